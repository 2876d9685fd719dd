package nn

import "fmt"

// Grads holds the loss's derivative by every parameter, in the same order and
// shapes as the network's own, plus the scratch memory of the backward pass.
type Grads struct {
	Layers []GradLayer
	params []float64
	dz     [][]float64 // dz[l] is [Out of layer l]
}

// GradLayer is one layer's share: DW [Out][In], DB [Out].
type GradLayer struct{ DW, DB []float64 }

// NewGrads makes gradients of n's shape, all zero.
func (n *Network) NewGrads() *Grads {
	g := &Grads{params: make([]float64, len(n.params))}
	rest := g.params
	for _, d := range n.Layers {
		var layer GradLayer
		layer.DW, rest = rest[:len(d.W):len(d.W)], rest[len(d.W):]
		layer.DB, rest = rest[:len(d.B):len(d.B)], rest[len(d.B):]
		g.Layers = append(g.Layers, layer)
		g.dz = append(g.dz, make([]float64, d.Out))
	}
	return g
}

// Params is every derivative, in the order of Network.Params.
func (g *Grads) Params() []float64 { return g.params }

// Zero clears the gradients: Backward only adds.
func (g *Grads) Zero() { clear(g.params) }

// Add adds other, of the same shape.
func (g *Grads) Add(other *Grads) {
	for i, v := range other.params {
		g.params[i] += v
	}
}

// Term is one cost function with its weight in a sum of several.
type Term struct {
	Loss   Loss
	Weight float64
}

// Backward is Forward's twin: from the pass recorded in t it adds to g the
// derivative by every parameter of Σ term.Weight·term.Loss(output, target) and
// returns that sum. target is [Outputs]. It does not allocate.
func (n *Network) Backward(t *Trace, target []float64, terms []Term, g *Grads) float64 {
	if len(target) != n.Outputs() {
		panic(fmt.Sprintf("nn: Backward: len(target) = %d, want %d", len(target), n.Outputs()))
	}
	n.checkTrace("Backward", t)
	last := len(n.Layers) - 1
	dz := g.dz[last]
	clear(dz)
	cost := 0.0
	for _, term := range terms {
		cost += term.Weight * term.Loss.Eval(n.Layers[last].Act, t.Z[last], t.A[last], target, term.Weight, dz)
	}
	for l := last; l >= 0; l-- {
		var dx []float64
		if l > 0 {
			dx = g.dz[l-1]
		}
		n.Layers[l].backward(t.input(l), t.active[l], g.dz[l], g.Layers[l].DW, g.Layers[l].DB, dx)
		for i := range dx { // dx is da of layer l-1: times f′ it is that layer's dz
			dx[i] *= n.Layers[l-1].Act.Slope(t.Z[l-1][i], t.A[l-1][i])
		}
	}
	return cost
}
