// Package verdict turns the numbers of a forward pass into an honest answer:
// sure, unsure, not a digit, or nothing drawn. It never changes a number.
package verdict

import "inkling/nn"

// Status is the kind of answer.
type Status uint8

// The four answers. The zero value is Empty.
const (
	Empty     Status = iota // nothing drawn
	Sure                    // one output stands clear
	Unsure                  // two outputs compete, none is lit, or it may be no digit
	NotADigit               // the drawing itself looks like no digit
)

// String is the status as written in data-status and in results.
func (s Status) String() string {
	return [...]string{"empty", "sure", "unsure", "not-a-digit"}[s]
}

// Reason says why, as a key that the page puts into words.
type Reason uint8

// The reasons, by status.
const (
	NoInk       Reason = iota // Empty
	StandsClear               // Sure
	TwoCompete                // Unsure: the two largest outputs are near each other
	NoneLit                   // Unsure: no output reaches Lit
	Doubtful                  // Unsure: one stands clear, but the drawing is a little like none
	TwoDigits                 // NotADigit: looks like several digits
	Scribble                  // NotADigit: too much ink going everywhere
	Unfamiliar                // NotADigit: looks like no digit that was learnt
	Dot                       // NotADigit: a single dot
)

// Thresholds on the outputs, set by hand and checked on MNIST's validation
// digits: the model card says how often a sure answer is right.
const (
	Lit   = 0.7 // an output from here on is lit
	Rival = 0.2 // a runner-up from here on competes
	Clear = 0.5 // unless the first leads it by at least this
)

// Thresholds on Finding.NonDigit, set by hand: low, because refusing a few
// digits costs less than trusting a scribble. The card of not-a-digit says what
// they do.
const (
	Refuse = 0.2  // from here on a drawing is refused as no digit
	Doubt  = 0.02 // from here on no answer is sure
)

// Verdict is one answer. Digit and Confidence are the largest output and its
// value whatever the status, so that the bare network can always be shown.
type Verdict struct {
	Status     Status
	Reason     Reason
	Digit      int
	Confidence float64 // outputs[Digit]
	Next       int     // the second largest output
	NextValue  float64 // outputs[Next]
}

// Finding is what the check for non-digits says of a drawing. The zero value
// says nothing against it.
type Finding struct {
	NonDigit float64 // 0 … 1, how much it looks like no digit
	Reason   Reason  // and like what instead: TwoDigits, Scribble, Unfamiliar or Dot
}

// Judge reads ten independent outputs, 0 … 1 each. empty says that there was
// no ink: then the outputs are still ranked but answer nothing. f may refuse
// the drawing; its zero value leaves the answer to the outputs alone.
func Judge(outputs []float64, empty bool, f Finding) Verdict {
	v := firstTwo(outputs)
	switch {
	case empty:
		v.Status, v.Reason = Empty, NoInk
	case !(f.NonDigit < Refuse): // not a number is no digit either
		v.Status, v.Reason = NotADigit, f.Reason
	case v.NextValue >= Rival && v.Confidence-v.NextValue < Clear:
		v.Status, v.Reason = Unsure, TwoCompete
	case v.Confidence < Lit:
		v.Status, v.Reason = Unsure, NoneLit
	case f.NonDigit >= Doubt:
		v.Status, v.Reason = Unsure, Doubtful
	default:
		v.Status, v.Reason = Sure, StandsClear
	}
	return v
}

// JudgeLead reads ten outputs of any scale, as networks give that do not end in
// sigmoid neurons: the first stands clear if it leads the next by at least as
// much as the next leads the mean of the rest. Neither a factor nor a constant
// added to all outputs changes that.
func JudgeLead(outputs []float64, empty bool) Verdict {
	v := firstTwo(outputs)
	rest := -v.Confidence - v.NextValue
	for _, a := range outputs {
		rest += a
	}
	rest /= float64(len(outputs) - 2)
	switch {
	case empty:
		v.Status, v.Reason = Empty, NoInk
	case v.Confidence > v.NextValue && v.Confidence-v.NextValue >= v.NextValue-rest:
		v.Status, v.Reason = Sure, StandsClear
	default:
		v.Status, v.Reason = Unsure, TwoCompete
	}
	return v
}

// firstTwo is a verdict without status and reason.
func firstTwo(outputs []float64) Verdict {
	v := Verdict{Digit: nn.ArgMax(outputs), Next: -1}
	v.Confidence = outputs[v.Digit]
	for k, a := range outputs {
		if k != v.Digit && (v.Next < 0 || a > v.NextValue) {
			v.Next, v.NextValue = k, a
		}
	}
	return v
}
