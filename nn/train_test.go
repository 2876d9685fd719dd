package nn

import (
	"math"
	"testing"
)

// xor is the smallest problem that needs a hidden layer.
var xor = []struct{ x, y []float64 }{
	{[]float64{0, 0}, []float64{0}}, {[]float64{0, 1}, []float64{1}},
	{[]float64{1, 0}, []float64{1}}, {[]float64{1, 1}, []float64{0}},
}

func xorTrainer(seed uint64, o Optimizer, rate float64, loss Loss, epochs int) *Trainer {
	rng := newRand(seed)
	n := New(Config{Sizes: []int{2, 4, 1}, Activations: []Activation{Tanh, Sigmoid}})
	n.InitXavier(rng)
	trace := n.NewTrace()
	return &Trainer{
		Net: n, Optimizer: o, Schedule: ConstantRate(rate), Examples: len(xor), BatchSize: 3, Epochs: epochs, Rng: rng,
		Accumulate: func(n *Network, batch []int, g *Grads) float64 {
			cost := 0.0
			for _, i := range batch {
				n.Forward(xor[i].x, trace)
				cost += n.Backward(trace, xor[i].y, []Term{{loss, 1}}, g)
			}
			return cost
		},
	}
}

func run(t *Trainer) Progress {
	for {
		if p := t.Step(); p.Step == p.Steps {
			t.Net.Refresh()
			return p
		}
	}
}

func TestTrainersLearnXor(t *testing.T) {
	for _, c := range []struct {
		name      string
		optimizer Optimizer
		rate      float64
		loss      Loss
	}{
		{"plain SGD, cross-entropy", &SGD{}, 0.5, CrossEntropy},
		{"momentum, quadratic", &SGD{Momentum: 0.9}, 0.5, Quadratic},
		{"Adam, cross-entropy", NewAdam(0), 0.02, CrossEntropy},
	} {
		t.Run(c.name, func(t *testing.T) {
			trainer := xorTrainer(5, c.optimizer, c.rate, c.loss, 2000)
			run(trainer)
			out := make([]float64, 1)
			for _, e := range xor {
				trainer.Net.Predict(e.x, out)
				if math.Abs(out[0]-e.y[0]) > 0.2 {
					t.Errorf("%v → %.3f, want %v", e.x, out[0], e.y[0])
				}
			}
		})
	}
}

func TestSameSeedSameNetwork(t *testing.T) {
	a, b, c := xorTrainer(1, NewAdam(0.01), 0.02, CrossEntropy, 20), xorTrainer(1, NewAdam(0.01), 0.02, CrossEntropy, 20), xorTrainer(2, NewAdam(0.01), 0.02, CrossEntropy, 20)
	run(a)
	run(b)
	run(c)
	checkClose(t, "same seed", a.Net.Params(), b.Net.Params(), 0)
	if a.Net.Params()[0] == c.Net.Params()[0] {
		t.Error("another seed gave the same weight")
	}
}

func TestProgressCountsStepsAndEpochs(t *testing.T) {
	trainer := xorTrainer(1, &SGD{}, 0.1, Quadratic, 2) // 4 examples in batches of 3: 2 steps an epoch
	for i, want := range []Progress{
		{Step: 1, Steps: 4, Epoch: 0}, {Step: 2, Steps: 4, Epoch: 1, EpochEnded: true},
		{Step: 3, Steps: 4, Epoch: 1}, {Step: 4, Steps: 4, Epoch: 2, EpochEnded: true},
	} {
		p := trainer.Step()
		p.Loss, p.LearningRate = 0, 0
		if p != want {
			t.Errorf("step %d: %+v, want %+v", i+1, p, want)
		}
	}
}

func TestWeightDecayShrinks(t *testing.T) {
	for name, o := range map[string]Optimizer{"SGD": &SGD{WeightDecay: 0.1}, "Adam": NewAdam(0.1)} {
		p := []float64{4, -2}
		o.Step(p, []float64{0, 0}, 0.5)
		checkClose(t, name, p, []float64{4 * 0.95, -2 * 0.95}, 1e-12)
	}
}

func TestCosineRate(t *testing.T) {
	rate := CosineRate(0.4, 10)
	for _, c := range []struct {
		step int
		want float64
	}{{0, 0.04}, {9, 0.4}, {10, 0.4}, {60, 0.2}, {110, 0}} {
		if got := rate(c.step, 110); !closeTo(got, c.want, 1e-12) {
			t.Errorf("rate at step %d = %v, want %v", c.step, got, c.want)
		}
	}
}

func TestAverageForgetsTheStart(t *testing.T) {
	m := Average{Decay: 0.9}
	m.Update([]float64{1000})
	for range 200 {
		m.Update([]float64{3})
	}
	got := []float64{0}
	m.CopyTo(got)
	checkClose(t, "average", got, []float64{3}, 1e-3)
}
