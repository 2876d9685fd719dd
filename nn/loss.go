package nn

import (
	"fmt"
	"math"
)

// Loss names a cost function C(output, target) of one example. Each comes with
// its derivative by the last layer's z, which is where Backward starts.
type Loss uint8

// The cost functions. target is [Outputs]; for a digit it is one-hot.
const (
	// Quadratic is ½·Σ(a−y)², on the activations: the cost of the lesson.
	Quadratic Loss = iota
	// CrossEntropy is −Σ y·ln a + (1−y)·ln(1−a) with a = σ(z): ten independent
	// yes-or-no answers, computed from the logits z. Needs a sigmoid last layer.
	CrossEntropy
	// Softmax is −Σ y·ln p with p = softmax(z): one answer out of ten, computed
	// from the logits z, whatever the last activation function.
	Softmax
)

// String is "quadratic", "cross-entropy" or "softmax".
func (c Loss) String() string {
	switch c {
	case Quadratic:
		return "quadratic"
	case CrossEntropy:
		return "cross-entropy"
	case Softmax:
		return "softmax"
	}
	return fmt.Sprintf("loss(%d)", uint8(c))
}

// Eval returns the cost of one example and adds scale times its derivative by
// z to dz. z, a, target and dz are [Outputs]; a = act(z). CrossEntropy and
// Softmax compute their cost so that it does not overflow where a is 0 or 1,
// CrossEntropy to within 1e-16 an output.
func (c Loss) Eval(act Activation, z, a, target []float64, scale float64, dz []float64) float64 {
	switch c {
	case Quadratic:
		return quadratic(act, z, a, target, scale, dz)
	case CrossEntropy:
		if act != Sigmoid {
			panic(fmt.Sprintf("nn: Loss.Eval: cross-entropy on a %v layer, want sigmoid", act))
		}
		return crossEntropy(z, a, target, scale, dz)
	case Softmax:
		return softmax(z, target, scale, dz)
	}
	panic(fmt.Sprintf("nn: Loss.Eval: %v, want a known loss", c))
}

func quadratic(act Activation, z, a, target []float64, scale float64, dz []float64) float64 {
	cost := 0.0
	for k, y := range target {
		e := a[k] - y
		cost += e * e / 2
		dz[k] += scale * e * act.Slope(z[k], a[k])
	}
	return cost
}

// crossEntropy uses −y·ln σ(z) − (1−y)·ln(1−σ(z)) = max(z,0) − y·z + ln(1+e^(−|z|)),
// whose last term is −ln max(a, 1−a): ten of them are one logarithm of a product.
func crossEntropy(z, a, target []float64, scale float64, dz []float64) float64 {
	cost, surer := 0.0, 1.0
	for k, y := range target {
		if z[k] > 0 {
			cost += z[k]
			surer *= a[k]
		} else {
			surer *= 1 - a[k]
		}
		cost -= y * z[k]
		dz[k] += scale * (a[k] - y)
		if surer < 1e-200 { // before it underflows: only with hundreds of outputs
			cost -= math.Log(surer)
			surer = 1
		}
	}
	return cost - math.Log(surer)
}

// softmax uses −ln p_k = ln Σ e^(z_j − m) − (z_k − m), with m the largest z.
func softmax(z, target []float64, scale float64, dz []float64) float64 {
	m := z[0]
	for _, v := range z {
		m = max(m, v)
	}
	sum, mass := 0.0, 0.0
	for k, v := range z {
		sum += math.Exp(v - m)
		mass += target[k]
	}
	logSum := math.Log(sum)
	cost := 0.0
	for k, y := range target {
		logP := z[k] - m - logSum
		cost -= y * logP
		dz[k] += scale * (mass*math.Exp(logP) - y)
	}
	return cost
}
