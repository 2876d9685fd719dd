package lesson

// Act is something that the learner did to a control of a chapter.
type Act struct {
	Name  string  // the control's data-act
	Index int     // its data-index, or 0
	Value float64 // of a field or slider; NaN if it is no number
	Text  string  // what stands in it
	Done  bool    // the slider was let go, the field left, the button pressed
}

// Work is what the learner has made in a chapter: the places of its sliders,
// what was painted, what was predicted. It lives as long as the page.
type Work interface {
	// Act changes the work by what the learner did. An Act named "again" says
	// that a challenge, its Index, is to be done again.
	Act(Act)
}

// Works are those of all chapters; nil where a chapter keeps none.
type Works [Chapters]Work

// NewWorks are those of a learner who has not begun.
func NewWorks() Works {
	return Works{
		0: NewOwnRule(),
		1: &Misread{Meant: -1},
		2: &C3{},
		3: new(Four),
		4: newPatch(),
		5: newThreshold(),
		6: &C7{},
		7: &C8{},
		8: NewC9(),
		9: NewTen(),
	}
}
