package view

import (
	"math"
	"slices"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn"
)

func TestCardOfANeuron(t *testing.T) {
	n, trace := anyNetwork(11, []int{784, 16, 16, 10})
	var c Card
	for _, s := range []state.Selection{state.Neuron(1, 4), state.Neuron(2, 15), {}} {
		layer, index := Shown(s, n, trace)
		c.Read(n, trace, s, i18n.English)
		d := n.Layers[layer-1]
		if !slices.Equal(c.Figures[0].Values, d.Row(index)) {
			t.Errorf("%s: the first picture is not its weights", c.Title)
		}
		sum := 0.0
		for _, v := range c.Figures[1].Values {
			sum += v
		}
		if z := trace.Z[layer-1][index]; math.Abs(sum+d.B[index]-z) > 1e-9 {
			t.Errorf("%s: products and bias give %v, z is %v", c.Title, sum+d.B[index], z)
		}
		if got := decimal(t, c.Rows[0].Value); got.Add(got, decimal(t, c.Rows[1].Value)).Cmp(decimal(t, c.Rows[2].Value)) != 0 {
			t.Errorf("%s: %+v does not add up", c.Title, c.Rows)
		}
		if f := c.Figures[0]; f.Low != slices.Min(f.Values) || f.High != slices.Max(f.Values) || f.Grid != (layer == 1) {
			t.Errorf("%s: scale %v … %v, grid %v", c.Title, f.Low, f.High, f.Grid)
		}
	}
	if want := NeuronTitle(3, nn.ArgMax(trace.Output()), 3, i18n.English); c.Title != want || !strings.HasPrefix(want, "Output ") {
		t.Errorf("nothing selected shows %q, want the largest output, %q", c.Title, want)
	}
}

func TestLayerNames(t *testing.T) {
	for want, got := range map[string]string{
		"第一隐藏层": LayerName(1, 3, i18n.Chinese), "输出层": LayerName(3, 3, i18n.Chinese), "hidden layer 2": LayerName(2, 3, i18n.English),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A card shares the network's weights and must never write into them.
func TestCardsLeaveTheNetworkAlone(t *testing.T) {
	n, trace := anyNetwork(12, []int{784, 16, 16, 10})
	before := slices.Clone(n.Params())
	var c Card
	for _, s := range []state.Selection{state.Neuron(1, 3), state.Pixel(400), state.Neuron(3, 2), state.Line(2, 1, 1), state.Pixel(1), {}} {
		c.Read(n, trace, s, i18n.English)
	}
	if !slices.Equal(n.Params(), before) {
		t.Error("reading cards changed the network")
	}
}

func TestCardOfAPixel(t *testing.T) {
	n, trace := anyNetwork(13, []int{784, 16, 10})
	lit := slices.IndexFunc(trace.X, func(v float64) bool { return v > 0 })
	var c Card
	c.Read(n, trace, state.Pixel(lit), i18n.English)
	if c.Rows[0].Value != Activation(trace.X[lit]) || c.Curve.Shown {
		t.Errorf("%+v", c.Rows)
	}
	for o, w := range c.Figures[0].Values {
		if w != n.Layers[0].Row(o)[lit] || c.Figures[1].Values[o] != w*trace.X[lit] {
			t.Fatalf("neuron %d: weight %v", o, w)
		}
	}
	dark := slices.Index(trace.X, 0)
	c.Read(n, trace, state.Pixel(dark), i18n.English)
	if c.Rows[1].Name != "" || c.Words != i18n.T(i18n.English, i18n.PixelDark) {
		t.Errorf("a pixel without ink: %+v, %q", c.Rows, c.Words)
	}
}

func TestCardOfALine(t *testing.T) {
	n, trace := anyNetwork(14, []int{784, 16, 16, 10})
	var c Card
	c.Read(n, trace, state.Line(2, 3, 5), i18n.English)
	w, a := n.Layers[1].Row(3)[5], trace.A[0][5]
	for i, want := range []float64{w, a, w * a} {
		if c.Rows[i].Value != Fix(want).String() {
			t.Errorf("row %d is %+v, want %v", i, c.Rows[i], want)
		}
	}
	if c.Title != "Neuron 6 → Neuron 4" || c.Figures[0].Mark != 5 {
		t.Errorf("%q, mark %d", c.Title, c.Figures[0].Mark)
	}
	ranks := map[string]bool{}
	for from := range 16 {
		c.Read(n, trace, state.Line(2, 3, from), i18n.English)
		ranks[c.Words] = true
	}
	if len(ranks) != 16 {
		t.Errorf("16 lines have %d places", len(ranks))
	}
}

func TestTheBiasIsAThreshold(t *testing.T) {
	for _, c := range []struct {
		f       nn.Activation
		z, bias Fixed
		want    string
	}{
		{nn.Sigmoid, -15884, -37000, "Wakes when the weighted sum passes 3.7000. It has not: asleep."},
		{nn.ReLU, 1, 4133, "Wakes when the weighted sum passes −0.4133. It has: awake."},
		{nn.Identity, 1, 1, i18n.T(i18n.English, i18n.IdentityWake)},
	} {
		if got := Wakes(c.f, c.z, c.bias, i18n.English); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestPicturesOfNumbers(t *testing.T) {
	values := make([]float64, 784)
	values[0], values[783] = 2, -1
	f := newFigure("", values, true, -1, i18n.English)
	pixels, w, h := f.Pixels(nil, lightPalette)
	at := func(x, y int) RGB { i := 4 * (y*w + x); return RGB{pixels[i], pixels[i+1], pixels[i+2]} }
	if w != FigureSide || h != FigureSide || at(0, 0) != lightPalette.Positive || at(50, 50) != lightPalette.Paper {
		t.Errorf("%d×%d: largest %v, zero %v", w, h, at(0, 0), at(50, 50))
	}
	if at(w-1, h-2) == at(w-1, h-1) && at(w-2, h-2) == at(w-1, h-1) && at(w-4, h-1) == at(w-1, h-1) {
		t.Error("a cell below 0 is not hatched")
	}
	bars := newFigure("", []float64{1, -1}, false, -1, i18n.English)
	pixels, w, h = bars.Pixels(nil, lightPalette)
	if at(w/4, h/4) != lightPalette.Positive || at(w/4, 3*h/4) != lightPalette.Paper || at(3*w/4, h/4) != lightPalette.Paper {
		t.Error("bars do not stand to their side of 0")
	}
	scale := f.Scale(nil, lightPalette)
	if got := (RGB{scale[len(scale)-4], scale[len(scale)-3], scale[len(scale)-2]}); got != lightPalette.Positive {
		t.Errorf("the scale ends in %v", got)
	}
}

func TestCurvesHaveTheirPoint(t *testing.T) {
	for _, f := range []nn.Activation{nn.Sigmoid, nn.ReLU, nn.Tanh, nn.Identity} {
		for _, z := range []float64{-40, -2, 0, 3, 900} {
			c := newCurve(f, z, f.F(z), i18n.English)
			pixels, amber := c.Pixels(nil, darkPalette), 0
			for i := 0; i < len(pixels); i += 4 {
				if (RGB{pixels[i], pixels[i+1], pixels[i+2]}) == darkPalette.selected() {
					amber++
				}
			}
			if amber < 60 {
				t.Errorf("%v at %v: %d pixels of the point", f, z, amber)
			}
		}
	}
}

// Amber is the style sheet's, too.
func TestSelectionHasTheStyleSheetsColour(t *testing.T) {
	for selector, p := range map[string]Palette{":root": lightPalette, `:root[data-theme="dark"]`: darkPalette} {
		if want := tokens(t, selector)["selected"]; p.selected() != want {
			t.Errorf("%s: %s, want %s", selector, p.selected().CSS(), want.CSS())
		}
	}
}
