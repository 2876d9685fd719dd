package ink

import "math"

// knot is a point of a polyline in picture units; first marks where a stroke begins.
type knot struct {
	x, y  float64
	first bool
}

// Thinning: knots closer than spacing along the line add nothing that a pixel
// could show. maxKnots bounds the work for absurdly long drawings, and for
// absurdly many strokes, of which only some are then drawn.
const (
	spacing  = 0.1 // pixels
	maxKnots = 4096
)

// ink draws the strokes, placed by m, with a round pen of the given radius in
// pixels. A pixel's value falls from 1 to 0 as its centre's distance from the
// line goes from radius−½ to radius+½: the share of it that is covered.
func (n *Normalizer) ink(dst *Digit, strokes []Stroke, m placing, radius float64) {
	n.thin(strokes, m)
	reach := radius + 0.5
	for i := range n.distance {
		n.distance[i] = reach * reach
	}
	for i, k := range n.polyline {
		switch {
		case !k.first:
			n.segment(n.polyline[i-1], k, reach)
		case i+1 == len(n.polyline) || n.polyline[i+1].first:
			n.segment(k, k, reach)
		}
	}
	for i, d2 := range n.distance {
		if d2 >= reach*reach {
			dst[i] = 0
			continue
		}
		covered := reach - math.Sqrt(d2)
		if covered > 1 { // not min: it is slow in WebAssembly
			covered = 1
		}
		dst[i] = quantise(covered)
	}
}

// thin maps the strokes to knots. A knot is kept when the line has gone far
// enough since the last one; a stroke's last point is always kept.
func (n *Normalizer) thin(strokes []Stroke, m placing) {
	stride := 1 + len(strokes)/maxKnots
	n.place(strokes, m, stride)
	step := max(spacing, pathLength(n.polyline)*float64(stride)/maxKnots)
	kept := n.polyline[:0] // never overtakes the knots still to be read
	gone := 0.0
	var previous knot
	for i, k := range n.polyline {
		if !k.first {
			gone += math.Hypot(k.x-previous.x, k.y-previous.y)
		}
		previous = k
		last := i+1 == len(n.polyline) || n.polyline[i+1].first
		if k.first || gone >= step || last && gone > 0 {
			kept = append(kept, k)
			gone = 0
		}
	}
	n.polyline = kept
}

// place maps every point of every stride-th stroke to a knot.
func (n *Normalizer) place(strokes []Stroke, m placing, stride int) {
	n.polyline = n.polyline[:0]
	for i := 0; i < len(strokes); i += stride {
		first := true
		for _, p := range strokes[i] {
			if p, ok := clean(p); ok {
				x, y := m.apply(p.X, p.Y)
				n.polyline = append(n.polyline, knot{x, y, first})
				first = false
			}
		}
	}
}

// pathLength is the length of a polyline in pixels. A step far out of the
// picture counts only as far as the picture is wide, so that one stray point
// does not coarsen the rest.
func pathLength(knots []knot) float64 {
	length := 0.0
	for i, k := range knots {
		if !k.first {
			length += min(math.Hypot(k.x-knots[i-1].x, k.y-knots[i-1].y), 2*Side)
		}
	}
	return length
}

// segment lowers the squared distance of every pixel centre within reach of
// the line from a to b.
func (n *Normalizer) segment(a, b knot, reach float64) {
	c0, c1 := span(min(a.x, b.x)-reach, max(a.x, b.x)+reach)
	r0, r1 := span(min(a.y, b.y)-reach, max(a.y, b.y)+reach)
	dx, dy := b.x-a.x, b.y-a.y
	inv := 0.0
	if l2 := dx*dx + dy*dy; l2 > 0 {
		inv = 1 / l2
	}
	for r := r0; r < r1; r++ {
		py := float64(r) + 0.5 - a.y
		along := py * dy
		row := n.distance[r*Side+c0 : r*Side+c1]
		for c, nearest := range row {
			px := float64(c0+c) + 0.5 - a.x
			t := (px*dx + along) * inv // where on the line, 0 at a, 1 at b
			if t < 0 {
				t = 0
			}
			if t > 1 {
				t = 1
			}
			ex, ey := px-t*dx, py-t*dy
			d2 := ex*ex + ey*ey
			if d2 > nearest {
				d2 = nearest
			}
			row[c] = d2
		}
	}
}

// span is the range of pixels whose centres can lie between lo and hi.
func span(lo, hi float64) (first, end int) {
	lo = min(max(lo-0.5, 0), Side)
	hi = min(max(hi+0.5, 0), Side)
	return int(lo), int(math.Ceil(hi))
}
