package permalink

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// opened is a fresh page after a link, as if the network that it names were
// there.
func opened(fragment string) *state.State {
	s := state.New()
	link := Parse(fragment)
	for _, m := range link.Messages {
		s.Apply(m)
	}
	if link.Network == "linear" {
		s.Apply(state.ShippedShownMsg{Name: "linear", Sizes: []int{784, 10}, Activations: []nn.Activation{nn.Sigmoid}})
	}
	for _, m := range link.Then {
		s.Apply(m)
	}
	return s
}

// full is a page that differs in everything a link can tell.
func full() *state.State {
	s := state.New()
	for _, m := range []state.Message{
		state.LangLinkedMsg{Lang: i18n.Chinese}, state.ThemeLinkedMsg{Theme: state.DarkTheme},
		state.StrokesLoadedMsg{Strokes: view.Sample(3)}, state.StepToggledMsg{Step: ink.Scale},
		state.LinesChosenMsg{Lines: state.StrongestLines}, state.ChapterOpenedMsg{Chapter: 9}, state.TabOpenedMsg{Tab: state.GalleryTab},
		state.HiddenLinkedMsg{Names: []string{"workbench", "lang"}},
		state.KnobTurnedMsg{Index: 12_999, Value: -1.25}, state.KnobReleasedMsg{},
		state.KnobsPaintedMsg{Knobs: []state.Knob{{Index: 700, Value: 1}, {Index: 3, Value: 0.1}}}, state.KnobReleasedMsg{},
		state.NeuronSwitchedOffMsg{Layer: 2, Index: 7}, state.NoiseAddedMsg{Seed: 1 << 40, Strength: 0.35},
		state.BiasesSwitchedOffMsg{}, state.SelectedMsg{Selection: state.Line(1, 4, 391)},
	} {
		s.Apply(m)
	}
	return s
}

func TestRoundTrip(t *testing.T) {
	want := full()
	fragment := Encode(want)
	got := opened(fragment)
	if again := Encode(got); again != fragment {
		t.Errorf("%s came back as %s", fragment, again)
	}
	for what, pair := range map[string][2]any{
		"language": {got.Lang, want.Lang}, "theme": {got.Theme, want.Theme}, "steps": {got.Steps, want.Steps},
		"lines": {got.Lines, want.Lines}, "chapter": {got.Lesson.Chapter, want.Lesson.Chapter}, "open": {got.Lesson.Open, true},
		"hidden": {got.Hidden, want.Hidden}, "tab": {got.Tab, want.Tab}, "selection": {got.Selected, want.Selected},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: got %v, want %v", what, pair[0], pair[1])
		}
	}
	values := func(s *state.State) []float64 {
		original, dst := make([]float64, state.Params(s.Sizes)), make([]float64, state.Params(s.Sizes))
		for i := range original {
			original[i] = math.Sin(float64(i))
		}
		state.Values(dst, original, s.Sizes, s.Knobs.Edits())
		return dst
	}
	if !reflect.DeepEqual(values(got), values(want)) {
		t.Error("the network's numbers are others")
	}
}

func TestAnotherNetworkIsNamed(t *testing.T) {
	s := state.New()
	s.Apply(state.ShippedShownMsg{Name: "linear", Sizes: []int{784, 10}, Activations: []nn.Activation{nn.Sigmoid}})
	s.Apply(state.SelectedMsg{Selection: state.Neuron(1, 9)})
	s.Apply(state.KnobTurnedMsg{Index: 7849, Value: 2})
	got := opened(Encode(s))
	if got.Source.Name != "linear" || got.Selected != s.Selected || len(got.Knobs.Edits()) != 1 {
		t.Errorf("%s came back as %+v, %+v, %v", Encode(s), got.Source, got.Selected, got.Knobs.Edits())
	}
}

// Knobs that the learner turned are an undo away from those of a link.
func TestALinkCanBeUndone(t *testing.T) {
	from := state.New()
	from.Apply(state.KnobTurnedMsg{Index: 7, Value: 1})
	s := state.New()
	s.Apply(state.KnobTurnedMsg{Index: 3, Value: 2})
	s.Apply(state.KnobReleasedMsg{})
	for _, m := range Parse(Encode(from)).Then {
		s.Apply(m)
	}
	if n := len(s.Knobs.Edits()); n != 3 {
		t.Fatalf("%d edits, want the learner's, a reset and the link's", n)
	}
	s.Apply(state.KnobUndoneMsg{})
	s.Apply(state.KnobUndoneMsg{})
	if e := s.Knobs.Edits(); len(e) != 1 || e[0].Knobs[0] != (state.Knob{Index: 3, Value: 2}) {
		t.Errorf("left %v", e)
	}
}

// What was left out can be asked for again.
func TestNothingIsHidden(t *testing.T) {
	s := opened("hide=lang,network")
	for _, fragment := range []string{"hide=", "hide=bogus", "lang=en", "hide=none"} {
		for _, m := range Parse(fragment).Messages {
			s.Apply(m)
		}
		if hidden, want := len(s.Hidden), map[bool]int{true: 0, false: 2}[fragment == "hide=none"]; hidden != want {
			t.Errorf("after %s, %d parts are hidden, want %d", fragment, hidden, want)
		}
	}
}

// A file of the learner's is theirs: a link can neither name it nor tell what
// was turned in it.
func TestAFileOfTheLearnersIsNotTold(t *testing.T) {
	s := state.New()
	s.Apply(state.NetworkOpenedMsg{Name: "mine.safetensors", Sizes: []int{784, 12, 10}, Activations: []nn.Activation{nn.ReLU, nn.Sigmoid}, Named: true})
	s.Apply(state.KnobTurnedMsg{Index: 1, Value: 2})
	if got := Encode(s); strings.Contains(got, "net=") || strings.Contains(got, "knobs=") || strings.Contains(got, "sel=") {
		t.Errorf("got %s", got)
	}
}

// What a pen draws is read the same from a link, and an ordinary digit fits 600
// characters.
func TestDrawingsAreShortAndReadTheSame(t *testing.T) {
	var n ink.Normalizer
	for d := range nn.Digits {
		s := state.New()
		s.Apply(state.StrokesLoadedMsg{Strokes: dense(view.Sample(d))})
		fragment := Encode(s)
		if len(fragment) > 600 {
			t.Errorf("digit %d takes %d characters", d, len(fragment))
		}
		got := opened(fragment)
		if len(got.Drawing.Strokes()) != len(s.Drawing.Strokes()) {
			t.Errorf("digit %d: %d strokes became %d", d, len(s.Drawing.Strokes()), len(got.Drawing.Strokes()))
		}
		var a, b ink.Digit
		n.Strokes(&a, s.Drawing.Strokes(), ink.All)
		n.Strokes(&b, got.Drawing.Strokes(), ink.All)
		off := 0.0
		for i := range a {
			off += math.Abs(a[i] - b[i])
		}
		if off > 6 { // of some hundred inked pixels
			t.Errorf("digit %d: the picture differs by %.2f", d, off)
		}
	}
}

// dense is what a fast pen tablet makes of strokes: ten points where there was
// one, trembling by a thousandth of the pad.
func dense(strokes []ink.Stroke) (all []ink.Stroke) {
	for _, s := range strokes {
		var many ink.Stroke
		for i := range len(s) - 1 {
			for k := range 10 {
				part, shake := float64(k)/10, 0.001*math.Sin(float64(37*i+11*k))
				many = append(many, ink.Point{X: s[i].X + part*(s[i+1].X-s[i].X) + shake, Y: s[i].Y + part*(s[i+1].Y-s[i].Y) - shake})
			}
		}
		all = append(all, append(many, s[len(s)-1]))
	}
	return all
}

func TestPicturesComeBackToTheByte(t *testing.T) {
	var p [ink.Pixels]byte
	for i := range p {
		if i%28 > 8 && i%28 < 15 && i > 100 {
			p[i] = byte(i)
		}
	}
	s := state.New()
	s.Apply(state.PictureLoadedMsg{Picture: p})
	if got := opened(Encode(s)).Drawing.Picture(); got == nil || *got != p {
		t.Errorf("got %v", got)
	}
}

// Links that have been given away keep working.
func TestGoldenLinks(t *testing.T) {
	for _, c := range []struct {
		fragment string
		lang     i18n.Lang
		theme    state.Theme
		chapter  int // 0: closed
		strokes  int
		edits    int
	}{
		{"v=1&lang=zh&theme=dark", i18n.Chinese, state.DarkTheme, 0, 0, 0},
		{"lang=zh", i18n.Chinese, state.AutoTheme, 0, 0, 0},
		{"theme=light&unknown=7", i18n.English, state.LightTheme, 0, 0, 0},
		{"lang=zh&lang=en", i18n.Chinese, state.AutoTheme, 0, 0, 0},
		{"lang=klingon&theme=%zz", i18n.English, state.AutoTheme, 0, 0, 0},
		{"", i18n.English, state.AutoTheme, 0, 0, 0},
		{"====&&&&", i18n.English, state.AutoTheme, 0, 0, 0},
		{"ch=3", i18n.English, state.AutoTheme, 3, 0, 0},
		{"ch=11", i18n.English, state.AutoTheme, 0, 0, 0},
		{"d=AQOAAYABFAAAFAKMAVoKAA", i18n.English, state.AutoTheme, 0, 2, 0},
		{"d=AQ&knobs=__", i18n.English, state.AutoTheme, 0, 0, 0},
		{"knobs=AAEDAACAPwI&sel=9.9", i18n.English, state.AutoTheme, 0, 0, 2},
	} {
		s := opened(c.fragment)
		chapter := 0
		if s.Lesson.Open {
			chapter = s.Lesson.Chapter
		}
		if s.Lang != c.lang || s.Theme != c.theme || chapter != c.chapter || len(s.Drawing.Strokes()) != c.strokes || len(s.Knobs.Edits()) != c.edits || s.Selected.Any {
			t.Errorf("%q: %v, %v, chapter %d, %d strokes, %d edits, %v", c.fragment, s.Lang, s.Theme, chapter, len(s.Drawing.Strokes()), len(s.Knobs.Edits()), s.Selected)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("v=1&lang=zh&theme=dark")
	f.Add("lang=%e4%b8&theme==&v=99999")
	f.Add("d=AQOAAYABFAAAFAKMAVoKAA&knobs=AAEDAACAPwI&sel=0.13.14&net=" + lesson.Networks[1])
	f.Add("d=AvAFAQ&off=scale,box&hide=lang&view=weight&ch=10")
	f.Add(Encode(full()))
	f.Fuzz(func(t *testing.T, fragment string) {
		fragment = Encode(opened(fragment))
		if again := Encode(opened(fragment)); again != fragment {
			t.Errorf("%q became %q", fragment, again)
		}
	})
}
