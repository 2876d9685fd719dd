//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"inkling/app/lesson"
)

// knobBack sets a weight of an output back to what was trained, as the learner
// does: choose the output in the lists, press the arrow beside the weight.
func (p *page) knobBack(output, from int) {
	p.t.Helper()
	p.choose("knob-layer", "3")
	p.choose("knob-neuron", fmt.Sprint(output))
	p.wait(knob(fixedKnobs+from) + `.dataset.changed === "true"`)
	eval[bool](p, `(`+knob(fixedKnobs+from)+`.querySelector(".knob-back").click(), true)`)
	p.wait(knob(fixedKnobs+from) + `.dataset.changed === "false"`)
}

// fixedKnobs are the rows before those of the weights.
const fixedKnobs = 2

// mended checks the second challenge, which is done, against the chapter's figures.
func (p *page) mended(turns string) {
	p.t.Helper()
	p.want("turns", shows("turns"), turns+" of 20")
	points, _, _ := strings.Cut(p.text(shows("points")), " ")
	p.check(1, "done", lesson.C7Mended, "points", points, "turns", turns)
}

func TestChapter7(t *testing.T) {
	p := chapter(t, desktop, 7).tests()

	// The count, step by step.
	p.set(`[data-act="product"][data-index="0"]`, "800")
	p.want("said of 784 + 16", shows("wrong")+`.startsWith("800 is 784 + 16.")`, "true")
	p.set(`[data-act="product"][data-index="0"]`, "12544")
	p.want("said of 784 × 16", shows("wrong"), "")
	p.use(`[data-act="tell"]`)
	p.want("rows of the count", inChapter(".c7-blocks")+`.querySelectorAll('[data-block="true"]').length`, "2")
	p.use(`[data-act="tell"]`)
	p.want("and the sum", inChapter(".c7-blocks")+`.querySelectorAll('[data-block="true"]').length`, "4")
	p.use(`[data-act="days"][data-index="0"]`)
	p.want("days", inChapter(`[data-show="days"]`)+`.hidden`, "false")
	p.shot("c7-count-light-en")

	// The first challenge.
	p.set(`[data-act="count"]`, "79400")
	p.check(0, "open", lesson.C7NoBias, "found", "79,400")
	p.use(`[data-challenge="0"] [data-challenge-do="hint"]`)
	p.set(`[data-act="count"]`, "78500")
	p.check(0, "hint", lesson.C7One, "found", "78,500")
	p.set(`[data-act="count"]`, "79,510")
	p.check(0, "done", lesson.C7Counted)

	// The second: a knob of the learner's own is put aside first.
	p.use(`[data-do="tab knobs"]`)
	p.choose("knob-layer", "3")
	p.slide(0, 1)
	p.release(0)
	p.want("the learner's own", knobCount, "1 of 13,002 changed")
	p.check(1, "open", lesson.C7Whole)
	p.use(`[data-act="break"]`)
	p.want("broken", knobCount, fmt.Sprintf("%d of 13,002 changed", len(lesson.BrokenKnobs)))
	p.wait(shows("was") + ` !== "–" && ` + shows("was") + ` === ` + shows("since"))
	p.want("what it cost", `parseFloat(`+shows("trained")+`) - parseFloat(`+shows("was")+`) > 30`, "true")
	p.check(1, "open", lesson.C7NoTurn)
	p.click("knob-reset")
	p.check(1, "open", lesson.C7Undone)
	p.click("knob-undo")
	p.check(1, "open", lesson.C7NoTurn)
	p.click("knob-undo")
	p.check(1, "open", lesson.C7Undone)
	p.use(`[data-act="break"]`)
	for range 21 {
		p.slide(0, 2)
		p.release(0)
		p.slide(0, 2.5)
		p.release(0)
	}
	p.check(1, "open", lesson.C7TooMany, "turns", "42")
	p.use(`[data-act="break"]`)
	p.want("turns after breaking anew", shows("turns"), "0 of 20")
	p.slide(0, -9)
	p.release(0)
	p.wait(shows("since") + ` !== ` + shows("was"))
	p.check(1, "open", lesson.C7NoBetter, "turns", "1")
	p.click("knob-undo")
	p.want("undo gives the turn back", shows("turns"), "0 of 20")
	p.use(`[data-challenge="1"] [data-challenge-do="hint"]`)
	p.use(`[data-act="matrix"]`)
	p.want("the matrix shows them", `[...document.querySelectorAll(".matrix tbody td")].filter(e => /^.?14\./.test(e.textContent)).length`, fmt.Sprint(len(lesson.BrokenKnobs)))
	p.shot("c7-matrix-light-en")
	p.use(`[data-do="tab knobs"]`)
	k := lesson.BrokenKnobs
	p.knobBack(k[0].Output, k[0].From)
	p.use(`[data-challenge="1"] [data-challenge-do="check"]`)
	p.want("one is not enough", inChapter(`[data-challenge="1"]`)+`.dataset.state`, "hint")
	for _, k := range k[1:3] {
		p.knobBack(k.Output, k.From)
	}
	// The fourth with its slider.
	p.choose("knob-neuron", fmt.Sprint(k[3].Output))
	p.slide(fixedKnobs+k[3].From, 0)
	p.release(fixedKnobs + k[3].From)
	p.shot("c7-repair-light-en")
	p.mended("4")

	// Again, by the solution.
	p.use(`[data-challenge="1"] [data-challenge-do="again"]`)
	for range lesson.HonestTries {
		p.use(`[data-challenge="1"] [data-challenge-do="check"]`)
		p.use(`[data-act="break"]`)
	}
	p.use(`[data-challenge="1"] [data-challenge-do="solution"]`)
	for range 4 {
		p.use(`[data-act="mend"]`)
	}
	eval[bool](p, `(`+inChapter(`[data-show="knobs"]`)+`.scrollIntoView({block: "center"}), true)`)
	p.shot("c7-solution-light-en")
	p.mended("4")

	p.click("lesson-back")
	p.want("the learner's own is back", knobCount, "1 of 13,002 changed")
	p.want("and nothing is broken", shows("was"), "–")
	p.quiet()
}

// walk takes a screenshot of each screenful of the open chapter.
func (p *page) walk(name string) {
	p.t.Helper()
	p.shot(name + "-0")
	for i := 1; i < 12; i++ {
		if !eval[bool](p, `(e => { const top = e.scrollTop; e.scrollTop += e.clientHeight - 20; return e.scrollTop > top })(`+part("lesson-body")+`)`) {
			return
		}
		p.settled()
		p.shot(fmt.Sprintf("%s-%d", name, i))
	}
}

func TestChapter7OnAPhone(t *testing.T) {
	d := phone
	d.dark = true
	p := chapter(t, d, 7)
	p.click("lesson-taller")
	for range 3 {
		p.use(`[data-act="tell"]`)
	}
	p.use(`[data-act="days"][data-index="1"]`)
	p.use(`[data-act="break"]`)
	p.wait(shows("was") + ` !== "–"`)
	p.fits()
	p.walk("c7-phone-dark-zh")
	p.quiet()
}
