package lesson

import (
	"math"
	"testing"

	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// tenOutputs are ten, all small but the given ones.
func tenOutputs(of map[int]float64) []float64 {
	out := make([]float64, 10)
	for d := range out {
		out[d] = 0.005
	}
	for d, a := range of {
		out[d] = a
	}
	return out
}

// The two examples of the chapter are what its words say they are.
func TestTheExamplesAreSureAndUnsure(t *testing.T) {
	examples := [2]map[int]float64{{3: 0.92, 8: 0.05}, {4: 0.48, 9: 0.45}}
	for i, of := range examples {
		got := NoGuess
		switch verdict.Judge(tenOutputs(of), false, verdict.Finding{}).Status {
		case verdict.Sure:
			got = GuessSure
		case verdict.Unsure:
			got = GuessUnsure
		}
		if got != C3Truths[i] {
			t.Errorf("example %d: the network would say %d, the chapter says %d", i, got, C3Truths[i])
		}
	}
}

func TestReasonOfEachVerdict(t *testing.T) {
	for _, c := range []struct {
		of    map[int]float64
		empty bool
		f     verdict.Finding
		want  Key
	}{
		{nil, true, verdict.Finding{}, C3Empty},
		{map[int]float64{3: 0.92, 8: 0.05}, false, verdict.Finding{}, C3Sure},
		{map[int]float64{3: 0.99, 8: 0.4}, false, verdict.Finding{}, C3Leads},
		{map[int]float64{4: 0.9, 9: 0.5}, false, verdict.Finding{}, C3Two},
		{map[int]float64{4: 0.6}, false, verdict.Finding{}, C3None},
		{map[int]float64{4: 0.9}, false, verdict.Finding{NonDigit: 0.1}, C3Doubt},
		{map[int]float64{4: 0.9}, false, verdict.Finding{NonDigit: 0.9, Reason: verdict.Scribble}, C3Refused},
	} {
		if got := ReasonOf(verdict.Judge(tenOutputs(c.of), c.empty, c.f)); got != c.want {
			t.Errorf("%v: got %s, want %s", c.of, got, c.want)
		}
	}
}

func TestJudgeC3SaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		of    map[int]float64
		empty bool
		f     verdict.Finding
		done  bool
		want  Key
	}{
		{nil, true, verdict.Finding{}, false, C3Draw},
		{map[int]float64{4: 0.6, 9: 0.5}, false, verdict.Finding{NonDigit: 0.9}, false, C3NoDigit},
		{map[int]float64{4: 0.95}, false, verdict.Finding{}, false, C3StillOne},
		{map[int]float64{4: 0.6, 7: 0.5}, false, verdict.Finding{}, false, C3Others},
		{map[int]float64{4: 0.6, 9: 0.5}, false, verdict.Finding{}, true, C3Done},
		{map[int]float64{4: 0.5, 9: 0.9}, false, verdict.Finding{}, true, C3Done},
	} {
		got := JudgeC3(verdict.Judge(tenOutputs(c.of), c.empty, c.f), "a", "b")
		if got.Done != c.done || got.Say != c.want {
			t.Errorf("%v: got %t %s, want %t %s", c.of, got.Done, got.Say, c.done, c.want)
		}
	}
}

func TestC3KeepsGuesses(t *testing.T) {
	w := &C3{}
	w.Act(Act{Name: "guess", Index: 1})
	w.Act(Act{Name: "guess", Index: 2})
	w.Act(Act{Name: "guess", Index: 4})
	w.Act(Act{Name: "morph", Value: math.NaN()})
	if w.Guesses != [2]Guess{GuessUnsure, GuessSure} || w.Morph != 0 {
		t.Errorf("got %+v", w)
	}
	w.Act(Act{Name: "morph", Value: 29})
	if w.Morph != 29 {
		t.Errorf("got %v", w.Morph)
	}
}

func TestPrintedSumReAdds(t *testing.T) {
	if got := PrintedSum([]float64{0.00004, 0.00004, 0.5}); got != 0.5 {
		t.Errorf("got %v, want the sum of 0.0000, 0.0000 and 0.5000", got)
	}
}

func strokeThrough(points ...[2]float64) ink.Stroke {
	s := ink.Stroke{}
	for _, p := range points {
		s = append(s, ink.Point{X: p[0], Y: p[1]})
	}
	return s
}

func TestMorphGoesFromOneToTheOther(t *testing.T) {
	from := []ink.Stroke{strokeThrough([2]float64{0, 0}, [2]float64{1, 0}), strokeThrough([2]float64{0, 1}, [2]float64{1, 1})}
	to := []ink.Stroke{strokeThrough([2]float64{0, 2}, [2]float64{0.2, 2}, [2]float64{1, 2}), strokeThrough([2]float64{0, 3}, [2]float64{1, 3})}
	for _, c := range []struct{ t, y0, y1 float64 }{{0, 0, 1}, {0.5, 1, 2}, {1, 2, 3}} {
		got := Morph(from, to, c.t)
		if len(got) != 2 {
			t.Fatalf("got %d strokes", len(got))
		}
		for k, p := range got[0] {
			if want := float64(k) / (morphPoints - 1); math.Abs(p.X-want) > 1e-12 || math.Abs(p.Y-c.y0) > 1e-12 {
				t.Fatalf("t = %v, point %d: got %v, want (%v, %v)", c.t, k, p, want, c.y0)
			}
		}
		if math.Abs(got[1][7].Y-c.y1) > 1e-12 {
			t.Errorf("t = %v: second stroke at %v, want %v", c.t, got[1][7].Y, c.y1)
		}
	}
	if from[0][0].Y != 0 || to[0][0].Y != 2 {
		t.Error("a drawing was written to")
	}
}

// A stroke goes there and back: it is cut at the turning point.
func TestMorphCutsAtTheSharpestCorner(t *testing.T) {
	one := []ink.Stroke{strokeThrough([2]float64{0, 0}, [2]float64{0.5, 0.1}, [2]float64{1, 0}, [2]float64{0.5, -0.05}, [2]float64{0, 0})}
	two := []ink.Stroke{strokeThrough([2]float64{0, 0}, [2]float64{1, 0}), strokeThrough([2]float64{1, 0}, [2]float64{0, 0})}
	got := Morph(one, two, 0)
	if len(got) != 2 || got[0][morphPoints-1] != (ink.Point{X: 1}) || got[1][0] != (ink.Point{X: 1}) {
		t.Errorf("got %v", got)
	}
}

func TestMorphOfDotsAndNothing(t *testing.T) {
	dot := []ink.Stroke{strokeThrough([2]float64{0.5, 0.5})}
	if got := Morph(dot, []ink.Stroke{strokeThrough([2]float64{0.5, 0.5}, [2]float64{0.5, 0.5})}, 0.5); len(got) != 1 || got[0][9] != dot[0][0] {
		t.Errorf("got %v", got)
	}
	if got := Morph(nil, dot, 0.5); got != nil {
		t.Errorf("from nothing: got %v", got)
	}
}
