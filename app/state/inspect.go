package state

// Inspect is how the learner wants the network taken apart.
type Inspect struct {
	ByStrength bool // the strongest terms of a sum come first
	AllTerms   bool // terms of inputs that are 0 are listed too
	Matrix     int  // the layer shown as matrices, 0 the first; see MatrixLayer
	Block      int  // of the count: the block that is lit, from 1; 0 none
}

// MatrixLayer is the layer shown as matrices, in the network there is now.
func (s *State) MatrixLayer() int { return min(s.Inspect.Matrix, len(s.Sizes)-2) }

// What the learner does with the inspector's tabs.
type (
	// TermsSortedMsg: the learner chose the order of a sum's terms.
	TermsSortedMsg struct{ ByStrength bool }
	// AllTermsToggledMsg: the terms of inputs that are 0 were listed or folded.
	AllTermsToggledMsg struct{}
	// MatrixChosenMsg: the learner chose the layer to see as matrices, 0 the first.
	MatrixChosenMsg struct{ Layer int }
	// BlockPickedMsg: the learner picked a block of the count, from 1; the same
	// again lets go.
	BlockPickedMsg struct{ Block int }
)

func (m TermsSortedMsg) apply(s *State) Effect {
	s.Inspect.ByStrength = m.ByStrength
	return Read | Render
}

func (AllTermsToggledMsg) apply(s *State) Effect {
	s.Inspect.AllTerms = !s.Inspect.AllTerms
	return Read | Render
}

func (m MatrixChosenMsg) apply(s *State) Effect {
	if m.Layer < 0 || m.Layer > len(s.Sizes)-2 {
		return None
	}
	s.Inspect.Matrix = m.Layer
	return Read | Render
}

func (m BlockPickedMsg) apply(s *State) Effect {
	if m.Block == s.Inspect.Block {
		m.Block = 0
	}
	s.Inspect.Block = m.Block
	return Render
}
