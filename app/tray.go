package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/sample"
)

// tray is the tab with the learner's own digits. What the network makes of
// them is painted here.
type tray struct {
	set     sample.Set // the kept drawings as the network sees them
	reading sample.Reading
	built   trayBuilt
	rev     int // counts the readings
	shown   trayShown
	table   *confusionGrid

	found    bool
	slots    [state.TrayMost]traySlot
	sentence dom.Element
	own      dom.Element
	compare  dom.Element
	pictures [3]*dom.Picture
	rows     [nn.Digits][2]outputRow
	pixels   []byte
}

// traySlot is the elements of one kept drawing.
type traySlot struct {
	item, caption, compare dom.Element
	picture                *dom.Picture
}

// trayBuilt is what the set was last made from.
type trayBuilt struct {
	rev   int
	steps ink.Steps
}

// trayShown is what the tab was last painted from.
type trayShown struct {
	kept, rev int
	lang      i18n.Lang
	dark      bool
}

func (r *root) trayBody() goapp.UI {
	t := &r.state.Tray
	note := ""
	switch {
	case len(t.Kept) == 0:
		note = r.t(i18n.TrayEmpty)
	case t.Full():
		note = r.t(i18n.TrayFull)
	}
	keep := !r.state.Drawing.Empty() && !t.Full()
	return goapp.Div().Class("data-tab tray").DataSet("part", "tray").Body(
		goapp.P().Text(r.t(i18n.TrayIntro, "count", strconv.Itoa(state.TrayMost))),
		r.labelled("keep", i18n.TrayKeep, i18n.TrayKeepAs, keep, r.onKeep),
		goapp.P().Class("muted tray-note").Attr("role", "status").Text(note),
		&trayList{Root: r, Lang: r.state.Lang},
		goapp.H3().Text(r.t(i18n.SaveTitle)),
		r.saveRow(),
		r.labelled("save-row", i18n.SaveRow, i18n.SaveRowAs, !r.state.Drawing.Empty(), r.onSaveRow),
	)
}

// labelled is a row of ten buttons, one a digit.
func (r *root) labelled(part string, text, label i18n.Key, useful bool, do func(digit int)) goapp.UI {
	return goapp.Div().Class("labelled").Attr("role", "group").Aria("label", r.t(text)).Body(
		goapp.Span().Aria("hidden", "true").Text(r.t(text)),
		goapp.Div().Class("chips").Body(
			goapp.Range(make([]struct{}, nn.Digits)).Slice(func(d int) goapp.UI {
				return goapp.Button().Type("button").Class("chip").DataSet("part", part).DataSet("digit", d).
					Aria("label", r.t(label, "digit", strconv.Itoa(d))).Attr("aria-disabled", strconv.FormatBool(!useful)).
					OnClick(func(goapp.Context, goapp.Event) { dom.Guard(func() { do(d) }) }, part, d).Text(strconv.Itoa(d))
			})))
}

func (r *root) onKeep(digit int) { r.apply(state.DrawingKeptMsg{Label: digit}) }

// find looks the elements up, once they are there.
func (t *tray) find() {
	if t.found {
		return
	}
	for i, e := range dom.Part("tray").QueryAll(".kept") {
		t.slots[i] = traySlot{e, e.Query(".tile-caption"), e.Query(`[data-do="compare"]`), e.Query("canvas").Picture()}
	}
	t.sentence, t.own, t.compare = dom.Part("tray-sentence"), dom.Part("tray-own"), dom.Part("tray-compare")
	for i, e := range t.compare.QueryAll("canvas") {
		t.pictures[i] = e.Picture()
	}
	for i, e := range t.compare.QueryAll(".output") {
		t.rows[i/2][i%2] = outputRow{e, e.Query(".output-value"), e.Query(".output-bar span").Style()}
	}
	t.found = t.own.OK()
}

// build brings the set up to the kept drawings and the steps, and the reading
// up to the network.
func (t *tray) build(b *lab, s *state.State) {
	now := trayBuilt{s.Tray.Rev, s.Steps}
	fresh := now != t.built || t.set.Len() != len(s.Tray.Kept)
	if fresh {
		t.set = sample.Set{}
		for _, k := range s.Tray.Kept {
			var digit ink.Digit
			if k.Picture != nil {
				b.bitmap(&digit, k.Picture, s.Steps)
			} else {
				b.norm.Strokes(&digit, k.Strokes, s.Steps)
			}
			t.set.Digits = append(t.set.Digits, digit)
			t.set.Raw = append(t.set.Raw, digit.Bytes())
			t.set.Labels = append(t.set.Labels, uint8(k.Label))
		}
		t.built = now
	}
	if t.reading.Read(b.net, &t.set, fresh) {
		t.rev++
	}
}

// paint implements painter.
func (t *tray) paint(b *lab, s *state.State) {
	if s.Tab != state.TrayTab {
		return
	}
	t.find()
	t.build(b, s)
	now := trayShown{s.Tray.Rev, t.rev, s.Lang, s.Dark()}
	if now == t.shown {
		return
	}
	palette := view.PaletteFor(now.dark)
	for i, e := range t.slots {
		e.item.SetHidden(i >= t.set.Len())
		if i >= t.set.Len() {
			continue
		}
		tile := view.TrayTile(i, &t.set, &t.reading, s.Lang)
		t.pixels = view.InkPixels(t.pixels, t.set.Digits[i][:], palette)
		e.picture.Paint(ink.Side, ink.Side, t.pixels)
		e.caption.SetText(tile.Caption)
		e.item.SetAttr("data-wrong", strconv.FormatBool(tile.Wrong))
		e.compare.SetAttr("aria-pressed", strconv.FormatBool(s.Tray.Compares(i)))
	}
	t.own.SetHidden(t.set.Len() == 0)
	c := t.reading.Confusion()
	t.sentence.SetText(view.ConfusionSentence(&c, s.Lang))
	t.table.show(view.ConfusionCells(&c, s.Lang), now.dark)
	t.paintComparison(s, palette)
	t.shown = now
}

// paintComparison paints the two that are compared.
func (t *tray) paintComparison(s *state.State, palette view.Palette) {
	two := s.Tray.Compared
	t.compare.SetAttr("data-two", strconv.FormatBool(len(two) == 2))
	if len(two) != 2 {
		return
	}
	first, second := t.set.Digits[two[0]][:], t.set.Digits[two[1]][:]
	paint := func(i int, pixels []byte) {
		t.pixels = pixels
		t.pictures[i].Paint(ink.Side, ink.Side, pixels)
	}
	paint(0, view.InkPixels(t.pixels, first, palette))
	paint(1, view.DifferencePixels(t.pixels, first, second, palette))
	paint(2, view.InkPixels(t.pixels, second, palette))
	for d, row := range view.CompareOutputs(two[0], two[1], &t.reading) {
		for i, o := range [2]view.Output{row.First, row.Second} {
			e := &t.rows[d][i]
			e.row.SetAttr("data-largest", strconv.FormatBool(o.Largest))
			e.value.SetText(o.Text)
			e.bar.Set("width:" + percent(o.Share))
		}
	}
}
