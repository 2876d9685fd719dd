package app

import (
	"slices"
	"strconv"

	"inkling/app/dom"
	"inkling/app/state"
	"inkling/app/view"
)

// The table of terms. While numbers move only the rows that are seen are
// written, so that no frame has to wait for hundreds; when they rest, all are.
const (
	rowHeight  = 28  // CSS pixels, as in inspector.css
	rowsSeen   = 18  // a few more than fit
	restMillis = 150 // how long numbers have to rest
)

// sumPainter paints the tab with the whole sum.
type sumPainter struct {
	found   bool
	texts   map[string]dom.Element // by data-part or data-show
	terms   dom.Element
	spaces  [2]dom.Style // above and below the rows that are there
	scroll  dom.Element
	chooser dom.Element
	curve   pictureParts

	at      int     // the row that the keyboard went to, or -1
	top     float64 // how far down the table is scrolled
	visible bool    // the table is in the window
	rest    *dom.Rest
	rows    []byte
	apply   func(state.Message) // set when the page runs

	sum    view.Sum
	shown  view.Sum // what is in the table
	said   view.SumTexts
	marked int
	chosen string
	point  view.Curve
	dark   bool
}

func (p *sumPainter) find() {
	place := dom.Part("inspector")
	p.texts = map[string]dom.Element{}
	for _, part := range []string{"zeros", "products", "rounding", "sum", "bias", "z", "activation"} {
		p.texts[part] = place.Query(`[data-part="` + part + `"]`)
	}
	for _, show := range []string{"title", "input", "count", "function", "words"} {
		p.texts[show] = place.Query(`[data-show="` + show + `"]`)
	}
	p.terms, p.scroll, p.chooser = dom.Part("terms"), dom.Part("sum-scroll"), dom.Part("sum-neuron")
	p.spaces[0] = place.Query(`[data-space="above"]`).Style()
	p.spaces[1] = place.Query(`[data-space="below"]`).Style()
	p.curve.place = place.Query(".inspect-curve")
	p.curve.picture = p.curve.place.Picture()
	p.rest = dom.NewRest(func() { p.table(0, len(p.sum.Terms)) })
	p.scroll.OnScroll(func(top float64) { p.top = top })
	p.scroll.OnVisible(func(in bool) { p.visible = in })
	p.terms.OnPick(p.tap)
	p.scroll.OnPress(p.key)
	p.chosen, p.found, p.at = "unknown", true, -1
}

// tap selects the line of the term that was tapped.
func (p *sumPainter) tap(at dom.Pointing) {
	if from, err := strconv.Atoi(at.Pick); err == nil && at.Kind == dom.Tapped {
		p.at = slices.IndexFunc(p.sum.Terms, func(t view.Term) bool { return t.Index == from })
		p.apply(state.SelectedMsg{Selection: state.Line(p.sum.Layer, p.sum.Index, from)})
	}
}

// key goes from row to row, and selects the line of the term that it went to.
// It reports whether it used the key.
func (p *sumPainter) key(key string, _ bool) bool {
	at, last := p.at, len(p.sum.Terms)-1
	switch key {
	case "ArrowDown":
		at++
	case "ArrowUp":
		at--
	case "Home":
		at = 0
	case "End":
		at = last
	case "Enter":
		if at >= 0 && at <= last {
			p.apply(state.SelectedMsg{Selection: state.Line(p.sum.Layer, p.sum.Index, p.sum.Terms[at].Index)})
		}
		return true
	default:
		return false
	}
	if p.at = min(max(at, 0), last); last >= 0 {
		p.table(0, last+1)
		p.row().Focus()
	}
	return true
}

// row is the row that the keyboard went to, where all are written.
func (p *sumPainter) row() dom.Element {
	return p.terms.Query("tr:nth-child(" + strconv.Itoa(p.at+1) + ")")
}

// paint implements painter.
func (p *sumPainter) paint(b *lab, s *state.State) {
	if s.Tab != state.SumTab {
		return
	}
	first := !p.found
	if first {
		p.find()
	}
	layer, index := view.Shown(s.Selected, b.net, b.trace)
	p.sum.Read(b.net, b.trace, layer, index, view.SumOrder{ByStrength: s.Inspect.ByStrength, All: s.Inspect.AllTerms})
	marked := -1
	if s.Selected.Line {
		marked = s.Selected.From
	}
	chosen := ""
	if s.Selected.Any && s.Selected.Layer > 0 {
		chosen = neuronValue(layer, index)
	}
	if chosen != p.chosen {
		p.chooser.SetValue(chosen)
		p.chosen = chosen
	}
	p.say(p.sum.Texts(len(b.net.Layers), s.Lang), first)
	if now := (view.Curve{Shown: true, Activation: p.sum.Activation, Z: p.sum.ExactZ, A: p.sum.ExactA, Label: p.said.Function + " = " + p.said.A}); first || now != p.point || s.Dark() != p.dark {
		p.curve.paintCurve(&now, s.Dark())
		p.point, p.dark = now, s.Dark()
	}
	if !first && marked == p.marked && p.sum.Same(&p.shown) {
		return
	}
	p.marked = marked
	if p.sum.Layer != p.shown.Layer || p.sum.Index != p.shown.Index {
		p.at = -1
	}
	p.shown.Terms = append(p.shown.Terms[:0], p.sum.Terms...)
	kept := p.shown.Terms
	p.shown = p.sum
	p.shown.Terms = kept
	p.scroll.SetAttr("data-complete", "false")
	if p.visible {
		from := min(max(int(p.top)/rowHeight-1, 0), len(p.sum.Terms))
		p.table(from, min(from+rowsSeen, len(p.sum.Terms)))
	}
	p.rest.Restart(restMillis)
}

// table writes the rows from … to-1 and leaves room for the others. Where the
// keyboard is among them, all are written, and it stays.
func (p *sumPainter) table(from, to int) {
	held := p.at >= 0 && p.terms.HoldsFocus()
	if held {
		from, to = 0, len(p.sum.Terms)
	}
	p.rows = p.sum.Rows(p.rows[:0], from, to, p.marked)
	p.terms.SetHTML(string(p.rows))
	p.spaces[0].Set("height:" + strconv.Itoa(from*rowHeight) + "px")
	p.spaces[1].Set("height:" + strconv.Itoa((len(p.sum.Terms)-to)*rowHeight) + "px")
	p.scroll.SetAttr("data-complete", strconv.FormatBool(to-from == len(p.sum.Terms)))
	if held {
		p.row().Focus()
	}
}

// say sets the texts that differ from those that are there.
func (p *sumPainter) say(t view.SumTexts, first bool) {
	old := p.said
	for _, text := range [...]struct{ name, now, old string }{
		{"title", t.Title, old.Title}, {"count", t.Count, old.Count}, {"zeros", t.Zeros, old.Zeros},
		{"input", t.Input, old.Input}, {"words", t.Words, old.Words}, {"products", t.Products, old.Products},
		{"rounding", t.Rounding, old.Rounding}, {"sum", t.Weighted, old.Weighted}, {"bias", t.Bias, old.Bias},
		{"z", t.Z, old.Z}, {"function", t.Function, old.Function}, {"activation", t.A, old.A},
	} {
		if first || text.now != text.old {
			p.texts[text.name].SetText(text.now)
		}
	}
	for _, exact := range [...]struct {
		name     string
		now, old float64
	}{{"bias", p.sum.ExactBias, p.shown.ExactBias}, {"z", p.sum.ExactZ, p.shown.ExactZ}, {"activation", p.sum.ExactA, p.shown.ExactA}} {
		if first || exact.now != exact.old {
			p.texts[exact.name].SetAttr("data-value", view.Exact(exact.now))
		}
	}
	p.said = t
}
