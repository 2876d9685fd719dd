package state

import "testing"

func TestSelectionValid(t *testing.T) {
	sizes := []int{784, 16, 16, 10}
	for _, c := range []struct {
		s    Selection
		want bool
	}{
		{Selection{}, true},
		{Selection{Index: 3}, false}, // nothing has no place
		{Pixel(0), true},
		{Pixel(783), true},
		{Pixel(784), false},
		{Pixel(-1), false},
		{Neuron(1, 15), true},
		{Neuron(1, 16), false},
		{Neuron(3, 9), true},
		{Neuron(3, 10), false},
		{Neuron(4, 0), false},
		{Neuron(-1, 0), false},
		{Line(1, 15, 783), true},
		{Line(1, 15, 784), false},
		{Line(2, 0, 16), false},
		{Line(0, 0, 0), false}, // no line leads into a pixel
		{Selection{Any: true, Layer: 1, From: 5}, false},
	} {
		if got := c.s.Valid(sizes); got != c.want {
			t.Errorf("%+v: %v, want %v", c.s, got, c.want)
		}
	}
}

func TestSelecting(t *testing.T) {
	s := New()
	if e := s.Apply(SelectedMsg{Neuron(1, 4)}); s.Selected != Neuron(1, 4) || !e.Has(Select) || !e.Has(Render) {
		t.Errorf("selected %+v, effect %b", s.Selected, e)
	}
	for _, same := range []Selection{Neuron(1, 4), Neuron(9, 4)} {
		if e := s.Apply(SelectedMsg{same}); e != None || s.Selected != Neuron(1, 4) {
			t.Errorf("%+v: selected %+v, effect %b, want no change", same, s.Selected, e)
		}
	}
	if e := s.Apply(SelectedMsg{}); s.Selected.Any || !e.Has(Select) {
		t.Errorf("selected %+v, effect %b, want to have let go", s.Selected, e)
	}
}

func TestLines(t *testing.T) {
	s := New()
	for _, l := range []Lines{WeightLines, StrongestLines, SignalLines} {
		s.Apply(LinesChosenMsg{l})
		if got, ok := ParseLines(l.String()); s.Lines != l || !ok || got != l {
			t.Errorf("%v: state %v, parsed %v %v", l, s.Lines, got, ok)
		}
	}
	if _, ok := ParseLines("all"); ok {
		t.Error("a way that there is not was parsed")
	}
}
