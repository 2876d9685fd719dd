package view

import (
	"strconv"
	"strings"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn"
	"inkling/nn/ink"
)

// LayerKey is the name of a layer in a network of these sizes, input first;
// the input is layer 0.
func LayerKey(layer int, sizes []int) i18n.Key {
	switch layer {
	case 0:
		return i18n.LayerInput
	case len(sizes) - 1:
		return i18n.LayerOutput
	}
	return [...]i18n.Key{i18n.LayerHidden1, i18n.LayerHidden2, i18n.LayerHidden3}[layer-1]
}

// SelectionName names a pixel or a neuron, of a line the neuron it leads to.
func SelectionName(s state.Selection, sizes []int, l i18n.Lang) string {
	switch s.Layer {
	case 0:
		return i18n.T(l, i18n.PixelName, "row", strconv.Itoa(s.Index/ink.Side+1), "column", strconv.Itoa(s.Index%ink.Side+1))
	case len(sizes) - 1:
		return i18n.T(l, i18n.PlaceOutput, "digit", strconv.Itoa(s.Index))
	}
	return i18n.T(l, i18n.PlaceNeuron, "layer", i18n.T(l, LayerKey(s.Layer, sizes)), "number", strconv.Itoa(s.Index+1))
}

// Readout is what is selected, in numbers of this pass; what to do, when
// nothing is.
func Readout(s state.Selection, n *nn.Network, t *nn.Trace, l i18n.Lang) string {
	sizes := n.Sizes()
	if !s.Any || !s.Valid(sizes) {
		return i18n.T(l, i18n.ReadoutHint)
	}
	name := SelectionName(s, sizes, l)
	if s.Layer == 0 {
		return i18n.T(l, i18n.ReadoutPixel, "name", name, "a", Activation(t.X[s.Index]))
	}
	d := n.Layers[s.Layer-1]
	if s.Line {
		from := state.Selection{Any: true, Layer: s.Layer - 1, Index: s.From}
		w, a := d.Row(s.Index)[s.From], inputs(t, s.Layer-1)[s.From]
		return i18n.T(l, i18n.ReadoutLine, "from", SelectionName(from, sizes, l), "to", name,
			"w", Activation(w), "a", Activation(a), "product", Activation(w*a))
	}
	key := i18n.ReadoutPlain
	if d.Act == nn.Sigmoid {
		key = i18n.ReadoutNeuron
	}
	return i18n.T(l, key, "name", name, "z", Activation(t.Z[s.Layer-1][s.Index]),
		"b", Activation(d.B[s.Index]), "a", Activation(t.A[s.Layer-1][s.Index]))
}

// Shape is a network's sizes as they are called: "784-16-16-10".
func Shape(sizes []int) string {
	var names []string
	for _, n := range sizes {
		names = append(names, strconv.Itoa(n))
	}
	return strings.Join(names, "-")
}
