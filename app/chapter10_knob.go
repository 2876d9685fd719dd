package app

import (
	"math"
	"strconv"

	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
)

// give gives a knob to turn for the digit on the pad: another one when there is
// another digit, when another one is meant, or another network is shown, but not
// when a knob was turned.
func (c *chapter10) give(r *root) {
	b := r.lab
	now := givenOf{b.digit, c.work(r).Label, r.state.Source.Rev()}
	if now == c.of && c.number > 0 {
		return
	}
	g := given{number: c.number + 1, of: now, digit: now.label, drawn: !b.digit.Empty()}
	out := b.trace.Output()
	if g.digit < 0 {
		g.digit = nn.ArgMax(out)
	}
	if g.drawn {
		slopes := c.slopesFor(r, g.digit)
		if g.knob, g.ok = slopes.Given(b.net, inked(b)%2 == 0); g.ok {
			g.slope, g.from, g.before = slopes.Output[g.knob], b.net.Params()[g.knob], out[g.digit]
		}
	}
	c.given = g
}

// slopesFor are the slopes for what is on the pad, meant as a digit.
func (c *chapter10) slopesFor(r *root, digit int) *lesson.Slopes {
	now := slopesOf{r.lab.digit, digit, r.lab.tuning.version}
	if c.slopes == nil || now != c.slopesOf {
		c.slopes, c.slopesOf = lesson.NewSlopes(r.lab.net, r.lab.trace, digit), now
	}
	return c.slopes
}

// inked is how many pixels have ink. Whether it is even decides which way the
// knob is to be turned: nobody guesses it.
func inked(b *lab) (count int) {
	for _, v := range b.digit {
		if v > 0 {
			count++
		}
	}
	return count
}

// paintCost shows the cost term by term, and its slope by one knob.
func (c *chapter10) paintCost(r *root) {
	b := r.lab
	out := b.trace.Output()
	for d, row := range c.terms {
		a, y, square := "–", "–", "–"
		if c.drawn {
			want := lesson.Wanted(d, c.given.digit)
			a, y, square = view.Activation(out[d]), strconv.Itoa(int(want)), view.Activation((out[d]-want)*(out[d]-want))
		}
		row[0].SetText(a)
		row[1].SetText(y)
		row[2].SetText(square)
	}
	if !c.drawn {
		for _, name := range [...]string{"sum", "value", "exact", "nudged"} {
			c.texts.say(name, "–")
		}
		c.texts.say("knob", r.words(lesson.C10Empty))
		return
	}
	c.texts.say("sum", r.words(lesson.C10Cost, "cost", view.Activation(lesson.Cost(out, c.given.digit)), "digit", strconv.Itoa(c.given.digit)))
	slopes := c.slopesFor(r, c.given.digit)
	knob := slopes.Steepest()
	if s := r.state; s.Selected.Any && s.Selected.Layer > 0 {
		layer, neuron := s.KnobNeuron()
		knob = s.WeightIndex(layer, neuron, s.KnobCell())
	}
	exact := slopes.Cost[knob]
	n := 4
	if exact != 0 {
		n = min(max(n, 3-int(math.Floor(math.Log10(math.Abs(exact))))), 12)
	}
	c.texts.say("knob", c.knobName(r, knob))
	c.texts.say("value", view.Activation(b.net.Params()[knob]))
	c.texts.say("exact", lesson.Fixed(exact, n))
	c.texts.say("nudged", lesson.Fixed(lesson.Nudged(b.net, b.digit[:], c.given.digit, knob), n))
}

// knobName says which number of the network it is.
func (c *chapter10) knobName(r *root, knob int) string {
	at := r.lab.net.Knob(knob)
	neuron := view.KnobNeuron(r.state.Sizes, at.Layer+1, at.Neuron, r.state.Lang)
	switch {
	case at.Bias:
		return r.words(lesson.C10Bias, "neuron", neuron)
	case at.Layer == 0:
		return r.words(lesson.C10Pixel, "row", strconv.Itoa(at.Input/28+1), "column", strconv.Itoa(at.Input%28+1), "neuron", neuron)
	}
	return r.words(lesson.C10Knob, "from", view.KnobNeuron(r.state.Sizes, at.Layer, at.Input, r.state.Lang), "neuron", neuron)
}

// paintGiven shows the knob that is to be turned and what came of it.
func (c *chapter10) paintGiven(r *root) {
	for i, e := range c.ways {
		e.SetAttr("aria-pressed", strconv.FormatBool(c.way(r) == 1-2*i))
	}
	switch {
	case !c.drawn:
		c.texts.say("given", r.words(lesson.C10Draw))
		c.texts.say("now", "")
		return
	case !c.ok:
		c.texts.say("given", r.words(lesson.C10Hidden))
		c.texts.say("now", "")
		return
	}
	digit := strconv.Itoa(c.given.digit)
	c.texts.say("given", r.words(lesson.C10Given, "knob", c.knobName(r, c.given.knob), "digit", digit))
	c.texts.say("now", r.words(lesson.C10Now, "digit", digit, "from", view.Activation(c.from), "value", view.Activation(r.lab.net.Params()[c.given.knob]),
		"before", lesson.Six(c.before), "now", lesson.Six(r.lab.trace.Output()[c.given.digit])))
}

// way is the learner's prediction for the knob that is given now.
func (c *chapter10) way(r *root) int {
	if c.foretold != c.number {
		return 0
	}
	return c.work(r).Way
}

// turnBy is how far a press turns the given knob.
const turnBy = 0.5

// act implements actor.
func (c *chapter10) act(r *root, a lesson.Act) {
	switch a.Name {
	case "steepest":
		r.apply(state.SelectedMsg{})
	case "way":
		c.foretold = c.number
	}
	if !c.ok {
		return
	}
	switch a.Name {
	case "look":
		at := r.lab.net.Knob(c.given.knob)
		r.apply(state.SelectedMsg{Selection: state.Line(at.Layer+1, at.Neuron, at.Input)})
	case "turn":
		c.turn(r, float64(a.Index))
	case "solve":
		way := int(math.Copysign(1, c.slope))
		c.foretold = c.number
		r.apply(state.LessonActedMsg{Act: lesson.Act{Name: "way", Index: way}})
		c.turn(r, float64(way))
	}
}

// turn turns the given knob a step up or down, as an edit of its own.
func (c *chapter10) turn(r *root, way float64) {
	value := r.lab.net.Params()[c.given.knob] + way*turnBy
	r.apply(state.KnobReleasedMsg{})
	r.apply(state.LessonDidMsg{What: state.KnobTurnedMsg{Index: c.given.knob, Value: value}})
	r.apply(state.KnobReleasedMsg{})
}

func (c *chapter10) judge(r *root, _ int) lesson.Judgement {
	c.give(r)
	k := lesson.Turning{Drawn: c.drawn, Hidden: c.ok, Way: c.way(r), Slope: c.slope, From: c.from, Before: c.before, Digit: c.given.digit}
	if c.ok {
		k.To, k.Output = r.lab.net.Params()[c.given.knob], r.lab.trace.Output()[c.given.digit]
	}
	return k.Judge()
}
