package ink

// FitShare is the part of the pad that Fit lets a drawing's longer side fill.
const FitShare = 0.72

// Fit moves and scales strokes of any unit onto the pad: the bounding box in
// the middle, its longer side FitShare of the pad, proportions kept. Points
// that are not numbers are left out; pressure and time stay.
func Fit(strokes []Stroke) []Stroke {
	b := bounds(strokes, 0, 0)
	s := b.scaleTo(FitShare)
	cx, cy := b.centre()
	fitted := cleaned(strokes)
	for _, stroke := range fitted {
		for i := range stroke {
			stroke[i].X = 0.5 + s*(stroke[i].X-cx)
			stroke[i].Y = 0.5 + s*(stroke[i].Y-cy)
		}
	}
	return fitted
}
