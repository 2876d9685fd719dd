package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn/ink"
)

func (r *root) seenPanel() goapp.UI {
	return goapp.Section().Class("panel").Aria("labelledby", "seen-title").Body(
		goapp.H2().ID("seen-title").Text(r.t(i18n.SeenTitle)),
		goapp.Div().Class("seen-row").Body(
			goapp.Div().Class("seen-frame").Body(
				// Pixels and label belong to lab.go.
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
	checked := "false"
	if r.state.Steps.Has(s.step) {
		checked = "true"
	}
	return goapp.Button().Type("button").Class("switch").DataSet("part", "step-"+ink.StepNames[i]).
		Attr("role", "switch").Attr("aria-checked", checked).Title(r.t(s.help)).
		OnClick(r.onStepClick, i).Body(
		goapp.Span().Class("switch-track").Aria("hidden", "true"),
		goapp.Span().Text(r.t(s.name)),
	)
}

// onStepClick toggles the step that the switch stands for.
func (r *root) onStepClick(ctx goapp.Context, _ goapp.Event) {
	part := ctx.JSSrc().Get("dataset").Get("part").String()
	for i, name := range ink.StepNames {
		if part == "step-"+name {
			r.apply(state.StepToggledMsg{Step: steps[i].step})
		}
	}
}
