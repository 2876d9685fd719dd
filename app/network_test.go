package app

import (
	"strings"
	"testing"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

func TestTheNetworkIsBuiltFromItsSizes(t *testing.T) {
	for _, c := range []struct {
		sizes   []int
		neurons int
		wide    int
		names   []i18n.Key
	}{
		{[]int{784, 10}, 10, 0, []i18n.Key{i18n.LayerOutput}},
		{[]int{784, 100, 10}, 110, 1, []i18n.Key{i18n.LayerHidden1, i18n.LayerOutput}},
		{[]int{784, 32, 16, 20, 10}, 78, 2, []i18n.Key{i18n.LayerHidden1, i18n.LayerHidden2, i18n.LayerHidden3, i18n.LayerOutput}},
	} {
		r := prerendered(labPage, i18n.English)
		r.state.Sizes = c.sizes
		html := mount(t, r)
		if got := strings.Count(html, `data-neuron="`); got != c.neurons {
			t.Errorf("%v: %d neurons, want %d", c.sizes, got, c.neurons)
		}
		if got := strings.Count(html, "data-wide"); got != c.wide {
			t.Errorf("%v: %d wide layers, want %d", c.sizes, got, c.wide)
		}
		for _, name := range c.names {
			if !strings.Contains(html, i18n.T(i18n.English, name)) {
				t.Errorf("%v: no %q", c.sizes, i18n.T(i18n.English, name))
			}
		}
		if !strings.Contains(html, view.Shape(c.sizes)+": "+view.Count(state.Params(c.sizes))+" numbers") {
			t.Errorf("%v: the count of its numbers is missing", c.sizes)
		}
	}
}

func TestTabReachesOnePlaceInTheNetwork(t *testing.T) {
	for _, s := range []state.Selection{{}, state.Neuron(3, 9), state.Pixel(400), state.Line(2, 4, 1)} {
		r := newRoot(labPage)
		r.state.Selected = s
		places := 0
		for layer, size := range r.state.Sizes {
			if layer == 0 {
				size = 1 // the image is one
			}
			for i := range size {
				if r.tabIndex(layer, i) == 0 {
					places++
				}
			}
		}
		if places != 1 {
			t.Errorf("%+v: Tab reaches %d places", s, places)
		}
	}
}

// placed is a loaded root whose network has a place on a page.
func placed(t *testing.T) *root {
	r := loaded(t)
	column := func(x float64, n int) (spots []view.Spot) {
		for i := range n {
			spots = append(spots, view.Spot{X: x, Y: 10 + 12*float64(i)})
		}
		return spots
	}
	r.lab.live.net.layout = view.Layout{
		W: 300, H: 200, Scale: 1, Grid: view.Spot{X: 4, Y: 60}, Cell: 2,
		Layers: [][]view.Spot{column(120, 16), column(200, 16), column(280, 10)}, Radius: []float64{5, 5, 5},
	}
	return r
}

func TestPointingPreviewsAndTappingSelects(t *testing.T) {
	r := placed(t)
	v := &r.lab.live.net
	r.onPoint(dom.Pointed{Kind: dom.PointedAt, X: 120, Y: 58})
	if v.pointed != state.Neuron(1, 4) || r.state.Selected.Any {
		t.Errorf("pointed at %+v, selected %+v", v.pointed, r.state.Selected)
	}
	r.onPoint(dom.Pointed{Kind: dom.PointedAway})
	if v.pointed.Any {
		t.Errorf("the pointer is gone and still at %+v", v.pointed)
	}
	r.onPoint(dom.Pointed{Kind: dom.PointedTap, X: 101, Y: 59, Finger: true})
	if r.state.Selected != state.Neuron(1, 4) {
		t.Errorf("a finger beside it selected %+v", r.state.Selected)
	}
	r.onPoint(dom.Pointed{Kind: dom.PointedTap, X: 120, Y: 58})
	if r.state.Selected.Any {
		t.Errorf("tapped again: %+v", r.state.Selected)
	}
}

// A click that comes from no pointer has no place, but a neuron.
func TestANeuronIsAButton(t *testing.T) {
	r := placed(t)
	for _, want := range []state.Selection{state.Neuron(2, 5), {}} {
		r.onPoint(dom.Pointed{Kind: dom.PointedTap, X: -40, Y: -90, Neuron: "2.5"})
		if r.state.Selected != want {
			t.Errorf("a click without a place: %+v, want %+v", r.state.Selected, want)
		}
	}
	for _, want := range []state.Selection{state.Neuron(3, 7), {}} {
		if !r.networkKey("Enter", state.Neuron(3, 7)) || r.state.Selected != want {
			t.Errorf("Enter on output 7: %+v, want %+v", r.state.Selected, want)
		}
	}
	if r.networkKey("ArrowUp", state.Neuron(3, 7)); r.state.Selected != state.Neuron(3, 6) {
		t.Errorf("up from the focused output 7: %+v", r.state.Selected)
	}
	if r.networkKey("Enter", state.Neuron(1, 2)); r.state.Selected != state.Neuron(1, 2) {
		t.Errorf("Enter on a neuron while another is selected: %+v", r.state.Selected)
	}
	if r.networkKey("Escape", state.Neuron(1, 2)); r.state.Selected.Any || r.networkKey("Escape", state.Neuron(1, 2)) {
		t.Errorf("Escape, twice: %+v", r.state.Selected)
	}
}

func TestTheStoryWaitsForTheNetwork(t *testing.T) {
	r := newRoot(labPage)
	r.toggleStory()
	r.onStoryStep(nil, goapp.Event{})
	if r.state.Story.Told {
		t.Error("a story without a network")
	}
}

func TestTheNetworkAsAPicture(t *testing.T) {
	r := newRoot(labPage)
	if w, h, rgba := r.lab.networkImage(r.state); w != 0 || h != 0 || rgba != nil {
		t.Error("a picture without a network")
	}
	r = placed(t)
	r.draw(view.Sample(3))
	r.state.Apply(state.SelectedMsg{Selection: state.Neuron(1, 0)})
	w, h, rgba := r.lab.networkImage(r.state)
	if w != 300 || h != 200 || len(rgba) != 4*w*h {
		t.Fatalf("%d×%d, %d bytes", w, h, len(rgba))
	}
	p := view.PaletteFor(false)
	at := func(x, y int) view.RGB { px := rgba[4*(y*w+x):]; return view.RGB{R: px[0], G: px[1], B: px[2]} }
	if got := at(280, 10+36); got != p.Lit {
		fill, _ := p.Neuron(r.lab.trace.A[2][3])
		if got != fill {
			t.Errorf("output 3 is %v", got)
		}
	}
	if got := at(5, 61); got != p.Paper {
		t.Errorf("a pixel without ink is %v", got)
	}
	if got := at(116, 10); got != p.Selected {
		t.Errorf("the ring of what is selected is %v", got)
	}
	if got := at(1, 1); got != p.Background {
		t.Errorf("the corner is %v", got)
	}
}
