package state

import (
	"slices"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/app/lesson"
)

// What can be picked is what a course page can show, all of it but a single
// challenge of two, once each.
func TestEverythingThatACoursePageShowsCanBePicked(t *testing.T) {
	want := slices.Concat(Parts[:], tabNames[:], []string{lesson.ChapterPart, lesson.ChallengePart})
	for _, p := range lesson.Pieces {
		want = append(want, p.Name)
	}
	if !slices.Equal(EmbedParts[:], want) {
		t.Errorf("got %v, want %v", EmbedParts, want)
	}
	for i, parts := range EmbedChoices {
		for _, name := range parts {
			if !IsPart(name) || !slices.Contains(EmbedParts[:], name) {
				t.Errorf("choice %d: no part %q", i, name)
			}
		}
	}
}

func TestPickingPartsOneByOne(t *testing.T) {
	for _, c := range []struct{ from, toggled, want string }{
		{"pad answer", "outputs", "pad answer outputs"},
		{"pad answer", "seen", "pad seen answer"}, // in the page's order
		{"pad answer", "pad", "answer"},
		{"answer", "answer", "answer"}, // the last one stays
		{"pad sum", "matrix", "pad matrix"},
		{"pad workbench", "sum", "pad workbench sum"},
		{"pad chapter", "challenge", "pad challenge"},
		{"pad challenge", "chapter", "pad chapter"},
		{"pad neuron bias", "detector", "pad detector"},
		{"pad neuron", "bias", "pad neuron bias"},
		{"neuron", "challenge", "challenge neuron"}, // chapter 6 is open
		{"detector", "challenge", "challenge"},
		{"sum neuron", "sum", "neuron"},
		{"pad", "nonsense", "pad"},
	} {
		s := New()
		s.Lesson.Chapter = 6
		s.Apply(EmbedChosenMsg{Parts: strings.Fields(c.from)})
		s.Apply(EmbedPartToggledMsg{Name: c.toggled})
		if got := strings.Join(s.EmbedShown(), " "); got != c.want {
			t.Errorf("%s with %s toggled: got %s, want %s", c.from, c.toggled, got, c.want)
		}
	}
	s := New()
	if got := s.EmbedShown(); !slices.Equal(got, EmbedChoices[0]) || !s.EmbedPicked("pad") || s.EmbedPicked("network") {
		t.Errorf("at first: %v", got)
	}
	s.Apply(EmbedPartToggledMsg{Name: "seen"})
	if slices.Contains(EmbedChoices[0], "seen") {
		t.Error("picking changed the ready-made choice")
	}
}

func TestEmbedOptionsTakeTheirValuesOnly(t *testing.T) {
	most := [embedOptions]int{
		EmbedLang: 3, EmbedTheme: 2, EmbedHost: 4, EmbedHeight: len(EmbedHeights) - 1,
		EmbedEmpty: 1, EmbedNoLang: 1, EmbedNoTheme: 1, EmbedPlay: 1, EmbedOpen: 1,
	}
	s := New()
	for o, m := range most {
		for _, v := range []int{-1, 0, m, m + 1, 1 << 40} {
			before := s.Embed.Options[o]
			effect := s.Apply(EmbedOptionSetMsg{EmbedOption(o), v})
			want := v
			if v < 0 || v > m {
				want = before
			}
			if s.Embed.Options[o] != want || (effect == None) != (want != v) {
				t.Errorf("option %d set to %d: %d, effect %d", o, v, s.Embed.Options[o], effect)
			}
		}
	}
	if s.Apply(EmbedOptionSetMsg{embedOptions, 0}) != None {
		t.Error("an option that does not exist was set")
	}
	if s.Embedding() {
		t.Error("shown without the panel")
	}
	s.Apply(ShareToggledMsg{})
	if !s.Embedding() {
		t.Error("not shown with the panel")
	}
}

func TestEmbedLanguage(t *testing.T) {
	s := New()
	s.Lang = i18n.Chinese
	for v, want := range []struct {
		lang  i18n.Lang
		asked bool
	}{{i18n.Chinese, true}, {0, false}, {i18n.English, true}, {i18n.Chinese, true}} {
		s.Apply(EmbedOptionSetMsg{EmbedLang, v})
		if l, asked := s.EmbedLanguage(); l != want.lang || asked != want.asked {
			t.Errorf("%d: %v, %v", v, l, asked)
		}
	}
}
