package state

// Taking back, and breaking.
type (
	// KnobUndoneMsg: the last edit was taken back.
	KnobUndoneMsg struct{}
	// KnobsResetMsg: everything was set back to the trained network. It is an
	// edit itself and can be taken back.
	KnobsResetMsg struct{}
	// NeuronSwitchedOffMsg: nothing of a neuron reaches the layer behind it any
	// more; an output stays dark. The layer counts from 1.
	NeuronSwitchedOffMsg struct{ Layer, Index int }
	// BiasesSwitchedOffMsg: all biases were set to 0.
	BiasesSwitchedOffMsg struct{}
	// NoiseAddedMsg: every weight was shaken; Strength 1 is as much as the
	// layer's weights are large.
	NoiseAddedMsg struct {
		Seed     uint64
		Strength float64
	}
	// RandomisedMsg: the weights are as before training.
	RandomisedMsg struct{ Seed uint64 }
)

// StrengthChosenMsg: the learner chose how strong noise is to be.
type StrengthChosenMsg struct{ Strength float64 }

// Noise that is added unless another strength was chosen, and bounds of that.
const (
	usualNoise = 0.5
	leastNoise = 0.05
	mostNoise  = 3
)

// Noise is how strong noise is to be, as a share of a usual weight.
func (k *Knobs) Noise() float64 {
	if k.strength == 0 {
		return usualNoise
	}
	return k.strength
}

func (m StrengthChosenMsg) apply(s *State) Effect {
	if !(m.Strength >= leastNoise && m.Strength <= mostNoise) {
		return None
	}
	s.Knobs.strength = m.Strength
	return Read
}

func (KnobUndoneMsg) apply(s *State) Effect {
	k := &s.Knobs
	if len(k.edits) == 0 {
		return None
	}
	k.edits = k.edits[:len(k.edits)-1]
	k.open = closed
	k.rev++
	return Read | Settle
}

func (KnobsResetMsg) apply(s *State) Effect {
	edits := s.Knobs.edits
	if len(edits) == 0 || edits[len(edits)-1].Kind == ResetEdit {
		return None
	}
	s.Knobs.add(Edit{Kind: ResetEdit})
	return Read | Settle
}

func (m NeuronSwitchedOffMsg) apply(s *State) Effect {
	if m.Layer < 1 || !Neuron(m.Layer, m.Index).Valid(s.Sizes) {
		return None
	}
	s.Knobs.add(Edit{Kind: NeuronEdit, Layer: m.Layer, Index: m.Index})
	return Read | Settle
}

func (BiasesSwitchedOffMsg) apply(s *State) Effect {
	s.Knobs.add(Edit{Kind: BiasesEdit})
	return Read | Settle
}

func (m NoiseAddedMsg) apply(s *State) Effect {
	if !(m.Strength >= leastNoise && m.Strength <= mostNoise) {
		return None
	}
	s.Knobs.add(Edit{Kind: NoiseEdit, Seed: m.Seed, Strength: m.Strength})
	return Read | Settle
}

func (m RandomisedMsg) apply(s *State) Effect {
	s.Knobs.add(Edit{Kind: RandomEdit, Seed: m.Seed})
	return Read | Settle
}
