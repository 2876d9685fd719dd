package lesson

import (
	"reflect"
	"testing"
)

func TestParseAction(t *testing.T) {
	for do, want := range map[string]Action{
		"select 1.4":     {Verb: DoSelect, Numbers: []int{1, 4}},
		"select 0.13.14": {Verb: DoSelect, Numbers: []int{0, 13, 14}},
		"sample 10":      {Verb: DoSample, Numbers: []int{10}},
		"steps off":      {Verb: DoSteps, Word: "off"},
		"network linear": {Verb: DoNetwork, Word: "linear"},
		"clear":          {Verb: DoClear},
		"chapter 10":     {Verb: DoChapter, Numbers: []int{10}},
	} {
		got, err := ParseAction(do)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %+v, %v; want %+v", do, got, err, want)
		}
	}
	for _, do := range []string{"", "jump", "select", "select 4", "select 1.2.3.4", "select a.b", "sample 11", "sample -1", "clear 3", "steps maybe", "chapter 0", "chapter 11", "tab nothing"} {
		if a, err := ParseAction(do); err == nil {
			t.Errorf("%q: got %+v, want an error", do, a)
		}
	}
}

func TestSayFillsIn(t *testing.T) {
	s := &Script{Says: map[Key]string{"k": "{digit} and {digit}, not {other}"}}
	if got := s.Say("k", "digit", "3", "other", "8"); got != "3 and 3, not 8" {
		t.Errorf("got %q", got)
	}
	var none *Script
	if got := none.Say("k"); got != "" {
		t.Errorf("before the words have come: got %q", got)
	}
}

func TestChallengeState(t *testing.T) {
	var c Challenge
	if c.State() != "open" {
		t.Errorf("untouched: %s", c.State())
	}
	c.Hint = true
	if c.State() != "hint" {
		t.Errorf("with its hint: %s", c.State())
	}
	c.Done = true
	if c.State() != "done" {
		t.Errorf("solved: %s", c.State())
	}
}

func TestAChapterIsDoneWithAllItsChallenges(t *testing.T) {
	var p Progress
	p[6][0].Solved = true
	if p.Done(7) {
		t.Error("chapter 7 is done with one of its two challenges")
	}
	p[6][1].Solved = true
	if !p.Done(7) || p.Done(6) {
		t.Errorf("chapter 7: %t, chapter 6: %t", p.Done(7), p.Done(6))
	}
}
