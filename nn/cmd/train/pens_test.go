package main

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"inkling/nn/ink"
)

// TestStyles reads every style: it has a weight, it stays on the pad, and its
// pen comes down first.
func TestStyles(t *testing.T) {
	for digit, list := range styles {
		if len(list) == 0 {
			t.Errorf("no style of %d", digit)
		}
		if digit == 0 {
			list = append(list[:len(list):len(list)], dottedZeros...)
		}
		for _, text := range list {
			s, err := parseSkeleton(text)
			if err != nil {
				t.Errorf("style of %d: %q: %v", digit, text, err)
				continue
			}
			if !(s.weight > 0 && s.weight <= 10) || len(s.curves) == 0 || !s.curves[0].lift {
				t.Errorf("style of %d: %q: weight %v, curves %v", digit, text, s.weight, s.curves)
			}
			for _, p := range s.points {
				if !(p[0] >= 0 && p[0] <= 100 && p[1] >= 0 && p[1] <= 100) {
					t.Errorf("style of %d: %q: %v is off the pad", digit, text, p)
				}
			}
		}
	}
}

// TestOnlyTheDetectorLearnsDottedZeros keeps what the other networks learnt.
func TestOnlyTheDetectorLearnsDottedZeros(t *testing.T) {
	lessons, detectors := newPens(), newDetectorPens()
	for digit, list := range styles {
		more := 0
		if digit == 0 {
			more = len(dottedZeros)
		}
		if n, m := len(lessons.skeletons[digit]), len(detectors.skeletons[digit]); n != len(list) || m != n+more {
			t.Errorf("%d: %d styles and %d, want %d and %d more", digit, n, m, len(list), more)
		}
		for name, p := range map[string]*pens{"networks": lessons, "detector": detectors} {
			sum := 0.0
			for _, s := range p.skeletons[digit] {
				sum += s.weight
			}
			if math.Abs(p.total[digit]-sum) > 1e-9 {
				t.Errorf("%d: total of the pens of the %s is %v, want %v", digit, name, p.total[digit], sum)
			}
		}
	}
}

func TestParseSkeleton(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // the curves with their weight, or the error
	}{
		{"1,2 3,4", "1 [{[0 1] true}]"},
		{"0.5: 1,2 3,4 5,6", "0.5 [{[0 1 2] true}]"},
		{"1,2 3,4 / 5,6", "1 [{[0 1] true} {[1 2] false}]"},
		{"1,2 3,4 | 5,6 7,8", "1 [{[0 1] true} {[2 3] true}]"},
		{"2: 1,2 3,4 / 5,6 / 7,8 9,9 | 5,6 7,8", "2 [{[0 1] true} {[1 2] false} {[2 3 4] false} {[5 6] true}]"},
		{"", "a curve of 0 points, expected at least 2"},
		{"1,2", "a curve of 1 points, expected at least 2"},
		{"1,2 3,4 |", "a curve of 0 points, expected at least 2"},
		{"1,2 3,4 /", "a curve of 1 points, expected at least 2"},
		{"/ 1,2 3,4", "a curve of 0 points, expected at least 2"},
		{"1;2 3,4", `found "1;2", expected x,y: `},
		{"1,2 3,", `found "3,", expected x,y: `},
		{"1,2 x,4", `found "x,4", expected x,y: `},
		{"often: 1,2 3,4", `"often"`},
	} {
		s, err := parseSkeleton(c.text)
		got := fmt.Sprint(s.weight, " ", s.curves)
		if err != nil {
			got = err.Error()
		}
		if got != c.want && (err == nil || !strings.Contains(got, c.want)) {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

// TestPensWrite draws every digit many times: near the pad, with ink, the same
// for the same seed and another for another.
func TestPensWrite(t *testing.T) {
	p, a := newPens(), newAugmenter(full)
	for digit := range styles {
		var last []ink.Stroke
		for seed := range uint64(200) {
			strokes := p.write(digit, newRand(seed))
			if again := newPens().write(digit, newRand(seed)); !reflect.DeepEqual(again, strokes) {
				t.Errorf("%d: seed %d gives two drawings", digit, seed)
			}
			if reflect.DeepEqual(strokes, last) {
				t.Errorf("%d: seed %d draws as the one before", digit, seed)
			}
			last = strokes
			for _, s := range strokes {
				if len(s) < 2 {
					t.Errorf("%d: seed %d: a stroke of %d points", digit, seed, len(s))
				}
				for _, q := range s {
					if !(q.X >= -1 && q.X <= 2 && q.Y >= -1 && q.Y <= 2) {
						t.Fatalf("%d: seed %d: a point at %v, %v, want −1 … 2", digit, seed, q.X, q.Y)
					}
				}
			}
			var d, again ink.Digit
			a.write(&d, p, digit, newRand(seed))
			newAugmenter(full).write(&again, p, digit, newRand(seed))
			if d.Empty() || d != again {
				t.Errorf("%d: seed %d: empty %v, the same again %v", digit, seed, d.Empty(), d == again)
			}
		}
	}
}

// TestStylesAreDrawnByWeight counts strokes where only the rare style has two.
func TestStylesAreDrawnByWeight(t *testing.T) {
	rare, often, other := mustParse(t, "10,10 90,10 | 10,90 90,90"), mustParse(t, "2: 10,10 90,90"), mustParse(t, "10,90 90,10")
	for _, c := range []struct {
		name string
		list []skeleton
	}{{"first", []skeleton{rare, often, other}}, {"in the middle", []skeleton{often, rare, other}}, {"last", []skeleton{other, often, rare}}} {
		p := new(pens)
		p.skeletons[4], p.total[4] = c.list, 4
		drawn, rng := 0, newRand(1)
		for range 2000 {
			if len(p.write(4, rng)) == 2 {
				drawn++
			}
		}
		if drawn < 425 || drawn > 575 {
			t.Errorf("%s: %d of 2000, want about 500", c.name, drawn)
		}
	}
}

func mustParse(t *testing.T, text string) skeleton {
	t.Helper()
	s, err := parseSkeleton(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestPointsMoveAlone draws two strokes of one skeleton line: they differ.
func TestPointsMoveAlone(t *testing.T) {
	twice := mustParse(t, "20,50 80,50 | 20,50 80,50")
	for seed := range uint64(20) {
		if strokes := twice.write(newRand(seed)); reflect.DeepEqual(strokes[0], strokes[1]) {
			t.Errorf("seed %d: the same line twice", seed)
		}
	}
}

// TestHandsVary measures hands by where points so far out come to that no wave
// matters: the turn of the horizontal, the vertical's slant against it, and the
// stretch. Near by it bends lines.
func TestHandsVary(t *testing.T) {
	const far, count = 1e6, 1000
	var turn, slant, stretch float64 // sums of squares
	for seed := range uint64(count) {
		hand := newHand(newRand(seed))
		x, y := hand(far, 0)
		u, v := hand(0, far)
		turn += math.Pow(math.Atan2(y, x), 2)
		slant += math.Pow((u*x+v*y)/math.Hypot(x, y)/far, 2)
		stretch += math.Pow(2*math.Log(math.Hypot(x, y)/far), 2)
		for _, p := range [][2]float64{{20, 0}, {0, 20}} {
			x0, y0 := hand(-p[0], -p[1])
			x1, y1 := hand(0, 0)
			x2, y2 := hand(p[0], p[1])
			if math.Hypot(x0+x2-2*x1, y0+y2-2*y1) < 1e-6 {
				t.Errorf("seed %d: a straight line to %v stays straight", seed, p)
			}
		}
	}
	for _, c := range []struct {
		name      string
		sum, want float64
	}{{"turn", turn, penTurnSD}, {"slant", slant, penSlantSD}, {"stretch", stretch, penStretchSD}} {
		if got := math.Sqrt(c.sum / count); !(math.Abs(got-c.want) < 0.1*c.want) {
			t.Errorf("%s: standard deviation %.3f, want %.3f", c.name, got, c.want)
		}
	}
}
