package nn

import (
	"fmt"
	"testing"
)

// cost is the sum that Backward differentiates.
func cost(n *Network, x, target []float64, terms []Term, t *Trace) float64 {
	n.ForwardPlain(x, t)
	last := len(n.Layers) - 1
	sum := 0.0
	for _, term := range terms {
		sum += term.Weight * term.Loss.Eval(n.Layers[last].Act, t.Z[last], t.A[last], target, 1, make([]float64, n.Outputs()))
	}
	return sum
}

func TestGradientsMatchCentralDifferences(t *testing.T) {
	const h = 1e-5
	for _, c := range []struct {
		name  string
		acts  []Activation
		terms []Term
	}{
		{"sigmoid, quadratic", []Activation{Sigmoid}, []Term{{Quadratic, 1}}},
		{"sigmoid, cross-entropy", []Activation{Sigmoid}, []Term{{CrossEntropy, 1}}},
		{"sigmoid, softmax", []Activation{Sigmoid}, []Term{{Softmax, 1}}},
		{"sigmoid, two terms", []Activation{Sigmoid}, []Term{{Softmax, 0.7}, {CrossEntropy, 0.2}}},
		{"tanh, identity, softmax", []Activation{Tanh, Tanh, Identity}, []Term{{Softmax, 1}}},
		{"relu, quadratic", []Activation{ReLU, ReLU, Sigmoid}, []Term{{Quadratic, 1}}},
		{"identity, quadratic", []Activation{Identity}, []Term{{Quadratic, 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := randomNetwork(Config{Sizes: []int{6, 5, 4, 3}, Activations: c.acts}, 11)
			x := []float64{0.9, 0, -0.4, 0, 1, 0.3}
			for _, target := range [][]float64{{0, 1, 0}, {0.5, 0, 0.5}, {0, 0, 0}} {
				trace, g := n.NewTrace(), n.NewGrads()
				n.Forward(x, trace)
				got := n.Backward(trace, target, c.terms, g)
				if want := cost(n, x, target, c.terms, trace); !closeTo(got, want, 1e-12) {
					t.Errorf("cost %v, want %v", got, want)
				}
				numeric := make([]float64, n.NumParams())
				for i := range n.Params() {
					p := n.Params()[i]
					n.Params()[i] = p + h
					up := cost(n, x, target, c.terms, trace)
					n.Params()[i] = p - h
					down := cost(n, x, target, c.terms, trace)
					n.Params()[i] = p
					numeric[i] = (up - down) / (2 * h)
				}
				checkRelative(t, fmt.Sprint(target), g.Params(), numeric, 1e-6)
			}
		})
	}
}

// checkRelative compares gradients by |g−n| / max(|g|, |n|, floor); the floor
// keeps the difference quotient's own rounding, about 1e-11, out of it.
func checkRelative(t *testing.T, what string, got, want []float64, tol float64) {
	t.Helper()
	const floor = 1e-4
	for i := range got {
		diff := max(got[i]-want[i], want[i]-got[i])
		if scale := max(got[i], -got[i], want[i], -want[i], floor); !(diff/scale < tol) {
			t.Errorf("%s: parameter %d: backward %v, difference quotient %v, relative error %g", what, i, got[i], want[i], diff/scale)
		}
	}
}

func TestBackwardAccumulates(t *testing.T) {
	n := randomNetwork(Config{Sizes: []int{6, 5, 3}}, 1)
	x, target, terms := sparseInput(6, 0.7, 1), []float64{1, 0, 0}, []Term{{CrossEntropy, 1}}
	trace, once, twice := n.NewTrace(), n.NewGrads(), n.NewGrads()
	n.Forward(x, trace)
	n.Backward(trace, target, terms, once)
	n.Backward(trace, target, terms, twice)
	n.Backward(trace, target, terms, twice)
	once.Add(once)
	checkClose(t, "twice", twice.Params(), once.Params(), 1e-15)
	twice.Zero()
	checkClose(t, "zeroed", twice.Params(), make([]float64, n.NumParams()), 0)
}

func TestLossesStayFiniteFarOut(t *testing.T) {
	for _, c := range []Loss{Quadratic, CrossEntropy, Softmax} {
		z := []float64{-800, 800, 0}
		a, dz := make([]float64, 3), make([]float64, 3)
		for i := range z {
			a[i] = Sigmoid.F(z[i])
		}
		got := c.Eval(Sigmoid, z, a, []float64{1, 0, 0}, 1, dz)
		if !(got >= 0 && got < 1e5) {
			t.Errorf("%v = %v", c, got)
		}
		for k, v := range dz {
			if !(v >= -2 && v <= 2) {
				t.Errorf("%v: dz[%d] = %v", c, k, v)
			}
		}
	}
}
