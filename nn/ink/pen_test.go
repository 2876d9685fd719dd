package ink

import (
	"math"
	"testing"
)

// TestRawPenIsInProportion: without Scale the pen is 0.06 of the pad wide,
// 1.68 pixels, however large the drawing.
func TestRawPenIsInProportion(t *testing.T) {
	for _, length := range []float64{0.2, 0.5, 0.9} {
		for _, steps := range []Steps{Raw, Box, Centre, All &^ Scale} {
			d := read([]Stroke{line(0.5, 0.5-length/2, 0.5, 0.5+length/2)}, steps)
			width := 0.0
			for _, v := range d[14*Side : 15*Side] {
				width += v
			}
			if math.Abs(width-1.68) > 0.02 {
				t.Errorf("length %v, steps %q: ink across the line %.3f, want 1.68", length, steps, width)
			}
		}
	}
}

// TestTheLastPointStays: a stroke ends where the pen left the pad, even if that
// is nearer to the point before than thinning asks for.
func TestTheLastPointStays(t *testing.T) {
	end := Point{X: 0.5, Y: 0.8 + 0.5*spacing/Side}
	for name, stroke := range map[string]Stroke{
		"a short last step": {{X: 0.5, Y: 0.2}, {X: 0.5, Y: 0.8}, end},
		"two short steps":   {{X: 0.5, Y: 0.2}, {X: 0.5, Y: 0.8}, {X: 0.5, Y: 0.8 + 0.2*spacing/Side}, end},
		"one short step":    {{X: 0.5, Y: 0.8}, end},
		"back to the start": {{X: 0.5, Y: 0.8}, {X: 0.2, Y: 0.8}, {X: 0.5, Y: 0.8}, end},
	} {
		for _, strokes := range [][]Stroke{{stroke}, {line(0.1, 0.1, 0.2, 0.2), stroke}} {
			var n Normalizer
			var d Digit
			n.Strokes(&d, strokes, Raw)
			if last := n.polyline[len(n.polyline)-1]; math.Abs(last.x-Side*end.X) > 1e-9 || math.Abs(last.y-Side*end.Y) > 1e-9 {
				t.Errorf("%s: ends at %v, %v, want %v, %v", name, last.x, last.y, Side*end.X, Side*end.Y)
			}
		}
	}
}

// TestManyStrokesAreThinned bounds the work, however the points are shared out:
// strokes from the top of the pad to the bottom that blacken all of it.
func TestManyStrokesAreThinned(t *testing.T) {
	rng := newRand(5)
	strokes := func(count, points int) (all []Stroke) {
		for k := range count {
			var s Stroke
			for range points {
				s = append(s, Point{X: rng.Float64(), Y: (float64(k) + rng.Float64()) / float64(count)})
			}
			all = append(all, s)
		}
		return all
	}
	for _, c := range []struct {
		name          string
		count, points int
		most          int // knots
	}{
		{"one long stroke", 1, 1_000_000, maxKnots + 2},
		{"many strokes", 1000, 300, 2 * maxKnots},
		{"dots", 200_000, 1, 2 * maxKnots},
		{"strokes of two points", 100_000, 2, 2 * maxKnots},
	} {
		drawing := strokes(c.count, c.points)
		for _, steps := range []Steps{All, Raw} {
			var n Normalizer
			var d Digit
			n.Strokes(&d, drawing, steps)
			if got := len(n.polyline); got > c.most {
				t.Errorf("%s, steps %q: %d knots, want at most %d", c.name, steps, got, c.most)
			}
			side := inkSide(d)
			if got := measureDigit(d).mass; got < 0.95*(side-1)*(side-1) || side < BoxMax-1 {
				t.Errorf("%s, steps %q: ink %.0f within %v pixels, want all\n%s", c.name, steps, got, side, d.art())
			}
		}
	}
}
