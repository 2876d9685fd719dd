package main

import (
	"math"
	"math/rand/v2"

	"inkling/nn/ink"
	"inkling/nn/mnist"
)

// canvas is the side of the picture that warped digits are drawn on before
// normalisation. It is finer than MNIST's, so that sampling twice blurs little,
// and wider, so that a stretched digit is not cut off.
const (
	canvas     = 60
	canvasUnit = 28.0 / 42 // MNIST pixels a canvas pixel: 40 in all
)

// Spread of the augmentation, as standard deviations.
const (
	turnSD    = 0.08 // rotation, radians
	stretchSD = 0.10 // log of width and of height
	shearSD   = 0.08
	warpSD    = 0.7 // displacement of the warp's grid points, MNIST pixels
	warpGrid  = 5   // grid points a side
	penRange  = 0.3 // of the level that counts as ink, either way
	penGain   = 8   // steepness of the edge
)

// augmenter turns one MNIST picture into another that a person might have
// drawn: turned, stretched, sheared, smoothly warped, with a thinner or thicker
// pen, and then normalised like every drawing. One goroutine at a time.
type augmenter struct {
	norm ink.Normalizer
	warp [2][warpGrid * warpGrid]float64
	src  []float64
	pix  []float64
}

func newAugmenter() *augmenter {
	return &augmenter{src: make([]float64, ink.Pixels), pix: make([]float64, canvas*canvas)}
}

// plain writes image to dst after the given steps, without augmentation.
func (a *augmenter) plain(dst *ink.Digit, image *mnist.Image, steps ink.Steps) {
	image.Input(a.src)
	a.norm.Bitmap(dst, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: a.src}, steps)
}

// vary writes a random variation of image to dst.
func (a *augmenter) vary(dst *ink.Digit, image *mnist.Image, rng *rand.Rand) {
	image.Input(a.src)
	a.draw(rng)
	a.pen(rng)
	a.norm.Bitmap(dst, ink.Bitmap{W: canvas, H: canvas, Pix: a.pix}, someSteps(rng))
}

// write puts a digit that pens wrote to dst.
func (a *augmenter) write(dst *ink.Digit, p *pens, digit int, rng *rand.Rand) {
	a.norm.Strokes(dst, p.write(digit, rng), someSteps(rng))
}

// someSteps is all steps, now and then without the last: a drawing read with
// its slant must be no stranger.
func someSteps(rng *rand.Rand) ink.Steps {
	if rng.Float64() < 0.1 {
		return ink.All &^ ink.Straighten
	}
	return ink.All
}

// draw samples the source through a random affine map and a smooth warp.
func (a *augmenter) draw(rng *rand.Rand) {
	sin, cos := math.Sincos(rng.NormFloat64() * turnSD)
	sx, sy := math.Exp(rng.NormFloat64()*stretchSD), math.Exp(rng.NormFloat64()*stretchSD)
	shear := rng.NormFloat64() * shearSD
	for axis := range a.warp {
		for i := range a.warp[axis] {
			a.warp[axis][i] = rng.NormFloat64() * warpSD
		}
	}
	const mid = ink.Side / 2
	for r := range canvas {
		v := (float64(r) + 0.5 - canvas/2) * canvasUnit
		gy, fy := gridCell(r)
		for c := range canvas {
			u := (float64(c) + 0.5 - canvas/2) * canvasUnit
			gx, fx := gridCell(c)
			x := sx*(cos*u-sin*v) + shear*v + mid + lattice(&a.warp[0], gx, gy, fx, fy)
			y := sy*(sin*u+cos*v) + mid + lattice(&a.warp[1], gx, gy, fx, fy)
			a.pix[r*canvas+c] = bilinear(a.src, ink.Side, x, y)
		}
	}
}

// gridCell finds canvas position p in the warp's grid, which lies over the
// middle 28 MNIST pixels, with smoothed fraction.
func gridCell(p int) (cell int, fraction float64) {
	inner := (float64(p)+0.5-canvas/2)*canvasUnit/ink.Side + 0.5
	g := min(max(inner, 0), 1) * (warpGrid - 1)
	cell = min(int(g), warpGrid-2)
	t := g - float64(cell)
	return cell, t * t * (3 - 2*t)
}

func lattice(grid *[warpGrid * warpGrid]float64, gx, gy int, fx, fy float64) float64 {
	p := gy*warpGrid + gx
	top := grid[p]*(1-fx) + grid[p+1]*fx
	bottom := grid[p+warpGrid]*(1-fx) + grid[p+warpGrid+1]*fx
	return top*(1-fy) + bottom*fy
}

func bilinear(pix []float64, side int, x, y float64) float64 {
	x, y = x-0.5, y-0.5
	x0, y0 := math.Floor(x), math.Floor(y)
	c, r := int(x0), int(y0)
	if c < 0 || r < 0 || c+1 >= side || r+1 >= side {
		return 0
	}
	fx, fy := x-x0, y-y0
	p := r*side + c
	return (pix[p]*(1-fx)+pix[p+1]*fx)*(1-fy) + (pix[p+side]*(1-fx)+pix[p+side+1]*fx)*fy
}

// pen makes the lines thinner or thicker: the level at which a soft edge
// counts as ink moves, and the edge is drawn again as steep as a pen's. It is
// never left out, because sampling blurs and a drawing on the pad is crisp.
func (a *augmenter) pen(rng *rand.Rand) {
	level := 0.5 + penRange*(2*rng.Float64()-1)
	for i, v := range a.pix {
		a.pix[i] = min(max((v-level)*penGain+0.5, 0), 1)
	}
}
