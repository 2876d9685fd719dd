package app

import (
	"slices"
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

// inspectorPanel stands below the outputs and shows the inside of what is
// selected. Everything in it that follows pen or selection belongs to
// inspector.paint and is empty here.
func (r *root) inspectorPanel() goapp.UI {
	return goapp.Section().Class("panel inspect").DataSet("part", "inspect-panel").Aria("labelledby", "inspect-title").Body(
		goapp.Div().Class("inspect-head").Body(
			goapp.H2().ID("inspect-title").DataSet("show", "title").Text(r.t(i18n.InspectTitle)),
			goapp.P().Class("muted").DataSet("show", "hint"),
		),
		goapp.Div().Class("inspect-figures").Body(
			goapp.Range(make([]struct{}, len(view.Card{}.Figures))).Slice(func(i int) goapp.UI {
				return goapp.Div().Class("inspect-figure").DataSet("figure", strconv.Itoa(i)).Body(
					goapp.Canvas().Class("inspect-picture").Attr("role", "img"),
					goapp.P().Class("inspect-scale").Aria("hidden", "true").Body(
						goapp.Span().DataSet("show", "low"), goapp.Canvas(), goapp.Span().DataSet("show", "high"),
					),
					goapp.P().Class("inspect-name").DataSet("show", "name"),
				)
			}),
		),
		goapp.Div().Class("inspect-rows").Body(
			goapp.Range(make([]struct{}, len(view.Card{}.Rows))).Slice(func(int) goapp.UI {
				return goapp.P().Class("inspect-row").Body(goapp.Span(), goapp.Span())
			}),
		),
		goapp.P().Class("inspect-words").DataSet("show", "words"),
		goapp.Canvas().Class("inspect-curve").Attr("role", "img"),
	)
}

// inspector paints the panel below the outputs.
type inspector struct {
	found   bool
	title   dom.Element
	figures [2]figureParts
	rows    [4][3]dom.Element // the row, its name, its value
	words   dom.Element
	curve   pictureParts
	hint    dom.Element

	card  view.Card
	shown view.Card // with figures of its own
	dark  bool
	told  string // the hint
	frame int    // counts the paintings
}

// figureParts are the elements of one picture of numbers.
type figureParts struct {
	pictureParts
	scale           *dom.Picture
	name, low, high dom.Element
	ramp            []byte
	shown           []float64 // values painted
}

// pictureParts are a canvas and the pixels painted on it.
type pictureParts struct {
	place   dom.Element
	picture *dom.Picture
	pixels  []byte

	line   []byte // of a curve: its picture without the point,
	lineOf view.Curve
	lineIn view.Palette
}

func (p *inspector) find() {
	panel := dom.Part("inspect-panel")
	show := func(e dom.Element, name string) dom.Element { return e.Query(`[data-show="` + name + `"]`) }
	p.title, p.words, p.hint = show(panel, "title"), show(panel, "words"), show(panel, "hint")
	p.curve.place = panel.Query(".inspect-curve")
	p.curve.picture = p.curve.place.Picture()
	for i := range p.figures {
		f, e := &p.figures[i], panel.Query(`[data-figure="`+strconv.Itoa(i)+`"]`)
		f.place = e.Query(".inspect-picture")
		f.picture, f.scale = f.place.Picture(), e.Query(".inspect-scale canvas").Picture()
		f.name, f.low, f.high = show(e, "name"), show(e, "low"), show(e, "high")
	}
	for i, row := range panel.QueryAll(".inspect-row") {
		p.rows[i] = [3]dom.Element{row, row.Query(":first-child"), row.Query(":last-child")}
	}
	p.found = true
}

// pictureEvery is in how many frames, while the pen is down, the pictures are
// painted once, to leave it the time; the numbers are those of every frame.
const pictureEvery = 3

// paint implements painter.
func (p *inspector) paint(b *lab, s *state.State) {
	first := !p.found
	if first {
		p.find()
	}
	p.card.Read(b.net, b.trace, s.Selected, s.Lang)
	c, dark := &p.card, s.Dark()
	again := first || dark != p.dark
	p.dark = dark
	if first || c.Title != p.shown.Title {
		p.title.SetText(c.Title)
	}
	p.frame++
	pictures := again || !s.Drawing.Drawing() || p.frame%pictureEvery == 0
	if pictures {
		for i := range c.Figures {
			p.figures[i].paint(&c.Figures[i], &p.shown.Figures[i], dark, again)
		}
	}
	for i, row := range c.Rows {
		if first || row != p.shown.Rows[i] {
			p.rows[i][0].SetHidden(row.Name == "")
			p.rows[i][1].SetText(row.Name)
			p.rows[i][2].SetText(row.Value)
		}
	}
	if first || c.Words != p.shown.Words {
		p.words.SetText(c.Words)
	}
	if again || c.Curve != p.shown.Curve {
		if pictures {
			p.curve.paintCurve(&c.Curve, dark)
			p.shown.Curve = c.Curve
		} else {
			dom.RequestFrame() // their turn comes, whether the pen moves on or rests
		}
	}
	hint := ""
	if !s.Selected.Any {
		hint = i18n.T(s.Lang, i18n.InspectHint)
	}
	if hint != p.told {
		p.hint.SetText(hint)
		p.told = hint
	}
	p.shown.Title, p.shown.Rows, p.shown.Words = c.Title, c.Rows, c.Words
}

// paint shows a figure and remembers it in old.
func (f *figureParts) paint(c, old *view.Figure, dark, again bool) {
	same := !again && old.Grid == c.Grid && old.Mark == c.Mark && slices.Equal(f.shown, c.Values)
	if !same {
		palette, w, h := view.PaletteFor(dark), 0, 0
		f.pixels, w, h = c.Pixels(f.pixels, palette)
		f.picture.Paint(w, h, f.pixels)
		f.ramp = c.Scale(f.ramp, palette)
		f.scale.Paint(view.ScaleWidth, 1, f.ramp)
		f.shown = append(f.shown[:0], c.Values...)
	}
	if again || c.Label != old.Label {
		f.place.SetAttr("aria-label", c.Label)
		f.name.SetText(c.Name)
		f.low.SetText(view.Fix(c.Low).String())
		f.high.SetText(view.Fix(c.High).String())
	}
	old.Grid, old.Mark, old.Label = c.Grid, c.Mark, c.Label
}

// paintCurve shows an activation function with its point, or nothing.
func (p *pictureParts) paintCurve(c *view.Curve, dark bool) {
	p.place.SetHidden(!c.Shown)
	if !c.Shown {
		return
	}
	palette := view.PaletteFor(dark)
	if p.line == nil || !c.SameLine(&p.lineOf) || palette != p.lineIn {
		p.line = c.Line(p.line, palette)
		p.lineOf, p.lineIn = *c, palette
	}
	p.pixels = c.Point(append(p.pixels[:0], p.line...), palette)
	p.picture.Paint(view.CurveWidth, view.CurveHeight, p.pixels)
	p.place.SetAttr("aria-label", c.Label)
}
