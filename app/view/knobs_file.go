package view

import (
	"strconv"

	"inkling/nn"
)

// WeightsCSV is every number of a network, one a row, in the order of
// nn.Network.Params, counted from 0 and in full precision. The input of a bias is
// empty.
func WeightsCSV(n *nn.Network) []byte {
	b := []byte("layer,neuron,input,value\n")
	for k, v := range n.Params() {
		at := n.Knob(k)
		b = append(strconv.AppendInt(b, int64(at.Layer), 10), ',')
		b = append(strconv.AppendInt(b, int64(at.Neuron), 10), ',')
		if !at.Bias {
			b = strconv.AppendInt(b, int64(at.Input), 10)
		}
		b = append(strconv.AppendFloat(append(b, ','), v, 'g', -1, 64), '\n')
	}
	return b
}

// WeightsJSON is a network as one object: "sizes", "activations", and "layers"
// with "weights" [out][in] and "biases" [out], in full precision.
func WeightsJSON(n *nn.Network) []byte {
	b := []byte(`{"sizes":`)
	b = list(b, n.Sizes(), func(b []byte, size int) []byte { return strconv.AppendInt(b, int64(size), 10) })
	b = append(b, `,"activations":`...)
	b = list(b, n.Layers, func(b []byte, d *nn.Dense) []byte { return strconv.AppendQuote(b, d.Act.String()) })
	number := func(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'g', -1, 64) }
	b = append(b, `,"layers":`...)
	b = list(b, n.Layers, func(b []byte, d *nn.Dense) []byte {
		rows := make([][]float64, d.Out)
		for o := range rows {
			rows[o] = d.Row(o)
		}
		b = append(b, "\n{\"weights\":"...)
		b = list(b, rows, func(b []byte, row []float64) []byte { return list(b, row, number) })
		b = append(b, ",\n\"biases\":"...)
		return append(list(b, d.B, number), '}')
	})
	return append(b, "}\n"...)
}

// list appends items as a JSON array.
func list[T any](b []byte, items []T, item func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = item(b, v)
	}
	return append(b, ']')
}
