package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/permalink"
	"inkling/app/state"
)

func (r *root) header() goapp.UI {
	if r.page == embedPage {
		return box("")
	}
	return goapp.Header().Class("head").Body(
		goapp.H1().Text("Inkling"),
		goapp.P().Class("tagline").Text(r.t(i18n.Tagline)),
		r.way(),
		r.sharePill(),
		r.langPill(),
		r.themePill(),
	)
}

func (r *root) langPill() goapp.UI {
	return goapp.Button().Type("button").Class("pill").DataSet("part", "lang").
		Lang(r.state.Lang.Other().Tag()).Aria("label", r.t(i18n.SwitchLanguageLabel)).
		OnClick(r.onLangClick).Text(r.t(i18n.SwitchLanguage))
}

func (r *root) themePill() goapp.UI {
	label, sign := i18n.ToDark, "☾"
	if r.state.Dark() {
		label, sign = i18n.ToLight, "☀"
	}
	return goapp.Button().Type("button").Class("pill").DataSet("part", "theme").
		Aria("label", r.t(label)).Title(r.t(label)).OnClick(r.onThemeClick).Text(sign)
}

// way leads to the lesson or, from another page, to the lab.
func (r *root) way() goapp.UI {
	if r.page == labPage {
		return r.lessonPill()
	}
	return r.elsewhere().Class("pill")
}

// elsewhere leads to the other page; boot.js sees to it that the drawing comes
// along.
func (r *root) elsewhere() goapp.HTMLElem {
	if r.page == labPage {
		return goapp.Elem("a").Attr("href", "teach/").Text(r.t(i18n.TeacherLink))
	}
	return goapp.Elem("a").Attr("href", "../").Text(r.t(i18n.LabLink))
}

func (r *root) onLangClick(goapp.Context, goapp.Event) {
	r.apply(state.LangChosenMsg{Lang: r.state.Lang.Other()})
}

func (r *root) onThemeClick(goapp.Context, goapp.Event) {
	theme := state.DarkTheme
	if r.state.Dark() {
		theme = state.LightTheme
	}
	if (theme == state.DarkTheme) == r.state.SystemDark {
		theme = state.AutoTheme // what the system has anyway: follow it again
	}
	r.apply(state.ThemeChosenMsg{Theme: theme})
}

func (r *root) footer() goapp.UI {
	if r.page == embedPage {
		return goapp.Footer().Class("foot").Body(
			r.faultLine(),
			goapp.Elem("a").DataSet("part", "whole").Attr("href", "../").Attr("target", "_blank").OnClick(r.onWholeClick).Text(r.t(i18n.EmbedWhole)),
			r.langPill(), r.themePill(),
			goapp.P().DataSet("part", "offline"),
		)
	}
	return goapp.Footer().Class("foot").Body(
		r.faultLine(),
		goapp.P().Text(r.t(i18n.FooterPrivacy)),
		goapp.P().Text(r.t(i18n.FooterData)),
		goapp.P().Body(r.elsewhere()),
		goapp.P().DataSet("part", "offline"), // offline.js fills it
	)
}

// faultLine is what boot.js fills when something goes wrong.
func (r *root) faultLine() goapp.UI {
	return goapp.P().Class("fault").DataSet("part", "fault").DataSet("text", r.t(i18n.Fault)).Attr("role", "alert")
}

// onWholeClick has the link to the lab lead to what the course page shows.
func (r *root) onWholeClick(goapp.Context, goapp.Event) {
	whole := *r.state
	whole.Parts, whole.Hidden = nil, nil
	dom.Part("whole").SetAttr("href", "../#"+permalink.Encode(&whole))
}
