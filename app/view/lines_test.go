package view

import (
	"testing"

	"inkling/nn"
)

// small is a 4-2-1 network on a picture of 60×40 pixels, and what flows in it.
func small() (*nn.Network, *nn.Trace, *Layout) {
	n := nn.New(nn.Config{Sizes: []int{4, 2, 1}})
	copy(n.Layers[0].W, []float64{1, -2, 0, 4, 0.1, 0, 0, 0})
	copy(n.Layers[1].W, []float64{-1, 1})
	n.Refresh()
	t := n.NewTrace()
	n.Forward([]float64{1, 1, 1, 0}, t)
	return n, t, &Layout{W: 60, H: 40, Cell: 2, Layers: [][]Spot{{{30, 10}, {30, 30}}, {{50, 20}}}}
}

func TestSignals(t *testing.T) {
	n, trace, layout := small()
	all := Signals(nil, n, trace, layout, 0)
	// Three weighted inputs into layer 0 (a zero weight and a zero input send
	// nothing), two into layer 1.
	if len(all) != 5 {
		t.Fatalf("%d lines, want 5: %+v", len(all), all)
	}
	if got, want := all[1], (Line{Spot{3, 1}, Spot{30, 10}, 1, false}); got != want {
		t.Errorf("the strongest of layer 0: %+v, want %+v", got, want)
	}
	if got := all[0]; got.Strength != 0.5 || !got.Positive {
		t.Errorf("half as strong: %+v", got)
	}
	if got := len(Signals(nil, n, trace, layout, 0.3)); got != 4 {
		t.Errorf("%d lines of at least 0.3, want 4", got)
	}
	trace.X = make([]float64, 4)
	if got := len(Signals(nil, n, trace, layout, 0)); got != 2 {
		t.Errorf("%d lines with an empty input, want the 2 behind it", got)
	}
}

func TestDrawLines(t *testing.T) {
	c := NewCanvas(60, 40)
	p := PaletteFor(false)
	changed := func(x, y int) bool {
		px := c.Pix[4*(y*60+x):]
		return px[0] != p.Background.R || px[1] != p.Background.G || px[2] != p.Background.B
	}
	for name, line := range map[string]Line{
		"flat":      {Spot{5, 20.5}, Spot{55, 20.5}, 1, true},
		"steep":     {Spot{30.5, 5}, Spot{30.5, 35}, 1, true},
		"backwards": {Spot{55, 30}, Spot{5, 10}, 1, true},
	} {
		c.DrawLines([]Line{line}, p)
		middle := Spot{(line.From.X + line.To.X) / 2, (line.From.Y + line.To.Y) / 2}
		if !changed(int(middle.X), int(middle.Y)) {
			t.Errorf("%s: no ink in the middle", name)
		}
		if changed(1, 1) || changed(58, 38) {
			t.Errorf("%s: ink in the corners", name)
		}
		if c.Pix[3] != 255 {
			t.Errorf("%s: the background is not opaque", name)
		}
	}
	gaps := func(positive bool) (n int) {
		c.DrawLines([]Line{{Spot{0, 20.5}, Spot{60, 20.5}, 1, positive}}, p)
		for x := range 60 {
			if !changed(x, 20) {
				n++
			}
		}
		return n
	}
	if solid, dashed := gaps(true), gaps(false); solid != 0 || dashed < 24 || dashed > 36 {
		t.Errorf("gaps: %d in a positive line, %d in a negative one; want 0 and about 30", solid, dashed)
	}
	c.DrawLines(nil, PaletteFor(true))
	if c.Pix[0] != 0x12 {
		t.Error("the background does not follow the palette")
	}
}

func TestLinesBeyondThePictureAreCut(t *testing.T) {
	c := NewCanvas(20, 10)
	for _, line := range []Line{
		{Spot{-50, -50}, Spot{70, 60}, 1, true}, {Spot{5, -30}, Spot{6, 90}, 1, false},
		{Spot{-9, 9.9}, Spot{40, 9.9}, 1, true}, {Spot{3, 3}, Spot{3, 3}, 1, true},
	} {
		c.DrawLines([]Line{line}, PaletteFor(false)) // an index out of range would panic
	}
}
