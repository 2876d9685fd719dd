// Package detect tells a drawing of one digit from everything else.
//
// The network of the lesson has seen digits only: to a letter or a scribble it
// gives an answer all the same, and often a confident one. This is a second,
// separate network that has seen both. It is small and convolutional:
//
//	28×28×1 → 12 filters of 5×5, every 2nd place, ReLU → 12×12×12
//	        → 24 filters of 3×3, every 2nd place, ReLU → 5×5×24 = 600
//	        → 32 ReLU → 13 → softmax
//
// Ten of the thirteen classes are the digits, which it learns in order to know
// what they have in common; the other three are several digits, a scribble, and
// anything else. Only what it says of these three is used: it never changes an
// answer from one digit to another. Its numbers are its own, in a file of their
// own, and none of the lesson's 13,002.
package detect

import (
	"math"
	"math/rand/v2"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// The classes: 0 … 9 are the digits.
const (
	TwoDigits  = nn.Digits + iota // several digits
	Scribble                      // ink going everywhere
	Unfamiliar                    // anything else: letters, symbols, doodles
	Classes
)

// reasons are the classes that are no digit, as a verdict gives them.
var reasons = map[int]verdict.Reason{
	TwoDigits:  verdict.TwoDigits,
	Scribble:   verdict.Scribble,
	Unfamiliar: verdict.Unfamiliar,
}

// Detector is the network. Read uses scratch memory of its own: one goroutine
// at a time.
type Detector struct {
	first, second conv
	head          *nn.Network

	scratch struct{ first, second, logits []float64 } // outputs of the parts
}

// New returns a detector with all numbers zero.
func New() *Detector {
	d := &Detector{
		first:  newConv(ink.Side, 1, 5, 2, 12),
		second: newConv(12, 12, 3, 2, 24),
	}
	d.head = nn.New(nn.Config{
		Sizes:       []int{d.second.outputs(), 32, Classes},
		Activations: []nn.Activation{nn.ReLU, nn.Identity},
	})
	d.scratch.first = make([]float64, d.first.outputs())
	d.scratch.second = make([]float64, d.second.outputs())
	d.scratch.logits = make([]float64, Classes)
	d.Refresh()
	return d
}

// Init draws random weights for training.
func (d *Detector) Init(rng *rand.Rand) {
	for _, n := range d.Networks() {
		n.InitXavier(rng)
	}
	d.Refresh()
}

// Refresh brings private copies of the weights up to date after those of
// Networks were written.
func (d *Detector) Refresh() {
	for _, n := range d.Networks() {
		n.Refresh()
	}
	d.first.refresh()
	d.second.refresh()
}

// Networks are the three parts that hold numbers, in the order of the file:
// the first filters, the second filters, the dense layers.
func (d *Detector) Networks() [3]*nn.Network {
	return [3]*nn.Network{d.first.net, d.second.net, d.head}
}

// NumParams counts weights and biases.
func (d *Detector) NumParams() int {
	n := 0
	for _, net := range d.Networks() {
		n += net.NumParams()
	}
	return n
}

// Read says how much x, a drawing after all normalisation steps, looks like no
// digit, and like what instead.
func (d *Detector) Read(x *ink.Digit) verdict.Finding {
	s := &d.scratch
	d.first.predict(x[:], s.first)
	d.second.predict(s.first, s.second)
	d.head.Predict(s.second, s.logits)
	return finding(s.logits)
}

// finding is what the [Classes] logits say.
func finding(logits []float64) verdict.Finding {
	largest := logits[nn.ArgMax(logits)]
	all, others, class := 0.0, 0.0, TwoDigits
	for k, z := range logits {
		e := math.Exp(z - largest)
		all += e
		if k < nn.Digits {
			continue
		}
		others += e
		if z > logits[class] {
			class = k
		}
	}
	return verdict.Finding{NonDigit: others / all, Reason: reasons[class]}
}
