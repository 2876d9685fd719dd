package view

import (
	"math"
	"strconv"

	"inkling/app/i18n"
	"inkling/nn"
	"inkling/nn/verdict"
)

// Output is one row of the ten outputs.
type Output struct {
	Digit   int
	Text    string  // four decimals: what is printed and what data-activation says
	Share   float64 // length of the bar, 0 … 1
	Largest bool
}

// Neuron is one circle of the network.
type Neuron struct {
	Text  string  // two decimals
	Shade float64 // 0 … 1, in hundredths like the text
}

// Frame is everything that follows the pen: one forward pass, told.
type Frame struct {
	Status    string // for data-status
	Digit     string // for data-digit: the largest output; "" when empty
	Shown     string // the answer in large type: a digit, "4/9", "3?", "?" or "–"
	Label     string // the status in words
	Sentence  string // the reason in words
	Announced string // what a screen reader is told when the pen rests
	Outputs   [nn.Digits]Output
	Layers    [][]Neuron // hidden layers and outputs
}

// NewFrame tells a forward pass and its verdict in language l.
func NewFrame(t *nn.Trace, v verdict.Verdict, l i18n.Lang) Frame {
	f := Frame{
		Status:   v.Status.String(),
		Label:    i18n.T(l, statusKeys[v.Status]),
		Shown:    shown(v),
		Sentence: Sentence(v, l),
	}
	if v.Status != verdict.Empty {
		f.Digit = strconv.Itoa(v.Digit)
	}
	f.Announced = announced(v, f, l)
	largest := max(v.Confidence, 1) // other networks' outputs may be larger
	for d, a := range t.Output() {
		f.Outputs[d] = Output{Digit: d, Text: Activation(a), Share: max(a, 0) / largest, Largest: v.Status != verdict.Empty && d == v.Digit}
	}
	for _, layer := range t.A {
		neurons := make([]Neuron, len(layer))
		for i, a := range layer {
			neurons[i] = Neuron{Text: InNeuron(a), Shade: math.Round(100*min(max(a, 0), 1)) / 100}
		}
		f.Layers = append(f.Layers, neurons)
	}
	return f
}

var statusKeys = [...]i18n.Key{
	verdict.Empty:     i18n.StatusEmpty,
	verdict.Sure:      i18n.StatusSure,
	verdict.Unsure:    i18n.StatusUnsure,
	verdict.NotADigit: i18n.StatusNotADigit,
}

var reasonKeys = [...]i18n.Key{
	verdict.NoInk:       i18n.ReasonNoInk,
	verdict.StandsClear: i18n.ReasonStandsClear,
	verdict.TwoCompete:  i18n.ReasonTwoCompete,
	verdict.NoneLit:     i18n.ReasonNoneLit,
	verdict.Doubtful:    i18n.ReasonDoubtful,
	verdict.TwoDigits:   i18n.ReasonTwoDigits,
	verdict.Scribble:    i18n.ReasonScribble,
	verdict.Unfamiliar:  i18n.ReasonUnfamiliar,
	verdict.Dot:         i18n.ReasonDot,
}

// Sentence is a verdict's reason in words.
func Sentence(v verdict.Verdict, l i18n.Lang) string {
	return i18n.T(l, reasonKeys[v.Reason],
		"digit", strconv.Itoa(v.Digit), "value", Activation(v.Confidence),
		"next", strconv.Itoa(v.Next), "nextValue", Activation(v.NextValue))
}

// shown is the answer in large type. Where the network is not sure, no digit
// stands there alone.
func shown(v verdict.Verdict) string {
	switch {
	case v.Status == verdict.Empty:
		return "–"
	case v.Status == verdict.Sure:
		return strconv.Itoa(v.Digit)
	case v.Reason == verdict.TwoCompete:
		return strconv.Itoa(v.Digit) + "/" + strconv.Itoa(v.Next)
	case v.Reason == verdict.Doubtful:
		return strconv.Itoa(v.Digit) + "?"
	}
	return "?"
}

func announced(v verdict.Verdict, f Frame, l i18n.Lang) string {
	if v.Status == verdict.Sure {
		return i18n.T(l, i18n.Announce, "digit", f.Digit, "status", f.Label, "reason", f.Sentence)
	}
	return i18n.T(l, i18n.AnnounceUnsure, "status", f.Label, "reason", f.Sentence)
}
