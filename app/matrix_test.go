package app

import (
	"strings"
	"testing"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

func TestPointingAtTheMatrix(t *testing.T) {
	sizes := []int{784, 16, 16, 10}
	for _, c := range []struct {
		pick  string
		x, y  float64
		layer int
		want  state.Selection
	}{
		{"out.4", 0, 0, 1, state.Neuron(1, 4)},
		{"in.15", 0, 0, 3, state.Neuron(2, 15)},
		{"strip", 0.5, 0, 1, state.Pixel(392)},
		{"strip", 1, 0, 1, state.Pixel(783)},
		{"w", 0.999, 0.999, 1, state.Line(1, 15, 783)},
		{"w", 0, 0, 1, state.Line(1, 0, 0)},
		{"w.9.3", 0.5, 0.5, 3, state.Line(3, 9, 3)},
		{"w.10.3", 0.5, 0.5, 3, state.Selection{}},
		{"", 0.5, 0.5, 3, state.Selection{}},
	} {
		if got := pointed(dom.Pointing{Pick: c.pick, X: c.x, Y: c.y}, c.layer, sizes); got != c.want {
			t.Errorf("%q at %v, %v of layer %d: %+v, want %+v", c.pick, c.x, c.y, c.layer, got, c.want)
		}
	}
}

// A mouse that only passes over leaves the selection as it was.
func TestHoveringOnlyLooks(t *testing.T) {
	s := state.New()
	p := &matrixPainter{layer: 2, sizes: s.Sizes}
	p.apply = func(m state.Message) {
		s.Apply(m)
		p.selected = s.Selected
	}
	p.apply(state.SelectedMsg{Selection: state.Neuron(1, 7)})
	hover := func(pick string) { p.point(dom.Pointing{Kind: dom.Hovered, Pick: pick}) }
	hover("out.3")
	if s.Selected != state.Neuron(2, 3) {
		t.Errorf("hovering lights %+v", s.Selected)
	}
	hover("w.3.5")
	hover("w.4.5")
	p.point(dom.Pointing{Kind: dom.Left})
	if s.Selected != state.Neuron(1, 7) {
		t.Errorf("after the mouse left: %+v", s.Selected)
	}
	hover("out.3")
	p.point(dom.Pointing{Kind: dom.Tapped, Pick: "out.3"})
	p.point(dom.Pointing{Kind: dom.Left})
	if s.Selected != state.Neuron(2, 3) {
		t.Errorf("a tap did not keep its neuron: %+v", s.Selected)
	}
	hover("out.9")
	p.point(dom.Pointing{Kind: dom.Hovered})
	if s.Selected != state.Neuron(2, 3) {
		t.Errorf("beside the table: %+v", s.Selected)
	}
}

func TestNeuronValues(t *testing.T) {
	if got := neuronOf(neuronValue(3, 9)); got != state.Neuron(3, 9) {
		t.Errorf("%+v", got)
	}
	for _, bad := range []string{"", "x", "1.", ".4", "1.x"} {
		if got := neuronOf(bad); got.Any {
			t.Errorf("%q: %+v", bad, got)
		}
	}
}

// What the panel says comes from the pass that the page shows.
func TestInspectorFollowsTheDrawing(t *testing.T) {
	r := loaded(t)
	r.draw(view.Sample(3))
	r.lab.frame(r.state)
	rows := r.lab.inspector.shown.Rows
	if got, want := rows[3].Value, view.Activation(r.lab.trace.Output()[3]); got != want || rows[3].Name != "σ(z)" {
		t.Errorf("%+v, want σ(z) %s", rows, want)
	}
	if got := r.lab.sum.sum; got.Layer != 3 || got.Index != 3 {
		t.Errorf("the sum is that of %d.%d, want the answer's, 3.3", got.Layer, got.Index)
	}
	r.applyNow(state.SelectedMsg{Selection: state.Neuron(1, 4)})
	r.lab.frame(r.state)
	if got := r.lab.inspector.shown.Title; got != "Neuron 5 · hidden layer 1" {
		t.Errorf("title %q", got)
	}
	if len(r.lab.sum.sum.Terms) == 0 || r.lab.sum.sum.Zeros == 0 {
		t.Errorf("%d terms, %d folded", len(r.lab.sum.sum.Terms), r.lab.sum.sum.Zeros)
	}
	for _, tab := range []state.Tab{state.MatrixTab, state.CountTab} {
		r.applyNow(state.TabOpenedMsg{Tab: tab})
		r.lab.frame(r.state)
	}
}

func TestInspectorHasEveryPartOfTheContract(t *testing.T) {
	html := mount(t, prerendered(labPage, i18n.English))
	for _, part := range []string{"inspector", "rounding", "sum", "bias", "z", "activation", "matrix", "count"} {
		if got := strings.Count(html, `data-part="`+part+`"`); got != 1 {
			t.Errorf("%d parts %q, want 1", got, part)
		}
	}
}
