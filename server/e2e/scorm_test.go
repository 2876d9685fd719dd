//go:build e2e

package e2e

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"testing"
)

// lmsLine is what a chapter's page says of the LMS: its state, "" where that was
// put away.
const lmsLine = `(e => e && !e.hidden ? e.dataset.state : "")(document.querySelector('[data-part="lms"]'))`

// challengeState is the state of the first challenge of the chapter in the frame.
var challengeState = inChapter(`[data-challenge="0"]`) + `.dataset.state`

// A chapter from launch to completion, and again where it was left, in a real
// runtime, for both versions.
func TestAChapterInAnLMS(t *testing.T) {
	for _, v := range scormVersions {
		t.Run(v.name, func(t *testing.T) {
			l := newLMS(t, v)
			p := launch(t, device{width: 1024, height: 768, scale: 1, lang: "en-US"})
			l.launch(p, "ada", 6)
			l.keeps("ada", v.status, is("incomplete"))
			l.keeps("ada", v.score, is("0"))
			p.wait(within(lmsLine + ` === "kept"`))
			p.want("that nothing leaves the device", within(`document.querySelector(".foot").innerText.includes("Nothing you draw leaves it")`), "false")
			p.want("ways out of the chapter", within(`[...document.querySelectorAll('[data-part="chapters"], .lesson-nav, [data-part="share"], a:not([href^="#"])')].filter(e => e.checkVisibility({visibilityProperty: true})).length`), "0")

			p.drawIn(three)
			p.wait(within(digit + ` === "3"`))
			p.answer("10", "16", "10", "-15.5")
			p.want("after a wrong answer", within(challengeState), "open")
			l.keeps("ada", "interactions.0."+v.answer, is("answers 1, hint no, solution no"))
			l.keeps("ada", v.status, is("incomplete"))
			p.inFrame(inChapter(`[data-challenge-do="hint"]`) + `.click()`)
			p.answer("10", "10", "10", "-15")
			p.want("after the right one", within(challengeState), "done")
			l.keeps("ada", "interactions.0."+v.answer, is("answers 2, hint yes, solution no"))
			l.keeps("ada", v.status, is("completed"))
			l.keeps("ada", v.score, is("100"))
			l.keeps("ada", "interactions.0.result", is("correct"))
			l.keeps("ada", "interactions.0.id", is("chapter-6-challenge-1"))
			if v.name == "2004" {
				l.keeps("ada", "success_status", is("passed"))
				l.keeps("ada", "score.scaled", is("1"))
				l.keeps("ada", "progress_measure", is("1"))
			}
			l.keeps("ada", "suspend_data", holds("kept-inkling-lesson=6+6.0"))
			l.keeps("ada", "suspend_data", holds("&d=")) // the drawing
			p.shot("scorm-" + v.name + "-1024")
			l.end(p)
			l.keeps("ada", v.core+"exit", is("suspend"))
			if spent := p.text(`spent`); !regexp.MustCompile(v.span).MatchString(spent) {
				t.Errorf("time spent: %q", spent)
			}
			t.Logf("suspend_data with a 3 on the pad: %d characters", len(l.value("ada", "suspend_data")))

			l.launch(p, "ada", 6)
			p.wait(within(digit + ` === "3"`))
			p.want("the challenge on coming back", within(challengeState), "done")
			p.inFrame(inChapter(`[data-challenge-do="again"]`) + `.click()`)
			p.answer("0", "0", "0", "0") // what is completed stays so
			p.drawIn(seven)
			l.end(p)
			l.keeps("ada", v.status, is("completed"))
			l.keeps("ada", v.score, is("100"))
			l.keeps("ada", "interactions.0."+v.answer, is("answers 2, hint yes, solution no"))

			l.launch(p, "bob", 6)
			l.keeps("bob", v.status, is("incomplete"))
			p.want("another learner's challenge", within(challengeState), "open")
			p.want("another learner's pad", within(status), "empty")
			p.want("kept in the browser", `Object.keys(localStorage).concat(Object.keys(sessionStorage)).join()`, "")
			l.end(p)
			p.quietBut(l.URL)
		})
	}
}

// Of two challenges one is half of the chapter, whichever it is.
func TestHalfAChapterInAnLMS(t *testing.T) {
	for _, v := range scormVersions {
		t.Run(v.name, func(t *testing.T) {
			l := newLMS(t, v)
			p := launch(t, phone)
			l.launch(p, "ada", 7)
			p.shot("scorm-" + v.name + "-phone")
			p.want("language", within(`document.documentElement.lang`), "zh-Hans")
			l.keeps("ada", v.score, is("0"))
			p.inFrame(`window.inklingHost.emit("chapter", {number: 7, done: false, challenges: [{solved: false, tries: 0, hint: false, solution: false}, {solved: true, tries: 3, hint: false, solution: true}]})`)
			l.keeps("ada", v.score, is("50"))
			l.keeps("ada", v.status, is("incomplete"))
			l.keeps("ada", "interactions.1."+v.answer, is("answers 4, hint no, solution yes"))
			l.keeps("ada", "interactions.1.result", is("correct"))
			l.keeps("ada", "interactions.0.id", is("chapter-7-challenge-1"))
			p.inFrame(`window.inklingHost.emit("chapter", {number: 8, done: true, challenges: [{solved: true}]})`) // not this one
			l.end(p)
			l.keeps("ada", v.status, is("incomplete"))
			p.quietBut(l.URL)
		})
	}
}

// What the LMS refuses is said, tried again, and stops nothing.
func TestAnLMSThatKeepsNothingIsTold(t *testing.T) {
	for _, v := range scormVersions {
		t.Run(v.name, func(t *testing.T) {
			l := newLMS(t, v)
			l.full = true
			d := map[string]device{"1.2": {width: 1024, height: 768, scale: 1, lang: "en-US"}, "2004": {width: 390, height: 844, scale: 2, touch: true, dark: true, lang: "zh-CN"}}[v.name]
			p := launch(t, d)
			l.launch(p, "ada", 6)
			p.wait(within(lmsLine + ` === "failed"`))
			p.want("it says so", within(`/^(Your course site did not take what you did|学习平台没有接收你的进度).*[(（]/.test(document.querySelector('[data-part="lms"]').textContent)`), "true")
			p.shot("scorm-" + v.name + "-failed")
			p.drawIn(three)
			p.wait(within(digit + ` === "3"`))
			l.set(func() { l.full = false })
			p.answer("10", "10", "10", "-15")
			l.keeps("ada", v.status, is("completed"))
			l.keeps("ada", "suspend_data", holds("kept-inkling-lesson=6+6.0"))
			p.wait(within(lmsLine + ` === "kept"`))
			l.end(p)
			p.quietBut(l.URL, "507", "commit")
		})
	}
}

// An LMS with a fault: the page says which where it matters, works, and overwrites
// nothing that it could not read.
func TestFaultsOfAnLMS(t *testing.T) {
	const failing = `const fail = (method, code, only) => {
		const real = api[method].bind(api), last = api.LMSGetLastError.bind(api);
		let failed = false;
		api[method] = (...a) => (failed = only.test(a[0] || "")) ? (method === "LMSGetValue" ? "" : "false") : real(...a);
		api.LMSGetLastError = () => failed ? code : last();
	};`
	for twist, want := range map[string]string{
		`fail("LMSInitialize", "101", /^$/)`:                                     "refused",
		`fail("LMSGetValue", "301", /suspend_data/)`:                             "unread",
		`api.LMSCommit = () => { throw new Error("no network") }`:                "failed",
		`api.loadFromJSON({core: {lesson_mode: "review"}})`:                      "review",
		`fail("LMSSetValue", "401", /interactions|score|session_time|location/)`: "kept",
	} {
		t.Run(want, func(t *testing.T) {
			l := newLMS(t, scormVersions[0])
			l.kept["ada"] = []byte(`{"suspend_data": "inkling=1&kept-inkling-lesson=6&v=1&d=ARCuAYABHhkqCS4KHiQAKiMoMRQuCigaEC4PLi0kMQApDRMf"}`)
			l.twist = template.JS(failing + twist)
			p := launch(t, device{width: 1024, height: 768, scale: 1, lang: "en-US"})
			l.launch(p, "ada", 6)
			p.answer("10", "10", "10", "-15")
			p.want("the challenge", within(challengeState), "done")
			p.wait(within(lmsLine + ` === "` + want + `"`))
			switch want {
			case "refused", "failed":
				p.want("it says why", within(`/101|no network/.test(document.querySelector('[data-part="lms"]').textContent)`), "true")
				p.inFrame(`document.querySelector('[data-part="lms"] button').click()`)
				p.want("put away", within(lmsLine), "")
			case "unread":
				l.keeps("ada", "core.lesson_status", is("completed"))
				l.keeps("ada", "suspend_data", holds("kept-inkling-lesson=6&v=1"))
				p.want("what it could not read", within(status), "empty")
			default:
				l.keeps("ada", "core.lesson_status", is("completed"))
				l.keeps("ada", "suspend_data", holds("kept-inkling-lesson=6+6.0"))
				p.want("what was kept", within(digit), "3")
			}
			p.quietBut(l.URL)
		})
	}
}

// More than the data model holds: what was solved comes first.
func TestADrawingTooLargeForAnLMS(t *testing.T) {
	l := newLMS(t, scormVersions[0])
	p := launch(t, device{width: 1024, height: 768, scale: 1, lang: "en-US"})
	l.launch(p, "ada", 6)
	p.answer("10", "10", "10", "-15")
	p.inFrame(`inkling.draw(Array.from({length: 90}, (_, i) => Array.from({length: 40}, (_, k) => [(i * 37 + k * 91) % 251, (i * 53 + k * k * 29) % 241])))`)
	p.drawIn(three) // and more
	p.wait(within(lmsLine + ` === "large"`))
	l.keeps("ada", "suspend_data", holds("kept-inkling-lesson=6+6.0"))
	if data := l.value("ada", "suspend_data"); len(data) > 4096 || strings.Contains(data, "&d=") {
		t.Errorf("%d characters are kept", len(data))
	}
	p.inFrame(`inkling.clear()`)
	p.drawIn(seven)
	p.wait(within(lmsLine + ` === "kept"`))
	l.keeps("ada", "suspend_data", holds("&d="))
	l.end(p)
	p.quietBut(l.URL)
}

// The API is found past a frame of another origin; where there is none the page
// works and says so.
func TestWhereTheLMSIs(t *testing.T) {
	v := scormVersions[0]
	l := newLMS(t, v)
	elsewhere := strings.Replace(l.URL, "127.0.0.1", "localhost", 1)
	p := launch(t, desktop)
	p.navigate(fmt.Sprintf("%s/launch?learner=ada&chapter=3&via=%s", l.URL, elsewhere))
	l.keeps("ada", v.status, is("incomplete"))

	p.navigate(l.URL + "/framed?src=/course/chapter-3.html")
	p.framed(3)
	p.want("in a frame without an LMS", within(lmsLine), "lost")
	p.drawIn(three)
	p.wait(within(digit + ` === "3"`))
	p.want("kept in the browser", `Object.keys(localStorage).join()`, "")

	p.navigate(l.URL + "/course/chapter-3.html#theme=dark")
	p.ready().wait(part("chapter") + `.dataset.number === "3"`)
	p.want("alone", lmsLine, "none")
	eval[bool](p, `(scrollTo(0, 1e6), true)`)
	p.shot("scorm-alone")
	eval[bool](p, `(scrollTo(0, 0), true)`)
	p.want("what was asked for stays", `document.documentElement.dataset.theme`, "dark")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("kept in the browser", `localStorage.getItem("inkling-lesson")`, "3")
	p.want("workers", `navigator.serviceWorker === undefined && !document.querySelector("link[rel=manifest]")`, "true")
	p.mu.Lock()
	p.requests = nil // of two hosts, as asked for
	p.mu.Unlock()
	p.quietBut(l.URL)
}
