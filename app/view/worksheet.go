package view

import (
	"math"
	"strconv"

	"inkling/app/i18n"
	"inkling/nn"
	"inkling/nn/verdict"
)

// Worksheet is what one drawing puts into the sheet to be printed and its key.
type Worksheet struct {
	Sum   Sum // of the largest output: every term, in their order
	Fills []Fill
}

// Fill is the text for the places of a name.
type Fill struct{ Name, Text string }

// worksheetPixels are how many pixels are asked for.
const worksheetPixels = 3

// NewWorksheet tells a pass and its verdict in language l.
func NewWorksheet(n *nn.Network, t *nn.Trace, v verdict.Verdict, l i18n.Lang) Worksheet {
	var w Worksheet
	w.Sum.Read(n, t, len(n.Layers), nn.ArgMax(t.Output()), SumOrder{All: true})
	fill := func(name, text string) { w.Fills = append(w.Fills, Fill{name, text}) }
	for i, p := range askedPixels(t.X) {
		fill("pixel"+strconv.Itoa(i), InputName(1, p))
		fill("byte"+strconv.Itoa(i), strconv.Itoa(int(math.Round(255*t.X[p]))))
		fill("value"+strconv.Itoa(i), Activation(t.X[p]))
	}
	s := &w.Sum
	said := s.Texts(len(n.Layers), l)
	w.Fills = append(w.Fills,
		Fill{"products", said.Products}, Fill{"rounding", said.Rounding}, Fill{"weighted", said.Weighted}, Fill{"bias", said.Bias},
		Fill{"z", said.Z}, Fill{"a", said.A}, Fill{"threshold", (-s.Bias).String()}, Fill{"wakes", said.Words},
		Fill{"digit", strconv.Itoa(s.Index)}, Fill{"next", strconv.Itoa(v.Next)},
		Fill{"status", i18n.T(l, statusKeys[v.Status])}, Fill{"reason", Sentence(v, l)},
	)
	for d, a := range t.Output() {
		fill("output"+strconv.Itoa(d), Activation(a))
	}
	return w
}

// askedPixels are an inky pixel, one of middling grey, and a pale one: those
// nearest to these values, of equals the one nearest to the middle.
func askedPixels(x []float64) [worksheetPixels]int {
	var found [worksheetPixels]int
	for i, want := range [worksheetPixels]float64{1, 0.5, 0.2} {
		best := math.Inf(1)
		for p, v := range x {
			row, column := float64(p/28)-13.5, float64(p%28)-13.5
			if off := math.Abs(v-want) + 1e-6*(row*row+column*column); off < best {
				best, found[i] = off, p
			}
		}
	}
	return found
}
