package state

import (
	"math"
	"math/rand/v2"

	"inkling/nn"
)

// darkBias is the bias of an output that is switched off: σ(−10) is 0.0000.
const darkBias = -10

// Values writes what edits make of original, the trained numbers of a network of
// these sizes in the order of nn.Network.Params, to dst, as long.
func Values(dst, original []float64, sizes []int, edits []Edit) {
	copy(dst, original)
	for _, e := range edits[lastWhole(edits):] {
		e.apply(dst, original, sizes)
	}
}

// lastWhole is the last edit that does not depend on those before it.
func lastWhole(edits []Edit) int {
	for i := len(edits) - 1; i > 0; i-- {
		if k := edits[i].Kind; k == ResetEdit || k == RandomEdit {
			return i
		}
	}
	return 0
}

// apply makes one edit on values.
func (e *Edit) apply(values, original []float64, sizes []int) {
	switch e.Kind {
	case TurnedEdit:
		for _, k := range e.Knobs {
			values[k.Index] = k.Value
		}
	case NeuronEdit:
		switchOff(values, sizes, e.Layer, e.Index)
	case BiasesEdit:
		eachLayer(values, sizes, func(_ int, _, b []float64) { clear(b) })
	case NoiseEdit:
		addNoise(values, original, sizes, e.Seed, e.Strength)
	case RandomEdit:
		net := nn.New(nn.Config{Sizes: sizes})
		net.InitXavier(rand.New(rand.NewPCG(e.Seed, 0)))
		for i, v := range net.Params() {
			values[i] = float64(float32(v))
		}
	case ResetEdit:
		copy(values, original)
	}
}

// eachLayer calls f with the weights and biases of each layer, counted from 1.
func eachLayer(values []float64, sizes []int, f func(layer int, w, b []float64)) {
	for l := 1; l < len(sizes); l++ {
		n := sizes[l-1] * sizes[l]
		f(l, values[:n], values[n:n+sizes[l]])
		values = values[n+sizes[l]:]
	}
}

// switchOff cuts what leads out of a hidden neuron; of an output it cuts what
// leads in and sets the bias low.
func switchOff(values []float64, sizes []int, layer, index int) {
	last := layer == len(sizes)-1
	eachLayer(values, sizes, func(l int, w, b []float64) {
		switch {
		case last && l == layer:
			clear(w[index*sizes[l-1] : (index+1)*sizes[l-1]])
			b[index] = darkBias
		case !last && l == layer+1:
			for o := range sizes[l] {
				w[o*sizes[l-1]+index] = 0
			}
		}
	})
}

// addNoise adds normal noise to every weight, as strong as the layer's trained
// weights are on the root of the mean square, times strength.
func addNoise(values, original []float64, sizes []int, seed uint64, strength float64) {
	rng := rand.New(rand.NewPCG(seed, 1))
	var spreads []float64
	eachLayer(original, sizes, func(_ int, w, _ []float64) {
		sum := 0.0
		for _, v := range w {
			sum += v * v
		}
		spreads = append(spreads, math.Sqrt(sum/float64(len(w))))
	})
	eachLayer(values, sizes, func(l int, w, _ []float64) {
		for i := range w {
			w[i], _ = rounded(w[i] + strength*spreads[l-1]*rng.NormFloat64())
		}
	})
}
