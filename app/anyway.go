package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

// anyway is the switch that lets the network answer what is no digit, and,
// folded beside it, a word about what stops it otherwise. Where that is missing,
// the word is open.
func (r *root) anyway() goapp.UI {
	failed := r.state.Check.Loading == state.Failed
	var retry []goapp.UI
	if failed && r.state.OnlyStrokes() { // trying again reloads the page
		retry = append(retry, goapp.Button().Type("button").Class("pill").DataSet("part", "retry").Text(r.t(i18n.Retry)))
	}
	note := goapp.Elem("details").Class("muted").DataSet("part", "check").DataSet("state", checkStates[r.state.Check.Loading])
	if failed {
		note = note.Attr("open", true)
	}
	return goapp.Div().Class("anyway").Body(
		goapp.Button().Type("button").Class("switch").DataSet("part", "anyway").
			Attr("role", "switch").Attr("aria-checked", strconv.FormatBool(r.state.AnswersAll())).
			Attr("aria-disabled", strconv.FormatBool(!r.running() || failed || r.state.Foreign())).Aria("describedby", "anyway-note").
			OnClick(r.onAnywayClick).Body(
			goapp.Span().Class("switch-track").Aria("hidden", "true"),
			goapp.Span().Text(r.t(i18n.Anyway)),
		),
		note.Body(
			goapp.Elem("summary").Aria("label", r.t(i18n.AnywayAbout)).Title(r.t(i18n.AnywayAbout)),
			goapp.P().Body(
				goapp.Span().ID("anyway-note").Text(r.checkNote()),
				goapp.Span().Body(retry...),
			),
		),
	)
}

// checkStates are the words of data-state, as on the loading line.
var checkStates = [...]string{state.Waiting: "progress", state.Ready: "done", state.Failed: "failed"}

// checkNote says what the check is, or why there is none.
func (r *root) checkNote() string {
	if r.state.Foreign() {
		note := r.t(i18n.ForeignNote)
		if !r.lab.shares() {
			note += " " + r.t(i18n.ForeignLead)
		}
		return note
	}
	switch c := r.state.Check; c.Loading {
	case state.Ready:
		return r.t(i18n.AnywayNote, "count", view.Count(c.Params))
	case state.Failed:
		return r.t(i18n.CheckFailed, "detail", c.Failure)
	}
	return r.t(i18n.AnywayNote, "count", "…")
}

// checkOff is the note beside an answer that was not checked.
func (r *root) checkOff() string {
	if r.state.Anyway || r.state.Foreign() {
		return r.t(i18n.CheckOff)
	}
	return ""
}

func (r *root) onAnywayClick(goapp.Context, goapp.Event) { r.apply(state.AnywayToggledMsg{}) }
