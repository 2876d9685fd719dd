package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/view"
	"inkling/nn"
)

// confusionGrid is a confusion matrix whose cells are painted directly and
// open what they count.
type confusionGrid struct {
	name  string
	open  func(digit, answer int) // nil: the cells are no buttons
	cells []cellElements
	order []dom.Element
	shown [nn.Digits][nn.Digits]view.Cell
	dark  bool
	focus int
}

// cellElements are one cell's.
type cellElements struct {
	element dom.Element
	style   dom.Style
}

// confusionTable renders a confusion matrix, its cells empty.
type confusionTable struct {
	goapp.Compo
	Grid *confusionGrid
	Lang i18n.Lang
}

// Render implements goapp.Composer.
func (t *confusionTable) Render() goapp.UI {
	word := func(key i18n.Key) goapp.UI { return goapp.Span().Class("spoken").Text(i18n.T(t.Lang, key) + " ") }
	digits := make([]struct{}, nn.Digits)
	return goapp.Div().Class("confusion-frame").Body(
		goapp.Elem("table").Class("confusion").DataSet("confusion", t.Grid.name).Body(
			goapp.Elem("thead").Body(goapp.Elem("tr").Body(
				goapp.Elem("th").Attr("scope", "col").Class("confusion-corner").Text(i18n.T(t.Lang, i18n.AccuracyIs)+" ↓ → "+i18n.T(t.Lang, i18n.AccuracyAnswer)),
				goapp.Range(digits).Slice(func(p int) goapp.UI {
					return goapp.Elem("th").Attr("scope", "col").Body(word(i18n.AccuracyAnswer), goapp.Span().Text(strconv.Itoa(p)))
				}))),
			goapp.Elem("tbody").Body(goapp.Range(digits).Slice(func(a int) goapp.UI {
				return goapp.Elem("tr").Body(
					goapp.Elem("th").Attr("scope", "row").Body(word(i18n.AccuracyIs), goapp.Span().Text(strconv.Itoa(a))),
					goapp.Range(digits).Slice(func(p int) goapp.UI { return goapp.Elem("td").Body(t.Grid.cell(a, p)) }))
			}))))
}

// cell is one cell's element: a button where it opens something.
func (g *confusionGrid) cell(a, p int) goapp.UI {
	i := a*nn.Digits + p
	if g.open == nil {
		return goapp.Span().Class("confusion-cell")
	}
	return goapp.Button().Type("button").Class("confusion-cell").TabIndex(-1).
		DataSet("cell", strconv.Itoa(a)+"."+strconv.Itoa(p)).
		OnClick(func(goapp.Context, goapp.Event) {
			if i < len(g.order) && !g.shown[a][p].None {
				g.moveTo(i)
				g.open(a, p)
			}
		}, i).
		OnKeyDown(func(_ goapp.Context, e goapp.Event) {
			if to, ok := moved(g.order, i, e.Get("key").String()); ok {
				e.PreventDefault()
				g.moveTo(to)
				g.order[to].Focus()
			}
		}, i)
}

// moveTo makes cell i the one that Tab leads to.
func (g *confusionGrid) moveTo(i int) {
	g.order[g.focus].SetAttr("tabindex", "-1")
	g.focus = i
	g.order[i].SetAttr("tabindex", "0")
}

// show paints the cells; only what changed is touched.
func (g *confusionGrid) show(cells [nn.Digits][nn.Digits]view.Cell, dark bool) {
	first := g.cells == nil
	if first {
		for _, e := range dom.Root().Query(`[data-confusion="` + g.name + `"]`).QueryAll(".confusion-cell") {
			g.cells = append(g.cells, cellElements{e, e.Style()})
			g.order = append(g.order, e)
		}
		if g.open != nil && len(g.order) > 0 {
			g.moveTo(0)
		}
	}
	palette := view.PaletteFor(dark)
	for i, e := range g.cells {
		cell, old := cells[i/nn.Digits][i%nn.Digits], g.shown[i/nn.Digits][i%nn.Digits]
		if !first && dark == g.dark && cell == old {
			continue
		}
		fill, text := cell.Shade(palette)
		e.element.SetText(cell.Text)
		e.element.SetAttr("data-kind", cellKind(cell))
		e.style.Set("background-color:" + fill.CSS() + ";color:" + text.CSS())
		if g.open != nil {
			e.element.SetAttr("aria-label", cell.Label)
			e.element.SetAttr("aria-disabled", strconv.FormatBool(cell.None))
		}
	}
	g.shown, g.dark = cells, dark
}

// cellKind is what data-kind says of a cell.
func cellKind(c view.Cell) string {
	switch {
	case c.None:
		return "none"
	case c.Right:
		return "right"
	}
	return "wrong"
}
