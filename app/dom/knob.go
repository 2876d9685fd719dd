package dom

// Turn is what a learner did to a number on the page: typed, dragged, or keyed.
type Turn struct {
	Row   int     // data-row of the field or slider
	Value float64 // not a number where none stands there
	Typed bool    // in a field, whose text is then the learner's
	Done  bool    // and let go of it
}

// StrokeKind says what a pointer did on a picture that is painted on.
type StrokeKind uint8

// A pointer's stroke: down, on, and away.
const (
	StrokeDown StrokeKind = iota
	StrokeOn
	StrokeUp
)
