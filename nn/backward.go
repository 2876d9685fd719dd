package nn

import "fmt"

// Grads holds the loss's derivative by every parameter, in the same order and
// shapes as the network's own, plus the scratch memory of the backward pass.
type Grads struct {
	params []float64
	layers []gradLayer
	fresh  bool // some layer's fresh is not zero
}

// gradLayer is one layer's share.
type gradLayer struct {
	dW, dB []float64 // [out][in], [out]; windows onto params
	fresh  packed    // what Backward added since dW was last brought up to date
	dz     []float64 // [out rounded up to lanes]; what is beyond stays zero
}

// NewGrads makes gradients of n's shape, all zero.
func (n *Network) NewGrads() *Grads {
	g := &Grads{params: make([]float64, len(n.params))}
	rest := g.params
	for _, d := range n.Layers {
		layer := gradLayer{fresh: newPacked(d), dz: make([]float64, padded(d.Out))}
		layer.dW, rest = rest[:len(d.W):len(d.W)], rest[len(d.W):]
		layer.dB, rest = rest[:len(d.B):len(d.B)], rest[len(d.B):]
		g.layers = append(g.layers, layer)
	}
	return g
}

// Params is every derivative, in the order of Network.Params. It holds what
// was added before the call.
func (g *Grads) Params() []float64 {
	if !g.fresh {
		return g.params
	}
	g.fresh = false
	for i := range g.layers {
		layer := &g.layers[i]
		layer.fresh.addTo(layer.dW)
		layer.fresh.clear()
	}
	return g.params
}

// Zero clears the gradients: Backward only adds.
func (g *Grads) Zero() {
	clear(g.params)
	if !g.fresh {
		return
	}
	g.fresh = false
	for i := range g.layers {
		g.layers[i].fresh.clear()
	}
}

// Add adds other, of the same shape.
func (g *Grads) Add(other *Grads) {
	sum := g.Params()
	for i, v := range other.Params() {
		sum[i] += v
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
	dz := g.layers[last].dz[:n.Outputs()]
	clear(dz)
	cost := 0.0
	for _, term := range terms {
		cost += term.Weight * term.Loss.Eval(n.Layers[last].Act, t.Z[last], t.A[last], target, term.Weight, dz)
	}
	n.backprop(t, g, nil)
	return cost
}

// BackwardFrom is Backward from any derivative instead of a cost's: da
// [Outputs] is the derivative of something by the activations recorded in t. It
// adds to g that something's derivative by every parameter and writes to dx
// [Inputs], unless it is nil, the derivative by the input. It does not allocate.
func (n *Network) BackwardFrom(t *Trace, da []float64, g *Grads, dx []float64) {
	if len(da) != n.Outputs() {
		panic(fmt.Sprintf("nn: BackwardFrom: len(da) = %d, want %d", len(da), n.Outputs()))
	}
	if dx != nil && len(dx) != n.Inputs() {
		panic(fmt.Sprintf("nn: BackwardFrom: len(dx) = %d, want %d", len(dx), n.Inputs()))
	}
	n.checkTrace("BackwardFrom", t)
	last := len(n.Layers) - 1
	dz := g.layers[last].dz[:n.Outputs()]
	copy(dz, da)
	n.Layers[last].Act.mulSlopes(t.Z[last], t.A[last], dz)
	n.backprop(t, g, dx)
}

// backprop carries the last layer's dz, which g holds, down through the layers.
func (n *Network) backprop(t *Trace, g *Grads, dx []float64) {
	g.fresh = true
	for l := len(n.Layers) - 1; l >= 0; l-- {
		layer := &g.layers[l]
		for o := range layer.dB {
			layer.dB[o] += layer.dz[o]
		}
		layer.fresh.addOuter(t.input(l), t.active[l], layer.dz)
		if l > 0 {
			below := g.layers[l-1].dz[:n.Layers[l].In] // da of layer l-1: times f′ it is that layer's dz
			n.packed[l].backward(layer.dz, below)
			n.Layers[l-1].Act.mulSlopes(t.Z[l-1], t.A[l-1], below)
		} else if dx != nil {
			n.packed[0].backward(layer.dz, dx)
		}
	}
}
