package view

import (
	"math"
	"unsafe"
)

// Canvas is a picture that lines are drawn on where there is no graphics card
// to do it, and for saving: W×H pixels, four bytes RGBA each.
type Canvas struct {
	W, H  int
	Pix   []byte
	words []uint32 // Pix once more, a pixel at a time: half the work of a byte at a time
	blank []uint32 // words without a line
	paper RGB      // of blank
	order []int32
}

// NewCanvas makes a canvas of w×h pixels.
func NewCanvas(w, h int) *Canvas {
	c := &Canvas{W: w, H: h, words: make([]uint32, w*h+1), blank: make([]uint32, w*h)}
	c.Pix = unsafe.Slice((*byte)(unsafe.Pointer(&c.words[0])), 4*w*h)
	c.words = c.words[:w*h]
	return c
}

// word is a colour as words holds it: the page and what builds it are all
// little-endian.
func (c RGB) word() int { return int(c.R) | int(c.G)<<8 | int(c.B)<<16 | 255<<24 }

// Dash is the length of a dash and of the gap after it, in pixels of the page.
const Dash = 4

// bends is how many straight pieces a curve is drawn in.
const bends = 10

// DrawLines paints lines over the palette's background, scale pixels for one
// of the page.
func (c *Canvas) DrawLines(lines []Line, p Palette, scale float64) {
	if c.paper != p.Background {
		c.paper = p.Background
		for i := range c.blank {
			c.blank[i] = uint32(c.paper.word())
		}
	}
	copy(c.words, c.blank)
	c.order = Order(c.order, lines)
	for _, i := range c.order {
		l := &lines[i]
		width, opacity := l.look()
		s := stroke{half: width * scale / 2, strength: int(256 * opacity), dash: Dash * scale, dashed: l.Dashed, colour: p.Negative.word()}
		if l.Positive {
			s.colour = p.Positive.word()
		}
		if !l.Curved {
			c.draw(l.From, l.To, 0, &s)
			continue
		}
		gone, a := 0.0, l.From
		for k := range bends {
			b := l.at(float64(k+1) / bends)
			c.draw(a, b, gone, &s)
			if s.dashed {
				gone += length(a, b)
			}
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
	colour   int
}

// one is 1 in the fixed-point numbers that draw counts in: this runs for every
// line in every frame.
const one = 1 << 16

// draw walks along the axis in which the piece from a to b is longer and
// blends, at each step, the pixels across it by how much of them the line
// covers. gone is how much of the line lies before a.
func (c *Canvas) draw(a, b Spot, gone float64, s *stroke) {
	along, across, w, h := 1, c.W, c.W, c.H // pixels from one to the next
	if math.Abs(b.Y-a.Y) > math.Abs(b.X-a.X) {
		a, b = Spot{a.Y, a.X}, Spot{b.Y, b.X}
		along, across, w, h = across, along, h, w
	}
	whole, back := 0.0, false
	if s.dashed {
		whole = length(a, b)
	}
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
	// How many dashes and gaps lie before this step.
	at, stride := gone+(float64(first)-a.X)*stretch, stretch
	if back {
		at, stride = gone+whole-(float64(first)-a.X)*stretch, -stretch
	}
	dashes, more := int(at/s.dash*one), int(stride/s.dash*one)
	if !s.dashed {
		dashes, more = 0, 0
	}
	for x := first; x < end; x++ {
		if dashes>>16&1 == 0 {
			row, left := top>>16, thick
			cover := one - top&(one-1)
			for px := row*across + x*along; left > 0; px += across {
				if cover > left {
					cover = left
				}
				if uint(row) < uint(h) {
					at := &c.words[px]
					*at = blend(*at, s.colour, s.strength*cover>>16)
				}
				left -= cover
				cover = one
				row++
			}
		}
		top += rise
		dashes += more
	}
}

// length is how far b is from a; unlike math.Hypot it minds no infinity.
func length(a, b Spot) float64 { return math.Sqrt((b.X-a.X)*(b.X-a.X) + (b.Y-a.Y)*(b.Y-a.Y)) }

// blend is a pixel moved towards colour by k/256: red and blue in one go.
func blend(word uint32, colour, k int) uint32 {
	const redBlue, green, alpha = 0xff00ff, 0xff00, 0xff000000
	px := int(word)
	rb, g := px&redBlue, px&green
	rb += (colour&redBlue - rb) * k >> 8
	g += (colour&green - g) * k >> 8
	return uint32(rb&redBlue | g&green | alpha)
}

// DrawDisc paints a neuron: a disc of radius r around at with a rim.
func (c *Canvas) DrawDisc(at Spot, r, rimWidth float64, fill, rim RGB) {
	for y := max(int(at.Y-r-1), 0); y < min(int(at.Y+r+2), c.H); y++ {
		for x := max(int(at.X-r-1), 0); x < min(int(at.X+r+2), c.W); x++ {
			d := math.Hypot(float64(x)+0.5-at.X, float64(y)+0.5-at.Y)
			cover := func(radius float64) int { return int(256 * min(max(radius-d+0.5, 0), 1)) }
			px := &c.words[y*c.W+x]
			*px = blend(*px, rim.word(), cover(r))
			*px = blend(*px, fill.word(), cover(r-rimWidth))
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
			c.words[y*c.W+x] = uint32(mix(p.Paper, p.Ink, values[row*side+column]).word())
		}
	}
}
