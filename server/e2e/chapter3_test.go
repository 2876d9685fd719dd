//go:build e2e

package e2e

import (
	"strconv"
	"strings"
	"testing"

	"inkling/app/lesson"
)

// bringUp scrolls the lesson alone to what a selector finds in the chapter.
func (p *page) bringUp(selector string) {
	p.t.Helper()
	eval[bool](p, `((body, e) => { body.scrollTop += e.getBoundingClientRect().top - body.getBoundingClientRect().top; return true })(`+part("lesson-body")+`, `+inChapter(selector)+`)`)
	p.settled()
}

func TestChapter3(t *testing.T) {
	p := chapter(t, desktop, 3)
	p.want("on an empty pad", shows("reason"), "The pad is empty: no digit, no answer.")
	p.check(0, "open", lesson.C3Draw)
	p.use(`[data-do="sample 3"]`)
	p.wait(digit + ` === "3"`)
	p.want("the sum is of the printed outputs", `Math.round(1e4 * [...document.querySelectorAll('[data-part="output"]')].reduce((s, e) => s + Number(e.dataset.activation), 0)) / 1e4 - Number(`+shows("sum")+`)`, "0")
	if got := p.text(shows("reason")); !strings.HasPrefix(got, "Sure. Output 3") || !strings.Contains(got, "0.7") {
		t.Errorf("said of a 3: %q", got)
	}
	p.shot("c3-desktop-light")
	p.want("the truth waits for a guess", inChapter(`[data-show="truth0"]`)+`.hidden`, "true")
	p.use(`[data-act="guess"][data-index="1"]`)
	p.want("a wrong guess", shows("answer0"), "Look again.")
	p.use(`[data-act="guess"][data-index="0"]`)
	p.want("a right guess", shows("answer0"), "That is right.")
	p.want("the pressed one", inChapter(`[data-act="guess"][data-index="0"]`)+`.getAttribute("aria-pressed")`, "true")
	p.use(`[data-act="guess"][data-index="3"]`)
	p.want("the other example", shows("answer1"), "That is right.")
	p.bringUp(`.c3-bars`)
	p.shot("c3-desktop-guessed")
	p.check(0, "open", lesson.C3StillOne, "digit", "3")

	p.use(`[data-challenge-do="hint"]`)
	p.set(`[data-act="morph"]`, "0")
	p.wait(digit + ` === "4"`)
	p.want("the bar of the 4 is nearly whole", `Number(`+inChapter(`[data-show="bar4"]`)+`.getAttribute("width")) > 120`, "true")
	p.set(`[data-act="morph"]`, "100")
	p.wait(digit + ` === "9"`)
	p.check(0, "hint", lesson.C3StillOne, "digit", "9")
	p.use(`[data-challenge-do="solution"]`)
	said := p.text(shows("place"))
	var from, to int
	for i, word := range strings.Fields(said) {
		n, err := strconv.Atoi(word)
		if err == nil && from == 0 && i < 3 {
			from = n
		} else if err == nil && to == 0 {
			to = n
		}
	}
	if from == 0 || to <= from {
		t.Fatalf("the solution: %q", said)
	}
	p.set(`[data-act="morph"]`, strconv.Itoa((from+to)/2))
	p.wait(status + ` === "unsure"`)
	p.bringUp(`[data-part="challenge"]`)
	p.shot("c3-desktop-hint")
	p.check(0, "done", lesson.C3Done, "four", p.text(printedOutput("4")), "nine", p.text(printedOutput("9")))
	// However often the slider moved, one Undo takes the morph away.
	p.click("undo")
	p.wait(digit + ` === "3"`)
	p.click("lesson-back")
	p.wait(status + ` === "empty"`)

	p.use(`[data-challenge-do="again"]`)
	p.mouse(four9)
	p.wait(status + ` === "unsure"`)
	p.check(0, "done", lesson.C3Done, "four", p.text(printedOutput("4")), "nine", p.text(printedOutput("9")))
	p.quiet()
}

// printedOutput is a JavaScript expression for a printed output.
func printedOutput(digit string) string {
	return `document.querySelector('[data-part="output"][data-digit="` + digit + `"]').dataset.activation`
}

func TestChapter3OnAPhone(t *testing.T) {
	d := phone
	d.dark = true
	p := chapter(t, d, 3)
	p.click("lesson-taller")
	p.use(`[data-act="guess"][data-index="0"]`)
	p.use(`[data-act="guess"][data-index="3"]`)
	p.use(`[data-challenge-do="hint"]`)
	p.set(`[data-act="morph"]`, "29")
	p.fits()
	for i, at := range []string{`[data-do]`, `.c3-bars`, `[data-part="challenge"]`} {
		p.bringUp(at)
		p.shot("c3-phone-" + strconv.Itoa(i))
	}
	p.quiet()
}
