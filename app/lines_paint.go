package app

import (
	"inkling/app/dom"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn/ink"
)

// How many lines are drawn without a graphics card: while the pen is down, to
// leave it the time, and while a mouse is over the network.
const (
	mostDrawing = 200
	mostPointed = 2000
)

// most bounds the lines that are drawn without a graphics card where they change
// in every frame. Weights do not change under the pen. 0 is no bound.
func (v *netView) most(s *state.State, most int) int {
	bound := 0
	switch {
	case s.Drawing.Drawing() && s.Lines != state.WeightLines:
		bound = mostDrawing
	case v.pointed.Any || s.Story.Playing:
		bound = mostPointed
	}
	if most == 0 || bound != 0 && bound < most {
		return bound
	}
	return most
}

// options are what the state asks of the lines.
func (v *netView) options(s *state.State, told *view.StoryFrame) view.LineOptions {
	o := view.LineOptions{Lines: s.Lines, Focus: s.Selected}
	switch {
	case v.pointed.Line:
		o.Point = v.pointed
	case v.pointed.Any:
		o.Focus = v.pointed
	}
	if s.Lines == state.StrongestLines {
		o.Most = s.Strongest
	}
	if told != nil {
		o.Reach = &told.Reach
	}
	return o
}

// paintLines draws the lines anew when anything they show has changed.
func (v *netView) paintLines(b *lab, s *state.State, told *view.StoryFrame) {
	if v.layout.W == 0 {
		return
	}
	gl := v.gl.OK()
	if gl != v.glShown {
		v.glShown = gl
		v.measure()
		v.showCard(gl)
	}
	o := v.options(s, told)
	if !gl {
		o.Most = v.most(s, o.Most)
	}
	key := linesKey{options: o, dark: s.Dark(), gl: gl, laid: v.laid}
	key.print = view.Fingerprint(b.net, b.trace, s.Lines != state.WeightLines)
	key.options.Reach = nil
	if told != nil {
		key.told, key.reach = true, told.Reach
	}
	if key == v.lines {
		return
	}
	v.lines = key
	v.drawn = view.Lines(v.drawn[:0], b.net, b.trace, &v.layout, o)
	palette := view.PaletteFor(s.Dark())
	if !gl {
		if v.canvas == nil || v.canvas.W != v.layout.W || v.canvas.H != v.layout.H {
			v.canvas = view.NewCanvas(v.layout.W, v.layout.H)
		}
		v.canvas.DrawLines(v.drawn, palette, v.layout.Scale)
		v.plain.Paint(v.canvas.W, v.canvas.H, v.canvas.Pix)
		return
	}
	v.order = view.Order(v.order, v.drawn)
	v.packed = view.Pack(v.packed, v.drawn, v.order, v.layout.Scale)
	v.gl.Draw(dom.GLLines{
		W: v.layout.W, H: v.layout.H, Dash: view.Dash * v.layout.Scale, Packed: v.packed,
		Positive: [3]uint8{palette.Positive.R, palette.Positive.G, palette.Positive.B},
		Negative: [3]uint8{palette.Negative.R, palette.Negative.G, palette.Negative.B},
	})
}

// showCard shows the canvas that is drawn on, and hides the other.
func (v *netView) showCard(gl bool) {
	on, off := v.cards[1], v.cards[0]
	if gl {
		on, off = off, on
	}
	on.RemoveAttr("hidden")
	off.SetAttr("hidden", "")
}

// networkImage is the picture of the network as it stands, without the numbers
// in the neurons, w×h pixels of four bytes RGBA each; all of it in Go, so that
// it is the same with and without a graphics card. Before the first frame it
// is empty.
func (b *lab) networkImage(s *state.State) (w, h int, rgba []byte) {
	v := &b.live.net
	if b.net == nil || v.layout.W == 0 {
		return 0, 0, nil
	}
	y, p := &v.layout, view.PaletteFor(s.Dark())
	o := v.options(s, nil)
	o.Point = state.Selection{}
	canvas := view.NewCanvas(y.W, y.H)
	canvas.DrawLines(view.Lines(nil, b.net, b.trace, y, o), p, y.Scale)
	canvas.DrawGrid(y.Grid, y.Cell, ink.Side, b.digit[:], p)
	for l, spots := range y.Layers {
		for i, at := range spots {
			fill, _ := p.Neuron(b.trace.A[l][i])
			rim, width := p.Ink, 1.0
			if s.Selected == state.Neuron(l+1, i) {
				rim, width = p.Selected, 3
			}
			canvas.DrawDisc(at, y.Radius[l], width*y.Scale, fill, rim)
		}
	}
	return canvas.W, canvas.H, canvas.Pix
}
