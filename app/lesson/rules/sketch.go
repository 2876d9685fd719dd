package rules

import "inkling/nn/ink"

// Sketch is what is seen in a picture before anything is counted: for the page
// to draw.
type Sketch struct {
	Ink       Picture // the ink in black and white
	Line      Picture // its skeleton, one pixel wide
	Ends      Picture // where lines of the skeleton end
	Junctions Picture // where three or more meet: one pixel each
	Places    Places  // what surrounds every pixel

	box     box    // around the ink
	holes   Halves // how many
	largest int    // pixels of the largest hole
}

// Draw makes the sketch of a picture.
func (s *Sketch) Draw(d *ink.Digit) {
	*s = Sketch{}
	s.Ink.blacken(d)
	s.box = s.Ink.box()
	s.Line = s.Ink
	s.Line.thin()
	s.Line.trim()
	s.mark()
	s.Places.chart(&s.Ink, s.box)
	s.findHoles()
}

// findHoles counts the holes, each where its middle is.
func (s *Sketch) findHoles() {
	for i := range s.Places {
		if s.Places[i] == Unknown {
			size, rows := s.Places.fill(i/side, i%side, Hole)
			s.holes.add(s.box.lower(rows / size))
			s.largest = max(s.largest, size)
		}
	}
}

// mark finds the skeleton's ends and junctions.
func (s *Sketch) mark() {
	for i, black := range s.Line {
		if !black {
			continue
		}
		r := s.Line.ring(i)
		s.Ends[i] = r.end()
		s.Junctions[i] = r.fork() && !s.Junctions.near(i)
	}
}

// near reports whether there is black within two pixels: one crossing often
// makes two forks.
func (p *Picture) near(i int) bool {
	for row := i/side - 2; row <= i/side+2; row++ {
		for col := i%side - 2; col <= i%side+2; col++ {
			if p.at(row, col) {
				return true
			}
		}
	}
	return false
}
