package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/state"
)

// lessonPanel stands beside the lab. What is in the open chapter is not
// go-app's: lessonView puts it there.
func (r *root) lessonPanel() goapp.UI {
	l := &r.state.Lesson
	panel := goapp.Elem("aside").Class("lesson").DataSet("part", "lesson").Aria("label", r.t(i18n.LessonLabel)).
		DataSet("tall", strconv.FormatBool(l.Tall)).DataSet("whole", strconv.FormatBool(lesson.Selector(r.state.Parts) == ""))
	if !l.Open {
		panel = panel.Hidden(true)
	}
	taller := i18n.LessonTaller
	if l.Tall {
		taller = i18n.LessonLower
	}
	return panel.Body(
		box("lesson-head",
			goapp.Elem("label").Class("lesson-choice").Body(say("span", "spoken", r.t(i18n.LessonChoose)),
				choice("chapters", lesson.Chapters, r.chapterOption, r.onChapterChosen)),
			goapp.Button().Type("button").Class("pill lesson-taller").DataSet("part", "lesson-taller").Aria("label", r.t(taller)).Title(r.t(taller)).OnClick(r.onSheetClick).Text("↕"),
			goapp.Button().Type("button").Class("pill").DataSet("part", "lesson-close").Aria("label", r.t(i18n.LessonClose)).Title(r.t(i18n.LessonClose)).OnClick(r.onLessonClick).Text("✕")),
		goapp.Div().Class("lesson-mine").DataSet("part", "lesson-mine").Hidden(l.Mine == nil).Body(
			say("p", "muted", r.t(i18n.LessonMine)), pill("lesson-back", r.t(i18n.LessonBack), r.onMineClick)),
		goapp.Div().Class("lesson-body").DataSet("part", "lesson-body").Body(
			goapp.H2().Class("lesson-title").DataSet("part", "lesson-title").Attr("tabindex", -1).Text(r.chapterTitle(l.Chapter)),
			box("lesson-note", r.lessonNote()...),
			goapp.Div().Class("chapter").DataSet("part", "chapter"),
			goapp.Elem("nav").Class("lesson-nav").Body(
				r.padButton("lesson-previous", i18n.LessonPrevious, r.running() && l.Chapter > 1, r.onPreviousClick),
				r.padButton("lesson-next", i18n.LessonNext, r.running() && l.Chapter < lesson.Chapters, r.onNextClick))),
	)
}

// chapterTitle is a chapter's title, "" before the words are there.
func (r *root) chapterTitle(chapter int) string {
	if r.lesson.script == nil {
		return ""
	}
	return r.lesson.script.Chapters[chapter-1].Title
}

func (r *root) chapterOption(i int) (int, string, bool) {
	l := &r.state.Lesson
	text := i18n.LessonOption
	if l.Progress.Done(i + 1) {
		text = i18n.LessonDone
	}
	return i + 1, r.t(text, "number", strconv.Itoa(i+1), "title", r.chapterTitle(i+1)), i+1 == l.Chapter
}

// lessonNote says that the words are on their way, or why they do not come.
func (r *root) lessonNote() []goapp.UI {
	l := &r.state.Lesson
	switch {
	case l.Missed.Name != "":
		return []goapp.UI{say("p", "refused", r.missed())}
	case r.state.Loading == state.Failed: // the page says so
		return nil
	case l.Loading == state.Waiting:
		return []goapp.UI{say("p", "muted", r.t(i18n.LessonWaiting))}
	case l.Loading == state.Failed:
		return []goapp.UI{say("p", "refused", r.t(i18n.LessonFailed, "detail", l.Failure)), pill("lesson-retry", r.t(i18n.Retry), r.onLessonRetry)}
	}
	return nil
}

// missed says which of the site's networks did not come, if one did not.
func (r *root) missed() string {
	m := r.state.Lesson.Missed
	if m.Name == "" {
		return ""
	}
	return r.t(i18n.LessonNetwork, "name", m.Name, "detail", m.Reason)
}

// lessonPill opens the lesson where the learner was.
func (r *root) lessonPill() goapp.UI {
	l := &r.state.Lesson
	text := r.t(i18n.Lesson)
	if title := r.chapterTitle(l.Chapter); title != "" && l.Begun() {
		text = r.t(i18n.LessonOption, "number", strconv.Itoa(l.Chapter), "title", title)
	}
	return goapp.Button().Type("button").Class("pill lesson-pill").DataSet("part", "lesson-toggle").
		Attr("aria-expanded", strconv.FormatBool(l.Open)).OnClick(r.onLessonClick).Body(
		say("span", "short", r.t(i18n.Lesson)), say("span", "long", text))
}

func (r *root) onLessonClick(goapp.Context, goapp.Event) { r.apply(state.LessonToggledMsg{}) }
func (r *root) onSheetClick(goapp.Context, goapp.Event)  { r.apply(state.SheetToggledMsg{}) }
func (r *root) onMineClick(goapp.Context, goapp.Event)   { r.apply(state.MineRestoredMsg{}) }

func (r *root) onChapterChosen(ctx goapp.Context, _ goapp.Event) {
	r.apply(state.ChapterOpenedMsg{Chapter: chosen(ctx)})
}

func (r *root) onPreviousClick(goapp.Context, goapp.Event) {
	r.apply(state.ChapterOpenedMsg{Chapter: r.state.Lesson.Chapter - 1})
}

func (r *root) onNextClick(goapp.Context, goapp.Event) {
	r.apply(state.ChapterOpenedMsg{Chapter: r.state.Lesson.Chapter + 1})
}

func (r *root) onLessonRetry(goapp.Context, goapp.Event) { r.askLesson() }

// askLesson fetches the words in the page's language, which come when the first
// digit can be read and so in nobody's way.
func (r *root) askLesson() {
	l := r.state.Lang
	r.lesson.begun, r.lesson.asked = true, l
	r.apply(state.LessonAskedMsg{})
	r.ctx.Async(func() {
		file, err := dom.LessonWords(l.Code())
		r.ctx.Dispatch(func(goapp.Context) {
			if l != r.state.Lang {
				return // the language was switched meanwhile: the other words are on their way
			}
			var script *lesson.Script
			if err == nil {
				script, err = lesson.Parse(file)
			}
			if err != nil {
				r.apply(state.LessonFailedMsg{Reason: err.Error()})
				return
			}
			r.lesson.script = script
			r.apply(state.LessonReadMsg{})
		})
	})
}

// followLesson does what has to follow when the way through the lesson changed.
func (r *root) followLesson(e state.Effect) {
	l := &r.state.Lesson
	if e.Has(state.SaveProgress) {
		l.Join(dom.Stored("lesson"))
		dom.Store("lesson", l.Kept())
	}
	if e.Has(state.Chapter) {
		dom.EmitChapter(l.Chapter, l.Progress.Done(l.Chapter), l.Progress.Of(l.Chapter))
	}
	if r.lesson.begun && r.lesson.asked != r.state.Lang {
		r.askLesson()
	}
}
