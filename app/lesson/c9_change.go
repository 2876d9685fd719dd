package lesson

import (
	"math"

	"inkling/nn/ink"
)

// Subject is what the experiment of chapter 9 is made on: strokes in pad units,
// or a picture over the whole pad, 28×28, instead.
type Subject struct {
	Strokes []ink.Stroke
	Picture []float64
}

// Empty reports whether there is no ink.
func (s *Subject) Empty() bool { return len(s.Strokes) == 0 && s.Picture == nil }

// See writes to dst what the network sees of the subject once it is changed by v
// and the steps were taken. It writes to no stroke.
func (s *Subject) See(n *ink.Normalizer, dst *ink.Digit, c Change, v float64, steps ink.Steps) {
	if s.Picture != nil {
		n.Bitmap(dst, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: ChangedPicture(s.Picture, c, v)}, steps)
	} else {
		n.Strokes(dst, ChangedStrokes(s.Strokes, c, v), steps)
	}
	switch c {
	case Thicken:
		thicken(dst, v)
	case Noise:
		addNoise(dst, v)
	}
}

// plane moves points of the pad: turned and scaled about (x, y), then shifted.
type plane struct{ x, y, cos, sin, dx, dy float64 }

// planeOf is a change about a middle; what is not of the plane moves nothing.
func planeOf(c Change, v, x, y float64) plane {
	p := plane{x: x, y: y, cos: 1}
	switch c {
	case ShiftRight:
		p.dx = v / ink.Side
	case ShiftDown:
		p.dy = v / ink.Side
	case Turn:
		p.sin, p.cos = math.Sincos(v * math.Pi / 180)
	case Scale:
		p.cos = v
	}
	return p
}

// to is where a point goes. With y down, a positive angle turns clockwise.
func (p plane) to(x, y float64) (float64, float64) {
	u, v := x-p.x, y-p.y
	return p.x + p.cos*u - p.sin*v + p.dx, p.y + p.sin*u + p.cos*v + p.dy
}

// from is where the point that came to (x, y) was.
func (p plane) from(x, y float64) (float64, float64) {
	u, v := x-p.x-p.dx, y-p.y-p.dy
	d := p.cos*p.cos + p.sin*p.sin
	return p.x + (p.cos*u+p.sin*v)/d, p.y + (p.cos*v-p.sin*u)/d
}

// extent is the middle of what a bounding box was told.
type extent struct{ x0, y0, x1, y1 float64 }

var nowhere = extent{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (e *extent) include(x, y float64) {
	*e = extent{min(e.x0, x), min(e.y0, y), max(e.x1, x), max(e.y1, y)}
}

func (e *extent) middle() (x, y float64) { return (e.x0 + e.x1) / 2, (e.y0 + e.y1) / 2 }

// ChangedStrokes are strokes shifted, turned or scaled about their middle.
// Other changes leave them as they are.
func ChangedStrokes(strokes []ink.Stroke, c Change, v float64) []ink.Stroke {
	box := nowhere
	for _, s := range strokes {
		for _, p := range s {
			box.include(p.X, p.Y)
		}
	}
	x, y := box.middle()
	p := planeOf(c, v, x, y)
	changed := make([]ink.Stroke, len(strokes))
	for i, s := range strokes {
		changed[i] = make(ink.Stroke, len(s))
		for k, q := range s {
			changed[i][k].X, changed[i][k].Y = p.to(q.X, q.Y)
		}
	}
	return changed
}

// ChangedPicture is a picture, 28×28, shifted, turned or scaled about the middle
// of its ink. Other changes leave it as it is.
func ChangedPicture(picture []float64, c Change, v float64) []float64 {
	box := nowhere
	for i, a := range picture {
		if a > 0 {
			x, y := float64(i%ink.Side), float64(i/ink.Side)
			box.include(x/ink.Side, y/ink.Side)
			box.include((x+1)/ink.Side, (y+1)/ink.Side)
		}
	}
	x, y := box.middle()
	p := planeOf(c, v, x, y)
	b := ink.Bitmap{W: ink.Side, H: ink.Side, Pix: picture}
	changed := make([]float64, ink.Pixels)
	for i := range changed {
		u, v := p.from((float64(i%ink.Side)+0.5)/ink.Side, (float64(i/ink.Side)+0.5)/ink.Side)
		changed[i] = b.At(u*ink.Side, v*ink.Side)
	}
	return changed
}

// thicken moves every edge of the ink outwards by v pixels; where v is negative,
// inwards. At 0 nothing changes.
func thicken(d *ink.Digit, v float64) {
	if v < 0 { // the paper grows
		invert(d)
		thicken(d, -v)
		invert(d)
		return
	}
	before := *d
	reach := int(math.Ceil(v))
	for y := -reach; y <= reach; y++ {
		for x := -reach; x <= reach; x++ {
			if share := min(1+v-math.Hypot(float64(x), float64(y)), 1); share > 0 {
				lay(d, &before, x, y, share)
			}
		}
	}
}

// lay puts a share of a picture, moved by whole pixels, over d; the darker stays.
func lay(d, picture *ink.Digit, x, y int, share float64) {
	for i, a := range picture {
		if a > 0 {
			r, c := i/ink.Side+y, i%ink.Side+x
			if r >= 0 && r < ink.Side && c >= 0 && c < ink.Side && a*share > d[r*ink.Side+c] {
				d[r*ink.Side+c] = a * share
			}
		}
	}
}

// invert makes ink of paper and paper of ink.
func invert(d *ink.Digit) {
	for i, a := range d {
		d[i] = 1 - a
	}
}

// noiseSeed makes the noise of the experiment, always the same.
const noiseSeed = 9

// addNoise adds v times a fixed noise, -1 … 1 a pixel, and keeps to 0 … 1.
func addNoise(d *ink.Digit, v float64) {
	random := chance(noiseSeed)
	for i := range d {
		d[i] = min(max(d[i]+v*(2*random.next()-1), 0), 1)
	}
}

// dotShare is the share of pixels that are inked in a picture of random dots:
// about as many as a digit inks.
const dotShare = 0.15

// RandomDots is a picture of nothing: each pixel is ink by chance. The same seed
// gives the same dots.
func RandomDots(seed uint64) *ink.Digit {
	d := new(ink.Digit)
	random := chance(seed)
	for i := range d {
		if random.next() < dotShare {
			d[i] = 1
		}
	}
	return d
}

// chance is SplitMix64 (Steele, Lea, Flood 2014): numbers as good as random, the
// same ones for the same seed.
type chance uint64

// next is a number from 0 to just below 1.
func (c *chance) next() float64 {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return float64((z^z>>31)>>11) / (1 << 53)
}
