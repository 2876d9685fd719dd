package state

import (
	"slices"

	"inkling/app/i18n"
	"inkling/nn/ink"
)

// Hideable are the parts of the page that a link can hide.
var Hideable = [...]string{"samples", "seen", "network", "story", "inspector", "anyway", "workbench", "lesson", "lang", "theme", "footer", "titles", "buttons", "steps", "lines", "legend"}

// What a link asks for. It is a wish for now: nothing of it is stored, and the
// learner may change all of it.
type (
	// LangLinkedMsg: a link asked for a language.
	LangLinkedMsg struct{ Lang i18n.Lang }
	// ThemeLinkedMsg: a link asked for a theme.
	ThemeLinkedMsg struct{ Theme Theme }
	// StepsLinkedMsg: a link asked for these normalisation steps and no others.
	StepsLinkedMsg struct{ Steps ink.Steps }
	// HiddenLinkedMsg: a link asked for parts of the page to be hidden.
	HiddenLinkedMsg struct{ Names []string }
	// EditsLinkedMsg: a link asked for a network that differs by these edits.
	EditsLinkedMsg struct{ Edits []Edit }
)

func (m LangLinkedMsg) apply(s *State) Effect {
	s.Lang = m.Lang
	return Read | Render | Repaint
}

func (m ThemeLinkedMsg) apply(s *State) Effect {
	s.Theme = m.Theme
	return Read | Show | Render | Repaint
}

func (m StepsLinkedMsg) apply(s *State) Effect {
	s.Steps = m.Steps
	return Read | Render | Settle
}

func (m HiddenLinkedMsg) apply(s *State) Effect {
	s.Hidden = m.Names
	return Read | Render
}

func (m EditsLinkedMsg) apply(s *State) Effect {
	if !editsFit(m.Edits, s.Sizes) {
		return None
	}
	edits := m.Edits
	if mine := s.Knobs.edits; len(mine) > 0 { // undoing leads back to them
		edits = slices.Concat(mine, []Edit{{Kind: ResetEdit}}, edits)
	}
	s.Knobs = Knobs{edits: slices.Clone(edits), rev: s.Knobs.rev + 1, Brush: s.Knobs.Brush, strength: s.Knobs.strength}
	return Read | Render | Settle
}

// editsFit reports whether a network of these sizes has all that edits change.
func editsFit(edits []Edit, sizes []int) bool {
	for _, e := range edits {
		switch e.Kind {
		case TurnedEdit:
			for _, k := range e.Knobs {
				if _, ok := rounded(k.Value); !ok || k.Index < 0 || k.Index >= Params(sizes) {
					return false
				}
			}
		case NeuronEdit:
			if e.Layer < 1 || !Neuron(e.Layer, e.Index).Valid(sizes) {
				return false
			}
		case NoiseEdit:
			if !(e.Strength >= leastNoise && e.Strength <= mostNoise) {
				return false
			}
		}
	}
	return true
}
