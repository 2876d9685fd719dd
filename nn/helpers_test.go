package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// closeTo reports whether a and b agree to the relative tolerance tol (absolute
// below 1). Not-a-number agrees with nothing.
func closeTo(a, b, tol float64) bool {
	return a == b || math.Abs(a-b) <= tol*max(1, math.Abs(a), math.Abs(b))
}

// checkClose prints the largest difference of two slices and where it is.
func checkClose(t *testing.T, what string, got, want []float64, tol float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: length %d, want %d", what, len(got), len(want))
	}
	worst, at := 0.0, -1
	for i := range got {
		if !closeTo(got[i], want[i], tol) && !(math.Abs(got[i]-want[i]) <= worst) {
			worst, at = math.Abs(got[i]-want[i]), i
		}
	}
	if at >= 0 {
		t.Errorf("%s: largest difference %g at %d: got %v, want %v", what, worst, at, got[at], want[at])
	}
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// randomNetwork has random biases too, unlike a freshly initialised one.
func randomNetwork(c Config, seed uint64) *Network {
	n := New(c)
	rng := newRand(seed)
	n.InitXavier(rng)
	for _, d := range n.Layers {
		for o := range d.B {
			d.B[o] = rng.NormFloat64() / 2
		}
	}
	return n
}

// sparseInput is like a digit: the given share of entries is not zero.
func sparseInput(n int, share float64, seed uint64) []float64 {
	rng := newRand(seed)
	x := make([]float64, n)
	for i := range x {
		if rng.Float64() < share {
			x[i] = rng.Float64()
		}
	}
	return x
}

// ForwardPlain writes Z and A of t as plain nested loops over every weight
// would: what Forward and Predict are tested against, whatever the activation
// functions. It reads W and Params as they are, without Refresh.
func (n *Network) ForwardPlain(x []float64, t *Trace) {
	copy(t.X, x)
	for l, d := range n.Layers {
		in := t.input(l)
		for o := range d.Out {
			sum := 0.0
			for i := range d.In {
				sum += d.W[o*d.In+i] * in[i]
			}
			t.Z[l][o] = sum + d.B[o]
			t.A[l][o] = d.Act.F(t.Z[l][o])
		}
	}
}
