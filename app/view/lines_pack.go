package view

import (
	"math"
	"slices"

	"inkling/nn"
)

// steps is how many strengths are told apart where lines are put in order.
const steps = 16

// Order is the order in which lines are drawn: what stands out and what is
// strong comes last. dst is used again and returned.
func Order(dst []int32, lines []Line) []int32 {
	key := func(l *Line) int { return int(l.Rank)*steps + min(int(l.Strength*steps), steps-1) }
	var start [4*steps + 1]int
	for i := range lines {
		start[key(&lines[i])+1]++
	}
	for k := range 4 * steps {
		start[k+1] += start[k]
	}
	dst = slices.Grow(dst[:0], len(lines))[:len(lines)]
	for i := range lines {
		k := key(&lines[i])
		dst[start[k]] = int32(i)
		start[k]++
	}
	return dst
}

// PackedSize is how many numbers Pack writes for a line: both ends, width,
// opacity, and a sum of the Packed bits.
const PackedSize = 7

// What the last of a packed line's numbers is the sum of.
const (
	PackedNegative = 1
	PackedDashed   = 2
	PackedCurved   = 4
)

// Pack writes lines in the order given as the graphics card takes them, scale
// pixels of its picture for one of the page. dst is used again and returned.
func Pack(dst []float32, lines []Line, order []int32, scale float64) []float32 {
	dst = slices.Grow(dst[:0], PackedSize*len(lines))
	for _, i := range order {
		l := &lines[i]
		width, opacity := l.look()
		style := 0
		if !l.Positive {
			style |= PackedNegative
		}
		if l.Dashed {
			style |= PackedDashed
		}
		if l.Curved {
			style |= PackedCurved
		}
		dst = append(dst, float32(l.From.X), float32(l.From.Y), float32(l.To.X), float32(l.To.Y),
			float32(width*scale), float32(opacity), float32(style))
	}
	return dst
}

// Fingerprint changes when any number of the network does, or, where pass is
// set, of the pass: what was drawn from others is then drawn anew.
func Fingerprint(n *nn.Network, t *nn.Trace, pass bool) uint64 {
	h := uint64(14695981039346656037)
	add := func(values []float64) {
		for _, v := range values {
			h = (h ^ math.Float64bits(v)) * 1099511628211
			h ^= h >> 29
		}
	}
	add(n.Params())
	if !pass {
		return h
	}
	add(t.X)
	for _, a := range t.A {
		add(a)
	}
	return h
}
