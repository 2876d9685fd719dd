package ink

import "testing"

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
		radius := penRadius * 0.52 / (BoxMax - 2*penRadius) * float64(side) // the pen in proportion
		b := inked(three(400), side, side, radius)
		if _, mean := difference(readBitmap(b, All), want); mean > 0.02 {
			t.Errorf("side %d: mean difference %.4f\n%s", side, mean, readBitmap(b, All).art())
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
