package app

import (
	"slices"
	"strconv"
	"strings"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// chapter7 counts the knobs, has them turned, and breaks a few.
type chapter7 struct {
	work     *lesson.C7
	products []dom.Element // the fields,
	right    []dom.Element // what stands behind them,
	blocks   []dom.Element // and the rows of the table
	days     []dom.Element // the guesses
	answer   dom.Element   // to them
	tell     dom.Element   // the button that tells a product
	count    dom.Element   // the field of the first challenge

	wrong, trained, now, was, since, points, turns shownText

	shown  counted
	repair brokenScore
}

// counted is what the chapter shows of the learner's count.
type counted struct {
	known [len(lesson.C7Blocks)]bool
	days  int
	typed bool // something, as the answer to the first challenge
}

// brokenScore keeps how many test digits the broken network reads right.
type brokenScore struct {
	known bool
	steps ink.Steps // after which the digits were seen
	right int
}

// begin implements chapter.
func (c *chapter7) begin(r *root, body dom.Element) {
	*c = chapter7{
		work:     r.state.Lesson.Works[6].(*lesson.C7),
		products: body.QueryAll(`[data-act="product"]`), right: body.QueryAll("[data-right]"), blocks: body.QueryAll("[data-block]"),
		days: body.QueryAll(`[data-act="days"]`), answer: body.Query(`[data-show="days"]`),
		tell: body.Query(`[data-act="tell"]`), count: body.Query(`[data-act="count"]`),
		wrong: painted(body, "wrong"), trained: painted(body, "trained"), now: painted(body, "now"),
		was: painted(body, "was"), since: painted(body, "since"), points: painted(body, "points"), turns: painted(body, "turns"),
		repair: c.repair,
	}
	for i, field := range c.products {
		field.SetValue(c.work.Tried[i])
	}
	c.count.SetValue(c.work.Typed)
	var knobs []string
	for _, k := range lesson.BrokenKnobs {
		knobs = append(knobs, r.words(lesson.C7Knob, "digit", strconv.Itoa(k.Output), "number", strconv.Itoa(k.From+1)))
	}
	body.Query(`[data-show="knobs"]`).SetText(strings.Join(knobs, "\n"))
}

// paint implements chapter.
func (c *chapter7) paint(r *root) {
	c.wrong.say(r.words(c.work.Wrong.Say, c.work.Wrong.Args...))
	if now := (counted{c.work.Known, c.work.Days, c.work.Typed != ""}); now != c.shown {
		c.shown = now
		c.paintCount()
	}
	b := r.lab
	if b.net == nil {
		return
	}
	b.seeTests(r.state)
	if r.state.Tab != state.KnobsTab && !r.state.Drawing.Drawing() && !b.examine() { // in that tab it was seen to; the pen goes first
		dom.RequestFrame()
	}
	if b.tuning.scored() {
		c.trained.say(view.Percent(b.tuning.before.Accuracy(), 1, r.state.Lang))
		c.now.say(view.Percent(b.tuning.now.Accuracy(), 1, r.state.Lang))
	}
	c.paintRepair(r)
}

func (c *chapter7) paintCount() {
	for i, known := range c.shown.known {
		mark := ""
		if known {
			mark = "✓"
			c.products[i].SetValue(c.work.Tried[i])
		}
		c.right[i].SetText(mark)
		c.blocks[i].SetAttr("data-block", strconv.FormatBool(known))
	}
	c.blocks[len(c.blocks)-1].SetAttr("data-block", strconv.FormatBool(c.work.AllKnown()))
	for i, guess := range c.days {
		guess.SetAttr("aria-pressed", strconv.FormatBool(i+1 == c.shown.days))
	}
	c.tell.SetHidden(c.work.AllKnown())
	c.answer.SetHidden(c.shown.days == 0)
	if !c.shown.typed {
		c.count.SetValue("")
	}
}

// paintRepair shows how far the learner is with the second challenge.
func (c *chapter7) paintRepair(r *root) {
	repair := c.progress(r)
	if !repair.Broken {
		for _, p := range [...]*shownText{&c.was, &c.since, &c.points, &c.turns} {
			p.say("–")
		}
		return
	}
	c.turns.say(r.words(lesson.C7Turns, "turns", strconv.Itoa(repair.Turns)))
	if repair.Of == 0 || !r.lab.tuning.scored() {
		return
	}
	share := func(right int) string {
		return view.Percent(float64(right)/float64(repair.Of), 1, r.state.Lang)
	}
	c.was.say(share(repair.Was))
	c.since.say(share(repair.Now))
	c.points.say(r.words(lesson.C7Points, "points", lesson.Told(repair.Points(), 1)))
}

// judge implements chapter.
func (c *chapter7) judge(r *root, challenge int) lesson.Judgement {
	if challenge == 0 {
		return lesson.JudgeCount(c.work.Typed)
	}
	r.lab.seeTests(r.state)
	for !r.lab.examine() {
	}
	return lesson.JudgeRepair(c.progress(r))
}

// act implements actor.
func (c *chapter7) act(r *root, a lesson.Act) {
	did := func(m state.Message) { r.apply(state.LessonDidMsg{What: m}) }
	switch a.Name {
	case "break":
		did(state.OwnNetworkShownMsg{})
		did(state.KnobsPaintedMsg{Knobs: breaking(r.state)})
		r.apply(state.KnobReleasedMsg{})
	case "matrix":
		r.apply(state.MatrixChosenMsg{Layer: len(r.state.Sizes) - 2})
		r.do(lesson.Action{Verb: lesson.DoTab, Word: "matrix"})
	case "mend":
		if _, broken := turnsSince(r.state); !broken {
			return
		}
		for _, k := range breaking(r.state) {
			if r.lab.net.Params()[k.Index] == k.Value {
				did(state.KnobTurnedMsg{Index: k.Index, Value: r.lab.tuning.original.Params()[k.Index]})
				r.apply(state.KnobReleasedMsg{})
				return
			}
		}
	}
}

// breaking is what breaks the lesson's network for the second challenge.
func breaking(s *state.State) []state.Knob {
	var knobs []state.Knob
	for _, k := range lesson.BrokenKnobs {
		knobs = append(knobs, state.Knob{Index: s.WeightIndex(3, k.Output, k.From), Value: k.Value})
	}
	return knobs
}

// turnsSince is how many edits there are since the network was broken; not
// broken if that edit was taken back or all was reset.
func turnsSince(s *state.State) (turns int, broken bool) {
	if s.Foreign() {
		return 0, false
	}
	knobs, edits := breaking(s), s.Knobs.Edits()
	for i := len(edits) - 1; i >= 0; i-- {
		switch e := &edits[i]; {
		case e.Kind == state.ResetEdit:
			return 0, false
		case slices.Equal(e.Knobs, knobs):
			return len(edits) - 1 - i, true
		}
	}
	return 0, false
}

// progress is how far the learner is with the second challenge.
func (c *chapter7) progress(r *root) lesson.Repair {
	t := &r.lab.tuning
	repair := lesson.Repair{Begun: c.work.Broken}
	repair.Turns, repair.Broken = turnsSince(r.state)
	if !repair.Broken || len(t.digits) == 0 || t.before == nil {
		return repair
	}
	repair.Was, repair.Of = c.broken(r), len(t.digits)
	for d, answers := range t.now {
		repair.Now += answers[d]
	}
	return repair
}

// broken is how many of the test digits the network reads right as it was when
// it was broken. They are asked anew only when the learner's steps show them
// differently.
func (c *chapter7) broken(r *root) int {
	t := &r.lab.tuning
	if c.repair.known && c.repair.steps == r.lab.tests.steps {
		return c.repair.right
	}
	net := t.original.Clone()
	for _, k := range breaking(r.state) {
		net.Turn(k.Index, k.Value)
	}
	c.repair = brokenScore{known: true, steps: r.lab.tests.steps}
	out := make([]float64, nn.Digits)
	for i, digit := range t.digits {
		net.Predict(digit[:], out)
		if nn.ArgMax(out) == int(t.labels[i]) {
			c.repair.right++
		}
	}
	return c.repair.right
}
