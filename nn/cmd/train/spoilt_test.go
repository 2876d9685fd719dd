package main

import (
	"math"
	"slices"
	"testing"

	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// TestParts wants open bows, and none that reads as narrow as a 1.
func TestParts(t *testing.T) {
	n := newNonDigits(newPens())
	var norm ink.Normalizer
	for seed := range uint64(300) {
		strokes := n.part(newRand(seed))
		if l := length(strokes); l < 0.2 || l > 1.8 || !openBow(strokes[0]) {
			t.Errorf("seed %d: %.2f long, an open bow: %v", seed, l, openBow(strokes[0]))
		}
		var d ink.Digit
		if norm.Strokes(&d, strokes, ink.All); inkWidth(&d) <= narrow {
			t.Errorf("seed %d is %d pixels wide, want more than %d", seed, inkWidth(&d), narrow)
		}
	}
}

func TestOpenBow(t *testing.T) {
	// bow goes round a circle from the top, turning left by sweep.
	bow := func(sweep float64) (s ink.Stroke) {
		for i := range 21 {
			sin, cos := math.Sincos(sweep * float64(i) / 20)
			s = append(s, ink.Point{X: -sin, Y: -cos})
		}
		return s
	}
	reversed := bow(3.2)
	slices.Reverse(reversed)
	for _, c := range []struct {
		name string
		s    ink.Stroke
		want bool
	}{
		{"half a circle", bow(3.2), true},
		{"half a circle upwards", reversed, true},
		{"two thirds", bow(4.2), true},
		{"nearly a circle", bow(5.6), false},
		{"a flat bow", bow(1), false},
		{"a line", ink.Stroke{{X: 1, Y: 0}, {X: 0.5, Y: 0.5}, {X: 0, Y: 1}}, false},
		{"a bow to the right", bow(-3.2), false},
	} {
		if got := openBow(c.s); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestUpTo(t *testing.T) {
	for _, c := range []struct {
		length float64
		want   []int // points of each stroke
	}{{0.5, []int{1}}, {1, []int{2}}, {2.5, []int{3, 1}}, {3.5, []int{3, 2}}, {4, []int{3, 3}}, {9, []int{3, 3}}} {
		strokes := []ink.Stroke{{{X: 0}, {X: 1}, {X: 2}}, {{Y: 5}, {Y: 6}, {Y: 7}}}
		if l := length(strokes); l != 4 {
			t.Errorf("length %v, want 4", l)
		}
		var got []int
		for _, s := range upTo(strokes, c.length) {
			got = append(got, len(s))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("up to %v: strokes of %v points, want %v", c.length, got, c.want)
		}
	}
}

// TestStruck wants lines that run right through and beyond the digit, level or
// steep, and scribbles as large as it.
func TestStruck(t *testing.T) {
	n := newNonDigits(newPens())
	level, steep := 0, 0
	for seed := range uint64(500) {
		strokes, kind := n.struck(newRand(seed))
		last := len(strokes) - 1
		digit, over := boxOf(strokes[:last]), boxOf(strokes[last:])
		one := boxOf(strokes[:1])
		switch {
		case kind == verdict.Scribble:
			if over.side() < 0.99*digit.side() {
				t.Errorf("seed %d: a scribble of %.2f on a digit of %.2f", seed, over.side(), digit.side())
			}
		case kind != verdict.Unfamiliar:
			t.Errorf("seed %d: reason %d", seed, kind)
		case over.height() < 0.5*over.width():
			if level++; over.left > one.left || over.right < one.right {
				t.Errorf("seed %d: a level line over %+v on a digit over %+v", seed, over, one)
			}
		default:
			if steep++; (over.left > one.left || over.right < one.right) && (over.top > one.top || over.bottom < one.bottom) {
				t.Errorf("seed %d: a steep line over %+v on a digit over %+v", seed, over, one)
			}
		}
	}
	if level < 150 || level > 230 || steep < 150 || steep > 230 {
		t.Errorf("%d level lines and %d steep ones of 500, want 188 each", level, steep)
	}
}

// TestStrike measures lines against the box that they strike through.
func TestStrike(t *testing.T) {
	b := box{left: 2, top: 1, right: 3, bottom: 3}
	for seed := range uint64(200) {
		for _, angle := range []float64{-0.3, 0, 0.3, 1} {
			s := strike(newRand(seed), b, 0.2, 0.2, angle)
			from, to := s[0], s[len(s)-1]
			if got := math.Atan2(to.Y-from.Y, to.X-from.X); math.Abs(got-angle) > 0.1 {
				t.Errorf("seed %d: a line at %.2f, want %.2f", seed, got, angle)
			}
			if x, y := (from.X+to.X)/2, (from.Y+to.Y)/2; math.Hypot(x-2.5, y-2.2) > 0.35 {
				t.Errorf("seed %d: its middle is at %.2f, %.2f, want 2.5, 2.2", seed, x, y)
			}
			inside := min(1/math.Cos(angle), 2/math.Abs(math.Sin(angle)))
			if beyond := (math.Hypot(to.X-from.X, to.Y-from.Y) - inside) / 2 / b.side(); beyond < leastBeyond+0.14 || beyond > mostBeyond+0.26 {
				t.Errorf("seed %d: %.2f beyond at either end, want 0.2 more than %v … %v", seed, beyond, leastBeyond, mostBeyond)
			}
		}
	}
}
