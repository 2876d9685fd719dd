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

// countTab is where the 13,002 come from. The diagram belongs to countPainter;
// which part of it is lit, by hand or by pointing, is the style sheet's matter.
func (r *root) countTab() goapp.UI {
	blocks := view.Blocks(r.state.Sizes)
	total := view.Total(blocks)
	return goapp.Div().Class("count").DataSet("part", "count").DataSet("block", r.state.Inspect.Block).Body(
		goapp.P().Text(r.t(i18n.CountWhat)),
		goapp.Ol().Class("count-blocks").Aria("label", r.t(i18n.CountLabel)).Body(
			goapp.Range(blocks).Slice(func(i int) goapp.UI { return goapp.Li().Body(r.countBlock(blocks[i])) }),
		),
		goapp.P().Class("count-total").DataSet("part", "count-total").Text(r.t(i18n.CountTotal, "count", view.Count(total))),
		goapp.Div().Class("count-diagram").DataSet("part", "count-diagram"),
		goapp.P().Class("muted").Text(r.t(i18n.CountHint)),
		goapp.P().DataSet("part", "count-days").Text(r.t(i18n.CountDays, "days", view.Count(view.Days(total)))),
	)
}

func (r *root) countBlock(b view.Block) goapp.UI {
	onClick := func(goapp.Context, goapp.Event) { r.apply(state.BlockPickedMsg{Block: b.Number}) }
	name := r.t(i18n.CountBiases, "count", view.Count(b.Count))
	detail := r.t(i18n.CountOne)
	layer := view.LayerName(b.Layer, len(r.state.Sizes)-1, r.state.Lang)
	if b.Weights {
		name = r.t(i18n.CountWeights, "in", view.Count(b.In), "out", view.Count(b.Out), "count", view.Count(b.Count))
		detail = r.t(i18n.CountLines, "in", view.Count(b.In), "out", view.Count(b.Out))
	}
	return goapp.Button().Type("button").Class("count-block").DataSet("lights", b.Number).
		Attr("aria-pressed", strconv.FormatBool(b.Number == r.state.Inspect.Block)).OnClick(onClick, b.Number).Body(
		goapp.B().Text(name), goapp.Span().Text(layer), goapp.Span().Class("muted").Text(detail),
	)
}

// countPainter draws the diagram of the count.
type countPainter struct{ sizes []int }

// paint implements painter.
func (p *countPainter) paint(_ *lab, s *state.State) {
	if s.Tab == state.CountTab && !slices.Equal(s.Sizes, p.sizes) {
		dom.Part("count-diagram").SetHTML(view.CountDiagram(s.Sizes))
		p.sizes = slices.Clone(s.Sizes)
	}
}
