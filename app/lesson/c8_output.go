package lesson

import (
	"math"
	"strconv"
)

// What chapter 8 says.
const (
	C8Asked Key = "c8.asked"

	C8Number      Key = "c8.number"
	C8Entry       Key = "c8.entry"
	C8EntryBias   Key = "c8.entrybias"
	C8EntryRow    Key = "c8.entryrow"
	C8EntryColumn Key = "c8.entrycolumn"
	C8EntrySigma  Key = "c8.entrysigma"
	C8EntryOff    Key = "c8.entryoff"

	C8Head      Key = "c8.head"
	C8Another   Key = "c8.another"
	C8Empty     Key = "c8.empty"
	C8NeedZ     Key = "c8.needz"
	C8ZBias     Key = "c8.zbias"
	C8ZMinus    Key = "c8.zminus"
	C8ZTwice    Key = "c8.ztwice"
	C8ZSigma    Key = "c8.zsigma"
	C8ZSigns    Key = "c8.zsigns"
	C8ZClose    Key = "c8.zclose"
	C8ZOff      Key = "c8.zoff"
	C8NeedA     Key = "c8.needa"
	C8AIsZ      Key = "c8.aisz"
	C8AMirrored Key = "c8.amirrored"
	C8AOff      Key = "c8.aoff"
	C8Output    Key = "c8.output"
	C8Worked    Key = "c8.worked"
	C8Copied    Key = "c8.copied"
	C8NotCopied Key = "c8.notcopied"
)

// Sigma is 1/(1+e^(−z)).
func Sigma(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// OutputSum is the sum of the output neuron that the learner works out, as it
// stands in the chapter's table.
type OutputSum struct {
	Another bool // the network is another than the lesson's: there are no 16 products
	Empty   bool // nothing is drawn
	Digit   string
	Strays  float64 // the products and the bias, all with a plus
	Bias    float64
	Z, A    float64
}

// byHand is how far the sum of 16 rounded products, rounded to two decimals, may
// lie from z: half a hundredth, and what the rounding line holds.
const byHand = 0.005 + 17*0.00005

// JudgeOutput judges z and σ(z) as the learner typed them.
func JudgeOutput(o OutputSum, z, a string) Judgement {
	switch {
	case o.Another:
		return Missing(C8Another)
	case o.Empty:
		return Missing(C8Empty)
	}
	found, ok := Number(z)
	said := []string{"found", Told(found, 4), "digit", o.Digit}
	is := func(v float64) bool { return near(found, v, byHand) }
	switch {
	case !ok:
		return Missing(C8NeedZ, said...)
	case is(o.Z):
		return judgeValue(o, found, a)
	case is(o.Z - o.Bias):
		return Missing(C8ZBias, said...)
	case is(o.Z - 2*o.Bias):
		return Missing(C8ZTwice, said...)
	case is(o.Strays):
		return Missing(C8ZSigns, said...)
	case is(-o.Z):
		return Missing(C8ZMinus, said...)
	case near(found, o.Z, 0.03):
		return Missing(C8ZClose, said...)
	case is(o.A):
		return Missing(C8ZSigma, said...)
	}
	return Missing(C8ZOff, said...)
}

// judgeValue judges σ(z) where z is right.
func judgeValue(o OutputSum, z float64, a string) Judgement {
	found, ok := Number(a)
	said := []string{"found", Told(found, 4), "z", Told(z, 4), "digit", o.Digit}
	is := func(v float64) bool { return near(found, v, byHand) }
	switch {
	case !ok:
		return Missing(C8NeedA, said...)
	case is(o.A):
		return Done(C8Output, "z", Told(z, 4), "found", strconv.FormatFloat(found, 'f', 2, 64), "digit", o.Digit)
	case is(o.Z):
		return Missing(C8AIsZ, said...)
	case is(1 - o.A):
		return Missing(C8AMirrored, said...)
	}
	return Missing(C8AOff, said...)
}
