package lesson

import (
	"math"
	"slices"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
)

// aThree is a 3 as a hand draws it, read as the network sees it.
func aThree() []float64 {
	var n ink.Normalizer
	var d ink.Digit
	var s ink.Stroke
	for _, p := range [][2]float64{{.34, .25}, {.48, .18}, {.63, .27}, {.63, .35}, {.46, .47}, {.63, .54}, {.66, .63}, {.54, .79}, {.36, .76}} {
		s = append(s, ink.Point{X: p[0], Y: p[1]})
	}
	n.Strokes(&d, []ink.Stroke{s}, ink.All)
	return d[:]
}

func slopes(t *testing.T, digit int) (*nn.Network, []float64, *Slopes) {
	t.Helper()
	net, x := trained(t), aThree()
	trace := net.NewTrace()
	net.Forward(x, trace)
	return net, x, NewSlopes(net, trace, digit)
}

// Turning a knob a little tells the same slope, to more digits than the page prints.
func TestSlopesAreWhatTurningTells(t *testing.T) {
	net, x, s := slopes(t, 3)
	if len(s.Cost) != net.NumParams() {
		t.Fatalf("%d slopes", len(s.Cost))
	}
	before := slices.Clone(net.Params())
	for k := 12000; k < net.NumParams(); k++ {
		if got := Nudged(net, x, 3, k); math.Abs(got-s.Cost[k]) > 1e-5*math.Abs(s.Cost[k])+1e-12 {
			t.Errorf("knob %d: slope %v, turned %v", k, s.Cost[k], got)
		}
	}
	if !slices.Equal(before, net.Params()) {
		t.Error("the network was not left as it was")
	}
	k := s.Steepest()
	for other, v := range s.Cost {
		if math.Abs(v) > math.Abs(s.Cost[k]) {
			t.Fatalf("knob %d is steeper than %d", other, k)
		}
	}
}

func TestCost(t *testing.T) {
	if got := Cost([]float64{0.1, 0.8, 0.3}, 1); math.Abs(got-0.14) > 1e-12 {
		t.Errorf("got %v", got)
	}
}

// Whatever digit is meant, the knob is one that makes a difference, goes the way
// that was wished, and turning it so raises the output and lowers the cost.
func TestTheGivenKnobMakesTheNetworkSurer(t *testing.T) {
	for digit := range 10 {
		for _, up := range []bool{true, false} {
			net, x, s := slopes(t, digit)
			k, ok := s.Given(net, up)
			if !ok || s.Output[k] > 0 != up {
				t.Fatalf("digit %d, up %t: knob %d, slope %v", digit, up, k, s.Output[k])
			}
			if at := net.Knob(k); at.Layer != 1 || at.Bias {
				t.Errorf("digit %d: knob %+v is no weight into the last hidden layer", digit, at)
			}
			out := make([]float64, 10)
			net.Predict(x, out)
			before, cost := out[digit], Cost(out, digit)
			net.Turn(k, net.Params()[k]+math.Copysign(0.1, s.Output[k]))
			net.Predict(x, out)
			if out[digit] <= before || Cost(out, digit) >= cost {
				t.Errorf("digit %d: output %v → %v, cost %v → %v", digit, before, out[digit], cost, Cost(out, digit))
			}
		}
	}
}

// Where the knobs of one way make hardly any difference the other way is given.
func TestTheGivenKnobIsNotFaint(t *testing.T) {
	net := nn.New(nn.Config{Sizes: []int{1, 2, 1}})
	for _, c := range []struct {
		up, down float64
		wished   bool
		want     int
	}{{1, -1, true, 0}, {1, -1, false, 1}, {1, -0.01, false, 0}, {0.01, -1, true, 1}, {1, 0, false, 0}} {
		s := Slopes{Output: make([]float64, net.NumParams()), Cost: make([]float64, net.NumParams())}
		s.Output[0], s.Output[1], s.Cost[0], s.Cost[1] = c.up, c.down, -c.up, -c.down
		if k, ok := s.Given(net, c.wished); k != c.want || !ok {
			t.Errorf("%+v: got %d, %t", c, k, ok)
		}
	}
	if _, ok := (&Slopes{Output: make([]float64, 7), Cost: make([]float64, 7)}).Given(net, true); ok {
		t.Error("a knob without any slope was given")
	}
}

func TestWithoutHiddenLayerNoKnobIsGiven(t *testing.T) {
	linear := nn.New(nn.Config{Sizes: []int{784, 10}})
	trace := linear.NewTrace()
	linear.Forward(aThree(), trace)
	if _, ok := NewSlopes(linear, trace, 3).Given(linear, true); ok {
		t.Error("a network without hidden layers has a knob in one")
	}
}

func TestTurningIsJudged(t *testing.T) {
	right := Turning{Drawn: true, Hidden: true, Way: -1, Slope: -0.2, From: 1, To: 0.5, Before: 0.9, Output: 0.95, Digit: 3}
	for want, change := range map[Key]func(*Turning){
		C10Draw:    func(k *Turning) { k.Drawn = false },
		C10Hidden:  func(k *Turning) { k.Hidden = false },
		C10Predict: func(k *Turning) { k.Way = 0 },
		C10Wrong:   func(k *Turning) { k.Way = 1 },
		C10Turn:    func(k *Turning) { k.To = k.From },
		C10Back:    func(k *Turning) { k.To, k.Output = 1.5, 0.8 },
		C10Right:   func(*Turning) {},
	} {
		k := right
		change(&k)
		if got := k.Judge(); got.Say != want || got.Done != (want == C10Right) {
			t.Errorf("%s: got %+v", want, got)
		}
	}
	lower := right
	lower.Output = 0.9
	if lower.Judge().Done {
		t.Error("the output has not risen")
	}
}

func TestTenActs(t *testing.T) {
	w := NewTen()
	for _, a := range []Act{{Name: "z", Value: -9}, {Name: "depth", Value: 7}, {Name: "label", Text: "8"}, {Name: "way", Index: -1}} {
		w.Act(a)
	}
	if *w != (Ten{Z: -8, Depth: 7, Label: 8, Way: -1}) {
		t.Errorf("got %+v", *w)
	}
	w.Act(Act{Name: "z", Value: math.NaN()})
	w.Act(Act{Name: "depth", Value: 11})
	w.Act(Act{Name: "label", Text: ""})
	if *w != (Ten{Z: -8, Depth: 7, Label: -1, Way: -1}) {
		t.Errorf("got %+v", *w)
	}
}
