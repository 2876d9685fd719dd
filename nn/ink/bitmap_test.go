package ink

import (
	"math"
	"testing"
)

func readBitmap(b Bitmap, steps Steps) (d Digit) {
	new(Normalizer).Bitmap(&d, b, steps)
	return d
}

func TestBitmapWithoutStepsIsItself(t *testing.T) {
	want := read(three(50), All)
	if got := readBitmap(Bitmap{Side, Side, want[:]}, Raw); got != want {
		t.Error("a 28×28 bitmap changed without any step")
	}
}

func TestNormalisedBitmapStaysPut(t *testing.T) {
	want := read(three(50), All)
	boxed := read(three(50), All&^Centre) // as MNIST's makers had it: 20 whole pixels high
	got := readBitmap(Bitmap{Side, Side, boxed[:]}, All)
	if largest, mean := difference(got, want); mean > 0.025 {
		t.Errorf("largest difference %.3f, mean %.4f\n%s", largest, mean, got.art())
	}
}

func TestBitmapOfAnySizeReadsLikeItsStrokes(t *testing.T) {
	want := read(three(80), All)
	for _, side := range []int{56, 140, 500} {
		b := Bitmap{side, side, make([]float64, side*side)}
		radius := penRadius * 0.52 / (BoxMax - 2*penRadius) * float64(side) // the pen in proportion
		for _, s := range three(400) {
			for _, p := range s {
				blot(b, p.X*float64(side), p.Y*float64(side), radius)
			}
		}
		if _, mean := difference(readBitmap(b, All), want); mean > 0.02 {
			t.Errorf("side %d: mean difference %.4f\n%s", side, mean, readBitmap(b, All).art())
		}
	}
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

func TestEmptyBitmapIsEmpty(t *testing.T) {
	d := readBitmap(Bitmap{40, 20, make([]float64, 800)}, All)
	if !d.Empty() {
		t.Error("ink out of nothing")
	}
}

func TestBitmapOfWrongLengthPanics(t *testing.T) {
	defer func() {
		if got := recover(); got != "ink: Bitmap: 5 pixels for 2×3, want 6" {
			t.Errorf("panic %v", got)
		}
	}()
	readBitmap(Bitmap{2, 3, make([]float64, 5)}, All)
}
