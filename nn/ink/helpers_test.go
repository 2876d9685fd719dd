package ink

import (
	"math"
	"math/rand/v2"
	"testing"
)

// three is a 3 as a pen would draw it, in pad units.
func three(points int) []Stroke {
	arc := func(cx, cy, r, from, to float64, n int) (s Stroke) {
		for i := range n {
			a := from + (to-from)*float64(i)/float64(n-1)
			s = append(s, Point{X: cx + r*math.Cos(a), Y: cy + r*math.Sin(a)})
		}
		return s
	}
	return []Stroke{append(arc(0.5, 0.35, 0.13, -2.6, 1.5, points), arc(0.5, 0.63, 0.15, -1.5, 2.6, points)...)}
}

// seven has two strokes: the second is its bar.
func seven() []Stroke {
	return []Stroke{
		{{X: 0.3, Y: 0.2}, {X: 0.7, Y: 0.22}, {X: 0.45, Y: 0.85}},
		{{X: 0.4, Y: 0.5}, {X: 0.65, Y: 0.52}},
	}
}

// transform maps every point.
func transform(strokes []Stroke, f func(x, y float64) (float64, float64)) []Stroke {
	out := make([]Stroke, len(strokes))
	for i, s := range strokes {
		for _, p := range s {
			p.X, p.Y = f(p.X, p.Y)
			out[i] = append(out[i], p)
		}
	}
	return out
}

func read(strokes []Stroke, steps Steps) (d Digit) {
	new(Normalizer).Strokes(&d, strokes, steps)
	return d
}

// difference is the largest and the mean absolute difference of two pictures.
func difference(a, b Digit) (largest, mean float64) {
	for i := range a {
		e := math.Abs(a[i] - b[i])
		largest = max(largest, e)
		mean += e / Pixels
	}
	return largest, mean
}

// sameDigit allows for the rounding of pixels to bytes.
func sameDigit(t *testing.T, what string, got, want Digit) {
	t.Helper()
	if largest, _ := difference(got, want); largest > 2.5/255 {
		t.Errorf("%s: largest pixel difference %.4f\n%s\nwant\n%s", what, largest, got.art(), want.art())
	}
}

// art prints a picture in five shades.
func (d Digit) art() string {
	shades := []rune(" ░▒▓█")
	var out []rune
	for i, v := range d {
		out = append(out, shades[int(math.Round(v*4))])
		if i%Side == Side-1 {
			out = append(out, '\n')
		}
	}
	return string(out)
}

func centreOfMass(d Digit) (x, y float64) {
	m := measure(d[:], Side, Side)
	return m.x, m.y
}

// inked is a bitmap of strokes of the pad, drawn with a pen of the given radius
// in its own pixels.
func inked(strokes []Stroke, w, h int, radius float64) Bitmap {
	b := Bitmap{w, h, make([]float64, w*h)}
	for _, s := range strokes {
		for i, p := range s {
			q := s[max(i-1, 0)]
			x, y, dx, dy := p.X*float64(w), p.Y*float64(h), (q.X-p.X)*float64(w), (q.Y-p.Y)*float64(h)
			n := max(math.Ceil(2*math.Hypot(dx, dy)/radius), 1)
			for k := range int(n) {
				blot(b, x+float64(k)/n*dx, y+float64(k)/n*dy, radius)
			}
		}
	}
	return b
}

// blot inks a disc.
func blot(b Bitmap, x, y, radius float64) {
	reach := int(radius) + 2
	for r := max(int(y)-reach, 0); r < min(int(y)+reach, b.H); r++ {
		for c := max(int(x)-reach, 0); c < min(int(x)+reach, b.W); c++ {
			d := math.Hypot(float64(c)+0.5-x, float64(r)+0.5-y)
			b.Pix[r*b.W+c] = max(b.Pix[r*b.W+c], min(max(radius+0.5-d, 0), 1))
		}
	}
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }
