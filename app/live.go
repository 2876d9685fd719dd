package app

import (
	"math"
	"slices"
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
	pictures [2]*dom.Picture // canvases that show the digit
	seenPart dom.Element
	lines    *dom.Picture
	layout   view.Layout // of the network's picture
	answer   dom.Element
	shown    dom.Element
	status   dom.Element
	reason   dom.Element
	spoken   dom.Element
	outputs  [nn.Digits]outputRow
	neurons  [len(layers)][16]neuron // the widest layer has 16

	padShown   state.Cursor
	padEmpty   string
	digitShown ink.Digit
	digitDark  bool
	digitLang  i18n.Lang
	frameShown view.Frame
	frameDark  bool
	pixels     []byte
	canvas     *view.Canvas // the lines
	signals    []view.Line
}

// outputRow is the elements of one output.
type outputRow struct {
	row, value dom.Element
	bar        dom.Style
}

// neuron is the element of one neuron.
type neuron struct {
	value dom.Element
	style dom.Style
}

// find looks the elements up, once they are there.
func (p *live) find() {
	if p.found {
		return
	}
	p.padFrame, p.cursor = dom.Part("pad-frame"), dom.Part("pad-cursor")
	p.seenPart = dom.Part("seen")
	p.pictures = [...]*dom.Picture{p.seenPart.Picture(), dom.Part("network-input").Picture()}
	p.lines = dom.Part("network-lines").Picture()
	p.answer, p.spoken = dom.Part("answer"), dom.Part("announcement")
	p.shown = p.answer.Query(`[data-show="digit"]`)
	p.status = p.answer.Query(`[data-show="status"]`)
	p.reason = p.answer.Query(`[data-show="reason"]`)
	for d, row := range dom.Root().QueryAll(`[data-part="output"]`) {
		p.outputs[d] = outputRow{row, row.Query(".output-value"), row.Query(".output-bar span").Style()}
	}
	for l := range layers {
		for i, e := range dom.Root().QueryAll(`[data-neuron^="` + strconv.Itoa(l+1) + `."]`) {
			p.neurons[l][i] = neuron{e, e.Style()}
		}
	}
	dom.Part("network").OnResize(func() {
		p.measure()
		dom.RequestFrame()
	})
	p.found = p.answer.OK()
	p.padEmpty = "unknown"
}

// most bounds the pixels of the network's picture: so many can be painted anew
// in every frame.
const most = 900_000

// measure finds where the neurons stand, for the lines between them, and how
// finely these can be drawn.
func (p *live) measure() {
	frame := dom.Part("network-lines").Box()
	grid := dom.Part("network-input").Box()
	fine := max(min(dom.Resolution(), math.Sqrt(most/max(frame.Width*frame.Height, 1))), 1)
	p.layout = view.Layout{
		W: int(frame.Width * fine), H: int(frame.Height * fine),
		Grid: view.Spot{X: (grid.Left - frame.Left) * fine, Y: (grid.Top - frame.Top) * fine}, Cell: grid.Width / ink.Side * fine,
	}
	for l, layer := range layers {
		spots := make([]view.Spot, layer.size)
		for i := range spots {
			b := p.neurons[l][i].value.Box()
			spots[i] = view.Spot{X: (b.Left + b.Width/2 - frame.Left) * fine, Y: (b.Top + b.Height/2 - frame.Top) * fine}
		}
		p.layout.Layers = append(p.layout.Layers, spots)
	}
	p.canvas = view.NewCanvas(p.layout.W, p.layout.H)
}

// Shares of a layer's strongest signal from which a connection is drawn: fewer
// while the pen is down, to leave it the time.
const (
	leastAtRest  = 0.04
	leastDrawing = 0.25
)

// network paints the connections through which something flows.
func (p *live) network(n *nn.Network, t *nn.Trace, drawing, dark bool) {
	if p.layout.W == 0 {
		return
	}
	least := leastAtRest
	if drawing {
		least = leastDrawing
	}
	p.signals = p.signals[:0]
	if slices.Equal(n.Sizes(), state.LessonSizes()) {
		p.signals = view.Signals(p.signals, n, t, &p.layout, least)
	}
	p.canvas.DrawLines(p.signals, view.PaletteFor(dark))
	p.lines.Paint(p.canvas.W, p.canvas.H, p.canvas.Pix)
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

// seen paints the 28×28 picture wherever it is shown, and its text twin.
func (p *live) seen(d *ink.Digit, l i18n.Lang, dark bool) {
	if *d == p.digitShown && l == p.digitLang && dark == p.digitDark && p.pixels != nil {
		return
	}
	p.pixels = view.InkPixels(p.pixels, d[:], view.PaletteFor(dark))
	for _, canvas := range p.pictures {
		canvas.Paint(ink.Side, ink.Side, p.pixels)
	}
	p.seenPart.SetAttr("aria-label", view.InkLabel(d[:], l))
	p.digitShown, p.digitLang, p.digitDark = *d, l, dark
}

// numbers paints answer, outputs and neurons.
func (p *live) numbers(f view.Frame, dark bool) {
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
	palette := view.PaletteFor(dark)
	for l, layer := range f.Layers[:min(len(f.Layers), len(layers))] {
		for i, n := range layer[:min(len(layer), len(p.neurons[l]))] {
			if first || dark != p.frameDark || n != old.Layers[l][i] {
				fill, text := palette.Neuron(n.Shade)
				p.neurons[l][i].style.Set("background-color:" + fill.CSS() + ";color:" + text.CSS())
				p.neurons[l][i].value.SetText(n.Text)
			}
		}
	}
	if p.announce {
		p.say(f.Announced)
		p.announce = false
	}
	p.frameShown, p.frameDark = f, dark
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
