package main

import (
	"math"
	"math/rand/v2"

	"inkling/nn"
	"inkling/nn/ink"
)

// How several digits stand together: one above the other, a small one at the
// edge of a large one, or else in a row. Lengths in heights of a digit, of the
// larger one where they differ.
const (
	stackShare  = 0.35
	smallShare  = 0.25
	threeShare  = 0.15 // three digits in a row rather than two
	sizeSD      = 0.15 // log of the height of a digit in a row
	levelSD     = 0.08 // how far it is off the common line
	leastBeside = 0.25 // gap between digits in a row
	mostBeside  = 0.7
	leastStack  = 0.08 // gap between digits one above the other
	mostStack   = 0.7
	stackSD     = 0.12 // how far one is beside the other's middle
	leastOther  = 0.55 // height of the other digit of a stack
	leastSmall  = 0.3  // height of a small digit
	mostSmall   = 0.6
	leastGap    = 0.08 // between a small digit and its neighbour
	mostGap     = 0.35
	rightShare  = 0.65 // small digits to the right rather than to the left
)

// oneDigit are the pairs, the upper one first, that one above the other are one
// digit: two rings an 8, a stick and a ring a 6 or a 9, other sticks make a
// digit longer.
var oneDigit = map[[2]int]bool{
	{0, 0}: true, {1, 1}: true, {1, 0}: true, {1, 4}: true, {1, 6}: true,
	{0, 1}: true, {4, 1}: true, {7, 1}: true, {9, 1}: true,
}

// several is two digits, now and then three in a row, clear of each other.
func (n *nonDigits) several(rng *rand.Rand) []ink.Stroke {
	switch pick := rng.Float64(); {
	case pick < stackShare:
		return n.stack(rng)
	case pick < stackShare+smallShare:
		return n.withSmall(rng)
	default:
		return n.row(rng)
	}
}

// sized is a digit of the given height.
func (n *nonDigits) sized(digit int, height float64, rng *rand.Rand) []ink.Stroke {
	strokes := n.pens.write(digit, rng)
	return move(strokes, height/boxOf(strokes).height(), 0, 0)
}

// row is two or three digits side by side.
func (n *nonDigits) row(rng *rand.Rand) (all []ink.Stroke) {
	count, end := 2, 0.0
	if rng.Float64() < threeShare {
		count = 3
	}
	for range count {
		strokes := n.sized(rng.IntN(nn.Digits), math.Exp(rng.NormFloat64()*sizeSD), rng)
		b := boxOf(strokes)
		_, y := b.middle()
		all = append(all, move(strokes, 1, end-b.left, levelSD*rng.NormFloat64()-y)...)
		end += b.width() + between(rng, leastBeside, mostBeside)
	}
	return all
}

// stack is a digit above another, either of them the larger one.
func (n *nonDigits) stack(rng *rand.Rand) []ink.Stroke {
	pair := [2]int{rng.IntN(nn.Digits), rng.IntN(nn.Digits)}
	for oneDigit[pair] {
		pair = [2]int{rng.IntN(nn.Digits), rng.IntN(nn.Digits)}
	}
	heights := [2]float64{1, 1}
	heights[rng.IntN(2)] = between(rng, leastOther, 1)
	upper, lower := n.sized(pair[0], heights[0], rng), n.sized(pair[1], heights[1], rng)
	b, c := boxOf(upper), boxOf(lower)
	x, _ := b.middle()
	u, _ := c.middle()
	dy := b.bottom + between(rng, leastStack, mostStack) - c.top
	return append(upper, move(lower, 1, x-u+stackSD*rng.NormFloat64(), dy)...)
}

// withSmall is a digit and a small one at its side, as high as a power, as low
// as an index or between. A 0 and a 1 so are part of a 4, a 6 or a 9.
func (n *nonDigits) withSmall(rng *rand.Rand) []ink.Stroke {
	large, small := rng.IntN(nn.Digits), rng.IntN(nn.Digits)
	for large <= 1 && small <= 1 {
		large, small = rng.IntN(nn.Digits), rng.IntN(nn.Digits)
	}
	strokes := n.sized(large, 1, rng)
	other := n.sized(small, between(rng, leastSmall, mostSmall), rng)
	b, c := boxOf(strokes), boxOf(other)
	gap := between(rng, leastGap, mostGap)
	dx := b.right + gap - c.left
	if rng.Float64() >= rightShare {
		dx = b.left - gap - c.right
	}
	_, y := c.middle()
	return append(strokes, move(other, 1, dx, between(rng, b.top, b.bottom)-y)...)
}
