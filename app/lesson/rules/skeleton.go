package rules

// around are the eight neighbours of a pixel, clockwise from the one above.
var around = [8]struct{ row, col int }{
	{-1, 0}, {-1, 1}, {0, 1}, {1, 1}, {1, 0}, {1, -1}, {0, -1}, {-1, -1},
}

// ring is which of a pixel's eight neighbours are black, clockwise from the one above.
type ring [8]bool

func (p *Picture) ring(i int) (r ring) {
	for k, n := range around {
		r[k] = p.at(i/side+n.row, i%side+n.col)
	}
	return r
}

// neighbours is how many of the eight are black.
func (r ring) neighbours() (n int) {
	for _, black := range r {
		if black {
			n++
		}
	}
	return n
}

// lines is how many lines leave the pixel: runs of black neighbours.
func (r ring) lines() (n int) {
	for k, black := range r {
		if black && !r[(k+7)%8] {
			n++
		}
	}
	return n
}

// end reports whether a line ends here, fork whether three or more lines meet.
func (r ring) end() bool  { return r.lines() == 1 && r.neighbours() <= 2 }
func (r ring) fork() bool { return r.lines() >= 3 }

// thin peels pixels off, in turn at the lower right and at the upper left, until
// all lines are one pixel wide (T. Y. Zhang and C. Y. Suen, 1984). Their way has
// one flaw: a dot of two by two pixels vanishes.
func (p *Picture) thin() {
	for p.peel(ring.looseLowerRight) || p.peel(ring.looseUpperLeft) {
	}
}

// peel takes all loose pixels off at once and says whether there were any.
func (p *Picture) peel(loose func(ring) bool) (any bool) {
	before := *p
	for i, black := range before {
		if black && loose(before.ring(i)) {
			p[i] = false
			any = true
		}
	}
	return any
}

func (r ring) looseLowerRight() bool {
	up, right, down, left := r[0], r[2], r[4], r[6]
	return r.onEdge() && !(up && right && down) && !(right && down && left)
}

func (r ring) looseUpperLeft() bool {
	up, right, down, left := r[0], r[2], r[4], r[6]
	return r.onEdge() && !(up && right && left) && !(up && down && left)
}

// onEdge reports whether the pixel can go without a hole, a gap or a shorter line.
func (r ring) onEdge() bool {
	n := r.neighbours()
	return n >= 2 && n <= 6 && r.lines() == 1
}

// spur is the length of branches that are no strokes: thinning leaves them.
const spur = 3

// trim cuts branches off that are no longer than a spur.
func (p *Picture) trim() {
	before := *p
	for i, black := range before {
		if black && before.ring(i).end() {
			p.trimFrom(i)
		}
	}
}

// trimFrom follows the line from its end and removes it if it soon meets others.
func (p *Picture) trimFrom(i int) {
	rest := *p
	for range spur {
		rest[i] = false
		next, ok := rest.neighbour(i)
		if !ok {
			return // all of a short line: it stays
		}
		i = next
		if rest.ring(i).lines() > 1 {
			*p = rest
			return
		}
	}
}

// neighbour is a black pixel next to pixel i, if there is one.
func (p *Picture) neighbour(i int) (next int, ok bool) {
	for k, black := range p.ring(i) {
		if black {
			return i + around[k].row*side + around[k].col, true
		}
	}
	return 0, false
}
