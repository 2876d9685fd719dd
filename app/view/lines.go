package view

import (
	"math"

	"inkling/nn"
	"inkling/nn/ink"
)

// Spot is the middle of a neuron on the network's picture, in pixels.
type Spot struct{ X, Y float64 }

// Layout is where things stand on the network's picture of W×H pixels: the
// 28×28 grid of pixels from Grid's corner, Cell pixels a cell, and each layer's
// neurons.
type Layout struct {
	W, H   int
	Grid   Spot
	Cell   float64
	Layers [][]Spot
}

// at is where input i of layer l comes from.
func (y *Layout) at(l, i int) Spot {
	if l == 0 {
		return Spot{y.Grid.X + (float64(i%ink.Side)+0.5)*y.Cell, y.Grid.Y + (float64(i/ink.Side)+0.5)*y.Cell}
	}
	return y.Layers[l-1][i]
}

// Line is one connection: what flows through it is w·a.
type Line struct {
	From, To Spot
	Strength float64 // |w·a| as a share of the layer's largest, 0 … 1
	Positive bool
}

// Signals are the connections through which at least the given share of the
// layer's strongest signal flows, 0 … 1. Lines are appended to dst.
func Signals(dst []Line, n *nn.Network, t *nn.Trace, y *Layout, least float64) []Line {
	for l, d := range n.Layers {
		input := t.X
		if l > 0 {
			input = t.A[l-1]
		}
		largest := 0.0
		for o := range d.Out {
			for i, w := range d.Row(o) {
				largest = max(largest, math.Abs(w*input[i]))
			}
		}
		if largest == 0 {
			continue
		}
		for o := range d.Out {
			for i, w := range d.Row(o) {
				s := w * input[i]
				if share := math.Abs(s) / largest; s != 0 && share >= least {
					dst = append(dst, Line{y.at(l, i), y.Layers[l][o], share, s > 0})
				}
			}
		}
	}
	return dst
}

// dash is the length of a dash and of the gap after it, in pixels along the
// line: negative lines are dashed, so that colour is not the only cue.
const dash = 4

// Canvas is a picture that lines are drawn on: W×H pixels, four bytes RGBA each.
type Canvas struct {
	W, H  int
	Pix   []byte
	blank []byte // Pix without a line
	paper RGB    // of blank
}

// NewCanvas makes a canvas of w×h pixels.
func NewCanvas(w, h int) *Canvas {
	return &Canvas{W: w, H: h, Pix: make([]byte, 4*w*h), blank: make([]byte, 4*w*h)}
}

// DrawLines paints lines over the palette's background.
func (c *Canvas) DrawLines(lines []Line, p Palette) {
	if c.paper != p.Background {
		c.paper = p.Background
		for i := 0; i < len(c.blank); i += 4 {
			c.blank[i], c.blank[i+1], c.blank[i+2], c.blank[i+3] = c.paper.R, c.paper.G, c.paper.B, 255
		}
	}
	copy(c.Pix, c.blank)
	for _, line := range lines {
		colour := p.Negative
		if line.Positive {
			colour = p.Positive
		}
		c.drawLine(line, colour)
	}
}

// one is 1 in the fixed-point numbers that drawLine counts in: this runs for
// every line in every frame.
const one = 1 << 16

// drawLine walks along the axis in which the line is longer and blends, at
// each step, the pixels across it by how much of them the line covers.
func (c *Canvas) drawLine(line Line, colour RGB) {
	a, b := line.From, line.To
	along, across, w, h := 4, 4*c.W, c.W, c.H // bytes from pixel to pixel
	if math.Abs(b.Y-a.Y) > math.Abs(b.X-a.X) {
		a, b = Spot{a.Y, a.X}, Spot{b.Y, b.X}
		along, across, w, h = across, along, h, w
	}
	if a.X > b.X {
		a, b = b, a
	}
	first, end := max(int(math.Ceil(a.X)), 0), min(int(b.X), w)
	if first >= end {
		return
	}
	slope := (b.Y - a.Y) / (b.X - a.X)
	stretch := math.Sqrt(1 + slope*slope) // how much longer a step is along the line
	half := (0.35 + 0.45*line.Strength) * stretch
	thick := int(2 * half * one)
	top := int((a.Y + slope*(float64(first)+0.5-a.X) - half) * one)
	rise := int(slope * one)
	strength := int(256 * (0.08 + 0.72*line.Strength))
	gone, stride := 0, int(stretch*one)
	for x := first; x < end; x++ {
		if line.Positive || gone/(dash*one)&1 == 0 {
			row, left := top>>16, thick
			cover := one - top&(one-1)
			for at := row*across + x*along; left > 0; at += across {
				if cover > left {
					cover = left
				}
				if row >= 0 && row < h {
					blend(c.Pix[at:at+3:at+3], colour, strength*cover>>16)
				}
				left -= cover
				cover = one
				row++
			}
		}
		top += rise
		gone += stride
	}
}

// blend moves a pixel towards colour by k/256.
func blend(px []byte, colour RGB, k int) {
	px[0] += byte((int(colour.R) - int(px[0])) * k >> 8)
	px[1] += byte((int(colour.G) - int(px[1])) * k >> 8)
	px[2] += byte((int(colour.B) - int(px[2])) * k >> 8)
}
