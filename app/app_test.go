package app

import (
	"os"
	"strings"
	"testing"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn/detect"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// mount renders a root natively.
func mount(t *testing.T, r *root) string {
	t.Helper()
	tester := goapp.NewServerTester(r)
	t.Cleanup(tester.Close)
	return goapp.HTMLString(r)
}

func TestPageHasEveryPartOfTheContract(t *testing.T) {
	html := mount(t, prerendered(labPage, i18n.English))
	for _, part := range []string{
		"pad", "seen", "answer", "output", "clear", "undo", "redo", "lang", "theme",
		"step-box", "step-scale", "step-centre", "step-straighten", "network", "loading", "retry", "anyway",
	} {
		if !strings.Contains(html, `data-part="`+part+`"`) {
			t.Errorf("no part %q", part)
		}
	}
	if got := strings.Count(html, `data-part="output"`); got != 10 {
		t.Errorf("%d outputs, want 10", got)
	}
	if got := strings.Count(html, `data-neuron="`); got != 16+16+10 {
		t.Errorf("%d neurons, want 42", got)
	}
}

func TestPageSpeaksItsLanguage(t *testing.T) {
	for _, l := range i18n.Langs {
		html := mount(t, prerendered(labPage, l))
		for _, key := range []i18n.Key{i18n.DrawTitle, i18n.SeenTitle, i18n.AnswerTitle, i18n.Undo, i18n.StepCentre, i18n.FooterPrivacy} {
			if !strings.Contains(html, i18n.T(l, key)) {
				t.Errorf("%s: %q is missing", l.Tag(), i18n.T(l, key))
			}
		}
	}
}

// A quote or a line break in an attribute comes out broken where go-app
// prerenders.
func TestAttributeTextsAreSafeToPrerender(t *testing.T) {
	for key := range i18n.NotFoundLink {
		for _, l := range i18n.Langs {
			if s := i18n.T(l, key); strings.ContainsAny(s, "\"\n<>&") {
				t.Errorf("sentence %d in %s: %q", key, l.Tag(), s)
			}
		}
	}
}

func TestKeysBecomeMessages(t *testing.T) {
	for _, c := range []struct {
		name string
		key  dom.Key
		want state.Message
	}{
		{"arrow", dom.Key{Name: "ArrowLeft", OnPad: true}, state.CursorMovedMsg{DX: -cursorStep}},
		{"long arrow", dom.Key{Name: "ArrowDown", OnPad: true, Shift: true}, state.CursorMovedMsg{DY: cursorLongStep}},
		{"space", dom.Key{Name: " ", OnPad: true}, state.CursorPenToggledMsg{}},
		{"escape", dom.Key{Name: "Escape", OnPad: true}, state.CursorLiftedMsg{}},
		{"delete", dom.Key{Name: "Delete", OnPad: true}, state.ClearedMsg{}},
		{"undo anywhere", dom.Key{Name: "z", Ctrl: true}, state.UndoneMsg{}},
		{"redo", dom.Key{Name: "Z", Ctrl: true, Shift: true}, state.RedoneMsg{}},
		{"redo as on Windows", dom.Key{Name: "y", Ctrl: true}, state.RedoneMsg{}},
		{"space on a button is the button's", dom.Key{Name: " "}, nil},
		{"another letter", dom.Key{Name: "a", OnPad: true}, nil},
		{"another shortcut", dom.Key{Name: "s", Ctrl: true, OnPad: true}, nil},
	} {
		if got := keyMessage(c.key); got != c.want {
			t.Errorf("%s: %#v, want %#v", c.name, got, c.want)
		}
	}
}

func TestKeysInTextFieldsAreLeftAlone(t *testing.T) {
	r := newRoot(labPage)
	r.state.Drawing.Replace(view.Sample(3))
	if r.onKey(dom.Key{Name: "z", Ctrl: true, InField: true}) || r.state.Drawing.Empty() {
		t.Error("a key in a text field changed the drawing")
	}
}

// In a course page's frame, Escape lifts the pen, and with the pen up it is left
// to whoever shows the page.
func TestEscapeIsUsedOnce(t *testing.T) {
	r := newRoot(embedPage)
	escape := dom.Key{Name: "Escape", OnPad: true}
	if r.onKey(escape) {
		t.Error("Escape is used although the pen is up")
	}
	r.state.Cursor.Down = true
	if !r.onKey(escape) || r.state.Cursor.Down {
		t.Error("Escape did not lift the pen, or was not used for it")
	}
}

// loaded is a root with the shipped network and the shipped check.
func loaded(t *testing.T) *root {
	t.Helper()
	shipped := func(name string) []byte {
		file, err := os.ReadFile("../web/weights/" + name + ".safetensors")
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	r := newRoot(labPage)
	if err := r.lab.setWeights(shipped("mlp-16-16")); err != nil {
		t.Fatal(err)
	}
	d, err := detect.Parse(shipped("not-a-digit"))
	if err != nil {
		t.Fatal(err)
	}
	r.lab.check.detector = d
	return r
}

func TestTheShippedNetworkReadsEverySample(t *testing.T) {
	r := loaded(t)
	for d := range 10 {
		got := r.draw(view.Sample(d))
		if got.Digit != d || got.Status != "sure" {
			t.Errorf("sample %d is read as %d, %s: %.4f", d, got.Digit, got.Status, got.Activations)
		}
	}
	if got := r.draw(view.Sample49()); got.Status != "unsure" {
		t.Errorf("the sample between 4 and 9 is read as %d, %s: %.4f", got.Digit, got.Status, got.Activations)
	}
}

func TestStrokesOfAnyScaleReadAlike(t *testing.T) {
	r := loaded(t)
	want := r.lab.readStrokes(view.Sample(5), ink.All, false)
	var large []ink.Stroke
	for _, s := range view.Sample(5) {
		var scaled ink.Stroke
		for _, p := range s {
			scaled = append(scaled, ink.Point{X: 3000 * p.X, Y: 3000*p.Y - 500})
		}
		large = append(large, scaled)
	}
	got := r.lab.readStrokes(large, ink.All, false)
	if got.Digit != want.Digit || max(got.Confidence-want.Confidence, want.Confidence-got.Confidence) > 0.02 {
		t.Errorf("large: %d at %v, want %d at %v", got.Digit, got.Confidence, want.Digit, want.Confidence)
	}
}

func TestClassifyNamesWhatItFound(t *testing.T) {
	r := loaded(t)
	bad := make([]float64, 784)
	bad[12] = 1.5
	for _, c := range []struct {
		name   string
		pixels []float64
		want   string
	}{
		{"short", make([]float64, 783), "found 783 numbers, expected 784 (28×28, row by row)"},
		{"too large", bad, "found 1.5 at 12, expected 0 (background) to 1 (ink), or bytes in a Uint8Array"},
	} {
		if _, err := r.lab.classify(c.pixels, false); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	if got, err := r.lab.classify(make([]float64, 784), false); err != nil || got.Status != "empty" || got.Digit != -1 {
		t.Errorf("an empty picture: %+v, %v", got, err)
	}
}

func TestClassifyOfTheImageIsTheAnswer(t *testing.T) {
	r := loaded(t)
	want := r.draw(view.Sample(8))
	got, err := r.api().Classify(r.api().Image())
	if err != nil {
		t.Fatal(err)
	}
	for k, a := range got.Activations {
		if a != want.Activations[k] {
			t.Errorf("output %d: %v from the image, %v on the page", k, a, want.Activations[k])
		}
	}
}

func TestBenchmarkRefusesOddCounts(t *testing.T) {
	r := loaded(t)
	for _, n := range []float64{0, -1, 1.5, 1e12} {
		if _, err := r.lab.benchmark(n); err == nil {
			t.Errorf("benchmark(%v) ran", n)
		}
	}
	if got := len(r.lab.samplesRead()); got < 16 {
		t.Errorf("the benchmark cycles through %d digits, want at least 16", got)
	}
}

func TestEarlyPenEventsAreRead(t *testing.T) {
	r := loaded(t)
	r.onPen([]dom.PenEvent{
		{Kind: dom.PenBegin, Point: ink.Point{X: 0.5, Y: 0.1}}, {Kind: dom.PenExtend, Point: ink.Point{X: 0.5, Y: 0.9}}, {Kind: dom.PenEnd},
		{Kind: dom.PenBegin, Point: ink.Point{X: 0.9, Y: 0.9}}, {Kind: dom.PenEnd}, {Kind: dom.PenUndo},
	})
	r.lab.frame(r.state)
	if got := r.lab.verdict; got.Digit != 1 || got.Status == verdict.Empty {
		t.Errorf("verdict %+v", got)
	}
}

func TestBrokenWeightsAreRefused(t *testing.T) {
	r := newRoot(labPage)
	if err := r.lab.setWeights([]byte("no weights")); err == nil || r.lab.net != nil {
		t.Errorf("took %v", err)
	}
	r.lab.frame(r.state) // a page without a network still shows the drawing
}
