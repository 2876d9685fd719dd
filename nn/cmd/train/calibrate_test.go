package main

import (
	"fmt"
	"math"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
)

// crossEntropy is the mean cost of ten independent sigmoids.
func crossEntropy(net *nn.Network, digits []ink.Digit, labels []uint8) float64 {
	trace, dz := net.NewTrace(), make([]float64, nn.Digits)
	sum := 0.0
	for i := range digits {
		target := make([]float64, nn.Digits)
		target[labels[i]] = 1
		net.Forward(digits[i][:], trace)
		sum += nn.CrossEntropy.Eval(nn.Sigmoid, trace.Z[len(trace.Z)-1], trace.Output(), target, 0, dz)
	}
	return sum / float64(len(digits))
}

// rescaled is a copy of net with all logits scaled and shifted.
func rescaled(net *nn.Network, scale, shift float64) *nn.Network {
	c := net.Clone()
	last := c.Layers[len(c.Layers)-1]
	for i := range last.W {
		last.W[i] *= scale
	}
	for o := range last.B {
		last.B[o] = last.B[o]*scale + shift
	}
	c.Refresh()
	return c
}

// TestCalibrate checks that every answer stays, that the cross-entropy falls
// to its minimum, and that Predict has heard of it.
func TestCalibrate(t *testing.T) {
	run := learnt(t)
	digits, labels := run.validDigits, run.valid.Labels
	net := run.net.Clone()
	scale, shift := calibrate(net, digits, labels)
	if !(scale > 0) || math.IsNaN(shift) || math.IsInf(shift, 0) || math.IsInf(scale, 0) {
		t.Fatalf("scale %v, shift %v, want a positive number and a number", scale, shift)
	}
	before, after := run.net.NewTrace(), net.NewTrace()
	fast := make([]float64, nn.Digits)
	for i := range digits {
		run.net.Forward(digits[i][:], before)
		net.Forward(digits[i][:], after)
		net.Predict(digits[i][:], fast)
		if b, a, f := nn.ArgMax(before.Output()), nn.ArgMax(after.Output()), nn.ArgMax(fast); a != b || f != b {
			t.Fatalf("digit %d: read as %d, then as %d, by Predict as %d", i, b, a, f)
		}
		last := len(after.Z) - 1
		for k, z := range before.Z[last] {
			if want := scale*z + shift; !(math.Abs(after.Z[last][k]-want) <= 1e-9*max(1, math.Abs(want))) {
				t.Fatalf("digit %d: logit %d is %v, want %v", i, k, after.Z[last][k], want)
			}
		}
	}
	cost, old := crossEntropy(net, digits, labels), crossEntropy(run.net, digits, labels)
	if !(cost < old) {
		t.Errorf("cross-entropy went from %.6f to %.6f", old, cost)
	}
	for _, other := range [][2]float64{{0.98, 0}, {1.02, 0}, {1, -0.05}, {1, 0.05}, {1.02, 0.05}, {0.98, -0.05}} {
		if c := crossEntropy(rescaled(net, other[0], other[1]), digits, labels); !(c > cost) {
			t.Errorf("cross-entropy %.9f, but %.9f after scale %v and shift %v", cost, c, other[0], other[1])
		}
	}
}

// TestCalibrateEnd checks that there is one end, wherever it starts, and that
// it is one: calibrating again changes nothing.
func TestCalibrateEnd(t *testing.T) {
	run := learnt(t)
	digits, labels := run.validDigits, run.valid.Labels
	scale, shift := calibrate(run.net.Clone(), digits, labels)
	for _, start := range [][2]float64{{1, 0}, {0.5, 0}, {2, -1}, {scale, shift}} {
		t.Run(fmt.Sprintf("%.3g %.3g", start[0], start[1]), func(t *testing.T) {
			s, c := calibrate(rescaled(run.net, start[0], start[1]), digits, labels)
			s, c = s*start[0], s*start[1]+c
			if !(math.Abs(s-scale) < 1e-6) || !(math.Abs(c-shift) < 1e-6) {
				t.Errorf("scale %v, shift %v in all, want %v and %v", s, c, scale, shift)
			}
		})
	}
}
