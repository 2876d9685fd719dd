package rules

// Features is all that the rules look at. Halves and quarters are those of the
// box around the ink; sizes are in pixels.
type Features struct {
	Width, Height int // of the box; 0 without ink

	Holes    Halves // white places closed in by ink
	HoleSize int    // of the largest

	// White pixels with ink on three sides, by the side where there is none; a
	// pocket has ink on all four and is no hole. See Place.
	OpenLeft, OpenRight, OpenUp, Pocket Halves

	Ends      Quarters // where lines of the skeleton end
	Junctions int      // where three or more of its lines meet

	Strokes int // the most that a vertical line through the middle half crosses
	Foot    int // from the first to the last ink in the four lowest rows
}

// Halves counts in the upper and in the lower half.
type Halves struct{ Upper, Lower int }

// Sum is the count in both halves.
func (h Halves) Sum() int { return h.Upper + h.Lower }

func (h *Halves) add(lower bool) {
	if lower {
		h.Lower++
	} else {
		h.Upper++
	}
}

// Quarters counts in the four quarters.
type Quarters struct{ UpperLeft, UpperRight, LowerLeft, LowerRight int }

// Sum is the count in all quarters.
func (q Quarters) Sum() int { return q.UpperLeft + q.UpperRight + q.LowerLeft + q.LowerRight }

func (q *Quarters) add(lower, right bool) {
	switch {
	case lower && right:
		q.LowerRight++
	case lower:
		q.LowerLeft++
	case right:
		q.UpperRight++
	default:
		q.UpperLeft++
	}
}

// measure counts what the rules look at.
func (s *Sketch) measure() (f Features) {
	b := s.box
	if b.height() < 1 {
		return f
	}
	f.Width, f.Height = b.width(), b.height()
	f.Holes, f.HoleSize = s.holes, s.largest
	f.Strokes, f.Foot = s.strokes(), s.foot()
	for i := range s.Ink {
		lower, right := b.lower(i/side), b.rightHand(i%side)
		if s.Ends[i] {
			f.Ends.add(lower, right)
		}
		if s.Junctions[i] {
			f.Junctions++
		}
		switch s.Places[i] {
		case OpenLeft:
			f.OpenLeft.add(lower)
		case OpenRight:
			f.OpenRight.add(lower)
		case OpenUp:
			f.OpenUp.add(lower)
		case Pocket:
			f.Pocket.add(lower)
		}
	}
	return f
}

func (s *Sketch) strokes() (most int) {
	quarter := s.box.width() / 4
	for col := s.box.left + quarter; col <= s.box.right-quarter; col++ {
		n := 0
		for row := s.box.top; row <= s.box.bottom; row++ {
			if s.Ink.at(row, col) && !s.Ink.at(row-1, col) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

func (s *Sketch) foot() int {
	first, last := side, -1
	for row := s.box.bottom - 3; row <= s.box.bottom; row++ {
		for col := range side {
			if s.Ink.at(row, col) {
				first, last = min(first, col), max(last, col)
			}
		}
	}
	return last - first + 1
}
