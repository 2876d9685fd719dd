package state

import (
	"math"

	"inkling/app/i18n"
	"inkling/nn/ink"
)

// Message is something that happened, in the past tense.
type Message interface{ apply(*State) Effect }

// Apply changes the state by what happened and says what has to follow.
func (s *State) Apply(m Message) Effect { return m.apply(s) | s.endStory(m) }

// tapSize is how far, in pad units, a pen may tremble and still only have
// tapped: the stroke is then a dot.
const tapSize = 0.012

// The pen on the pad.
type (
	// StrokeBegunMsg: the pen touched the pad.
	StrokeBegunMsg struct{ Point ink.Point }
	// StrokeExtendedMsg: the pen moved on the pad.
	StrokeExtendedMsg struct{ Point ink.Point }
	// StrokeEndedMsg: the pen left the pad.
	StrokeEndedMsg struct{}
)

func (m StrokeBegunMsg) apply(s *State) Effect {
	s.Drawing.Begin(m.Point)
	s.Cursor.Visible, s.Cursor.Down = false, false
	return Read
}

func (m StrokeExtendedMsg) apply(s *State) Effect {
	s.Drawing.Extend(m.Point)
	return Read
}

func (StrokeEndedMsg) apply(s *State) Effect {
	tapped := s.Drawing.EndTap(tapSize)
	if tapped {
		return Read | Show | Render | Settle
	}
	return Read | Render | Settle
}

// The history of the drawing.
type (
	// UndoneMsg: the last edit was taken back.
	UndoneMsg struct{}
	// RedoneMsg: what was taken back was brought back.
	RedoneMsg struct{}
	// ClearedMsg: the pad was emptied.
	ClearedMsg struct{}
	// StrokesLoadedMsg: Strokes, in pad units, took the drawing's place.
	StrokesLoadedMsg struct{ Strokes []ink.Stroke }
)

const redrawn = Read | Show | Render | Settle

func (UndoneMsg) apply(s *State) Effect {
	s.Drawing.Undo()
	s.Cursor.Down = false
	return redrawn
}

func (RedoneMsg) apply(s *State) Effect {
	s.Drawing.End()
	s.Drawing.Redo()
	s.Cursor.Down = false
	return redrawn
}

func (ClearedMsg) apply(s *State) Effect {
	s.Drawing.Clear()
	s.Cursor.Down = false
	return redrawn
}

func (m StrokesLoadedMsg) apply(s *State) Effect {
	s.Drawing.Replace(m.Strokes)
	s.Cursor.Visible, s.Cursor.Down = false, false
	return redrawn
}

// Drawing with the keyboard.
type (
	// CursorMovedMsg: an arrow key moved the keyboard's pen, in pad units.
	CursorMovedMsg struct{ DX, DY float64 }
	// CursorPenToggledMsg: the keyboard's pen was put down or lifted.
	CursorPenToggledMsg struct{}
	// CursorLiftedMsg: the keyboard's pen was lifted, if it was down.
	CursorLiftedMsg struct{}
)

// keyStep is how densely a line between two cursor positions is sampled.
const keyStep = 1.0 / 56

func (m CursorMovedMsg) apply(s *State) Effect {
	if s.pointerDraws() {
		return None
	}
	from := s.Cursor
	s.Cursor.Visible = true
	s.Cursor.X = min(max(from.X+m.DX, 0), 1)
	s.Cursor.Y = min(max(from.Y+m.DY, 0), 1)
	if !s.Cursor.Down {
		return None
	}
	steps := math.Ceil(math.Hypot(s.Cursor.X-from.X, s.Cursor.Y-from.Y) / keyStep)
	for k := 1.0; k <= steps; k++ {
		s.Drawing.Extend(ink.Point{
			X: from.X + (s.Cursor.X-from.X)*k/steps,
			Y: from.Y + (s.Cursor.Y-from.Y)*k/steps,
		})
	}
	return Read | Show
}

func (CursorPenToggledMsg) apply(s *State) Effect {
	if s.pointerDraws() {
		return None
	}
	if s.Cursor.Down {
		return CursorLiftedMsg{}.apply(s)
	}
	s.Cursor.Visible, s.Cursor.Down = true, true
	s.Drawing.Begin(ink.Point{X: s.Cursor.X, Y: s.Cursor.Y})
	return Read | Show | Render
}

func (CursorLiftedMsg) apply(s *State) Effect {
	if !s.Cursor.Down {
		return None
	}
	s.Cursor.Down = false
	s.Drawing.End()
	return redrawn
}

// pointerDraws reports whether mouse, finger or pen is down: the keyboard's
// pen then waits.
func (s *State) pointerDraws() bool { return s.Drawing.Drawing() && !s.Cursor.Down }

// The controls.
type (
	// StepToggledMsg: a normalisation step was switched on or off.
	StepToggledMsg struct{ Step ink.Steps }
	// AnywayToggledMsg: the learner switched whether the network answers
	// whatever is drawn, digit or not. Where nothing is checked there is nothing to switch.
	AnywayToggledMsg struct{}
	// LangChosenMsg: the learner chose a language.
	LangChosenMsg struct{ Lang i18n.Lang }
	// ThemeChosenMsg: the learner chose a theme.
	ThemeChosenMsg struct{ Theme Theme }
	// SystemThemeChangedMsg: the system became dark or light.
	SystemThemeChangedMsg struct{ Dark bool }
)

func (m StepToggledMsg) apply(s *State) Effect {
	s.Steps = s.Steps.With(m.Step, !s.Steps.Has(m.Step))
	return Read | Render | Settle
}

func (AnywayToggledMsg) apply(s *State) Effect {
	if s.Check.Loading == Failed || s.Foreign() {
		return None
	}
	s.Anyway = !s.Anyway
	return Read | Render | Settle
}

func (m LangChosenMsg) apply(s *State) Effect {
	s.Lang = m.Lang
	return Read | Render | SaveLang
}

func (m ThemeChosenMsg) apply(s *State) Effect {
	s.Theme = m.Theme
	return Read | Show | Render | SaveTheme | Repaint
}

func (m SystemThemeChangedMsg) apply(s *State) Effect {
	s.SystemDark = m.Dark
	return Read | Show | Render | Repaint
}

// How the page came up.
type (
	// WeightsReadMsg: the network is there.
	WeightsReadMsg struct{}
	// LoadingFailedMsg: the network will not come, and why.
	LoadingFailedMsg struct{ Reason string }
	// CheckReadMsg: the check for non-digits is there, made of Params numbers.
	CheckReadMsg struct{ Params int }
	// CheckFailedMsg: the check will not come, and why. The page does without.
	CheckFailedMsg struct{ Reason string }
)

func (WeightsReadMsg) apply(s *State) Effect {
	s.Loading = Ready
	return Read | Show | Render
}

func (m LoadingFailedMsg) apply(s *State) Effect {
	s.Loading, s.Failure = Failed, m.Reason
	return Render
}

func (m CheckReadMsg) apply(s *State) Effect {
	s.Check = Check{Loading: Ready, Params: m.Params}
	return Read | Render
}

func (m CheckFailedMsg) apply(s *State) Effect {
	s.Check, s.Anyway = Check{Loading: Failed, Failure: m.Reason}, false
	return Read | Render
}
