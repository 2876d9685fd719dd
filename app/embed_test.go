package app

import (
	"slices"
	"testing"

	"inkling/app/i18n"
	"inkling/app/state"
)

// Everything that can be picked has a name, and no two the same one.
func TestWhatIsPickedForACoursePageHasAName(t *testing.T) {
	if len(embedParts) != len(state.EmbedParts) || len(embedChoices) != len(state.EmbedChoices) {
		t.Fatalf("%d names for %d parts, %d for %d choices", len(embedParts), len(state.EmbedParts), len(embedChoices), len(state.EmbedChoices))
	}
	for _, l := range i18n.Langs {
		var names []string
		for _, key := range embedParts {
			names = append(names, i18n.T(l, key))
		}
		slices.Sort(names)
		if n := len(slices.Compact(slices.Clone(names))); n != len(names) {
			t.Errorf("two of the same name: %v", names)
		}
	}
	for _, c := range embedLists {
		for v := range c.values {
			s := state.New()
			if v > 0 && s.Apply(state.EmbedOptionSetMsg{Option: c.option, Value: v}) == state.None {
				t.Errorf("%s has no value %d", c.part, v)
			}
		}
		if s := state.New(); c.option != state.EmbedHeight && s.Apply(state.EmbedOptionSetMsg{Option: c.option, Value: len(c.values)}) != state.None {
			t.Errorf("%s lacks a value", c.part)
		}
	}
}
