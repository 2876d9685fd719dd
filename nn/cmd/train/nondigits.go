package main

import (
	"fmt"
	"math/rand/v2"

	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// Shares of what nonDigits write. What digits are crossed out makes up the rest.
const (
	letterShare   = 0.24
	symbolShare   = 0.26
	scribbleShare = 0.16
	severalShare  = 0.23 // digits beside or above each other
	partShare     = 0.04 // digits that the pen left too early
)

// sign is a glyph, read: its skeletons and the sum of their weights.
type sign struct {
	skeletons []skeleton
	total     float64
	turns     bool // may be drawn at any angle
}

// nonDigits draws what people draw on a pad that is no digit. It only reads
// after newNonDigits.
type nonDigits struct {
	pens             *pens
	letters, symbols []sign
}

// newNonDigits reads letters, symbols and shapes; digits come from p. A slip in
// the skeletons is a programmer's error and panics.
func newNonDigits(p *pens) *nonDigits {
	return &nonDigits{
		pens:    p,
		letters: readGlyphs(letters, false),
		symbols: append(readGlyphs(symbols, false), readGlyphs(shapes, true)...),
	}
}

func readGlyphs(list []glyph, turns bool) []sign {
	signs := make([]sign, len(list))
	for i, g := range list {
		signs[i].turns = turns
		for _, text := range g.styles {
			s, err := parseSkeleton(text)
			if err != nil {
				panic(fmt.Sprintf("train: readGlyphs: %s: %q: %v", g.name, text, err))
			}
			signs[i].skeletons = append(signs[i].skeletons, s)
			signs[i].total += s.weight
		}
	}
	return signs
}

// write is a drawing that is no digit, fitted to the pad, and what the page is
// to call it.
func (n *nonDigits) write(rng *rand.Rand) (strokes []ink.Stroke, kind verdict.Reason) {
	strokes, kind = n.draw(rng)
	return ink.Fit(strokes), kind
}

func (n *nonDigits) draw(rng *rand.Rand) ([]ink.Stroke, verdict.Reason) {
	pick := rng.Float64()
	under := func(share float64) bool {
		pick -= share
		return pick < 0
	}
	switch {
	case under(letterShare):
		return writeSign(n.letters, rng), verdict.Unfamiliar
	case under(symbolShare):
		return writeSign(n.symbols, rng), verdict.Unfamiliar
	case under(scribbleShare):
		return scribblers[rng.IntN(len(scribblers))](rng), verdict.Scribble
	case under(severalShare):
		return n.several(rng), verdict.TwoDigits
	case under(partShare):
		return n.part(rng), verdict.Unfamiliar
	default:
		return n.struck(rng)
	}
}

// writeSign is any of the signs, each as often as another, as some hand would
// draw it.
func writeSign(signs []sign, rng *rand.Rand) []ink.Stroke {
	s := &signs[rng.IntN(len(signs))]
	strokes := pickSkeleton(s.skeletons, s.total, rng).write(rng)
	if s.turns {
		turn(strokes, anyAngle(rng))
	}
	return strokes
}
