//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"inkling/app/lesson"
)

// into scrolls an element of the open chapter into view.
func (p *page) into(selector string) {
	p.t.Helper()
	eval[bool](p, `(`+inChapter(selector)+`.scrollIntoView(), true)`)
	p.settled()
}

func TestChapterSix(t *testing.T) {
	p := chapter(t, desktop, 6)
	p.shot("6-top-light-en")
	p.set(`[data-act="input"][data-index="1"]`, "1")
	p.set(`[data-act="input"][data-index="2"]`, "0.5")
	p.want("the sum", shows("sum"), says(t, lesson.C6Sum, "first", "1.0", "second", "1.0", "third", "0.5", "sum", "1.50"))
	for x, want := range map[string]string{"-10": "0.0000", "0": "0.5000", "2": "0.8808"} {
		p.set(`[data-act="x"]`, x)
		p.want("σ("+x+")", shows("sigmoid")+`.split(" = ")[1]`, want)
	}
	p.use(`[data-act="guess"][data-index="2"]`)
	p.want("the reply", shows("reply"), says(t, lesson.C6Wrong))
	p.want("at the threshold", shows("bias"), says(t, lesson.C6Edge, "z", "0.0", "value", "0.5000", "threshold", "10.0"))
	p.set(`[data-act="s"]`, "12")
	p.want("above it", shows("bias"), says(t, lesson.C6Fires, "z", "2.0", "value", "0.8808", "threshold", "10.0"))
	p.into(".curve-x")
	p.shot("6-curves-light-en")

	p.use(`[data-do="select 1.4"]`)
	p.sample("3")
	p.wait(digit + ` === "3"`)
	p.settled()
	p.want("the neuron", shows("live-name"), "Neuron 5 · hidden layer 1")
	panel := `[...document.querySelectorAll(".inspect-row")].filter(e => !e.hidden).map(e => e.lastChild.textContent).join(" ")`
	p.want("its numbers are those of the lab", `["s", "b", "z", "a"].map(n => document.querySelector('[data-show="live-' + n + '"]').textContent).join(" ") === `+panel, "true")
	p.want("and add up", `(([s, b, z]) => Math.abs(s + b - z) < 1e-9)(["s", "b", "z"].map(n => Number(document.querySelector('[data-show="live-' + n + '"]').textContent.replace("−", "-"))))`, "true")

	weights := func(b string, w ...string) {
		for i, v := range w {
			p.set(fmt.Sprintf(`[data-act="weight"][data-index="%d"]`, i), v)
		}
		p.set(`[data-act="bias"]`, b)
	}
	p.check(0, "open", lesson.C6None, "value", "0.500")
	weights("-15.5", "10", "16", "10")
	p.check(0, "open", lesson.C6One, "first", "2", "value", "0.622")
	p.use(`[data-challenge-do="hint"]`)
	p.want("the hint", inChapter("[data-hint]")+`.hidden`, "false")
	p.into(`[data-part="challenge"]`)
	p.shot("6-challenge-light-en")
	weights("-15", "10", "10", "4")
	p.check(0, "hint", lesson.C6Two, "first", "1", "second", "3", "value", "0.269")
	p.want("two lines do not fit", `[...document.querySelectorAll(".combinations [data-fits]")].map(e => e.textContent).join("")`, "✓✓✓✓✓✗✗✓")
	p.use(`[data-challenge-do="solution"]`)
	p.use(`[data-act="solve"]`)
	p.want("the sliders follow", inChapter(`[data-act="weight"][data-index="2"]`)+`.value + " " + `+inChapter(`[data-act="bias"]`)+`.value`, "10 -15")
	p.use(`[data-act="on"][data-index="2"]`)
	p.want("the drawing", shows("combined"), says(t, lesson.C6Neuron, "sum", "20.0", "z", "5.0", "value", "0.993"))
	p.want("its line", `document.querySelectorAll('.combinations [data-shown="true"]').length + `+inChapter(`[data-shown="true"]`)+`.textContent`, "11010.993> 0.9✓")
	p.check(0, "done", lesson.C6Done)
	p.into(".small-challenge")
	p.shot("6-done-light-en")
	p.quiet()
}

func TestChapterSixOnAPhone(t *testing.T) {
	dark := phone
	dark.dark = true
	p := chapter(t, dark, 6)
	p.fits()
	p.click("lesson-taller")
	p.shot("6-phone-dark-zh")
	p.set(`[data-act="weight"][data-index="1"]`, "-12.5")
	p.use(`[data-challenge-do="check"]`)
	for i, at := range []string{".curve-x", ".curve-b", ".live", `[data-part="challenge"]`, ".combinations"} {
		p.into(at)
		p.shot(fmt.Sprintf("6-phone-dark-zh-%d", i))
	}
	p.fits()
	p.want("controls under 44 px", `[...document.querySelectorAll('[data-part="chapter"] :is(button, label)')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML).join()`, "")
	p.quiet()
}
