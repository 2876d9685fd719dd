//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/lesson/text"
)

// inChapter is a JavaScript expression for the first element in the open
// chapter that matches a selector.
func inChapter(selector string) string {
	return fmt.Sprintf(`document.querySelector('[data-part="chapter"]').querySelector(%q)`, selector)
}

// shows is a JavaScript expression for the text that the open chapter shows under
// a name.
func shows(name string) string { return inChapter(`[data-show="`+name+`"]`) + `.textContent` }

// chapter opens a page at a chapter of the lesson and waits for its words.
func chapter(t testing.TB, d device, number int) *page {
	t.Helper()
	p := open(t, d, fmt.Sprintf("#ch=%d", number)).ready()
	p.wait(fmt.Sprintf(`document.querySelector('[data-part="chapter"]').dataset.number === "%d"`, number))
	return p
}

// use presses a button of the open chapter.
func (p *page) use(selector string) {
	p.t.Helper()
	p.wait(inChapter(selector) + ` !== null`)
	eval[bool](p, `(`+inChapter(selector)+`.click(), true)`)
	p.settled()
}

// set moves a slider of the open chapter, or types into a field.
func (p *page) set(selector, value string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf(`(e => { e.value = %q; for (const n of ["input", "change"]) e.dispatchEvent(new Event(n, {bubbles: true})); return true })(%s)`, value, inChapter(selector)))
	p.settled()
}

// check has the page judge a challenge of the open chapter, and wants it to say
// the sentence of a key, in English, without what it fills in.
func (p *page) check(challenge int, state string, key lesson.Key, args ...string) {
	p.t.Helper()
	section := fmt.Sprintf(`[data-challenge="%d"]`, challenge)
	p.use(section + ` [data-challenge-do="check"]`)
	script, err := text.Script(i18n.English)
	if err != nil {
		p.t.Fatal(err)
	}
	p.want("said of the answer", inChapter(section+` [data-show="said"]`)+`.textContent`, script.Say(key, args...))
	p.want("state of the challenge", inChapter(section)+`.dataset.state`, state)
}

// fits checks that nothing in the open chapter runs out of its place and that
// fingers find what they press.
func (p *page) fits() {
	p.t.Helper()
	p.want("what is cut off", overflow, "")
	p.want("sideways scrolling", `document.documentElement.scrollWidth > innerWidth`, "false")
	p.want("controls under 44 px", `matchMedia("(pointer: coarse)").matches ? [...`+part("chapter")+`.querySelectorAll("button, input, select")].filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.9 && !e.closest(".line")).map(e => e.outerHTML.slice(0, 80)).join() : ""`, "")
}

// Chapters can be taken in any order, by link, by list and one after the other.
func TestChaptersInAnyOrder(t *testing.T) {
	p := chapter(t, desktop, 3)
	p.shot("lesson-desktop")
	for _, want := range []string{"4", "5"} {
		p.click("lesson-next")
		p.wait(part("chapter") + `.dataset.number === "` + want + `"`)
	}
	p.click("lesson-previous")
	p.wait(part("chapter") + `.dataset.number === "4"`)
	eval[bool](p, `(location.hash = "#ch=9", true)`)
	p.wait(part("chapter") + `.dataset.number === "9"`)
	p.click("lang")
	p.wait(`document.querySelector(".lesson-title").textContent === "网络是一个函数"`)
	p.click("lesson-close")
	p.want("closed", part("lesson")+`.hidden`, "true")
	p.quiet()
}

func TestTheLessonOnAPhone(t *testing.T) {
	p := chapter(t, phone, 3)
	p.shot("lesson-phone")
	p.click("lesson-taller")
	p.shot("lesson-phone-tall")
	p.click("lesson-taller")
	p.touch(seven)
	p.wait(digit + ` === "7"`)
	p.quiet()
}

// The keyboard's focus goes where the learner goes: to the title of the next
// chapter, to the hint that was asked for. Nothing that vanishes keeps it.
func TestFocusFollowsTheLesson(t *testing.T) {
	p := chapter(t, desktop, 5)
	press := func(element string) {
		t.Helper()
		eval[bool](p, `(e => { e.focus(); e.click(); return true })(`+element+`)`)
		p.settled()
	}
	focused := `document.activeElement.textContent`
	press(part("lesson-next"))
	p.wait(part("chapter") + `.dataset.number === "6"`)
	p.want("focus in the next chapter", `document.activeElement === `+part("lesson-title"), "true")
	p.want("and its title", focused, "Sum, squash, threshold")
	press(inChapter(`[data-challenge-do="hint"]`))
	p.want("focus on the hint", `document.activeElement.closest("[data-hint]") !== null`, "true")
	for range lesson.HonestTries {
		press(inChapter(`[data-challenge-do="check"]`))
	}
	p.want("focus stays on the check", focused, "Check")
	press(inChapter(`[data-challenge-do="solution"]`))
	p.want("focus on the solution", `document.activeElement.closest("[data-solution]") !== null`, "true")
	press(inChapter(`[data-act="solve"]`))
	press(inChapter(`[data-challenge-do="check"]`))
	press(inChapter(`[data-challenge-do="again"]`))
	p.want("focus on the check again", focused, "Check")
	// The list of chapters keeps it: its arrows go from one to the next.
	eval[bool](p, `(`+part("chapters")+`.focus(), true)`)
	p.choose("chapters", "7")
	p.wait(part("chapter") + `.dataset.number === "7"`)
	p.want("focus in the list", `document.activeElement === `+part("chapters"), "true")
	p.quiet()
}

// Beside the lesson every part of the workbench finds room.
func TestTheWorkbenchBesideTheLesson(t *testing.T) {
	for _, width := range []int64{1440, 1200, 1050, 820} {
		p := chapter(t, device{width: width, height: 900, scale: 1, lang: "en-US"}, 7)
		p.wait(`!document.querySelector('.tests-note[data-state="waiting"]')`)
		for _, tab := range []string{"sum", "matrix", "count", "knobs", "likes", "gallery", "tray", "accuracy"} {
			eval[bool](p, fmt.Sprintf(`(document.querySelector('[data-tab=%q]').click(), true)`, tab))
			p.settled()
			p.want(fmt.Sprintf("%s at %d", tab, width), `(room => [...document.querySelectorAll(".tab-panel:not([hidden]) *")].filter(e => {
				for (let p = e.parentElement; p; p = p.parentElement) if (/auto|scroll|hidden/.test(getComputedStyle(p).overflowX)) return false;
				return e.getBoundingClientRect().right > room + 1 && !e.closest(".spoken");
			}).map(e => e.outerHTML.slice(0, 60)).slice(0, 3).join(" | "))(document.documentElement.clientWidth)`, "")
			p.shot(fmt.Sprintf("beside-%s-%d", tab, width))
		}
		p.quiet()
	}
}
