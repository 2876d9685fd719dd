package app

import (
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

// sumTab is the whole sum of a neuron, term by term. What follows the pen
// belongs to sumPainter and is empty here.
func (r *root) sumTab() goapp.UI {
	return goapp.Div().Class("sum").DataSet("part", "inspector").Body(
		goapp.Div().Class("sum-head").Body(
			goapp.H2().DataSet("show", "title"),
			goapp.P().Class("muted").Text(r.t(i18n.SumWhat)),
		),
		goapp.Div().Class("sum-controls").Body(
			goapp.Elem("label").Class("sum-choose").Body(
				goapp.Span().Text(r.t(i18n.SumChoose)),
				r.neuronChooser(),
			),
			goapp.Div().Class("sum-order").Attr("role", "group").Aria("label", r.t(i18n.SumOrder)).Body(
				r.orderButton(false, i18n.SumByPlace), r.orderButton(true, i18n.SumStrength),
			),
			goapp.Button().Type("button").Class("switch").DataSet("part", "sum-all").Attr("role", "switch").
				Attr("aria-checked", strconv.FormatBool(r.state.Inspect.AllTerms)).OnClick(r.onAllTerms).Body(
				goapp.Span().Class("switch-track").Aria("hidden", "true"),
				goapp.Span().Text(r.t(i18n.SumAll)),
			),
		),
		goapp.Div().Class("sum-body").Body(
			goapp.Div().Class("sum-left").Body(
				goapp.Div().Class("sum-scroll").DataSet("part", "sum-scroll").TabIndex(0).Attr("role", "region").Aria("label", r.t(i18n.SumTable)).Body(
					goapp.Elem("table").Body(
						goapp.Elem("thead").Body(goapp.Elem("tr").Body(
							goapp.Elem("th").Attr("scope", "col").DataSet("show", "input"),
							goapp.Elem("th").Attr("scope", "col").Text(r.t(i18n.ColumnWeight)),
							goapp.Elem("th").Attr("scope", "col").Text(r.t(i18n.ColumnInput)),
							goapp.Elem("th").Attr("scope", "col").Text(r.t(i18n.ColumnTerm)),
							goapp.Elem("th").Attr("scope", "col").Text(r.t(i18n.ColumnTotal)),
						)),
						goapp.Elem("tbody").Aria("hidden", "true").Body(goapp.Elem("tr").Body(goapp.Elem("td").Attr("colspan", 5).DataSet("space", "above"))),
						goapp.Elem("tbody").DataSet("part", "terms"),
						goapp.Elem("tbody").Aria("hidden", "true").Body(goapp.Elem("tr").Body(goapp.Elem("td").Attr("colspan", 5).DataSet("space", "below"))),
					),
				),
				goapp.P().Class("sum-zeros muted").Body(
					goapp.Span().DataSet("show", "count"), goapp.Span().DataSet("part", "zeros"),
				),
			),
			r.sumEnd(),
		),
	)
}

// neuronChooser is every neuron in one list, layer by layer.
func (r *root) neuronChooser() goapp.UI {
	layers := len(r.state.Sizes) - 1
	return goapp.Elem("select").ID("sum-neuron").DataSet("part", "sum-neuron").On("change", r.onNeuronChosen).Body(
		goapp.Elem("option").Attr("value", "").Text(r.t(i18n.SumFollows)),
		goapp.Range(r.state.Sizes[1:]).Slice(func(l int) goapp.UI {
			return goapp.Elem("optgroup").Attr("label", view.LayerName(l+1, layers, r.state.Lang)).Body(
				goapp.Range(make([]struct{}, r.state.Sizes[l+1])).Slice(func(i int) goapp.UI {
					return goapp.Elem("option").Attr("value", neuronValue(l+1, i)).Text(view.NeuronTitle(l+1, i, layers, r.state.Lang))
				}),
			)
		}),
	)
}

// neuronValue is a neuron in the form of links: "1.4".
func neuronValue(layer, index int) string { return strconv.Itoa(layer) + "." + strconv.Itoa(index) }

// neuronOf is the inverse of neuronValue; what is no neuron is nothing.
func neuronOf(value string) state.Selection {
	first, second, _ := strings.Cut(value, ".")
	layer, err1 := strconv.Atoi(first)
	index, err2 := strconv.Atoi(second)
	if err1 != nil || err2 != nil {
		return state.Selection{}
	}
	return state.Neuron(layer, index)
}

func (r *root) onNeuronChosen(goapp.Context, goapp.Event) {
	r.apply(state.SelectedMsg{Selection: neuronOf(dom.Part("sum-neuron").Value())})
}

func (r *root) orderButton(byStrength bool, name i18n.Key) goapp.UI {
	onClick := func(goapp.Context, goapp.Event) { r.apply(state.TermsSortedMsg{ByStrength: byStrength}) }
	part := "sum-by-place"
	if byStrength {
		part = "sum-by-strength"
	}
	return goapp.Button().Type("button").Class("pill").DataSet("part", part).
		Attr("aria-pressed", strconv.FormatBool(byStrength == r.state.Inspect.ByStrength)).OnClick(onClick, part).Text(r.t(name))
}

func (r *root) onAllTerms(goapp.Context, goapp.Event) { r.apply(state.AllTermsToggledMsg{}) }

// sumEnd is what comes after the terms: rounding, bias, z, value.
func (r *root) sumEnd() goapp.UI {
	line := func(part string, name i18n.Key) goapp.UI {
		return goapp.P().Class("sum-line").DataSet("line", part).Body(
			goapp.Span().Text(r.t(name)), goapp.Span().DataSet("part", part))
	}
	return goapp.Div().Class("sum-end").Body(
		line("products", i18n.SumProducts),
		line("rounding", i18n.SumRounding),
		line("sum", i18n.WeightedSum),
		line("bias", i18n.PlusBias),
		line("z", i18n.EqualsZ),
		goapp.P().Class("sum-line").DataSet("line", "activation").Body(
			goapp.Span().DataSet("show", "function"), goapp.Span().DataSet("part", "activation")),
		goapp.Canvas().Class("inspect-curve").Attr("role", "img"),
		goapp.P().DataSet("show", "words"),
		goapp.P().Class("muted").Text(r.t(i18n.SumRoundHelp)),
		goapp.Div().Class("sum-copy").Body(
			goapp.Button().Type("button").Class("pill").DataSet("part", "copy-tsv").OnClick(r.onCopyTSV).Text(r.t(i18n.CopyTable)),
			goapp.Button().Type("button").Class("pill").DataSet("part", "copy-formula").OnClick(r.onCopyFormula).Text(r.t(i18n.CopyFormula)),
		),
		r.copyNote("sum"),
	)
}

func (r *root) onCopyTSV(goapp.Context, goapp.Event)     { r.copyOut("sum", r.lab.sum.sum.TSV()) }
func (r *root) onCopyFormula(goapp.Context, goapp.Event) { r.copyOut("sum", r.lab.sum.sum.Formula()) }

// copyNote is the place where copyOut says how it went.
func (r *root) copyNote(name string) goapp.UI {
	return goapp.Div().Class("copy").DataSet("copy", name).Body(
		goapp.P().Class("muted").Attr("role", "status").Body(
			goapp.Span().DataSet("copied", "note").Text(r.t(i18n.CopyDigits)),
		),
		goapp.Elem("textarea").Class("copy-box").Attr("readonly", true).Hidden(true).Attr("rows", 4).Aria("label", r.t(i18n.CopyBox)),
	)
}

// copyOut puts text on the clipboard or, where that is not allowed, selects it
// in a text field.
func (r *root) copyOut(name, text string) {
	place := dom.Root().Query(`[data-copy="` + name + `"]`)
	note, box := place.Query(`[data-copied]`), place.Query("textarea")
	dom.Copy(text, func(ok bool) {
		box.SetHidden(ok)
		if ok {
			note.SetText(r.t(i18n.Copied))
			return
		}
		note.SetText(r.t(i18n.CopyByHand))
		box.SetValue(text)
		box.SelectText()
	})
}
