package state

import "testing"

func TestInspectorMessages(t *testing.T) {
	s := New()
	s.Apply(TermsSortedMsg{ByStrength: true})
	s.Apply(AllTermsToggledMsg{})
	s.Apply(MatrixChosenMsg{Layer: 2})
	s.Apply(BlockPickedMsg{Block: 3})
	if want := (Inspect{ByStrength: true, AllTerms: true, Matrix: 2, Block: 3}); s.Inspect != want {
		t.Errorf("%+v, want %+v", s.Inspect, want)
	}
	s.Apply(BlockPickedMsg{Block: 3})
	s.Apply(AllTermsToggledMsg{})
	s.Apply(TermsSortedMsg{})
	if want := (Inspect{Matrix: 2}); s.Inspect != want {
		t.Errorf("%+v, want %+v", s.Inspect, want)
	}
	for _, l := range []int{-1, 3} {
		if e := s.Apply(MatrixChosenMsg{Layer: l}); e != None || s.Inspect.Matrix != 2 {
			t.Errorf("layer %d of 3 was taken", l)
		}
	}
	s.Sizes = []int{784, 10}
	if got := s.MatrixLayer(); got != 0 {
		t.Errorf("a network of one layer shows layer %d", got)
	}
}
