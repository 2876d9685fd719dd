package main

import (
	"math"
	"reflect"
	"sync"
	"testing"

	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// TestGlyphs reads every style of every sign: it has a weight and stays on the
// pad, and no name stands twice.
func TestGlyphs(t *testing.T) {
	seen := map[string]bool{}
	for _, list := range [][]glyph{letters, symbols, shapes} {
		for _, g := range list {
			if g.name == "" || seen[g.name] || len(g.styles) == 0 {
				t.Errorf("%q: seen before %v, %d styles", g.name, seen[g.name], len(g.styles))
			}
			seen[g.name] = true
			for _, text := range g.styles {
				s, err := parseSkeleton(text)
				if err != nil {
					t.Errorf("%s: %q: %v", g.name, text, err)
				}
				if !(s.weight > 0 && s.weight <= 10) {
					t.Errorf("%s: %q: weight %v, want up to 10", g.name, text, s.weight)
				}
				for _, p := range s.points {
					if !(p[0] >= 0 && p[0] <= 100 && p[1] >= 0 && p[1] <= 100) {
						t.Errorf("%s: %q: %v is off the pad", g.name, text, p)
					}
				}
			}
		}
	}
}

func TestReadGlyphsPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a slip in a skeleton is read, want a panic")
		}
	}()
	readGlyphs([]glyph{{"slip", []string{"1,2 3;4"}}}, false)
}

// TestNonDigitsWrite draws many: with ink, on the pad, the same for the same
// seed and another for another.
func TestNonDigitsWrite(t *testing.T) {
	n, again := newNonDigits(newPens()), newNonDigits(newPens())
	var norm ink.Normalizer
	var last []ink.Stroke
	for seed := range uint64(3000) {
		strokes, kind := n.write(newRand(seed))
		other, otherKind := again.write(newRand(seed))
		if !reflect.DeepEqual(other, strokes) || kind != otherKind {
			t.Errorf("seed %d gives two drawings", seed)
		}
		if reflect.DeepEqual(strokes, last) {
			t.Errorf("seed %d draws as the one before", seed)
		}
		last = strokes
		checkOnPad(t, seed, strokes)
		var d ink.Digit
		if norm.Strokes(&d, strokes, ink.All); d.Empty() {
			t.Errorf("seed %d: nothing to see", seed)
		}
	}
}

func checkOnPad(t *testing.T, seed uint64, strokes []ink.Stroke) {
	t.Helper()
	if len(strokes) == 0 {
		t.Fatalf("seed %d: no strokes", seed)
	}
	for _, s := range strokes {
		if len(s) == 0 {
			t.Fatalf("seed %d: an empty stroke", seed)
		}
		for _, q := range s {
			if !(q.X >= 0 && q.X <= 1 && q.Y >= 0 && q.Y <= 1) {
				t.Fatalf("seed %d: a point at %v, %v, want 0 … 1", seed, q.X, q.Y)
			}
		}
	}
}

// TestNonDigitShares counts what is drawn by what it is called.
func TestNonDigitShares(t *testing.T) {
	const count = 20000
	n, rng := newNonDigits(newPens()), newRand(1)
	got := map[verdict.Reason]float64{}
	for range count {
		_, kind := n.draw(rng)
		got[kind] += 1.0 / count
	}
	const struckShare = 1 - letterShare - symbolShare - scribbleShare - severalShare - partShare
	want := map[verdict.Reason]float64{
		verdict.TwoDigits:  severalShare,
		verdict.Scribble:   scribbleShare + struckShare/4,
		verdict.Unfamiliar: letterShare + symbolShare + partShare + struckShare*3/4,
	}
	if len(got) != len(want) {
		t.Errorf("%d kinds, want %d", len(got), len(want))
	}
	for kind, share := range want {
		if math.Abs(got[kind]-share) > 0.012 { // 3.4 standard deviations or more
			t.Errorf("reason %d: %.3f of all, want %.3f", kind, got[kind], share)
		}
	}
}

// TestNonDigitsAreShared lets goroutines draw from one nonDigits at once.
func TestNonDigitsAreShared(t *testing.T) {
	n := newNonDigits(newPens())
	var group sync.WaitGroup
	var drawn [4][][]ink.Stroke
	for g := range drawn {
		group.Go(func() {
			for seed := range uint64(100) {
				strokes, _ := n.write(newRand(seed))
				drawn[g] = append(drawn[g], strokes)
			}
		})
	}
	group.Wait()
	for g := range drawn {
		if !reflect.DeepEqual(drawn[g], drawn[0]) {
			t.Errorf("goroutine %d drew otherwise than the first", g)
		}
	}
}

// TestShapesTurn draws a level line as a symbol, which stays as it is or so,
// and as a shape, which points anywhere.
func TestShapesTurn(t *testing.T) {
	turning := 0
	for _, s := range newNonDigits(newPens()).symbols {
		if s.turns {
			turning++
		}
	}
	if turning != len(shapes) {
		t.Errorf("%d signs turn, want the %d shapes", turning, len(shapes))
	}
	level := []glyph{{"line", []string{"0,50 100,50"}}}
	for _, turns := range []bool{false, true} {
		signs, rng := readGlyphs(level, turns), newRand(1)
		var quarters [4]int
		for range 400 {
			s := writeSign(signs, rng)[0]
			angle := math.Atan2(s[len(s)-1].Y-s[0].Y, s[len(s)-1].X-s[0].X)
			quarters[int(math.Floor(angle/(math.Pi/2)+0.5)+4)%4]++
		}
		for q, found := range quarters {
			if turns && found < 60 || !turns && (q == 0) != (found == 400) {
				t.Errorf("turns %v: %d of 400 in quarter %d", turns, found, q)
			}
		}
	}
}

// TestSignsAreDrawnAlike tells signs by their number of strokes.
func TestSignsAreDrawnAlike(t *testing.T) {
	signs := readGlyphs([]glyph{
		{"one", []string{"10,10 90,10"}},
		{"two", []string{"10,10 90,10 | 10,30 90,30"}},
		{"three or four", []string{"10,10 90,10 | 10,30 90,30 | 10,50 90,50", "3: 10,10 90,10 | 10,30 90,30 | 10,50 90,50 | 10,70 90,70"}},
	}, false)
	var drawn [5]float64
	rng := newRand(1)
	for range 2400 {
		drawn[len(writeSign(signs, rng))]++
	}
	for count, want := range [5]float64{0, 800, 800, 200, 600} {
		if math.Abs(drawn[count]-want) > 90 {
			t.Errorf("%d strokes: %v times, want about %v", count, drawn[count], want)
		}
	}
}
