package view

import (
	"math"

	"inkling/nn"
	"inkling/nn/ink"
)

// Sizes of the panel's pictures in pixels: a cell of a heat map, the sides of
// bars, of a scale and of a curve.
const (
	heatCell    = 4
	FigureSide  = heatCell * ink.Side
	BarsWidth   = 2 * FigureSide
	BarsHeight  = 2 * FigureSide
	ScaleWidth  = 56
	CurveWidth  = 592
	CurveHeight = 88
)

// selected is amber, the colour of what the learner selected.
func (p Palette) selected() RGB {
	if p == darkPalette {
		return RGB{0xff, 0xd1, 0x66}
	}
	return RGB{0xb7, 0x79, 0x1f}
}

// signed is the colour of v on a scale that reaches from -most to most, paper
// at 0. It grows with the root, so that a few large values do not leave the
// others pale; scales show it.
func (p Palette) signed(v, most float64) RGB {
	if most == 0 {
		return p.Paper
	}
	if v < 0 {
		return mix(p.Paper, p.Negative, math.Sqrt(-v/most))
	}
	return mix(p.Paper, p.Positive, math.Sqrt(v/most))
}

// put writes a pixel.
func put(dst []byte, at int, c RGB) {
	dst[at], dst[at+1], dst[at+2], dst[at+3] = c.R, c.G, c.B, 255
}

// grown is dst with room for w×h pixels.
func grown(dst []byte, w, h int) []byte {
	if len(dst) != 4*w*h {
		return make([]byte, 4*w*h)
	}
	return dst
}

// Pixels paints the figure: a heat map where the values lie as pixels, bars
// from a line in the middle otherwise. It gives the picture's size.
func (f *Figure) Pixels(dst []byte, p Palette) ([]byte, int, int) {
	if f.Grid {
		return f.heat(dst, p), FigureSide, FigureSide
	}
	return f.bars(dst, p), BarsWidth, BarsHeight
}

// heat paints each value as a cell. Cells below 0 are hatched: colour is not
// the only cue.
func (f *Figure) heat(dst []byte, p Palette) []byte {
	dst = grown(dst, FigureSide, FigureSide)
	most := max(math.Abs(f.Low), math.Abs(f.High))
	for i, v := range f.Values {
		colour := p.signed(v, most)
		hatch := colour
		if v < 0 {
			hatch = mix(colour, p.Paper, 0.45)
		}
		top, left := i/ink.Side*heatCell, i%ink.Side*heatCell
		for y := range heatCell {
			for x := range heatCell {
				c := colour
				if (x+y)%heatCell == heatCell-1 {
					c = hatch
				}
				if i == f.Mark && (x == 0 || y == 0 || x == heatCell-1 || y == heatCell-1) {
					c = p.Ink
				}
				put(dst, 4*((top+y)*FigureSide+left+x), c)
			}
		}
	}
	return dst
}

// bars paints each value as a bar: up above 0, down and hatched below it. A
// marked value has a frame.
func (f *Figure) bars(dst []byte, p Palette) []byte {
	dst = grown(dst, BarsWidth, BarsHeight)
	for at := 0; at < len(dst); at += 4 {
		put(dst, at, p.Paper)
	}
	low, high := min(f.Low, 0), max(f.High, 0)
	if low == high {
		high = 1
	}
	const edge = 6
	place := func(v float64) int {
		return edge + int(math.Round((high-v)/(high-low)*(BarsHeight-2*edge-1)))
	}
	zero, n := place(0), len(f.Values)
	for x := range BarsWidth {
		put(dst, 4*(zero*BarsWidth+x), mix(p.Paper, p.Ink, 0.5))
	}
	for i, v := range f.Values {
		left, right := edge+i*(BarsWidth-2*edge)/n, edge+(i+1)*(BarsWidth-2*edge)/n
		gap := min(2, (right-left)/4)
		from, to, colour := place(v), zero, p.Positive
		if v < 0 {
			from, to, colour = zero+1, place(v)+1, p.Negative
		}
		for y := from; y < to; y++ {
			for x := left + gap; x < right-gap; x++ {
				if v >= 0 || (x+y)%6 > 1 {
					put(dst, 4*(y*BarsWidth+x), colour)
				}
			}
		}
		if i == f.Mark {
			for y := edge / 2; y < BarsHeight-edge/2; y++ {
				put(dst, 4*(y*BarsWidth+left), p.Ink)
				put(dst, 4*(y*BarsWidth+right-1), p.Ink)
			}
		}
	}
	return dst
}

// Scale paints the colours from the smallest to the largest value, one pixel
// high.
func (f *Figure) Scale(dst []byte, p Palette) []byte {
	dst = grown(dst, ScaleWidth, 1)
	most := max(math.Abs(f.Low), math.Abs(f.High))
	for x := range ScaleWidth {
		v := f.Low + (f.High-f.Low)*float64(x)/(ScaleWidth-1)
		put(dst, 4*x, p.signed(v, most))
	}
	return dst
}

// reach is how far the curve is drawn to both sides of z = 0.
func (c *Curve) reach() float64 { return max(8, 1.15*math.Abs(c.Z)) }

// Pixels draws the function, the axis z = 0 and the point, on paper.
func (c *Curve) Pixels(dst []byte, p Palette) []byte {
	return c.Point(c.Line(dst, p), p)
}

// height is where activation a lies in the picture.
func (c *Curve) height(a float64) float64 {
	const edge = 14.0
	low, high := 0.0, 1.0
	switch c.Activation {
	case nn.Tanh:
		low = -1
	case nn.ReLU:
		high = c.reach()
	case nn.Identity:
		low, high = -c.reach(), c.reach()
	}
	return edge + (high-a)/(high-low)*(CurveHeight-2*edge)
}

// SameLine reports whether o's picture differs in its point only.
func (c *Curve) SameLine(o *Curve) bool {
	return c.Activation == o.Activation && c.reach() == o.reach()
}

// Line draws the function and the axis z = 0, on paper.
func (c *Curve) Line(dst []byte, p Palette) []byte {
	dst = grown(dst, CurveWidth, CurveHeight)
	for at := 0; at < len(dst); at += 4 {
		put(dst, at, p.Background)
	}
	reach, y := c.reach(), c.height
	axis := mix(p.Background, p.Ink, 0.3)
	for row := range CurveHeight {
		put(dst, 4*(row*CurveWidth+CurveWidth/2), axis)
	}
	for column := range CurveWidth {
		put(dst, 4*(int(y(0))*CurveWidth+column), axis)
	}
	line := mix(p.Background, p.Ink, 0.75)
	step := 2 * reach / CurveWidth
	for column := range CurveWidth {
		z := (float64(column)+0.5)*step - reach
		here := y(c.Activation.F(z))
		slope := y(c.Activation.F(z+step)) - here
		stretch := math.Sqrt(1 + slope*slope)
		for row := max(int(here-2*stretch), 0); row <= min(int(here+2*stretch), CurveHeight-1); row++ {
			soften(dst, column, row, line, 2-math.Abs(float64(row)+0.5-here)/stretch)
		}
	}
	return dst
}

// Point draws the point where the function is now onto Line's picture.
func (c *Curve) Point(dst []byte, p Palette) []byte {
	px, py := (c.Z+c.reach())/(2*c.reach())*CurveWidth, c.height(c.A)
	for row := max(int(py)-11, 0); row <= min(int(py)+11, CurveHeight-1); row++ {
		for column := max(int(px)-11, 0); column <= min(int(px)+11, CurveWidth-1); column++ {
			far := math.Hypot(float64(column)+0.5-px, float64(row)+0.5-py)
			soften(dst, column, row, p.Ink, 10.5-far)
			soften(dst, column, row, p.selected(), 8.5-far)
		}
	}
	return dst
}

// soften moves a pixel of the curve's picture towards colour, by 0 … 1.
func soften(dst []byte, x, y int, colour RGB, share float64) {
	if share <= 0 {
		return
	}
	at := 4 * (y*CurveWidth + x)
	put(dst, at, mix(RGB{dst[at], dst[at+1], dst[at+2]}, colour, share))
}
