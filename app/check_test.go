package app

import (
	"strings"
	"testing"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// refuser is a detector that takes everything for a scribble and keeps what it
// was shown.
type refuser struct{ seen []ink.Digit }

func (d *refuser) Read(x *ink.Digit) verdict.Finding {
	d.seen = append(d.seen, *x)
	return verdict.Finding{NonDigit: 1, Reason: verdict.Scribble}
}

// refusing is a root with the shipped network and a check that refuses.
func refusing(t *testing.T) (*root, *refuser) {
	t.Helper()
	r, d := loaded(t), &refuser{}
	r.lab.check.detector = d
	return r, d
}

func TestTheSwitchDecidesWhetherTheNetworkAnswers(t *testing.T) {
	r, _ := refusing(t)
	strokes, picture := view.Sample(3), r.lab.samplesRead()[0]
	answers := func() []string {
		classified, err := r.api().Classify(picture[:])
		if err != nil {
			t.Fatal(err)
		}
		var statuses []string
		for _, got := range []dom.Result{r.draw(strokes), r.api().Read(strokes), classified} {
			if got.Digit < 0 || got.Confidence < verdict.Lit {
				t.Errorf("the outputs changed: %+v", got)
			}
			statuses = append(statuses, got.Status)
		}
		return statuses
	}
	for _, want := range []string{"not-a-digit", "sure", "not-a-digit"} {
		for i, got := range answers() {
			if got != want {
				t.Errorf("%s: %s, want %s", [...]string{"draw", "read", "classify"}[i], got, want)
			}
		}
		r.applyNow(state.AnywayToggledMsg{})
	}
}

// A learner who spoils the picture must not be told that it is no digit.
func TestTheCheckSeesEveryStep(t *testing.T) {
	r, d := refusing(t)
	r.draw(view.Sample(3))
	whole := d.seen[0]
	for _, step := range []ink.Steps{ink.Box, ink.Scale, ink.Centre, ink.Straighten} {
		r.applyNow(state.StepToggledMsg{Step: step})
	}
	if r.lab.digit == whole {
		t.Fatal("without its steps the network sees the same picture")
	}
	if len(d.seen) != 1 || r.lab.verdict.Status != verdict.NotADigit {
		t.Errorf("the same drawing was checked %d times; verdict %+v", len(d.seen), r.lab.verdict)
	}
	r.api().Read(view.Sample(3))
	if last := d.seen[len(d.seen)-1]; last != whole {
		t.Error("read shows the check another picture")
	}
	raw := r.lab.digit
	for i := range raw { // an 8 in the corner, of 4×6 pixels
		raw[i] = 0
	}
	for _, i := range []int{58, 59, 60, 86, 88, 115, 142, 144, 170, 171, 172} {
		raw[i] = 1
	}
	if _, err := r.lab.classify(raw[:], false); err != nil {
		t.Fatal(err)
	}
	var want ink.Digit
	new(ink.Normalizer).Bitmap(&want, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: raw[:]}, ink.All)
	if last := d.seen[len(d.seen)-1]; last != want {
		t.Error("classify shows the check the picture without the steps")
	}
	if _, err := r.lab.classify(whole[:], false); err != nil {
		t.Fatal(err)
	}
	if last := d.seen[len(d.seen)-1]; last != whole {
		t.Error("classify shows the check a normalised picture normalised again")
	}
}

func TestADotIsCalledADot(t *testing.T) {
	r := loaded(t)
	dot := ink.Stroke{{X: 0.4, Y: 0.6}}
	for _, c := range []struct {
		strokes []ink.Stroke
		want    bool
	}{{[]ink.Stroke{dot}, true}, {[]ink.Stroke{dot, {{X: 0.5, Y: 0.2}}}, false}, {view.Sample(8), false}} {
		r.draw(c.strokes)
		if got := r.lab.verdict.Status == verdict.NotADigit && r.lab.verdict.Reason == verdict.Dot; got != c.want {
			t.Errorf("%d strokes: %+v", len(c.strokes), r.lab.verdict)
		}
	}
}

func TestThePictureIsCheckedOnce(t *testing.T) {
	r, d := refusing(t)
	r.lab.frame(r.state)
	if len(d.seen) != 0 {
		t.Error("an empty pad was checked")
	}
	r.draw(view.Sample(3))
	for range 3 {
		r.lab.frame(r.state)
	}
	r.applyNow(state.AnywayToggledMsg{})
	r.applyNow(state.AnywayToggledMsg{})
	if len(d.seen) != 1 {
		t.Errorf("checked %d times, want once", len(d.seen))
	}
	r.applyNow(state.AnywayToggledMsg{})
	r.draw(view.Sample(4))
	if len(d.seen) != 1 {
		t.Error("checked although the learner wants an answer anyway")
	}
}

func TestThePageSaysWhatTheCheckIs(t *testing.T) {
	for _, c := range []struct {
		name     string
		messages []state.Message
		want     []string
	}{
		{"on its way", nil, []string{"network: … numbers", `aria-checked="false"`}},
		{"there", []state.Message{state.CheckReadMsg{Params: 12345}}, []string{"12,345 numbers, apart from the 13,002"}},
		{"off", []state.Message{state.CheckReadMsg{}, state.AnywayToggledMsg{}}, []string{"The check is off"}},
		{"failed", []state.Message{state.CheckFailedMsg{Reason: "404"}}, []string{"could not be loaded (404); the network answers everything", `data-part="retry"`}},
	} {
		r := newRoot(labPage)
		for _, m := range c.messages {
			r.state.Apply(m)
		}
		html := mount(t, r)
		_, panel, _ := strings.Cut(html, "answer-panel")
		for _, want := range c.want {
			if !strings.Contains(panel, want) {
				t.Errorf("%s: no %q in %s", c.name, want, panel)
			}
		}
		if off := strings.Contains(panel, i18n.T(i18n.English, i18n.CheckOff)); off != r.state.Anyway {
			t.Errorf("%s: said to be off: %v", c.name, off)
		}
	}
}
