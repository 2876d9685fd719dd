package app

import (
	"fmt"
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/permalink"
	"inkling/app/state"
	"inkling/nn/detect"
	"inkling/nn/ink"
)

// root is the page's one component. It owns the state and is the only place
// that applies messages; the other files hold its parts.
type root struct {
	goapp.Compo

	page  string // which page it is: its Name in Pages
	state *state.State
	lab   *lab
	ctx   goapp.Context // of OnMount: lives as long as the page

	data   data
	lesson lessonView

	fragment string         // the address behind # that the state has seen
	linked   permalink.Link // what of it waits for the network
	links    int            // counts those that were about the network
}

// newRoot is the root of the lab, or of what a course page shows of it.
func newRoot(page string) *root {
	r := &root{page: page, state: state.New(), lab: newLab()}
	r.lab.parts = append(r.lab.parts, &knobPanel{root: r}, &lessonPainter{r}, &shareView{root: r}, &embedView{root: r})
	r.addData()
	return r
}

// prerendered is the root as the site generator writes it: nothing loaded yet.
func prerendered(page string, l i18n.Lang) *root {
	r := newRoot(page)
	r.state.Lang = l
	return r
}

// OnMount runs once, in the browser, when the page is there: it takes over
// what boot.js began.
func (r *root) OnMount(ctx goapp.Context) {
	r.ctx = ctx
	if goapp.IsServer {
		return
	}
	r.restore()
	r.lab.matrix.apply, r.lab.sum.apply = r.apply, r.apply
	r.lab.matrix.file = r.weightsFile
	dom.TakeOver()
	dom.OnFrame(func() { r.lab.frame(r.state) })
	dom.OnKey(r.onKey)
	r.lab.live.net.onPoint = r.onPoint
	dom.OnPrefersDark(func() { r.apply(state.SystemThemeChangedMsg{Dark: dom.PrefersDark()}) })
	dom.ConnectPen(r.onPen)
	ctx.Async(r.load)
}

// restore takes language and theme as boot.js settled them: from the link,
// else from what was stored, else from the browser, or as they were switched
// since.
func (r *root) restore() {
	r.fragment = dom.Fragment()
	r.state.SystemDark = dom.PrefersDark()
	if t, ok := state.ParseTheme(dom.Theme()); ok {
		r.state.Theme = t
	}
	if l, ok := i18n.ParseLang(dom.Language()); ok {
		r.state.Lang = l
	}
	r.state.Apply(state.ProgressLoadedMsg{Kept: dom.Stored("lesson")})
	link := r.heeded(permalink.Parse(r.fragment))
	for _, m := range link.Messages {
		switch m.(type) {
		case state.LangLinkedMsg, state.ThemeLinkedMsg: // settled by boot.js, and perhaps switched since
		default:
			r.state.Apply(m)
		}
	}
	r.arrange()
	r.linked = link
	r.linked.Messages = nil
}

// OnNav runs when the page has been opened and whenever the address behind #
// has changed.
func (r *root) OnNav(goapp.Context) {
	if !r.running() || goapp.IsServer || dom.Fragment() == r.fragment {
		return
	}
	r.openFragment(dom.Fragment())
}

// openFragment does what an address says behind #.
func (r *root) openFragment(fragment string) {
	r.fragment = fragment
	r.openLink(r.heeded(permalink.Parse(fragment)))
	if r.state.Loading == state.Ready {
		r.fetchRest()
	}
}

// load waits for the weights and brings the network up, with the check or, if
// that alone will not come, without it.
func (r *root) load() {
	var detector *detect.Detector
	var missing error
	file, err := dom.Weights(dom.NetworkFile)
	if err == nil {
		detector, missing = loadDetector() // before the network: from then on it answers
		if err = r.lab.setWeights(file); err != nil {
			err = fmt.Errorf("mlp-16-16.safetensors: %w", err)
		}
	}
	r.ctx.Dispatch(func(goapp.Context) {
		if err != nil {
			dom.Fail(err.Error())
			r.apply(state.LoadingFailedMsg{Reason: err.Error()})
			return
		}
		dom.Guard(func() {
			if missing == nil {
				r.lab.check.detector = detector
				r.apply(state.CheckReadMsg{Params: detector.NumParams()})
			} else {
				r.apply(state.CheckFailedMsg{Reason: missing.Error()})
			}
			r.applyNow(state.WeightsReadMsg{})
			if missing != nil {
				r.lab.live.say(r.checkNote())
			}
			dom.Install(r.api())
			r.openLink(r.linked)
			if r.page == teacherPage {
				return
			}
			if r.page == labPage && r.state.Tab != state.SumTab { // by a link
				dom.Part("workbench").ScrollTo()
			}
			if r.state.Lesson.Open { // by a link, before anybody could hear of it
				r.followLesson(state.Chapter | state.SaveProgress)
			}
			r.fetchRest()
		})
	})
}

// fetchRest fetches what the page shows beyond drawing and answer: the lab
// everything, in nobody's way; a course page what its parts need.
func (r *root) fetchRest() {
	if !r.lesson.begun && (r.page == labPage || r.state.Lesson.Open) {
		r.askLesson()
	}
	if !r.data.asked && (r.page == labPage || r.state.PartsTest()) {
		r.data.asked = true
		r.ctx.Async(r.loadTests)
	}
}

// apply changes the state and does what follows from it. Pen events still
// waiting come first, so that everything happens in the order it was done.
func (r *root) apply(m state.Message) {
	dom.Guard(func() {
		dom.FlushPen()
		r.follow(r.state.Apply(m))
		dom.RequestFrame()
	})
}

// follow does what has to follow a change, but for painting what follows the
// pen.
func (r *root) follow(e state.Effect) {
	r.lab.tune(r.state)
	if e.Has(state.SaveLang) {
		dom.Store("lang", r.state.Lang.Code())
	}
	if e.Has(state.SaveTheme) {
		dom.Store("theme", r.state.Theme.String())
	}
	if e.Has(state.SaveLang) || e.Has(state.Repaint) {
		r.dress()
	}
	if e.Has(state.Show) {
		if p := r.state.Drawing.Picture(); p != nil {
			dom.ShowPicture(p[:])
		} else {
			dom.ShowStrokes(r.state.Drawing.Strokes(), r.state.Drawing.Drawing())
		}
	}
	if e.Has(state.Select) {
		r.tellSelection()
	}
	if e.Has(state.Settle) {
		r.lab.announce()
	}
	r.followLesson(e)
	if e.Has(state.Render) && r.running() {
		r.ctx.Dispatch(func(goapp.Context) {})
	}
}

// dress puts language and theme on the document.
func (r *root) dress() {
	page := dom.Root()
	page.SetAttr("lang", r.state.Lang.Tag())
	title := i18n.Title
	if r.page == teacherPage {
		title = i18n.TeacherTitle
	}
	dom.SetTitle(r.t(title))
	if r.state.Theme == state.AutoTheme {
		page.RemoveAttr("data-theme")
	} else {
		page.SetAttr("data-theme", r.state.Theme.String())
	}
}

// onPen takes what the pen did since the last frame and answers in this one.
func (r *root) onPen(events []dom.PenEvent) {
	var effects state.Effect
	for _, e := range events {
		effects |= r.state.Apply(penMessage(e))
	}
	r.follow(effects)
	r.lab.frame(r.state)
}

func penMessage(e dom.PenEvent) state.Message {
	switch e.Kind {
	case dom.PenBegin:
		return state.StrokeBegunMsg{Point: e.Point}
	case dom.PenExtend:
		return state.StrokeExtendedMsg{Point: e.Point}
	case dom.PenUndo:
		return state.UndoneMsg{}
	case dom.PenClear:
		return state.ClearedMsg{}
	}
	return state.StrokeEndedMsg{}
}

// running reports whether the program has taken the page over; before that the
// page is what the site generator wrote, and most controls wait.
func (r *root) running() bool { return r.ctx != nil }

// t is a sentence in the page's language.
func (r *root) t(key i18n.Key, args ...string) string { return i18n.T(r.state.Lang, key, args...) }

// Render implements goapp.Composer.
func (r *root) Render() goapp.UI {
	if r.page == teacherPage {
		return r.teacher()
	}
	return goapp.Div().Class("page").DataSet("hide", strings.Join(r.state.Hidden, " ")).Body(
		r.header(),
		r.sharePanel(),
		goapp.Div().Class("stage").DataSet("lesson", strconv.FormatBool(r.state.Lesson.Open)).Body(
			r.lessonPanel(),
			goapp.Div().Class("stage-main").Body(
				goapp.Main().Class("lab").Body(
					goapp.Div().Class("column-pad").Body(r.padPanel(), r.seenPanel()),
					goapp.Div().Class("column-network").Body(r.networkPanel()),
					goapp.Div().Class("column-answer").Body(r.answerPanel(), r.inspectorPanel()),
				),
				r.workbench(),
			),
		),
		r.footer(),
	)
}

// steps are the normalisation steps as the page lists them.
var steps = [...]struct {
	step       ink.Steps
	name, help i18n.Key
}{
	{ink.Box, i18n.StepBox, i18n.StepBoxHelp},
	{ink.Scale, i18n.StepScale, i18n.StepScaleHelp},
	{ink.Centre, i18n.StepCentre, i18n.StepCentreHelp},
	{ink.Straighten, i18n.StepStraighten, i18n.StepStraightenHelp},
}
