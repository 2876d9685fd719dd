package verdict

import (
	"math"
	"testing"
)

// outputs are ten zeros but for the given digits.
func outputs(lit map[int]float64) []float64 {
	a := make([]float64, 10)
	for d, v := range lit {
		a[d] = v
	}
	return a
}

// below is the largest number less than v.
func below(v float64) float64 { return math.Nextafter(v, 0) }

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		name  string
		out   map[int]float64
		empty bool
		find  Finding
		want  Verdict
	}{
		{"clear 3", map[int]float64{3: 0.92, 8: 0.05}, false, Finding{}, Verdict{Sure, StandsClear, 3, 0.92, 8, 0.05}},
		{"4 against 9, the lesson's case", map[int]float64{4: 0.48, 9: 0.45}, false, Finding{}, Verdict{Unsure, TwoCompete, 4, 0.48, 9, 0.45}},
		{"two lit", map[int]float64{1: 0.8, 7: 0.99}, false, Finding{}, Verdict{Unsure, TwoCompete, 7, 0.99, 1, 0.8}},
		{"none lit", map[int]float64{2: 0.3, 5: 0.1}, false, Finding{}, Verdict{Unsure, NoneLit, 2, 0.3, 5, 0.1}},
		{"a clear lead over a weak rival", map[int]float64{6: 0.9, 0: 0.3}, false, Finding{}, Verdict{Sure, StandsClear, 6, 0.9, 0, 0.3}},
		{"lit but hard pressed", map[int]float64{6: 0.7, 0: 0.3}, false, Finding{}, Verdict{Unsure, TwoCompete, 6, 0.7, 0, 0.3}},
		{"just lit", map[int]float64{2: Lit}, false, Finding{}, Verdict{Sure, StandsClear, 2, Lit, 0, 0}},
		{"just not lit", map[int]float64{2: below(Lit)}, false, Finding{}, Verdict{Unsure, NoneLit, 2, below(Lit), 0, 0}},
		{"just a rival", map[int]float64{2: 0.69, 5: Rival}, false, Finding{}, Verdict{Unsure, TwoCompete, 2, 0.69, 5, Rival}},
		{"just no rival", map[int]float64{2: 0.69, 5: below(Rival)}, false, Finding{}, Verdict{Unsure, NoneLit, 2, 0.69, 5, below(Rival)}},
		{"just clear", map[int]float64{2: 0.75, 5: 0.25}, false, Finding{}, Verdict{Sure, StandsClear, 2, 0.75, 5, 0.25}},
		{"just not clear", map[int]float64{2: below(0.75), 5: 0.25}, false, Finding{}, Verdict{Unsure, TwoCompete, 2, below(0.75), 5, 0.25}},
		{"no ink", map[int]float64{7: 0.9}, true, Finding{1, Scribble}, Verdict{Empty, NoInk, 7, 0.9, 0, 0}},
		{"the first digit of equals, the next one second", nil, false, Finding{}, Verdict{Unsure, NoneLit, 0, 0, 1, 0}},
		{"a scribble that lights 5", map[int]float64{5: 0.99}, false, Finding{0.9, Scribble}, Verdict{NotADigit, Scribble, 5, 0.99, 0, 0}},
		{"just refused, though two compete", map[int]float64{4: 0.5, 9: 0.5}, false, Finding{Refuse, TwoDigits}, Verdict{NotADigit, TwoDigits, 4, 0.5, 9, 0.5}},
		{"just not refused", map[int]float64{5: 0.99}, false, Finding{below(Refuse), Unfamiliar}, Verdict{Unsure, Doubtful, 5, 0.99, 0, 0}},
		{"a check that went astray", map[int]float64{5: 0.99}, false, Finding{math.NaN(), Unfamiliar}, Verdict{NotADigit, Unfamiliar, 5, 0.99, 0, 0}},
		{"just doubtful", map[int]float64{5: 0.99}, false, Finding{Doubt, Unfamiliar}, Verdict{Unsure, Doubtful, 5, 0.99, 0, 0}},
		{"just beyond doubt", map[int]float64{5: 0.99}, false, Finding{below(Doubt), Unfamiliar}, Verdict{Sure, StandsClear, 5, 0.99, 0, 0}},
		{"two compete, doubtful or not", map[int]float64{5: 0.99, 3: 0.9}, false, Finding{Doubt, Unfamiliar}, Verdict{Unsure, TwoCompete, 5, 0.99, 3, 0.9}},
	} {
		if got := Judge(outputs(c.out), c.empty, c.find); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestJudgeLead(t *testing.T) {
	logits := []float64{-2.2, -1, 0.3, 2.8, -1.5, -0.4, -2, -0.9, 0.1, -0.7}
	close := []float64{-2, -1, -3, -2, 7, -2, -2, -1, -2, 6}
	for _, c := range []struct {
		name  string
		out   []float64
		empty bool
		want  Verdict
	}{
		{"a clear lead below the thresholds of sigmoid outputs", []float64{0, 0, 0, 0.02, 0, 0, 0, 0, 0.001, 0}, false, Verdict{Sure, StandsClear, 3, 0.02, 8, 0.001}},
		{"a clear lead", logits, false, Verdict{Sure, StandsClear, 3, 2.8, 2, 0.3}},
		{"two far above the rest, both above Lit", close, false, Verdict{Unsure, TwoCompete, 4, 7, 9, 6}},
		{"all of them dead", make([]float64, 10), false, Verdict{Unsure, TwoCompete, 0, 0, 1, 0}},
		{"just clear", []float64{4, 2, 0, 0, 0, 0, 0, 0, 0, 0}, false, Verdict{Sure, StandsClear, 0, 4, 1, 2}},
		{"just not clear", []float64{below(4), 2, 0, 0, 0, 0, 0, 0, 0, 0}, false, Verdict{Unsure, TwoCompete, 0, below(4), 1, 2}},
		{"no ink", logits, true, Verdict{Empty, NoInk, 3, 2.8, 2, 0.3}},
	} {
		if got := JudgeLead(c.out, c.empty); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
	for _, outputs := range [][]float64{logits, close} {
		want := JudgeLead(outputs, false).Status
		for _, scale := range []float64{0.125, 64} {
			other := make([]float64, 10)
			for i, a := range outputs {
				other[i] = scale*a - 16
			}
			if got := JudgeLead(other, false).Status; got != want {
				t.Errorf("%v is %v, times %v and shifted %v", outputs, want, scale, got)
			}
		}
	}
}

func TestStatusNames(t *testing.T) {
	for s, want := range map[Status]string{Empty: "empty", Sure: "sure", Unsure: "unsure", NotADigit: "not-a-digit"} {
		if s.String() != want {
			t.Errorf("status %d is %q, want %q", s, s, want)
		}
	}
}
