package main

import (
	"math"
	"slices"
	"testing"

	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// TestSeveralStandApart finds the digits by the gaps between strokes.
func TestSeveralStandApart(t *testing.T) {
	n := newNonDigits(newPens())
	found := map[string]int{}
	for seed := range uint64(500) {
		strokes := n.several(newRand(seed))
		beside, stacked := groups(strokes, false, leastBeside), groups(strokes, true, leastStack)
		switch {
		case beside == 1 && stacked == 2:
			found["stacked"]++
		case stacked == 1 && (beside == 2 || beside == 3):
			found["beside"]++
		default:
			t.Errorf("seed %d: %d digits side by side, %d one above the other", seed, beside, stacked)
		}
		if beside == 3 {
			found["three"]++
		}
	}
	if found["stacked"] < 90 || found["stacked"] > 160 || found["three"] < 30 || found["three"] > 90 {
		t.Errorf("%v of 500, want 125 stacked and 56 of three", found)
	}
}

// TestNoOneIsStacked writes 1 with two strokes and every other digit with one.
func TestNoOneIsStacked(t *testing.T) {
	p := new(pens)
	for digit := range p.skeletons {
		text := "50,10 30,50 50,90"
		if digit == 1 {
			text = "50,10 30,50 50,90 | 50,10 70,50 50,90"
		}
		p.skeletons[digit], p.total[digit] = []skeleton{mustParse(t, text)}, 1
	}
	n, ones := newNonDigits(p), 0
	for seed := range uint64(500) {
		strokes := n.several(newRand(seed))
		one := len(strokes) > 2
		if one && groups(strokes, true, leastStack) > 1 {
			t.Errorf("seed %d: a 1 above or below another digit", seed)
		}
		if one {
			ones++
		}
	}
	if ones == 0 {
		t.Error("no 1 in 500 drawings")
	}
}

// groups is how many sets of strokes lie at least gap apart from each other,
// across or, where down is set, up and down.
func groups(strokes []ink.Stroke, down bool, gap float64) int {
	var spans [][2]float64
	for _, s := range strokes {
		b := boxOf([]ink.Stroke{s})
		if down {
			spans = append(spans, [2]float64{b.top, b.bottom})
		} else {
			spans = append(spans, [2]float64{b.left, b.right})
		}
	}
	slices.SortFunc(spans, func(a, b [2]float64) int { return int(math.Copysign(1, a[0]-b[0])) })
	count, end := 1, spans[0][1]
	for _, span := range spans[1:] {
		if span[0]-end > gap-1e-9 {
			count++
		}
		end = max(end, span[1])
	}
	return count
}

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

// TestStruck wants lines that run right through and beyond the digit, and
// scribbles as large as it.
func TestStruck(t *testing.T) {
	n := newNonDigits(newPens())
	for seed := range uint64(500) {
		strokes, kind := n.struck(newRand(seed))
		last := len(strokes) - 1
		digit, over := boxOf(strokes[:last]), boxOf(strokes[last:])
		switch kind {
		case verdict.Scribble:
			if over.side() < 0.99*digit.side() {
				t.Errorf("seed %d: a scribble of %.2f on a digit of %.2f", seed, over.side(), digit.side())
			}
		case verdict.Unfamiliar:
			if one := boxOf(strokes[:1]); over.left > one.left || over.right < one.right || over.height() > 0.5*over.width() {
				t.Errorf("seed %d: a line over %+v on a digit over %+v", seed, over, one)
			}
		default:
			t.Errorf("seed %d: reason %d", seed, kind)
		}
	}
}
