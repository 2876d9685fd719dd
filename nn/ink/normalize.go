package ink

import "math"

// The picture's format, that of MNIST (LeCun, Cortes, Burges 1998).
const (
	Side   = 28          // pixels a side
	Pixels = Side * Side // 784
	BoxMax = 20          // the longer side of a digit's ink after Scale
)

// Pen widths. penRadius is half the width of MNIST's strokes (measured there
// as 2·ink/total variation). A pad pen is PadPen of the pad's side wide.
const (
	penRadius = 1.27
	PadPen    = 0.06
)

// flatness is the vertical spread, in squared pixels, below which a drawing is
// too flat to be called slanted: that of a stroke about 4 pixels high.
const flatness = 1.5

// Digit is a 28×28 picture, row-major, 0 background … 1 ink.
type Digit [Pixels]float64

// Empty reports whether there is no ink at all.
func (d *Digit) Empty() bool { return *d == Digit{} }

// Placed reports whether the ink stands as Box, Scale and Centre put it: its
// longer side about BoxMax pixels, its centre of mass about the middle.
func (d *Digit) Placed() bool {
	const side, shift = 2.5, 1 // pixels off: soft edges, and pictures kept whole
	tight := Bitmap{W: Side, H: Side, Pix: d[:]}.bounds(0, 0)
	m := measure(d[:], Side, Side)
	return math.Abs(tight.side()-BoxMax) <= side &&
		math.Abs(m.x-massCentre) <= shift && math.Abs(m.y-massCentre) <= shift
}

// Bytes is the picture in MNIST's own form, 0 … 255, exactly.
func (d *Digit) Bytes() [Pixels]byte {
	var b [Pixels]byte
	for i, v := range d {
		b[i] = byte(math.Round(v * 255))
	}
	return b
}

// Level is the pixel value of byte b: b/255, rounded to float32.
func Level(b byte) float64 { return float64(float32(b) / 255) }

// quantise rounds v, 0 … 1, to the nearest Level.
func quantise(v float64) float64 { return Level(byte(v*255 + 0.5)) }

// Normalizer reads drawings and bitmaps. It owns the scratch memory, so that
// reading does not allocate once warm; one goroutine at a time.
type Normalizer struct {
	polyline []knot
	distance [Pixels]float64
	picture  Digit
}

// Strokes writes to dst what the network sees of a drawing after the given
// steps. Strokes are in pad units; where all steps are on, any unit will do.
func (n *Normalizer) Strokes(dst *Digit, strokes []Stroke, steps Steps) {
	*dst = Digit{}
	var slant, y0 float64
	if steps.Has(Straighten) {
		slant, y0 = n.slant(strokes)
	}
	frame := bounds(strokes, slant, y0)
	if frame.empty() {
		return
	}
	n.inkFrame(dst, strokes, frame, slant, y0, steps)
}

// slant is the shear that straightens the strokes and the height about which
// it turns, both on the pad. It is measured on the ink of the boxed and scaled
// drawing, whatever the other steps are, so that retraced lines count once.
func (n *Normalizer) slant(strokes []Stroke) (slant, y0 float64) {
	frame := bounds(strokes, 0, 0)
	if frame.empty() {
		return 0, 0
	}
	m := centred(frame, 0, 0, fill(frame))
	n.ink(&n.picture, strokes, m, penRadius)
	ink := measure(n.picture[:], Side, Side)
	_, y0 = m.inverse(ink.x, ink.y)
	return slantOf(ink, flatness), y0
}

// fill is the scale that brings the frame's longer side, ink included, to
// BoxMax pixels. A dot is not enlarged.
func fill(frame rect) float64 { return frame.scaleTo(BoxMax - 2*penRadius) }

func (n *Normalizer) inkFrame(dst *Digit, strokes []Stroke, tight rect, slant, y0 float64, steps Steps) {
	frame := rect{0, 0, 1, 1}
	if steps.Has(Box) {
		frame = tight
	}
	s, radius := float64(Side), Side*PadPen/2
	if steps.Has(Scale) {
		s, radius = fill(frame), penRadius
	}
	if steps.Has(Centre) {
		frame = tight // all of the ink must be in the picture to be weighed
	}
	m := centred(frame, slant, y0, s)
	n.ink(dst, strokes, m, radius)
	if !steps.Has(Centre) {
		return
	}
	ink := measure(dst[:], Side, Side)
	if ink.mass == 0 {
		return
	}
	m = m.moveTo(ink.x, ink.y, tight, radius)
	n.ink(dst, strokes, m, radius)
}
