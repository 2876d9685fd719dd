package view

import "testing"

// cellOf is the colour at x, y of cell i of a picture of 3×3 cells, 22 pixels each.
func cellOf(pixels []byte, i, x, y int) RGB {
	at := 4 * ((i/3*22+y)*66 + i%3*22 + x)
	return RGB{pixels[at], pixels[at+1], pixels[at+2]}
}

func TestCellsTellTheirSignWithoutColour(t *testing.T) {
	values := []float64{1, -1, 0, 0.5, -0.5, 0, 0, 0, 0}
	for _, dark := range []bool{false, true} {
		p := PaletteFor(dark)
		pixels := CellsPixels(nil, values, 3, 22, -1, p)
		if len(pixels) != 4*66*66 {
			t.Fatalf("%d bytes", len(pixels))
		}
		for i, v := range values {
			fill, across, down := cellOf(pixels, i, 2, 2), cellOf(pixels, i, 7, 10), cellOf(pixels, i, 10, 7)
			if across == fill != (v == 0) || down == fill != (v <= 0) {
				t.Errorf("dark %t, %v: fill %v, left of the middle %v, above it %v", dark, v, fill, across, down)
			}
			if v != 0 && contrast(fill, across) < 3 {
				t.Errorf("dark %t, %v: the sign has a contrast of %.1f", dark, v, contrast(fill, across))
			}
		}
		if full, half := cellOf(pixels, 0, 2, 2), cellOf(pixels, 3, 2, 2); full != p.Positive || half == full || half == p.Paper {
			t.Errorf("dark %t: 1 is %v, 0.5 is %v", dark, full, half)
		}
	}
}

func TestTheKeyboardsCellHasAFrame(t *testing.T) {
	p := PaletteFor(false)
	pixels := CellsPixels(nil, make([]float64, 9), 3, 22, 4, p)
	for _, at := range [][2]int{{0, 0}, {21, 10}, {10, 21}} {
		if got := cellOf(pixels, 4, at[0], at[1]); got != p.Selected {
			t.Errorf("%v: %v", at, got)
		}
	}
	if got := cellOf(pixels, 3, 0, 0); got == p.Selected {
		t.Error("its neighbour has one too")
	}
}
