package app

import (
	"math"
	"strconv"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// chapter10 is "Beyond sigmoid".
type chapter10 struct {
	relu *nn.Weights // the network with ReLU; nil until it has come
	given
	slopes   *lesson.Slopes
	slopesOf slopesOf
	foretold int // the given knob that the learner's prediction is of

	texts           saidIn
	z, depth, label dom.Element
	tangent, point  dom.Element
	links           [2][]dom.Element // the neurons of the chains, σ and ReLU
	terms           [][3]dom.Element // a, y and (a − y)² of each output
	ways            []dom.Element
	shown           chapter10Shown
}

// given is the knob that the learner is to turn, and how all was when it was
// given.
type given struct {
	number int // counts the given knobs
	of     givenOf
	digit  int  // that was meant
	drawn  bool // there is a digit,
	ok     bool // and a knob
	knob   int
	slope  float64 // of the digit's output by the knob
	from   float64 // where the knob stood
	before float64 // the digit's output
}

// givenOf is what a knob is given for.
type givenOf struct {
	digit         ink.Digit
	label, source int
}

// slopesOf is what the slopes were last computed for.
type slopesOf struct {
	digit      ink.Digit
	meant, net int
}

// chapter10Shown is what the chapter was last painted from.
type chapter10Shown struct {
	begun    bool
	digit    ink.Digit
	net      int // the version of the network
	source   int
	relu     bool
	work     lesson.Ten
	foretold int
	selected state.Selection
	cell     int
	pen      bool // is down
	lang     i18n.Lang
}

func (c *chapter10) begin(r *root, body dom.Element) {
	c.shown = chapter10Shown{}
	c.texts = newSaidIn(body)
	c.z, c.depth, c.label = body.Query(`[data-act="z"]`), body.Query(`[data-act="depth"]`), body.Query(`[data-act="label"]`)
	c.tangent, c.point = body.Query(`[data-show="tangent"]`), body.Query(`[data-show="point"]`)
	c.ways = body.QueryAll(`[data-act="way"]`)
	for i, chain := range body.QueryAll(`[data-show="chain"]`) {
		c.links[i] = chain.QueryAll("circle")
	}
	c.terms = nil
	for _, row := range body.QueryAll(`[data-show="terms"] tr`) {
		cells := row.QueryAll("td")
		c.terms = append(c.terms, [3]dom.Element{cells[0], cells[1], cells[2]})
	}
	w := c.work(r)
	c.z.SetValue(strconv.FormatFloat(w.Z, 'f', -1, 64))
	c.depth.SetValue(strconv.Itoa(w.Depth))
	if w.Label >= 0 {
		c.label.SetValue(strconv.Itoa(w.Label))
	}
	r.withShipped("mlp-16-16-relu", func(w *nn.Weights) {
		c.relu = w
		dom.RequestFrame()
	})
}

// work is what the learner has made here.
func (c *chapter10) work(r *root) *lesson.Ten { return r.state.Lesson.Works[9].(*lesson.Ten) }

func (c *chapter10) paint(r *root) {
	b, s := r.lab, r.state
	now := chapter10Shown{
		begun: true, digit: b.digit, net: b.tuning.version, source: s.Source.Rev(), relu: c.relu != nil, work: *c.work(r),
		foretold: c.foretold, selected: s.Selected, cell: s.KnobCell(), pen: s.Drawing.Drawing(), lang: s.Lang,
	}
	if now == c.shown {
		return
	}
	c.shown = now
	c.paintCurve(r)
	c.paintChains(r)
	c.paintNetworks(r)
	if !now.pen { // gradients take their time, and the outcome is read out
		c.give(r)
		c.paintCost(r)
		c.paintGiven(r)
	}
}

// The picture of σ: how far 1 reaches along z, where z = 0 and σ = 0 lie, and
// how high 1 is.
const (
	curveZ, curveMiddle  = 19.0, 164.0
	curveFoot, curveRise = 126.0, 106.0
)

// paintCurve shows point and slope on the curve of σ.
func (c *chapter10) paintCurve(r *root) {
	z := c.work(r).Z
	a := nn.Sigmoid.F(z)
	slope := nn.Sigmoid.Slope(z, a)
	place := func(z, a float64) string {
		return strconv.FormatFloat(curveMiddle+z*curveZ, 'f', 1, 64) + " " + strconv.FormatFloat(curveFoot-a*curveRise, 'f', 1, 64)
	}
	c.tangent.SetAttr("d", "M"+place(z-2.5, a-2.5*slope)+"L"+place(z+2.5, a+2.5*slope))
	c.point.SetAttr("transform", "translate("+place(z, a)+")")
	c.texts.say("z", lesson.Fixed(z, 1))
	c.texts.say("slope", r.words(lesson.C10Slope, "z", lesson.Fixed(z, 1), "a", view.Activation(a), "slope", view.Activation(slope)))
}

// paintChains shows what is left of a slope behind a chain of neurons.
func (c *chapter10) paintChains(r *root) {
	w := c.work(r)
	n := float64(w.Depth)
	a := nn.Sigmoid.F(w.Z)
	c.texts.say("depth", strconv.Itoa(w.Depth))
	c.texts.say("best", lesson.Fixed(math.Pow(0.25, n), 7))
	c.texts.say("there", lesson.Fixed(math.Pow(nn.Sigmoid.Slope(w.Z, a), n), 7))
	c.texts.say("on", "1")
	c.texts.say("off", "0")
	for chain, links := range c.links {
		left := 1.0
		for i := len(links) - 1; i >= 0; i-- {
			if chain == 0 {
				left *= 0.25
			}
			there := "inline"
			if i < len(links)-w.Depth {
				there = "none"
			}
			links[i].SetAttr("display", there)
			links[i].SetAttr("fill-opacity", strconv.FormatFloat(left, 'f', 4, 64))
		}
	}
}

// paintNetworks shows what our network and the one with ReLU make of the
// drawing.
func (c *chapter10) paintNetworks(r *root) {
	answerOf(&c.texts, r.lab, r.lab.tuning.own, "own-answer", "own-output")
	c.texts.say("own-read", view.MetadataShare(r.lab.tuning.ownTold["test_accuracy"], r.state.Lang))
	if c.relu != nil {
		answerOf(&c.texts, r.lab, c.relu.Net, "relu-answer", "relu-output")
		c.texts.say("relu-read", view.MetadataShare(c.relu.Metadata["test_accuracy"], r.state.Lang))
	}
}
