package ink

import (
	"fmt"
	"math"
)

// Bitmap is a grey picture of any size: Pix is [H*W], row-major, 0 background
// … 1 ink. MNIST's pictures are bitmaps.
type Bitmap struct {
	W, H int
	Pix  []float64
}

// Bitmap writes to dst what the network sees of a picture after the given
// steps, the same as for strokes but for the pen, whose width a bitmap cannot
// give back: it scales with the picture. Without Box the whole picture is the
// frame; without Scale the longer side of the picture is 28 pixels. Every
// pixel is sampled once from the source, whatever the steps.
func (n *Normalizer) Bitmap(dst *Digit, b Bitmap, steps Steps) {
	if b.W < 1 || b.H < 1 || len(b.Pix) != b.W*b.H {
		panic(fmt.Sprintf("ink: Bitmap: %d pixels for %d×%d, want %d", len(b.Pix), b.W, b.H, b.W*b.H))
	}
	*dst = Digit{}
	ink := measure(b.Pix, b.W, b.H)
	if ink.mass == 0 {
		return
	}
	slant := 0.0
	if steps.Has(Straighten) {
		s := BoxMax / b.bounds(0, 0).side() // picture pixels a source pixel
		slant = slantOf(ink, flatness/(s*s))
	}
	tight := b.bounds(slant, ink.y)
	frame := rect{0, 0, float64(b.W), float64(b.H)}
	if steps.Has(Box) {
		frame = tight
	}
	s := Side / float64(max(b.W, b.H))
	if steps.Has(Scale) {
		s = BoxMax / frame.side()
	}
	m := centred(frame, slant, ink.y, s)
	if steps.Has(Centre) {
		u, v := m.apply(ink.x, ink.y)
		m = m.moveTo(u, v, tight, 0)
	}
	b.resample(dst, m, tight)
}

// bounds is the box of all pixels with ink, edges included, after the shear.
func (b Bitmap) bounds(slant, y0 float64) rect {
	r := nothing
	for y := range b.H {
		for x, v := range b.Pix[y*b.W : (y+1)*b.W] {
			if v > 0 {
				left := float64(x) - slant*(float64(y)+0.5-y0)
				r = r.include(left, float64(y)).include(left+1, float64(y+1))
			}
		}
	}
	return r
}

// maxSamples bounds the samples taken along each side of a pixel: enough for a
// picture of 900 pixels a side, and no freeze on an absurd one.
const maxSamples = 32

// resample fills dst through the inverse of m, with as many samples a pixel as
// it takes not to miss source pixels. tight is where there is ink.
func (b Bitmap) resample(dst *Digit, m placing, tight rect) {
	k := min(max(1, int(math.Ceil(1/m.s-1e-9))), maxSamples)
	c0, c1 := span(m.s*tight.x0+m.dx-1, m.s*tight.x1+m.dx+1)
	r0, r1 := span(m.s*tight.y0+m.dy-1, m.s*tight.y1+m.dy+1)
	for r := r0; r < r1; r++ {
		for c := c0; c < c1; c++ {
			sum := 0.0
			for j := range k {
				for i := range k {
					u := float64(c) + (float64(i)+0.5)/float64(k)
					v := float64(r) + (float64(j)+0.5)/float64(k)
					sum += b.At(m.inverse(u, v))
				}
			}
			dst[r*Side+c] = quantise(min(sum/float64(k*k), 1))
		}
	}
}

// At interpolates between the four pixel centres nearest to (x, y), in pixels
// with (0, 0) the upper left corner; outside is background.
func (b Bitmap) At(x, y float64) float64 {
	x, y = x-0.5, y-0.5
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	fx, fy := x-float64(x0), y-float64(y0)
	var p00, p01, p10, p11 float64
	if x0 >= 0 && y0 >= 0 && x0+1 < b.W && y0+1 < b.H {
		two := b.Pix[y0*b.W+x0:]
		p00, p01, p10, p11 = two[0], two[1], two[b.W], two[b.W+1]
	} else {
		p00, p01, p10, p11 = b.pixel(x0, y0), b.pixel(x0+1, y0), b.pixel(x0, y0+1), b.pixel(x0+1, y0+1)
	}
	return (p00*(1-fx)+p01*fx)*(1-fy) + (p10*(1-fx)+p11*fx)*fy
}

func (b Bitmap) pixel(x, y int) float64 {
	if x < 0 || y < 0 || x >= b.W || y >= b.H {
		return 0
	}
	return b.Pix[y*b.W+x]
}
