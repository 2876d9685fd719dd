package main

import (
	"math"
	"math/rand/v2"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
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

// strikable are the digits that one nearly level line through them spoils. A
// line may belong to 0, 1, 4 and 7.
var strikable = [...]int{2, 3, 5, 6, 8, 9}

// slashable are those that a steep line spoils. It would join with the bows of
// a 3 or a 5 to an 8, and an 8 has one of its own.
var slashable = [...]int{2, 6, 9}

// Lines that cross out: how steep they are, in radians, and how far they go
// beyond the digit at either end and off its middle, as shares of its longer
// side and its height.
const (
	leastRise   = 0.15 // each of two lines, one rising, one falling
	mostRise    = 0.35
	leastSteep  = 0.75
	mostSteep   = 1.15
	leastBeyond = 0.1
	mostBeyond  = 0.4
	slashBeyond = 0.15 // so much more where one alone is steep
	strikeOff   = 0.13
	doubleShare = 0.3  // two lines beside each other rather than one
	doubleGap   = 0.16 // between them
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

// struck is a digit crossed out: by a level line or two, by a steep one, by
// two that cross, or by a scribble.
func (n *nonDigits) struck(rng *rand.Rand) ([]ink.Stroke, verdict.Reason) {
	switch rng.IntN(4) {
	case 0:
		strokes := n.pens.write(strikable[rng.IntN(len(strikable))], rng)
		b, angle := boxOf(strokes), between(rng, -mostRise, mostRise)
		off := strikeOff * b.height() * between(rng, -1, 1)
		if rng.Float64() >= doubleShare {
			return append(strokes, strike(rng, b, 0, off, angle)), verdict.Unfamiliar
		}
		half := doubleGap / 2 * b.height()
		return append(strokes, strike(rng, b, 0, off-half, angle), strike(rng, b, 0, off+half, angle)), verdict.Unfamiliar
	case 1:
		strokes := n.pens.write(slashable[rng.IntN(len(slashable))], rng)
		angle := between(rng, leastSteep, mostSteep) * float64(2*rng.IntN(2)-1)
		return append(strokes, strike(rng, boxOf(strokes), slashBeyond, 0, angle)), verdict.Unfamiliar
	case 2:
		strokes := n.pens.write(rng.IntN(nn.Digits), rng)
		b, rise := boxOf(strokes), between(rng, leastRise, mostRise)
		if rng.IntN(2) == 0 {
			rise = between(rng, leastSteep, mostSteep)
		}
		return append(strokes, strike(rng, b, 0, 0, rise), strike(rng, b, 0, 0, -rise)), verdict.Unfamiliar
	default:
		strokes := n.pens.write(rng.IntN(nn.Digits), rng)
		b, scribble := boxOf(strokes), zigzag(rng)
		o := boxOf(scribble)
		s := between(rng, 1, 1.4) * b.side() / o.side()
		x, y := b.middle()
		u, v := o.middle()
		return append(strokes, move(scribble, s, x-s*u, y-s*v)...), verdict.Scribble
	}
}

// strike is a line right through b, off below its middle, and beyond, by more
// than usual where asked for.
func strike(rng *rand.Rand, b box, more, off, angle float64) ink.Stroke {
	x, y := b.middle()
	at := near(rng, x, y+off, 0.03*b.side())
	sin, cos := math.Sincos(angle)
	inside := min(b.width()/math.Abs(cos), b.height()/math.Abs(sin))
	beyond := 2*more + between(rng, leastBeyond, mostBeyond) + between(rng, leastBeyond, mostBeyond)
	return line(rng, at.X, at.Y, inside+beyond*b.side(), angle)
}
