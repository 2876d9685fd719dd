package view

import (
	"strconv"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn"
	digits "inkling/nn/sample"
)

// LikesTiles is how many digits are shown that light a neuron most, and how
// many that light it least.
const LikesTiles = 12

// Liked is the neuron that a selection is about: the neuron itself, the one
// that a line leads to, or the first one.
func Liked(s state.Selection, sizes []int) (layer, index int) {
	if s.Any && s.Layer > 0 && s.Valid(sizes) {
		return s.Layer, s.Index
	}
	return 1, 0
}

// PlaceName names a neuron as texts do: "hidden layer 1, neuron 5" and
// "output 7". layer counts from 1.
func PlaceName(layer, index int, sizes []int, l i18n.Lang) string {
	if layer == len(sizes)-1 {
		return i18n.T(l, i18n.OutputLabel, "digit", strconv.Itoa(index))
	}
	return i18n.T(l, i18n.HiddenNeuron, "layer", strconv.Itoa(layer), "number", strconv.Itoa(index+1))
}

// Likes is what a neuron likes among the digits of a sample.
type Likes struct {
	Most, Least []Tile
	Means       [nn.Digits]Output // its mean activation, digit by digit
	Sentence    string
}

// NewLikes tells what neuron index of layer, counted from 1, likes.
func NewLikes(layer, index int, sizes []int, s *digits.Set, r *digits.Reading, l i18n.Lang) Likes {
	k := r.Index(layer-1, index)
	var f Likes
	order := r.Brightest(k)
	n := min(LikesTiles, len(order))
	for p := range n {
		f.Most = append(f.Most, likesTile(order[p], k, s, r, l))
		f.Least = append(f.Least, likesTile(order[len(order)-1-p], k, s, r, l))
	}
	means := r.Means(k)
	best, worst := nn.ArgMax(means[:]), 0
	top := max(means[best], 1) // a ReLU's activations may be larger than 1
	for d, m := range means {
		if m < means[worst] {
			worst = d
		}
	}
	for d, m := range means {
		f.Means[d] = Output{Digit: d, Text: Activation(m), Share: max(m/top, 0), Largest: d == best}
	}
	f.Sentence = i18n.T(l, i18n.LikesSentence, "neuron", PlaceName(layer, index, sizes, l),
		"best", strconv.Itoa(best), "bestValue", Activation(means[best]),
		"worst", strconv.Itoa(worst), "worstValue", Activation(means[worst]))
	return f
}

// likesTile is digit i with how strongly it lights a neuron.
func likesTile(i, neuron int, s *digits.Set, r *digits.Reading, l i18n.Lang) Tile {
	digit, value := strconv.Itoa(int(s.Labels[i])), Activation(r.Neurons[neuron][i])
	return Tile{Index: i, Caption: value, Label: i18n.T(l, i18n.LikesTile, "digit", digit, "value", value)}
}
