package view

import (
	"math"
	"strconv"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn"
	"inkling/nn/ink"
)

// Card is what the panel under the outputs says of the selected thing.
type Card struct {
	Title   string
	Figures [2]Figure
	Rows    [4]CardRow // those without a name are not shown
	Words   string
	Curve   Curve
}

// Figure is one picture of numbers.
type Figure struct {
	Name      string
	Values    []float64 // shared with the network or its trace, or the card's own
	Grid      bool      // they lie as 28×28 pixels
	Mark      int       // the value that is selected, or -1
	Low, High float64
	Label     string // text twin
}

// CardRow is a name and a number.
type CardRow struct{ Name, Value string }

// Curve is an activation function with a point on it.
type Curve struct {
	Shown      bool
	Activation nn.Activation
	Z, A       float64
	Label      string
}

// Shown is the neuron whose sum is shown, its layer counted from 1: the
// selected one, that which a selected line leads to, else the largest output.
func Shown(s state.Selection, n *nn.Network, t *nn.Trace) (layer, index int) {
	if s.Any && s.Layer > 0 && s.Layer <= len(n.Layers) && s.Index < n.Layers[s.Layer-1].Out {
		return s.Layer, s.Index
	}
	return len(n.Layers), nn.ArgMax(t.Output())
}

// NeuronName is "Neuron 5" or, in the last layer, "Output 3".
func NeuronName(layer, index, layers int, l i18n.Lang) string {
	if layer == layers {
		return i18n.T(l, i18n.OutputName, "digit", strconv.Itoa(index))
	}
	return i18n.T(l, i18n.NeuronName, "number", strconv.Itoa(index+1))
}

// LayerName is "hidden layer 1" or "output layer".
func LayerName(layer, layers int, l i18n.Lang) string {
	if layer == layers {
		return i18n.T(l, i18n.OutputLayer)
	}
	number := strconv.Itoa(layer)
	if chinese := [...]string{"零", "一", "二", "三", "四"}; l == i18n.Chinese && layer < len(chinese) {
		number = chinese[layer]
	}
	return i18n.T(l, i18n.HiddenLayer, "number", number)
}

// NeuronTitle is "Neuron 5 · hidden layer 1".
func NeuronTitle(layer, index, layers int, l i18n.Lang) string {
	return i18n.T(l, i18n.NeuronTitle, "neuron", NeuronName(layer, index, layers, l), "layer", LayerName(layer, layers, l))
}

// InputName is the place of input i of a layer of so many inputs: row and
// column of a pixel, else the neuron's number.
func InputName(layer, i int) string {
	if layer == 1 {
		return strconv.Itoa(i/ink.Side+1) + ", " + strconv.Itoa(i%ink.Side+1)
	}
	return strconv.Itoa(i + 1)
}

// Read makes c the card of what is selected. It keeps the memory of its
// figures.
func (c *Card) Read(n *nn.Network, t *nn.Trace, s state.Selection, l i18n.Lang) {
	*c = Card{Figures: [2]Figure{{Values: c.Figures[0].Values[:0:0]}, {Values: c.Figures[1].Values[:0]}}}
	if s.Any && s.Layer == 0 {
		c.pixel(n, t, s.Index, l)
		return
	}
	layer, index := Shown(s, n, t)
	d, input := n.Layers[layer-1], inputOf(t, layer)
	c.Title = NeuronTitle(layer, index, len(n.Layers), l)
	mark := -1
	if s.Line && s.From < d.In {
		mark = s.From
	}
	products := c.Figures[1].Values
	for i, w := range d.Row(index) {
		products = append(products, w*input[i])
	}
	c.Figures[0] = newFigure(i18n.T(l, i18n.Weights), d.Row(index), layer == 1, mark, l)
	c.Figures[1] = newFigure(i18n.T(l, i18n.WeightsInput), products, layer == 1, mark, l)

	z, bias, a := Fix(t.Z[layer-1][index]), Fix(d.B[index]), t.A[layer-1][index]
	c.Curve = newCurve(d.Act, t.Z[layer-1][index], a, l)
	if mark >= 0 {
		c.line(n, layer, index, mark, input[mark], products, l)
		return
	}
	c.Rows = [4]CardRow{
		{i18n.T(l, i18n.WeightedSum), (z - bias).String()},
		{i18n.T(l, i18n.PlusBias), bias.String()},
		{i18n.T(l, i18n.EqualsZ), z.String()},
		{FunctionOf(d.Act), Fix(a).String()},
	}
	c.Words = Wakes(d.Act, z, bias, l)
}

// pixel fills the card of a pixel: its value and where it goes.
func (c *Card) pixel(n *nn.Network, t *nn.Trace, index int, l i18n.Lang) {
	d, x := n.Layers[0], t.X[index]
	row, column := strconv.Itoa(index/ink.Side+1), strconv.Itoa(index%ink.Side+1)
	c.Title = i18n.T(l, i18n.PixelName, "row", row, "column", column)
	weights, products := c.Figures[0].Values, c.Figures[1].Values
	most, least := 0, 0
	for o := range d.Out {
		w := d.Row(o)[index]
		weights, products = append(weights, w), append(products, w*x)
		if w > weights[most] {
			most = o
		}
		if w < weights[least] {
			least = o
		}
	}
	c.Figures[0] = newFigure(i18n.T(l, i18n.WeightsOut), weights, false, -1, l)
	c.Figures[1] = newFigure(i18n.T(l, i18n.WeightsOutTime), products, false, -1, l)
	c.Rows[0] = CardRow{i18n.T(l, i18n.PixelValue), Fix(x).String()}
	c.Words = i18n.T(l, i18n.PixelDark)
	if x > 0 {
		c.Rows[1] = CardRow{i18n.T(l, i18n.PixelPushes, "number", strconv.Itoa(most+1)), Fix(products[most]).String()}
		c.Rows[2] = CardRow{i18n.T(l, i18n.PixelBrakes, "number", strconv.Itoa(least+1)), Fix(products[least]).String()}
		c.Words = i18n.T(l, i18n.PixelWords, "count", strconv.Itoa(d.Out))
	}
}

// line fills the card of a line: what flows through it, and its place in the
// sum of the neuron that it leads to.
func (c *Card) line(n *nn.Network, layer, index, from int, a float64, products []float64, l i18n.Lang) {
	start := i18n.T(l, i18n.PixelShort, "row", strconv.Itoa(from/ink.Side+1), "column", strconv.Itoa(from%ink.Side+1))
	if layer > 1 {
		start = NeuronName(layer-1, from, len(n.Layers), l)
	}
	target := NeuronName(layer, index, len(n.Layers), l)
	c.Title = i18n.T(l, i18n.LineTitle, "from", start, "to", target)
	c.Rows = [4]CardRow{
		{i18n.T(l, i18n.LineWeight), Fix(n.Layers[layer-1].Row(index)[from]).String()},
		{i18n.T(l, i18n.LineInput), Fix(a).String()},
		{i18n.T(l, i18n.LineProduct), Fix(products[from]).String()},
	}
	c.Words = i18n.T(l, i18n.LineSilent)
	if a == 0 {
		return
	}
	rank, count := 1, 0
	for _, p := range products {
		if p != 0 {
			count++
		}
		if math.Abs(p) > math.Abs(products[from]) {
			rank++
		}
	}
	c.Words = i18n.T(l, i18n.LineRank, "count", strconv.Itoa(count), "rank", strconv.Itoa(rank), "neuron", target)
}

func newFigure(name string, values []float64, grid bool, mark int, l i18n.Lang) Figure {
	f := Figure{Name: name, Values: values, Grid: grid && len(values) == ink.Pixels, Mark: mark}
	positive, negative := 0, 0
	for i, v := range values {
		if i == 0 {
			f.Low, f.High = v, v
		}
		f.Low, f.High = min(f.Low, v), max(f.High, v)
		if v > 0 {
			positive++
		} else if v < 0 {
			negative++
		}
	}
	f.Label = i18n.T(l, i18n.PictureLabel, "name", name, "count", strconv.Itoa(len(values)),
		"low", Fix(f.Low).String(), "high", Fix(f.High).String(),
		"positive", strconv.Itoa(positive), "negative", strconv.Itoa(negative))
	return f
}

func newCurve(f nn.Activation, z, a float64, l i18n.Lang) Curve {
	return Curve{Shown: true, Activation: f, Z: z, A: a, Label: i18n.T(l, i18n.CurveLabel,
		"function", FunctionOf(f), "z", Fix(z).String(), "value", Fix(a).String())}
}

// FunctionOf is how a neuron's value is written: "σ(z)".
func FunctionOf(f nn.Activation) string {
	return [...]string{nn.Identity: "a = z", nn.Sigmoid: "σ(z)", nn.ReLU: "ReLU(z)", nn.Tanh: "tanh(z)"}[f]
}

// Wakes tells the bias as a threshold: from which weighted sum on the neuron
// wakes, and whether it has.
func Wakes(f nn.Activation, z, bias Fixed, l i18n.Lang) string {
	key := i18n.WakesAsleep
	switch {
	case f == nn.Identity:
		return i18n.T(l, i18n.IdentityWake)
	case z > 0:
		key = i18n.WakesAwake
	}
	return i18n.T(l, key, "threshold", (-bias).String())
}
