package lesson

import (
	"math"
	"strings"
	"testing"
)

func TestJudgeNamesTheFirstCombinationThatFails(t *testing.T) {
	for _, c := range []struct {
		name string
		w    [Small]float64
		b    float64
		say  Key
		args string
	}{
		{"as it begins", [Small]float64{5, 5, 5}, 0, C6None, "value 0.500"},
		{"one weight too large", [Small]float64{10, 16, 10}, -15.5, C6One, "value 0.622 first 2"},
		{"one too small", [Small]float64{10, 10, 4}, -15, C6Two, "value 0.269 first 1 second 3"},
		{"together too small", [Small]float64{9, 9, 9}, -20, C6Two, "value 0.119 first 1 second 2"},
		{"inhibited together", [Small]float64{0, 0, 0}, -5, C6Two, "value 0.007 first 1 second 2"},
		{"just enough", [Small]float64{5, 5, 5}, -7.5, C6Done, ""},
		{"the solution", [Small]float64{10, 10, 10}, -15, C6Done, ""},
	} {
		n := newThreshold()
		for i, w := range c.w {
			n.Act(Act{Name: "weight", Index: i, Value: w})
		}
		n.Act(Act{Name: "bias", Value: c.b})
		j := n.Judge()
		if j.Say != c.say || strings.Join(j.Args, " ") != c.args || j.Done != (c.say == C6Done) {
			t.Errorf("%s: %+v", c.name, j)
		}
	}
}

func TestJudgeHasASentenceForWhateverFails(t *testing.T) {
	n := newThreshold()
	for b := -20.0; b <= 20; b += 2.5 {
		for code := range 17 * 17 * 17 {
			n.Bias = b
			for i := range n.W {
				n.W[i] = float64(code%17)*2.5 - 20
				code /= 17
			}
			if j := n.Judge(); j.Say == "" {
				t.Fatalf("w = %v, b = %v: %+v", n.W, b, j)
			}
		}
	}
}

func TestTheSolutionIsSet(t *testing.T) {
	n := newThreshold()
	n.Act(Act{Name: "solve"})
	if j := n.Judge(); !j.Done {
		t.Errorf("the solution: %+v", j)
	}
	for i, want := range [Combinations]float64{-15, -5, -5, -5, 5, 5, 5, 15} {
		if got := n.Row(i).Z; got != want {
			t.Errorf("combination %d: z = %v, want %v", i, got, want)
		}
	}
}

// No z in steps of 0.5 is so near to a limit that three decimals would hide on
// which side it is.
func TestLimitsAreClearInThreeDecimals(t *testing.T) {
	n := newThreshold()
	n.W = [Small]float64{}
	for b := -20.0; b <= 20; b += 0.5 {
		n.Act(Act{Name: "bias", Value: b})
		if a := n.Row(0).A; math.Abs(a-firesAbove) < 0.001 || math.Abs(a-sleepsBelow) < 0.001 {
			t.Errorf("z = %v: %v", b, a)
		}
	}
}

func TestSlidersAreBounded(t *testing.T) {
	n := newThreshold()
	n.Act(Act{Name: "weight", Index: 1, Value: 99})
	n.Act(Act{Name: "weight", Index: 2, Value: 1.26})
	n.Act(Act{Name: "weight", Index: 7, Value: 1})
	n.Act(Act{Name: "bias", Value: math.NaN()})
	if n.W != [Small]float64{5, 20, 1.5} || n.Bias != 0 {
		t.Errorf("got %v, %v", n.W, n.Bias)
	}
	n.Act(Act{Name: "input", Index: 1, Value: 1})
	n.Act(Act{Name: "input", Index: 2, Value: 0.5})
	if got := n.FirstSum(); got != 3-2+0.5 {
		t.Errorf("the sum: %v", got)
	}
}

func TestTheDrawingShowsWhatIsOn(t *testing.T) {
	n := newThreshold()
	for range 2 {
		n.Act(Act{Name: "on", Index: 2})
	}
	if c := n.Chosen(); n.Row(c).Count != 1 || !n.Row(c).On[0] {
		t.Errorf("as it begins: %d", c)
	}
	n.Act(Act{Name: "on", Index: 2})
	if got := n.Row(n.Chosen()).On; got != [Small]bool{true, false, true} {
		t.Errorf("with 1 and 3 on: %v", got)
	}
}

func TestTheThresholdIsTold(t *testing.T) {
	n := newThreshold()
	for _, c := range []struct {
		s, b float64
		key  Key
		want string
	}{{10, -10, C6Edge, "0.5000"}, {12, -10, C6Fires, "0.8808"}, {8, -10, C6Sleeps, "0.1192"}, {0, 3, C6Fires, "0.9526"}} {
		n.Act(Act{Name: "s", Value: c.s})
		n.Act(Act{Name: "b", Value: c.b})
		if key, args := n.Reply(); key != c.key || args[7] != c.want {
			t.Errorf("S = %v, b = %v: %s %v", c.s, c.b, key, args)
		}
	}
	n.Act(Act{Name: "guess", Index: GuessHalf})
	if n.S != 10 || n.B != -10 || !n.Guessed {
		t.Errorf("what was guessed about is not shown: %v, %v", n.S, n.B)
	}
}

func TestSigmoidPath(t *testing.T) {
	path := SigmoidPath(-10, 0, 20, 300, 100)
	points := strings.Split(strings.TrimPrefix(path, "M"), "L")
	if len(points) != 81 || points[0] != "0.0 100.0" || points[40] != "150.0 50.0" || points[80] != "300.0 0.0" {
		t.Errorf("got %s", path)
	}
}
