package app

import (
	"slices"
	"strconv"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// chapter3 is the program behind "Ten outputs".
type chapter3 struct {
	shows    []dom.Element // what the program fills, see c3Sum
	guesses  []dom.Element // sure and unsure of one example, then of the other
	picture  *dom.Picture  // of the morph
	shown    [2]string     // of the pad: the sum and why the verdict is what it is
	guessed  [2]lesson.Guess
	morph    chapter3Morph // what the shown morph was made of
	solvedOf chapter3Morph // what the solution was made of
	pixels   []byte        // scratch
	put      []ink.Stroke  // the morph that went onto the pad
	check    check         // its own, so that the pad's keeps what it read
}

// The places that the program fills, in page order. Truth and answer are there
// for each example, bar and value for each of the outputs 4 and 9.
const (
	c3Sum    = 0
	c3Truth  = 1 // why an example is what it is
	c3Answer = 2 // whether the learner was right
	c3Reason = 5
	c3At     = 6 // the morph's place on the slider
	c3Seen   = 7 // its picture
	c3Said   = 8 // its answer
	c3Bar    = 9
	c3Value  = 10
	c3Place  = 13
)

// chapter3Morph is what a shown morph was made of.
type chapter3Morph struct {
	at   float64
	net  int
	on   ink.Steps
	dark bool
	all  bool // whatever is drawn is answered
}

// morphBar is the length of a bar for 1, as the words' file has it.
const morphBar = 130

// begin implements chapter.
func (c *chapter3) begin(r *root, body dom.Element) {
	c.shows, c.guesses = body.QueryAll("[data-show]"), body.QueryAll(`[data-act="guess"]`)
	c.picture = c.shows[c3Seen].Picture()
	none := chapter3Morph{at: -1}
	*c = chapter3{shows: c.shows, guesses: c.guesses, picture: c.picture, put: c.put, morph: none, solvedOf: none}
	body.Query(`[data-act="morph"]`).SetValue(plainNumber(c.work(r).Morph))
}

// work is what the learner made in the chapter.
func (c *chapter3) work(r *root) *lesson.C3 { return r.state.Lesson.Works[2].(*lesson.C3) }

// plainNumber is a number as a slider wants it.
func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// paint implements chapter.
func (c *chapter3) paint(r *root) {
	if r.lab.net == nil {
		return
	}
	now := [2]string{view.Activation(lesson.PrintedSum(r.lab.trace.Output())), c.sentence(r)}
	if now != c.shown {
		c.shown = now
		c.shows[c3Sum].SetText(now[0])
		c.shows[c3Reason].SetText(now[1])
	}
	for i, g := range c.work(r).Guesses {
		if g != c.guessed[i] {
			c.guessed[i] = g
			c.paintGuess(r, i, g)
		}
	}
	progress := &r.state.Lesson.Progress[2][0]
	if progress.Hint || progress.Solution {
		c.paintMorph(r)
	}
	if progress.Solution {
		c.solve(r)
	}
}

// sentence says why the verdict on the pad is what it is.
func (c *chapter3) sentence(r *root) string {
	v := &r.lab.verdict
	if !r.lab.shares() {
		return view.Sentence(*v, r.state.Lang) // its thresholds are not these
	}
	lead := lesson.Printed(lesson.Printed(v.Confidence) - lesson.Printed(v.NextValue))
	return r.words(lesson.ReasonOf(*v),
		"digit", strconv.Itoa(v.Digit), "value", view.Activation(v.Confidence),
		"next", strconv.Itoa(v.Next), "nextvalue", view.Activation(v.NextValue), "lead", view.Activation(lead),
		"lit", plainNumber(verdict.Lit), "rival", plainNumber(verdict.Rival), "clear", plainNumber(verdict.Clear))
}

// paintGuess shows what the learner guessed of an example, and what is so.
func (c *chapter3) paintGuess(r *root, example int, g lesson.Guess) {
	for k, button := range c.guesses[2*example : 2*example+2] {
		button.SetAttr("aria-pressed", strconv.FormatBool(g == lesson.GuessSure+lesson.Guess(k)))
	}
	key := lesson.C3Differ
	if g == lesson.C3Truths[example] {
		key = lesson.C3Agree
	}
	c.shows[c3Answer+2*example].SetText(r.words(key))
	c.shows[c3Truth+2*example].SetHidden(g == lesson.NoGuess)
}

// morphing is a drawing between a 4 and a 9, at 0 … 100 of the slider.
func morphing(at float64) []ink.Stroke { return lesson.Morph(view.Sample(4), view.Sample(9), at/100) }

// read has the network read a morph.
func (c *chapter3) read(r *root, at float64, digit *ink.Digit, trace *nn.Trace) verdict.Verdict {
	strokes := morphing(at)
	r.lab.norm.Strokes(digit, strokes, r.state.Steps)
	r.lab.net.Forward(digit[:], trace)
	var f verdict.Finding
	if !r.state.AnswersAll() {
		c.check.detector = r.lab.check.detector
		f = c.check.strokes(&r.lab.norm, digit, strokes, r.state.Steps)
	}
	return r.lab.judge(trace.Output(), digit.Empty(), f)
}

// of is what a morph would be made of now.
func (c *chapter3) of(r *root, at float64) chapter3Morph {
	return chapter3Morph{at, r.lab.tuning.version, r.state.Steps, r.state.Dark(), r.state.AnswersAll()}
}

// paintMorph shows what the network makes of the drawing between 4 and 9.
func (c *chapter3) paintMorph(r *root) {
	now := c.of(r, c.work(r).Morph)
	if now == c.morph {
		return
	}
	c.morph = now
	var digit ink.Digit
	trace := r.lab.net.NewTrace()
	frame := view.NewFrame(trace, c.read(r, now.at, &digit, trace), r.state.Lang)
	c.shows[c3Said].SetText(frame.Shown + " · " + frame.Label)
	c.shows[c3At].SetText(plainNumber(now.at))
	for i, d := range [...]int{4, 9} {
		c.shows[c3Bar+2*i].SetAttr("width", plainNumber(max(0, morphBar*frame.Outputs[d].Share)))
		c.shows[c3Value+2*i].SetText(frame.Outputs[d].Text)
	}
	c.pixels = view.InkPixels(c.pixels, digit[:], view.PaletteFor(now.dark))
	c.picture.Paint(ink.Side, ink.Side, c.pixels)
	c.shows[c3Seen].SetAttr("aria-label", view.InkLabel(digit[:], r.state.Lang))
}

// solve finds where the slider makes the network unsure, and says so.
func (c *chapter3) solve(r *root) {
	now := c.of(r, 0)
	if c.solvedOf == now {
		return
	}
	c.solvedOf = now
	var digit ink.Digit
	trace := r.lab.net.NewTrace()
	key, from, to := lesson.C3NoPlace, 0, 0
	for at := range 101 {
		if lesson.Wavers(c.read(r, float64(at), &digit, trace)) {
			if to = at; key == lesson.C3NoPlace {
				key, from = lesson.C3Place, at
			}
		}
	}
	c.shows[c3Place].SetText(r.words(key, "from", strconv.Itoa(from), "to", strconv.Itoa(to)))
}

// act implements actor: a morph goes onto the pad when its slider is let go.
func (c *chapter3) act(r *root, a lesson.Act) {
	if a.Name != "morph" || !a.Done {
		return
	}
	if c.put != nil && slices.EqualFunc(r.state.Drawing.Strokes(), c.put, slices.Equal) {
		r.apply(state.UndoneMsg{}) // of many morphs in a row only the last is in the way of Undo
	}
	c.put = morphing(c.work(r).Morph)
	r.apply(state.LessonDidMsg{What: state.StrokesLoadedMsg{Strokes: c.put}})
}

// judge implements chapter.
func (c *chapter3) judge(r *root, _ int) lesson.Judgement {
	out := r.lab.trace.Output()
	return lesson.JudgeC3(r.lab.verdict, view.Activation(out[4]), view.Activation(out[9]))
}
