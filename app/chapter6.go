package app

import (
	"math"
	"strconv"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/view"
	"inkling/nn"
)

// chapter6 is about what a neuron does: sum, bias, squash.
type chapter6 struct {
	work *lesson.Threshold

	texts     saidIn
	sliders   []sliderParts
	first     smallNeuron
	challenge smallNeuron
	point     dom.Element // of σ at x
	bias      biasParts
	guesses   []dom.Element
	inputs    []dom.Element // the challenge's switches
	rows      []rowParts

	painted bool
	shown   lesson.Threshold
	dark    bool
}

// sliderParts are a slider of the chapter and where its number stands.
type sliderParts struct {
	input  dom.Element
	output shownText
	value  *float64 // in the work
}

// biasParts are the elements of the curve that the bias moves.
type biasParts struct {
	curve, line, point dom.Element
	path               float64 // the bias whose curve is drawn
}

// rowParts are the elements of one line of the challenge's table.
type rowParts struct {
	row         dom.Element
	value, fits shownText
}

// The pictures of the curves, as in the words: how wide and high they are, and
// the numbers at their ends.
const (
	curveWidth  = 300.0
	curveHeight = 100.0
	curveReach  = 10.0 // x from −10 to 10
	curveSum    = 20.0 // S from 0 to 20
)

// begin implements chapter.
func (c *chapter6) begin(r *root, body dom.Element) {
	t := r.state.Lesson.Works[5].(*lesson.Threshold)
	*c = chapter6{
		work: t, texts: newSaidIn(body),
		first: newSmallNeuron(body.Query(".small-first")), challenge: newSmallNeuron(body.Query(".small-challenge")),
		point:   body.Query(".curve-x circle"),
		bias:    biasParts{body.Query(".curve-b .curve"), body.Query(".curve-b .threshold"), body.Query(".curve-b circle"), math.NaN()},
		guesses: body.QueryAll(`[data-act="guess"]`), inputs: body.QueryAll(`[data-act="on"]`),
	}
	slider := func(act string, index int, value *float64) {
		c.sliders = append(c.sliders, sliderParts{
			body.Query(`[data-act="` + act + `"][data-index="` + strconv.Itoa(index) + `"]`),
			shownText{element: body.Query(`[data-of="` + act + strconv.Itoa(index) + `"]`)}, value,
		})
	}
	for i := range lesson.Small {
		slider("input", i, &t.Inputs[i])
		slider("weight", i, &t.W[i])
	}
	slider("bias", 0, &t.Bias)
	slider("x", 0, &t.X)
	slider("s", 0, &t.S)
	slider("b", 0, &t.B)
	c.slide()
	body.Query(".curve-x .curve").SetAttr("d", lesson.SigmoidPath(0, -curveReach, curveReach, curveWidth, curveHeight))
	for _, e := range body.QueryAll(".combinations tbody tr") {
		c.rows = append(c.rows, rowParts{
			row: e, value: shownText{element: e.Query("[data-value]")}, fits: shownText{element: e.Query("[data-fits]")},
		})
	}
}

// paint implements chapter.
func (c *chapter6) paint(r *root) {
	c.paintLive(r)
	dark := r.state.Dark()
	if c.painted && *c.work == c.shown && dark == c.dark {
		return
	}
	t, palette := c.work, view.PaletteFor(dark)
	c.painted, c.shown, c.dark = true, *t, dark
	for i := range c.sliders {
		s := &c.sliders[i]
		s.output.say(lesson.Fixed(*s.value, 1))
	}
	args := []string{"sum", lesson.Fixed(t.FirstSum(), 2)}
	for i, a := range t.Inputs {
		args = append(args, [...]string{"first", "second", "third"}[i], lesson.Fixed(a, 1))
	}
	c.texts.say("sum", r.words(lesson.C6Sum, args...))
	c.first.paint(t.Inputs, lesson.FixedWeights, 3, t.FirstSum(), -1, palette)
	c.texts.say("sigmoid", r.words(lesson.C6Curve, "x", lesson.Fixed(t.X, 1), "value", lesson.Fixed(nn.Sigmoid.F(t.X), 4)))
	onCurve(c.point, (t.X+curveReach)/(2*curveReach), nn.Sigmoid.F(t.X))
	c.paintBias(r)
	c.paintChallenge(r, palette)
}

// paintBias shows the curve over the weighted sum, moved by the bias.
func (c *chapter6) paintBias(r *root) {
	t, p := c.work, &c.bias
	if p.path != t.B {
		p.curve.SetAttr("d", lesson.SigmoidPath(t.B, 0, curveSum, curveWidth, curveHeight))
		p.line.SetAttr("x1", tenths(-t.B/curveSum*curveWidth))
		p.line.SetAttr("x2", tenths(-t.B/curveSum*curveWidth))
		visibility := "visible"
		if t.B > 0 {
			visibility = "hidden"
		}
		p.line.SetAttr("visibility", visibility)
		p.path = t.B
	}
	onCurve(p.point, t.S/curveSum, nn.Sigmoid.F(t.S+t.B))
	key, args := t.Reply()
	c.texts.say("bias", r.words(key, args...))
	markChosen(c.guesses, t.Guess, t.Guessed)
	if t.Guessed {
		key = lesson.C6Wrong
		if t.Guess == lesson.GuessHalf {
			key = lesson.C6Right
		}
		c.texts.say("reply", r.words(key))
	}
}

// paintLive shows the numbers of the neuron that is inspected in the lab, as
// the panel there prints them.
func (c *chapter6) paintLive(r *root) {
	b, s := r.lab, r.state
	layer, index := view.Shown(s.Selected, b.net, b.trace)
	d := b.net.Layers[layer-1]
	z, bias := view.Fix(b.trace.Z[layer-1][index]), view.Fix(d.B[index])
	c.texts.say("live-name", view.NeuronTitle(layer, index, len(b.net.Layers), s.Lang))
	c.texts.say("live-s", (z - bias).String())
	c.texts.say("live-b", bias.String())
	c.texts.say("live-z", z.String())
	c.texts.say("live-f", view.FunctionOf(d.Act))
	c.texts.say("live-a", view.Fix(b.trace.A[layer-1][index]).String())
}

// paintChallenge shows the learner's neuron and its table.
func (c *chapter6) paintChallenge(r *root, p view.Palette) {
	t, chosen := c.work, c.work.Chosen()
	for i := range c.rows {
		row, parts := t.Row(i), &c.rows[i]
		parts.value.say(lesson.Fixed(row.A, 3))
		mark, said := "✗", lesson.C6RowMisses
		if row.Fits {
			mark, said = "✓", lesson.C6RowFits
		}
		if parts.fits.text != mark {
			parts.fits.say(mark)
			parts.fits.element.SetAttr("aria-label", r.words(said))
			parts.row.SetAttr("data-fit", strconv.FormatBool(row.Fits))
		}
		parts.row.SetAttr("data-shown", strconv.FormatBool(i == chosen))
	}
	row := t.Row(chosen)
	var inputs [lesson.Small]float64
	for i, on := range row.On {
		if on {
			inputs[i] = 1
		}
		c.inputs[i].SetAttr("aria-pressed", strconv.FormatBool(on))
	}
	c.challenge.paint(inputs, t.W, 20, row.Z, row.A, p)
	c.texts.say("combined", r.words(lesson.C6Neuron, "sum", lesson.Fixed(row.Z-t.Bias, 1), "b", lesson.Fixed(t.Bias, 1),
		"z", lesson.Fixed(row.Z, 1), "value", lesson.Fixed(row.A, 3)))
}

// judge implements chapter.
func (c *chapter6) judge(*root, int) lesson.Judgement { return c.work.Judge() }

// act implements actor: some buttons move sliders.
func (c *chapter6) act(_ *root, a lesson.Act) {
	if a.Name == "guess" || a.Name == "solve" {
		c.slide()
	}
}

// slide moves the sliders to where their numbers are.
func (c *chapter6) slide() {
	for _, s := range c.sliders {
		s.input.SetValue(tenths(*s.value))
	}
}

// onCurve moves the point of a curve, both 0 … 1.
func onCurve(point dom.Element, x, y float64) {
	point.SetAttr("cx", tenths(x*curveWidth))
	point.SetAttr("cy", tenths((1-y)*curveHeight))
}
