package main

import (
	"math"

	"inkling/nn"
	"inkling/nn/ink"
)

// calibrate scales all logits of a network by one factor and shifts them by
// one constant, folded into the last layer, so that ten independent sigmoids
// say best how likely each digit is: the pair that minimises the cross-entropy
// on held-out digits. The factor is positive: the order of the outputs, and so
// every answer, stays.
func calibrate(net *nn.Network, digits []ink.Digit, labels []uint8) (scale, shift float64) {
	logits := make([]float64, 0, len(digits)*nn.Digits)
	trace := net.NewTrace()
	for i := range digits {
		net.Forward(digits[i][:], trace)
		logits = append(logits, trace.Z[len(trace.Z)-1]...)
	}
	scale, shift = 1, 0
	cost := logitCost(logits, labels, scale, shift)
	for range 50 { // Newton's method, with steps halved until the cost falls
		ds, dc := newtonStep(logits, labels, scale, shift)
		improved := false
		for k := 1.0; k > 1e-6 && !improved; k /= 2 {
			s, c := scale-k*ds, shift-k*dc
			if next := logitCost(logits, labels, s, c); s > 0 && next < cost {
				scale, shift, cost, improved = s, c, next, true
			}
		}
		if !improved {
			break
		}
	}
	last := net.Layers[len(net.Layers)-1]
	for i := range last.W {
		last.W[i] *= scale
	}
	for o := range last.B {
		last.B[o] = last.B[o]*scale + shift
	}
	net.Refresh()
	return scale, shift
}

// target is 1 for the logit of the digit's own output, 0 for the other nine.
func target(labels []uint8, logit int) float64 {
	if logit%nn.Digits == int(labels[logit/nn.Digits]) {
		return 1
	}
	return 0
}

// logitCost is the mean cross-entropy of σ(scale·z + shift) over all logits.
func logitCost(logits []float64, labels []uint8, scale, shift float64) float64 {
	sum := 0.0
	for i, z := range logits {
		z = scale*z + shift
		sum += max(z, 0) - target(labels, i)*z + math.Log1p(math.Exp(-math.Abs(z)))
	}
	return sum / float64(len(logits))
}

// newtonStep is the step of Newton's method for logitCost, to be subtracted.
func newtonStep(logits []float64, labels []uint8, scale, shift float64) (ds, dc float64) {
	var gs, gc, hss, hsc, hcc float64
	for i, z := range logits {
		p := nn.Sigmoid.F(scale*z + shift)
		e, v := p-target(labels, i), p*(1-p)
		gs += e * z
		gc += e
		hss += v * z * z
		hsc += v * z
		hcc += v
	}
	det := hss*hcc - hsc*hsc
	if det < 1e-12 {
		return 0, 0
	}
	return (gs*hcc - gc*hsc) / det, (gc*hss - gs*hsc) / det
}
