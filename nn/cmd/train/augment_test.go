package main

import (
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
	used := newAugmenter()
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
			newAugmenter().vary(&again, test.image, newRand(seed))
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

func TestVaryBlank(t *testing.T) {
	d := ink.Digit{1}
	newAugmenter().vary(&d, new(mnist.Image), newRand(1))
	if !d.Empty() {
		t.Errorf("ink on a blank picture: %v", d)
	}
}

// TestPlain checks that nothing but the asked steps is done.
func TestPlain(t *testing.T) {
	data, _ := smallMNIST(t)
	a := newAugmenter()
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
