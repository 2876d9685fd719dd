package lesson

import (
	"math"
	"strings"
	"testing"
)

func TestJudgeEntry(t *testing.T) {
	e := &C8Examples[0] // rows: 0.5, 1, 1.5; a = 1, 0.5
	for typed, want := range map[string]Key{
		"1": C8Entry, "1.00": C8Entry, "2": C8EntryBias, "0.5": C8EntryRow, "1.5": C8EntryRow,
		"-1.5": C8EntryColumn, "−0,5": C8EntryColumn, "0.73": C8EntrySigma, "7": C8EntryOff, "": C8Number, "one": C8Number,
	} {
		if got := JudgeEntry(e, typed); got.Say != want || got.Done != (want == C8Entry) {
			t.Errorf("%q: %+v, want %s", typed, got, want)
		}
	}
	if got := e.Written(); got != "0.5 · 1 + 3 · 0.5 + (−1) = 1" {
		t.Errorf("written %q", got)
	}
}

// Every example tells its slips apart: none of them passes, each is recognised.
func TestExamplesTellSlipsApart(t *testing.T) {
	for n := range C8Examples {
		e := &C8Examples[n]
		i := e.Row
		slips := map[Key]float64{C8EntryBias: e.Z(i) - e.B[i], C8EntryRow: e.Z((i + 1) % 3), C8EntrySigma: Sigma(e.Z(i))}
		if c, ok := e.column(i); ok {
			slips[C8EntryColumn] = c + e.B[i]
		}
		for want, v := range slips {
			if got := JudgeEntry(e, Told(v, 4)); got.Say != want {
				t.Errorf("example %d: %v is said to be %s, want %s", n, v, got.Say, want)
			}
		}
		if got := JudgeEntry(e, Told(e.Z(i), 2)); !got.Done || !strings.HasSuffix(e.Written(), "= "+Told(e.Z(i), 2)) {
			t.Errorf("example %d: %v is %+v; written %s", n, e.Z(i), got, e.Written())
		}
	}
}

func TestAnotherExampleIsAskedWhenItIsDoneAgain(t *testing.T) {
	w := new(C8)
	w.Act(Act{Name: "entry", Text: "1"})
	w.Act(Act{Name: "again", Index: 1})
	if w.Example != 0 || w.Entry != "1" {
		t.Errorf("the other challenge begun anew left %+v", w)
	}
	w.Act(Act{Name: "again", Index: 0})
	if w.Example != 1 || w.Entry != "" {
		t.Errorf("begun anew it is %+v", w)
	}
	for range len(C8Examples) - 1 {
		w.Act(Act{Name: "other"})
	}
	if w.Example != 0 {
		t.Errorf("after all it is example %d", w.Example)
	}
}

func TestJudgeOutput(t *testing.T) {
	o := OutputSum{Digit: "3", Z: 2.3456, Bias: -0.7, Strays: 9.9}
	o.A = Sigma(o.Z) // 0.9126
	for _, c := range []struct {
		z, a string
		want Key
	}{
		{"2.35", "0.91", C8Output},
		{"2.3456", "0.9126", C8Output},
		{"2,345", ".913", C8Output}, // commas, and four rounded products off
		{"3.05", "", C8ZBias},
		{"3.75", "", C8ZTwice},
		{"-2.35", "", C8ZMinus},
		{"9.90", "", C8ZSigns},
		{"0.91", "", C8ZSigma},
		{"2.37", "", C8ZClose},
		{"2.33", "", C8ZClose},
		{"5", "", C8ZOff},
		{"", "0.91", C8NeedZ},
		{"2.35", "", C8NeedA},
		{"2.35", "2.35", C8AIsZ},
		{"2.35", "0.09", C8AMirrored},
		{"2.35", "0.5", C8AOff},
	} {
		if got := JudgeOutput(o, c.z, c.a); got.Say != c.want || got.Done != (c.want == C8Output) {
			t.Errorf("z %q, σ(z) %q: %+v, want %s", c.z, c.a, got, c.want)
		}
	}
	if got := JudgeOutput(OutputSum{Empty: true}, "1", "1"); got.Say != C8Empty {
		t.Errorf("of an empty pad: %+v", got)
	}
	if got := JudgeOutput(OutputSum{Another: true}, "1", "1"); got.Say != C8Another {
		t.Errorf("of another network: %+v", got)
	}
}

// However the printed products round, adding them up by hand is right.
func TestWhatIsAddedByHandIsAccepted(t *testing.T) {
	for _, off := range []float64{-17 * 0.00005, 17 * 0.00005} {
		z := 1.5050
		byHand := math.Round(100*(z+off)) / 100
		if got := JudgeOutput(OutputSum{Z: z, A: Sigma(z)}, Told(byHand, 2), Told(Sigma(byHand), 2)); !got.Done {
			t.Errorf("%v for %v is %+v", byHand, z, got)
		}
	}
}
