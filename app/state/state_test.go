package state

import (
	"testing"

	"inkling/app/i18n"
	"inkling/nn"
	"inkling/nn/ink"
)

func apply(s *State, messages ...Message) (last Effect) {
	for _, m := range messages {
		last = s.Apply(m)
	}
	return last
}

func at(x, y float64) ink.Point { return ink.Point{X: x, Y: y} }

func stroke(points ...ink.Point) []Message {
	messages := []Message{StrokeBegunMsg{points[0]}}
	for _, p := range points[1:] {
		messages = append(messages, StrokeExtendedMsg{p})
	}
	return append(messages, StrokeEndedMsg{})
}

func TestStrokesAreKeptAndTakenBack(t *testing.T) {
	s := New()
	apply(s, stroke(at(0.1, 0.1), at(0.5, 0.5))...)
	apply(s, stroke(at(0.2, 0.8), at(0.9, 0.8), at(0.9, 0.9))...)
	if got := s.Drawing.Strokes(); len(got) != 2 || len(got[1]) != 3 {
		t.Fatalf("strokes %v", got)
	}
	apply(s, ClearedMsg{})
	if !s.Drawing.Empty() {
		t.Error("not empty after clear")
	}
	apply(s, UndoneMsg{}, UndoneMsg{})
	if got := s.Drawing.Strokes(); len(got) != 1 {
		t.Errorf("after taking back clear and a stroke: %v", got)
	}
	apply(s, RedoneMsg{})
	if got := s.Drawing.Strokes(); len(got) != 2 {
		t.Errorf("after redo: %v", got)
	}
}

func TestATremblingTapIsADot(t *testing.T) {
	s := New()
	e := apply(s, stroke(at(0.5, 0.5), at(0.505, 0.5), at(0.5, 0.506))...)
	if got := s.Drawing.Strokes(); len(got) != 1 || len(got[0]) != 1 {
		t.Errorf("tap became %v", got)
	}
	if !e.Has(Show) {
		t.Error("the pad is not painted again")
	}
	apply(s, stroke(at(0.5, 0.5), at(0.52, 0.5))...)
	if got := s.Drawing.Strokes(); len(got[1]) != 2 {
		t.Errorf("a short dash became %v", got[1])
	}
}

func TestAPointerMoveNeverRenders(t *testing.T) {
	s := New()
	apply(s, StrokeBegunMsg{at(0.1, 0.1)})
	if e := s.Apply(StrokeExtendedMsg{at(0.2, 0.2)}); e != Read {
		t.Errorf("effect of a move is %b, want Read alone", e)
	}
}

func TestEffects(t *testing.T) {
	for _, c := range []struct {
		name    string
		message Message
		want    Effect
	}{
		{"load", StrokesLoadedMsg{[]ink.Stroke{{at(0.5, 0.5)}}}, Read | Show | Render | Settle},
		{"step", StepToggledMsg{ink.Centre}, Read | Render | Settle},
		{"answer anyway", AnywayToggledMsg{}, Read | Render | Settle},
		{"language", LangChosenMsg{i18n.Chinese}, Read | Render | SaveLang},
		{"theme", ThemeChosenMsg{DarkTheme}, Read | Show | Render | SaveTheme | Repaint},
		{"lifting a pen that is up", CursorLiftedMsg{}, None},
	} {
		if got := New().Apply(c.message); got != c.want {
			t.Errorf("%s: effect %b, want %b", c.name, got, c.want)
		}
	}
}

func TestKeyboardDraws(t *testing.T) {
	s := New()
	apply(s, CursorMovedMsg{-0.25, 0})
	if !s.Drawing.Empty() || !s.Cursor.Visible {
		t.Fatal("moving a lifted pen inked, or the cursor is hidden")
	}
	apply(s, CursorPenToggledMsg{}, CursorMovedMsg{0.5, 0}, CursorPenToggledMsg{}, CursorMovedMsg{0, 0.1})
	strokes := s.Drawing.Strokes()
	if len(strokes) != 1 || s.Drawing.Drawing() {
		t.Fatalf("strokes %v, pen down %v", strokes, s.Drawing.Drawing())
	}
	last := strokes[0][len(strokes[0])-1]
	if strokes[0][0] != at(0.25, 0.5) || last != at(0.75, 0.5) || len(strokes[0]) < 20 {
		t.Errorf("from %v to %v in %d points", strokes[0][0], last, len(strokes[0]))
	}
	apply(s, CursorMovedMsg{9, -9})
	if s.Cursor.X != 1 || s.Cursor.Y != 0 {
		t.Errorf("cursor left the pad: %+v", s.Cursor)
	}
}

func TestTheKeyboardWaitsWhileAPointerDraws(t *testing.T) {
	s := New()
	apply(s, StrokeBegunMsg{at(0.1, 0.1)})
	for _, m := range []Message{CursorPenToggledMsg{}, CursorMovedMsg{0.1, 0}, CursorLiftedMsg{}} {
		if e := s.Apply(m); e != None || !s.Drawing.Drawing() {
			t.Errorf("%T while a pointer draws: effect %b, drawing %v", m, e, s.Drawing.Drawing())
		}
	}
	apply(s, StrokeExtendedMsg{at(0.9, 0.9)}, StrokeEndedMsg{})
	if got := s.Drawing.Strokes(); len(got) != 1 || len(got[0]) != 2 {
		t.Errorf("strokes %v", got)
	}
}

func TestEditsLiftTheKeyboardsPen(t *testing.T) {
	for _, m := range []Message{UndoneMsg{}, RedoneMsg{}, ClearedMsg{}, StrokesLoadedMsg{}, StrokeBegunMsg{}} {
		s := New()
		apply(s, CursorPenToggledMsg{}, CursorMovedMsg{0.2, 0}, m)
		if s.Cursor.Down {
			t.Errorf("the pen is still down after %T", m)
		}
	}
}

func TestLinksAreNotStored(t *testing.T) {
	s := New()
	e := apply(s, LangLinkedMsg{i18n.Chinese}, ThemeLinkedMsg{DarkTheme})
	if s.Lang != i18n.Chinese || !s.Dark() || e.Has(SaveLang) || e.Has(SaveTheme) {
		t.Errorf("effect %b, %+v", e, s)
	}
}

func TestStepsToggle(t *testing.T) {
	s := New()
	if s.Steps != ink.All {
		t.Fatalf("a fresh page has steps %q", s.Steps)
	}
	apply(s, StepToggledMsg{ink.Scale}, StepToggledMsg{ink.Box}, StepToggledMsg{ink.Scale})
	if s.Steps != ink.All&^ink.Box {
		t.Errorf("steps %q", s.Steps)
	}
}

func TestDark(t *testing.T) {
	s := New()
	for _, c := range []struct {
		message Message
		want    bool
	}{
		{SystemThemeChangedMsg{true}, true}, {ThemeChosenMsg{LightTheme}, false},
		{ThemeChosenMsg{AutoTheme}, true}, {SystemThemeChangedMsg{false}, false}, {ThemeChosenMsg{DarkTheme}, true},
	} {
		apply(s, c.message)
		if s.Dark() != c.want {
			t.Errorf("after %#v: dark %v", c.message, s.Dark())
		}
	}
}

func TestParseTheme(t *testing.T) {
	for _, want := range []Theme{AutoTheme, LightTheme, DarkTheme} {
		if got, ok := ParseTheme(want.String()); !ok || got != want {
			t.Errorf("%v: %v, %v", want, got, ok)
		}
	}
	if _, ok := ParseTheme("blue"); ok {
		t.Error("blue is a theme")
	}
}

func TestLoading(t *testing.T) {
	s := New()
	apply(s, LoadingFailedMsg{"404"})
	if s.Loading != Failed || s.Failure != "404" {
		t.Errorf("%+v", s)
	}
	if e := apply(s, WeightsReadMsg{}); s.Loading != Ready || !e.Has(Read|Show) {
		t.Errorf("loading %v, effect %b", s.Loading, e)
	}
}

func TestTheLearnerMayHaveAnAnswerAnyway(t *testing.T) {
	s := New()
	apply(s, CheckReadMsg{1234})
	if s.Anyway || s.AnswersAll() || s.Check != (Check{Loading: Ready, Params: 1234}) {
		t.Fatalf("a fresh page with its check: %+v", s.Check)
	}
	apply(s, AnywayToggledMsg{})
	if !s.Anyway || !s.AnswersAll() {
		t.Error("not switched on")
	}
	apply(s, ClearedMsg{})
	if !s.Anyway {
		t.Error("clearing the pad switched it off")
	}
	apply(s, AnywayToggledMsg{})
	if s.Anyway || s.AnswersAll() {
		t.Error("not switched off")
	}
}

func TestWithoutACheckThereIsNothingToSwitch(t *testing.T) {
	s := New()
	apply(s, AnywayToggledMsg{}, CheckFailedMsg{"404"}, WeightsReadMsg{})
	if s.Check != (Check{Loading: Failed, Failure: "404"}) || s.Loading != Ready {
		t.Errorf("%+v", s)
	}
	if e := s.Apply(AnywayToggledMsg{}); e != None || s.Anyway || !s.AnswersAll() {
		t.Errorf("effect %b, anyway %v", e, s.Anyway)
	}
}

func TestOnlyStrokes(t *testing.T) {
	for name, m := range map[string]Message{
		"a picture": PictureLoadedMsg{Picture: [ink.Pixels]byte{400: 255}},
		"a knob":    KnobTurnedMsg{Index: 3, Value: 2},
		"a network": NetworkOpenedMsg{Name: "a.safetensors", Sizes: []int{784, 10}, Activations: []nn.Activation{nn.Sigmoid}, Named: true},
	} {
		s := New()
		s.Apply(StrokeBegunMsg{ink.Point{X: 0.5, Y: 0.5}})
		if !s.OnlyStrokes() {
			t.Error("a stroke alone would be lost")
		}
		if s.Apply(m); s.OnlyStrokes() {
			t.Errorf("%s would not be lost", name)
		}
	}
}
