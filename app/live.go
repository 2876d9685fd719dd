package app

import (
	"strconv"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// live paints what follows the pen straight into the page. Its elements are
// rendered empty by go-app, which never looks at what is in them again; only
// what differs from the last painting is touched.
type live struct {
	announce bool // tell the screen reader with the next numbers

	found    bool
	padFrame dom.Element
	cursor   dom.Element
	seenPart dom.Element
	picture  *dom.Picture // of what the network sees
	net      netView
	answer   dom.Element
	shown    dom.Element
	status   dom.Element
	reason   dom.Element
	spoken   dom.Element
	outputs  [nn.Digits]outputRow

	padShown   state.Cursor
	padEmpty   string
	digitShown ink.Digit
	digitDark  bool
	digitLang  i18n.Lang
	frameShown view.Frame
	pixels     []byte
}

// outputRow is the elements of one output.
type outputRow struct {
	row, value dom.Element
	bar        dom.Style
}

// find looks the elements up, once they are there.
func (p *live) find() {
	if p.found {
		return
	}
	p.padFrame, p.cursor = dom.Part("pad-frame"), dom.Part("pad-cursor")
	p.seenPart = dom.Part("seen")
	p.picture = p.seenPart.Picture()
	p.answer, p.spoken = dom.Part("answer"), dom.Part("announcement")
	p.shown = p.answer.Query(`[data-show="digit"]`)
	p.status = p.answer.Query(`[data-show="status"]`)
	p.reason = p.answer.Query(`[data-show="reason"]`)
	for d, row := range dom.Root().QueryAll(`[data-part="output"]`) {
		p.outputs[d] = outputRow{row, row.Query(".output-value"), row.Query(".output-bar span").Style()}
	}
	p.found = p.answer.OK()
	p.padEmpty = "unknown"
}

// pad paints the hint and the keyboard's pen.
func (p *live) pad(s *state.State) {
	p.find()
	if empty := strconv.FormatBool(s.Drawing.Empty()); empty != p.padEmpty {
		p.padFrame.SetAttr("data-empty", empty)
		p.padEmpty = empty
	}
	if s.Cursor == p.padShown {
		return
	}
	p.cursor.SetAttr("data-visible", strconv.FormatBool(s.Cursor.Visible))
	p.cursor.SetAttr("data-down", strconv.FormatBool(s.Cursor.Down))
	p.cursor.Style().Set("left:" + percent(s.Cursor.X) + ";top:" + percent(s.Cursor.Y))
	p.padShown = s.Cursor
}

// say has a screen reader say something at once.
func (p *live) say(text string) { p.spoken.SetText(text) }

// percent is a share as a CSS length.
func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 2, 64) + "%" }

// seen paints what the network sees, and its text twin.
func (p *live) seen(d *ink.Digit, l i18n.Lang, dark bool) {
	if *d == p.digitShown && l == p.digitLang && dark == p.digitDark && p.pixels != nil {
		return
	}
	if p.pixels == nil || dark != p.digitDark {
		dom.Root().SetAttr("data-dark", strconv.FormatBool(dark)) // for print: pictures keep these colours
	}
	p.pixels = view.InkPixels(p.pixels, d[:], view.PaletteFor(dark))
	p.picture.Paint(ink.Side, ink.Side, p.pixels)
	p.seenPart.SetAttr("aria-label", view.InkLabel(d[:], l))
	p.digitShown, p.digitLang, p.digitDark = *d, l, dark
}

// numbers paints answer and outputs.
func (p *live) numbers(f view.Frame) {
	old := p.frameShown
	first := old.Layers == nil
	if first || f.Status != old.Status || f.Digit != old.Digit || f.Sentence != old.Sentence || f.Label != old.Label {
		p.paintAnswer(f)
	}
	for d, o := range f.Outputs {
		row := &p.outputs[d]
		if first || o.Text != old.Outputs[d].Text {
			row.row.SetAttr("data-activation", o.Text)
			row.value.SetText(o.Text)
			row.bar.Set("width:" + percent(o.Share))
		}
		if first || o.Largest != old.Outputs[d].Largest {
			row.row.SetAttr("data-largest", strconv.FormatBool(o.Largest))
		}
	}
	if p.announce {
		p.say(f.Announced)
		p.announce = false
	}
	p.frameShown = f
}

func (p *live) paintAnswer(f view.Frame) {
	p.answer.SetAttr("data-status", f.Status)
	if f.Digit == "" {
		p.answer.RemoveAttr("data-digit")
	} else {
		p.answer.SetAttr("data-digit", f.Digit)
	}
	p.shown.SetText(f.Shown)
	p.status.SetText(f.Label)
	p.reason.SetText(f.Sentence)
}
