//go:build js && wasm

package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/plain"
	"inkling/nn/verdict"
)

// contenders are those written in Go. The first of each task is the yardstick
// that answers and times are compared with.
func (m *material) contenders() []contender {
	return []contender{m.predict(), m.forward(), m.plainForward(), m.rowsForward(), m.train(), m.plainTrain(), m.pen()}
}

// reading is a contender that reads one picture after another.
func (m *material) reading(name string, read func(x []float64) []float64) contender {
	return contender{
		task: "forward", name: name,
		run: func(n int) {
			for k := range n {
				read(m.xs[k%pictures])
			}
		},
		outputs: func() []float64 { return outputs(m.xs, read) },
	}
}

// outputs is what is read in each picture, one after another.
func outputs(xs [][]float64, read func(x []float64) []float64) (all []float64) {
	for _, x := range xs {
		all = append(all, read(x)...)
	}
	return all
}

func (m *material) predict() contender {
	out := make([]float64, m.net.Outputs())
	return m.reading("nn Predict", func(x []float64) []float64 {
		m.net.Predict(x, out)
		return out
	})
}

func (m *material) forward() contender {
	trace := m.net.NewTrace()
	return m.reading("nn Forward, every step kept", func(x []float64) []float64 {
		m.net.Forward(x, trace)
		return trace.Output()
	})
}

func (m *material) plainForward() contender {
	net := plain.New(m.net.Sizes(), m.net.Params())
	return m.reading("plain Go, the formula as loops", func(x []float64) []float64 {
		_, a := net.Forward(x)
		return a[len(a)-1]
	})
}

// rowsForward is plain Go as a practised hand writes it: a row at a time.
func (m *material) rowsForward() contender {
	net := m.net.Clone()
	a := make([][]float64, len(net.Layers))
	for l, d := range net.Layers {
		a[l] = make([]float64, d.Out)
	}
	return m.reading("plain Go, row by row", func(x []float64) []float64 {
		for l, d := range net.Layers {
			for o := range d.Out {
				sum := 0.0
				for i, w := range d.Row(o) {
					sum += w * x[i]
				}
				a[l][o] = 1 / (1 + math.Exp(-(sum + d.B[o])))
			}
			x = a[l]
		}
		return x
	})
}

// training is a contender that trains on the mini-batch again and again, each
// round from the shipped weights. Its outputs are those after one step.
func (m *material) training(name string, restore, step func(), read func(x []float64) []float64) contender {
	return contender{
		task: "training", name: name,
		prepare: restore,
		run: func(n int) {
			for range n / batch {
				step()
			}
		},
		outputs: func() []float64 {
			restore()
			step()
			return outputs(m.xs, read)
		},
	}
}

func (m *material) train() contender {
	net := m.net.Clone()
	trace, terms := net.NewTrace(), []nn.Term{{Loss: nn.CrossEntropy, Weight: 1}}
	trainer := nn.Trainer{
		Net: net, Optimizer: &nn.SGD{}, Schedule: nn.ConstantRate(rate),
		Examples: batch, BatchSize: batch, Epochs: 1, Rng: rand.New(rand.NewPCG(1, 2)),
		Accumulate: func(net *nn.Network, batch []int, g *nn.Grads) (cost float64) {
			for _, k := range batch {
				net.Forward(m.xs[k], trace)
				cost += net.Backward(trace, m.targets[k], terms, g)
			}
			return cost
		},
	}
	return m.training("nn Trainer",
		func() { copy(net.Params(), m.net.Params()); net.Refresh() },
		func() { trainer.Step() },
		func(x []float64) []float64 { net.Forward(x, trace); return trace.Output() })
}

func (m *material) plainTrain() contender {
	var net *plain.Network
	return m.training("plain Go, the formula as loops",
		func() { net = plain.New(m.net.Sizes(), m.net.Params()) },
		func() { net.TrainBatch(m.xs[:batch], m.targets[:batch], rate) },
		func(x []float64) []float64 { _, a := net.Forward(x); return a[len(a)-1] })
}

// pen is what the page computes each time the pen has moved: a whole drawing,
// from its strokes to the answer.
func (m *material) pen() contender {
	var normalizer ink.Normalizer
	trace := m.net.NewTrace()
	points := 0
	for _, s := range m.strokes {
		points += len(s)
	}
	return contender{
		task: "pen", name: fmt.Sprintf("a 3 of %d points", points),
		run: func(n int) {
			var d ink.Digit
			for range n {
				normalizer.Strokes(&d, m.strokes, ink.All)
				m.net.Forward(d[:], trace)
				verdict.Judge(trace.Output(), d.Empty(), m.check.Read(&d))
			}
		},
	}
}
