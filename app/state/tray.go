package state

import (
	"slices"

	"inkling/nn/ink"
)

// TrayMost is how many drawings the tray keeps.
const TrayMost = 10

// Kept is a drawing of the learner's with the digit that it is meant to be.
type Kept struct {
	Label   int
	Strokes []ink.Stroke
	Picture *[ink.Pixels]byte // in place of strokes, where a picture was loaded
}

// Tray is the drawings that the learner keeps, the first one kept first, and
// which two of them are compared. It lives as long as the page.
type Tray struct {
	Kept     []Kept
	Compared []int // of Kept, at most two, the one chosen first in front
	Rev      int   // counts the changes
}

// Full reports whether another drawing has no place.
func (t *Tray) Full() bool { return len(t.Kept) >= TrayMost }

// The tray. What names a drawing that is not there changes nothing.
type (
	// DrawingKeptMsg: what is on the pad was kept, meant as Label, 0 … 9.
	DrawingKeptMsg struct{ Label int }
	// KeptRemovedMsg: a kept drawing was removed.
	KeptRemovedMsg struct{ Index int }
	// KeptLoadedMsg: a kept drawing was put back on the pad.
	KeptLoadedMsg struct{ Index int }
	// KeptComparedMsg: a kept drawing was taken into the comparison or out of
	// it; a third one takes the place of the first.
	KeptComparedMsg struct{ Index int }
)

func (m DrawingKeptMsg) apply(s *State) Effect {
	s.Drawing.End()
	s.Cursor.Down = false
	if s.Drawing.Empty() || s.Tray.Full() {
		return None
	}
	t := &s.Tray
	t.Kept = append(t.Kept, Kept{Label: m.Label, Strokes: slices.Clone(s.Drawing.Strokes()), Picture: s.Drawing.Picture()})
	if len(t.Compared) < 2 {
		t.Compared = append(t.Compared, len(t.Kept)-1)
	}
	t.Rev++
	return redrawn
}

func (m KeptRemovedMsg) apply(s *State) Effect {
	t := &s.Tray
	if m.Index < 0 || m.Index >= len(t.Kept) {
		return None
	}
	t.Kept = slices.Delete(slices.Clone(t.Kept), m.Index, m.Index+1)
	var compared []int
	for _, i := range t.Compared {
		switch {
		case i < m.Index:
			compared = append(compared, i)
		case i > m.Index:
			compared = append(compared, i-1)
		}
	}
	t.Compared = compared
	t.Rev++
	return Read | Render
}

func (m KeptLoadedMsg) apply(s *State) Effect {
	if m.Index < 0 || m.Index >= len(s.Tray.Kept) {
		return None
	}
	kept := s.Tray.Kept[m.Index]
	if kept.Picture != nil {
		return PictureLoadedMsg{*kept.Picture}.apply(s)
	}
	return StrokesLoadedMsg{kept.Strokes}.apply(s)
}

func (m KeptComparedMsg) apply(s *State) Effect {
	t := &s.Tray
	if m.Index < 0 || m.Index >= len(t.Kept) {
		return None
	}
	if at := slices.Index(t.Compared, m.Index); at >= 0 {
		t.Compared = slices.Delete(slices.Clone(t.Compared), at, at+1)
	} else {
		t.Compared = append(slices.Clone(t.Compared[max(0, len(t.Compared)-1):]), m.Index)
	}
	t.Rev++
	return Read | Render
}

// Compares reports whether kept drawing i is in the comparison.
func (t *Tray) Compares(i int) bool { return slices.Contains(t.Compared, i) }
