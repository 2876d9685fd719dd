package main

import (
	"math"

	"inkling/nn"
	"inkling/nn/ink"
)

// calibrate scales all logits of a network by one factor and shifts them by
// one constant, folded into the last layer, so that ten independent sigmoids
// say best how likely each digit is: the pair that minimises the cross-entropy
// on held-out digits. The order of the outputs, and so every answer, stays.
func calibrate(net *nn.Network, digits []ink.Digit, labels []uint8) (scale, shift float64) {
	logits := make([]float64, 0, len(digits)*nn.Digits)
	trace := net.NewTrace()
	for i := range digits {
		net.Forward(digits[i][:], trace)
		logits = append(logits, trace.Z[len(trace.Z)-1]...)
	}
	scale, shift = 1, 0
	for range 50 { // Newton's method: the cost is convex in the pair
		var gs, gc, hss, hsc, hcc float64
		for i, z := range logits {
			y := 0.0
			if i%nn.Digits == int(labels[i/nn.Digits]) {
				y = 1
			}
			p := nn.Sigmoid.F(scale*z + shift)
			v := p * (1 - p)
			gs += (p - y) * z
			gc += p - y
			hss += v * z * z
			hsc += v * z
			hcc += v
		}
		det := hss*hcc - hsc*hsc
		if math.Abs(det) < 1e-12 {
			break
		}
		scale -= (gs*hcc - gc*hsc) / det
		shift -= (gc*hss - gs*hsc) / det
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
