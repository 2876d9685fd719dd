package lesson

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Action is something in the lab that a button of a chapter does: a word and
// what belongs to it, written as "select 1.4" in its data-do.
type Action struct {
	Verb    string
	Numbers []int  // of select, sample, test, chapter
	Word    string // of tab, lines, steps, network
}

// The actions.
const (
	DoSelect  = "select"  // 1.4: a neuron, layers from 1; 0.13.14: a pixel by row and column; all from 0
	DoSample  = "sample"  // 0 … 9, or 10, which lies between 4 and 9: onto the pad
	DoTest    = "test"    // a digit of the test sample, by its number: onto the pad
	DoClear   = "clear"   // the pad
	DoTab     = "tab"     // open a part of the workbench
	DoLines   = "lines"   // draw the connections as weight, signal, strongest
	DoSteps   = "steps"   // switch all steps on or off
	DoStory   = "story"   // play the pass
	DoNetwork = "network" // show another network
	DoChapter = "chapter" // go to a chapter
)

// Networks are the names of the networks that the site ships, the lesson's own
// first, as in links and as their files are called.
var Networks = [...]string{"mlp-16-16", "linear", "mlp-16-16-relu"}

// actions says what belongs to each verb: the words it takes, or how many
// numbers and up to which.
var actions = map[string]struct {
	words    []string
	numbers  []int // how many numbers there may be
	from, to int
}{
	DoSelect:  {numbers: []int{2, 3}, to: 783},
	DoSample:  {numbers: []int{1}, to: 10},
	DoTest:    {numbers: []int{1}, to: 999},
	DoClear:   {},
	DoTab:     {words: []string{"sum", "matrix", "count", "knobs", "likes", "gallery", "tray", "accuracy"}},
	DoLines:   {words: []string{"weight", "signal", "strongest"}},
	DoSteps:   {words: []string{"on", "off"}},
	DoStory:   {},
	DoNetwork: {words: Networks[:]},
	DoChapter: {numbers: []int{1}, from: 1, to: Chapters},
}

// ParseAction reads a data-do.
func ParseAction(s string) (Action, error) {
	verb, rest, _ := strings.Cut(s, " ")
	spec, ok := actions[verb]
	a := Action{Verb: verb}
	switch {
	case !ok:
		return a, fmt.Errorf("%q: found no action %q", s, verb)
	case spec.words != nil:
		if a.Word = rest; !slices.Contains(spec.words, rest) {
			return a, fmt.Errorf("%q: found %q, expected one of %v", s, rest, spec.words)
		}
		return a, nil
	}
	for part := range strings.SplitSeq(rest, ".") {
		if part == "" && spec.numbers == nil {
			return a, nil
		}
		n, err := strconv.Atoi(part)
		if err != nil || n < spec.from || n > spec.to {
			return a, fmt.Errorf("%q: found %q, expected a number from %d to %d", s, part, spec.from, spec.to)
		}
		a.Numbers = append(a.Numbers, n)
	}
	if !slices.Contains(spec.numbers, len(a.Numbers)) {
		return a, fmt.Errorf("%q: found %d numbers, expected %v", s, len(a.Numbers), spec.numbers)
	}
	return a, nil
}
