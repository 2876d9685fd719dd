// Package state holds what the learner wants: the drawing, the steps, the
// language, the theme. Apply is its only way to change. It knows no DOM, no
// clock and no chance, so everything here is tested natively.
package state

import (
	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/nn/ink"
)

// Theme is paper or chalkboard.
type Theme uint8

// The themes. The zero value follows the system.
const (
	AutoTheme Theme = iota
	LightTheme
	DarkTheme
)

// String is the theme in links and storage: "auto", "light", "dark".
func (t Theme) String() string { return [...]string{"auto", "light", "dark"}[t] }

// ParseTheme is the inverse of String.
func ParseTheme(s string) (Theme, bool) {
	for _, t := range [...]Theme{AutoTheme, LightTheme, DarkTheme} {
		if t.String() == s {
			return t, true
		}
	}
	return AutoTheme, false
}

// Loading says how far the page, or a part of it, is.
type Loading uint8

// From opening the page to reading digits.
const (
	Waiting Loading = iota // for the weights
	Ready                  // a digit can be read
	Failed                 // it never can; Failure says why
)

// Check is what is known of the check for non-digits, which may fail alone.
type Check struct {
	Loading Loading
	Params  int // numbers it is made of, once it is there
	Failure string
}

// State is everything the page is drawn from, but for the numbers of the
// network. The zero value is the page before anything happened, except that
// New switches the normalisation steps on.
type State struct {
	Lang       i18n.Lang
	Theme      Theme
	SystemDark bool // what AutoTheme follows
	Steps      ink.Steps
	Drawing    ink.Drawing
	Cursor     Cursor
	Loading    Loading
	Failure    string
	Check      Check
	Anyway     bool  // the learner wants an answer whatever is drawn
	Sizes      []int // of the network's layers, input first
	Selected   Selection
	Lines      Lines
	Tab        Tab
	Strongest  int // how many lines StrongestLines are
	ViewLayer  int // the one layer of neurons that is shown, counted from 1; 0: all
	Zoom       int // how many steps larger than its place the network is drawn, 0 … MostZoom
	Story      Story
	Inspect    Inspect
	Knobs      Knobs  // how the network's numbers differ from the trained ones
	Source     Source // where the network comes from
	Sample     Sample
	Gallery    Gallery
	Tray       Tray
	Lesson     Lesson
	Hidden     []string // of Hideable, by a link
	Parts      []string // that a course page shows, by a link: IsPart
	Sharing    bool     // the link is shown
	Embed      Embed    // what is picked for a course page
}

// AnswersAll reports whether the network answers whatever is drawn: the
// learner wants it, or there is no check that could stop it, or the network is
// not the one that the check was made for.
func (s *State) AnswersAll() bool { return s.Anyway || s.Check.Loading == Failed || s.Foreign() }

// OnlyStrokes reports whether a reload would lose nothing of the learner's: the
// strokes outlive it, a picture on the pad, kept drawings, turned knobs and a
// loaded network do not.
func (s *State) OnlyStrokes() bool {
	return s.Drawing.Picture() == nil && len(s.Tray.Kept) == 0 && len(s.Knobs.Edits()) == 0 && !s.Foreign()
}

// New is the state of a fresh page: all steps on, the lesson's network.
func New() *State {
	return &State{
		Steps: ink.All, Cursor: Cursor{X: 0.5, Y: 0.5}, Sizes: LessonSizes(),
		Strongest: 100, Story: Story{Speed: 1}, Gallery: newGallery(),
		Lesson: Lesson{Chapter: 1, Works: lesson.NewWorks()},
	}
}

// Dark reports whether the page is drawn as a chalkboard.
func (s *State) Dark() bool { return s.Theme == DarkTheme || s.Theme == AutoTheme && s.SystemDark }

// Cursor is the keyboard's pen on the pad.
type Cursor struct {
	X, Y    float64 // pad units
	Visible bool    // the keyboard is in use
	Down    bool    // it is drawing; otherwise an open stroke is a pointer's
}

// Effect says what has to follow a change. Effects are returned, not done.
type Effect uint16

// The effects, combined by or.
const (
	Read         Effect = 1 << iota // the picture changed: the network reads anew
	Show                            // the pad must be painted from the drawing
	Render                          // text or structure changed
	SaveLang                        // the language was chosen: it outlives the page
	SaveTheme                       // the theme was chosen: it outlives the page
	Settle                          // the pen rests: what was read may be announced
	Repaint                         // colours changed
	Select                          // something else is selected
	Chapter                         // a chapter was gone to, or one of its challenges tried, helped with or solved
	SaveProgress                    // the way through the lesson outlives the page

	None Effect = 0
)

// Has reports whether every effect of f is in e.
func (e Effect) Has(f Effect) bool { return e&f == f }
