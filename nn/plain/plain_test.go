package plain_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"inkling/nn"
	"inkling/nn/plain"
)

// shapes are the page's network and others that divide by nothing.
var shapes = [][]int{{784, 16, 16, 10}, {7, 5, 3}, {3, 1}, {30, 9, 2, 11, 4}}

// pair is the same random network in both packages.
func pair(sizes []int, seed uint64) (*plain.Network, *nn.Network) {
	net := nn.New(nn.Config{Sizes: sizes})
	rng := rand.New(rand.NewPCG(seed, 1))
	for i := range net.Params() {
		net.Params()[i] = rng.NormFloat64() / 4
	}
	net.Refresh()
	return plain.New(sizes, net.Params()), net
}

// examples are inputs with many zeros, like digits, and targets.
func examples(sizes []int, count int, seed uint64) (xs, targets [][]float64) {
	rng := rand.New(rand.NewPCG(seed, 2))
	for range count {
		x := make([]float64, sizes[0])
		for i := range x {
			if rng.Float64() < 0.3 {
				x[i] = rng.Float64()
			}
		}
		target := make([]float64, sizes[len(sizes)-1])
		target[rng.IntN(len(target))] = 1
		xs, targets = append(xs, x), append(targets, target)
	}
	return xs, targets
}

func checkClose(t *testing.T, what string, got, want []float64, tol float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: length %d, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tol*max(1, math.Abs(want[i]))) {
			t.Fatalf("%s: [%d] is %v, want %v", what, i, got[i], want[i])
		}
	}
}

// The worked example in the package comment of nn.
func TestForwardByHand(t *testing.T) {
	n := plain.New([]int{2, 2, 1}, []float64{1, -2, 3, 1, 0.5, -2, 1, -1, 0.1})
	z, a := n.Forward([]float64{1, 0.5})
	checkClose(t, "z of layer 0", z[0], []float64{0.5, 1.5}, 1e-15)
	checkClose(t, "a of layer 0", a[0], []float64{0.6225, 0.8176}, 1e-4)
	checkClose(t, "z of layer 1", z[1], []float64{-0.0951}, 1e-4)
	checkClose(t, "a of layer 1", a[1], []float64{0.4762}, 1e-4)
}

func TestForwardAgreesWithNN(t *testing.T) {
	for seed, sizes := range shapes {
		p, net := pair(sizes, uint64(seed))
		trace := net.NewTrace()
		xs, _ := examples(sizes, 5, 3)
		for _, x := range xs {
			net.Forward(x, trace)
			z, a := p.Forward(x)
			for l := range z {
				checkClose(t, "z", z[l], trace.Z[l], 1e-12)
				checkClose(t, "a", a[l], trace.A[l], 1e-12)
			}
		}
	}
}

func TestBackpropAgreesWithNN(t *testing.T) {
	for seed, sizes := range shapes {
		p, net := pair(sizes, uint64(seed))
		trace, grads := net.NewTrace(), net.NewGrads()
		xs, targets := examples(sizes, 3, 4)
		for k, x := range xs {
			net.Forward(x, trace)
			want := net.Backward(trace, targets[k], []nn.Term{{Loss: nn.CrossEntropy, Weight: 1}}, grads)
			checkClose(t, "cost", []float64{p.Backprop(x, targets[k])}, []float64{want}, 1e-12)
		}
		checkClose(t, "gradient", p.Grads(), grads.Params(), 1e-12)
		p.ZeroGrads()
		checkClose(t, "cleared gradient", p.Grads(), make([]float64, net.NumParams()), 0)
	}
}

// TestGradientIsTheCostsSlope needs no other implementation.
func TestGradientIsTheCostsSlope(t *testing.T) {
	const h = 1e-5
	sizes := []int{4, 3, 2}
	p, net := pair(sizes, 5)
	params := net.Params()
	x, target := []float64{0.9, 0, -0.4, 1}, []float64{0.25, 1}
	p.Backprop(x, target)
	slopes := make([]float64, len(params))
	for i, v := range params {
		params[i] = v + h
		up := plain.New(sizes, params).Backprop(x, target)
		params[i] = v - h
		down := plain.New(sizes, params).Backprop(x, target)
		params[i] = v
		slopes[i] = (up - down) / (2 * h)
	}
	checkClose(t, "gradient", p.Grads(), slopes, 1e-8)
}

func TestTrainBatchAgreesWithTrainer(t *testing.T) {
	const rate = 0.7
	for seed, sizes := range shapes {
		p, net := pair(sizes, uint64(seed))
		xs, targets := examples(sizes, 6, 6)
		trace := net.NewTrace()
		trainer := nn.Trainer{
			Net: net, Optimizer: &nn.SGD{}, Schedule: nn.ConstantRate(rate),
			Examples: len(xs), BatchSize: len(xs), Epochs: 1, Rng: rand.New(rand.NewPCG(1, 1)),
			Accumulate: func(net *nn.Network, batch []int, g *nn.Grads) (cost float64) {
				for _, k := range batch {
					net.Forward(xs[k], trace)
					cost += net.Backward(trace, targets[k], []nn.Term{{Loss: nn.CrossEntropy, Weight: 1}}, g)
				}
				return cost
			},
		}
		for range 2 {
			cost := p.TrainBatch(xs, targets, rate)
			checkClose(t, "cost", []float64{cost}, []float64{trainer.Step().Loss}, 1e-12)
			checkClose(t, "parameters", p.Params(), net.Params(), 1e-12)
		}
	}
}

func TestNewWantsAllParams(t *testing.T) {
	for _, c := range []struct {
		count int
		want  string
	}{
		{8, "plain: New: 8 params end in layer 1"},
		{10, "plain: New: 1 params too many"},
	} {
		func() {
			defer func() {
				if got := recover(); got != c.want {
					t.Errorf("%d params: panic %v, want %q", c.count, got, c.want)
				}
			}()
			plain.New([]int{2, 2, 1}, make([]float64, c.count))
		}()
	}
}
