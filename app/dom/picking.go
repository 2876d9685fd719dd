package dom

// Pointing is something done with a mouse, finger, pen or key at a place inside
// an element.
type Pointing struct {
	Kind PointKind
	Pick string  // data-pick of the innermost element there that has one
	X, Y float64 // place as shares of that element, or of the whole without one; 0 … 1
}

// PointKind is what was done.
type PointKind uint8

// A mouse hovers and leaves; whatever taps, picks.
const (
	Hovered PointKind = iota
	Left
	Tapped
)
