package state

import "inkling/nn/ink"

// Sample is what is known of the built-in test digits, which come after the
// network and may fail alone.
type Sample struct {
	Loading Loading
	Count   int // digits, once they are there
	Failure string
}

// Which says what digits the gallery shows.
type Which uint8

// All of them in the order of MNIST, or by how the network does on them.
const (
	AllDigits Which = iota
	EasyDigits
	HardDigits
	WrongDigits
)

// String is the choice as the page's elements carry it.
func (w Which) String() string { return [...]string{"all", "easy", "hard", "wrong"}[w] }

// AnyDigit is no digit in particular.
const AnyDigit = -1

// Gallery is what the learner looks for among the test digits. Its first
// Page of digits is 0.
type Gallery struct {
	Which  Which
	Digit  int // what they are, or AnyDigit
	Answer int // what the network says they are, or AnyDigit
	Page   int
}

// newGallery shows everything.
func newGallery() Gallery { return Gallery{Digit: AnyDigit, Answer: AnyDigit} }

// The test digits.
type (
	// SampleReadMsg: the test digits are there, Count of them.
	SampleReadMsg struct{ Count int }
	// SampleFailedMsg: they will not come, and why.
	SampleFailedMsg struct{ Reason string }
	// SampleAskedMsg: the learner asked for them again.
	SampleAskedMsg struct{}
	// WhichChosenMsg: the learner chose which digits to see.
	WhichChosenMsg struct{ Which Which }
	// GalleryDigitChosenMsg: the learner chose a digit to see, or AnyDigit.
	GalleryDigitChosenMsg struct{ Digit int }
	// GalleryPagedMsg: the learner turned pages.
	GalleryPagedMsg struct{ By int }
	// CellOpenedMsg: the learner opened a cell of the confusion matrix: all
	// digits of one kind that the network answered in one way.
	CellOpenedMsg struct{ Digit, Answer int }
	// PictureLoadedMsg: a finished picture took the drawing's place.
	PictureLoadedMsg struct{ Picture [ink.Pixels]byte }
)

func (m SampleReadMsg) apply(s *State) Effect {
	s.Sample = Sample{Loading: Ready, Count: m.Count}
	return Read | Render
}

func (m SampleFailedMsg) apply(s *State) Effect {
	s.Sample = Sample{Loading: Failed, Failure: m.Reason}
	return Render
}

func (SampleAskedMsg) apply(s *State) Effect {
	s.Sample = Sample{}
	return Render
}

func (m WhichChosenMsg) apply(s *State) Effect {
	s.Gallery = Gallery{Which: m.Which, Digit: s.Gallery.Digit, Answer: AnyDigit}
	return Read | Render
}

func (m GalleryDigitChosenMsg) apply(s *State) Effect {
	s.Gallery = Gallery{Which: s.Gallery.Which, Digit: m.Digit, Answer: AnyDigit}
	return Read | Render
}

func (m GalleryPagedMsg) apply(s *State) Effect {
	s.Gallery.Page = max(s.Gallery.Page+m.By, 0)
	return Read | Render
}

func (m CellOpenedMsg) apply(s *State) Effect {
	s.Gallery = Gallery{Digit: m.Digit, Answer: m.Answer}
	s.Tab = GalleryTab
	return Read | Render
}

func (m PictureLoadedMsg) apply(s *State) Effect {
	s.Drawing.ReplaceByPicture(m.Picture)
	s.Cursor.Visible, s.Cursor.Down = false, false
	return redrawn
}
