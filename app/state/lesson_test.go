package state

import (
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
		s.Apply(ChallengeJudgedMsg{Judgement: lesson.Missing("k")})
	}
	if s.Apply(SolutionAskedMsg{}); !shown() {
		t.Error("the solution is not shown after the tries")
	}
	s.Apply(ChallengeBegunMsg{})
	if c := s.Lesson.Progress[0][0]; c.Solution || c.Tries != 0 || c.Done {
		t.Errorf("begun anew it is %+v", c)
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
	if got := s.Drawing.Strokes(); len(got) != 1 || &got[0][0] != &strokes[0][0] {
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
