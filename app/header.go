package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/i18n"
	"inkling/app/state"
)

func (r *root) header() goapp.UI {
	themeLabel, themeSign := i18n.ToDark, "☾"
	if r.state.Dark() {
		themeLabel, themeSign = i18n.ToLight, "☀"
	}
	return goapp.Header().Class("head").Body(
		goapp.H1().Text("Inkling"),
		goapp.P().Class("tagline").Text(r.t(i18n.Tagline)),
		goapp.Button().Type("button").Class("pill").DataSet("part", "lang").
			Lang(r.state.Lang.Other().Tag()).Aria("label", r.t(i18n.SwitchLanguageLabel)).
			OnClick(r.onLangClick).Text(r.t(i18n.SwitchLanguage)),
		goapp.Button().Type("button").Class("pill").DataSet("part", "theme").
			Aria("label", r.t(themeLabel)).Title(r.t(themeLabel)).
			OnClick(r.onThemeClick).Text(themeSign),
	)
}

func (r *root) onLangClick(goapp.Context, goapp.Event) {
	r.apply(state.LangChosenMsg{Lang: r.state.Lang.Other()})
}

func (r *root) onThemeClick(goapp.Context, goapp.Event) {
	theme := state.DarkTheme
	if r.state.Dark() {
		theme = state.LightTheme
	}
	r.apply(state.ThemeChosenMsg{Theme: theme})
}

// loading says how far the page is, and nothing once it is there. boot.js
// fills it while this program is still on its way; it finds the sentences in
// the data attributes.
func (r *root) loading() goapp.UI {
	line := goapp.P().Class("loading").DataSet("part", "loading").Aria("live", "polite").
		DataSet("progress", r.t(i18n.LoadingProgress)).
		DataSet("failed", r.t(i18n.LoadingFailed))
	retry := goapp.Button().Type("button").Class("pill").DataSet("part", "retry").Text(r.t(i18n.Retry))
	switch r.state.Loading {
	case state.Ready:
		return line.DataSet("state", "done").Body(goapp.Span().DataSet("text", ""), retry)
	case state.Failed:
		return line.DataSet("state", "failed").Body(
			goapp.Span().DataSet("text", "").Text(r.t(i18n.LoadingFailed, "detail", r.state.Failure)), retry)
	}
	return line.DataSet("state", "progress").Body(
		goapp.Span().DataSet("text", "").Text(r.t(i18n.LoadingProgress, "detail", "0")), retry)
}

func (r *root) footer() goapp.UI {
	return goapp.Footer().Class("foot").Body(
		goapp.P().Text(r.t(i18n.FooterPrivacy)),
		goapp.P().Text(r.t(i18n.FooterData)),
	)
}
