package lesson

import (
	"math"
	"os"
	"testing"

	"inkling/app/lesson/rules"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/sample"
)

func TestOwnRule(t *testing.T) {
	o := NewOwnRule()
	f := rules.Features{Holes: rules.Halves{Lower: 1}, Ends: rules.Quarters{UpperLeft: 2}, Junctions: 1}
	if !o.Applies(&f) {
		t.Error("a rule that asks about nothing does not apply")
	}
	for _, a := range []Act{{Name: "holes", Text: "1"}, {Name: "ends", Text: "2"}, {Name: "junctions", Text: "1"}} {
		o.Act(a)
		if !o.Applies(&f) {
			t.Errorf("with %s = %s the rule does not apply", a.Name, a.Text)
		}
		wrong := *o
		wrong.Act(Act{Name: a.Name, Text: "4"})
		if wrong.Applies(&f) {
			t.Errorf("with %s = 4 the rule applies", a.Name)
		}
	}
	o.Act(Act{Name: "holes", Text: "-1"})
	if o.Holes != AnyCount {
		t.Errorf("any number of holes: %d", o.Holes)
	}
}

// What was guessed stands once the answer was shown.
func TestGuessBeforeTheAnswer(t *testing.T) {
	o := NewOwnRule()
	o.Act(Act{Name: "guess", Value: 700})
	o.Act(Act{Name: "guess", Value: math.NaN()})
	o.Act(Act{Name: "reveal"})
	o.Act(Act{Name: "guess", Value: 906})
	if o.Guess != 700 || !o.Told {
		t.Errorf("got %+v", o)
	}
}

func TestRulesReadTheSample(t *testing.T) {
	file, err := os.ReadFile("../../web/samples/mnist-test-1000.bin")
	if err != nil {
		t.Fatal(err)
	}
	set, err := sample.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	net := trained(t)
	var r RulesRead
	for n := 0; !r.Done(set); n++ {
		if n > set.Len() {
			t.Fatal("never done")
		}
		r.Read(set, net, 333)
	}
	if len(r.Readings) != 1000 || len(r.Answers) != 1000 {
		t.Fatalf("%d readings, %d answers", len(r.Readings), len(r.Answers))
	}
	tally := r.Tally(set.Labels)
	t.Logf("%+v", tally)
	if tally.Rules < 880 || tally.Rules > 930 || tally.None < 5 || tally.None > 40 || tally.Network < 960 || tally.Network <= tally.Rules {
		t.Errorf("got %+v", tally)
	}
	for d, i := range r.Broken(set.Labels) {
		if i < 0 || int(set.Labels[i]) != d || int(r.Answers[i]) != d || r.Readings[i].Digit == d {
			t.Errorf("broken %d: digit %d of the set", d, i)
		}
	}
	all := r.Own(NewOwnRule(), set.Labels)
	if all.Called != 1000 || all.Right != all.Threes || all.Threes < 80 {
		t.Errorf("a rule that asks about nothing: %+v", all)
	}
	own := NewOwnRule()
	own.Holes, own.Ends = 0, 2
	if got := r.Own(own, set.Labels); got.Called == 0 || got.Called >= 1000 || got.Right > got.Called || got.Right >= got.Threes {
		t.Errorf("no hole, two ends: %+v", got)
	}
}

func TestThreeDrawn(t *testing.T) {
	for _, c := range []struct {
		drawn ThreeDrawn
		want  Key
		done  bool
	}{
		{ThreeDrawn{Empty: true, Read: 3}, C1NoInk, false},
		{ThreeDrawn{Theirs: true, Read: 3, ByRule: 1}, C1Theirs, false},
		{ThreeDrawn{Read: 8, ByRule: 1}, C1NotThree, false},
		{ThreeDrawn{Read: 3, Doubt: true, ByRule: 1}, C1NoDigit, false},
		{ThreeDrawn{Read: 3, ByRule: 3}, C1RulesToo, false},
		{ThreeDrawn{Read: 3, ByRule: 1}, C1Done, true},
		{ThreeDrawn{Read: 3, ByRule: rules.None}, C1DoneNone, true},
	} {
		if got := c.drawn.Judge(); got.Say != c.want || got.Done != c.done {
			t.Errorf("%+v: got %+v, want %s", c.drawn, got, c.want)
		}
	}
}

// The drawings that the solutions put on the pad do what they say.
func TestSolutionsOfTheFirstChapters(t *testing.T) {
	net, out := trained(t), make([]float64, nn.Digits)
	var n ink.Normalizer
	var d ink.Digit
	n.Strokes(&d, NarrowThree(), ink.All)
	net.Predict(d[:], out)
	if got := rules.Read(&d); nn.ArgMax(out) != 3 || out[3] < 0.9 || got.Digit != 1 || got.Rule != rules.Narrow {
		t.Errorf("the narrow 3: network %d, rules %+v", nn.ArgMax(out), got)
	}
	for steps, want := range map[ink.Steps]int{ink.Raw: 2, ink.All: 7} {
		n.Strokes(&d, Corner(), steps)
		if net.Predict(d[:], out); nn.ArgMax(out) != want {
			t.Errorf("the small 7 with steps %q: %d, want %d", steps, nn.ArgMax(out), want)
		}
	}
}

func TestSkeleton(t *testing.T) {
	var d ink.Digit
	new(ink.Normalizer).Strokes(&d, NarrowThree(), ink.All)
	var s rules.Sketch
	s.Draw(&d)
	line, around := 0, 0
	for i, v := range Skeleton(&s) {
		switch v {
		case 1:
			line++
		case faint:
			around++
		}
		if (v == 1) != s.Line[i] || (v > 0) != s.Ink[i] {
			t.Fatalf("pixel %d is %v, line %t, ink %t", i, v, s.Line[i], s.Ink[i])
		}
	}
	if line < 20 || around < line {
		t.Errorf("%d pixels of line, %d around it", line, around)
	}
}
