package main

import (
	"math"
	"math/rand/v2"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// How several digits stand together. Lengths in heights of a digit.
const (
	threeShare  = 0.15 // three digits rather than two
	stackShare  = 0.25 // one above the other rather than side by side
	sizeSD      = 0.15 // log of a digit's height
	levelSD     = 0.08 // how far a digit is off the common line
	leastBeside = 0.25 // gap between digits side by side
	mostBeside  = 0.7
	leastStack  = 0.5 // gap between digits one above the other
	mostStack   = 1.0
)

// cuts are where the pen may leave a digit so that no digit is left, as shares
// of the ink's length: an open bow of 0 and 9. What the others leave may be
// another digit: half an 8 is a 5 or a 3, the beginning of 2, 3 and 5 a 7 or a
// 1, the back of a 6 a 1 and the angle of a 4, straightened, a 2 without a head.
var cuts = [...]struct {
	digit    int
	from, to float64
}{{0, 0.45, 0.58}, {9, 0.3, 0.4}}

// A part must be an open bow: its ends so far apart, as a share of its longer
// side, and it bulges to the left so far from the line between them, as a share
// of that. One to the right is the head of a 2, 3 or 7.
const (
	leastOpen  = 0.5
	leastBulge = 0.45
)

// strikable are the digits that one line through them spoils. A line may
// belong to 0, 1, 4 and 7.
var strikable = [...]int{2, 3, 5, 6, 8, 9}

// Angles of lines that cross out, in radians. Steep ones would join with the
// bows of a 3 or a 5 to an 8.
const (
	leastRise = 0.15 // each of two lines, one rising, one falling
	mostRise  = 0.35
)

// box is where strokes lie.
type box struct{ left, top, right, bottom float64 }

func boxOf(strokes []ink.Stroke) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range strokes {
		for _, p := range s {
			b = box{min(b.left, p.X), min(b.top, p.Y), max(b.right, p.X), max(b.bottom, p.Y)}
		}
	}
	return b
}

func (b box) width() float64  { return b.right - b.left }
func (b box) height() float64 { return b.bottom - b.top }
func (b box) side() float64   { return max(b.width(), b.height()) }

func (b box) middle() (x, y float64) { return (b.left + b.right) / 2, (b.top + b.bottom) / 2 }

// move scales the strokes in place and then moves them.
func move(strokes []ink.Stroke, scale, dx, dy float64) []ink.Stroke {
	for _, s := range strokes {
		for i, p := range s {
			s[i].X, s[i].Y = scale*p.X+dx, scale*p.Y+dy
		}
	}
	return strokes
}

// several is two digits, now and then three in a row, clear of each other.
func (n *nonDigits) several(rng *rand.Rand) []ink.Stroke {
	var digits [][]ink.Stroke
	count, stack := 2, rng.Float64() < stackShare
	if !stack && rng.Float64() < threeShare {
		count = 3
	}
	for len(digits) < count {
		digit := rng.IntN(nn.Digits)
		if stack && digit == 1 {
			continue // a 1 above a 1 is a long 1
		}
		strokes := n.pens.write(digit, rng)
		height := math.Exp(rng.NormFloat64() * sizeSD)
		digits = append(digits, move(strokes, height/boxOf(strokes).height(), 0, 0))
	}
	return lineUp(digits, stack, rng)
}

// lineUp puts digits of height 1 or so side by side or one above the other.
func lineUp(digits [][]ink.Stroke, stack bool, rng *rand.Rand) []ink.Stroke {
	var all []ink.Stroke
	end := 0.0
	for _, strokes := range digits {
		b, off := boxOf(strokes), levelSD*rng.NormFloat64()
		x, y := b.middle()
		if stack {
			move(strokes, 1, off-x, end-b.top)
			end += b.height() + between(rng, leastStack, mostStack)
		} else {
			move(strokes, 1, end-b.left, off-y)
			end += b.width() + between(rng, leastBeside, mostBeside)
		}
		all = append(all, strokes...)
	}
	return all
}

// part is a digit that the pen left too early.
func (n *nonDigits) part(rng *rand.Rand) []ink.Stroke {
	for {
		cut := cuts[rng.IntN(len(cuts))]
		strokes := n.pens.write(cut.digit, rng)
		strokes = upTo(strokes, between(rng, cut.from, cut.to)*length(strokes))
		if openBow(strokes[0]) {
			return strokes
		}
	}
}

// openBow reports whether a stroke is a bow to the left, neither nearly
// straight nor nearly closed.
func openBow(s ink.Stroke) bool {
	dx, dy := s[len(s)-1].X-s[0].X, s[len(s)-1].Y-s[0].Y
	if dy < 0 {
		dx, dy = -dx, -dy
	}
	open, bulge := math.Hypot(dx, dy), 0.0
	for _, p := range s {
		bulge = max(bulge, (dx*(p.Y-s[0].Y)-dy*(p.X-s[0].X))/open)
	}
	return open >= leastOpen*boxOf([]ink.Stroke{s}).side() && bulge >= leastBulge*open
}

// length is how far the pen goes on the pad.
func length(strokes []ink.Stroke) float64 {
	sum := 0.0
	for _, s := range strokes {
		for i := 1; i < len(s); i++ {
			sum += math.Hypot(s[i].X-s[i-1].X, s[i].Y-s[i-1].Y)
		}
	}
	return sum
}

// upTo is the beginning of the strokes, as many whole points as lie within the
// given length.
func upTo(strokes []ink.Stroke, length float64) []ink.Stroke {
	for k, s := range strokes {
		for i := 1; i < len(s); i++ {
			length -= math.Hypot(s[i].X-s[i-1].X, s[i].Y-s[i-1].Y)
			if length < 0 {
				return append(strokes[:k:k], s[:i])
			}
		}
	}
	return strokes
}

// struck is a digit crossed out: by a line, by two, or by a scribble.
func (n *nonDigits) struck(rng *rand.Rand) ([]ink.Stroke, verdict.Reason) {
	how, digit := rng.IntN(3), rng.IntN(nn.Digits)
	if how == 0 {
		digit = strikable[rng.IntN(len(strikable))]
	}
	strokes := n.pens.write(digit, rng)
	b, rise := boxOf(strokes), between(rng, leastRise, mostRise)
	switch how {
	case 0:
		return append(strokes, strike(rng, b, between(rng, -mostRise, mostRise))), verdict.Unfamiliar
	case 1:
		return append(strokes, strike(rng, b, rise), strike(rng, b, -rise)), verdict.Unfamiliar
	default:
		scribble := zigzag(rng)
		o := boxOf(scribble)
		s := between(rng, 1, 1.4) * b.side() / o.side()
		x, y := b.middle()
		u, v := o.middle()
		return append(strokes, move(scribble, s, x-s*u, y-s*v)...), verdict.Scribble
	}
}

// strike is a line right through b and beyond.
func strike(rng *rand.Rand, b box, angle float64) ink.Stroke {
	x, y := b.middle()
	at := near(rng, x, y, 0.03)
	return line(rng, at.X, at.Y, between(rng, 1.25, 1.6)*b.side(), angle)
}
