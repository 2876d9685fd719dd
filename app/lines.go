package app

import (
	"slices"
	"strconv"

	"inkling/app/dom"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn/ink"
)

// netView paints the picture of the network: the image, the lines, the neurons'
// numbers and shades, and what is pointed at.
type netView struct {
	onPoint func(dom.Pointed)
	pointed state.Selection // what the pointer is over; what is selected is in the state

	sizes   []int // of the network that neurons are the elements of
	box     dom.Element
	grid    *dom.Picture
	ring    dom.Style // around a pixel
	readout dom.Element
	scrub   dom.Element
	neurons [][]neuron

	gl      *dom.GL      // nil without WebGL2
	plain   *dom.Picture // else the lines are drawn here
	glShown bool
	cards   [2]dom.Element // the canvases of the two

	layout view.Layout
	laid   int // counts layouts
	drawn  []view.Line
	order  []int32
	packed []float32
	canvas *view.Canvas
	pixels []byte

	shown shown
	lines linesKey
}

// neuron is the element of one neuron.
type neuron struct {
	box, value dom.Element
	style      dom.Style
	shown      view.Neuron
	painted    bool
}

// shown is what was painted last, but for the lines.
type shown struct {
	digit   ink.Digit
	rows    int // of the digit, and one more: 0 is nothing painted
	dark    bool
	marked  state.Selection
	ring    string
	readout string
	scrub   float64 // −1 at first: a range input begins anywhere
	view    int
}

// linesKey is all that the lines are drawn from: while it stays, so do they.
type linesKey struct {
	print   uint64
	options view.LineOptions
	reach   view.Reach
	told    bool
	dark    bool
	gl      bool
	laid    int
}

// image paints what enters the network, unless a story tells it.
func (v *netView) image(d *ink.Digit, s *state.State) {
	if v.find(s.Sizes) && !s.Story.Told {
		v.paintImage(d, ink.Side, s.Dark())
	}
}

// paintImage paints the first rows of what enters the network.
func (v *netView) paintImage(d *ink.Digit, rows int, dark bool) {
	if v.shown.rows == rows+1 && v.shown.dark == dark && v.shown.digit == *d {
		return
	}
	for l := range v.neurons {
		for i := range v.neurons[l] {
			v.neurons[l][i].painted = v.neurons[l][i].painted && v.shown.dark == dark
		}
	}
	v.shown.rows, v.shown.dark, v.shown.digit = rows+1, dark, *d
	entered := *d
	clear(entered[rows*ink.Side:])
	v.pixels = view.InkPixels(v.pixels, entered[:], view.PaletteFor(dark))
	v.grid.Paint(ink.Side, ink.Side, v.pixels)
}

// paint brings the picture up to network, pass and state; neurons are the
// layers of the pass as it is.
func (v *netView) paint(b *lab, s *state.State, neurons [][]view.Neuron) {
	if !slices.Equal(s.Sizes, b.net.Sizes()) || !v.find(s.Sizes) {
		return
	}
	if s.ViewLayer != v.shown.view {
		v.shown.view = s.ViewLayer
		v.box.SetAttr("data-view", strconv.Itoa(s.ViewLayer))
		v.showLayer(s.ViewLayer)
		v.measure()
	}
	if !v.pointed.Valid(s.Sizes) {
		v.pointed = state.Selection{}
	}
	var told *view.StoryFrame
	if s.Story.Told {
		position := s.Story.Position
		if s.Story.Playing && dom.PrefersLessMotion() {
			position = view.LastStop(position, len(s.Sizes)-1)
		}
		f := view.NewStoryFrame(position, b.net, b.trace, s.Lang)
		told, neurons = &f, f.Layers
		v.paintImage(&b.digit, f.Rows, s.Dark())
	}
	v.paintNeurons(neurons, s.Dark())
	v.paintMarks(b, s, told)
	v.paintLines(b, s, told)
	if v.shown.scrub != s.Story.Position {
		v.shown.scrub = s.Story.Position
		v.scrub.Slide(s.Story.Position)
	}
}

// showLayer leaves one layer of neurons on the picture, with its inputs; with
// 0 all of them.
func (v *netView) showLayer(layer int) {
	for _, e := range v.box.QueryAll("[data-layer]") {
		e.RemoveAttr("hidden")
	}
	if layer == 0 {
		return
	}
	for l := range v.sizes {
		if l != layer && l != layer-1 {
			v.box.Query(`[data-layer="`+strconv.Itoa(l)+`"]`).SetAttr("hidden", "")
		}
	}
}

func (v *netView) paintNeurons(layers [][]view.Neuron, dark bool) {
	palette := view.PaletteFor(dark)
	for l, layer := range layers {
		for i, n := range layer {
			e := &v.neurons[l][i]
			if e.painted && e.shown == n {
				continue
			}
			if !e.painted || e.shown.Shade != n.Shade {
				fill, text := palette.Neuron(n.Shade)
				e.style.Set("background-color:" + fill.CSS() + ";color:" + text.CSS())
			}
			e.value.SetText(n.Text)
			e.shown, e.painted = n, true
		}
	}
}

// paintMarks paints what is pointed at, and what is known of it.
func (v *netView) paintMarks(b *lab, s *state.State, told *view.StoryFrame) {
	marked, read := v.pointed, v.pointed
	if !marked.Any && told != nil {
		marked = told.Now
	}
	if !read.Any {
		read = s.Selected
	}
	if marked != v.shown.marked {
		v.mark(v.shown.marked, false)
		v.mark(marked, true)
		v.shown.marked = marked
	}
	ring := "display:none"
	for _, at := range []state.Selection{marked, s.Selected} {
		if at.Any && at.Layer == 0 && v.layout.Cell > 0 {
			y := &v.layout
			x := y.Grid.X + float64(at.Index%ink.Side)*y.Cell
			top := y.Grid.Y + float64(at.Index/ink.Side)*y.Cell
			px := func(n float64) string { return strconv.FormatFloat(n/y.Scale, 'f', 1, 64) + "px" }
			ring = "display:block;left:" + px(x) + ";top:" + px(top) + ";width:" + px(y.Cell) + ";height:" + px(y.Cell)
			break
		}
	}
	if ring != v.shown.ring {
		v.shown.ring = ring
		v.ring.Set(ring)
	}
	text := ""
	if told != nil && !v.pointed.Any {
		text = told.Caption
	} else {
		text = view.Readout(read, b.net, b.trace, s.Lang)
	}
	if text != v.shown.readout {
		v.shown.readout = text
		v.readout.SetText(text)
	}
}

// mark puts a ring around a neuron, or takes it away.
func (v *netView) mark(s state.Selection, on bool) {
	if !s.Any || s.Layer == 0 || s.Line || !s.Valid(v.sizes) {
		return
	}
	e := v.neurons[s.Layer-1][s.Index].box
	if on {
		e.SetAttr("data-pointed", "true")
	} else {
		e.RemoveAttr("data-pointed")
	}
}
