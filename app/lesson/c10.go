package lesson

import (
	"math"
	"strconv"
)

// Ten is what the learner has made in chapter 10.
type Ten struct {
	Z     float64 // where on the curve
	Depth int     // neurons in the chain
	Label int     // the digit that was meant, −1: the one that was read
	Way   int     // the way in which the knob makes the network surer: 1 up, −1 down, 0 before it is said
}

// MostDepth is the longest chain.
const MostDepth = 10

// NewTen is the work of a learner who has not begun.
func NewTen() *Ten { return &Ten{Z: 2, Depth: 3, Label: -1} }

// Act implements Work.
func (w *Ten) Act(a Act) {
	switch a.Name {
	case "z":
		if !math.IsNaN(a.Value) {
			w.Z = min(max(a.Value, -8), 8)
		}
	case "depth":
		if a.Value >= 1 && a.Value <= MostDepth {
			w.Depth = int(a.Value)
		}
	case "label":
		w.Label = -1
		if d, err := strconv.Atoi(a.Text); err == nil && d >= 0 && d < 10 {
			w.Label = d
		}
	case "way":
		w.Way = a.Index
	}
}

// What chapter 10 says.
const (
	C10Slope   Key = "c10.slope"
	C10Knob    Key = "c10.knob"
	C10Bias    Key = "c10.bias"
	C10Pixel   Key = "c10.pixel"
	C10Given   Key = "c10.given"
	C10Now     Key = "c10.now"
	C10Empty   Key = "c10.empty"
	C10Cost    Key = "c10.cost"
	C10Draw    Key = "c10.draw"
	C10Hidden  Key = "c10.hidden"
	C10Predict Key = "c10.predict"
	C10Wrong   Key = "c10.wrong"
	C10Turn    Key = "c10.turn"
	C10Back    Key = "c10.back"
	C10Right   Key = "c10.right"
)

// Turning is how the learner is with the knob that the page has given.
type Turning struct {
	Drawn          bool    // there is a digit on the pad
	Hidden         bool    // and a network with a hidden layer, so that there is a knob
	Way            int     // the learner's prediction, 0 where there is none
	Slope          float64 // of the digit's output by the knob, as it was given
	From, To       float64 // the knob as it was given and as it is
	Before, Output float64 // the digit's output then and now
	Digit          int
}

// Judge says whether the way was predicted and the knob turned that way.
func (k *Turning) Judge() Judgement {
	digit := []string{"digit", strconv.Itoa(k.Digit)}
	way := 1.0
	if k.Slope < 0 {
		way = -1
	}
	switch {
	case !k.Drawn:
		return Missing(C10Draw)
	case !k.Hidden:
		return Missing(C10Hidden)
	case k.Way == 0:
		return Missing(C10Predict, digit...)
	case float64(k.Way) != way:
		return Missing(C10Wrong, digit...)
	case k.To == k.From:
		return Missing(C10Turn, digit...)
	case (k.To-k.From)*way < 0 || k.Output <= k.Before:
		return Missing(C10Back, digit...)
	}
	return Done(C10Right, append(digit, "before", Six(k.Before), "now", Six(k.Output))...)
}

// Six is a number from 0 to 1 with six decimals: enough to see a sure output
// still rise.
func Six(a float64) string { return strconv.FormatFloat(a, 'f', 6, 64) }
