package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"inkling/nn/ink"
	"inkling/nn/mnist"
)

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// TestVary checks, for digits and for pictures like none: a variation lies in
// 0 … 1, follows from image and seed alone, and differs from seed to seed.
func TestVary(t *testing.T) {
	data, _ := smallMNIST(t)
	allInk, halfInk := new(mnist.Image), new(mnist.Image)
	for i := range mnist.Pixels {
		allInk[i], halfInk[i] = 255, 128
	}
	used := newAugmenter(full)
	for _, test := range []struct {
		name  string
		image *mnist.Image
		digit bool
	}{
		{"a five", &data.Images[0], true}, {"a zero", &data.Images[1], true},
		{"a four", &data.Images[2], true}, {"a one", &data.Images[3], true},
		{"all ink", allInk, false}, {"half ink", halfInk, false}, {"a pixel in the corner", &mnist.Image{255}, false},
	} {
		var plain, last ink.Digit
		used.plain(&plain, test.image, ink.All)
		for seed := range uint64(30) {
			var d, again ink.Digit
			used.vary(&d, test.image, newRand(seed))
			newAugmenter(full).vary(&again, test.image, newRand(seed))
			if d != again {
				t.Errorf("%s: seed %d gives two variations", test.name, seed)
			}
			for what, pixels := range map[string][]float64{"digit": d[:], "canvas": used.pix} {
				for i, v := range pixels {
					if !(v >= 0 && v <= 1) {
						t.Fatalf("%s: seed %d: %v at pixel %d of the %s, want 0 … 1", test.name, seed, v, i, what)
					}
				}
			}
			if test.digit && (d.Empty() || d == plain || d == last) {
				t.Errorf("%s: seed %d: empty %v, unvaried %v, as the seed before %v", test.name, seed, d.Empty(), d == plain, d == last)
			}
			last = d
		}
	}
}

// TestVaryCutsNothing looks at the edge of the canvas that variations are drawn
// on: a digit's ink stays off it.
func TestVaryCutsNothing(t *testing.T) {
	data, _ := smallMNIST(t)
	a := newAugmenter(full)
	for i := range 200 {
		for seed := range uint64(10) {
			var d ink.Digit
			a.vary(&d, &data.Images[i], newRand(seed))
			for k := range canvas {
				for _, p := range []int{k, (canvas-1)*canvas + k, k * canvas, k*canvas + canvas - 1} {
					if a.pix[p] > 0 {
						t.Fatalf("image %d, seed %d: ink %v at row %d, column %d of the canvas", i, seed, a.pix[p], p/canvas, p%canvas)
					}
				}
			}
		}
	}
}

// TestVaryChangesThePen looks at the canvas: edges are crisp, so few pixels are
// grey, and of one shape there are thin and thick lines.
func TestVaryChangesThePen(t *testing.T) {
	data, _ := smallMNIST(t)
	a, image := newAugmenter(full), &data.Images[0]
	thin, thick := math.Inf(1), 0.0
	for seed := range uint64(100) {
		a.vary(new(ink.Digit), image, newRand(seed))
		if ink, grey := inkAndGrey(a.pix); grey > 0.45*ink {
			t.Errorf("seed %d: %.0f grey pixels for %.0f of ink", seed, grey, ink)
		}
		a.draw(newRand(1)) // the same shape each time
		a.pen(newRand(seed))
		mass, _ := inkAndGrey(a.pix)
		thin, thick = min(thin, mass), max(thick, mass)
	}
	if !(thick > 1.3*thin) {
		t.Errorf("ink %.0f … %.0f, want thin and thick lines", thin, thick)
	}
}

// inkAndGrey are the sum of the pixels and the number of those in between.
func inkAndGrey(pix []float64) (ink, grey float64) {
	for _, v := range pix {
		ink += v
		if v > 0.05 && v < 0.95 {
			grey++
		}
	}
	return ink, grey
}

func TestVaryBlank(t *testing.T) {
	d := ink.Digit{1}
	newAugmenter(full).vary(&d, new(mnist.Image), newRand(1))
	if !d.Empty() {
		t.Errorf("ink on a blank picture: %v", d)
	}
}

// TestPlain checks that nothing but the asked steps is done.
func TestPlain(t *testing.T) {
	data, _ := smallMNIST(t)
	a := newAugmenter(full)
	for i := range 20 {
		image := &data.Images[i]
		var raw, all, want ink.Digit
		a.plain(&raw, image, ink.Raw)
		if raw.Bytes() != *image {
			t.Errorf("image %d changed without any step", i)
		}
		x := make([]float64, mnist.Pixels)
		image.Input(x)
		new(ink.Normalizer).Bitmap(&want, ink.Bitmap{W: mnist.Side, H: mnist.Side, Pix: x}, ink.All)
		if a.plain(&all, image, ink.All); all != want {
			t.Errorf("image %d is not what ink makes of it", i)
		}
	}
}
