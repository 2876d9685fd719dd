package app

import (
	"slices"
	"strconv"

	"inkling/app/dom"
	"inkling/app/view"
	"inkling/nn/ink"
)

// find looks the elements up for a network of these sizes. It fails until
// go-app has put them there.
func (v *netView) find(sizes []int) bool {
	if slices.Equal(v.sizes, sizes) {
		return true
	}
	first := v.sizes == nil
	if first {
		v.box = dom.Part("network")
		if !v.box.OK() {
			return false
		}
		v.readout, v.scrub = dom.Part("network-readout"), dom.Part("story-scrub")
		v.ring = dom.Part("network-ring").Style()
		v.grid = dom.Part("network-input").Picture()
		v.cards = [...]dom.Element{dom.Part("network-lines"), dom.Part("network-lines-plain")}
		v.gl = v.cards[0].GL(func() {
			v.lines = linesKey{}
			dom.RequestFrame()
		})
		v.plain = v.cards[1].Picture()
		v.shown.scrub = -1
		v.glShown = v.gl.OK()
		v.showCard(v.glShown)
	}
	neurons := make([][]neuron, len(sizes)-1)
	for l := range neurons {
		for _, e := range v.box.QueryAll(`[data-neuron^="` + strconv.Itoa(l+1) + `."]`) {
			neurons[l] = append(neurons[l], neuron{box: e, value: e, style: e.Style()})
		}
		if len(neurons[l]) != sizes[l+1] {
			dom.RequestFrame()
			return false
		}
	}
	v.neurons, v.sizes = neurons, slices.Clone(sizes)
	if first {
		v.box.OnResize(func() {
			v.measure()
			dom.RequestFrame()
		})
		v.box.OnPoint(func(p dom.Pointed) {
			if v.onPoint != nil {
				v.onPoint(p)
			}
		})
	} else {
		v.measure()
	}
	return true
}

// Most pixels of the picture: with a graphics card, and without one, where so
// many can be painted anew in every frame.
const (
	mostGL    = 8_000_000
	mostPlain = 900_000
)

// measure finds where the neurons stand, for the lines between them, and how
// finely these can be drawn.
func (v *netView) measure() {
	most := float64(mostPlain)
	if v.gl.OK() {
		most = mostGL
	}
	frame := v.box.Box()
	fine := view.Fineness(dom.Resolution(), frame.Width, frame.Height, most)
	v.layout = view.Layout{W: int(frame.Width*fine + 0.5), H: int(frame.Height*fine + 0.5), Scale: fine}
	spot := func(x, y float64) view.Spot { return view.Spot{X: (x - frame.Left) * fine, Y: (y - frame.Top) * fine} }
	grid := dom.Part("network-input").Box()
	v.layout.Grid, v.layout.Cell = spot(grid.Left, grid.Top), grid.Width/ink.Side*fine
	for _, layer := range v.neurons {
		var spots []view.Spot
		radius := 0.0
		for i := range layer {
			b := layer[i].box.Box()
			if b.Width > 0 {
				spots = append(spots, spot(b.Left+b.Width/2, b.Top+b.Height/2))
				radius = b.Width / 2 * fine
			}
		}
		v.layout.Layers = append(v.layout.Layers, spots)
		v.layout.Radius = append(v.layout.Radius, radius)
	}
	v.laid++
}
