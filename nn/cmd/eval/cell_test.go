package main

import (
	"image"
	"testing"

	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/verdict"
)

func TestCaption(t *testing.T) {
	four := drawing{digit: true, label: 4, name: "4"}
	for _, test := range []struct {
		answer
		reading, status string
	}{
		{answer{drawing: four, said: verdict.Verdict{Status: verdict.Sure, Digit: 9, Confidence: 0.826}}, "4→9 0.83", "sure"},
		{answer{drawing: four, said: verdict.Verdict{Status: verdict.Unsure, Digit: 4, Confidence: 1, Next: 9, NextValue: 0.9}}, "4→4 1.00", "unsure, then 9 0.90"},
		{answer{drawing: four, said: verdict.Verdict{Status: verdict.NotADigit}}, "4→0 0.00", "not-a-digit"},
		{answer{drawing: drawing{name: "scribble"}, said: verdict.Verdict{Digit: 8}}, "scribble→8 0.00", "empty"},
		{answer{drawing: drawing{name: "äquivalent"}, said: verdict.Verdict{Digit: 8}}, "äquival.→8 0.00", "empty"},
	} {
		if reading, status := test.caption(); reading != test.reading || status != test.status {
			t.Errorf("caption %q, %q, want %q, %q", reading, status, test.reading, test.status)
		}
	}
}

// greyAt is the level of a pixel that has no colour.
func greyAt(t *testing.T, m *image.RGBA, x, y int) byte {
	t.Helper()
	c := m.RGBAAt(x, y)
	if c.R != c.G || c.G != c.B || c.A != 0xff {
		t.Errorf("pixel %d, %d is %v, want a grey", x, y, c)
	}
	return c.R
}

// TestCellOfStrokes draws a wide L of any scale: its ink is where the strokes
// are, with proportions kept, and the 28×28 is to the right.
func TestCellOfStrokes(t *testing.T) {
	for _, scale := range []float64{1e-3, 1, 500} {
		l := []ink.Stroke{
			{{X: 7 * scale, Y: 0}, {X: 7 * scale, Y: scale}},
			{{X: 7 * scale, Y: scale}, {X: 9 * scale, Y: scale}},
		}
		a := answer{drawing: drawing{digit: true, strokes: l}}
		a.read[0], a.read[ink.Pixels-1] = 255, 100
		const (
			x0, y0 = 10, 20
			top    = panel/2 - (panel-2*lineMargin)/4
			foot   = panel/2 + (panel-2*lineMargin)/4
		)
		dst := image.NewRGBA(image.Rect(0, 0, 300, 200))
		a.paint(dst, x0, y0)
		for _, test := range []struct {
			what string
			x, y int
			want byte
		}{
			{"foot's left end", lineMargin, foot, 0},
			{"foot's right end", panel - lineMargin - 1, foot, 0},
			{"foot's middle", panel / 2, foot, 0},
			{"stem's top", lineMargin, top + 4, 0},
			{"right of the stem", lineMargin + 4, panel / 2, 255},
			{"left of the stem", lineMargin - 4, panel / 2, 255},
			{"above", lineMargin, top - 4, 255},
			{"below", panel / 2, foot + 4, 255},
			{"beyond the foot", panel - 1, foot, 255},
			{"28×28, first pixel", panel + gap + blowUp - 1, blowUp - 1, 0},
			{"28×28, second pixel", panel + gap + blowUp, 0, 255},
			{"28×28, last pixel", cellW - 1, panel - 1, 155},
		} {
			got := int(greyAt(t, dst, x0+test.x, y0+test.y))
			if off := got - int(test.want); off < -60 || off > 60 {
				t.Errorf("scale %v, %s: level %d, want about %d", scale, test.what, got, test.want)
			}
		}
	}
}

// TestCellOfPicture has MNIST's original where the strokes would be.
func TestCellOfPicture(t *testing.T) {
	picture := new(mnist.Image)
	picture[ink.Side+2] = 200
	dst := image.NewRGBA(image.Rect(0, 0, cellW, cellH))
	(&answer{picture: picture}).paint(dst, 0, 0)
	if got := greyAt(t, dst, 2*blowUp, blowUp); got != 55 {
		t.Errorf("level %d, want 55", got)
	}
	if got := greyAt(t, dst, panel+gap+2*blowUp, blowUp); got != 255 {
		t.Errorf("level %d of what was read, want 255", got)
	}
}

// TestCellText has words below the panels, red for a sure error alone.
func TestCellText(t *testing.T) {
	for _, test := range []struct {
		digit int
		red   bool
	}{{4, false}, {9, true}} {
		a := answer{drawing: drawing{digit: true, label: 4, name: "4"}, said: verdict.Verdict{Status: verdict.Sure, Digit: test.digit}}
		dst := image.NewRGBA(image.Rect(0, 0, cellW, cellH))
		a.paint(dst, 0, 0)
		counts := make(map[bool]int) // of letters' pixels, by whether they are red
		for y := panel; y < cellH; y++ {
			for x := range cellW / 2 {
				if c := dst.RGBAAt(x, y); c.A > 0 {
					counts[c.R > 2*c.G]++
				}
			}
		}
		if counts[test.red] < 100 || counts[!test.red] > counts[test.red]/10 {
			t.Errorf("answer %d: %v pixels by red, want them %v", test.digit, counts, test.red)
		}
	}
}
