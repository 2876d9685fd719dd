package nn

import "fmt"

// Trace records one forward pass: everything the page shows.
type Trace struct {
	X []float64   // [Inputs], a copy of the input
	Z [][]float64 // Z[l] is [Out of layer l], before the activation function
	A [][]float64 // A[l] is [Out of layer l], after it

	active [][]int32 // active[l] lists the non-zero inputs of layer l; all of few
}

// Output is the last layer's activations.
func (t *Trace) Output() []float64 { return t.A[len(t.A)-1] }

// input is what layer l was given.
func (t *Trace) input(l int) []float64 {
	if l == 0 {
		return t.X
	}
	return t.A[l-1]
}

// NewTrace makes a trace of n's shape, to be used again and again.
func (n *Network) NewTrace() *Trace {
	t := &Trace{X: make([]float64, n.Inputs())}
	for _, d := range n.Layers {
		t.Z = append(t.Z, make([]float64, padded(d.Out))[:d.Out])
		t.A = append(t.A, make([]float64, d.Out))
		all := make([]int32, d.In)
		for i := range all {
			all[i] = int32(i)
		}
		t.active = append(t.active, all)
	}
	return t
}

// few is the number of inputs up to which a layer adds them all, zeros too.
const few = 64

// Forward computes a^(l+1) = f(W·a^(l) + b) layer by layer and records every
// number in t. x is [Inputs]; t comes from NewTrace. It does not allocate.
func (n *Network) Forward(x []float64, t *Trace) {
	n.checkInput("Forward", x)
	n.checkTrace("Forward", t)
	copy(t.X, x)
	n.pass(x, t)
}

// Predict writes the last layer's activations to dst, [Outputs]. It computes
// what Forward computes, without a trace, and does not allocate.
func (n *Network) Predict(x, dst []float64) {
	n.checkInput("Predict", x)
	if len(dst) != n.Outputs() {
		panic(fmt.Sprintf("nn: Predict: len(dst) = %d, want %d", len(dst), n.Outputs()))
	}
	n.pass(x, n.scratch)
	copy(dst, n.scratch.Output())
}

// pass runs x through the layers, filling all of t but X.
func (n *Network) pass(x []float64, t *Trace) {
	for l, d := range n.Layers {
		p, z := n.packed[l], t.Z[l]
		if d.In <= few {
			p.allSums(x, z[:padded(d.Out)])
		} else {
			index := t.active[l][:d.In]
			t.active[l] = index[:nonZero(x, index)]
			p.sums(x, t.active[l], z[:padded(d.Out)])
		}
		d.Act.all(d.B, z, t.A[l])
		x = t.A[l]
	}
}

func (n *Network) checkInput(caller string, x []float64) {
	if len(x) != n.Inputs() {
		panic(fmt.Sprintf("nn: %s: len(x) = %d, want %d", caller, len(x), n.Inputs()))
	}
}

func (n *Network) checkTrace(caller string, t *Trace) {
	if len(t.X) != n.Inputs() || len(t.A) != len(n.Layers) {
		panic(fmt.Sprintf("nn: %s: trace of %d inputs and %d layers, want %d and %d", caller, len(t.X), len(t.A), n.Inputs(), len(n.Layers)))
	}
	for l, d := range n.Layers {
		if len(t.A[l]) != d.Out {
			panic(fmt.Sprintf("nn: %s: trace of %d neurons in layer %d, want %d", caller, len(t.A[l]), l, d.Out))
		}
	}
}
