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
)

// gallery is the tab with the test digits. What follows the network is painted
// here: tiles, page, and what is on the pad.
type gallery struct {
	grid        *tileGrid
	shown       galleryShown
	page, pages int // of the digits picked

	found                  bool
	pageText, before, next dom.Element
}

// galleryShown is what the tab was last painted from.
type galleryShown struct {
	rev    int
	filter state.Gallery
	lang   i18n.Lang
	dark   bool
	onPad  int
	answer int
}

// whiches are the choices of digits as the page lists them.
var whiches = [...]i18n.Key{
	state.AllDigits: i18n.WhichAll, state.EasyDigits: i18n.WhichEasy, state.HardDigits: i18n.WhichHard, state.WrongDigits: i18n.WhichWrong,
}

func (r *root) galleryBody() goapp.UI {
	return goapp.Div().Class("data-tab gallery").DataSet("part", "gallery").Body(
		goapp.P().Text(r.t(i18n.GalleryIntro, "count", r.testCount())),
		r.testsNote(),
		goapp.Div().Class("filters").Body(
			goapp.Div().Class("chips").Attr("role", "group").Aria("label", r.t(i18n.WhichLabel)).Body(
				goapp.Range(whiches[:]).Slice(r.whichChip)),
			goapp.Div().Class("chips").Attr("role", "group").Aria("label", r.t(i18n.DigitLabel)).Body(
				goapp.Range(make([]struct{}, nn.Digits+1)).Slice(r.digitChip)),
		),
		r.cellChip(),
		goapp.Div().Class("gallery-pages").Body(
			goapp.Button().Type("button").Class("pill").DataSet("part", "gallery-before").Attr("aria-disabled", "true").
				OnClick(r.onPage(-1), -1).Text(r.t(i18n.PageBefore)),
			goapp.Button().Type("button").Class("pill").DataSet("part", "gallery-next").Attr("aria-disabled", "true").
				OnClick(r.onPage(1), 1).Text(r.t(i18n.PageNext)),
			goapp.P().Class("muted").DataSet("part", "gallery-page").Attr("role", "status"),
			goapp.P().Class("muted").Text(r.t(i18n.GalleryLegend)),
		),
		&tiles{Grid: r.data.gallery.grid},
		r.onPadNote("gallery"),
		r.testsCredit(),
	)
}

// onPadNote is where a tab says which test digit is on the pad, with the way
// there.
func (r *root) onPadNote(tab string) goapp.UI {
	return goapp.Div().Class("on-pad").DataSet("on-pad", tab).Body(
		goapp.P().Attr("role", "status"),
		goapp.Button().Type("button").Class("pill").Hidden(true).OnClick(r.onGoToPad).Text(r.t(i18n.GoToPad)))
}

func (r *root) onGoToPad(goapp.Context, goapp.Event) { dom.Part("pad").Focus() }

// chip is a button of a group of which one is chosen.
func chip(text string, chosen bool) goapp.HTMLButton {
	return goapp.Button().Type("button").Class("chip").Attr("aria-pressed", strconv.FormatBool(chosen)).Text(text)
}

func (r *root) whichChip(i int) goapp.UI {
	w := state.Which(i)
	g := r.state.Gallery
	return chip(r.t(whiches[i]), g.Which == w && g.Answer == state.AnyDigit).DataSet("which", w.String()).
		OnClick(func(goapp.Context, goapp.Event) { r.apply(state.WhichChosenMsg{Which: w}) }, i)
}

func (r *root) digitChip(i int) goapp.UI {
	digit, text, label := i-1, strconv.Itoa(i-1), r.t(i18n.DigitOnly, "digit", strconv.Itoa(i-1))
	if digit == state.AnyDigit {
		text = r.t(i18n.DigitAny)
		label = text
	}
	return chip(text, r.state.Gallery.Digit == digit).DataSet("digit", digit).Aria("label", label).
		OnClick(func(goapp.Context, goapp.Event) { r.apply(state.GalleryDigitChosenMsg{Digit: digit}) }, i)
}

// cellChip says which cell of the confusion matrix is open, and leaves it.
func (r *root) cellChip() goapp.UI {
	place := goapp.Div().Class("cell-open").DataSet("part", "gallery-cell")
	g := r.state.Gallery
	if g.Answer == state.AnyDigit {
		return place
	}
	return place.Body(
		goapp.Span().Text(r.t(i18n.CellChosen, "digit", strconv.Itoa(g.Digit), "answer", strconv.Itoa(g.Answer))),
		goapp.Button().Type("button").Class("pill").OnClick(r.onCellLeft).Text(r.t(i18n.CellLeave)))
}

func (r *root) onCellLeft(goapp.Context, goapp.Event) {
	r.apply(state.GalleryDigitChosenMsg{Digit: state.AnyDigit})
}

// onPage turns pages, within those that there are.
func (r *root) onPage(by int) goapp.EventHandler {
	return func(goapp.Context, goapp.Event) {
		g := &r.data.gallery
		if to := g.page + by; to >= 0 && to < g.pages {
			r.apply(state.GalleryPagedMsg{By: to - r.state.Gallery.Page})
		}
	}
}

// find looks the elements up, once they are there.
func (g *gallery) find() {
	if g.found {
		return
	}
	g.pageText = dom.Part("gallery-page")
	g.before, g.next = dom.Part("gallery-before"), dom.Part("gallery-next")
	g.found = g.pageText.OK()
}

// paint implements painter.
func (g *gallery) paint(b *lab, s *state.State) {
	if s.Tab != state.GalleryTab || !b.readTests(s) {
		return
	}
	g.find()
	t := &b.tests
	now := galleryShown{t.rev, s.Gallery, s.Lang, s.Dark(), b.testOnPad(s), b.testAnswer(s)}
	if now == g.shown {
		return
	}
	picked := view.Picked(s.Gallery, t.set, &t.reading)
	part, at, pages := view.Page(picked, s.Gallery.Page)
	g.page, g.pages = at, pages
	list := make([]view.Tile, len(part))
	for i, k := range part {
		list[i] = view.GalleryTile(k, t.set, &t.reading, s.Lang)
	}
	g.grid.show(list, t.set.Raw, now.onPad, now.dark)
	g.pageText.SetText(view.PageText(len(part), len(picked), at, s.Lang))
	g.before.SetAttr("aria-disabled", strconv.FormatBool(at == 0))
	g.next.SetAttr("aria-disabled", strconv.FormatBool(at == pages-1))
	paintOnPad("gallery", b, s)
	g.shown = now
}

// testOnPad is the index of the test digit that is on the pad, −1 if none is.
func (b *lab) testOnPad(s *state.State) int {
	t, p := &b.tests, s.Drawing.Picture()
	if p != t.onPad {
		t.onPad, t.onPadIndex = p, -1
		for i := range t.set.Raw {
			if p != nil && [ink.Pixels]byte(t.set.Raw[i]) == *p {
				t.onPadIndex = i
				break
			}
		}
	}
	return t.onPadIndex
}

// testAnswer is what the network says of the test digit on the pad, −1 if none
// is there.
func (b *lab) testAnswer(s *state.State) int {
	if b.testOnPad(s) < 0 {
		return -1
	}
	return nn.ArgMax(b.trace.Output())
}

// paintOnPad says in a tab which test digit is on the pad.
func paintOnPad(tab string, b *lab, s *state.State) {
	place := dom.Root().Query(`[data-on-pad="` + tab + `"]`)
	i := b.testOnPad(s)
	text := ""
	if i >= 0 {
		text = i18n.T(s.Lang, i18n.LoadedDigit, "digit", strconv.Itoa(int(b.tests.set.Labels[i])),
			"answer", strconv.Itoa(b.testAnswer(s)))
	}
	place.Query("p").SetText(text)
	place.Query("button").SetHidden(i < 0)
}
