package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/i18n"
	"inkling/nn/ink"
)

// layers are the columns of neurons as the page shows them.
var layers = [...]struct {
	size int
	name i18n.Key
}{
	{16, i18n.LayerHidden1},
	{16, i18n.LayerHidden2},
	{10, i18n.LayerOutput},
}

func (r *root) networkPanel() goapp.UI {
	return goapp.Section().Class("panel network-panel").Aria("labelledby", "network-title").Body(
		goapp.Div().Class("network-head").Body(
			goapp.H2().ID("network-title").Text(r.t(i18n.NetworkTitle)),
			goapp.P().Class("muted").Text(r.t(i18n.NetworkCount)),
		),
		goapp.Div().Class("network").DataSet("part", "network").Attr("role", "group").Aria("label", r.t(i18n.NetworkLabel)).Body(
			goapp.Div().Class("layer layer-input").Body(
				goapp.Canvas().Class("pixels").DataSet("part", "network-input").Width(ink.Side).Height(ink.Side).Aria("hidden", "true"),
				goapp.P().Class("layer-name").Body(goapp.B().Text("784"), goapp.Span().Text(r.t(i18n.LayerInput))),
			),
			goapp.Range(layers[:]).Slice(r.layerColumn),
		),
		goapp.P().Class("legend muted").Body(
			goapp.Span().Class("neuron legend-neuron").Aria("hidden", "true"), goapp.Span().Text(r.t(i18n.LegendQuiet)),
			goapp.Span().Class("neuron legend-neuron lit").Aria("hidden", "true"), goapp.Span().Text(r.t(i18n.LegendLit)),
		),
	)
}

// layerColumn is one layer; its neurons' numbers and shades belong to lab.go.
func (r *root) layerColumn(l int) goapp.UI {
	layer := layers[l]
	return goapp.Div().Class("layer").DataSet("layer", l+1).Body(
		goapp.Ol().Class("neurons").Aria("label", r.t(layer.name)).Body(
			goapp.Range(make([]struct{}, layer.size)).Slice(func(i int) goapp.UI {
				name := ""
				if l == len(layers)-1 {
					name = strconv.Itoa(i)
				}
				return goapp.Li().Body(
					goapp.Span().Class("neuron").DataSet("neuron", strconv.Itoa(l+1)+"."+strconv.Itoa(i)),
					goapp.Span().Class("neuron-name").Aria("hidden", "true").Text(name),
				)
			}),
		),
		goapp.P().Class("layer-name").Body(goapp.B().Text(strconv.Itoa(layer.size)), goapp.Span().Text(r.t(layer.name))),
	)
}
