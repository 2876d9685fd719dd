package rules

// In these rules a hole is white closed in by ink, a bay is white with ink on
// three sides, a pocket has ink on all four but a way out. A leg is a foot of
// few pixels: what the drawing stands on.

// bay is how many white pixels make a bay that counts; fewer are an accident.
const bay = 8

func (f *Features) onLeg() bool { return f.Foot <= bay }

// decide asks the rules one after the other. The first that applies decides.
func decide(f *Features) (digit int, rule Rule) {
	switch {
	case f.Height == 0:
		return None, NoInk
	case f.Holes.Sum() > 0:
		return withHoles(f)
	}
	return withoutHoles(f)
}

func withHoles(f *Features) (int, Rule) {
	open := f.OpenLeft.Sum() + f.OpenRight.Sum() + f.Pocket.Sum()
	switch {
	// A hole above and a hole below: an 8.
	case f.Holes.Upper > 0 && f.Holes.Lower > 0:
		return 8, HoleOverHole

	// A large hole, hardly a bay beside it, and no thin leg: a 0.
	case f.HoleSize >= 20 && open < bay && f.Foot >= 6:
		return 0, Ring

	// A hole above, two loose ends, and no bay at the left below: a closed 4.
	case f.Holes.Upper > 0 && f.Ends.Sum() >= 2 && f.OpenLeft.Lower < 3:
		return 4, HoleOverEnds

	// A hole above, no leg but a waist: an 8 whose lower loop is filled with ink.
	case f.Holes.Upper > 0 && !f.onLeg() && f.OpenRight.Sum() >= 3:
		return 8, HoleOverFoot

	// Any other hole above: what hangs from it is the tail of a 9.
	case f.Holes.Upper > 0:
		return 9, HoleOverTail

	// A hole below, and above it a bay open to the left: a 2 with a loop.
	case f.OpenLeft.Upper >= 12 && f.OpenLeft.Upper > f.OpenRight.Upper:
		return 2, HoleUnderHook

	// A hole below, and a waist at the left: an 8 whose upper loop is open.
	case f.OpenLeft.Sum() >= 6 || f.OpenLeft.Sum() >= 2 && f.Pocket.Upper >= bay:
		return 8, HoleUnderWaist
	}
	// Any other hole below: what rises from it is the stem of a 6.
	return 6, HoleUnderStem
}

func withoutHoles(f *Features) (int, Rule) {
	leftAbove, leftBelow := f.OpenLeft.Upper >= bay, f.OpenLeft.Lower >= bay
	switch {
	// Two and a half times as high as wide, or more: a 1.
	case 2*f.Height >= 5*f.Width:
		return 1, Narrow

	// A cup, open to the top and not to the left, on a leg: a 4.
	case f.OpenUp.Upper >= bay && f.OpenUp.Upper > f.Pocket.Upper && !leftAbove &&
		f.onLeg():
		return 4, CupOnLeg

	// Nearly closed all round, and lines nowhere meet: a 0 with a gap.
	case f.Pocket.Upper >= 20 && f.Pocket.Lower >= 20 && f.Junctions == 0:
		return 0, OpenRing

	// Open to the left above, to the right below, no leg: a 2.
	case leftAbove && f.OpenRight.Lower >= 4 && f.Ends.LowerRight > 0 && !f.onLeg():
		return 2, LeftOverRight

	// Open to the right above, to the left below: a 5.
	case f.OpenRight.Upper >= bay && f.OpenLeft.Lower >= 3 &&
		f.OpenRight.Upper > f.Pocket.Upper && f.OpenRight.Upper > f.OpenLeft.Upper:
		return 5, RightOverLeft

	// Open to the left twice, three strokes, and a waist at the right: a 3.
	case leftAbove && leftBelow && f.Strokes >= 3 && f.OpenRight.Sum() >= 4:
		return 3, LeftOverLeft

	// Open to the left above, on a leg: a 7.
	case leftAbove && f.onLeg():
		return 7, RoofOnLeg

	// A pocket above, on a leg, and a loose end at the left: a 7 with a hook.
	case f.Pocket.Upper >= bay && f.onLeg() &&
		f.Ends.UpperLeft > 0 && f.Ends.UpperRight == 0:
		return 7, HookOnLeg

	// Open to the left above, and two strokes, the lower one a base: a 2.
	case leftAbove && f.Strokes <= 2:
		return 2, ArchOnBase

	// Open to the left twice: a 3.
	case leftAbove && leftBelow:
		return 3, HalfMoon

	// A smaller cup on a leg: a 4.
	case f.OpenUp.Upper > f.OpenRight.Upper && f.onLeg():
		return 4, SmallCupOnLeg

	// A pocket above, on a leg: a 9 whose loop is open.
	case f.Pocket.Upper >= bay && f.onLeg():
		return 9, PocketOnLeg

	// Open to the right above, and none of all that: a 6.
	case f.OpenRight.Upper >= bay:
		return 6, RightOnly
	}
	return None, NoRule
}
