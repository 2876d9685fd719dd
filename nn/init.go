package nn

import (
	"math"
	"math/rand/v2"
)

// InitXavier draws every weight from a normal distribution of variance
// 2/(in+out), which keeps the spread of sigmoid and tanh layers, and sets the
// biases to zero (Glorot and Bengio 2010). All randomness comes from rng.
func (n *Network) InitXavier(rng *rand.Rand) {
	n.initNormal(rng, func(d *Dense) float64 { return 2 / float64(d.In+d.Out) })
}

// InitHe draws every weight from a normal distribution of variance 2/in, for
// ReLU layers, and sets the biases to zero (He et al. 2015).
func (n *Network) InitHe(rng *rand.Rand) {
	n.initNormal(rng, func(d *Dense) float64 { return 2 / float64(d.In) })
}

func (n *Network) initNormal(rng *rand.Rand, variance func(*Dense) float64) {
	for _, d := range n.Layers {
		deviation := math.Sqrt(variance(d))
		for i := range d.W {
			d.W[i] = rng.NormFloat64() * deviation
		}
		clear(d.B)
	}
	n.Refresh()
}
