package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn/ink"
)

// brushes are the brushes as the page lists them.
var brushes = [...]struct {
	brush state.Brush
	name  i18n.Key
}{
	{state.PositiveBrush, i18n.BrushPositive},
	{state.NegativeBrush, i18n.BrushNegative},
	{state.EraserBrush, i18n.BrushEraser},
}

// knobsPicture is the picture of a first-layer neuron's weights, to be painted
// on.
func (r *root) knobsPicture() []goapp.UI {
	return []goapp.UI{
		say("h3", "", r.t(i18n.KnobsPaintTitle)),
		group("knobs-buttons", r.t(i18n.BrushesLabel), goapp.Range(brushes[:]).Slice(func(i int) goapp.UI {
			b := brushes[i]
			onClick := func(goapp.Context, goapp.Event) { r.apply(state.BrushChosenMsg{Brush: b.brush}) }
			return goapp.Button().Type("button").Class("pill brush").DataSet("part", "brush-"+b.brush.String()).
				Attr("aria-pressed", strconv.FormatBool(b.brush == r.state.Knobs.Brush)).OnClick(onClick, i).Text(r.t(b.name))
		})),
		// The pixels belong to knobs_live.go.
		goapp.Canvas().Class("knobs-canvas").DataSet("part", "knobs-canvas").TabIndex(0).Attr("role", "application").
			Attr("aria-label", r.t(i18n.KnobsPicture)).Attr("aria-describedby", "knobs-keys"),
		empty("p", "muted", "knobs-scale"),
		goapp.P().Class("muted").ID("knobs-keys").Text(r.t(i18n.KnobsPaintKeys)),
		goapp.P().Class("spoken").DataSet("part", "knobs-said").Attr("role", "status"),
	}
}

// touches is how many touches of a brush lead from nothing to full colour.
const touches = 6

// paint leads a brush from one cell to another.
func (r *root) paint(brush state.Brush, from, to int) {
	layer, neuron := r.state.KnobNeuron()
	if layer != 1 || r.lab.net == nil {
		return
	}
	trained := r.lab.tuning.original.Layers[0].Row(neuron)
	knobs := brush.Paint(r.lab.net.Layers[0].Row(neuron), trained, from, to,
		view.KnobScale(trained)/touches, r.state.WeightIndex(1, neuron, 0))
	r.apply(state.KnobsPaintedMsg{Knobs: knobs})
	r.apply(state.CellMovedMsg{Cell: to})
}

// onPaint paints with mouse, finger or pen.
func (r *root) onPaint(kind dom.StrokeKind, x, y float64) {
	row := min(max(int(y*ink.Side), 0), ink.Side-1)
	column := min(max(int(x*ink.Side), 0), ink.Side-1)
	to := row*ink.Side + column
	switch from := r.state.KnobCell(); {
	case kind == dom.StrokeUp:
		r.apply(state.KnobReleasedMsg{})
	case kind == dom.StrokeDown:
		r.paint(r.state.Knobs.Brush, to, to)
	case to != from:
		r.paint(r.state.Knobs.Brush, from, to)
	}
}

// onPaintKey paints with the keyboard: arrows move the cell.
func (r *root) onPaintKey(key string, shift bool) bool {
	cell, step := r.state.KnobCell(), 1
	if shift {
		step = 4
	}
	row, column := cell/ink.Side, cell%ink.Side
	press := func(b state.Brush) {
		r.paint(b, cell, cell)
		r.apply(state.KnobReleasedMsg{})
	}
	switch key {
	case "ArrowLeft":
		column = max(column-step, 0)
	case "ArrowRight":
		column = min(column+step, ink.Side-1)
	case "ArrowUp":
		row = max(row-step, 0)
	case "ArrowDown":
		row = min(row+step, ink.Side-1)
	case "+", "=":
		press(state.PositiveBrush)
	case "-", "−", "_":
		press(state.NegativeBrush)
	case "Delete", "Backspace", "0":
		press(state.EraserBrush)
	case " ", "Enter":
		press(r.state.Knobs.Brush)
	default:
		return false
	}
	r.apply(state.CellMovedMsg{Cell: row*ink.Side + column})
	r.sayCell()
	return true
}

// sayCell tells a screen reader where the cell is and what weight stands there.
func (r *root) sayCell() {
	layer, neuron := r.state.KnobNeuron()
	if layer != 1 || r.lab.net == nil {
		return
	}
	r.lab.tune(r.state)
	cell := r.state.KnobCell()
	dom.Part("knobs-said").SetText(r.t(i18n.KnobsSaid, "row", strconv.Itoa(cell/ink.Side+1), "column", strconv.Itoa(cell%ink.Side+1),
		"value", view.Activation(r.lab.net.Layers[0].Row(neuron)[cell])))
}
