package app

import (
	"slices"
	"strconv"
	"strings"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/sample"
	"inkling/nn/verdict"
)

// chapter9 is the program behind "The network is a function".
type chapter9 struct {
	changes []dom.Element // the buttons, in the order of lesson.Change
	units   []dom.Element // beside the slider: what it counts, for each of them
	slider  dom.Element
	shows   []dom.Element // what the program fills, see c9Dots
	charts  [2]chart9     // with the steps on, and off

	subject lesson.Subject
	levels  [ink.Pixels]float64 // of a subject that is a picture
	source  source9             // what the subject was taken from
	flip    lesson.Flip
	flipped bool // flip is known
	next    int  // the first place of the charts that is not computed yet
	shown   shown9
	picked  lesson.Change // whose button, unit and slider are shown, -1: none's
	marked  bool          // the solution is shown for the subject and the change
	dotted  dots9

	norm   ink.Normalizer
	check  check
	out    [nn.Digits]float64
	pixels []byte
}

// The places that the program fills, in page order.
const (
	c9Dots   = iota // the picture of random dots
	c9Said          // and what the network says to it
	c9Much          // the slider's value in words
	c9Solved        // the solution
)

// source9 is what the curves were computed from.
type source9 struct {
	strokes []ink.Stroke
	picture *[ink.Pixels]byte
	net     int
	change  lesson.Change
}

// shown9 is what the pictures under the charts show.
type shown9 struct {
	value float64
	dark  bool
	all   bool
}

// dots9 is what the picture of random dots shows.
type dots9 struct {
	seed uint64
	net  int
	dark bool
	all  bool
}

// work is what the learner made in the chapter.
func (c *chapter9) work(r *root) *lesson.C9 { return r.state.Lesson.Works[8].(*lesson.C9) }

// begin implements chapter.
func (c *chapter9) begin(_ *root, body dom.Element) {
	c.changes = body.QueryAll(`[data-act="change"]`)
	c.units, c.shows = body.QueryAll("[data-unit]"), body.QueryAll("[data-show]")
	c.slider = body.Query(`[data-act="much"]`)
	for i, name := range [...]string{"on", "off"} {
		c.charts[i].begin(body.Query(`[data-chart="` + name + `"]`))
	}
	c.source, c.picked, c.dotted, c.marked = source9{change: -1}, -1, dots9{}, false
}

// paint implements chapter.
func (c *chapter9) paint(r *root) {
	if r.lab.net == nil {
		return
	}
	w := c.work(r)
	if w.Change != c.picked {
		c.pick(w)
	}
	if !r.state.Drawing.Drawing() {
		c.take(r, w.Change)
		c.compute(r, w.Change)
	}
	c.paintPlace(r, w)
	c.paintDots(r, w.Dots)
	c.paintSolution(r, w.Change)
}

// pick shows which change is chosen and gives the slider its range.
func (c *chapter9) pick(w *lesson.C9) {
	c.picked = w.Change
	for i, b := range c.changes {
		b.SetAttr("aria-pressed", strconv.FormatBool(i == int(w.Change)))
		c.units[i].SetHidden(i != int(w.Change))
	}
	rg := w.Change.Range()
	c.slider.SetAttr("min", plainNumber(rg.From))
	c.slider.SetAttr("max", plainNumber(rg.To))
	c.slider.SetAttr("step", plainNumber(rg.Step))
	c.slider.SetValue(plainNumber(w.Value()))
	for i := range c.charts {
		c.charts[i].scale(w.Change)
	}
	c.marked = false
}

// take makes what is on the pad the subject, and begins anew if it is another.
func (c *chapter9) take(r *root, change lesson.Change) {
	d := &r.state.Drawing
	now := source9{d.Strokes(), d.Picture(), r.lab.tuning.version, change}
	old := &c.source
	if now.picture == old.picture && now.net == old.net && now.change == old.change &&
		slices.EqualFunc(now.strokes, old.strokes, slices.Equal) {
		return
	}
	c.source = now
	c.subject = lesson.Subject{Strokes: now.strokes}
	if now.picture != nil {
		(*sample.Picture)(now.picture).Levels(&c.levels)
		c.subject.Picture = c.levels[:]
	}
	c.next, c.flipped, c.marked = 0, false, false
	for i := range c.charts {
		c.charts[i].clear(r)
	}
}

// chapter9Slice is how many places of the charts are computed in a frame.
const chapter9Slice = 8

// compute goes on with the curves, a slice at a time.
func (c *chapter9) compute(r *root, change lesson.Change) {
	if c.next == lesson.Places || c.subject.Empty() {
		return
	}
	var digit ink.Digit
	for range chapter9Slice {
		if c.next == lesson.Places {
			break
		}
		for i := range c.charts {
			c.predict(r, &digit, change, change.Range().At(c.next), i)
			place := &c.charts[i].curves[c.next]
			place.Outputs, place.Blank = c.out, digit.Empty()
		}
		c.next++
	}
	if c.next == lesson.Places {
		for i := range c.charts {
			c.charts[i].draw(r, change)
		}
		return
	}
	dom.RequestFrame()
}

// chartSteps are the steps of the two charts.
var chartSteps = [2]ink.Steps{ink.All, ink.Raw}

// predict has the network read the changed drawing as a chart has it.
func (c *chapter9) predict(r *root, digit *ink.Digit, change lesson.Change, v float64, chart int) {
	c.subject.See(&c.norm, digit, change, v, chartSteps[chart])
	r.lab.net.Predict(digit[:], c.out[:])
}

// paintPlace shows the drawing at the slider's place, and what the network says.
func (c *chapter9) paintPlace(r *root, w *lesson.C9) {
	now := shown9{w.Value(), r.state.Dark(), r.state.AnswersAll()}
	if now == c.shown && c.charts[0].said {
		return
	}
	c.shown = now
	text := changeText(w.Change, now.value)
	c.shows[c9Much].SetText(text)
	c.slider.SetAttr("aria-valuetext", text)
	var f verdict.Finding
	for i := range c.charts {
		chart := &c.charts[i]
		chart.cursor(w.Change, now.value)
		var digit ink.Digit
		c.predict(r, &digit, w.Change, now.value, i)
		if i == 0 && !now.all { // the check looks at it with every step
			c.check.detector = r.lab.check.detector
			f = c.check.read(&digit)
		}
		c.pixels = view.InkPixels(c.pixels, digit[:], view.PaletteFor(now.dark))
		chart.show(r, &digit, c.pixels, r.lab.judge(c.out[:], c.subject.Empty() || digit.Empty(), f))
	}
}

// changeText is how far a change goes, as it is printed.
func changeText(c lesson.Change, v float64) string {
	switch c {
	case lesson.Turn:
		return strings.TrimSuffix(lesson.Signed(v), "0") + "°"
	case lesson.Scale:
		return "×" + strings.TrimPrefix(lesson.Signed(v), "+")
	}
	return lesson.Signed(v)
}

// paintDots shows random dots and what the network says to them.
func (c *chapter9) paintDots(r *root, seed uint64) {
	now := dots9{seed, r.lab.tuning.version, r.state.Dark(), r.state.AnswersAll()}
	if seed == 0 || now == c.dotted {
		return
	}
	c.dotted = now
	digit := lesson.RandomDots(seed)
	r.lab.net.Predict(digit[:], c.out[:])
	c.pixels = view.InkPixels(c.pixels, digit[:], view.PaletteFor(now.dark))
	c.shows[c9Dots].Picture().Paint(ink.Side, ink.Side, c.pixels)
	c.shows[c9Dots].SetAttr("aria-label", view.InkLabel(digit[:], r.state.Lang))
	key := lesson.C9DotsAll
	if !now.all {
		own := check{detector: r.lab.check.detector}
		key = lesson.C9DotsYes
		if verdict.Judge(c.out[:], false, own.given(&c.norm, digit[:])).Status == verdict.NotADigit {
			key = lesson.C9DotsNo
		}
	}
	largest := nn.ArgMax(c.out[:])
	c.shows[c9Said].SetText(r.words(key, "digit", strconv.Itoa(largest), "value", view.Activation(c.out[largest])))
}
