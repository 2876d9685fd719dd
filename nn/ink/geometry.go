package ink

import "math"

// rect is an axis-parallel box; the zero-area box of a dot is not empty.
type rect struct{ x0, y0, x1, y1 float64 }

var nothing = rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (r rect) empty() bool { return r.x0 > r.x1 }

func (r rect) include(x, y float64) rect {
	return rect{min(r.x0, x), min(r.y0, y), max(r.x1, x), max(r.y1, y)}
}

func (r rect) side() float64 { return max(r.x1-r.x0, r.y1-r.y0) }

// scaleTo is the factor that brings the longer side to length. A dot, and what
// is too small for float64 to scale, keeps its size.
func (r rect) scaleTo(length float64) float64 {
	if side := r.side(); side > 1e-100 {
		return length / side
	}
	return 1
}

func (r rect) centre() (x, y float64) { return (r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2 }

// bounds is the bounding box of all points after the shear x − slant·(y−y0).
func bounds(strokes []Stroke, slant, y0 float64) rect {
	r := nothing
	for _, s := range strokes {
		for _, p := range s {
			if p, ok := clean(p); ok {
				r = r.include(p.X-slant*(p.Y-y0), p.Y)
			}
		}
	}
	return r
}

// placing maps the pad to the picture: a shear about y0, then a scale, then a
// shift. u = s·(x − slant·(y−y0)) + dx, v = s·y + dy.
type placing struct{ slant, y0, s, dx, dy float64 }

func (m placing) apply(x, y float64) (u, v float64) {
	return m.s*(x-m.slant*(y-m.y0)) + m.dx, m.s*y + m.dy
}

// inverse is where picture point (u, v) lies on the pad.
func (m placing) inverse(u, v float64) (x, y float64) {
	y = (v - m.dy) / m.s
	return (u-m.dx)/m.s + m.slant*(y-m.y0), y
}

// centred places the middle of the sheared frame r at the picture's centre.
func centred(r rect, slant, y0, s float64) placing {
	cx, cy := r.centre()
	return placing{slant, y0, s, Side/2 - s*cx, Side/2 - s*cy}
}

// massCentre is where Centre puts the centre of mass: the middle of pixel
// (14, 14), half a pixel right of and below the geometric centre, because that
// is where MNIST has it (mean of its 10,000 test pictures: 14.51, 14.49).
const massCentre = 14.5

// moveTo shifts m so that picture point (u, v) comes to massCentre,
// or as near as leaves all of tight, the sheared bounding box on the pad, with
// a margin around it inside the picture.
func (m placing) moveTo(u, v float64, tight rect, margin float64) placing {
	m.dx = inside(massCentre-u+m.dx, m.s*tight.x0-margin, m.s*tight.x1+margin)
	m.dy = inside(massCentre-v+m.dy, m.s*tight.y0-margin, m.s*tight.y1+margin)
	return m
}

// inside is the shift nearest to d that brings lo … hi into 0 … Side, or d
// itself where that stretch is too long to fit.
func inside(d, lo, hi float64) float64 {
	if hi-lo > Side {
		return d
	}
	return min(max(d, -lo), Side-hi)
}

// moments are the ink's mass, centre and second central moments.
type moments struct{ mass, x, y, xy, yy float64 }

// measure takes the moments of a picture of w×h pixels, in pixel units.
func measure(pix []float64, w, h int) moments {
	var m moments
	var sx, sy, sxy, syy float64
	for r := range h {
		var mass, x float64
		for c, v := range pix[r*w : (r+1)*w] {
			mass += v
			x += v * (float64(c) + 0.5)
		}
		y := float64(r) + 0.5
		m.mass += mass
		sx += x
		sy += mass * y
		sxy += x * y
		syy += mass * y * y
	}
	if m.mass == 0 {
		return m
	}
	m.x, m.y = sx/m.mass, sy/m.mass
	m.xy = sxy/m.mass - m.x*m.y
	m.yy = syy/m.mass - m.y*m.y
	return m
}

// maxSlant bounds the shear: a nearly horizontal dash has no slant to remove.
const maxSlant = 1

// slantOf is the shear that makes the mixed moment zero, bounded. floor is
// added to the vertical spread, so that flat ink is hardly sheared.
func slantOf(m moments, floor float64) float64 {
	if m.mass == 0 {
		return 0
	}
	return min(max(m.xy/(m.yy+floor), -maxSlant), maxSlant)
}
