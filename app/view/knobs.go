package view

import (
	"math"
	"strconv"

	"inkling/app/i18n"
	"inkling/nn"
)

// KnobCell is how many pixels a side each weight takes on the picture that is
// painted on; KnobSide is the whole picture's side.
const (
	KnobCell = 8
	KnobSide = 28 * KnobCell
)

// KnobScale is the weight that is painted in full colour, and turned to at the
// end of a slider: half as much again as the largest of these, and not too little.
func KnobScale(values []float64) float64 {
	most := 0.0
	for _, v := range values {
		most = max(most, math.Abs(v))
	}
	return max(math.Ceil(most*15)/10, 1)
}

// KnobPicture paints a neuron's weights, [784], four bytes RGBA a pixel,
// KnobSide a side, into dst, which it grows as needed and returns. Negative
// cells have a bar through them, so that colour is not the only cue; those
// changed have a corner in the colour of what is selected, unless most are; the
// cell at has a frame in it.
func KnobPicture(dst []byte, weights, trained []float64, at int, scale float64, p Palette) []byte {
	if len(dst) != 4*KnobSide*KnobSide {
		dst = make([]byte, 4*KnobSide*KnobSide)
	}
	mark, changed := changedMark(p), 0
	for cell, w := range weights {
		if w != trained[cell] {
			changed++
		}
	}
	marked := changed <= len(weights)/2
	for cell, w := range weights {
		share := math.Sqrt(min(math.Abs(w)/scale, 1))
		colour := p.Positive
		if w < 0 {
			colour = p.Negative
		}
		fill := mix(p.Paper, colour, share)
		paintCell(dst, cell, func(x, y int) RGB {
			switch {
			case cell == at && (x == 0 || y == 0 || x == KnobCell-1 || y == KnobCell-1):
				return p.Ink
			case marked && w != trained[cell] && x+y >= 2*KnobCell-5:
				return mark
			case w < 0 && share > 0.25 && y == KnobCell/2-1 && x > 1 && x < KnobCell-2:
				return mix(fill, p.Paper, 0.6)
			}
			return fill
		})
	}
	return dst
}

// changedMark is the style sheet's colour of what is selected, in which changed
// numbers are marked too.
func changedMark(p Palette) RGB {
	if p == darkPalette {
		return RGB{0xff, 0xd1, 0x66}
	}
	return RGB{0xb7, 0x79, 0x1f}
}

// paintCell colours the pixels of one cell.
func paintCell(dst []byte, cell int, colour func(x, y int) RGB) {
	for y := range KnobCell {
		at := 4 * ((cell/28*KnobCell+y)*KnobSide + cell%28*KnobCell)
		for x := range KnobCell {
			c := colour(x, y)
			dst[at+4*x], dst[at+4*x+1], dst[at+4*x+2], dst[at+4*x+3] = c.R, c.G, c.B, 255
		}
	}
}

// KnobInput names what a weight leads from: a pixel by row and column, a neuron
// by its number.
func KnobInput(layer, from int, l i18n.Lang) string {
	if layer == 1 {
		return i18n.T(l, i18n.KnobPixel, "row", strconv.Itoa(from/28+1), "column", strconv.Itoa(from%28+1))
	}
	return i18n.T(l, i18n.KnobFrom, "number", strconv.Itoa(from+1))
}

// KnobNeuron names a neuron of a network of these sizes, its layer counted from
// 1: outputs go by their digit.
func KnobNeuron(sizes []int, layer, index int, l i18n.Lang) string {
	if layer == len(sizes)-1 {
		return i18n.T(l, i18n.OutputLabel, "digit", strconv.Itoa(index))
	}
	return i18n.T(l, i18n.KnobNeuronName, "number", strconv.Itoa(index+1), "layer", strconv.Itoa(layer))
}

// KnobsChanged is like "3 of 13,002 changed".
func KnobsChanged(changed, all int, l i18n.Lang) string {
	return i18n.T(l, i18n.KnobsChanged, "changed", Count(changed), "all", Count(all))
}

// Score is what a network makes of the built-in test digits, beside what it made
// of them before anything was turned.
type Score struct {
	Before, Now string // "97.8 %"
	Cost        string // how many digits more or fewer are right, in words
	Worse       bool
	Better      bool
}

// NewScore tells two confusions of the same digits.
func NewScore(before, now *nn.Confusion, l i18n.Lang) Score {
	s := Score{Before: Percent(before.Accuracy(), 1, l), Now: Percent(now.Accuracy(), 1, l)}
	lost := right(before) - right(now)
	s.Worse, s.Better = lost > 0, lost < 0
	switch {
	case lost == 1:
		s.Cost = i18n.T(l, i18n.KnobsLostOne)
	case lost == -1:
		s.Cost = i18n.T(l, i18n.KnobsGainedOne)
	case s.Worse:
		s.Cost = i18n.T(l, i18n.KnobsLost, "count", strconv.Itoa(lost))
	case s.Better:
		s.Cost = i18n.T(l, i18n.KnobsGained, "count", strconv.Itoa(-lost))
	default:
		s.Cost = i18n.T(l, i18n.KnobsSame)
	}
	return s
}

// right counts the right answers.
func right(c *nn.Confusion) int {
	n := 0
	for d := range c {
		n += c[d][d]
	}
	return n
}
