package app

import (
	"fmt"
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn/ink"
	"inkling/nn/sample"
	"inkling/nn/verdict"
)

// testDigits is the built-in test sample with what the network makes of it.
type testDigits struct {
	set     *sample.Set    // nil until it has come
	steps   ink.Steps      // after which set.Digits were seen
	stale   bool           // the reading is of other steps
	reading sample.Reading // by the network as it is
	rev     int            // counts the readings

	onPad      *[ink.Pixels]byte // the picture that was last looked for in the set
	onPadIndex int               // where it is; −1 if it is none of them
}

// readTests brings the reading of the test digits up to network and steps, and
// reports whether there is one. It takes a few milliseconds after a change, so
// only an open tab that shows it asks.
func (b *lab) readTests(s *state.State) bool {
	t := &b.tests
	if t.set == nil || b.net == nil {
		return false
	}
	b.seeTests(s)
	if t.reading.Read(b.net, t.set, t.stale) {
		t.rev++
	}
	t.stale = false
	return true
}

// seeTests brings the test digits up to the learner's steps, for whoever
// measures accuracy on them.
func (b *lab) seeTests(s *state.State) {
	t := &b.tests
	if t.set == nil || t.steps == s.Steps {
		return
	}
	t.set.See(&b.norm, s.Steps, 0, t.set.Len())
	t.steps, t.stale = s.Steps, true
	b.setSample(t.set.Digits, t.set.Labels)
}

// patience is how long to wait before asking for the test digits again.
var patience = [...]time.Duration{3 * time.Second, 15 * time.Second}

// loadTests fetches the test digits, when the first digit can be read and so
// in nobody's way.
func (r *root) loadTests() {
	set, err := fetchTests()
	for i := 0; err != nil && i < len(patience); i++ {
		time.Sleep(patience[i])
		set, err = fetchTests()
	}
	r.ctx.Dispatch(func(goapp.Context) {
		if err != nil {
			r.apply(state.SampleFailedMsg{Reason: err.Error()})
			return
		}
		r.takeTests(set)
	})
}

// takeTests has the page use the test digits.
func (r *root) takeTests(set *sample.Set) {
	r.lab.tests = testDigits{set: set, steps: ink.All, onPadIndex: -1}
	r.lab.setSample(set.Digits, set.Labels)
	r.apply(state.SampleReadMsg{Count: set.Len()})
}

// share is how many digits are prepared at a time, in a few milliseconds.
const share = 40

// fetchTests fetches the test digits and prepares them with every step,
// letting the page breathe between.
func fetchTests() (*sample.Set, error) {
	file, err := dom.Sample()
	if err != nil {
		return nil, err
	}
	set, err := sample.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("mnist-test-1000.bin: %w", err)
	}
	var n ink.Normalizer
	for from := 0; from < set.Len(); from += share {
		set.See(&n, ink.All, from, min(from+share, set.Len()))
		time.Sleep(time.Millisecond)
	}
	return set, nil
}

// testsNote says that the test digits are still coming, or why they do not;
// nothing once they are there.
func (r *root) testsNote() goapp.UI {
	note := goapp.Div().Class("tests-note").DataSet("state", checkStates[r.state.Sample.Loading])
	switch s := r.state.Sample; s.Loading {
	case state.Waiting:
		return note.Body(goapp.P().Class("muted").Text(r.t(i18n.SampleWaiting)))
	case state.Failed:
		return note.Body(
			goapp.P().Attr("role", "alert").Text(r.t(i18n.SampleFailed, "detail", s.Failure)),
			goapp.Button().Type("button").Class("pill").DataSet("part", "tests-retry").OnClick(r.onTestsRetry).Text(r.t(i18n.Retry)))
	}
	return note
}

func (r *root) onTestsRetry(goapp.Context, goapp.Event) {
	r.apply(state.SampleAskedMsg{})
	r.ctx.Async(r.loadTests)
}

// testsCredit names who made the digits.
func (r *root) testsCredit() goapp.UI {
	return goapp.P().Class("muted tests-credit").Text(r.t(i18n.SampleCredit))
}

// loadTest puts test digit i onto the pad.
func (r *root) loadTest(i int) {
	r.apply(state.PictureLoadedMsg{Picture: r.lab.tests.set.Raw[i]})
}

// see makes digit what the network sees of the drawing.
func (b *lab) see(s *state.State) { b.seeAfter(&b.digit, s, s.Steps) }

// seeAfter makes dst what the network would see of the drawing, strokes or
// picture, after the given steps.
func (b *lab) seeAfter(dst *ink.Digit, s *state.State, steps ink.Steps) {
	if p := s.Drawing.Picture(); p != nil {
		b.bitmap(dst, p, steps)
		return
	}
	b.norm.Strokes(dst, s.Drawing.Strokes(), steps)
}

// doubt is what the check has against the drawing that digit was made of.
func (b *lab) doubt(s *state.State) verdict.Finding {
	if p := s.Drawing.Picture(); p != nil {
		(*sample.Picture)(p).Levels(&b.levels)
		return b.check.pixels(&b.norm, b.levels[:])
	}
	strokes := s.Drawing.Strokes()
	f := b.check.strokes(&b.norm, &b.digit, strokes, s.Steps)
	if len(strokes) == 1 && len(strokes[0]) == 1 {
		f.Reason = verdict.Dot // inked large, it looks like a scribble
	}
	return f
}

// bitmap makes dst what the network sees of a picture.
func (b *lab) bitmap(dst *ink.Digit, p *[ink.Pixels]byte, steps ink.Steps) {
	(*sample.Picture)(p).Levels(&b.levels)
	b.norm.Bitmap(dst, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: b.levels[:]}, steps)
}
