package ink

import "strings"

// Steps is a set of normalisation steps.
type Steps uint8

// The steps, in the order in which they are told: see the package comment.
const (
	Box Steps = 1 << iota
	Scale
	Centre
	Straighten

	// All is every step: how the page starts and how the network was trained.
	All = Box | Scale | Centre | Straighten
	// Raw is no step at all.
	Raw Steps = 0
)

// StepNames are the steps' names in links and files, in order.
var StepNames = [...]string{"box", "scale", "centre", "straighten"}

// Has reports whether every step of t is in s.
func (s Steps) Has(t Steps) bool { return s&t == t }

// With is s with the steps of t switched on or off.
func (s Steps) With(t Steps, on bool) Steps {
	if on {
		return s | t
	}
	return s &^ t
}

// String lists the steps, like "box,scale".
func (s Steps) String() string {
	var names []string
	for i, name := range StepNames {
		if s.Has(1 << i) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ",")
}
