package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/view"
	"inkling/nn/sample"
)

// tileGrid is a grid of small pictures to choose from. It is painted directly,
// like everything that follows the network: go-app renders it once, empty.
type tileGrid struct {
	name    string // in data-tiles
	count   int    // places for tiles
	pick    func(index int)
	slots   []slot
	order   []dom.Element // the slots' buttons, to move between
	shown   []view.Tile   // what the slots show
	dark    bool
	focus   int // the slot that Tab leads to
	pressed int // Tile.Index of the tile whose picture is on the pad
	pixels  []byte
}

// slot is the elements of one place.
type slot struct {
	button, caption dom.Element
	picture         *dom.Picture
}

// tiles renders a grid.
type tiles struct {
	goapp.Compo
	Grid *tileGrid
}

// Render implements goapp.Composer.
func (t *tiles) Render() goapp.UI {
	g := t.Grid
	return goapp.Div().Class("tiles").DataSet("tiles", g.name).Body(
		goapp.Range(make([]struct{}, g.count)).Slice(func(i int) goapp.UI {
			return goapp.Button().Type("button").Class("tile").TabIndex(-1).Hidden(true).
				OnClick(g.onClick(i), i).OnKeyDown(g.onKey(i), i).Body(
				goapp.Canvas().Class("pixels").Width(28).Height(28).Aria("hidden", "true"),
				goapp.Span().Class("tile-caption").Aria("hidden", "true"))
		}))
}

func (g *tileGrid) onClick(i int) goapp.EventHandler {
	return func(goapp.Context, goapp.Event) {
		if i < len(g.shown) {
			g.moveTo(i)
			g.pick(g.shown[i].Index)
		}
	}
}

// onKey moves between the tiles with the arrow keys.
func (g *tileGrid) onKey(i int) goapp.EventHandler {
	return func(_ goapp.Context, e goapp.Event) {
		if to, ok := moved(g.order[:len(g.shown)], i, e.Get("key").String()); ok {
			e.PreventDefault()
			g.moveTo(to)
			g.order[to].Focus()
		}
	}
}

// moved is the place that a key leads to from place i among elements that
// stand in rows.
func moved(elements []dom.Element, i int, key string) (int, bool) {
	if len(elements) == 0 { // nothing has come yet
		return i, false
	}
	columns := 1
	if key == "ArrowUp" || key == "ArrowDown" {
		top := elements[0].Box().Top
		for columns < len(elements) && elements[columns].Box().Top == top {
			columns++
		}
	}
	to := i
	switch key {
	case "ArrowLeft":
		to--
	case "ArrowRight":
		to++
	case "ArrowUp":
		to -= columns
	case "ArrowDown":
		to += columns
	case "Home":
		to = 0
	case "End":
		to = len(elements) - 1
	default:
		return i, false
	}
	if to < 0 || to >= len(elements) {
		to = i
	}
	return to, true
}

// moveTo makes slot i the one that Tab leads to.
func (g *tileGrid) moveTo(i int) {
	if g.focus < len(g.order) {
		g.order[g.focus].SetAttr("tabindex", "-1")
	}
	g.focus = i
	g.order[i].SetAttr("tabindex", "0")
}

// find looks the elements up, once they are there.
func (g *tileGrid) find() {
	if g.slots != nil {
		return
	}
	for _, e := range dom.Root().Query(`[data-tiles="` + g.name + `"]`).QueryAll(".tile") {
		g.slots = append(g.slots, slot{e, e.Query(".tile-caption"), e.Query("canvas").Picture()})
		g.order = append(g.order, e)
	}
	g.pressed = -1
}

// show paints the tiles, pictures from raw; pressed is the Index of the tile
// that is on the pad, or −1. Only what changed is touched.
func (g *tileGrid) show(list []view.Tile, raw []sample.Picture, pressed int, dark bool) {
	g.find()
	list = list[:min(len(list), len(g.slots))]
	for i, s := range g.slots {
		was := i < len(g.shown)
		if i >= len(list) {
			if was {
				s.button.SetHidden(true)
			}
			continue
		}
		t := list[i]
		if !was {
			s.button.SetHidden(false)
		}
		if !was || dark != g.dark || t.Index != g.shown[i].Index {
			g.pixels = view.BytePixels(g.pixels, &raw[t.Index], view.PaletteFor(dark))
			s.picture.Paint(28, 28, g.pixels)
		}
		if !was || t != g.shown[i] {
			s.caption.SetText(t.Caption)
			s.button.SetAttr("aria-label", t.Label)
			s.button.SetAttr("data-wrong", strconv.FormatBool(t.Wrong))
		}
		if !was || (t.Index == pressed) != (g.shown[i].Index == g.pressed) {
			s.button.SetAttr("aria-pressed", strconv.FormatBool(t.Index == pressed))
		}
	}
	fresh := len(g.shown) == 0 || len(list) > 0 && g.shown[0].Index != list[0].Index
	g.shown, g.pressed, g.dark = append(g.shown[:0], list...), pressed, dark
	if len(list) > 0 && (fresh || g.focus >= len(list)) {
		g.moveTo(0)
	}
}
