package main

import (
	"fmt"
	"strings"

	"inkling/nn"
	"inkling/nn/verdict"
)

// statuses are all kinds of answer, in the order in which they are printed.
var statuses = [...]verdict.Status{verdict.Sure, verdict.Unsure, verdict.NotADigit, verdict.Empty}

// tally counts answers.
type tally struct {
	n         int
	confusion nn.Confusion // of those with a label
	status    map[verdict.Status]int
	sureRight int // sure and right
}

func newTally() *tally { return &tally{status: make(map[verdict.Status]int)} }

// add counts the answer to a digit, label 0 … 9. The answer is the largest
// output whatever the status.
func (t *tally) add(label int, v verdict.Verdict) {
	t.count(v)
	t.confusion.Add(label, v.Digit)
	if v.Status == verdict.Sure && v.Digit == label {
		t.sureRight++
	}
}

// count counts an answer's status alone.
func (t *tally) count(v verdict.Verdict) {
	t.n++
	t.status[v.Status]++
}

// shares maps each status, by its name, to the share of answers, 0 … 1.
type shares map[string]float64

func (t *tally) shares() shares {
	s := make(shares, len(statuses))
	for _, status := range statuses {
		s[status.String()] = share(t.status[status], t.n)
	}
	return s
}

// share is part/all, and 0 of nothing.
func share(part, all int) float64 { return float64(part) / float64(max(all, 1)) }

// result is what is printed. Shares and accuracies are 0 … 1; those of nothing
// are 0. All but NonDigits is about the digits.
type result struct {
	N                int          `json:"n"`
	Accuracy         float64      `json:"accuracy"`              // of the largest output, whatever the status
	AccuracyRaw      *float64     `json:"accuracyRaw,omitempty"` // without any step; MNIST only
	Confusion        nn.Confusion `json:"confusion"`             // [actual][predicted]
	Status           shares       `json:"status"`
	AccuracyWhenSure float64      `json:"accuracyWhenSure"`
	NonDigits        nonDigits    `json:"nonDigits"`
}

// nonDigits is how often each answer was given to what is no digit.
type nonDigits struct {
	N      int    `json:"n"`
	Status shares `json:"status"`
}

func newResult(digits, others *tally) result {
	return result{
		N:                digits.n,
		Accuracy:         digits.confusion.Accuracy(),
		Confusion:        digits.confusion,
		Status:           digits.shares(),
		AccuracyWhenSure: share(digits.sureRight, digits.status[verdict.Sure]),
		NonDigits:        nonDigits{others.n, others.shares()},
	}
}

// String is the summary for people, several lines.
func (r result) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d digits: %.2f %% right", r.N, 100*r.Accuracy)
	if r.AccuracyRaw != nil {
		fmt.Fprintf(&b, ", %.2f %% without any normalisation step", 100**r.AccuracyRaw)
	}
	fmt.Fprintf(&b, "\nanswers: %v; when sure, %.2f %% right\n", r.Status, 100*r.AccuracyWhenSure)
	b.WriteString("\nconfusion: rows what it was, columns the answer\n    ")
	for d := range nn.Digits {
		fmt.Fprintf(&b, "%6d", d)
	}
	for actual, row := range r.Confusion {
		fmt.Fprintf(&b, "\n%4d", actual)
		for _, n := range row {
			fmt.Fprintf(&b, "%6d", n)
		}
	}
	b.WriteByte('\n')
	if r.NonDigits.N > 0 {
		fmt.Fprintf(&b, "\n%d non-digits: %v\n", r.NonDigits.N, r.NonDigits.Status)
	}
	return b.String()
}

// String is like "94.6 % sure, 5.4 % unsure, 0.0 % not-a-digit, 0.0 % empty".
func (s shares) String() string {
	parts := make([]string, len(statuses))
	for i, status := range statuses {
		parts[i] = fmt.Sprintf("%.1f %% %v", 100*s[status.String()], status)
	}
	return strings.Join(parts, ", ")
}
