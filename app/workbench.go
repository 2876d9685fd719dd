package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
)

// benchTab is one part of the workbench below the network.
type benchTab struct {
	tab   state.Tab
	title i18n.Key
	body  func(*root) goapp.UI
}

// benchTabs are all of them, in order. Each stands in the page from the
// beginning, hidden unless open, so that what paints into it finds it.
var benchTabs = []benchTab{
	{state.SumTab, i18n.TabSum, (*root).sumTab},
	{state.MatrixTab, i18n.TabMatrix, (*root).matrixTab},
	{state.CountTab, i18n.TabCount, (*root).countTab},
	{state.KnobsTab, i18n.KnobsTitle, (*root).knobsBody},
	{state.LikesTab, i18n.LikesTab, (*root).likesBody},
	{state.GalleryTab, i18n.GalleryTab, (*root).galleryBody},
	{state.TrayTab, i18n.TrayTab, (*root).trayBody},
	{state.AccuracyTab, i18n.AccuracyTab, (*root).accuracyBody},
}

// painter paints a part of the page that follows the pen or the network,
// straight into elements that go-app renders empty. It looks at the state to
// see whether its part is open, and touches only what changed.
type painter interface {
	paint(*lab, *state.State)
}

// workbench is everything that can be done with the network beyond drawing.
func (r *root) workbench() goapp.UI {
	return goapp.Section().Class("workbench").DataSet("part", "workbench").Aria("label", r.t(i18n.WorkbenchLabel)).Body(
		goapp.Div().Class("tabs").Attr("role", "tablist").Aria("label", r.t(i18n.WorkbenchLabel)).Body(
			goapp.Range(benchTabs).Slice(func(i int) goapp.UI {
				t := benchTabs[i]
				index := -1
				if t.tab == r.state.Tab {
					index = 0
				}
				return goapp.Button().Type("button").Class("pill").ID("tab-"+t.tab.String()).Attr("role", "tab").
					DataSet("tab", t.tab.String()).Aria("controls", "panel-"+t.tab.String()).Aria("selected", t.tab == r.state.Tab).
					TabIndex(index).OnClick(r.onTabClick(t.tab), t.tab.String()).OnKeyDown(r.onTabKey).Text(r.t(t.title))
			}),
		),
		goapp.Div().Class("tab-panels").Body(
			goapp.Range(benchTabs).Slice(func(i int) goapp.UI {
				t := benchTabs[i]
				panel := goapp.Div().Class("tab-panel").ID("panel-"+t.tab.String()).Attr("role", "tabpanel").Aria("labelledby", "tab-"+t.tab.String())
				if t.tab != r.state.Tab {
					panel = panel.Hidden(true)
				}
				return panel.Body(t.body(r))
			}),
		),
	)
}

func (r *root) onTabClick(t state.Tab) goapp.EventHandler {
	return func(goapp.Context, goapp.Event) { r.apply(state.TabOpenedMsg{Tab: t}) }
}

// onTabKey moves between the tabs with the arrow keys.
func (r *root) onTabKey(_ goapp.Context, e goapp.Event) {
	at, n := 0, len(benchTabs)
	for i, t := range benchTabs {
		if t.tab == r.state.Tab {
			at = i
		}
	}
	switch e.Get("key").String() {
	case "ArrowRight":
		at = (at + 1) % n
	case "ArrowLeft":
		at = (at + n - 1) % n
	case "Home":
		at = 0
	case "End":
		at = n - 1
	default:
		return
	}
	e.PreventDefault()
	r.apply(state.TabOpenedMsg{Tab: benchTabs[at].tab})
	dom.Root().Query("#tab-" + benchTabs[at].tab.String()).Focus()
}
