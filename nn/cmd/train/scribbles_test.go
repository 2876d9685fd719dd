package main

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"inkling/nn/ink"
)

// narrow is the width in pixels of ink up to which a drawing may be a 1.
const narrow = 6

// TestScribbles draws each kind many times: with ink, on the pad once fitted,
// never twice the same, and, dots apart, never as narrow as a 1 once read.
func TestScribbles(t *testing.T) {
	var norm ink.Normalizer
	for i, draw := range scribblers {
		var last []ink.Stroke
		for seed := range uint64(300) {
			strokes := draw(newRand(seed))
			if reflect.DeepEqual(strokes, last) {
				t.Errorf("scribbler %d: seed %d draws as the one before", i, seed)
			}
			last = strokes
			strokes = ink.Fit(strokes)
			checkOnPad(t, seed, strokes)
			var d ink.Digit
			norm.Strokes(&d, strokes, ink.All)
			if w := inkWidth(&d); w <= narrow && len(strokes[0]) > 1 {
				t.Errorf("scribbler %d: seed %d is %d pixels wide, want more than %d", i, seed, w, narrow)
			}
		}
	}
}

// inkWidth is the number of columns with black pixels from the first to the last.
func inkWidth(d *ink.Digit) int {
	first, last := ink.Side, -1
	for i, v := range d {
		if v > 0.5 {
			first, last = min(first, i%ink.Side), max(last, i%ink.Side)
		}
	}
	return last - first + 1
}

func TestInkWidth(t *testing.T) {
	var norm ink.Normalizer
	var d ink.Digit
	norm.Strokes(&d, []ink.Stroke{{{X: 0.3, Y: 0.9}, {X: 0.6, Y: 0.1}}}, ink.All) // a 1, slanted
	if w := inkWidth(&d); w < 2 || w > 4 {
		t.Errorf("a 1 is %d pixels wide, want 2 … 4", w)
	}
}

// TestLinesAreLevel draws lines and waves: even when read straightened they
// must not stand up.
func TestLinesAreLevel(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand) []ink.Stroke{"lines": levelLines, "waves": waves} {
		for seed := range uint64(300) {
			for _, s := range draw(newRand(seed)) {
				dx, dy := s[len(s)-1].X-s[0].X, s[len(s)-1].Y-s[0].Y
				if math.Abs(dy) > math.Abs(dx)*math.Tan(flattest+0.35) {
					t.Errorf("%s: seed %d: a stroke by %.2f, %.2f, want it level", name, seed, dx, dy)
				}
			}
		}
	}
}

// TestCoilsWind counts the turns about the middle.
func TestCoilsWind(t *testing.T) {
	for seed := range uint64(300) {
		s := coil(newRand(seed))[0]
		angle := 0.0
		for i := range s[1:] {
			if a, b := s[i], s[i+1]; math.Hypot(a.X, a.Y) > 0.08 {
				angle += math.Atan2(a.X*b.Y-a.Y*b.X, a.X*b.X+a.Y*b.Y)
			}
		}
		if turns := math.Abs(angle) / (2 * math.Pi); turns < 1.6 || turns > 4 {
			t.Errorf("seed %d: %.1f turns outside of the middle, want about two or more", seed, turns)
		}
		if r := math.Hypot(s[0].X, s[0].Y); r > 0.07 {
			t.Errorf("seed %d begins %.2f off the middle", seed, r)
		}
	}
}

// TestArcsAreOpen measures how far apart the ends are, and that none opens to
// the left.
func TestArcsAreOpen(t *testing.T) {
	for seed := range uint64(300) {
		strokes := arc(newRand(seed))
		s, b := strokes[0], boxOf(strokes)
		from, to := s[0], s[len(s)-1]
		if gap := math.Hypot(to.X-from.X, to.Y-from.Y) / b.side(); gap < 0.6 {
			t.Errorf("seed %d: the ends are %.2f of its size apart, want 0.6", seed, gap)
		}
		middle := s[len(s)/2]
		if angle := math.Atan2(middle.Y, middle.X); math.Abs(angle) < 1 {
			t.Errorf("seed %d: opens to the left", seed)
		}
	}
}

// TestPolygonsAreNotRound wants few corners, or as many dents as tips.
func TestPolygonsAreNotRound(t *testing.T) {
	for seed := range uint64(300) {
		s := polygon(newRand(seed))[0]
		corners := s[:len(s)-1]
		if s[0] != s[len(s)-1] || len(corners) < 3 {
			t.Fatalf("seed %d: %d corners, ends %v, %v", seed, len(corners), s[0], s[len(s)-1])
		}
		if len(corners) <= 4 {
			continue
		}
		for i, p := range corners {
			if r := math.Hypot(p.X, p.Y); (i%2 == 1) != (r < 0.3) {
				t.Errorf("seed %d: corner %d is %.2f off the middle", seed, i, r)
			}
		}
	}
}

// TestCrossingLinesCross wants each pair of lines to have a common point.
func TestCrossingLinesCross(t *testing.T) {
	for seed := range uint64(300) {
		strokes := crossingLines(newRand(seed))
		if len(strokes) < 2 {
			t.Fatalf("seed %d: %d lines", seed, len(strokes))
		}
		for i, a := range strokes {
			for _, b := range strokes[:i] {
				if !cross(a, b) {
					t.Errorf("seed %d: two lines do not cross", seed)
				}
			}
		}
	}
}

// cross reports whether the ends of each lie on both sides of the other.
func cross(a, b ink.Stroke) bool {
	side := func(s ink.Stroke, p ink.Point) bool {
		from, to := s[0], s[len(s)-1]
		return (to.X-from.X)*(p.Y-from.Y) > (to.Y-from.Y)*(p.X-from.X)
	}
	return side(a, b[0]) != side(a, b[len(b)-1]) && side(b, a[0]) != side(b, a[len(a)-1])
}
