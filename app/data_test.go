package app

import (
	"os"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/sample"
)

// withTests is a loaded root that has the test digits.
func withTests(t *testing.T) *root {
	t.Helper()
	file, err := os.ReadFile("../web/samples/mnist-test-1000.bin")
	if err != nil {
		t.Fatal(err)
	}
	set, err := sample.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	set.See(new(ink.Normalizer), ink.All, 0, set.Len())
	r := loaded(t)
	r.takeTests(set)
	return r
}

func TestALoadedDigitIsReadAsTheGallerySays(t *testing.T) {
	r := withTests(t)
	for _, steps := range []ink.Steps{ink.All, ink.All &^ ink.Straighten, ink.Raw} {
		r.state.Steps = steps
		if !r.lab.readTests(r.state) {
			t.Fatal("no reading")
		}
		for i := 0; i < 1000; i += 37 {
			r.loadTest(i)
			r.lab.frame(r.state)
			if r.lab.digit != r.lab.tests.set.Digits[i] {
				t.Fatalf("%v: digit %d is not what the network sees on the pad", steps, i)
			}
			if got, want := nn.ArgMax(r.lab.trace.Output()), int(r.lab.tests.reading.Answers[i]); got != want {
				t.Errorf("%v: digit %d is read as %d, the gallery says %d", steps, i, got, want)
			}
			if got := r.lab.testOnPad(r.state); got != i {
				t.Errorf("digit %d on the pad is taken for %d", i, got)
			}
		}
	}
	r.apply(state.ClearedMsg{})
	if got := r.lab.testOnPad(r.state); got != -1 {
		t.Errorf("an empty pad is taken for digit %d", got)
	}
}

func TestStepsChangeTheAccuracy(t *testing.T) {
	r := withTests(t)
	accuracy := func() float64 {
		r.lab.readTests(r.state)
		c := r.lab.tests.reading.Confusion()
		return c.Accuracy()
	}
	with, rev := accuracy(), r.lab.tests.rev
	if accuracy(); r.lab.tests.rev != rev {
		t.Error("nothing changed and it was read again")
	}
	r.apply(state.StepToggledMsg{Step: ink.Straighten})
	if without := accuracy(); without >= with {
		t.Errorf("%.3f without straightening, %.3f with", without, with)
	}
	r.apply(state.StepToggledMsg{Step: ink.Straighten})
	if again := accuracy(); again != with {
		t.Errorf("%.3f after switching back, %.3f before", again, with)
	}
}

// What the check says of a test digit on the pad is what it says of the same
// picture given by a script.
func TestTheCheckSeesAPictureOnThePad(t *testing.T) {
	r, d := refusing(t)
	r.takeTests(withTests(t).lab.tests.set)
	r.loadTest(3)
	r.lab.frame(r.state)
	if got := r.lab.verdict.Status.String(); got != "not-a-digit" || len(d.seen) == 0 {
		t.Errorf("status %s, the check saw %d pictures", got, len(d.seen))
	}
	if d.seen[len(d.seen)-1] != r.lab.tests.set.Digits[3] {
		t.Error("the check saw something else")
	}
}

func TestDataTabsArePaintedWithoutABrowser(t *testing.T) {
	r := withTests(t)
	r.draw(view.Sample(3))
	r.apply(state.DrawingKeptMsg{Label: 3})
	r.loadTest(0)
	r.apply(state.DrawingKeptMsg{Label: 1}) // it is a 7: read wrong on purpose
	for _, tab := range []state.Tab{state.GalleryTab, state.LikesTab, state.AccuracyTab, state.TrayTab} {
		r.apply(state.TabOpenedMsg{Tab: tab})
		r.lab.frame(r.state)
	}
	c := r.data.tray.reading.Confusion()
	if c[3][3] != 1 || c[1][7] != 1 || c.Total() != 2 {
		t.Errorf("the tray's confusion: %v", c)
	}
	if g := r.data.gallery; g.pages != 17 {
		t.Errorf("the gallery has %d pages, want 17 of 60", g.pages)
	}
}

func TestDataTabsSpeakTheirLanguage(t *testing.T) {
	for _, l := range i18n.Langs {
		html := mount(t, prerendered(labPage, l))
		for _, key := range []i18n.Key{
			i18n.GalleryTab, i18n.WhichHard, i18n.LikesMost, i18n.TrayTab, i18n.TrayKeep, i18n.CompareTitle, i18n.SaveNetwork,
			i18n.AccuracyTab, i18n.AccuracyCaption, i18n.SampleWaiting, i18n.SampleCredit,
		} {
			if !strings.Contains(html, i18n.T(l, key)) {
				t.Errorf("%s: %q is missing", l.Tag(), i18n.T(l, key))
			}
		}
	}
}
