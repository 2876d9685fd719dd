package lesson

import (
	"math"

	"inkling/nn/verdict"
)

// What chapter 3 says of the ten outputs of what is on the pad.
const (
	C3Empty   Key = "c3.empty"
	C3Sure    Key = "c3.sure"
	C3Leads   Key = "c3.leads"
	C3Two     Key = "c3.two"
	C3None    Key = "c3.none"
	C3Doubt   Key = "c3.doubt"
	C3Refused Key = "c3.refused"
)

// What it says of a guess, of an answer to the challenge, and of its solution.
const (
	C3Agree    Key = "c3.agree"
	C3Differ   Key = "c3.differ"
	C3Draw     Key = "c3.draw"
	C3NoDigit  Key = "c3.no-digit"
	C3StillOne Key = "c3.still-one"
	C3Others   Key = "c3.others"
	C3Done     Key = "c3.done"
	C3Place    Key = "c3.place"
	C3NoPlace  Key = "c3.no-place"
)

// Guess is whether the learner takes a network for sure.
type Guess uint8

// The guesses. The zero value is none yet.
const (
	NoGuess Guess = iota
	GuessSure
	GuessUnsure
)

// C3 is the learner's work in chapter 3.
type C3 struct {
	Guesses [2]Guess // of the two examples
	Morph   float64  // how far the 4 has become a 9, 0 … 100
}

// Act implements Work.
func (w *C3) Act(a Act) {
	switch {
	case a.Name == "guess" && a.Index >= 0 && a.Index < 2*len(w.Guesses):
		w.Guesses[a.Index/2] = GuessSure + Guess(a.Index%2)
	case a.Name == "morph" && a.Value >= 0 && a.Value <= 100:
		w.Morph = a.Value
	}
}

// C3Truths are what the two examples are.
var C3Truths = [2]Guess{GuessSure, GuessUnsure}

// ReasonOf is the sentence that says why a verdict is what it is, in the words
// of the thresholds of package verdict.
func ReasonOf(v verdict.Verdict) Key {
	switch v.Reason {
	case verdict.NoInk:
		return C3Empty
	case verdict.StandsClear:
		if v.NextValue >= verdict.Rival {
			return C3Leads
		}
		return C3Sure
	case verdict.TwoCompete:
		return C3Two
	case verdict.NoneLit:
		return C3None
	case verdict.Doubtful:
		return C3Doubt
	}
	return C3Refused
}

// Printed is a number as it is printed, with four decimals: what is computed
// from printed numbers re-adds.
func Printed(a float64) float64 { return math.Round(a*1e4) / 1e4 }

// PrintedSum is the sum of numbers as they are printed.
func PrintedSum(as []float64) float64 {
	sum := 0.0
	for _, a := range as {
		sum += Printed(a)
	}
	return Printed(sum)
}

// Wavers reports whether a verdict is what the challenge of chapter 3 asks for:
// unsure, with 4 and 9 on top.
func Wavers(v verdict.Verdict) bool {
	return v.Status == verdict.Unsure && (v.Digit == 4 && v.Next == 9 || v.Digit == 9 && v.Next == 4)
}

// JudgeC3 judges what is on the pad; four and nine are the outputs 4 and 9 as
// printed.
func JudgeC3(v verdict.Verdict, four, nine string) Judgement {
	say := C3Others
	switch {
	case v.Status == verdict.Empty:
		say = C3Draw
	case v.Status == verdict.NotADigit:
		say = C3NoDigit
	case v.Status == verdict.Sure:
		say = C3StillOne
	case Wavers(v):
		say = C3Done
	}
	return Judgement{say == C3Done, say, []string{"digit", digitText(v.Digit), "next", digitText(v.Next), "four", four, "nine", nine}}
}

// digitText is a digit 0 … 9 as text.
func digitText(d int) string { return string(rune('0' + d)) }
