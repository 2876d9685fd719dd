package app

import (
	"strconv"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/state"
)

// chapter is the program behind the words of one chapter.
type chapter interface {
	// begin finds the elements of the chapter, whose words have just been put
	// into body: on coming, and again in another language.
	begin(r *root, body dom.Element)
	// paint shows what follows pen, network and the chapter's own controls, once
	// a frame while the chapter is open. It touches only what changed.
	paint(r *root)
	// judge says whether the answer to a challenge, counted from 0, is right.
	judge(r *root, challenge int) lesson.Judgement
}

// actor is a chapter of which a control does more than change its lesson.Work.
type actor interface {
	act(r *root, a lesson.Act)
}

// chapters makes the program of each chapter; nil where it is all in the words.
var chapters = [lesson.Chapters]func() chapter{
	0: func() chapter { return &chapter1{} },
	1: func() chapter { return newChapter2() },
	2: func() chapter { return &chapter3{} },
	3: func() chapter { return &chapter4{} },
	4: func() chapter { return &chapter5{} },
	5: func() chapter { return &chapter6{} },
	6: func() chapter { return &chapter7{} },
	7: func() chapter { return &chapter8{} },
	8: func() chapter { return &chapter9{} },
	9: func() chapter { return &chapter10{} },
}

// lessonView keeps the open chapter in the page.
type lessonView struct {
	script *lesson.Script // nil until the words have come
	begun  bool           // words were asked for,
	asked  i18n.Lang      // last in this language

	body       dom.Element
	open       [lesson.Chapters]chapter
	shown      shownChapter
	challenges []challengeParts
}

// shownChapter is what was last put into the page.
type shownChapter struct {
	script *lesson.Script
	number int
	visits int
	only   string // of it, as CSS: what a course page shows
}

// challengeParts are the elements of one challenge, and what they show.
type challengeParts struct {
	section, said                dom.Element
	check, hint, solution, again dom.Element
	hints, solutions             []dom.Element
	shown                        challengeShown
}

type challengeShown struct {
	state          string
	hint, solution bool
	mayAsk         bool // for the solution
	said           string
}

// lessonPainter shows the open chapter with the rest of what follows the pen.
type lessonPainter struct{ root *root }

// paint implements painter.
func (p *lessonPainter) paint(_ *lab, s *state.State) {
	v := &p.root.lesson
	if !s.Lesson.Open || v.script == nil {
		return
	}
	if now := (shownChapter{v.script, s.Lesson.Chapter, s.Lesson.Visits(), lesson.Selector(s.Parts)}); now != v.shown {
		p.root.putChapter(now)
	}
	for i := range v.challenges {
		v.challenges[i].paint(&s.Lesson.Progress[s.Lesson.Chapter-1][i], v.script)
	}
	if c := v.open[s.Lesson.Chapter-1]; c != nil {
		c.paint(p.root)
	}
}

// listenToLesson hears the controls of all chapters, whichever is open.
func (r *root) listenToLesson() {
	v := &r.lesson
	v.body = dom.Part("chapter")
	for i, make := range chapters {
		if make != nil {
			v.open[i] = make()
		}
	}
	v.body.OnUse("[data-do], [data-act], [data-challenge-do]", r.onLessonUse)
}

// putChapter puts the words of a chapter into the page.
func (r *root) putChapter(now shownChapter) {
	v := &r.lesson
	if !v.body.OK() {
		r.listenToLesson()
	}
	gone := now.visits != v.shown.visits
	held := dom.Part("lesson-body").HoldsFocus() // by what goes or is left behind
	v.shown = now
	v.body.SetHTML(now.script.Chapters[now.number-1].HTML)
	v.body.SetAttr("data-number", strconv.Itoa(now.number))
	setAside(v.body, now.only)
	v.challenges = nil
	for _, e := range v.body.QueryAll("[data-challenge]") {
		button := func(name string) dom.Element { return e.Query(`[data-challenge-do="` + name + `"]`) }
		v.challenges = append(v.challenges, challengeParts{
			section: e, said: e.Query(`[data-show="said"]`),
			check: button("check"), hint: button("hint"), solution: button("solution"), again: button("again"),
			hints: e.QueryAll("[data-hint]"), solutions: e.QueryAll("[data-solution]"),
			shown: challengeShown{state: "open"},
		})
	}
	if c := v.open[now.number-1]; c != nil {
		c.begin(r, v.body)
	}
	if gone {
		dom.Part("lesson-body").ScrollUp()
	}
	if held {
		dom.Part("lesson-title").Focus()
	}
}

// setAside takes out of sight what of a chapter a course page does not show: all
// but the elements that a selector names, if it names any.
func setAside(body dom.Element, only string) {
	if only == "" {
		return
	}
	other := ":not(" + only + ")"
	for _, e := range body.QueryAll(":scope > " + other + ", :scope > section" + other + " > " + other) {
		if !e.Query(only).OK() {
			e.SetAttr("data-aside", "")
		}
	}
}

// paint shows how far the learner is with the challenge.
func (p *challengeParts) paint(c *lesson.Challenge, script *lesson.Script) {
	now := challengeShown{c.State(), c.Hint, c.Solution, c.Done || c.Tries >= lesson.HonestTries, script.Say(c.Said.Say, c.Said.Args...)}
	if now == p.shown {
		return
	}
	p.section.SetAttr("data-state", now.state)
	p.said.SetText(now.said)
	p.said.SetAttr("data-done", strconv.FormatBool(c.Said.Done))
	for _, e := range p.hints {
		e.SetHidden(!now.hint)
	}
	for _, e := range p.solutions {
		e.SetHidden(!now.solution)
	}
	hideButton(p.hint, now.hint, p.hints[0])
	hideButton(p.solution, !now.mayAsk || now.solution, p.solutions[0])
	hideButton(p.again, !c.Done, p.check)
	p.shown = now
}

// hideButton hides a button, or shows it. The keyboard's focus goes on to what
// the button has brought.
func hideButton(button dom.Element, hidden bool, brought dom.Element) {
	if hidden && button.HoldsFocus() {
		brought.Focus()
	}
	button.SetHidden(hidden)
}

// onLessonUse does what a control of a chapter is for.
func (r *root) onLessonUse(u dom.Use) {
	if do := u.Data["do"]; do != "" {
		if a, err := lesson.ParseAction(do); err == nil {
			r.do(a)
		}
		return
	}
	switch u.Data["challengeDo"] {
	case "check":
		r.judge(u.Challenge)
		return
	case "hint":
		r.apply(state.HintAskedMsg{Challenge: u.Challenge})
		return
	case "solution":
		r.apply(state.SolutionAskedMsg{Challenge: u.Challenge})
		return
	case "again":
		r.apply(state.ChallengeBegunMsg{Challenge: u.Challenge})
		return
	}
	index, _ := strconv.Atoi(u.Data["index"])
	a := lesson.Act{Name: u.Data["act"], Index: index, Value: u.Value, Text: u.Text, Done: u.Event != "input"}
	r.apply(state.LessonActedMsg{Act: a})
	if c, ok := r.lesson.open[r.state.Lesson.Chapter-1].(actor); ok {
		c.act(r, a)
	}
}

// judge has the open chapter judge the answer to a challenge.
func (r *root) judge(challenge int) {
	c := r.lesson.open[r.state.Lesson.Chapter-1]
	if c == nil || r.lab.net == nil {
		return
	}
	dom.FlushPen()
	r.lab.read(r.state)
	r.apply(state.ChallengeJudgedMsg{Challenge: challenge, Judgement: c.judge(r, challenge)})
}

// words is a sentence of the chapters in the page's language.
func (r *root) words(key lesson.Key, args ...string) string { return r.lesson.script.Say(key, args...) }
