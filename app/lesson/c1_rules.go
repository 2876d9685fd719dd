package lesson

import (
	"math"
	"strconv"

	"inkling/app/lesson/rules"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/sample"
)

// What chapter 1 says.
const (
	C1Own     Key = "c1.own"
	C1Guessed Key = "c1.guessed"
	C1Broken  Key = "c1.broken"

	C1NoInk    Key = "c1.noink"
	C1NotThree Key = "c1.notthree"
	C1NoDigit  Key = "c1.nodigit"
	C1RulesToo Key = "c1.rulestoo"
	C1Done     Key = "c1.done"
	C1DoneNone Key = "c1.donenone"
)

// AnyCount is a count that the learner's own rule does not ask about.
const AnyCount = -1

// OwnRule is the work of chapter 1: the learner's own rule for a 3, and the
// guess how many digits a whole set of rules reads.
type OwnRule struct {
	Holes, Ends, Junctions int // AnyCount: not asked about
	Guess                  int // of 1,000
	Told                   bool
}

// NewOwnRule is a rule that asks about nothing yet.
func NewOwnRule() *OwnRule {
	return &OwnRule{Holes: AnyCount, Ends: AnyCount, Junctions: AnyCount, Guess: 500}
}

// Act implements Work.
func (o *OwnRule) Act(a Act) {
	count := AnyCount
	if n, err := strconv.Atoi(a.Text); err == nil {
		count = n
	}
	switch a.Name {
	case "holes":
		o.Holes = count
	case "ends":
		o.Ends = count
	case "junctions":
		o.Junctions = count
	case "guess":
		if !o.Told && !math.IsNaN(a.Value) {
			o.Guess = int(a.Value)
		}
	case "reveal":
		o.Told = true
	}
}

// Applies reports whether the learner's rule calls a digit with these features
// a 3.
func (o *OwnRule) Applies(f *rules.Features) bool {
	fits := func(want, got int) bool { return want == AnyCount || want == got }
	return fits(o.Holes, f.Holes.Sum()) && fits(o.Ends, f.Ends.Sum()) && fits(o.Junctions, f.Junctions)
}

// RulesRead is what rules and network make of the test digits, prepared with
// every step.
type RulesRead struct {
	Readings []rules.Reading
	Answers  []uint8 // the network's

	norm   ink.Normalizer
	levels [ink.Pixels]float64
	digit  ink.Digit
	out    [nn.Digits]float64
}

// Done reports whether every digit of the set was read.
func (r *RulesRead) Done(s *sample.Set) bool { return len(r.Readings) == s.Len() }

// Read reads the next digits of the set, count of them at most.
func (r *RulesRead) Read(s *sample.Set, net *nn.Network, count int) {
	for i := len(r.Readings); i < s.Len() && count > 0; i++ {
		r.Digit(&r.digit, s, i)
		net.Predict(r.digit[:], r.out[:])
		r.Readings = append(r.Readings, rules.Read(&r.digit))
		r.Answers = append(r.Answers, uint8(nn.ArgMax(r.out[:])))
		count--
	}
}

// Digit makes dst digit i of the set, prepared with every step.
func (r *RulesRead) Digit(dst *ink.Digit, s *sample.Set, i int) {
	s.Raw[i].Levels(&r.levels)
	r.norm.Bitmap(dst, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: r.levels[:]}, ink.All)
}

// Tally is how many digits were read rightly, and by how many no rule applied.
type Tally struct{ Rules, None, Network int }

// Tally counts.
func (r *RulesRead) Tally(labels []uint8) (t Tally) {
	for i, reading := range r.Readings {
		switch reading.Digit {
		case int(labels[i]):
			t.Rules++
		case rules.None:
			t.None++
		}
		if r.Answers[i] == labels[i] {
			t.Network++
		}
	}
	return t
}

// Broken is for each digit the first that the network reads rightly and the
// rules do not; −1 where there is none.
func (r *RulesRead) Broken(labels []uint8) (broken [nn.Digits]int) {
	for d := range broken {
		broken[d] = -1
	}
	for i, reading := range r.Readings {
		d := labels[i]
		if broken[d] < 0 && r.Answers[i] == d && reading.Digit != int(d) {
			broken[d] = i
		}
	}
	return broken
}

// OwnTally is what the learner's rule makes of the test digits.
type OwnTally struct{ Called, Right, Threes int }

// Own counts what the learner's rule calls a 3.
func (r *RulesRead) Own(o *OwnRule, labels []uint8) (t OwnTally) {
	for i := range r.Readings {
		if labels[i] == 3 {
			t.Threes++
		}
		if o.Applies(&r.Readings[i].Features) {
			t.Called++
			if labels[i] == 3 {
				t.Right++
			}
		}
	}
	return t
}

// faint is the ink around a skeleton.
const faint = 0.16

// Skeleton is a drawing thinned to a line, with its ink faint around it.
func Skeleton(s *rules.Sketch) *ink.Digit {
	var d ink.Digit
	for i := range d {
		switch {
		case s.Line[i]:
			d[i] = 1
		case s.Ink[i]:
			d[i] = faint
		}
	}
	return &d
}

// NarrowThree is a 3 of two narrow bows: the rules take it for a 1.
func NarrowThree() []ink.Stroke {
	return []ink.Stroke{ink.Spline(ink.Stroke{
		{X: .44, Y: .23}, {X: .5, Y: .17}, {X: .57, Y: .22}, {X: .57, Y: .36}, {X: .49, Y: .46},
		{X: .56, Y: .52}, {X: .58, Y: .66}, {X: .52, Y: .79}, {X: .43, Y: .75},
	})}
}

// ThreeDrawn is what is made of the drawing when chapter 1 judges.
type ThreeDrawn struct {
	Empty  bool
	Read   int  // the network's largest output
	Doubt  bool // the check takes it for no digit
	ByRule int  // the rules' digit, or rules.None
}

// Judge judges a drawing that the rules should miss and the network read as a 3.
func (d *ThreeDrawn) Judge() Judgement {
	switch {
	case d.Empty:
		return Missing(C1NoInk)
	case d.Read != 3:
		return Missing(C1NotThree, "digit", strconv.Itoa(d.Read))
	case d.Doubt:
		return Missing(C1NoDigit)
	case d.ByRule == 3:
		return Missing(C1RulesToo)
	case d.ByRule == rules.None:
		return Done(C1DoneNone)
	}
	return Done(C1Done, "digit", strconv.Itoa(d.ByRule))
}
