package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn/ink"
)

func (r *root) seenPanel() goapp.UI {
	return goapp.Section().Class("panel seen-panel").Aria("labelledby", "seen-title").Body(
		goapp.H2().ID("seen-title").Text(r.t(i18n.SeenTitle)),
		goapp.Div().Class("seen-row").Body(
			goapp.Div().Class("seen-frame").Body(
				// Pixels and label belong to live.go.
				goapp.Canvas().Class("pixels").DataSet("part", "seen").Width(ink.Side).Height(ink.Side).Attr("role", "img"),
				goapp.P().Class("muted note").Text(r.t(i18n.SeenNote)),
			),
			goapp.Div().Class("switches").Attr("role", "group").Aria("label", r.t(i18n.StepsLabel)).Body(
				goapp.Range(steps[:]).Slice(r.stepSwitch),
			),
		),
	)
}

func (r *root) stepSwitch(i int) goapp.UI {
	s := steps[i]
	onClick := func(goapp.Context, goapp.Event) { r.apply(state.StepToggledMsg{Step: s.step}) }
	return goapp.Button().Type("button").Class("switch").DataSet("part", "step-"+ink.StepNames[i]).
		Attr("role", "switch").Attr("aria-checked", strconv.FormatBool(r.state.Steps.Has(s.step))).
		Attr("aria-disabled", strconv.FormatBool(!r.running())).Title(r.t(s.help)).
		OnClick(onClick, i).Body(
		goapp.Span().Class("switch-track").Aria("hidden", "true"),
		goapp.Span().Text(r.t(s.name)),
	)
}
