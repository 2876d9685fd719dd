package state

import (
	"slices"

	"inkling/app/i18n"
	"inkling/app/lesson"
)

// Embed is what the learner, a course author now, picks for a course page.
type Embed struct {
	Parts   []string // of EmbedParts, in that order; nil as long as nothing was picked
	Options [embedOptions]int
}

// EmbedOption is a setting of what a course page will show. 0 is the usual.
type EmbedOption uint8

// The options, each with its values.
const (
	EmbedLang    EmbedOption = iota // 0 the page's, 1 the reader's, further on 2 + i18n.Lang
	EmbedTheme                      // a Theme
	EmbedHost                       // a Host
	EmbedHeight                     // one of EmbedHeights
	EmbedEmpty                      // 1: the pad begins empty
	EmbedNoLang                     // 1: without the language switch
	EmbedNoTheme                    // 1: without the theme switch
	EmbedPlay                       // 1: the forward pass is played
	EmbedOpen                       // 1: all of this is shown, in place of the link
	embedOptions
)

// Host is a kind of page that something is embedded in.
type Host uint8

// The kinds.
const (
	ElementHost  Host = iota // HTML that may load a script
	FrameHost                // HTML that may not
	JupyterHost              // a cell of a notebook
	MarkdownHost             // Markdown that takes HTML, or JSX
	SlidesHost               // a slide of reveal.js
	Hosts
)

// EmbedHeights are the heights to choose from, in CSS pixels; 0 is what fits the
// parts.
var EmbedHeights = [...]int{0, 320, 400, 520, 640, 800, 1000}

// EmbedChoices are the ready-made choices of parts, those that course authors use
// most first.
var EmbedChoices = [...][]string{
	{"pad", "answer"},
	{"pad", "seen", "answer", "outputs"},
	{"network"},
	{"pad", "seen", "answer", "outputs", "network", "inspector", "workbench"},
	{lesson.ChapterPart},
	{lesson.ChallengePart},
	{"neuron"},
	{"detector"},
}

// EmbedParts are the parts that can be picked: those of the page, the tabs, the
// open chapter or its challenges, the pieces.
var EmbedParts = [...]string{
	"pad", "seen", "answer", "outputs", "network", "inspector", "workbench",
	"sum", "matrix", "count", "knobs", "likes", "gallery", "tray", "accuracy",
	lesson.ChapterPart, lesson.ChallengePart,
	"pixel", "steps", "weight", "detector", "neuron", "sigmoid", "bias", "row", "dots", "shift", "slope", "chain",
}

// EmbedShown are the parts that are picked, at least one.
func (s *State) EmbedShown() []string {
	if s.Embed.Parts == nil {
		return EmbedChoices[0]
	}
	return s.Embed.Parts
}

// EmbedPicked reports whether a part is picked.
func (s *State) EmbedPicked(name string) bool { return slices.Contains(s.EmbedShown(), name) }

// Embedding reports whether what is for course pages is shown.
func (s *State) Embedding() bool { return s.Sharing && s.Embed.Options[EmbedOpen] == 1 }

// EmbedLanguage is the language that the course page asks for, if it does not
// leave that to the reader's browser.
func (s *State) EmbedLanguage() (l i18n.Lang, asked bool) {
	switch v := s.Embed.Options[EmbedLang]; v {
	case 0:
		return s.Lang, true
	case 1:
		return 0, false
	default:
		return i18n.Lang(v - 2), true
	}
}

// What is picked for a course page.
type (
	// EmbedChosenMsg: these parts were chosen and no others.
	EmbedChosenMsg struct{ Parts []string }
	// EmbedPartToggledMsg: a part was picked, or left out again.
	EmbedPartToggledMsg struct{ Name string }
	// EmbedOptionSetMsg: an option was set.
	EmbedOptionSetMsg struct {
		Option EmbedOption
		Value  int
	}
)

func (m EmbedChosenMsg) apply(s *State) Effect {
	s.Embed.Parts = m.Parts
	return Read | Render
}

// A course page shows one chapter and, without all of them, one tab: what is
// picked last takes the place of what it cannot stand beside. The last part
// stays.
func (m EmbedPartToggledMsg) apply(s *State) Effect {
	picked := s.EmbedPicked(m.Name)
	_, tab := ParseTab(m.Name)
	chapter := s.embedChapter(m.Name)
	var parts []string
	for _, name := range EmbedParts {
		_, otherTab := ParseTab(name)
		other := s.embedChapter(name)
		all := m.Name == lesson.ChapterPart || name == lesson.ChapterPart
		beside := !(tab && otherTab) && (chapter == 0 || other == 0 || other == chapter && !all)
		if name == m.Name && !picked || name != m.Name && s.EmbedPicked(name) && (picked || beside) {
			parts = append(parts, name)
		}
	}
	if parts == nil {
		return None
	}
	return EmbedChosenMsg{parts}.apply(s)
}

// embedChapter is the chapter that a part is of, 0 if of none.
func (s *State) embedChapter(name string) int {
	if chapter := lesson.PartChapter(name); chapter >= 0 {
		return chapter
	}
	return s.Lesson.Chapter
}

func (m EmbedOptionSetMsg) apply(s *State) Effect {
	if !m.fits() {
		return None
	}
	s.Embed.Options[m.Option] = m.Value
	return Read | Render
}

// fits reports whether the option has such a value.
func (m EmbedOptionSetMsg) fits() bool {
	most := 1
	switch m.Option {
	case EmbedLang:
		most = 1 + len(i18n.Langs)
	case EmbedTheme:
		most = int(DarkTheme)
	case EmbedHost:
		most = int(Hosts) - 1
	case EmbedHeight:
		most = len(EmbedHeights) - 1
	}
	return m.Option < embedOptions && m.Value >= 0 && m.Value <= most
}
