// Package plain is the textbook network as plain nested loops: sigmoid layers,
// the cross-entropy cost, gradient descent by mini-batches. It is written to
// be read and checked by eye, not to be fast, and not to be slow either: its
// memory is made once and every row is walked in order. Package nn is tested
// against it and timed beside it; the page does not carry it.
//
// It knows nothing of package nn. Layers are counted from 0 and have nn's
// shapes: W[l][o][i] leads from input i to neuron o of layer l.
package plain

import (
	"fmt"
	"math"
)

// Network is a stack of sigmoid layers with room for one pass through it. It
// serves one goroutine at a time.
type Network struct {
	W [][][]float64 // [layers][out][in]
	B [][]float64   // [layers][out]

	DW [][][]float64 // the cost's derivative by W, added up by Backprop
	DB [][]float64   // and by B

	z, a, delta [][]float64 // [layers][out]: before and after the sigmoid, the cost's derivative by z
}

// New returns a network of the given layer sizes, input and output included.
// params holds it layer by layer, weights row by row, then biases; they are
// copied.
func New(sizes []int, params []float64) *Network {
	n := &Network{}
	rest := params
	for l := range len(sizes) - 1 {
		in, out := sizes[l], sizes[l+1]
		if len(rest) < (in+1)*out {
			panic(fmt.Sprintf("plain: New: %d params end in layer %d", len(params), l))
		}
		n.W = append(n.W, matrix(out, in))
		n.DW = append(n.DW, matrix(out, in))
		for o := range out {
			copy(n.W[l][o], rest[:in])
			rest = rest[in:]
		}
		n.B = append(n.B, append([]float64(nil), rest[:out]...))
		rest = rest[out:]
		n.DB = append(n.DB, make([]float64, out))
		n.z = append(n.z, make([]float64, out))
		n.a = append(n.a, make([]float64, out))
		n.delta = append(n.delta, make([]float64, out))
	}
	if len(rest) > 0 {
		panic(fmt.Sprintf("plain: New: %d params too many", len(rest)))
	}
	return n
}

func matrix(rows, columns int) [][]float64 {
	m := make([][]float64, rows)
	for r := range m {
		m[r] = make([]float64, columns)
	}
	return m
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Forward computes z = W·x + b and a = σ(z), layer by layer, each layer's a
// being the next one's x. z and a are [layers][out] and hold until the next
// call.
func (n *Network) Forward(x []float64) (z, a [][]float64) {
	for l := range n.W {
		for o := range n.W[l] {
			sum := 0.0
			for i := range x {
				sum += n.W[l][o][i] * x[i]
			}
			n.z[l][o] = sum + n.B[l][o]
			n.a[l][o] = sigmoid(n.z[l][o])
		}
		x = n.a[l]
	}
	return n.z, n.a
}

// Backprop runs Forward on one example, adds its gradient to DW and DB and
// returns its cost, −Σ y·ln a + (1−y)·ln(1−a) over the outputs.
func (n *Network) Backprop(x, target []float64) (cost float64) {
	n.Forward(x)
	last := len(n.W) - 1
	for o, y := range target {
		z := n.z[last][o]
		cost += max(z, 0) - y*z + math.Log1p(math.Exp(-math.Abs(z)))
		n.delta[last][o] = n.a[last][o] - y
	}
	for l := last; l >= 0; l-- {
		in := x
		if l > 0 {
			in = n.a[l-1]
		}
		for o, d := range n.delta[l] {
			for i := range in {
				n.DW[l][o][i] += d * in[i]
			}
			n.DB[l][o] += d
		}
		if l == 0 {
			break
		}
		for i, a := range in {
			sum := 0.0
			for o, d := range n.delta[l] {
				sum += n.W[l][o][i] * d
			}
			n.delta[l-1][i] = sum * a * (1 - a)
		}
	}
	return cost
}

// ZeroGrads clears DW and DB.
func (n *Network) ZeroGrads() {
	for l := range n.DW {
		for _, row := range n.DW[l] {
			clear(row)
		}
		clear(n.DB[l])
	}
}

// TrainBatch is one step of gradient descent: each parameter moves by −rate
// times the mean gradient of the examples. It returns their mean cost.
func (n *Network) TrainBatch(xs, targets [][]float64, rate float64) (cost float64) {
	n.ZeroGrads()
	for k, x := range xs {
		cost += n.Backprop(x, targets[k])
	}
	step := rate / float64(len(xs))
	for l := range n.W {
		for o := range n.W[l] {
			for i := range n.W[l][o] {
				n.W[l][o][i] -= step * n.DW[l][o][i]
			}
			n.B[l][o] -= step * n.DB[l][o]
		}
	}
	return cost / float64(len(xs))
}

// Params is a copy of every parameter, in the order in which New takes them.
func (n *Network) Params() []float64 { return flat(n.W, n.B) }

// Grads is a copy of every derivative, in the same order.
func (n *Network) Grads() []float64 { return flat(n.DW, n.DB) }

func flat(w [][][]float64, b [][]float64) []float64 {
	var all []float64
	for l := range w {
		for _, row := range w[l] {
			all = append(all, row...)
		}
		all = append(all, b[l]...)
	}
	return all
}
