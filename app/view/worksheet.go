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
	fill("products", s.Products.String())
	fill("rounding", s.Rounding.String())
	fill("weighted", s.Weighted.String())
	fill("bias", s.Bias.String())
	fill("z", s.Z.String())
	fill("a", s.A.String())
	fill("threshold", (-s.Bias).String())
	for d, a := range t.Output() {
		fill("output"+strconv.Itoa(d), Activation(a))
	}
	fill("digit", strconv.Itoa(s.Index))
	fill("next", strconv.Itoa(v.Next))
	fill("status", i18n.T(l, statusKeys[v.Status]))
	fill("reason", Sentence(v, l))
	fill("wakes", Wakes(s.Activation, s.Z, s.Bias, l))
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
			if off := math.Abs(v-want) + 1e-6*math.Hypot(row, column); off < best {
				best, found[i] = off, p
			}
		}
	}
	return found
}
