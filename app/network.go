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
			goapp.Canvas().Class("lines").DataSet("part", "network-lines").Aria("hidden", "true"),
			goapp.Div().Class("layer layer-input").Body(
				goapp.Canvas().Class("pixels").DataSet("part", "network-input").Width(ink.Side).Height(ink.Side).Aria("hidden", "true"),
				goapp.P().Class("layer-name").Body(goapp.B().Text("784"), goapp.Span().Text(r.t(i18n.LayerInput))),
			),
			goapp.Range(layers[:]).Slice(r.layerColumn),
		),
		goapp.P().Class("legend muted").Body(
			legendItem("neuron legend-neuron", r.t(i18n.LegendQuiet)),
			legendItem("neuron legend-neuron lit", r.t(i18n.LegendLit)),
			legendItem("legend-line positive", r.t(i18n.LegendPositive)),
			legendItem("legend-line negative", r.t(i18n.LegendNegative)),
		),
	)
}

// layerColumn is one layer; its neurons' numbers and shades belong to live.go.
func (r *root) layerColumn(l int) goapp.UI {
	layer := layers[l]
	return goapp.Div().Class("layer").DataSet("layer", l+1).Body(
		goapp.Ol().Class("neurons").Aria("label", r.t(layer.name)).Body(
			goapp.Range(make([]struct{}, layer.size)).Slice(func(i int) goapp.UI {
				name, label := "", r.t(i18n.NeuronLabel, "number", strconv.Itoa(i+1))
				if l == len(layers)-1 {
					name, label = strconv.Itoa(i), r.t(i18n.OutputLabel, "digit", strconv.Itoa(i))
				}
				return goapp.Li().Body(
					goapp.Span().Class("spoken").Text(label),
					goapp.Span().Class("neuron").DataSet("neuron", strconv.Itoa(l+1)+"."+strconv.Itoa(i)),
					goapp.Span().Class("neuron-name").Aria("hidden", "true").Text(name),
				)
			}),
		),
		goapp.P().Class("layer-name").Body(goapp.B().Text(strconv.Itoa(layer.size)), goapp.Span().Text(r.t(layer.name))),
	)
}

func legendItem(class, text string) goapp.UI {
	return goapp.Span().Class("legend-item").Body(
		goapp.Span().Class(class).Aria("hidden", "true"), goapp.Span().Text(text))
}
