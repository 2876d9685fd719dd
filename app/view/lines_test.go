package view

import (
	"math"
	"testing"

	"inkling/app/state"
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
	return n, t, &Layout{W: 60, H: 40, Scale: 1, Cell: 2, Layers: [][]Spot{{{30, 10}, {30, 30}}, {{50, 20}}}, Radius: []float64{4, 4}}
}

func TestSignalLines(t *testing.T) {
	n, trace, layout := small()
	all := Lines(nil, n, trace, layout, LineOptions{})
	// Three weighted inputs into layer 1 (a zero weight and a zero input send
	// nothing), two into layer 2.
	if len(all) != 5 {
		t.Fatalf("%d lines, want 5: %+v", len(all), all)
	}
	want := Line{From: Spot{3, 1}, To: Spot{30, 10}, Layer: 1, Out: 0, In: 1, Strength: 1, Rank: Plain, Curved: true, Dashed: true}
	if got := all[1]; got != want {
		t.Errorf("the strongest of layer 1: %+v, want %+v", got, want)
	}
	if got := all[0]; got.Strength != 0.5 || !got.Positive || got.Dashed {
		t.Errorf("half as strong: %+v", got)
	}
	if got := all[4]; got.Layer != 2 || got.Curved || got.From != (Spot{30, 30}) {
		t.Errorf("a line between neurons: %+v", got)
	}
	trace.X = make([]float64, 4)
	if got := len(Lines(nil, n, trace, layout, LineOptions{})); got != 2 {
		t.Errorf("%d lines with an empty input, want the 2 behind it", got)
	}
}

func TestWeightLinesDoNotAskTheInput(t *testing.T) {
	n, trace, layout := small()
	trace.X = make([]float64, 4)
	all := Lines(nil, n, trace, layout, LineOptions{Lines: state.WeightLines})
	if len(all) != 6 || all[2].In != 3 || all[2].Strength != 1 || all[0].Strength != 0.25 {
		t.Errorf("every weight that is not 0, measured by the largest, 4: %+v", all)
	}
	full := nn.New(nn.Config{Sizes: []int{784, 16, 16, 10}})
	for i := range full.Params() {
		full.Params()[i] = 0.5
	}
	full.Refresh()
	spots := func(n int) []Spot { return make([]Spot, n) }
	y := &Layout{Cell: 1, Layers: [][]Spot{spots(16), spots(16), spots(10)}}
	if got := len(Lines(nil, full, full.NewTrace(), y, LineOptions{Lines: state.WeightLines})); got != 12960 {
		t.Errorf("%d lines, want all 12,960", got)
	}
	y.Cell = 0
	if got := len(Lines(nil, full, full.NewTrace(), y, LineOptions{Lines: state.WeightLines})); got != 416 {
		t.Errorf("%d lines without the pixels, want the 416 between neurons", got)
	}
	y.Layers[1] = nil
	if got := len(Lines(nil, full, full.NewTrace(), y, LineOptions{Lines: state.WeightLines})); got != 0 {
		t.Errorf("%d lines whose ends are not shown", got)
	}
}

func TestOnlyTheStrongest(t *testing.T) {
	n, trace, layout := small()
	copy(n.Layers[1].W, []float64{1, 1})
	for most, want := range map[int]int{0: 5, 1: 1, 2: 2, 3: 3, 99: 5} {
		got := Lines(nil, n, trace, layout, LineOptions{Lines: state.StrongestLines, Most: most})
		if len(got) != want {
			t.Errorf("at most %d: %d lines, want %d", most, len(got), want)
		}
	}
	got := Lines(nil, n, trace, layout, LineOptions{Lines: state.StrongestLines, Most: 1, Focus: state.Pixel(0)})
	if len(got) != 1 || got[0].In != 0 || got[0].Layer != 1 {
		t.Errorf("what stands out comes first: %+v", got)
	}
	lines := []Line{{Strength: 0.9}, {Strength: 0.1}, {Strength: 0.5}, {Strength: 0.7}}
	if k := strongest(lines, 2); k != 2 || lines[0].Strength != 0.9 || lines[1].Strength != 0.7 {
		t.Errorf("the two strongest of four: %+v", lines[:k])
	}
}

func TestTheSelectedLinesStandOut(t *testing.T) {
	n, trace, layout := small()
	ranks := func(o LineOptions) (got [4]int) {
		for _, l := range Lines(nil, n, trace, layout, o) {
			got[l.Rank]++
		}
		return got
	}
	for _, c := range []struct {
		name string
		o    LineOptions
		want [4]int // receding, plain, standing, pointed
	}{
		{"nothing", LineOptions{}, [4]int{Plain: 5}},
		{"a hidden neuron: two in, one out", LineOptions{Focus: state.Neuron(1, 0)}, [4]int{Receding: 2, Standing: 3}},
		{"the output", LineOptions{Focus: state.Neuron(2, 0)}, [4]int{Receding: 3, Standing: 2}},
		{"a pixel", LineOptions{Focus: state.Pixel(0)}, [4]int{Receding: 3, Standing: 2}},
		{"a line", LineOptions{Focus: state.Line(1, 0, 1)}, [4]int{Receding: 4, Standing: 1}},
		{"a line under the pointer", LineOptions{Point: state.Line(1, 0, 1)}, [4]int{Plain: 4, Pointed: 1}},
	} {
		if got := ranks(c.o); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTheStoryReachesOnlySoFar(t *testing.T) {
	n, trace, layout := small()
	for reach, want := range map[Reach]int{{0, 0}: 0, {0, 1}: 2, {0, 4}: 3, {1, 0}: 3, {1, 1}: 4, {1, 2}: 5} {
		if got := len(Lines(nil, n, trace, layout, LineOptions{Reach: &reach})); got != want {
			t.Errorf("%+v: %d lines, want %d", reach, got, want)
		}
	}
}

func TestOrderPutsTheStrongInFront(t *testing.T) {
	lines := []Line{{Strength: 1, Rank: Plain}, {Strength: 0.1, Rank: Standing}, {Strength: 1, Rank: Receding}, {Strength: 0.2, Rank: Plain}, {Rank: Pointed}}
	got := Order(nil, lines)
	for i, want := range []int32{2, 3, 0, 1, 4} {
		if got[i] != want {
			t.Fatalf("order %v, want [2 3 0 1 4]", got)
		}
	}
}

func TestPack(t *testing.T) {
	lines := []Line{
		{From: Spot{1, 2}, To: Spot{3, 4}, Strength: 1, Rank: Standing, Positive: true},
		{From: Spot{5, 6}, To: Spot{7, 8}, Strength: 0.5, Rank: Standing, Curved: true, Dashed: true},
	}
	got := Pack(nil, lines, []int32{1, 0}, 2)
	width, opacity := lines[1].look()
	want := []float32{5, 6, 7, 8, float32(2 * width), float32(opacity), PackedNegative + PackedDashed + PackedCurved}
	if len(got) != 2*PackedSize {
		t.Fatalf("%d numbers, want %d", len(got), 2*PackedSize)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("number %d is %v, want %v", i, got[i], want[i])
		}
	}
	if got[PackedSize] != 1 || got[2*PackedSize-1] != 0 {
		t.Errorf("the second, positive and straight: %v", got[PackedSize:])
	}
}

func TestRecedingLinesArePaler(t *testing.T) {
	for _, crowded := range []bool{false, true} {
		last := 0.0
		for _, r := range []Rank{Receding, Plain, Standing, Pointed} {
			l := Line{Strength: 0.5, Rank: r, Dense: crowded}
			_, opacity := l.look()
			if opacity <= last || opacity > 1 {
				t.Errorf("dense %v, rank %d: opacity %v after %v", crowded, r, opacity, last)
			}
			last = opacity
		}
	}
}

func TestFineness(t *testing.T) {
	for _, c := range []struct{ resolution, most, want float64 }{
		{1, 1e6, 1}, {2, 1e6, 2}, {3, 1e6, math.Sqrt(10)}, {4, 1e6, math.Sqrt(10)}, {2, 1000, 1},
	} {
		if c.want > c.resolution {
			c.want = c.resolution
		}
		if got := Fineness(c.resolution, 200, 500, c.most); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestFingerprintSeesEveryNumber(t *testing.T) {
	n, trace, _ := small()
	before := Fingerprint(n, trace, true)
	if Fingerprint(n, trace, true) != before {
		t.Fatal("it wavers")
	}
	for i, change := range []func(){
		func() { n.Params()[0] += 1e-9 }, func() { n.Params()[len(n.Params())-1]++ },
		func() { trace.X[3] = 1 }, func() { trace.A[1][0] /= 2 },
	} {
		change()
		after := Fingerprint(n, trace, true)
		if after == before {
			t.Errorf("change %d is not seen", i)
		}
		before = after
	}
	weights := Fingerprint(n, trace, false)
	if trace.X[0] = 0.5; Fingerprint(n, trace, false) != weights {
		t.Error("the network's own changes with the picture")
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
		"flat":      {From: Spot{5, 20.5}, To: Spot{55, 20.5}},
		"steep":     {From: Spot{30.5, 5}, To: Spot{30.5, 35}},
		"backwards": {From: Spot{55, 30}, To: Spot{5, 10}},
		"curved":    {From: Spot{5, 10}, To: Spot{55, 30}, Curved: true},
	} {
		line.Strength, line.Positive, line.Rank = 1, true, Standing
		c.DrawLines([]Line{line}, p, 1)
		if middle := line.at(0.5); !changed(int(middle.X), int(middle.Y)) {
			t.Errorf("%s: no ink in the middle", name)
		}
		if changed(1, 1) || changed(58, 38) {
			t.Errorf("%s: ink in the corners", name)
		}
		if c.Pix[3] != 255 {
			t.Errorf("%s: the background is not opaque", name)
		}
	}
	for _, curved := range []bool{false, true} {
		gaps := func(dashed bool) (n int) {
			c.DrawLines([]Line{{From: Spot{0, 20.5}, To: Spot{60, 20.5}, Strength: 1, Rank: Standing, Dashed: dashed, Curved: curved}}, p, 1)
			for x := range 60 {
				if !changed(x, 20) {
					n++
				}
			}
			return n
		}
		if solid, dashed := gaps(false), gaps(true); solid != 0 || dashed < 22 || dashed > 38 {
			t.Errorf("curved %v: %d gaps in a solid line, %d in a dashed one; want 0 and about 30", curved, solid, dashed)
		}
	}
	c.DrawLines(nil, PaletteFor(true), 1)
	if c.Pix[0] != 0x12 {
		t.Error("the background does not follow the palette")
	}
}

func TestLinesBeyondThePictureAreCut(t *testing.T) {
	c := NewCanvas(20, 10)
	for _, l := range []Line{
		{From: Spot{-50, -50}, To: Spot{70, 60}}, {From: Spot{5, -30}, To: Spot{6, 90}, Dashed: true},
		{From: Spot{-9, 9.9}, To: Spot{40, 9.9}, Curved: true}, {From: Spot{3, 3}, To: Spot{3, 3}},
	} {
		l.Strength = 1
		c.DrawLines([]Line{l}, PaletteFor(false), 1) // an index out of range would panic
	}
	c.DrawDisc(Spot{19, 9}, 8, 1, RGB{}, RGB{})
	c.DrawGrid(Spot{-2, 6}, 1, 2, []float64{0, 1, 1, 0}, PaletteFor(false))
}

func TestDiscAndGrid(t *testing.T) {
	c, p := NewCanvas(40, 40), PaletteFor(false)
	c.DrawLines(nil, p, 1)
	at := func(x, y int) RGB { px := c.Pix[4*(y*40+x):]; return RGB{px[0], px[1], px[2]} }
	c.DrawDisc(Spot{10, 10}, 8, 2, RGB{10, 20, 30}, RGB{200, 0, 0})
	if at(10, 10) != (RGB{10, 20, 30}) || at(3, 10) != (RGB{200, 0, 0}) || at(1, 1) != p.Background {
		t.Errorf("inside %v, rim %v, outside %v", at(10, 10), at(3, 10), at(1, 1))
	}
	c.DrawGrid(Spot{20, 20}, 5, 2, []float64{1, 0, 0, 1}, p)
	if at(22, 22) != p.Ink || at(27, 22) != p.Paper || at(27, 27) != p.Ink || at(31, 22) != p.Background {
		t.Errorf("grid %v %v %v, beside it %v", at(22, 22), at(27, 22), at(27, 27), at(31, 22))
	}
}
