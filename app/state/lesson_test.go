package state

import (
	"slices"
	"testing"

	"inkling/app/lesson"
	"inkling/nn"
	"inkling/nn/ink"
)

func TestProgressIsKept(t *testing.T) {
	s := New()
	s.Apply(ChapterOpenedMsg{Chapter: 7})
	e := s.Apply(ChallengeJudgedMsg{Challenge: 1, Judgement: lesson.Done("k")})
	if !e.Has(SaveProgress | Chapter) {
		t.Errorf("effects %b", e)
	}
	if got := s.Lesson.Kept(); got != "7 7.1" {
		t.Errorf("kept %q", got)
	}
	fresh := New()
	fresh.Apply(ProgressLoadedMsg{Kept: s.Lesson.Kept() + " 99.0 x 3.9 2"})
	if fresh.Lesson.Chapter != 7 || !fresh.Lesson.Progress[6][1].Done || fresh.Lesson.Kept() != "7 7.1" {
		t.Errorf("restored %q at %d", fresh.Lesson.Kept(), fresh.Lesson.Chapter)
	}
	if fresh.Lesson.Open {
		t.Error("an earlier visit opens the lesson by itself")
	}
}

func TestSolutionTakesHonestTries(t *testing.T) {
	s := New()
	shown := func() bool { return s.Lesson.Progress[0][0].Solution }
	for range lesson.HonestTries {
		s.Apply(SolutionAskedMsg{})
		if shown() {
			t.Fatal("the solution is shown before the tries")
		}
		if e := s.Apply(ChallengeJudgedMsg{Judgement: lesson.Missing("k")}); !e.Has(Chapter) || e.Has(SaveProgress) {
			t.Fatalf("a try that failed: effects %b", e)
		}
	}
	if e := s.Apply(HintAskedMsg{}); !e.Has(Chapter) {
		t.Errorf("the hint: effects %b", e)
	}
	if s.Apply(SolutionAskedMsg{}); !shown() {
		t.Error("the solution is not shown after the tries")
	}
	s.Apply(ChallengeBegunMsg{})
	if c := s.Lesson.Progress[0][0]; c.Solution || c.Tries != 0 || c.Done {
		t.Errorf("begun anew it is %+v", c)
	}
}

// What was solved once stays solved, here and where another window solved it.
func TestSolvedStaysSolved(t *testing.T) {
	s := New()
	s.Apply(ChallengeJudgedMsg{Judgement: lesson.Done("k")})
	s.Apply(ChallengeBegunMsg{})
	if c := s.Lesson.Progress[0][0]; c.State() != "open" || !s.Lesson.Progress.Done(1) || s.Lesson.Kept() != "1 1.0" {
		t.Errorf("begun anew it is %+v, kept %q", c, s.Lesson.Kept())
	}
	s.Lesson.Join("9 3.0 x 7.9")
	if s.Lesson.Kept() != "1 1.0 3.0" {
		t.Errorf("joined %q", s.Lesson.Kept())
	}
}

// A chapter's buttons open the tabs that there are.
func TestTabsAreThoseOfTheLesson(t *testing.T) {
	for tab := SumTab; tab <= AccuracyTab; tab++ {
		if _, err := lesson.ParseAction("tab " + tab.String()); err != nil {
			t.Error(err)
		}
		if got, ok := ParseTab(tab.String()); !ok || got != tab {
			t.Errorf("%s is read as %v", tab, got)
		}
	}
}

// Whatever the lesson does, the learner's drawing, knobs and steps come back.
func TestWhatTheLessonChangedComesBack(t *testing.T) {
	s := New()
	s.Apply(StrokesLoadedMsg{Strokes: []ink.Stroke{{{X: 0.2, Y: 0.2}, {X: 0.8, Y: 0.8}}}})
	s.Apply(KnobTurnedMsg{Index: 5, Value: 2})
	s.Apply(StepToggledMsg{Step: ink.Box})
	strokes, steps := s.Drawing.Strokes(), s.Steps

	s.Apply(LessonDidMsg{What: ClearedMsg{}})
	s.Apply(LessonDidMsg{What: StepToggledMsg{Step: ink.Box}})
	s.Apply(LessonDidMsg{What: ShippedShownMsg{Name: "linear", Sizes: []int{784, 10}, Activations: []nn.Activation{nn.Sigmoid}}})
	s.Apply(LessonDidMsg{What: KnobTurnedMsg{Index: 9, Value: 3}})
	s.Apply(StrokeBegunMsg{Point: ink.Point{X: 0.5, Y: 0.5}})
	s.Apply(StrokeEndedMsg{})
	rev := s.Source.Rev()

	s.Apply(MineRestoredMsg{})
	if got := s.Drawing.Strokes(); len(got) != 1 || !slices.Equal(got[0], strokes[0]) {
		t.Errorf("the drawing is %v", got)
	}
	if s.Steps != steps || s.Foreign() || len(s.Sizes) != 4 {
		t.Errorf("steps %v, sizes %v", s.Steps, s.Sizes)
	}
	if edits := s.Knobs.Edits(); len(edits) != 1 || edits[0].Knobs[0] != (Knob{5, 2}) {
		t.Errorf("edits %v", edits)
	}
	if s.Source.Rev() == rev || s.Lesson.Mine != nil {
		t.Error("the lab would not hear of it")
	}
	if s.Apply(MineRestoredMsg{}) != None {
		t.Error("it comes back twice")
	}
}

// lessonShows has the lesson show a further network, or with "" the page's own.
func lessonShows(s *State, name string) {
	if name == "" {
		s.Apply(LessonDidMsg{What: OwnNetworkShownMsg{}})
		return
	}
	s.Apply(LessonDidMsg{What: ShippedShownMsg{Name: name, Sizes: []int{784, 10}, Activations: []nn.Activation{nn.Sigmoid}}})
}

// turned are the numbers that are turned, in order.
func turned(s *State) (indexes []int) {
	for _, e := range s.Knobs.Edits() {
		for _, k := range e.Knobs {
			indexes = append(indexes, k.Index)
		}
	}
	return indexes
}

// What the lesson left alone stays as the learner has made it since.
func TestOnlyWhatTheLessonChangedComesBack(t *testing.T) {
	s := New()
	dot := func(x float64) []ink.Stroke { return []ink.Stroke{{{X: x, Y: 0.5}}} }
	s.Apply(StrokesLoadedMsg{Strokes: dot(0.1)})
	s.Apply(LessonDidMsg{What: StrokesLoadedMsg{Strokes: dot(0.2)}})
	s.Apply(StrokesLoadedMsg{Strokes: dot(0.3)})
	s.Apply(KnobTurnedMsg{Index: 5, Value: 2})
	s.Apply(StepToggledMsg{Step: ink.Box})
	s.Apply(CursorPenToggledMsg{})
	s.Apply(MineRestoredMsg{})
	if got := s.Drawing.Strokes()[0][0].X; got != 0.1 || s.Cursor.Down {
		t.Errorf("the drawing is at %v, the pen down: %t", got, s.Cursor.Down)
	}
	if got := turned(s); !slices.Equal(got, []int{5}) || s.Steps.Has(ink.Box) {
		t.Errorf("turned %v, steps %v: the lesson had not touched them", got, s.Steps)
	}
	s.Apply(UndoneMsg{})
	s.Apply(UndoneMsg{}) // what the keyboard drew
	if got := s.Drawing.Strokes()[0][0].X; got != 0.3 {
		t.Errorf("undone, the drawing is at %v, want what was drawn meanwhile", got)
	}
}

// Every network that the learner has turned comes back, the last one first,
// whatever was undone and turned anew meanwhile; what was turned of a network
// that the lesson has broken is not one.
func TestEveryTurnedNetworkComesBack(t *testing.T) {
	s := New()
	turn := func(index int) {
		s.Apply(KnobTurnedMsg{Index: index, Value: 2})
		s.Apply(KnobReleasedMsg{})
	}
	turn(1)
	lessonShows(s, "linear")
	lessonShows(s, "")
	turn(2)
	s.Apply(LessonDidMsg{What: OwnNetworkShownMsg{}}) // reset,
	s.Apply(LessonDidMsg{What: KnobsPaintedMsg{Knobs: []Knob{{7, 9}}}})
	turn(8)
	s.Apply(LessonDidMsg{What: OwnNetworkShownMsg{}}) // and broken again
	s.Apply(LessonDidMsg{What: KnobsPaintedMsg{Knobs: []Knob{{7, 9}}}})
	for len(s.Knobs.Edits()) > 0 {
		s.Apply(KnobUndoneMsg{})
	}
	lessonShows(s, "linear")
	turn(4)
	lessonShows(s, "")
	for _, want := range []int{4, 2, 1} {
		s.Apply(MineRestoredMsg{})
		if got := turned(s); !slices.Equal(got, []int{want}) || s.Foreign() != (want == 4) {
			t.Errorf("turned is %v, want %d", got, want)
		}
	}
	if s.Lesson.Mine != nil {
		t.Error("there is still something put aside")
	}
	lessonShows(s, "linear")
	s.Apply(MineRestoredMsg{})
	if got := turned(s); !slices.Equal(got, []int{1}) {
		t.Errorf("once more: turned is %v", got)
	}
}

// A challenge begun anew tells the chapter's own work of it.
func TestBegunAnewTheWorkHearsOfIt(t *testing.T) {
	s := New()
	s.Apply(ChapterOpenedMsg{Chapter: 7})
	s.Apply(LessonActedMsg{lesson.Act{Name: "count", Text: "5"}})
	s.Apply(ChallengeBegunMsg{Challenge: 1})
	work := s.Lesson.Works[6].(*lesson.C7)
	if work.Typed != "5" {
		t.Error("the other challenge begun anew took the answer")
	}
	s.Apply(ChallengeBegunMsg{})
	if work.Typed != "" {
		t.Errorf("begun anew the answer is still %q", work.Typed)
	}
}
