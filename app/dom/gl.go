package dom

// GLLines are lines as the graphics card takes them: seven numbers each, which
// are both ends, width and opacity in pixels of a picture of W×H, and the sum
// of 1 for a negative line, 2 for a dashed one and 4 for a curved one.
type GLLines struct {
	W, H               int
	Dash               float64 // length of a dash, and of the gap after it
	Packed             []float32
	Positive, Negative [3]uint8 // colours
}
