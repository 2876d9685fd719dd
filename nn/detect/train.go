package detect

import (
	"inkling/nn"
	"inkling/nn/ink"
)

// Trace records one pass of a detector.
type Trace struct {
	first, second convTrace
	head          *nn.Trace
}

// NewTrace makes a trace, to be used again and again.
func (d *Detector) NewTrace() *Trace {
	return &Trace{first: d.first.newTrace(), second: d.second.newTrace(), head: d.head.NewTrace()}
}

// Logits is what the softmax is taken of, [Classes].
func (t *Trace) Logits() []float64 { return t.head.Output() }

// Forward runs x through the detector and records the pass in t.
func (d *Detector) Forward(x *ink.Digit, t *Trace) {
	d.first.forward(x[:], &t.first)
	d.second.forward(t.first.out, &t.second)
	d.head.Forward(t.second.out, t.head)
}

// Grads holds the derivative of a cost by every number, in the order of
// Networks, and the scratch memory of the backward pass.
type Grads struct {
	Parts           [3]*nn.Grads
	dLogits         []float64
	dSecond, dFirst []float64
	target          [Classes]float64
}

// NewGrads makes gradients, all zero.
func (d *Detector) NewGrads() *Grads {
	g := &Grads{
		dLogits: make([]float64, Classes),
		dSecond: make([]float64, d.second.outputs()),
		dFirst:  make([]float64, d.first.outputs()),
	}
	for i, n := range d.Networks() {
		g.Parts[i] = n.NewGrads()
	}
	return g
}

// Zero clears the gradients: Backward only adds.
func (g *Grads) Zero() {
	for _, part := range g.Parts {
		part.Zero()
	}
}

// Add adds other.
func (g *Grads) Add(other *Grads) {
	for i, part := range g.Parts {
		part.Add(other.Parts[i])
	}
}

// Backward adds to g the derivative of the cost of the pass recorded in t,
// −ln of what softmax gives class, and returns that cost.
func (d *Detector) Backward(t *Trace, class int, g *Grads) float64 {
	g.target = [Classes]float64{}
	g.target[class] = 1
	clear(g.dLogits)
	cost := nn.Softmax.Eval(nn.Identity, t.Logits(), t.Logits(), g.target[:], 1, g.dLogits)
	d.head.BackwardFrom(t.head, g.dLogits, g.Parts[2], g.dSecond)
	d.second.backward(&t.second, g.dSecond, g.Parts[1], g.dFirst)
	d.first.backward(&t.first, g.dFirst, g.Parts[0], nil)
	return cost
}
