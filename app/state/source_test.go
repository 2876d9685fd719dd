package state

import (
	"slices"
	"testing"

	"inkling/nn"
)

func TestAFileThatNamesItsActivationsIsShownAtOnce(t *testing.T) {
	s := New()
	s.Apply(SelectedMsg{Neuron(3, 9)})
	s.Apply(KnobTurnedMsg{3, 1})
	sizes := []int{784, 30, 10}
	e := s.Apply(NetworkOpenedMsg{"a.safetensors", sizes, []nn.Activation{nn.ReLU, nn.Identity}, true})
	if !s.Foreign() || !slices.Equal(s.Sizes, sizes) || s.Source.Offer != nil || !e.Has(Read|Render) {
		t.Errorf("source %+v, sizes %v", s.Source, s.Sizes)
	}
	if s.Selected.Any || len(s.Knobs.Edits()) != 0 {
		t.Errorf("selected %+v, %d edits: they were of the other network", s.Selected, len(s.Knobs.Edits()))
	}
	if !s.AnswersAll() {
		t.Error("a foreign network is checked by a check made for another")
	}
	rev := s.Source.Rev()
	s.Apply(OwnNetworkShownMsg{})
	if s.Foreign() || !slices.Equal(s.Sizes, LessonSizes()) || s.Source.Rev() == rev || s.AnswersAll() {
		t.Errorf("back: source %+v, sizes %v", s.Source, s.Sizes)
	}
}

func TestAFileWithoutActivationsAsks(t *testing.T) {
	s := New()
	proposed := []nn.Activation{nn.Sigmoid, nn.Sigmoid}
	offer := NetworkOpenedMsg{"b.safetensors", []int{784, 5, 10}, proposed, false}
	s.Apply(offer)
	if s.Foreign() || s.Source.Offer == nil || len(s.Sizes) != 4 {
		t.Fatalf("source %+v, sizes %v: nothing was accepted yet", s.Source, s.Sizes)
	}
	s.Apply(ActivationChosenMsg{0, nn.Tanh})
	for _, m := range []ActivationChosenMsg{{2, nn.Tanh}, {-1, nn.Tanh}, {0, nn.Activation(99)}} {
		if e := s.Apply(m); e != None {
			t.Errorf("%+v was taken", m)
		}
	}
	s.Apply(OfferAcceptedMsg{})
	if want := []nn.Activation{nn.Tanh, nn.Sigmoid}; !s.Foreign() || !slices.Equal(s.Source.Activations, want) || proposed[0] != nn.Sigmoid {
		t.Errorf("source %+v", s.Source)
	}
	s.Apply(OwnNetworkShownMsg{})
	s.Apply(offer)
	s.Apply(OfferDeclinedMsg{})
	if e := s.Apply(OfferAcceptedMsg{}); e != None || s.Foreign() {
		t.Error("what was declined was shown")
	}
}

func TestAFileThatDoesNotFitChangesNothing(t *testing.T) {
	s := New()
	s.Apply(KnobTurnedMsg{3, 1})
	rev, knobs := s.Source.Rev(), s.Knobs.Rev()
	s.Apply(NetworkRefusedMsg{Name: "c.txt", Reason: "weights: header"})
	if s.Source.Rev() != rev || s.Knobs.Rev() != knobs || s.Source.Refused.Reason != "weights: header" {
		t.Errorf("source %+v", s.Source)
	}
	s.Apply(NetworkOpenedMsg{"d", []int{784, 10}, []nn.Activation{nn.Sigmoid}, true})
	if s.Source.Refused != (Refusal{}) {
		t.Error("the refusal outlived the next file")
	}
}

func TestTheOwnNetworkIsBackInOneTap(t *testing.T) {
	s := New()
	s.Apply(RandomisedMsg{1})
	s.Apply(OwnNetworkShownMsg{})
	original := trained(s.Sizes)
	if got := changed(values(s, original), original); len(got) != 0 {
		t.Errorf("%d numbers are still changed", len(got))
	}
}
