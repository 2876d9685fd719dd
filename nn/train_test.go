package nn

import (
	"fmt"
	"math"
	"slices"
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

// recorder is an optimiser that only notes what it is handed, and adds 1 to
// every parameter.
type recorder struct {
	gradients [][]float64
	rates     []float64
}

func (r *recorder) Step(params, gradient []float64, learningRate float64) {
	r.gradients = append(r.gradients, slices.Clone(gradient))
	r.rates = append(r.rates, learningRate)
	for i := range params {
		params[i]++
	}
}

// TestTrainerStep follows three epochs of 10 examples in batches of 4, 4 and 2.
// Example i costs 10i and its gradient is (i, i²).
func TestTrainerStep(t *testing.T) {
	const examples, epochs, steps = 10, 3, 9
	n, optimizer := New(Config{Sizes: []int{1, 1}}), new(recorder)
	var batches [][]int
	trainer := &Trainer{
		Net: n, Optimizer: optimizer, Average: new(Average), // decay 0: the latest parameters
		Schedule: func(step, total int) float64 { return float64(100*step + total) },
		Examples: examples, BatchSize: 4, Epochs: epochs, Rng: newRand(1),
		Accumulate: func(net *Network, batch []int, g *Grads) (cost float64) {
			if net != n {
				t.Error("another network")
			}
			batches = append(batches, slices.Clone(batch))
			for _, i := range batch {
				g.Params()[0] += float64(i)
				g.Params()[1] += float64(i * i)
				cost += 10 * float64(i)
			}
			return cost
		},
	}
	for step := range steps {
		p := trainer.Step()
		if len(batches) != step+1 || len(optimizer.gradients) != step+1 {
			t.Fatalf("step %d: %d batches and %d optimiser steps in all", step, len(batches), len(optimizer.gradients))
		}
		batch := batches[step]
		if want := []int{4, 4, 2}[step%3]; len(batch) != want {
			t.Errorf("step %d: %d examples, want %d", step, len(batch), want)
		}
		mean := make([]float64, 2)
		for _, i := range batch {
			mean[0] += float64(i) / float64(len(batch))
			mean[1] += float64(i*i) / float64(len(batch))
		}
		checkClose(t, fmt.Sprintf("gradient of step %d", step), optimizer.gradients[step], mean, 1e-12)
		checkClose(t, fmt.Sprintf("loss of step %d", step), []float64{p.Loss}, []float64{10 * mean[0]}, 1e-12)
		rate := float64(100*step + steps)
		checkClose(t, fmt.Sprintf("rate of step %d", step), []float64{optimizer.rates[step], p.LearningRate}, []float64{rate, rate}, 0)
		average := make([]float64, 2)
		trainer.Average.CopyTo(average)
		checkClose(t, fmt.Sprintf("average after step %d", step), average, []float64{float64(step + 1), float64(step + 1)}, 0)
	}
	identity := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	before := identity
	for epoch := range epochs {
		order := slices.Concat(batches[3*epoch : 3*epoch+3]...)
		if got := slices.Sorted(slices.Values(order)); !slices.Equal(got, identity) {
			t.Errorf("epoch %d: examples %v, want each once", epoch, got)
		}
		if slices.Equal(order, identity) || slices.Equal(order, before) {
			t.Errorf("epoch %d: order %v, want a new one", epoch, order)
		}
		before = order
	}
}
