package view

import (
	"strings"
	"testing"

	"inkling/app/lesson"
	"inkling/app/state"
)

// That the heights are those of the real page is tested in a browser.
func TestEmbedHeight(t *testing.T) {
	for _, c := range []struct {
		parts   string
		chapter int
		want    int
	}{
		{"pad", 1, 650}, {"pad answer", 1, 650}, {"pad answer outputs", 1, 650}, {"answer outputs", 1, 570},
		{"pad seen answer outputs", 1, 830}, {"network", 1, 880}, {"neuron", 1, 620},
		{"challenge", 2, 410}, {"challenge", 5, 340}, {"challenge", 8, mostHeight}, {"chapter", 1, mostHeight}, {"pad network", 1, mostHeight},
	} {
		if got := EmbedHeight(strings.Fields(c.parts), c.chapter); got != c.want {
			t.Errorf("%s: got %d, want %d", c.parts, got, c.want)
		}
	}
	for _, name := range state.EmbedParts {
		for chapter := 1; chapter <= lesson.Chapters; chapter++ {
			if got := EmbedHeight([]string{name}, chapter); got < 180 || got > mostHeight || got%10 != 0 {
				t.Errorf("%s, chapter %d: %d", name, chapter, got)
			}
		}
	}
}
