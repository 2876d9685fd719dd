package main

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLetters reads every style of every letter: one sign a name, in order,
// on the pad, and none twice.
func TestLetters(t *testing.T) {
	previous, owner := "", map[string]string{}
	for _, g := range letters {
		if utf8.RuneCountInString(g.name) != 1 || g.name <= previous {
			t.Errorf("%q after %q, want single letters in order", g.name, previous)
		}
		previous = g.name
		if len(g.styles) == 0 {
			t.Errorf("no style of %s", g.name)
		}
		for _, text := range g.styles {
			if other, found := owner[text]; found {
				t.Errorf("style of %s: %q is one of %s too", g.name, text, other)
			}
			owner[text] = g.name
			s, err := parseSkeleton(text)
			if err != nil {
				t.Errorf("style of %s: %q: %v", g.name, text, err)
				continue
			}
			for _, p := range s.points {
				if !(p[0] >= 0 && p[0] <= 100 && p[1] >= 0 && p[1] <= 100) {
					t.Errorf("style of %s: %q: %v is off the pad", g.name, text, p)
				}
			}
		}
	}
	if len(letters) < 120 || len(owner) < 200 {
		t.Errorf("%d letters in %d styles, want at least 120 in 200", len(letters), len(owner))
	}
}

// TestLettersAreNoDigits looks for the signs that could be meant for a digit.
func TestLettersAreNoDigits(t *testing.T) {
	const digits = "0123456789 OoQΘθσО口ロの Ilイエノ工 Zzえと乙 JξЗЭろるヨ了 yγУЧц SsБうちら bбЬし アクケスフワつて子 βδ日月 gqηρ"
	for _, g := range letters {
		if strings.Contains(digits, g.name) {
			t.Errorf("%s could be meant for a digit", g.name)
		}
	}
}
