package lesson

import (
	"math"
	"strconv"

	"inkling/nn"
)

// The sentences of chapter 6.
const (
	C6Sum       Key = "c6.sum"
	C6Curve     Key = "c6.curve"
	C6Fires     Key = "c6.fires"
	C6Sleeps    Key = "c6.sleeps"
	C6Edge      Key = "c6.edge"
	C6Right     Key = "c6.right"
	C6Wrong     Key = "c6.wrong"
	C6Neuron    Key = "c6.neuron"
	C6None      Key = "c6.none"
	C6One       Key = "c6.one"
	C6Two       Key = "c6.two"
	C6Done      Key = "c6.done"
	C6RowFits   Key = "c6.fits"
	C6RowMisses Key = "c6.misses"
)

// Small is how many inputs the neurons of chapter 6 have.
const Small = 3

// FixedWeights are those of the neuron whose sum is computed first.
var FixedWeights = [Small]float64{3, -2, 1}

// Combinations is in how many ways the inputs can be on and off.
const Combinations = 1 << Small

// What the challenge wants: above the one if it is to fire, below the other.
const (
	firesAbove  = 0.9
	sleepsBelow = 0.1
)

// GuessHalf is the guess that σ is 0.5 where the sum meets the threshold.
const GuessHalf = 1

// Threshold is the work of chapter 6.
type Threshold struct {
	Inputs  [Small]float64 // of the neuron whose sum is computed
	X       float64        // where σ is looked at
	S, B    float64        // a sum and the bias that is its threshold
	Guessed bool
	Guess   int

	W    [Small]float64 // of the challenge's neuron
	Bias float64
	On   [Small]bool // the inputs, as they are shown
}

func newThreshold() *Threshold {
	return &Threshold{Inputs: [Small]float64{1, 0.5, 0}, X: 2, S: 6, B: -10, W: [Small]float64{5, 5, 5}, On: [Small]bool{true}}
}

// Act implements Work.
func (t *Threshold) Act(a Act) {
	switch a.Name {
	case "input":
		if a.Index < Small {
			t.Inputs[a.Index] = within(a.Value, 0, 1, t.Inputs[a.Index])
		}
	case "x":
		t.X = within(a.Value, -10, 10, t.X)
	case "s":
		t.S = within(a.Value, 0, 20, t.S)
	case "b":
		t.B = within(a.Value, -20, 20, t.B)
	case "guess":
		t.Guessed, t.Guess, t.S, t.B = true, a.Index, 10, -10
	case "weight":
		if a.Index < Small {
			t.W[a.Index] = halves(within(a.Value, -20, 20, t.W[a.Index]))
		}
	case "bias":
		t.Bias = halves(within(a.Value, -20, 20, t.Bias))
	case "on":
		if a.Index < Small {
			t.On[a.Index] = !t.On[a.Index]
		}
	case "solve":
		t.W, t.Bias = [Small]float64{10, 10, 10}, -15
	}
}

// halves is v in steps of 0.5.
func halves(v float64) float64 { return math.Round(2*v) / 2 }

// FirstSum is the weighted sum of the neuron whose sum is computed first.
func (t *Threshold) FirstSum() float64 {
	s := 0.0
	for i, a := range t.Inputs {
		s += FixedWeights[i] * a
	}
	return s
}

// combinations are the eight in the order of the table: none on, one, two, all.
// Bit i of each says whether input i is on.
var combinations = [Combinations]int{0b000, 0b001, 0b010, 0b100, 0b011, 0b101, 0b110, 0b111}

// Row is one line of the challenge's table.
type Row struct {
	On    [Small]bool
	Count int // how many are on
	Z, A  float64
	Fires bool // is wanted
	Fits  bool // what is wanted is so
}

// Row is what the challenge's neuron makes of a combination.
func (t *Threshold) Row(combination int) Row {
	r := Row{Z: t.Bias}
	for i, w := range t.W {
		if combinations[combination]>>i&1 == 1 {
			r.On[i] = true
			r.Count++
			r.Z += w
		}
	}
	r.A, r.Fires = nn.Sigmoid.F(r.Z), r.Count >= 2
	r.Fits = r.A < sleepsBelow
	if r.Fires {
		r.Fits = r.A > firesAbove
	}
	return r
}

// Chosen is the combination that is shown.
func (t *Threshold) Chosen() int {
	for c := range Combinations {
		if t.Row(c).On == t.On {
			return c
		}
	}
	return 0
}

// Judge says whether the neuron fires with two inputs or more, and else not.
// All three on are never the first that fails: where each pair fires and no
// input does alone, every weight is positive.
func (t *Threshold) Judge() Judgement {
	for c := range Combinations {
		r := t.Row(c)
		if r.Fits {
			continue
		}
		args := []string{"value", Fixed(r.A, 3)}
		for i, on := range r.On {
			if on {
				args = append(args, [...]string{"first", "second"}[len(args)/2-1], strconv.Itoa(i+1))
			}
		}
		return Missing([...]Key{C6None, C6One, C6Two}[r.Count], args...)
	}
	return Done(C6Done)
}

// Reply is what is said of the neuron with the bias for a threshold.
func (t *Threshold) Reply() (Key, []string) {
	key := C6Edge
	switch z := t.S + t.B; {
	case z > 0:
		key = C6Fires
	case z < 0:
		key = C6Sleeps
	}
	return key, []string{"s", Fixed(t.S, 1), "b", Fixed(t.B, 1), "z", Fixed(t.S+t.B, 1),
		"value", Fixed(nn.Sigmoid.F(t.S+t.B), 4), "threshold", Fixed(-t.B, 1)}
}

// SigmoidPath is the curve of σ(x + bias), x between two bounds, as the path of
// an SVG picture w wide and h high: 1 is its upper, 0 its lower edge.
func SigmoidPath(bias, from, to, w, h float64) string {
	const pieces = 80
	path := []byte("M")
	for k := 0; k <= pieces; k++ {
		share := float64(k) / pieces
		if k > 0 {
			path = append(path, 'L')
		}
		path = strconv.AppendFloat(path, share*w, 'f', 1, 64)
		path = append(path, ' ')
		path = strconv.AppendFloat(path, h*(1-nn.Sigmoid.F(from+share*(to-from)+bias)), 'f', 1, 64)
	}
	return string(path)
}
