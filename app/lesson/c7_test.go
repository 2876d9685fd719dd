package lesson

import (
	"os"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/sample"
)

func TestWhatIsTypedIsRead(t *testing.T) {
	for typed, want := range map[string]float64{"1.5": 1.5, " −0,25 ": -0.25, "－１．５": -1.5, "3": 3, "+2": 2} {
		if got, ok := Number(typed); !ok || got != want {
			t.Errorf("Number(%q) = %v, %t, want %v", typed, got, ok, want)
		}
	}
	for typed, want := range map[string]int{"79,510": 79510, "79 510": 79510, "７９５１０": 79510, "79，510": 79510, "13002": 13002} {
		if got, ok := Whole(typed); !ok || got != want {
			t.Errorf("Whole(%q) = %v, %t, want %v", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "x", "1.2.3", "inf", "NaN"} {
		if got, ok := Number(typed); ok {
			t.Errorf("Number(%q) = %v", typed, got)
		}
		if got, ok := Whole(typed); ok {
			t.Errorf("Whole(%q) = %v", typed, got)
		}
	}
	for v, want := range map[float64]string{1.5: "1.5", -0.25: "−0.25", 2: "2", -0.0001: "0", 10: "10"} {
		if got := Told(v, 2); got != want {
			t.Errorf("Told(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestTheCountIsBuiltUp(t *testing.T) {
	w := new(C7)
	w.Act(Act{Name: "product", Index: 0, Text: "800"})
	if w.Wrong.Say != "" {
		t.Error("judged while it is typed")
	}
	w.Act(Act{Name: "product", Index: 0, Text: "800", Done: true})
	if w.Wrong.Say != C7Added {
		t.Errorf("784 + 16 is said to be %q", w.Wrong.Say)
	}
	w.Act(Act{Name: "product", Index: 1, Text: "255", Done: true})
	if w.Wrong.Say != C7Times || w.Known[1] {
		t.Errorf("255 is said to be %q", w.Wrong.Say)
	}
	w.Act(Act{Name: "product", Index: 0, Text: "12544"})
	if !w.Known[0] || w.Wrong.Say != "" || w.Tried[0] != "12,544" {
		t.Errorf("the right product left %+v", w)
	}
	for range 2 {
		w.Act(Act{Name: "tell"})
	}
	if !w.AllKnown() || w.Tried[2] != "160" {
		t.Errorf("told, it is %+v", w)
	}
}

func TestJudgeCount(t *testing.T) {
	for typed, want := range map[string]Key{
		"79510": C7Counted, "79,510": C7Counted, "79400": C7NoBias, "78500": C7One, "78,400": C7OneBare,
		"1010": C7Second, "1000": C7Second, "79410": C7Hidden, "79500": C7Outputs, "80294": C7InBias, "894": C7Neurons,
		"110": C7Biases, "784000": C7Product, "13002": C7Ours, "5": C7CountOff, "-1": C7Number, "": C7Number, "many": C7Number,
	} {
		got := JudgeCount(typed)
		if got.Say != want || got.Done != (want == C7Counted) {
			t.Errorf("%q: %+v, want %s", typed, got, want)
		}
	}
}

func TestJudgeRepair(t *testing.T) {
	whole := Repair{Begun: true, Broken: true, Turns: 4, Was: 500, Now: 650, Of: 1000}
	for name, c := range map[string]struct {
		change func(*Repair)
		want   Key
	}{
		"15 points":                  {func(r *Repair) {}, C7Mended},
		"in 20 turns":                {func(r *Repair) { r.Turns = 20 }, C7Mended},
		"one digit is missing":       {func(r *Repair) { r.Now = 649 }, C7More},
		"one turn too many":          {func(r *Repair) { r.Turns = 21 }, C7TooMany},
		"worse":                      {func(r *Repair) { r.Now = 500 }, C7NoBetter},
		"nothing turned":             {func(r *Repair) { r.Turns, r.Now = 0, 500 }, C7NoTurn},
		"never broken":               {func(r *Repair) { *r = Repair{} }, C7Whole},
		"undone, so it reads well":   {func(r *Repair) { *r = Repair{Begun: true} }, C7Undone},
		"the test digits are coming": {func(r *Repair) { r.Of = 0 }, C7Loading},
	} {
		r := whole
		c.change(&r)
		if got := JudgeRepair(r); got.Say != c.want || got.Done != (c.want == C7Mended) {
			t.Errorf("%s: %+v, want %s", name, got, c.want)
		}
	}
}

// The broken knobs cost what the challenge needs, stand out from all others of
// their layer, and any four of them give it back.
func TestTheBrokenNetworkCanBeRepaired(t *testing.T) {
	read := func(name string) []byte {
		file, err := os.ReadFile("../../web/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	w, err := nn.ParseWeights(read("weights/mlp-16-16.safetensors"))
	if err != nil {
		t.Fatal(err)
	}
	set, err := sample.Parse(read("samples/mnist-test-1000.bin"))
	if err != nil {
		t.Fatal(err)
	}
	var n ink.Normalizer
	set.See(&n, ink.All, 0, set.Len())
	net, trained := w.Net.Clone(), w.Net.Layers[2]
	for i, v := range trained.W {
		if v <= -10 || v >= 10 {
			t.Errorf("weight %d of the output layer is %v: the hint says they lie between −10 and 10", i, v)
		}
	}
	exam := nn.NewExam(net, set.Labels, func(s int) []float64 { return set.Digits[s][:] })
	right := func() int {
		for !exam.Advance(100) {
		}
		return int(1000*exam.Confusion().Accuracy() + 0.5)
	}
	whole := right()
	turn := func(k BrokenKnob, v float64) {
		net.SetWeight(2, k.Output, k.From, v)
		exam.Turned(nn.Knob{Layer: 2, Neuron: k.Output, Input: k.From})
	}
	for _, k := range BrokenKnobs {
		if k.Value > -12 && k.Value < 12 {
			t.Errorf("output %d from %d: %v does not stand out", k.Output, k.From, k.Value)
		}
		turn(k, k.Value)
	}
	broken := right()
	t.Logf("%d of 1000 whole, %d broken", whole, broken)
	if whole-broken < 300 {
		t.Errorf("breaking costs %d of 1000 digits, want at least 300", whole-broken)
	}
	least := 1000
	for chosen := range 1 << len(BrokenKnobs) {
		back := 0
		for i, k := range BrokenKnobs {
			v := k.Value
			if chosen>>i&1 == 1 {
				v = trained.Row(k.Output)[k.From]
				back++
			}
			turn(k, v)
		}
		if back == 4 {
			least = min(least, right()-broken)
		}
	}
	t.Logf("four turned back bring at least %d", least)
	if least < 10*RepairPoints {
		t.Errorf("four knobs turned back bring only %d of 1000 digits", least)
	}
}
