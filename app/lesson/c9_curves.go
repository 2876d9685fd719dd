package lesson

import (
	"math"

	"inkling/nn"
)

// Curves are the ten outputs at every place of a chart.
type Curves [Places]struct {
	Outputs [nn.Digits]float64
	Blank   bool // no ink was left in the picture there
}

// Strong is which two curves a chart is about: own, the largest output at place
// none, where nothing is changed; and its strongest rival: the first to be
// larger, going away from there, or else the one that comes highest.
func (c *Curves) Strong(none int) (own, rival int) {
	own = nn.ArgMax(c[none].Outputs[:])
	for k := range c {
		for _, place := range [...]int{none - k, none + k} {
			if place < 0 || place >= Places || c[place].Blank {
				continue
			}
			if d := nn.ArgMax(c[place].Outputs[:]); d != own {
				return own, d
			}
		}
	}
	rival = -1
	for d := range nn.Digits {
		if d != own && (rival < 0 || c.Peak(d) > c.Peak(rival)) {
			rival = d
		}
	}
	return own, rival
}

// Peak is the largest value of a digit's curve.
func (c *Curves) Peak(digit int) float64 {
	peak := math.Inf(-1)
	for i := range c {
		peak = max(peak, c[i].Outputs[digit])
	}
	return peak
}

// Flip is where, along an axis, the largest output becomes another one.
type Flip struct {
	Before       int     // the answer without a change
	Below, Above float64 // the nearest flips on both sides; NaN where there is none
}

// FindFlip asks read for the answer at every place of the slider, from nothing
// outwards; read says false where no ink is left.
func FindFlip(r Range, read func(v float64) (digit int, ink bool)) Flip {
	f := Flip{Below: math.NaN(), Above: math.NaN()}
	f.Before, _ = read(r.None)
	for k := 1.0; ; k++ {
		v := r.None + k*r.Step
		if v > r.To || !math.IsNaN(f.Above) {
			break
		}
		if d, ink := read(v); ink && d != f.Before {
			f.Above = v
		}
	}
	for k := 1.0; ; k++ {
		v := r.None - k*r.Step
		if v < r.From || !math.IsNaN(f.Below) {
			break
		}
		if d, ink := read(v); ink && d != f.Before {
			f.Below = v
		}
	}
	return f
}

// Smallest is the nearest flip, and false where there is none.
func (f *Flip) Smallest() (v float64, ok bool) {
	switch {
	case math.IsNaN(f.Above):
		return f.Below, !math.IsNaN(f.Below)
	case math.IsNaN(f.Below) || f.Above <= -f.Below:
		return f.Above, true
	}
	return f.Below, true
}

// C9Facts is what an answer to the challenge of chapter 9 is judged by.
type C9Facts struct {
	Empty  bool // nothing is on the pad
	Change Change
	Value  float64 // where the slider stands
	Flip   Flip    // along the chosen axis, without the steps
	Digit  int     // the largest output at Value, without the steps
	On     int     // and with them
}

// JudgeC9 judges the smallest shift that flips the answer.
func JudgeC9(f C9Facts) Judgement {
	say, found := f.say()
	return Judgement{say == C9Done, say, []string{
		"value", Signed(f.Value), "found", Signed(found),
		"before", digitText(f.Flip.Before), "digit", digitText(f.Digit), "on", digitText(f.On)}}
}

// say is what to say of the answer, and the flip that it found.
func (f *C9Facts) say() (say Key, found float64) {
	switch {
	case f.Empty:
		return C9Draw, 0
	case !f.Change.Shifts():
		return C9Shift, 0
	}
	best, ok := f.Flip.Smallest()
	if !ok {
		return C9Holds, 0
	}
	step := f.Change.Range().Step
	say = C9Earlier // where it flips back, farther out, as well
	if math.Abs(f.Value) < math.Abs(best) {
		say = C9NotYet
	}
	for _, flip := range [...]float64{f.Flip.Below, f.Flip.Above} {
		switch near := math.Abs(f.Value-flip) <= step; {
		case near && math.Abs(flip)-math.Abs(best) <= step:
			return C9Done, flip
		case near && say == C9Earlier:
			say = C9OtherSide
		}
	}
	return say, 0
}
