package state

import (
	"slices"

	"inkling/nn"
)

// Source is where the network that the page shows comes from. The zero value is
// the page's own.
type Source struct {
	Name        string          // of the file that it was loaded from, "" of the page's own
	Shipped     bool            // the file is the site's, not the learner's
	Activations []nn.Activation // of a file's network, one a layer

	Offer   *Offer  // a file that waits for its activations
	Refused Refusal // the last file, if it did not fit

	rev int
}

// Offer is a file that does not say which activations its network has.
type Offer struct {
	Name        string
	Sizes       []int
	Activations []nn.Activation // as chosen so far
}

// Refusal is a file that did not fit, and why; Rule is the rule of weights files
// that it breaks, nil where it is something else.
type Refusal struct {
	Name, Reason string
	Rule         *nn.WeightsError
}

// Rev is another number whenever another network is shown.
func (s *Source) Rev() int { return s.rev }

// Foreign reports whether the network is another than the page's own: of a file
// of the learner's, or a further one of the site's.
func (s *State) Foreign() bool { return s.Source.Name != "" }

// LessonSizes are the layer sizes of the page's own network, input first.
func LessonSizes() []int { return []int{784, 16, 16, 10} }

// Files that were opened.
type (
	// NetworkOpenedMsg: a file with a network of these sizes was opened. Named
	// says that it told its activations; otherwise they are asked for, those
	// given proposed.
	NetworkOpenedMsg struct {
		Name        string
		Sizes       []int
		Activations []nn.Activation
		Named       bool
	}
	// ActivationChosenMsg: a layer of the network on offer, counted from 0, was
	// given another activation.
	ActivationChosenMsg struct {
		Layer      int
		Activation nn.Activation
	}
	// OfferAcceptedMsg: the network on offer is to be shown.
	OfferAcceptedMsg struct{}
	// OfferDeclinedMsg: it is not.
	OfferDeclinedMsg struct{}
	// NetworkRefusedMsg: a file did not fit, and why. The page stays as it was.
	NetworkRefusedMsg Refusal
	// OwnNetworkShownMsg: the page's own network was wanted back, as trained.
	OwnNetworkShownMsg struct{}
)

func (m NetworkOpenedMsg) apply(s *State) Effect {
	s.Source.Refused = Refusal{}
	s.Source.Offer = &Offer{m.Name, m.Sizes, slices.Clone(m.Activations)}
	if m.Named {
		return OfferAcceptedMsg{}.apply(s)
	}
	return Render
}

func (m ActivationChosenMsg) apply(s *State) Effect {
	o := s.Source.Offer
	if o == nil || m.Layer < 0 || m.Layer >= len(o.Activations) || !m.Activation.Valid() {
		return None
	}
	o.Activations[m.Layer] = m.Activation
	return Render
}

func (OfferAcceptedMsg) apply(s *State) Effect {
	o := s.Source.Offer
	if o == nil {
		return None
	}
	s.show(o.Name, o.Sizes, o.Activations)
	s.Lesson.forgetNetworks()
	return Read | Render | Settle | Select
}

func (OfferDeclinedMsg) apply(s *State) Effect {
	s.Source.Offer = nil
	return Render
}

func (m NetworkRefusedMsg) apply(s *State) Effect {
	s.Source.Refused = Refusal(m)
	return Render
}

func (OwnNetworkShownMsg) apply(s *State) Effect {
	if !s.Foreign() {
		return KnobsResetMsg{}.apply(s)
	}
	s.show("", LessonSizes(), nil)
	return Read | Render | Settle | Select
}

// show makes another network the page's; nothing of it is turned yet.
func (s *State) show(name string, sizes []int, activations []nn.Activation) {
	s.Sizes = sizes
	s.Source = Source{Name: name, Activations: activations, rev: s.Source.rev + 1}
	s.Knobs = Knobs{Brush: s.Knobs.Brush, strength: s.Knobs.strength, rev: s.Knobs.rev + 1}
	s.Story = Story{Speed: s.Story.Speed}
	if !s.Selected.Valid(sizes) {
		s.Selected = Selection{}
	}
	if s.ViewLayer >= len(sizes) {
		s.ViewLayer = 0
	}
}
