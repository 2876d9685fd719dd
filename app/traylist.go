package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn"
	"inkling/nn/ink"
)

// trayList renders the places of the kept drawings and what is told of them,
// all of it filled by tray.
type trayList struct {
	goapp.Compo
	Root *root
	Lang i18n.Lang
}

// Render implements goapp.Composer.
func (t *trayList) Render() goapp.UI {
	text := func(key i18n.Key) string { return i18n.T(t.Lang, key) }
	return goapp.Div().Class("tray-list").Body(
		goapp.Ol().Class("kept-list").Aria("label", text(i18n.TrayListLabel)).Body(
			goapp.Range(make([]struct{}, state.TrayMost)).Slice(func(i int) goapp.UI {
				return goapp.Li().Class("kept").Hidden(true).Body(
					goapp.Canvas().Class("pixels").Width(ink.Side).Height(ink.Side).Aria("hidden", "true"),
					goapp.Span().ID("kept-"+strconv.Itoa(i)).Class("tile-caption"),
					goapp.Div().Class("kept-buttons").Body(
						t.button("load", i, i18n.TrayLoad, state.KeptLoadedMsg{Index: i}),
						t.button("compare", i, i18n.TrayCompare, state.KeptComparedMsg{Index: i}),
						t.button("remove", i, i18n.TrayRemove, state.KeptRemovedMsg{Index: i})))
			})),
		goapp.Div().Class("tray-own").DataSet("part", "tray-own").Hidden(true).Body(
			goapp.Div().Class("panel").Body(
				goapp.H3().Text(text(i18n.TrayOwn)),
				goapp.P().DataSet("part", "tray-sentence").Attr("role", "status"),
				&confusionTable{Grid: t.Root.data.tray.table, Lang: t.Lang}),
			t.comparison(text)))
}

// button does something with a kept drawing.
func (t *trayList) button(do string, i int, key i18n.Key, m state.Message) goapp.UI {
	return goapp.Button().Type("button").Class("chip").DataSet("do", do).Aria("describedby", "kept-"+strconv.Itoa(i)).
		OnClick(func(goapp.Context, goapp.Event) { t.Root.apply(m) }, do, i).Text(i18n.T(t.Lang, key))
}

// comparison is where two kept drawings stand side by side.
func (t *trayList) comparison(text func(i18n.Key) string) goapp.UI {
	names := [...]i18n.Key{i18n.CompareFirst, i18n.CompareDiff, i18n.CompareSecond}
	return goapp.Div().Class("panel tray-compare").DataSet("part", "tray-compare").Body(
		goapp.H3().Text(text(i18n.CompareTitle)),
		goapp.P().Class("muted compare-hint").Text(text(i18n.CompareHint)),
		goapp.Div().Class("compare-two").Body(
			goapp.Div().Class("compare-pictures").Body(
				goapp.Range(names[:]).Slice(func(i int) goapp.UI {
					return goapp.Div().Class("compare-picture").Body(
						goapp.Canvas().Class("pixels").Width(ink.Side).Height(ink.Side).Attr("role", "img").Aria("label", text(names[i])),
						goapp.Span().Class("tile-caption").Aria("hidden", "true").Text(text(names[i])))
				})),
			goapp.P().Class("muted").Text(text(i18n.CompareLegend)),
			goapp.Ol().Class("outputs compare-outputs").Body(
				goapp.Range(make([]struct{}, nn.Digits)).Slice(func(d int) goapp.UI {
					return goapp.Li().Class("compare-row").Body(
						compareSide(d, text(i18n.CompareOutput)+" "+strconv.Itoa(d)+", "+text(i18n.CompareFirst)),
						compareSide(d, text(i18n.CompareSecond)))
				}))))
}

// compareSide is one output of one of the two.
func compareSide(d int, label string) goapp.UI {
	return goapp.Div().Class("output").Body(
		goapp.Span().Class("spoken").Text(label),
		goapp.Span().Class("output-digit").Aria("hidden", "true").Text(strconv.Itoa(d)),
		goapp.Span().Class("output-bar").Aria("hidden", "true").Body(goapp.Span()),
		goapp.Span().Class("output-value"))
}
