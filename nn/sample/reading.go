package sample

import (
	"math"
	"slices"

	"inkling/nn"
)

// Reading is what one network makes of every digit of a set: all activations
// of all neurons, and the answers.
type Reading struct {
	Answers []uint8     // the largest output, for each digit
	Margins []float64   // output of the true digit less the largest other one: below 0 it is wrong
	Layers  []int       // neurons of each layer
	Neurons [][]float64 // [neuron, layer after layer][digit]: its activation
	labels  []uint8

	network uint64 // fingerprint of the network that was read with
}

// Read brings the reading up to the network and says whether it had to. The
// digits of the set must have been seen; fresh says that they have changed.
func (r *Reading) Read(net *nn.Network, s *Set, fresh bool) bool {
	print := fingerprint(net)
	if !fresh && len(r.Answers) == s.Len() && r.network == print {
		return false
	}
	r.network = print
	r.shape(net, s)
	r.labels = s.Labels
	trace := net.NewTrace()
	for i := range s.Digits {
		net.Forward(s.Digits[i][:], trace)
		k := 0
		for _, a := range trace.A {
			for _, v := range a {
				r.Neurons[k][i] = v
				k++
			}
		}
		out := trace.Output()
		r.Answers[i] = uint8(nn.ArgMax(out))
		r.Margins[i] = margin(out, int(s.Labels[i]))
	}
	return true
}

// shape makes room for the answers of net to s.
func (r *Reading) shape(net *nn.Network, s *Set) {
	layers := net.Sizes()[1:]
	if len(r.Answers) == s.Len() && slices.Equal(layers, r.Layers) {
		return
	}
	*r = Reading{
		Answers: make([]uint8, s.Len()), Margins: make([]float64, s.Len()), Layers: layers, labels: s.Labels, network: r.network,
	}
	for _, n := range layers {
		for range n {
			r.Neurons = append(r.Neurons, make([]float64, s.Len()))
		}
	}
}

// fingerprint tells networks apart by all their numbers and activation
// functions.
func fingerprint(net *nn.Network) uint64 {
	h := uint64(14695981039346656037) // FNV-1a, a number at a time
	for _, v := range net.Params() {
		h = (h ^ math.Float64bits(v)) * 1099511628211
		h ^= h >> 32
	}
	for _, d := range net.Layers {
		h = (h ^ uint64(d.In)<<32 ^ uint64(d.Act)) * 1099511628211
	}
	return h
}

// margin is by how much the true digit's output stands above all others.
func margin(out []float64, label int) float64 {
	next := math.Inf(-1)
	for d, v := range out {
		if d != label {
			next = max(next, v)
		}
	}
	return out[label] - next
}

// Right reports whether digit i was read as what it is.
func (r *Reading) Right(i int) bool { return r.Answers[i] == r.labels[i] }

// Confusion counts the answers.
func (r *Reading) Confusion() nn.Confusion {
	var c nn.Confusion
	for i, a := range r.Answers {
		c.Add(int(r.labels[i]), int(a))
	}
	return c
}

// Index is where neuron i of layer l, both counted from 0, stands in Neurons.
func (r *Reading) Index(l, i int) int {
	for _, n := range r.Layers[:l] {
		i += n
	}
	return i
}

// Brightest lists the digits by how strongly they light a neuron, the
// strongest first; of equals the first in the set.
func (r *Reading) Brightest(neuron int) []int {
	a := r.Neurons[neuron]
	return r.sorted(func(i, k int) int { return compare(a[k], a[i]) })
}

// Easiest lists the digits by their margin, the largest first.
func (r *Reading) Easiest() []int {
	return r.sorted(func(i, k int) int { return compare(r.Margins[k], r.Margins[i]) })
}

// sorted is all digits in order of cmp, equals in order of the set.
func (r *Reading) sorted(cmp func(i, k int) int) []int {
	order := make([]int, len(r.Answers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, cmp)
	return order
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Means is a neuron's mean activation over the digits of each label, 0 where
// there are none.
func (r *Reading) Means(neuron int) [nn.Digits]float64 {
	var sum, n [nn.Digits]float64
	for i, a := range r.Neurons[neuron] {
		sum[r.labels[i]] += a
		n[r.labels[i]]++
	}
	for d := range sum {
		if n[d] > 0 {
			sum[d] /= n[d]
		}
	}
	return sum
}
