package app

import (
	"strconv"
	"strings"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/lesson/rules"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// chapter1 lets rules read beside the network: the learner's drawing, and the
// test digits.
type chapter1 struct {
	sketch          inkCanvas
	ends, junctions dom.Element
	counts          []dom.Element // holes, ends, junctions, bays above and below
	byRule, read    dom.Element   // the two answers
	value           dom.Element
	rules           []dom.Element // every rule in words, by rules.Rule
	own             dom.Element
	guess, guessed  dom.Element // the slider and its number
	told, tally     dom.Element
	reveal          dom.Element
	broken          []dom.Element
	brokenPictures  []inkCanvas

	digit   ink.Digit // the drawing with every step
	reading rules.Reading
	sample  lesson.RulesRead
	network int // with which the sample was read
	shown   chapter1Shown
}

// chapter1Shown is what was last painted.
type chapter1Shown struct {
	begun   bool
	digit   ink.Digit
	verdict verdict.Verdict
	dark    bool
	own     lesson.OwnRule
	read    int // test digits
	network int
}

func (c *chapter1) begin(r *root, body dom.Element) {
	named := func(name string) dom.Element { return body.Query(`[data-c1="` + name + `"]`) }
	c.shown = chapter1Shown{}
	c.sketch = inkCanvas{element: named("sketch")}
	c.ends, c.junctions = body.Query(".c1-ends"), body.Query(".c1-junctions")
	c.counts = body.QueryAll(`[data-c1="count"]`)
	c.byRule, c.read, c.value = named("rules"), named("network"), named("value")
	c.rules = body.QueryAll(".c1-rules li")
	c.own, c.guessed, c.told, c.tally = named("own"), named("guess"), named("told"), named("tally")
	c.guess, c.reveal = body.Query(`[data-act="guess"]`), body.Query(`[data-act="reveal"]`)
	c.broken, c.brokenPictures = body.QueryAll(".c1-broken"), nil
	for _, e := range c.broken {
		c.brokenPictures = append(c.brokenPictures, inkCanvas{element: e.Query("canvas")})
	}
	o := c.work(r)
	for name, count := range map[string]int{"holes": o.Holes, "ends": o.Ends, "junctions": o.Junctions} {
		body.Query(`[data-act="` + name + `"]`).SetValue(strconv.Itoa(count))
	}
}

// testsAFrame is how many test digits are read in a frame, in a few milliseconds.
const testsAFrame = 16

func (c *chapter1) paint(r *root) {
	c.readTests(r)
	r.lab.seeAfter(&c.digit, r.state, ink.All)
	now := chapter1Shown{
		begun: true, digit: c.digit, verdict: r.lab.verdict, dark: r.state.Dark(),
		own: *c.work(r), read: len(c.sample.Readings), network: c.network,
	}
	was := c.shown
	if now == was {
		return
	}
	c.shown = now
	if !was.begun || now.digit != was.digit || now.dark != was.dark {
		c.paintSketch(r)
	}
	if !was.begun || now.verdict != was.verdict {
		digit, value := "–", ""
		if now.verdict.Status != verdict.Empty {
			digit, value = strconv.Itoa(now.verdict.Digit), view.Activation(now.verdict.Confidence)
		}
		c.read.SetText(digit)
		c.value.SetText(value)
	}
	c.guess.SetValue(strconv.Itoa(now.own.Guess))
	c.guessed.SetText(strconv.Itoa(now.own.Guess))
	if set := r.lab.tests.set; set != nil && c.sample.Done(set) {
		c.paintTests(r)
	}
}

// readTests has rules and network read some more of the test digits.
func (c *chapter1) readTests(r *root) {
	set := r.lab.tests.set
	if set == nil {
		return
	}
	if c.network != r.lab.tuning.version {
		c.network = r.lab.tuning.version
		c.sample.Readings, c.sample.Answers = c.sample.Readings[:0], c.sample.Answers[:0]
	}
	if !c.sample.Done(set) {
		c.sample.Read(set, r.lab.net, testsAFrame)
		dom.RequestFrame()
	}
}

// paintSketch shows what the rules measure in the drawing and what they make of
// it.
func (c *chapter1) paintSketch(r *root) {
	was := c.reading.Rule
	c.reading = rules.Read(&c.digit)
	var s rules.Sketch
	s.Draw(&c.digit)
	c.sketch.paint(lesson.Skeleton(&s), r.state.Dark())
	c.ends.SetAttr("d", marks(&s.Ends, "m-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0"))
	c.junctions.SetAttr("d", marks(&s.Junctions, "m-1.4-1.4h2.8v2.8h-2.8z"))
	f := &c.reading.Features
	for i, n := range [...]int{f.Holes.Sum(), f.Ends.Sum(), f.Junctions, f.OpenLeft.Upper, f.OpenLeft.Lower} {
		c.counts[i].SetText(strconv.Itoa(n))
	}
	digit := "–"
	if c.reading.Digit != rules.None {
		digit = strconv.Itoa(c.reading.Digit)
	}
	c.byRule.SetText(digit)
	c.rules[was].SetHidden(true)
	c.rules[c.reading.Rule].SetHidden(false)
}

// marks is a path with the same shape around every black pixel.
func marks(p *rules.Picture, shape string) string {
	var b strings.Builder
	for i, black := range p {
		if black {
			b.WriteString("M" + strconv.Itoa(i%ink.Side) + ".5 " + strconv.Itoa(i/ink.Side) + ".5" + shape)
		}
	}
	return b.String()
}

// paintTests tells how the rules, the learner's own and the whole set, fare
// with the test digits.
func (c *chapter1) paintTests(r *root) {
	o, set := c.work(r), r.lab.tests.set
	own := c.sample.Own(o, set.Labels)
	c.own.SetText(r.words(lesson.C1Own, "called", view.Count(own.Called), "right", strconv.Itoa(own.Right),
		"missed", strconv.Itoa(own.Threes-own.Right), "threes", strconv.Itoa(own.Threes)))
	c.reveal.SetHidden(o.Told)
	c.told.SetHidden(!o.Told)
	if !o.Told {
		return
	}
	c.guess.SetAttr("disabled", "")
	t := c.sample.Tally(set.Labels)
	c.tally.SetText(r.words(lesson.C1Guessed, "guess", strconv.Itoa(o.Guess), "right", strconv.Itoa(t.Rules),
		"wrong", strconv.Itoa(set.Len()-t.Rules-t.None), "none", strconv.Itoa(t.None), "network", strconv.Itoa(t.Network)))
	for d, i := range c.sample.Broken(set.Labels) {
		c.broken[d].SetHidden(i < 0)
		if i >= 0 {
			c.paintBroken(r, d, i)
		}
	}
}

// paintBroken shows test digit i, a d, that the rules do not read.
func (c *chapter1) paintBroken(r *root, d, i int) {
	var digit ink.Digit
	c.sample.Digit(&digit, r.lab.tests.set, i)
	c.brokenPictures[d].paint(&digit, r.state.Dark())
	answer := "–"
	if a := c.sample.Readings[i].Digit; a != rules.None {
		answer = strconv.Itoa(a)
	}
	e := c.broken[d]
	e.SetAttr("data-do", "test "+strconv.Itoa(i))
	e.SetAttr("aria-label", r.words(lesson.C1Broken, "digit", strconv.Itoa(d), "answer", answer))
	e.Query("span").SetText(strconv.Itoa(d) + " → " + answer)
}

// act implements actor.
func (c *chapter1) act(r *root, a lesson.Act) {
	if a.Name == "narrow" {
		r.apply(state.LessonDidMsg{What: state.StrokesLoadedMsg{Strokes: lesson.NarrowThree()}})
	}
}

func (c *chapter1) judge(r *root, _ int) lesson.Judgement {
	r.lab.seeAfter(&c.digit, r.state, ink.All)
	drawn := lesson.ThreeDrawn{
		Empty: r.state.Drawing.Empty(), Read: nn.ArgMax(r.lab.trace.Output()),
		Doubt: r.lab.verdict.Status == verdict.NotADigit, ByRule: rules.Read(&c.digit).Digit,
	}
	return drawn.Judge()
}

func (c *chapter1) work(r *root) *lesson.OwnRule { return r.state.Lesson.Works[0].(*lesson.OwnRule) }
