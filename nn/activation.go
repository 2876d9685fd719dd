package nn

import (
	"fmt"
	"math"
)

// Activation names the function f of a layer, a = f(z).
type Activation uint8

// The activation functions. The zero value is Identity: a layer that only sums.
const (
	Identity Activation = iota
	Sigmoid
	ReLU
	Tanh
)

// activations is the one table of functions: f(z), and the derivative f′ from
// z and a = f(z), whichever gives it more cheaply.
var activations = [...]struct {
	name string
	f    func(z float64) float64
	df   func(z, a float64) float64
}{
	Identity: {"identity", func(z float64) float64 { return z }, func(z, a float64) float64 { return 1 }},
	Sigmoid:  {"sigmoid", sigmoid, func(z, a float64) float64 { return a * (1 - a) }},
	ReLU:     {"relu", func(z float64) float64 { return max(z, 0) }, reluSlope},
	Tanh:     {"tanh", math.Tanh, func(z, a float64) float64 { return 1 - a*a }},
}

// all adds the biases b to z and writes f(z) to a, all of the same length. The
// sigmoid, which the page runs 42 times a picture, has its loop to itself.
func (f Activation) all(b, z, a []float64) {
	if f == Sigmoid {
		sigmoids(b, z, a)
		return
	}
	for i, v := range b {
		z[i] += v
		a[i] = f.F(z[i])
	}
}

// mulSlopes multiplies d by f′, from z and a = f(z), all of the same length.
func (f Activation) mulSlopes(z, a, d []float64) {
	if f == Sigmoid {
		for i, v := range a {
			d[i] *= v * (1 - v)
		}
		return
	}
	for i := range d {
		d[i] *= f.Slope(z[i], a[i])
	}
}

// reluSlope takes the slope at the corner, z = 0, to be 0.
func reluSlope(z, _ float64) float64 {
	if z > 0 {
		return 1
	}
	return 0
}

// Valid reports whether f is one of the named functions.
func (f Activation) Valid() bool { return int(f) < len(activations) }

// String is the name used in weights files: "sigmoid", "relu", "tanh", "identity".
func (f Activation) String() string {
	if !f.Valid() {
		return fmt.Sprintf("activation(%d)", uint8(f))
	}
	return activations[f].name
}

// F is f(z).
func (f Activation) F(z float64) float64 { return activations[f].f(z) }

// Slope is the derivative f′ at z, where a = f(z).
func (f Activation) Slope(z, a float64) float64 { return activations[f].df(z, a) }

// ParseActivation is the inverse of String.
func ParseActivation(name string) (Activation, error) {
	for f, row := range activations {
		if row.name == name {
			return Activation(f), nil
		}
	}
	return 0, fmt.Errorf("nn: activation: found %q, expected sigmoid, relu, tanh or identity", name)
}
