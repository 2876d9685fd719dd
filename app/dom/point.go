package dom

// Pointed is what a pointer did on an element.
type Pointed struct {
	Kind   PointedKind
	X, Y   float64 // CSS pixels from the element's corner
	Finger bool    // not a mouse: less exact
	Neuron string  // data-neuron of what was chosen, if it has one
}

// PointedKind says what.
type PointedKind uint8

// The kinds.
const (
	PointedAt   PointedKind = iota // a mouse moved over it
	PointedTap                     // mouse, finger or pen chose a place
	PointedAway                    // it left
)

// Selected is what scripts are told of a selection.
type Selected struct {
	Layer, Index int
	Row, Column  int // of a pixel, in layer 0
}
