package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// newTeacher is the root of the teacher's page: a pad and the answer, beside
// words that the site generator puts into the page. Of these the program knows
// only the worksheet, which it fills.
func newTeacher() *root {
	r := newRoot(teacherPage)
	r.lab.parts = []painter{&worksheetPainter{}}
	return r
}

// prerenderedTeacher is that root as the site generator writes it.
func prerenderedTeacher(l i18n.Lang) *root {
	r := newTeacher()
	r.state.Lang = l
	return r
}

func (r *root) teacher() goapp.UI {
	return goapp.Div().Class("page").Body(
		r.header(),
		goapp.Section().Class("bench").Aria("label", r.t(i18n.SheetPad)).Body(
			r.padPanel(), r.answerPanel(),
			goapp.Elem("a").Attr("href", "#worksheet-"+r.state.Lang.Code()).Text(r.t(i18n.SheetNote))),
		r.footer(),
	)
}

// worksheetPainter fills the places of the worksheet, in both languages' words
// of the page at once, and marks the document while there is something in them.
type worksheetPainter struct {
	found    bool
	pictures []pictureParts
	terms    []dom.Element
	shown    shownWorksheet
}

// shownWorksheet is what the sheet was last filled from.
type shownWorksheet struct {
	digit  ink.Digit
	status verdict.Status
	lang   i18n.Lang
}

// sheetPalette is black on white: what is printed has no theme.
var sheetPalette = view.Palette{Paper: view.RGB{R: 255, G: 255, B: 255}}

func (p *worksheetPainter) find() {
	all := dom.Root().QueryAll
	for _, e := range all(`canvas[data-sheet="picture"]`) {
		p.pictures = append(p.pictures, pictureParts{place: e, picture: e.Picture()})
	}
	p.terms = all(`[data-sheet="terms"]`)
	p.found = true
}

// paint implements painter.
func (p *worksheetPainter) paint(b *lab, s *state.State) {
	now := shownWorksheet{b.digit, b.verdict.Status, s.Lang}
	if p.found && now == p.shown || s.Drawing.Drawing() {
		return // it can wait until the stroke is drawn
	}
	if !p.found {
		p.find()
	}
	p.shown = now
	if now.status != verdict.Sure && now.status != verdict.Unsure {
		dom.Root().RemoveAttr("data-sheet")
		return
	}
	dom.Root().SetAttr("data-sheet", "filled")
	for i := range p.pictures {
		c := &p.pictures[i]
		c.pixels = view.InkPixels(c.pixels, b.digit[:], sheetPalette)
		c.picture.Paint(ink.Side, ink.Side, c.pixels)
		c.place.SetAttr("aria-label", view.InkLabel(b.digit[:], s.Lang))
	}
	w := view.NewWorksheet(b.net, b.trace, b.verdict, s.Lang)
	rows := string(w.Sum.Rows(nil, 0, len(w.Sum.Terms), -1))
	for _, e := range p.terms {
		e.SetHTML(rows)
	}
	for _, f := range w.Fills {
		for _, e := range dom.Root().QueryAll(`[data-fill="` + f.Name + `"]`) {
			e.SetText(f.Text)
		}
	}
}
