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
	sum, reason dom.Element
	guesses     []dom.Element    // sure and unsure of one example, then of the other
	answers     [2]dom.Element   // whether the learner was right
	truths      [2]dom.Element   // why
	rows        [2]chapter3Row   // outputs 4 and 9 of the morph
	morphed     [2]dom.Element   // its answer, and its place on the slider
	seen        dom.Element      // its picture
	picture     *dom.Picture     // the same, to paint
	place       dom.Element      // the solution's sentence
	shown       chapter3Shown    // what stands there
	guessed     [2]lesson.Guess  // what stands there of the guesses
	morph       chapter3Morph    // what stands there of the morph
	pixels      []byte           // scratch
	put         []ink.Stroke     // the morph on the pad, if it still is
	check       check            // its own, so that the pad's keeps what it read
	solved      chapter3Solution // where the slider makes the network unsure
}

// chapter3Row is an output of the morph as a bar.
type chapter3Row struct{ bar, value dom.Element }

// chapter3Shown is what is said of the pad.
type chapter3Shown struct{ sum, reason string }

// chapter3Morph is what a shown morph was made of.
type chapter3Morph struct {
	at   float64
	net  int
	on   ink.Steps
	dark bool
	all  bool // whatever is drawn is answered
}

// chapter3Solution is from where to where on the slider the network is unsure.
type chapter3Solution struct {
	of       chapter3Morph
	found    bool
	from, to int
}

// morphBar is the length of a bar for 1, as the words' file has it.
const morphBar = 130

// begin implements chapter.
func (c *chapter3) begin(r *root, body dom.Element) {
	show := func(name string) dom.Element { return body.Query(`[data-show="` + name + `"]`) }
	c.sum, c.reason = show("sum"), show("reason")
	c.guesses = body.QueryAll(`[data-act="guess"]`)
	for i := range c.answers {
		c.answers[i], c.truths[i] = show("answer"+strconv.Itoa(i)), show("truth"+strconv.Itoa(i))
	}
	for i, d := range [...]string{"4", "9"} {
		c.rows[i] = chapter3Row{show("bar" + d), show("value" + d)}
	}
	c.morphed = [2]dom.Element{show("morphed"), show("at")}
	c.seen = show("morph")
	c.picture, c.place = c.seen.Picture(), show("place")
	c.shown, c.guessed, c.morph = chapter3Shown{}, [2]lesson.Guess{}, chapter3Morph{at: -1}
	c.solved = chapter3Solution{}
	body.Query(`[data-act="morph"]`).SetEntry(plainNumber(c.work(r).Morph))
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
	out := r.lab.trace.Output()
	now := chapter3Shown{view.Activation(lesson.PrintedSum(out)), c.sentence(r)}
	if now.sum != c.shown.sum {
		c.sum.SetText(now.sum)
	}
	if now.reason != c.shown.reason {
		c.reason.SetText(now.reason)
	}
	c.shown = now
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
	c.answers[example].SetText(r.words(key))
	c.truths[example].SetHidden(g == lesson.NoGuess)
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
	return verdict.Judge(trace.Output(), digit.Empty(), f)
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
	c.morphed[0].SetText(frame.Shown + " · " + frame.Label)
	c.morphed[1].SetText(morphPlace(now.at))
	for i, d := range [...]int{4, 9} {
		c.rows[i].bar.SetAttr("width", plainNumber(max(0, morphBar*frame.Outputs[d].Share)))
		c.rows[i].value.SetText(frame.Outputs[d].Text)
	}
	c.pixels = view.InkPixels(c.pixels, digit[:], view.PaletteFor(now.dark))
	c.picture.Paint(ink.Side, ink.Side, c.pixels)
	c.seen.SetAttr("aria-label", view.InkLabel(digit[:], r.state.Lang))
}

// morphPlace is a place of the slider as it is printed.
func morphPlace(at float64) string { return strconv.Itoa(int(at+0.5)) + " %" }

// solve finds where the slider makes the network unsure, and says so.
func (c *chapter3) solve(r *root) {
	now := c.of(r, 0)
	if c.solved.of == now {
		return
	}
	c.solved = chapter3Solution{of: now}
	var digit ink.Digit
	trace := r.lab.net.NewTrace()
	for at := range 101 {
		if lesson.Wavers(c.read(r, float64(at), &digit, trace)) {
			if !c.solved.found {
				c.solved.from = at
			}
			c.solved.found, c.solved.to = true, at
		}
	}
	key := lesson.C3NoPlace
	if c.solved.found {
		key = lesson.C3Place
	}
	c.place.SetText(r.words(key, "from", morphPlace(float64(c.solved.from)), "to", morphPlace(float64(c.solved.to))))
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
