package view

import "math"

// Canvas is a picture that lines are drawn on where there is no graphics card
// to do it, and for saving: W×H pixels, four bytes RGBA each.
type Canvas struct {
	W, H  int
	Pix   []byte
	blank []byte // Pix without a line
	paper RGB    // of blank
	order []int32
}

// NewCanvas makes a canvas of w×h pixels.
func NewCanvas(w, h int) *Canvas {
	return &Canvas{W: w, H: h, Pix: make([]byte, 4*w*h), blank: make([]byte, 4*w*h)}
}

// Dash is the length of a dash and of the gap after it, in pixels of the page.
const Dash = 4

// bends is how many straight pieces a curve is drawn in.
const bends = 10

// DrawLines paints lines over the palette's background, scale pixels for one
// of the page.
func (c *Canvas) DrawLines(lines []Line, p Palette, scale float64) {
	if c.paper != p.Background {
		c.paper = p.Background
		for i := 0; i < len(c.blank); i += 4 {
			c.blank[i], c.blank[i+1], c.blank[i+2], c.blank[i+3] = c.paper.R, c.paper.G, c.paper.B, 255
		}
	}
	copy(c.Pix, c.blank)
	c.order = Order(c.order, lines)
	for _, i := range c.order {
		l := &lines[i]
		width, opacity := l.look()
		s := stroke{half: width * scale / 2, strength: int(256 * opacity), dash: Dash * scale, dashed: l.Dashed, colour: p.Negative}
		if l.Positive {
			s.colour = p.Positive
		}
		if !l.Curved {
			c.draw(l.From, l.To, 0, &s)
			continue
		}
		gone, a := 0.0, l.From
		for k := range bends {
			b := l.at(float64(k+1) / bends)
			c.draw(a, b, gone, &s)
			gone += math.Hypot(b.X-a.X, b.Y-a.Y)
			a = b
		}
	}
}

// stroke is how a line is drawn.
type stroke struct {
	half     float64 // of its width
	strength int     // opacity, of 256
	dash     float64 // length of a dash and of the gap after it
	dashed   bool
	colour   RGB
}

// one is 1 in the fixed-point numbers that draw counts in: this runs for every
// line in every frame.
const one = 1 << 16

// draw walks along the axis in which the piece from a to b is longer and
// blends, at each step, the pixels across it by how much of them the line
// covers. gone is how much of the line lies before a.
func (c *Canvas) draw(a, b Spot, gone float64, s *stroke) {
	along, across, w, h := 4, 4*c.W, c.W, c.H // bytes from pixel to pixel
	if math.Abs(b.Y-a.Y) > math.Abs(b.X-a.X) {
		a, b = Spot{a.Y, a.X}, Spot{b.Y, b.X}
		along, across, w, h = across, along, h, w
	}
	length, back := math.Hypot(b.X-a.X, b.Y-a.Y), false
	if a.X > b.X {
		a, b, back = b, a, true
	}
	first, end := max(int(math.Ceil(a.X)), 0), min(int(math.Ceil(b.X)), w)
	if first >= end {
		return
	}
	slope := (b.Y - a.Y) / (b.X - a.X)
	stretch := math.Sqrt(1 + slope*slope) // how much longer a step is along the line
	half := s.half * stretch
	thick := int(2 * half * one)
	top := int((a.Y + slope*(float64(first)+0.5-a.X) - half) * one)
	rise := int(slope * one)
	at, stride := gone+(float64(first)-a.X)*stretch, stretch
	if back {
		at, stride = gone+length-(float64(first)-a.X)*stretch, -stretch
	}
	for x := first; x < end; x++ {
		if !s.dashed || int(at/s.dash)&1 == 0 {
			row, left := top>>16, thick
			cover := one - top&(one-1)
			for px := row*across + x*along; left > 0; px += across {
				if cover > left {
					cover = left
				}
				if row >= 0 && row < h {
					blend(c.Pix[px:px+3:px+3], s.colour, s.strength*cover>>16)
				}
				left -= cover
				cover = one
				row++
			}
		}
		top += rise
		at += stride
	}
}

// blend moves a pixel towards colour by k/256.
func blend(px []byte, colour RGB, k int) {
	px[0] += byte((int(colour.R) - int(px[0])) * k >> 8)
	px[1] += byte((int(colour.G) - int(px[1])) * k >> 8)
	px[2] += byte((int(colour.B) - int(px[2])) * k >> 8)
}

// DrawDisc paints a neuron: a disc of radius r around at with a rim.
func (c *Canvas) DrawDisc(at Spot, r, rimWidth float64, fill, rim RGB) {
	for y := max(int(at.Y-r-1), 0); y < min(int(at.Y+r+2), c.H); y++ {
		for x := max(int(at.X-r-1), 0); x < min(int(at.X+r+2), c.W); x++ {
			d := math.Hypot(float64(x)+0.5-at.X, float64(y)+0.5-at.Y)
			cover := func(radius float64) int { return int(256 * min(max(radius-d+0.5, 0), 1)) }
			px := c.Pix[4*(y*c.W+x):]
			blend(px, rim, cover(r))
			blend(px, fill, cover(r-rimWidth))
		}
	}
}

// DrawGrid paints values 0 … 1, side by side, as ink on paper, in cells of the
// given size from corner on.
func (c *Canvas) DrawGrid(corner Spot, cell float64, side int, values []float64, p Palette) {
	size := cell * float64(side)
	for y := max(int(corner.Y), 0); y < min(int(corner.Y+size), c.H); y++ {
		row := min(max(int((float64(y)+0.5-corner.Y)/cell), 0), side-1)
		for x := max(int(corner.X), 0); x < min(int(corner.X+size), c.W); x++ {
			column := min(max(int((float64(x)+0.5-corner.X)/cell), 0), side-1)
			blend(c.Pix[4*(y*c.W+x):], mix(p.Paper, p.Ink, values[row*side+column]), 256)
		}
	}
}
