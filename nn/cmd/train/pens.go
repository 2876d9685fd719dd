package main

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"inkling/nn"
	"inkling/nn/ink"
)

// Spread of the synthetic hands, as standard deviations; lengths in hundredths
// of the pad.
const (
	penPointSD   = 3.2  // where each point of a skeleton lies
	penTurnSD    = 0.12 // rotation, radians
	penSlantSD   = 0.22 // shear, left before straightening
	penStretchSD = 0.22 // log of width against height
	penWaveSD    = 2.2  // slow wave through the whole digit
)

// skeleton is one style, read.
type skeleton struct {
	weight float64
	points [][2]float64
	curves []curve
}

// curve is a smooth piece through skeleton points: their indices. lift says
// that the pen comes down anew before it.
type curve struct {
	through []int
	lift    bool
}

// pens writes digits in all styles. It only reads after newPens.
type pens struct {
	skeletons [nn.Digits][]skeleton
	total     [nn.Digits]float64
}

// styleCount is the number of styles of all digits.
func styleCount() int {
	n := 0
	for _, list := range styles {
		n += len(list)
	}
	return n
}

// newPens reads the styles; a slip in them is a programmer's error and panics.
func newPens() *pens {
	p := new(pens)
	for digit, list := range styles {
		p.learn(digit, list)
	}
	return p
}

// newDetectorPens also writes what only the detector learns.
func newDetectorPens() *pens {
	p := newPens()
	p.learn(0, dottedZeros)
	return p
}

// learn adds styles of a digit.
func (p *pens) learn(digit int, list []string) {
	for _, text := range list {
		s, err := parseSkeleton(text)
		if err != nil {
			panic(fmt.Sprintf("train: pens: style of %d: %q: %v", digit, text, err))
		}
		p.skeletons[digit] = append(p.skeletons[digit], s)
		p.total[digit] += s.weight
	}
}

func parseSkeleton(text string) (skeleton, error) {
	s := skeleton{weight: 1}
	if weight, rest, found := strings.Cut(text, ":"); found {
		w, err := strconv.ParseFloat(weight, 64)
		if err != nil || !(w > 0 && w < 100) {
			return s, fmt.Errorf("found weight %q, expected a number above 0", weight)
		}
		s.weight, text = w, rest
	}
	for _, stroke := range strings.Split(text, "|") {
		previous := -1 // the corner that the next curve begins at
		for _, piece := range strings.Split(stroke, "/") {
			c := curve{lift: previous < 0}
			if previous >= 0 {
				c.through = append(c.through, previous)
			}
			for _, field := range strings.Fields(piece) {
				x, y, _ := strings.Cut(field, ",")
				px, errX := strconv.ParseFloat(x, 64)
				py, errY := strconv.ParseFloat(y, 64)
				if err := errors.Join(errX, errY); err != nil {
					return s, fmt.Errorf("found %q, expected x,y: %w", field, err)
				}
				c.through = append(c.through, len(s.points))
				s.points = append(s.points, [2]float64{px, py})
			}
			if len(c.through) < 2 {
				return s, fmt.Errorf("a curve of %d points, expected at least 2", len(c.through))
			}
			previous = c.through[len(c.through)-1]
			s.curves = append(s.curves, c)
		}
	}
	return s, nil
}

// write is the digit as some hand would draw it.
func (p *pens) write(digit int, rng *rand.Rand) []ink.Stroke {
	return pickSkeleton(p.skeletons[digit], p.total[digit], rng).write(rng)
}

// pickSkeleton is any skeleton of the list, each as often as its weight says;
// total is the sum of the weights.
func pickSkeleton(list []skeleton, total float64, rng *rand.Rand) *skeleton {
	pick := rng.Float64() * total
	k := 0
	for k < len(list)-1 && pick >= list[k].weight {
		pick -= list[k].weight
		k++
	}
	return &list[k]
}

// write varies a skeleton: every point a little, the whole smoothly.
func (s *skeleton) write(rng *rand.Rand) []ink.Stroke {
	care := 0.5 + rng.Float64() // some hands are neat, some are not
	moved := make([]ink.Point, len(s.points))
	for i, q := range s.points {
		moved[i].X = q[0] - 50 + rng.NormFloat64()*penPointSD*care
		moved[i].Y = q[1] - 50 + rng.NormFloat64()*penPointSD*care
	}
	place := newHand(rng)
	var strokes []ink.Stroke
	for _, c := range s.curves {
		through := make([]ink.Point, len(c.through))
		for k, i := range c.through {
			through[k] = moved[i]
		}
		line := ink.Spline(through)
		for k, q := range line {
			x, y := place(q.X, q.Y)
			line[k] = ink.Point{X: 0.5 + x/100, Y: 0.5 + y/100}
		}
		if c.lift {
			strokes = append(strokes, line)
			continue
		}
		last := &strokes[len(strokes)-1]
		*last = append(*last, line[1:]...)
	}
	return strokes
}

// newHand is a smooth map of the pad, about its middle: turned, slanted,
// stretched and waved at random.
func newHand(rng *rand.Rand) func(x, y float64) (float64, float64) {
	sin, cos := math.Sincos(rng.NormFloat64() * penTurnSD)
	slant := rng.NormFloat64() * penSlantSD
	stretch := math.Exp(rng.NormFloat64() * penStretchSD / 2)
	waveX, phaseX := rng.NormFloat64()*penWaveSD, rng.Float64()*2*math.Pi
	waveY, phaseY := rng.NormFloat64()*penWaveSD, rng.Float64()*2*math.Pi
	return func(x, y float64) (float64, float64) {
		x, y = x+waveX*math.Sin(y/14+phaseX), y+waveY*math.Sin(x/14+phaseY)
		x, y = x*stretch-slant*y, y/stretch
		return cos*x - sin*y, sin*x + cos*y
	}
}
