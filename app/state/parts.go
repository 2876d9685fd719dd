package state

import (
	"slices"

	"inkling/app/lesson"
)

// Parts are what a course page can show of the page, beside the tabs of the
// workbench and what is of the lesson (lesson.PartChapter).
var Parts = [...]string{"pad", "seen", "answer", "outputs", "network", "inspector", "workbench"}

// DefaultParts are shown where a link does not say which.
var DefaultParts = []string{"pad", "seen", "answer", "outputs"}

// IsPart reports whether a course page can show a part of this name.
func IsPart(name string) bool {
	_, tab := ParseTab(name)
	return tab || slices.Contains(Parts[:], name) || lesson.PartChapter(name) != 0
}

// PartsLinkedMsg: a link asked for these parts of the page and no others.
type PartsLinkedMsg struct{ Names []string }

func (m PartsLinkedMsg) apply(s *State) Effect {
	s.Parts = m.Names
	chapter := 0
	for _, name := range m.Names {
		if t, ok := ParseTab(name); ok {
			s.Tab = t
		}
		if chapter == 0 {
			chapter = lesson.PartChapter(name)
		}
	}
	if chapter < 0 {
		chapter = s.Lesson.Chapter
	}
	if chapter == 0 {
		s.Lesson.Open = false
	} else if !s.Lesson.Open || s.Lesson.Chapter != chapter {
		return ChapterOpenedMsg{chapter}.apply(s)
	}
	return Read | Render
}

// PartsTest reports whether parts that a course page shows use the test digits.
func (s *State) PartsTest() bool {
	return slices.ContainsFunc(s.Parts, func(name string) bool {
		_, tab := ParseTab(name)
		return tab || name == "workbench" || lesson.PartChapter(name) < 0
	})
}
