package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn/ink"
)

func (r *root) networkPanel() goapp.UI {
	sizes := r.state.Sizes
	return goapp.Section().Class("panel network-panel").Aria("labelledby", "network-title").Body(
		goapp.Div().Class("network-head").Body(
			goapp.H2().ID("network-title").Text(r.t(i18n.NetworkTitle)),
			goapp.P().Class("muted").Text(r.t(i18n.NetworkCount, "shape", view.Shape(sizes), "count", view.Count(state.Params(sizes)))),
			goapp.P().Class("refused").Attr("role", "alert").Text(r.missed()), // where a link named it and no lesson is open
		),
		goapp.Div().Class("network-tools").Body(r.linesTools(), r.storyTools()),
		r.viewTools(),
		goapp.Div().Class("network-place").DataSet("zoom", r.state.Zoom).Body(goapp.Div().Class("network").DataSet("part", "network").Attr("role", "group").Aria("label", r.t(i18n.NetworkLabel)).
			Aria("describedby", "network-keys").OnKeyDown(r.onNetworkKey).Body(
			// Lines, ring, what is in the neurons, and which layers are shown belong to lines.go.
			goapp.Canvas().Class("lines").DataSet("part", "network-lines").Aria("hidden", "true"),
			goapp.Canvas().Class("lines").DataSet("part", "network-lines-plain").Aria("hidden", "true"),
			goapp.Div().Class("layer layer-input").DataSet("layer", 0).Body(
				goapp.Canvas().Class("pixels").DataSet("part", "network-input").Width(ink.Side).Height(ink.Side).
					Attr("role", "img").Aria("label", r.gridLabel()).TabIndex(r.tabIndex(0, 0)),
				goapp.P().Class("layer-name").Body(goapp.B().Text(strconv.Itoa(sizes[0])), goapp.Span().Text(r.t(i18n.LayerInput))),
			),
			goapp.Div().Class("layers").Body(goapp.Range(sizes[1:]).Slice(r.layerColumn)),
			goapp.Span().Class("pixel-ring").DataSet("part", "network-ring").Aria("hidden", "true"),
		)),
		r.storyPosition(),
		goapp.P().Class("readout").DataSet("part", "network-readout"),
		goapp.P().ID("network-keys").Class("spoken").Text(r.t(i18n.GridHelp)),
		goapp.P().Class("legend muted").Body(
			legendItem("legend-neuron", r.t(i18n.LegendQuiet)),
			legendItem("legend-neuron lit", r.t(i18n.LegendLit)),
			legendItem("legend-line positive", r.t(i18n.LegendPositive)),
			legendItem("legend-line negative", r.t(i18n.LegendNegative)),
		),
	)
}

// wide is from how many neurons on a layer's are too small for numbers.
const wide = 16

// layerColumn is one layer of neurons, l counted from 0; their numbers and
// shades belong to lines.go.
func (r *root) layerColumn(l int) goapp.UI {
	size, name := r.state.Sizes[l+1], r.t(view.LayerKey(l+1, r.state.Sizes))
	list := goapp.Ol().Class("neurons").Aria("label", name)
	if size > wide {
		list = list.DataSet("wide", "true")
	}
	return goapp.Div().Class("layer").DataSet("layer", l+1).Body(
		list.Body(
			goapp.Range(make([]struct{}, size)).Slice(func(i int) goapp.UI { return r.neuron(l, i) }),
		),
		goapp.P().Class("layer-name").Body(goapp.B().Text(strconv.Itoa(size)), goapp.Span().Text(name)),
	)
}

func (r *root) neuron(l, i int) goapp.UI {
	name, label := "", r.t(i18n.NeuronLabel, "number", strconv.Itoa(i+1))
	if l == len(r.state.Sizes)-2 {
		name, label = strconv.Itoa(i), r.t(i18n.OutputLabel, "digit", strconv.Itoa(i))
	}
	id := strconv.Itoa(l+1) + "-" + strconv.Itoa(i)
	return goapp.Li().Body(
		goapp.Span().Class("spoken").ID("neuron-name-"+id).Text(label),
		goapp.Span().Class("neuron").ID("neuron-"+id).DataSet("neuron", strconv.Itoa(l+1)+"."+strconv.Itoa(i)).
			Attr("role", "button").Aria("labelledby", "neuron-name-"+id+" neuron-"+id).
			Attr("aria-pressed", strconv.FormatBool(r.state.Selected == state.Neuron(l+1, i))).TabIndex(r.tabIndex(l+1, i)),
		goapp.Span().Class("neuron-name").Aria("hidden", "true").Text(name),
	)
}

// tabIndex has Tab reach one place in the network only: what is selected, or
// the first neuron. From there the arrow keys lead on.
func (r *root) tabIndex(layer, index int) int {
	at := r.state.Selected
	switch {
	case !at.Any:
		at = state.Neuron(1, 0)
	case at.Line:
		at = state.Neuron(at.Layer, at.Index)
	}
	if at.Layer == layer && (layer == 0 || at.Index == index) {
		return 0
	}
	return -1
}

// gridLabel names the image, and the pixel of it that is selected.
func (r *root) gridLabel() string {
	if s := r.state.Selected; s.Any && s.Layer == 0 {
		return view.SelectionName(s, r.state.Sizes, r.state.Lang)
	}
	return r.t(i18n.GridLabel)
}

func legendItem(class, text string) goapp.UI {
	return goapp.Span().Class("legend-item").Body(
		goapp.Span().Class(class).Aria("hidden", "true"), goapp.Span().Text(text))
}

// linesModes are the ways to draw the lines, in the order of their buttons.
var linesModes = [...]struct {
	lines      state.Lines
	name, help i18n.Key
}{
	{state.WeightLines, i18n.WeightLines, i18n.WeightHelp},
	{state.SignalLines, i18n.SignalLines, i18n.SignalHelp},
	{state.StrongestLines, i18n.StrongLines, i18n.StrongHelp},
}

// linesTools choose how the lines are drawn.
func (r *root) linesTools() goapp.UI {
	slider := goapp.Label().Class("slider").DataSet("shown", r.state.Lines == state.StrongestLines)
	count := strconv.Itoa(r.state.Strongest)
	return goapp.Div().Class("tools").Attr("role", "group").Aria("label", r.t(i18n.LinesLabel)).Body(
		goapp.Div().Class("segments").Body(
			goapp.Range(linesModes[:]).Slice(func(i int) goapp.UI {
				m := linesModes[i]
				return goapp.Button().Type("button").Class("pill").DataSet("lines", m.lines.String()).
					Attr("aria-pressed", strconv.FormatBool(m.lines == r.state.Lines)).Title(r.t(m.help)).
					OnClick(func(goapp.Context, goapp.Event) { r.apply(state.LinesChosenMsg{Lines: m.lines}) }, i).
					Text(r.t(m.name))
			}),
		),
		slider.Body(
			goapp.Input().Type("range").DataSet("part", "network-strongest").Min(10).Max(state.MostStrongest).Step(10).
				Value(count).Aria("label", r.t(i18n.StrongCount)).OnInput(r.onStrongestInput),
			goapp.Span().Text(r.t(i18n.StrongValue, "count", count)),
		),
	)
}

func (r *root) onStrongestInput(ctx goapp.Context, _ goapp.Event) {
	if n, err := strconv.Atoi(ctx.JSSrc().Get("value").String()); err == nil {
		r.apply(state.StrongestChosenMsg{Count: n})
	}
}

// viewTools choose a layer to be shown alone, or all of them larger, where there
// is little room.
func (r *root) viewTools() goapp.UI {
	return goapp.Div().Class("view-tools").DataSet("view", r.state.ViewLayer).Attr("role", "group").Aria("label", r.t(i18n.ViewLabel)).Body(
		goapp.Range(r.state.Sizes).Slice(func(l int) goapp.UI {
			name := r.t(i18n.ViewAll)
			if l > 0 {
				name = r.t(view.LayerKey(l, r.state.Sizes))
			}
			return goapp.Button().Type("button").Class("pill").DataSet("view", l).
				Attr("aria-pressed", strconv.FormatBool(l == r.state.ViewLayer)).
				OnClick(func(goapp.Context, goapp.Event) { r.apply(state.LayerViewedMsg{Layer: l}) }, l).Text(name)
		}),
		goapp.Span().Class("zoom").Body(
			r.zoomButton("zoom-out", i18n.ZoomOut, "−", false, r.state.Zoom == 0),
			r.zoomButton("zoom-in", i18n.ZoomIn, "＋", true, r.state.Zoom == state.MostZoom),
		),
	)
}

// zoomButton draws the network a step larger or smaller.
func (r *root) zoomButton(part string, name i18n.Key, sign string, in, useless bool) goapp.UI {
	button := goapp.Button().Type("button").Class("pill").DataSet("part", part).Aria("label", r.t(name))
	if useless {
		button = button.Attr("aria-disabled", "true")
	}
	return button.OnClick(func(goapp.Context, goapp.Event) { r.apply(state.ZoomedMsg{In: in}) }, part).Text(sign)
}

// fingertip is the radius, in pixels of the page, within which a finger meets a
// neuron.
const fingertip = 22

// onPoint shows what the pointer is over; a tap selects it, or lets it go when
// it is selected already.
func (r *root) onPoint(p dom.Pointed) {
	v := &r.lab.live.net
	var hit state.Selection
	if chosen := neuronOf(p.Neuron); chosen.Any {
		hit = chosen
	} else if p.Kind != dom.PointedAway {
		finger := 0.0
		if p.Finger {
			finger = fingertip
		}
		hit = view.Hit(&v.layout, v.drawn, view.Spot{X: p.X * v.layout.Scale, Y: p.Y * v.layout.Scale}, finger)
	}
	if p.Kind == dom.PointedTap {
		r.choose(hit)
		return
	}
	if hit != v.pointed {
		v.pointed = hit
		dom.RequestFrame()
	}
}

// choose selects what was tapped, or lets it go when it is selected already.
func (r *root) choose(at state.Selection) {
	r.lab.live.net.pointed = state.Selection{}
	if at == r.state.Selected {
		at = state.Selection{}
	}
	r.apply(state.SelectedMsg{Selection: at})
}

// onNetworkKey walks through the network with the arrow keys, from where the
// focus is when nothing is selected; Enter chooses the neuron that has it, Space
// plays and pauses the story.
func (r *root) onNetworkKey(_ goapp.Context, e goapp.Event) {
	if r.networkKey(e.Get("key").String(), neuronOf(e.Get("target").Get("dataset").Get("neuron").String())) {
		e.PreventDefault()
	}
}

// networkKey is a key pressed with the focus on a neuron, or on none; it reports
// whether it used the key.
func (r *root) networkKey(key string, at state.Selection) bool {
	from := r.state.Selected
	if !from.Any && key != "Escape" {
		from = at
	}
	to, ok := view.Neighbour(from, key, r.state.Sizes)
	switch {
	case key == " ":
		r.toggleStory()
		return true
	case key == "Enter" && at.Any:
		r.choose(at)
		return true
	case !ok:
		return false
	}
	r.lab.live.net.pointed = state.Selection{}
	r.apply(state.SelectedMsg{Selection: to})
	if to.Any && to.Layer > 0 {
		dom.Root().Query(`[data-neuron="` + neuronValue(to.Layer, to.Index) + `"]`).Focus()
	} else if to.Any {
		dom.Part("network-input").Focus()
	}
	return true
}

// tellSelection tells scripts and screen readers what has been selected.
func (r *root) tellSelection() {
	s := r.state.Selected
	if !s.Any {
		return
	}
	dom.EmitSelect(dom.Selected{Layer: s.Layer, Index: s.Index, Row: s.Index / ink.Side, Column: s.Index % ink.Side})
	if r.lab.net != nil {
		r.lab.read(r.state)
		r.lab.live.say(view.Readout(s, r.lab.net, r.lab.trace, r.state.Lang))
	}
}
