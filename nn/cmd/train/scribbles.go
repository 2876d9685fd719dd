package main

import (
	"math"
	"math/rand/v2"

	"inkling/nn/ink"
)

// scribblers draw what is no sign at all, in any unit and about any point.
// Reading straightens lines up to 45° off the vertical and makes them a 1, so
// single lines are nearly level; a closed curve may be a 0, so curves stay open
// or go round at least twice.
var scribblers = [...]func(rng *rand.Rand) []ink.Stroke{
	walk, zigzag, hatching, crossHatching, patch, coil, curls, polyline,
	dashes, dots, crossingLines, levelLines, waves, polygon, arc,
}

// flattest is how far a single line or wave leaves the level, in radians: 20°.
const flattest = math.Pi / 9

// between is a random number from lo to hi.
func between(rng *rand.Rand, lo, hi float64) float64 { return lo + (hi-lo)*rng.Float64() }

// someOf is a random whole number from lo to hi, both included.
func someOf(rng *rand.Rand, lo, hi int) int { return lo + rng.IntN(hi-lo+1) }

// anyAngle is a random direction in radians.
func anyAngle(rng *rand.Rand) float64 { return between(rng, 0, 2*math.Pi) }

// turn turns the strokes in place about the origin.
func turn(strokes []ink.Stroke, angle float64) []ink.Stroke {
	sin, cos := math.Sincos(angle)
	for _, s := range strokes {
		for i, p := range s {
			s[i].X, s[i].Y = cos*p.X-sin*p.Y, sin*p.X+cos*p.Y
		}
	}
	return strokes
}

// near is a point about x, y, as near as a hand hits it.
func near(rng *rand.Rand, x, y, sd float64) ink.Point {
	return ink.Point{X: x + sd*rng.NormFloat64(), Y: y + sd*rng.NormFloat64()}
}

// line is a straight line of the given middle, length and angle, as far as a
// hand draws one.
func line(rng *rand.Rand, x, y, length, angle float64) ink.Stroke {
	sin, cos := math.Sincos(angle)
	through := make([]ink.Point, 4)
	for i := range through {
		along := length * (float64(i)/3 - 0.5)
		through[i] = near(rng, x+cos*along, y+sin*along, 0.012*length)
	}
	return ink.Spline(through)
}

// walk is a pen that wanders at random and turns back where it leaves the pad.
func walk(rng *rand.Rand) []ink.Stroke {
	const step, reach = 0.03, 0.5
	heading, bend := anyAngle(rng), 0.0
	wild := between(rng, 0.03, 0.06)
	var at ink.Point
	stroke := ink.Stroke{at}
	for range someOf(rng, 280, 500) {
		bend = 0.9*bend + wild*rng.NormFloat64()
		if math.Hypot(at.X, at.Y) > reach {
			home := math.Atan2(-at.Y, -at.X) - heading
			bend = 0.25 * math.Sin(home/2) * math.Copysign(1, math.Cos(home/2))
		}
		heading += bend
		sin, cos := math.Sincos(heading)
		at.X, at.Y = at.X+step*cos, at.Y+step*sin
		stroke = append(stroke, at)
	}
	return []ink.Stroke{stroke}
}

// zigzag goes to and fro across any direction, with corners or without.
func zigzag(rng *rand.Rand) []ink.Stroke {
	count, height := someOf(rng, 7, 13), between(rng, 0.25, 0.4)
	points := make([]ink.Point, count)
	for i := range points {
		side := height * float64(2*(i%2)-1)
		points[i] = near(rng, float64(i)/float64(count-1)-0.5, side*between(rng, 0.7, 1), 0.015)
	}
	stroke := ink.Stroke(points)
	if rng.IntN(2) == 0 {
		stroke = ink.Spline(points)
	}
	return turn([]ink.Stroke{stroke}, anyAngle(rng))
}

// hatching is parallel lines, drawn one by one.
func hatching(rng *rand.Rand) []ink.Stroke {
	count, lean := someOf(rng, 4, 9), between(rng, -0.4, 0.4)
	var strokes []ink.Stroke
	for i := range count {
		x := float64(i)/float64(count-1) - 0.5
		strokes = append(strokes, line(rng, x, 0.08*rng.NormFloat64(), between(rng, 0.6, 0.9), math.Pi/2+lean))
	}
	return turn(strokes, anyAngle(rng))
}

// shade fills an ellipse of half axes 0.5 and ry with a line that goes to and
// fro count times.
func shade(rng *rand.Rand, count int, ry float64) ink.Stroke {
	points := make([]ink.Point, count)
	for i := range points {
		x := (float64(i)+0.5)/float64(count) - 0.5
		half := ry * math.Sqrt(1-4*x*x)
		points[i] = near(rng, x, half*float64(2*(i%2)-1), 0.03)
	}
	return ink.Spline(points)
}

// crossHatching shades one place in several directions.
func crossHatching(rng *rand.Rand) []ink.Stroke {
	var strokes []ink.Stroke
	layers, first := someOf(rng, 2, 3), anyAngle(rng)
	for i := range layers {
		layer := []ink.Stroke{shade(rng, someOf(rng, 5, 8), between(rng, 0.4, 0.5))}
		angle := first + math.Pi/float64(layers)*(float64(i)+between(rng, -0.2, 0.2))
		strokes = append(strokes, turn(layer, angle)...)
	}
	return strokes
}

// patch is one big filled place.
func patch(rng *rand.Rand) []ink.Stroke {
	return turn([]ink.Stroke{shade(rng, someOf(rng, 16, 28), between(rng, 0.35, 0.5))}, anyAngle(rng))
}

// coil is a spiral of more than two turns from the very middle: no hole makes it
// a 0.
func coil(rng *rand.Rand) []ink.Stroke {
	const inner = 0.02
	turns, start, flat := between(rng, 2.2, 3.6), anyAngle(rng), between(rng, 0.7, 1)
	way := float64(2*rng.IntN(2) - 1)
	count := int(turns * 14)
	points := make([]ink.Point, count+1)
	for i := range points {
		t := float64(i) / float64(count)
		sin, cos := math.Sincos(start + way*2*math.Pi*turns*t)
		r := inner + (0.5-inner)*t
		points[i] = near(rng, r*cos, flat*r*sin, 0.008)
	}
	return turn([]ink.Stroke{ink.Spline(points)}, anyAngle(rng))
}

// curls are loops in a row that does not go up or down: loops above each other
// are an 8.
func curls(rng *rand.Rand) []ink.Stroke {
	loops := someOf(rng, 3, 6)
	forward := 1 / float64(loops)
	radius, tall := forward*between(rng, 0.45, 0.75), between(rng, 0.9, 1.6)
	count := loops * 12
	points := make([]ink.Point, count+1)
	for i := range points {
		t := float64(i) / 12
		sin, cos := math.Sincos(2 * math.Pi * t)
		points[i] = near(rng, forward*t+radius*cos, tall*radius*sin, 0.008)
	}
	return turn([]ink.Stroke{ink.Spline(points)}, between(rng, -math.Pi/5, math.Pi/5))
}

// polyline is straight lines hither and thither, none of them short.
func polyline(rng *rand.Rand) []ink.Stroke {
	count := someOf(rng, 7, 13)
	var stroke ink.Stroke
	for len(stroke) < count {
		p := ink.Point{X: rng.Float64(), Y: rng.Float64()}
		if n := len(stroke); n == 0 || math.Hypot(p.X-stroke[n-1].X, p.Y-stroke[n-1].Y) > 0.35 {
			stroke = append(stroke, p)
		}
	}
	return []ink.Stroke{stroke}
}

// dashes are short lines strewn about.
func dashes(rng *rand.Rand) []ink.Stroke {
	var strokes []ink.Stroke
	for range someOf(rng, 6, 12) {
		strokes = append(strokes, line(rng, rng.Float64(), rng.Float64(), between(rng, 0.12, 0.3), anyAngle(rng)))
	}
	return strokes
}

// dots are a tap or several, strewn about.
func dots(rng *rand.Rand) []ink.Stroke {
	var strokes []ink.Stroke
	for range someOf(rng, 1, 12) {
		strokes = append(strokes, ink.Stroke{{X: rng.Float64(), Y: rng.Float64()}})
	}
	return strokes
}

// crossingLines cross near their middles, none at a sharp angle.
func crossingLines(rng *rand.Rand) []ink.Stroke {
	var strokes []ink.Stroke
	count, first := someOf(rng, 2, 5), anyAngle(rng)
	for i := range count {
		angle := first + math.Pi/float64(count)*(float64(i)+between(rng, -0.15, 0.15))
		at := near(rng, 0, 0, 0.04)
		strokes = append(strokes, line(rng, at.X, at.Y, between(rng, 0.75, 1), angle))
	}
	return strokes
}

// levelLines are one long line, or several one above the other.
func levelLines(rng *rand.Rand) []ink.Stroke {
	var strokes []ink.Stroke
	angle := between(rng, -flattest, flattest)
	for i := range max(1, someOf(rng, -2, 4)) {
		strokes = append(strokes, line(rng, 0.05*rng.NormFloat64(), 0.25*float64(i), between(rng, 0.8, 1), angle))
	}
	return strokes
}

// waves are a nearly level line that goes up and down.
func waves(rng *rand.Rand) []ink.Stroke {
	periods, height, phase := between(rng, 1.5, 5), between(rng, 0.06, 0.14), anyAngle(rng)
	count := int(periods * 8)
	points := make([]ink.Point, count+1)
	for i := range points {
		t := float64(i) / float64(count)
		points[i] = near(rng, t-0.5, height*math.Sin(phase+2*math.Pi*periods*t), 0.008)
	}
	return turn([]ink.Stroke{ink.Spline(points)}, between(rng, -flattest, flattest))
}

// polygon is closed and has few corners, or deep dents: it is not round.
func polygon(rng *rand.Rand) []ink.Stroke {
	corners, dent := someOf(rng, 3, 4), 1.0
	if rng.IntN(2) == 0 {
		corners, dent = 2*someOf(rng, 3, 6), between(rng, 0.35, 0.55)
	}
	first := anyAngle(rng)
	var stroke ink.Stroke
	for i := range corners {
		r := between(rng, 0.42, 0.5)
		if i%2 == 1 {
			r *= dent
		}
		sin, cos := math.Sincos(first + 2*math.Pi/float64(corners)*(float64(i)+between(rng, -0.2, 0.2)))
		stroke = append(stroke, ink.Point{X: r * cos, Y: r * sin})
	}
	return []ink.Stroke{append(stroke, stroke[0])}
}

// arc is half a circle or somewhat more, open to the right, above or below: one
// that opens to the left is the head of a 2, 3 or 7.
func arc(rng *rand.Rand) []ink.Stroke {
	const count = 8
	sweep, flat := between(rng, 3, 4.2), between(rng, 0.8, 1)
	middle := math.Pi/2*float64(someOf(rng, 1, 3)) + between(rng, -0.3, 0.3)
	points := make([]ink.Point, count+1)
	for i := range points {
		sin, cos := math.Sincos(middle + sweep*(float64(i)/count-0.5))
		points[i] = near(rng, cos, flat*sin, 0.03)
	}
	return []ink.Stroke{ink.Spline(points)}
}
