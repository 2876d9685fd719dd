package app

import (
	"math"
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

// knobsBody is the tab where the network's numbers are turned. What follows a
// turning knob belongs to knobs_live.go and is empty here.
func (r *root) knobsBody() goapp.UI {
	layer, _ := r.state.KnobNeuron()
	return goapp.Div().Class("knobs").DataSet("part", "knobs").Body(
		say("p", "muted", r.t(i18n.KnobsIntro)),
		r.knobsEffect(),
		r.knobsChooser(),
		box("knobs-columns",
			goapp.Section().Class("panel knobs-picture").Hidden(layer != 1).Body(r.knobsPicture()...),
			box("panel",
				say("h3", "", r.t(i18n.KnobsOfNeuron)),
				box("knob-rows", goapp.Range(make([]struct{}, fixedRows+listed(r.state.Sizes))).Slice(r.knobRow)),
			),
			box("knobs-more", r.breakPanel(), r.filesPanel()),
		),
		goapp.Div().Class("drop-hint").DataSet("part", "drop-hint").Hidden(true).Body(say("p", "", r.t(i18n.FilesDrop))),
	)
}

// knobsEffect is what the turning does: to the drawing's answer, to the test
// digits, and how to take it back. It stays in view.
func (r *root) knobsEffect() goapp.UI {
	reset := i18n.KnobsReset
	if r.state.Foreign() {
		reset = i18n.KnobsResetFile
	}
	return box("knobs-effect",
		box("effect",
			say("span", "muted", r.t(i18n.KnobsAnswer)),
			box("effect-row", empty("b", "", "knobs-digit"), empty("span", "", "knobs-status")),
		),
		box("effect",
			say("span", "muted", r.t(i18n.KnobsAccuracy)),
			box("effect-row",
				empty("span", "", "accuracy-before"), say("span", "", "→"),
				empty("b", "", "accuracy-now"), empty("span", "muted", "accuracy-cost"),
			),
		),
		box("effect knobs-undo",
			empty("span", "muted", "knobs-count"),
			box("knobs-buttons",
				pill("knob-undo", r.t(i18n.KnobsUndo), r.onKnobUndo), pill("knob-reset", r.t(reset), r.onKnobReset)),
		),
	)
}

func (r *root) onKnobUndo(goapp.Context, goapp.Event)  { r.apply(state.KnobUndoneMsg{}) }
func (r *root) onKnobReset(goapp.Context, goapp.Event) { r.apply(state.KnobsResetMsg{}) }

// knobsChooser chooses the neuron, with two lists that a keyboard works.
func (r *root) knobsChooser() goapp.UI {
	layer, index := r.state.KnobNeuron()
	sizes := r.state.Sizes
	last := len(sizes) - 1
	layers := func(i int) (int, string, bool) {
		if i+1 == last {
			return last, r.t(i18n.LayerOutput), layer == last
		}
		return i + 1, r.t(i18n.KnobHidden, "number", strconv.Itoa(i+1)), i+1 == layer
	}
	neurons := func(i int) (int, string, bool) {
		if layer == last {
			return i, strconv.Itoa(i), i == index
		}
		return i, strconv.Itoa(i + 1), i == index
	}
	return group("knobs-chooser", r.t(i18n.KnobsWhich),
		labelled("", r.t(i18n.KnobLayer), choice("knob-layer", last, layers, r.onKnobLayer)),
		labelled("", r.t(i18n.KnobNumber), choice("knob-neuron", sizes[layer], neurons, r.onKnobNeuron)),
	)
}

// chosen is the number that a list stands at.
func chosen(ctx goapp.Context) int {
	n, err := strconv.Atoi(ctx.JSSrc().Get("value").String())
	if err != nil {
		return -1
	}
	return n
}

func (r *root) onKnobLayer(ctx goapp.Context, _ goapp.Event) {
	layer := chosen(ctx)
	if layer < 1 || layer >= len(r.state.Sizes) {
		return
	}
	_, index := r.state.KnobNeuron()
	r.apply(state.SelectedMsg{Selection: state.Neuron(layer, min(index, r.state.Sizes[layer]-1))})
}

func (r *root) onKnobNeuron(ctx goapp.Context, _ goapp.Event) {
	layer, _ := r.state.KnobNeuron()
	r.apply(state.SelectedMsg{Selection: state.Neuron(layer, chosen(ctx))})
}

// The rows of knobs: the bias, the one weight under the cursor, and, for a
// neuron behind the first layer, all weights if they are not too many.
const (
	biasRow = iota
	cellRow
	fixedRows

	mostListed = 64
)

// listed is how many weights have a row of their own in the largest of the
// layers that list them.
func listed(sizes []int) int {
	most := 0
	for _, n := range sizes[1 : len(sizes)-1] {
		if n <= mostListed {
			most = max(most, n)
		}
	}
	return most
}

// lists reports whether the weights of a layer's neurons all have rows.
func lists(sizes []int, layer int) bool { return layer > 1 && sizes[layer-1] <= mostListed }

// knobAt is what stands in a row: its place in the network's numbers and its
// name; not ok if the row is not used.
func (r *root) knobAt(row int) (index int, name string, ok bool) {
	layer, neuron := r.state.KnobNeuron()
	from := row - fixedRows
	list := lists(r.state.Sizes, layer)
	switch {
	case row == biasRow:
		return r.state.BiasIndex(layer, neuron), r.t(i18n.KnobBias), true
	case row == cellRow:
		from, ok = r.state.KnobCell(), !list
	default:
		ok = list && from >= 0 && from < r.state.Sizes[layer-1]
	}
	if !ok {
		return 0, "", false
	}
	return r.state.WeightIndex(layer, neuron, from), view.KnobInput(layer, from, r.state.Lang), true
}

// knobRow is one knob: name, slider, number, and the way back.
func (r *root) knobRow(row int) goapp.UI {
	_, _, used := r.knobAt(row)
	return goapp.Div().Class("knob").DataSet("part", "knob").Hidden(!used).Body(
		say("span", "knob-name", ""),
		turner("range", "knob-slider", row),
		turner("number", "knob-field", row),
		goapp.Button().Type("button").Class("knob-back").OnClick(r.onKnobBack(row), row).Text("↺"),
		r.knobFrom(row),
	)
}

// turner is a slider or a field for a number.
func turner(kind, class string, row int) goapp.UI {
	return goapp.Elem("input").Attr("type", kind).Class(class).DataSet("row", row).Attr("step", "0.01")
}

// knobFrom chooses the weight where there are too many for a list and no
// picture.
func (r *root) knobFrom(row int) goapp.UI {
	layer, _ := r.state.KnobNeuron()
	if row != cellRow || layer == 1 {
		return goapp.Div().Hidden(true)
	}
	return box("knob-from", labelled("", r.t(i18n.KnobFromLabel),
		goapp.Elem("input").Attr("type", "number").Class("knob-field").DataSet("part", "knob-from").Attr("min", 1).
			Attr("max", r.state.Sizes[layer-1]).Attr("value", r.state.KnobCell()+1).OnChange(r.onKnobFrom)))
}

func (r *root) onKnobFrom(ctx goapp.Context, _ goapp.Event) {
	r.apply(state.CellMovedMsg{Cell: chosen(ctx) - 1})
}

// onKnobBack sets one knob back to what was trained.
func (r *root) onKnobBack(row int) goapp.EventHandler {
	return func(goapp.Context, goapp.Event) {
		if index, _, ok := r.knobAt(row); ok && r.lab.net != nil {
			r.apply(state.KnobTurnedMsg{Index: index, Value: r.lab.tuning.original.Params()[index]})
			r.apply(state.KnobReleasedMsg{})
		}
	}
}

// strengthRow is the row of the slider that says how strong noise is.
const strengthRow = -1

// onTurn takes what was done to a slider or a field, past go-app.
func (r *root) onTurn(t dom.Turn) {
	if r.lab.net == nil {
		return
	}
	if t.Row == strengthRow {
		r.apply(state.StrengthChosenMsg{Strength: t.Value / 100})
		return
	}
	index, _, ok := r.knobAt(t.Row)
	if !ok {
		return
	}
	if !t.Done {
		r.lab.tuning.typing = typing(t)
		dom.RequestFrame() // from now on the field is the learner's, be it empty
		if !math.IsNaN(t.Value) {
			r.apply(state.KnobTurnedMsg{Index: index, Value: t.Value})
		}
	}
	if t.Done {
		r.lab.tuning.typing = nobody
		r.apply(state.KnobReleasedMsg{})
	}
}

// nobody types in a field.
const nobody = -1

// typing is the row whose field the learner types in.
func typing(t dom.Turn) int {
	if t.Typed {
		return t.Row
	}
	return nobody
}
