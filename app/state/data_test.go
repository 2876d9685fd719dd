package state

import (
	"slices"
	"testing"

	"inkling/nn/ink"
)

// pictured is a picture with one pixel inked.
func pictured(at int) (p [ink.Pixels]byte) {
	p[at] = 200
	return p
}

func TestALoadedPictureIsTakenBackLikeAStroke(t *testing.T) {
	s := New()
	apply(s, stroke(at(0.1, 0.1), at(0.5, 0.5))...)
	if e := apply(s, PictureLoadedMsg{pictured(3)}); !e.Has(Read | Show | Render | Settle) {
		t.Errorf("effect %b", e)
	}
	if p := s.Drawing.Picture(); p == nil || *p != pictured(3) {
		t.Fatal("no picture on the pad")
	}
	if e := apply(s, UndoneMsg{}); !e.Has(Show) || len(s.Drawing.Strokes()) != 1 {
		t.Errorf("undo gave back %d strokes", len(s.Drawing.Strokes()))
	}
}

func TestGalleryFilters(t *testing.T) {
	s := New()
	if s.Gallery != (Gallery{Digit: AnyDigit, Answer: AnyDigit}) {
		t.Fatalf("at first %+v", s.Gallery)
	}
	apply(s, CellOpenedMsg{Digit: 4, Answer: 9})
	if s.Tab != GalleryTab || s.Gallery != (Gallery{Digit: 4, Answer: 9}) {
		t.Errorf("cell: tab %d, %+v", s.Tab, s.Gallery)
	}
	apply(s, GalleryPagedMsg{By: 2}, WhichChosenMsg{HardDigits})
	if s.Gallery != (Gallery{Which: HardDigits, Digit: 4, Answer: AnyDigit}) {
		t.Errorf("another choice keeps the digit and begins at the first page: %+v", s.Gallery)
	}
	apply(s, GalleryPagedMsg{By: -1})
	if s.Gallery.Page != 0 {
		t.Errorf("page %d before the first", s.Gallery.Page)
	}
	apply(s, GalleryPagedMsg{By: 1}, GalleryDigitChosenMsg{AnyDigit})
	if s.Gallery != (Gallery{Which: HardDigits, Digit: AnyDigit, Answer: AnyDigit}) {
		t.Errorf("any digit: %+v", s.Gallery)
	}
}

func TestSampleLoading(t *testing.T) {
	s := New()
	apply(s, SampleFailedMsg{"404"})
	if s.Sample != (Sample{Loading: Failed, Failure: "404"}) {
		t.Errorf("failed: %+v", s.Sample)
	}
	apply(s, SampleAskedMsg{})
	if s.Sample.Loading != Waiting {
		t.Errorf("asked again: %+v", s.Sample)
	}
	apply(s, SampleReadMsg{1000})
	if s.Sample != (Sample{Loading: Ready, Count: 1000}) {
		t.Errorf("there: %+v", s.Sample)
	}
}

// keep fills the tray with n drawings of one to n strokes, labelled 0, 1, ….
func keep(n int) *State {
	s := New()
	for i := range n {
		apply(s, stroke(at(0.1, 0.1), at(0.5, 0.5))...)
		apply(s, DrawingKeptMsg{Label: i % 10})
	}
	return s
}

func labels(s *State) (l []int) {
	for _, k := range s.Tray.Kept {
		l = append(l, k.Label)
	}
	return l
}

func TestTrayKeepsTenAndNoEmptyOnes(t *testing.T) {
	s := New()
	apply(s, DrawingKeptMsg{Label: 1})
	if len(s.Tray.Kept) != 0 {
		t.Error("kept an empty pad")
	}
	s = keep(12)
	if len(s.Tray.Kept) != TrayMost || !s.Tray.Full() {
		t.Errorf("%d kept", len(s.Tray.Kept))
	}
	if got := len(s.Tray.Kept[3].Strokes); got != 4 {
		t.Errorf("the fourth has %d strokes, want the 4 that were on the pad", got)
	}
}

func TestKeepingEndsTheOpenStroke(t *testing.T) {
	s := New()
	apply(s, CursorPenToggledMsg{}, CursorMovedMsg{DX: 0.1}, DrawingKeptMsg{Label: 7})
	if len(s.Tray.Kept) != 1 || s.Drawing.Drawing() || s.Cursor.Down {
		t.Errorf("%d kept, pen down %v", len(s.Tray.Kept), s.Cursor.Down)
	}
}

func TestRemovingKeepsTheComparisonRight(t *testing.T) {
	s := keep(4)
	apply(s, KeptComparedMsg{3}) // 0 and 1 were, 1 and 3 are
	if !slices.Equal(s.Tray.Compared, []int{1, 3}) {
		t.Fatalf("compared %v", s.Tray.Compared)
	}
	apply(s, KeptRemovedMsg{0})
	if !slices.Equal(labels(s), []int{1, 2, 3}) || !slices.Equal(s.Tray.Compared, []int{0, 2}) {
		t.Errorf("labels %v, compared %v", labels(s), s.Tray.Compared)
	}
	apply(s, KeptRemovedMsg{2})
	if !slices.Equal(s.Tray.Compared, []int{0}) {
		t.Errorf("compared %v", s.Tray.Compared)
	}
	apply(s, KeptComparedMsg{0})
	if len(s.Tray.Compared) != 0 {
		t.Errorf("compared %v after taking it out", s.Tray.Compared)
	}
	rev := s.Tray.Rev
	for _, m := range []Message{KeptRemovedMsg{9}, KeptComparedMsg{-1}, KeptLoadedMsg{5}} {
		if e := apply(s, m); e != None || s.Tray.Rev != rev {
			t.Errorf("%#v of a drawing that is not there did something", m)
		}
	}
}

func TestAKeptDrawingIsLoadedBackAsItWas(t *testing.T) {
	s := keep(2)
	apply(s, PictureLoadedMsg{pictured(9)}, DrawingKeptMsg{Label: 5}, ClearedMsg{})
	apply(s, KeptLoadedMsg{2})
	if p := s.Drawing.Picture(); p == nil || *p != pictured(9) {
		t.Error("the picture did not come back")
	}
	apply(s, KeptLoadedMsg{0})
	if got := len(s.Drawing.Strokes()); got != 1 {
		t.Errorf("%d strokes came back, want 1", got)
	}
	apply(s, UndoneMsg{})
	if s.Drawing.Picture() == nil {
		t.Error("undo did not bring back what was on the pad")
	}
}
