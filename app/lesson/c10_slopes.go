package lesson

import (
	"math"

	"inkling/nn"
)

// Cost is the quadratic cost of ten outputs for a digit, Σ(a − y)², where y is 1
// for the digit and 0 for all others.
func Cost(outputs []float64, digit int) (cost float64) {
	for d, a := range outputs {
		e := a - Wanted(d, digit)
		cost += e * e
	}
	return cost
}

// Wanted is y: what output d ought to be for a digit.
func Wanted(d, digit int) float64 {
	if d == digit {
		return 1
	}
	return 0
}

// Slopes are the derivatives of the cost, and of the digit's own output, by
// every number of a network, in the order of nn.Network.Params.
type Slopes struct {
	Cost, Output []float64
}

// NewSlopes computes the slopes at the pass recorded in t.
func NewSlopes(net *nn.Network, t *nn.Trace, digit int) *Slopes {
	da := make([]float64, net.Outputs())
	by := func() []float64 {
		g := net.NewGrads()
		net.BackwardFrom(t, da, g, nil)
		return g.Params()
	}
	s := new(Slopes)
	for d, a := range t.Output() {
		da[d] = 2 * (a - Wanted(d, digit))
	}
	s.Cost = by()
	clear(da)
	da[digit] = 1
	s.Output = by()
	return s
}

// Steepest is the number of the network by which the cost has the largest slope.
func (s *Slopes) Steepest() (knob int) {
	for k, v := range s.Cost {
		if math.Abs(v) > math.Abs(s.Cost[knob]) {
			knob = k
		}
	}
	return knob
}

// tooFaint is how much less steep a knob may be than the steepest one and still be
// given.
const tooFaint = 0.05

// Given is the weight that the learner is to turn: one into the last hidden
// layer, whose line has another one behind it, such that what raises the digit's
// output lowers the cost, and the steepest of those that are to be turned up, or
// down, as is wished; the other way where that would be too faint. Without a
// hidden layer there is none.
func (s *Slopes) Given(net *nn.Network, up bool) (knob int, ok bool) {
	layer := len(net.Layers) - 2
	if layer < 0 {
		return 0, false
	}
	first := 0
	for _, d := range net.Layers[:layer] {
		first += len(d.W) + len(d.B)
	}
	var highest, lowest int
	var most, least float64
	for k := first; k < first+len(net.Layers[layer].W); k++ {
		if v := s.Output[k]; v*s.Cost[k] < 0 {
			if v > most {
				highest, most = k, v
			}
			if v < least {
				lowest, least = k, v
			}
		}
	}
	if most < -tooFaint*least || !up && -least >= tooFaint*most {
		return lowest, least < 0
	}
	return highest, most > 0
}

// Nudge is how far a knob is turned to both sides to check a slope.
const Nudge = 0.001

// Nudged is the slope of the cost by a knob as two turns of it tell:
// (C(w + ε) − C(w − ε)) / 2ε. The network is left as it was.
func Nudged(net *nn.Network, x []float64, digit, knob int) float64 {
	out := make([]float64, net.Outputs())
	w := net.Params()[knob]
	at := func(w float64) float64 {
		net.Turn(knob, w)
		net.Predict(x, out)
		return Cost(out, digit)
	}
	slope := (at(w+Nudge) - at(w-Nudge)) / (2 * Nudge)
	net.Turn(knob, w)
	return slope
}
