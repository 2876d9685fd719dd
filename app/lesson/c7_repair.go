package lesson

import "strconv"

// BrokenKnob is a weight of the output layer that chapter 7 turns badly; output
// and hidden neuron count from 0.
type BrokenKnob struct {
	Output, From int
	Value        float64
}

// BrokenKnobs are the weights that chapter 7 breaks the lesson's network with:
// nearly half of the test digits are lost, and each that is turned back brings
// some of them back, in whichever order. The network's own weights of this layer
// lie between −10 and 10.
var BrokenKnobs = [...]BrokenKnob{
	{8, 4, -14}, {7, 12, -14}, {3, 9, 14}, {0, 7, -14}, {2, 5, -14}, {5, 14, -14}, {4, 5, 14},
}

// What the second challenge of chapter 7 asks for.
const (
	RepairPoints = 15 // points of accuracy to bring back,
	RepairTurns  = 20 // within so many turns
)

// Repair is how far the learner is with bringing the accuracy back.
type Repair struct {
	Begun  bool // the network was broken in this chapter
	Broken bool // and is so still, but for what was turned since
	Turns  int  // since it was broken, less those that were undone
	Was    int  // test digits read right when it was broken,
	Now    int  // and with what was turned since,
	Of     int  // of so many; 0 while they are not there
}

// Points is how many points of accuracy were brought back.
func (r *Repair) Points() float64 { return 100 * float64(r.Now-r.Was) / float64(max(r.Of, 1)) }

// JudgeRepair judges how the accuracy was brought back. What takes the breaking
// itself back, as undo and reset do, is not an answer.
func JudgeRepair(r Repair) Judgement {
	turns, points := strconv.Itoa(r.Turns), Told(r.Points(), 1)
	switch {
	case !r.Broken && r.Begun:
		return Missing(C7Undone)
	case !r.Broken:
		return Missing(C7Whole)
	case r.Of == 0:
		return Missing(C7Loading)
	case r.Turns == 0:
		return Missing(C7NoTurn)
	case r.Turns > RepairTurns:
		return Missing(C7TooMany, "turns", turns)
	case 100*(r.Now-r.Was) >= RepairPoints*r.Of:
		return Done(C7Mended, "points", points, "turns", turns)
	case r.Now <= r.Was:
		return Missing(C7NoBetter, "turns", turns)
	}
	return Missing(C7More, "points", points, "turns", turns, "left", Told(RepairPoints-r.Points(), 1))
}
