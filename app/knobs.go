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
		goapp.P().Class("muted").Text(r.t(i18n.KnobsIntro)),
		r.knobsEffect(),
		goapp.Div().Class("knobs-columns").Body(
			goapp.Section().Class("panel knobs-picture").Hidden(layer != 1).Body(r.knobsPicture()...),
			goapp.Section().Class("panel").Body(
				r.knobsChooser(),
				goapp.H3().Text(r.t(i18n.KnobsOfNeuron)),
				goapp.Div().Class("knob-rows").Body(
					goapp.Range(make([]struct{}, fixedRows+listed(r.state.Sizes))).Slice(r.knobRow)),
			),
			goapp.Div().Class("knobs-more").Body(r.breakPanel(), r.filesPanel()),
		),
		goapp.Div().Class("drop-hint").DataSet("part", "drop-hint").Hidden(true).Body(goapp.P().Text(r.t(i18n.FilesDrop))),
	)
}

// knobsEffect is what the turning does: to the drawing's answer, to the test
// digits, and how to take it back. It stays in view.
func (r *root) knobsEffect() goapp.UI {
	reset := i18n.KnobsReset
	if r.state.Foreign() {
		reset = i18n.KnobsResetFile
	}
	return goapp.Div().Class("knobs-effect").Body(
		goapp.Div().Class("effect").Body(
			goapp.Span().Class("muted").Text(r.t(i18n.KnobsAnswer)),
			goapp.P().Body(goapp.B().DataSet("part", "knobs-digit"), goapp.Span().DataSet("part", "knobs-status")),
		),
		goapp.Div().Class("effect").Body(
			goapp.Span().Class("muted").Body(
				goapp.Span().Text(r.t(i18n.KnobsAccuracy)), goapp.Span().Text(" · "), goapp.Span().Text(r.t(i18n.KnobsRight))),
			goapp.P().Body(
				goapp.Span().DataSet("part", "accuracy-before"), goapp.Span().Aria("hidden", "true").Text("→"),
				goapp.B().DataSet("part", "accuracy-now"), goapp.Span().Class("muted").DataSet("part", "accuracy-cost"),
			),
		),
		goapp.Div().Class("effect knobs-undo").Body(
			goapp.Span().Class("muted").DataSet("part", "knobs-count").Attr("role", "status"),
			goapp.Div().Class("knobs-buttons").Body(
				goapp.Button().Type("button").Class("pill").DataSet("part", "knob-undo").OnClick(r.onKnobUndo).Text(r.t(i18n.KnobsUndo)),
				goapp.Button().Type("button").Class("pill").DataSet("part", "knob-reset").OnClick(r.onKnobReset).Text(r.t(reset)),
			),
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
	return goapp.Div().Class("knobs-chooser").Attr("role", "group").Aria("label", r.t(i18n.KnobsWhich)).Body(
		goapp.Label().Body(
			goapp.Span().Class("muted").Text(r.t(i18n.KnobLayer)),
			goapp.Select().Class("choice").DataSet("part", "knob-layer").OnChange(r.onKnobLayer).Body(
				goapp.Range(sizes[1:]).Slice(func(i int) goapp.UI {
					name := r.t(i18n.KnobHidden, "number", strconv.Itoa(i+1))
					if i+1 == last {
						name = r.t(i18n.LayerOutput)
					}
					return goapp.Option().Value(strconv.Itoa(i + 1)).Selected(i+1 == layer).Text(name)
				}),
			),
		),
		goapp.Label().Body(
			goapp.Span().Class("muted").Text(r.t(i18n.KnobNumber)),
			goapp.Select().Class("choice").DataSet("part", "knob-neuron").OnChange(r.onKnobNeuron).Body(
				goapp.Range(make([]struct{}, sizes[layer])).Slice(func(i int) goapp.UI {
					name := strconv.Itoa(i + 1)
					if layer == last {
						name = strconv.Itoa(i)
					}
					return goapp.Option().Value(strconv.Itoa(i)).Selected(i == index).Text(name)
				}),
			),
		),
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
	n := strconv.Itoa(row)
	return goapp.Div().Class("knob").DataSet("part", "knob").Hidden(!used).Body(
		goapp.Span().Class("knob-name"),
		goapp.Input().Type("range").Class("knob-slider").DataSet("row", n),
		goapp.Input().Type("number").Class("knob-field").DataSet("row", n).Step(0.01).Attr("inputmode", "decimal"),
		goapp.Button().Type("button").Class("knob-back").OnClick(r.onKnobBack(row), row).Text("↺"),
		r.knobFrom(row),
	)
}

// knobFrom chooses the weight where there are too many for a list and no
// picture.
func (r *root) knobFrom(row int) goapp.UI {
	layer, _ := r.state.KnobNeuron()
	if row != cellRow {
		return goapp.Span().Hidden(true)
	}
	return goapp.Span().Class("knob-from").Hidden(layer == 1).Body(
		goapp.Label().Body(
			goapp.Span().Class("muted").Text(r.t(i18n.KnobFromLabel)),
			goapp.Input().Type("number").Class("knob-field").DataSet("part", "knob-from").Min(1).Max(r.state.Sizes[layer-1]).
				Step(1).Value(r.state.KnobCell()+1).OnChange(r.onKnobFrom),
		))
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
	if !t.Done && !math.IsNaN(t.Value) {
		r.lab.tuning.typing = typing(t)
		r.apply(state.KnobTurnedMsg{Index: index, Value: t.Value})
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
