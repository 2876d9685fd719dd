//go:build js && wasm

package main

import (
	"math"

	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/detect"
	"inkling/nn/ink"
)

const (
	pictures = 128 // enough that no branch predictor learns them by heart
	batch    = 32  // the first so many pictures are the mini-batch
	rate     = 0.1 // learning rate
)

// material is what all contenders work on.
type material struct {
	net     *nn.Network // as shipped; contenders that train take a copy
	check   *detect.Detector
	xs      [][]float64 // [pictures][784]
	targets [][]float64 // [pictures][10], one-hot
	strokes []ink.Stroke
}

func newMaterial(network, detector []byte) *material {
	weights, err := nn.ParseWeights(network)
	if err != nil {
		panic(err)
	}
	check, err := detect.Parse(detector)
	if err != nil {
		panic(err)
	}
	m := &material{net: weights.Net, check: check, strokes: view.Sample(3)}
	var normalizer ink.Normalizer
	for k := range pictures {
		var d ink.Digit
		normalizer.Strokes(&d, hand(view.Sample(k%10), k/10), ink.All)
		target := make([]float64, 10)
		target[k%10] = 1
		m.xs, m.targets = append(m.xs, d[:]), append(m.targets, target)
	}
	return m
}

// hand has another hand write the strokes: turned, squeezed and unsteady, in
// one of 13 ways.
func hand(strokes []ink.Stroke, way int) []ink.Stroke {
	sin, cos := math.Sincos(0.03 * float64(way-6))
	narrow := 0.82 + 0.025*float64(way*5%13)
	var out []ink.Stroke
	for _, s := range strokes {
		var moved ink.Stroke
		for _, p := range s {
			x, y := narrow*(p.X-0.5), p.Y-0.5
			x += 0.012 * math.Sin(9*y+float64(way))
			moved = append(moved, ink.Point{X: 0.5 + cos*x - sin*y, Y: 0.5 + sin*x + cos*y})
		}
		out = append(out, moved)
	}
	return out
}
