package rules

import "inkling/nn/ink"

// Reading is what the rules make of a picture.
type Reading struct {
	Digit    int      // 0 … 9, or None
	Rule     Rule     // the one that decided
	Features Features // what it went by
}

// None is the digit of a reading when no rule applies.
const None = -1

// TestAccuracy is the share of MNIST's 10,000 test digits that the rules read;
// where none applies, the digit is not read. The test of this name holds it.
const TestAccuracy = 0.9004

// Read reads a picture. It should be prepared with all steps, like MNIST's.
func Read(d *ink.Digit) Reading {
	var s Sketch
	s.Draw(d)
	r := Reading{Features: s.measure()}
	r.Digit, r.Rule = decide(&r.Features)
	return r
}

// Rule names the rule that decided.
type Rule int

// The rules, most of them in the order in which rules.go asks.
const (
	NoRule Rule = iota // None: no rule applies
	NoInk              // None: there is nothing to read

	HoleOverHole   // 8: a hole in each half
	Ring           // 0: one large hole and hardly any bay
	HoleOverEnds   // 4: a hole above, two loose ends and no bay to the left below
	HoleOverFoot   // 8: a hole above, drawn in, on a broad foot
	HoleOverTail   // 9: any other hole above
	HoleUnderHook  // 2: a hole below, a bay open to the left above
	HoleUnderWaist // 8: a hole below, drawn in at the left
	HoleUnderStem  // 6: any other hole below

	Narrow        // 1: much higher than wide
	CupOnLeg      // 4: a bay open to the top, standing on a leg
	OpenRing      // 0: a large hole but for a gap, no line meets another
	LeftOverRight // 2: a bay open to the left above, one open to the right below
	RightOverLeft // 5: a bay open to the right above, one open to the left below
	LeftOverLeft  // 3: two bays open to the left, drawn in at the right, three strokes
	RoofOnLeg     // 7: a bay open to the left above, on a leg
	HookOnLeg     // 7: a pocket above on a leg, a line's end at the upper left
	ArchOnBase    // 2: a bay open to the left above, and two strokes, no leg
	HalfMoon      // 3: any other with bays open to the left in both halves
	SmallCupOnLeg // 4: a smaller bay open to the top, on a leg
	PocketOnLeg   // 9: any other pocket above on a leg
	RightOnly     // 6: any other with a bay open to the right above

	Rules int = iota // how many there are
)
