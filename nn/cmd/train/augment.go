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

// variation says how much of each is wanted: 1 all of it, 0 none.
type variation struct {
	Shape float64 // turned, stretched, sheared, warped
	Pen   float64 // inked thinner and thicker
}

// full is the variation that the shipped networks were trained with.
var full = variation{Shape: 1, Pen: 1}

// augmenter turns one MNIST picture into another that a person might have
// drawn: turned, stretched, sheared, smoothly warped, with a thinner or thicker
// pen, and then normalised like every drawing. One goroutine at a time.
type augmenter struct {
	variation
	norm  ink.Normalizer
	cells [canvas]gridCell // of every row and column
	warp  [2]grid          // x and y
	src   []float64
	pix   []float64
}

func newAugmenter(v variation) *augmenter {
	a := &augmenter{variation: v, src: make([]float64, ink.Pixels), pix: make([]float64, canvas*canvas)}
	for p := range a.cells {
		a.cells[p] = newGridCell(p)
	}
	return a
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
	sin, cos := math.Sincos(rng.NormFloat64() * turnSD * a.Shape)
	sx, sy := math.Exp(rng.NormFloat64()*stretchSD*a.Shape), math.Exp(rng.NormFloat64()*stretchSD*a.Shape)
	shear := rng.NormFloat64() * shearSD * a.Shape
	for axis := range a.warp {
		for i := range a.warp[axis] {
			a.warp[axis][i] = rng.NormFloat64() * warpSD * a.Shape
		}
	}
	const mid = ink.Side / 2
	source := ink.Bitmap{W: ink.Side, H: ink.Side, Pix: a.src}
	for r := range canvas {
		v := (float64(r) + 0.5 - canvas/2) * canvasUnit
		warpX, warpY := a.warp[0].row(a.cells[r]), a.warp[1].row(a.cells[r])
		for c := range canvas {
			u := (float64(c) + 0.5 - canvas/2) * canvasUnit
			x := sx*(cos*u-sin*v) + shear*v + mid + warpX.at(a.cells[c])
			y := sy*(sin*u+cos*v) + mid + warpY.at(a.cells[c])
			a.pix[r*canvas+c] = source.At(x, y)
		}
	}
}

// grid is one axis of a warp: displacements at its points, row by row, in
// MNIST pixels. It lies over the middle 28 MNIST pixels of the canvas.
type grid [warpGrid * warpGrid]float64

// gridRow is a grid at one height.
type gridRow [warpGrid]float64

// gridCell is a canvas position in a warp's grid, with smoothed fraction.
type gridCell struct {
	cell     int
	fraction float64
}

func newGridCell(p int) gridCell {
	inner := (float64(p)+0.5-canvas/2)*canvasUnit/ink.Side + 0.5
	g := min(max(inner, 0), 1) * (warpGrid - 1)
	cell := min(int(g), warpGrid-2)
	t := g - float64(cell)
	return gridCell{cell, t * t * (3 - 2*t)}
}

func (g *grid) row(at gridCell) (row gridRow) {
	for k := range row {
		p := at.cell*warpGrid + k
		row[k] = g[p]*(1-at.fraction) + g[p+warpGrid]*at.fraction
	}
	return row
}

func (r *gridRow) at(at gridCell) float64 {
	return r[at.cell]*(1-at.fraction) + r[at.cell+1]*at.fraction
}

// pen makes the lines thinner or thicker: the level at which a soft edge
// counts as ink moves, and the edge is drawn again as steep as a pen's. It is
// never left out, because sampling blurs and a drawing on the pad is crisp.
func (a *augmenter) pen(rng *rand.Rand) {
	level := 0.5 + penRange*a.Pen*(2*rng.Float64()-1)
	for i, v := range a.pix {
		a.pix[i] = min(max((v-level)*penGain+0.5, 0), 1)
	}
}
