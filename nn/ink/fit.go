package ink

// FitShare is the part of the pad that Fit lets a drawing's longer side fill.
const FitShare = 0.72

// Fit moves and scales strokes of any unit onto the pad: the bounding box in
// the middle, its longer side FitShare of the pad, proportions kept. Points
// that are not numbers are left out; pressure and time stay.
func Fit(strokes []Stroke) []Stroke {
	b := bounds(strokes, 0, 0)
	if b.empty() {
		return nil
	}
	s := b.scaleTo(FitShare)
	cx, cy := b.centre()
	var out []Stroke
	for _, stroke := range strokes {
		var fitted Stroke
		for _, p := range stroke {
			if p, ok := clean(p); ok {
				p.X = 0.5 + s*(p.X-cx)
				p.Y = 0.5 + s*(p.Y-cy)
				fitted = append(fitted, p)
			}
		}
		if len(fitted) > 0 {
			out = append(out, fitted)
		}
	}
	return out
}
