package app

import (
	"strconv"
	"strings"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// chart9 is one of the two charts of chapter 9: the ten outputs as curves over
// the slider, and under it the drawing at the slider's place.
type chart9 struct {
	curves lesson.Curves

	svg         dom.Element
	lines       []dom.Element // of all digits, pale, and the two strong ones
	ends        []dom.Element // digits at the ends of these
	ticks       []dom.Element // the values on the left, where nothing changes, on the right
	none        dom.Element   // the line there
	place, mark dom.Element   // the slider's place, and the solution's
	seen        dom.Element
	picture     *dom.Picture
	answer      dom.Element
	said        bool // something is shown under the chart
}

// The chart's plot in its SVG, as the words' file has it.
const (
	plotLeft, plotRight = 12.0, 138.0
	plotTop, plotBottom = 8.0, 108.0
	labelApart          = 13.0 // two labels at line ends, at least
)

// begin finds the chart's elements.
func (c *chart9) begin(figure dom.Element) {
	c.svg = figure.Query("svg")
	c.lines, c.ends, c.ticks = figure.QueryAll("[data-line]"), figure.QueryAll("[data-end]"), figure.QueryAll("[data-tick]")
	c.none, c.place, c.mark = figure.Query("[data-none]"), figure.Query("[data-place]"), figure.Query("[data-mark]")
	c.seen, c.answer = figure.Query("canvas"), figure.Query("[data-answer]")
	c.picture, c.said = c.seen.Picture(), false
}

// plotX is where a value lies in the plot.
func plotX(change lesson.Change, v float64) float64 {
	r := change.Range()
	return plotLeft + (plotRight-plotLeft)*(v-r.From)/(r.To-r.From)
}

// plotUpright is a vertical line through the plot.
func plotUpright(x float64) string {
	return "M" + tenths(x) + " " + tenths(plotTop) + "V" + tenths(plotBottom)
}

// scale writes the range of a change on the axis.
func (c *chart9) scale(change lesson.Change) {
	r := change.Range()
	for i, v := range [...]float64{r.From, r.None, r.To} {
		text := ""
		if i != 1 || r.None > r.From {
			text = strings.ReplaceAll(plainNumber(v), "-", "−")
			c.ticks[i].SetAttr("x", tenths(plotX(change, v)))
		}
		c.ticks[i].SetText(text)
	}
	c.none.SetAttr("d", plotUpright(plotX(change, r.None)))
}

// cursor marks the slider's place.
func (c *chart9) cursor(change lesson.Change, v float64) {
	c.place.SetAttr("d", plotUpright(plotX(change, v)))
}

// clear takes all curves away.
func (c *chart9) clear(r *root) {
	for _, line := range c.lines {
		line.SetAttr("d", "")
	}
	for _, end := range c.ends {
		end.SetText("")
	}
	c.mark.SetAttr("d", "")
	c.svg.SetAttr("aria-label", r.words(lesson.C9Nothing))
	c.said = false
}

// draw shows the curves: all pale, the digit's own and its strongest rival's
// strong, with their digits at the ends.
func (c *chart9) draw(r *root, change lesson.Change) {
	rg := change.Range()
	none := int((rg.None-rg.From)/(rg.To-rg.From)*(lesson.Places-1) + 0.5)
	own, rival := c.curves.Strong(none)
	for d := range nn.Digits {
		c.lines[d].SetAttr("d", c.path(d))
	}
	for i, d := range [...]int{own, rival} {
		c.lines[nn.Digits+i].SetAttr("d", c.path(d))
		c.ends[i].SetText(strconv.Itoa(d))
	}
	last := &c.curves[lesson.Places-1].Outputs
	ys := plotApart(plotY(last[own]), plotY(last[rival]))
	for i, y := range ys {
		c.ends[i].SetAttr("y", tenths(y+4))
	}
	c.svg.SetAttr("aria-label", r.words(lesson.C9Chart, "digit", strconv.Itoa(own), "value", view.Activation(c.curves[none].Outputs[own]),
		"next", strconv.Itoa(rival), "most", view.Activation(c.curves.Peak(rival))))
}

// plotApart moves two labels, one above the other, so far apart that both can be read.
func plotApart(a, b float64) [2]float64 {
	gap := labelApart - max(a-b, b-a)
	if gap <= 0 {
		return [2]float64{a, b}
	}
	if a <= b {
		gap = -gap
	}
	a, b = a+gap/2, b-gap/2
	out := max(a, b) - plotBottom // both stay beside the plot
	if out < 0 {
		out = min(min(a, b)-plotTop, 0)
	}
	return [2]float64{a - out, b - out}
}

// plotY is where an output lies in the plot; other networks' may be outside.
func plotY(a float64) float64 {
	return plotBottom - (plotBottom-plotTop)*min(max(a, 0), 1)
}

// path is a digit's curve.
func (c *chart9) path(digit int) string {
	path := make([]byte, 0, 12*lesson.Places)
	for i := range c.curves {
		command := byte('L')
		if i == 0 {
			command = 'M'
		}
		path = append(path, command)
		path = strconv.AppendFloat(path, plotLeft+(plotRight-plotLeft)*float64(i)/(lesson.Places-1), 'f', 1, 64)
		path = append(path, ' ')
		path = strconv.AppendFloat(path, plotY(c.curves[i].Outputs[digit]), 'f', 1, 64)
	}
	return string(path)
}

// show paints the drawing at the slider's place and says what the network says.
func (c *chart9) show(r *root, digit *ink.Digit, pixels []byte, v verdict.Verdict) {
	c.picture.Paint(ink.Side, ink.Side, pixels)
	c.seen.SetAttr("aria-label", view.InkLabel(digit[:], r.state.Lang))
	key := [...]lesson.Key{lesson.C9Nothing, lesson.C9Sure, lesson.C9Unsure, lesson.C9Refused}[v.Status]
	c.answer.SetText(r.words(key, "digit", strconv.Itoa(v.Digit), "value", view.Activation(v.Confidence)))
	c.said = true
}

// answer is the largest output of the changed drawing in a chart, and false
// where no ink is left of it.
func (c *chapter9) answer(r *root, change lesson.Change, v float64, chart int) (int, bool) {
	var digit ink.Digit
	c.predict(r, &digit, change, v, chart)
	return nn.ArgMax(c.out[:]), !digit.Empty()
}

// findFlip finds where the answer without the steps flips, once for a drawing.
func (c *chapter9) findFlip(r *root, change lesson.Change) {
	if !c.flipped {
		c.flip = lesson.FindFlip(change.Range(), func(v float64) (int, bool) { return c.answer(r, change, v, 1) })
		c.flipped = true
	}
}

// paintSolution marks the smallest shift once the solution was asked for.
func (c *chapter9) paintSolution(r *root, change lesson.Change) {
	asked := r.state.Lesson.Progress[8][0].Solution
	if c.marked == asked {
		return
	}
	if !asked { // the challenge was begun anew
		c.charts[1].mark.SetAttr("d", "")
		c.marked = false
		return
	}
	said, mark := "", ""
	switch {
	case c.subject.Empty():
		said = r.words(lesson.C9Draw)
	case !change.Shifts():
		said = r.words(lesson.C9Shift)
	case c.next < lesson.Places:
		return // the curves come first
	default:
		c.findFlip(r, change)
		before := strconv.Itoa(c.flip.Before)
		said = r.words(lesson.C9Holds, "before", before)
		if v, ok := c.flip.Smallest(); ok {
			after, _ := c.answer(r, change, v, 1)
			said = r.words(lesson.C9Solved, "value", lesson.Signed(v), "before", before, "digit", strconv.Itoa(after))
			mark = plotUpright(plotX(change, v))
		}
	}
	c.marked = true
	c.shows[c9Solved].SetText(said)
	c.charts[1].mark.SetAttr("d", mark)
}

// judge implements chapter.
func (c *chapter9) judge(r *root, _ int) lesson.Judgement {
	w := c.work(r)
	c.take(r, w.Change)
	f := lesson.C9Facts{Empty: c.subject.Empty(), Change: w.Change, Value: w.Value()}
	if !f.Empty && w.Change.Shifts() {
		c.findFlip(r, w.Change)
		f.Flip = c.flip
		f.Digit, _ = c.answer(r, w.Change, f.Value, 1)
		f.On, _ = c.answer(r, w.Change, f.Value, 0)
	}
	return lesson.JudgeC9(f)
}
