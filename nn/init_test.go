package nn

import (
	"slices"
	"testing"
)

// TestInit draws layers large enough to tell 2/in from 2/(in+out) and 1/in.
func TestInit(t *testing.T) {
	const in, hidden, out = 600, 200, 100
	for _, c := range []struct {
		name     string
		init     func(n *Network, seed uint64)
		variance [2]float64 // of each layer's weights
	}{
		{"Xavier", func(n *Network, seed uint64) { n.InitXavier(newRand(seed)) }, [2]float64{2.0 / (in + hidden), 2.0 / (hidden + out)}},
		{"He", func(n *Network, seed uint64) { n.InitHe(newRand(seed)) }, [2]float64{2.0 / in, 2.0 / hidden}},
	} {
		fresh := func(seed uint64) *Network {
			n := New(Config{Sizes: []int{in, hidden, out}})
			for i := range n.Params() {
				n.Params()[i] = 7
			}
			c.init(n, seed)
			return n
		}
		n := fresh(1)
		for l, d := range n.Layers {
			sum, squares := 0.0, 0.0
			for _, w := range d.W {
				sum += w
				squares += w * w
			}
			count := float64(len(d.W))
			if got, want := squares/count, c.variance[l]; !(got > 0.95*want && got < 1.05*want) {
				t.Errorf("%s: variance of layer %d is %.6f, want %.6f", c.name, l, got, want)
			}
			if mean := sum / count; !(mean*mean*count < 16*c.variance[l]) {
				t.Errorf("%s: mean of layer %d is %.6f, want 0", c.name, l, mean)
			}
			if slices.ContainsFunc(d.B, func(b float64) bool { return b != 0 }) {
				t.Errorf("%s: biases of layer %d are not all zero", c.name, l)
			}
		}
		if !slices.Equal(fresh(1).Params(), n.Params()) {
			t.Errorf("%s: one seed gave two networks", c.name)
		}
		if slices.Equal(fresh(2).Params(), n.Params()) {
			t.Errorf("%s: two seeds gave one network", c.name)
		}
		x, fast, trace := sparseInput(in, 0.2, 3), make([]float64, out), n.NewTrace()
		n.Predict(x, fast)
		n.ForwardPlain(x, trace)
		checkClose(t, c.name+", Predict at once", fast, trace.Output(), 1e-12)
	}
}
