package state

import (
	"strconv"
	"strings"

	"inkling/app/lesson"
	"inkling/nn"
)

// Lesson is where the learner is in the ten chapters.
type Lesson struct {
	Loading  Loading // of the words
	Failure  string
	Open     bool
	Tall     bool // on a phone: the sheet covers the page
	Chapter  int  // counted from 1
	Progress lesson.Progress
	Works    lesson.Works
	Mine     *Mine   // what the lesson put aside
	Missed   Refusal // one of the site's networks that did not come

	visits int
}

// Visits counts how often a chapter was gone to.
func (l *Lesson) Visits() int { return l.visits }

// The lesson.
type (
	// LessonToggledMsg: the learner opened the lesson, or closed it.
	LessonToggledMsg struct{}
	// SheetToggledMsg: the learner made the sheet taller, or lower.
	SheetToggledMsg struct{}
	// ChapterOpenedMsg: a chapter was gone to, counted from 1.
	ChapterOpenedMsg struct{ Chapter int }
	// LessonReadMsg: the words are there.
	LessonReadMsg struct{}
	// LessonFailedMsg: the words will not come, and why.
	LessonFailedMsg struct{ Reason string }
	// LessonAskedMsg: the words were asked for, again or in another language.
	LessonAskedMsg struct{}
	// LessonActedMsg: the learner used a control of the open chapter.
	LessonActedMsg struct{ Act lesson.Act }
	// ChallengeJudgedMsg: an answer to a challenge of the open chapter was judged.
	ChallengeJudgedMsg struct {
		Challenge int
		Judgement lesson.Judgement
	}
	// HintAskedMsg: the learner asked for the hint of a challenge.
	HintAskedMsg struct{ Challenge int }
	// SolutionAskedMsg: the learner asked for its solution.
	SolutionAskedMsg struct{ Challenge int }
	// ChallengeBegunMsg: the learner wants to do a challenge again.
	ChallengeBegunMsg struct{ Challenge int }
	// ProgressLoadedMsg: what was kept of an earlier visit was found.
	ProgressLoadedMsg struct{ Kept string }
	// NetworkMissedMsg: one of the site's further networks did not come, and why.
	NetworkMissedMsg Refusal
	// ShippedShownMsg: one of the site's further networks was wanted.
	ShippedShownMsg struct {
		Name        string
		Sizes       []int
		Activations []nn.Activation
	}
)

func (LessonToggledMsg) apply(s *State) Effect {
	s.Lesson.Open = !s.Lesson.Open
	if !s.Lesson.Open {
		return Read | Render
	}
	return Read | Render | Chapter
}

func (SheetToggledMsg) apply(s *State) Effect {
	s.Lesson.Tall = !s.Lesson.Tall
	return Render
}

func (m ChapterOpenedMsg) apply(s *State) Effect {
	l := &s.Lesson
	if m.Chapter < 1 || m.Chapter > lesson.Chapters {
		return None
	}
	l.Open, l.Chapter, l.Missed = true, m.Chapter, Refusal{}
	l.visits++
	return Read | Render | Chapter | SaveProgress
}

func (LessonReadMsg) apply(s *State) Effect {
	s.Lesson.Loading, s.Lesson.Failure = Ready, ""
	return Read | Render
}

func (m LessonFailedMsg) apply(s *State) Effect {
	s.Lesson.Loading, s.Lesson.Failure = Failed, m.Reason
	return Render
}

func (LessonAskedMsg) apply(s *State) Effect {
	s.Lesson.Loading, s.Lesson.Failure = Waiting, ""
	return Render
}

func (m LessonActedMsg) apply(s *State) Effect {
	if work := s.Lesson.Works[s.Lesson.Chapter-1]; work != nil {
		work.Act(m.Act)
	}
	return Read
}

// challenge is a challenge of the open chapter.
func (s *State) challenge(index int) *lesson.Challenge {
	l := &s.Lesson
	if index < 0 || index >= lesson.Challenges[l.Chapter-1] {
		return nil
	}
	return &l.Progress[l.Chapter-1][index]
}

func (m ChallengeJudgedMsg) apply(s *State) Effect {
	c := s.challenge(m.Challenge)
	if c == nil {
		return None
	}
	c.Said = m.Judgement
	if !m.Judgement.Done {
		c.Tries++
		return Read | Render | Chapter
	}
	c.Done, c.Solved = true, true
	return Read | Render | SaveProgress | Chapter
}

func (m HintAskedMsg) apply(s *State) Effect {
	if c := s.challenge(m.Challenge); c != nil {
		c.Hint = true
	}
	return Read | Render | Chapter
}

func (m SolutionAskedMsg) apply(s *State) Effect {
	if c := s.challenge(m.Challenge); c != nil && (c.Done || c.Tries >= lesson.HonestTries) {
		c.Solution = true
	}
	return Read | Render | Chapter
}

func (m ChallengeBegunMsg) apply(s *State) Effect {
	if c := s.challenge(m.Challenge); c != nil {
		*c = lesson.Challenge{Solved: c.Solved}
		LessonActedMsg{lesson.Act{Name: "again", Index: m.Challenge, Done: true}}.apply(s)
	}
	return Read | Render
}

func (m ProgressLoadedMsg) apply(s *State) Effect {
	s.Lesson.restore(m.Kept)
	return Render
}

func (m NetworkMissedMsg) apply(s *State) Effect {
	s.Lesson.Missed = Refusal(m)
	return Render
}

func (m ShippedShownMsg) apply(s *State) Effect {
	s.show(m.Name, m.Sizes, m.Activations)
	s.Source.Shipped = true
	return Read | Render | Settle | Select
}

// Kept is the progress as it is kept on this machine: the chapter and what is
// done, like "3 1.0 7.1".
func (l *Lesson) Kept() string {
	kept := strconv.Itoa(l.Chapter)
	for c := range l.Progress {
		for i := range l.Progress[c] {
			if l.Progress[c][i].Solved {
				kept += " " + strconv.Itoa(c+1) + "." + strconv.Itoa(i)
			}
		}
	}
	return kept
}

// restore takes what Kept wrote; what cannot be read is left out.
func (l *Lesson) restore(kept string) {
	for i, word := range strings.Fields(kept) {
		chapter, challenge, found := strings.Cut(word, ".")
		c, err := strconv.Atoi(chapter)
		if err != nil || c < 1 || c > lesson.Chapters {
			continue
		}
		if i == 0 && !found {
			l.Chapter = c
		}
		if n, err := strconv.Atoi(challenge); err == nil && n >= 0 && n < lesson.Challenges[c-1] {
			l.Progress[c-1][n].Done, l.Progress[c-1][n].Solved = true, true
		}
	}
}

// Join takes over what was solved in another window, as that one kept it.
func (l *Lesson) Join(kept string) {
	var other Lesson
	other.restore(kept)
	for c := range l.Progress {
		for i := range l.Progress[c] {
			l.Progress[c][i].Solved = l.Progress[c][i].Solved || other.Progress[c][i].Solved
		}
	}
}

// Begun reports whether the learner has been in the lesson.
func (l *Lesson) Begun() bool { return l.visits > 0 || l.Kept() != "1" }
