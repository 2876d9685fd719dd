package rules

// Place is what surrounds a pixel.
type Place uint8

// The places. A white pixel looks up, right, down and left, straight to the border.
const (
	Unknown   Place = iota
	Ink             // black
	Outside         // ink on two sides at most
	Hole            // closed in by ink: no way to the border
	OpenLeft        // ink on three sides, none to the left
	OpenRight       // none to the right
	OpenUp          // none above
	OpenDown        // none below
	Pocket          // ink on all four sides, and yet a way out: nearly a hole
)

// Places is the place of every pixel, row by row.
type Places [side * side]Place

// chart finds the place of every pixel of a picture, but for holes: what is
// left unknown lies in one.
func (m *Places) chart(p *Picture, b box) {
	for i, black := range p {
		m[i] = Unknown
		if black {
			m[i] = Ink
		}
	}
	for k := range side { // all that is joined to the white at the border
		m.fill(0, k, Outside)
		m.fill(side-1, k, Outside)
		m.fill(k, 0, Outside)
		m.fill(k, side-1, Outside)
	}
	for row := b.top; row <= b.bottom; row++ { // beyond the box there is no bay
		for col := b.left; col <= b.right; col++ {
			if i := row*side + col; m[i] == Outside {
				m[i] = p.bay(row, col)
			}
		}
	}
}

// fill gives a place to a pixel still unknown and to all unknown ones joined to
// it. It counts them, and adds up their rows.
func (m *Places) fill(row, col int, place Place) (size, rows int) {
	if row < 0 || row >= side || col < 0 || col >= side || m[row*side+col] != Unknown {
		return 0, 0
	}
	m[row*side+col] = place
	size, rows = 1, row
	for k := 0; k < len(around); k += 2 { // above, right, below, left
		n, r := m.fill(row+around[k].row, col+around[k].col, place)
		size, rows = size+n, rows+r
	}
	return size, rows
}

// bay is the place of a white pixel with a way to the border.
func (p *Picture) bay(row, col int) Place {
	up, down := p.sees(row, col, -1, 0), p.sees(row, col, 1, 0)
	left, right := p.sees(row, col, 0, -1), p.sees(row, col, 0, 1)
	switch {
	case up && down && left && right:
		return Pocket
	case up && down && right:
		return OpenLeft
	case up && down && left:
		return OpenRight
	case down && left && right:
		return OpenUp
	case up && left && right:
		return OpenDown
	}
	return Outside
}

// sees reports whether there is ink straight ahead in a direction.
func (p *Picture) sees(row, col, down, right int) bool {
	for row >= 0 && row < side && col >= 0 && col < side {
		if p[row*side+col] {
			return true
		}
		row, col = row+down, col+right
	}
	return false
}
