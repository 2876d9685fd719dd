package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

// accuracy is the tab about how often the network is right. Its numbers follow
// the network and are painted here.
type accuracy struct {
	table *confusionGrid
	shown accuracyShown

	number, sentence, all, allNote dom.Element
}

// accuracyShown is what the tab was last painted from.
type accuracyShown struct {
	rev  int
	lang i18n.Lang
	dark bool
	all  string
}

func (r *root) accuracyBody() goapp.UI {
	return goapp.Div().Class("data-tab accuracy").DataSet("part", "accuracy").Body(
		r.testsNote(),
		goapp.Div().Class("accuracy-columns").Body(
			goapp.Div().Class("panel").Body(
				goapp.P().Class("figure").Body(
					goapp.B().DataSet("part", "accuracy-sample"),
					goapp.Span().Text(r.t(i18n.AccuracySample, "count", r.testCount()))),
				goapp.P().DataSet("part", "accuracy-sentence").Attr("role", "status"),
				goapp.P().Class("figure").Body(
					goapp.B().DataSet("part", "accuracy-all"),
					goapp.Span().DataSet("part", "accuracy-all-note")),
				goapp.P().Class("muted").Text(r.t(i18n.AccuracyAnything)),
				goapp.P().Class("muted").Text(r.t(i18n.SampleSteps)),
			),
			goapp.Div().Class("panel").Body(
				goapp.P().Class("muted").Text(r.t(i18n.AccuracyCaption)),
				&confusionTable{Grid: r.data.accuracy.table, Lang: r.state.Lang},
			),
		),
		r.testsCredit(),
	)
}

// openCell shows the digits of a cell in the gallery.
func (r *root) openCell(digit, answer int) {
	r.apply(state.CellOpenedMsg{Digit: digit, Answer: answer})
	dom.Root().Query("#tab-gallery").Focus()
}

// find looks the elements up, once they are there.
func (a *accuracy) find() {
	if a.number.OK() {
		return
	}
	a.number, a.sentence = dom.Part("accuracy-sample"), dom.Part("accuracy-sentence")
	a.all, a.allNote = dom.Part("accuracy-all"), dom.Part("accuracy-all-note")
}

// paint implements painter.
func (a *accuracy) paint(b *lab, s *state.State) {
	if s.Tab != state.AccuracyTab || !b.readTests(s) {
		return
	}
	a.find()
	now := accuracyShown{b.tests.rev, s.Lang, s.Dark(), b.metadata["test_accuracy"]}
	if now == a.shown {
		return
	}
	c := b.tests.reading.Confusion()
	a.number.SetText(view.Percent(c.Accuracy(), 1, s.Lang))
	a.sentence.SetText(view.ConfusionSentence(&c, s.Lang))
	all, note := view.MetadataShare(now.all, s.Lang), i18n.AccuracyAll
	if all == "" {
		note = i18n.AccuracyUnknown
	}
	a.all.SetText(all)
	a.allNote.SetText(i18n.T(s.Lang, note))
	a.table.show(view.ConfusionCells(&c, s.Lang), now.dark)
	a.shown = now
}
