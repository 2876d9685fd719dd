//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/lesson/text"
)

// patchBox is the place of the weights that are painted, brought into view.
func (p *page) patchBox() box {
	p.t.Helper()
	return eval[box](p, `(() => { const e = `+inChapter(".patch-weights")+`; e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`)
}

// stroke leads a brush with the mouse along a row of the patch, both counted
// from 1.
func (p *page) stroke(brush, row, from, to int) {
	p.t.Helper()
	p.use(fmt.Sprintf(`[data-act="brush"][data-index="%d"]`, brush))
	b := p.patchBox()
	at := func(column int) point { return point{(float64(column) - 0.5) / 9, (float64(row) - 0.5) / 9} }
	p.mouseAt(b, pressed, at(from), left, 1)
	p.mouseAt(b, moved, at((from+to)/2), left, 1)
	p.mouseAt(b, moved, at(to), left, 1)
	p.mouseAt(b, released, at(to), left, 0)
	p.settled()
}

// sums are the three weighted sums of chapter 5.
const sums = `[...document.querySelectorAll(".patch-test output")].map(e => e.textContent).join(" ")`

// says is a sentence of the lesson as the page must say it.
func says(t testing.TB, key lesson.Key, args ...string) string {
	t.Helper()
	script, err := text.Script(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	return script.Say(key, args...)
}

func TestChapterFive(t *testing.T) {
	p := chapter(t, desktop, 5)
	p.shot("5-top-light-en")
	p.use(`[data-do="lines weight"]`)
	p.use(`[data-do="select 1.4"]`)
	p.want("the neuron in the lab", `document.querySelector('[data-part="inspect-panel"] h2').textContent.startsWith("Neuron 5")`, "true")
	p.set(`[data-act="w"]`, "-3")
	p.want("one weight", inChapter(`[data-show="one"]`)+`.textContent`, says(t, lesson.C5Inhibits, "w", "−3.0", "a", "0.8", "product", "−2.40"))
	p.set(`[data-act="w"]`, "0")
	p.want("silence", inChapter(`[data-show="one"]`)+`.textContent`, says(t, lesson.C5Zero, "w", "0.0", "a", "0.8", "product", "0.00"))

	p.check(0, "open", lesson.C5Edge, "value", "0.00")
	p.use(`[data-act="guess"][data-index="1"]`)
	p.want("the reply before it is tried", inChapter(`[data-show="reply"]`)+`.textContent`, says(t, lesson.C5Paint))
	p.stroke(0, 5, 1, 9)
	p.want("the reply", inChapter(`[data-show="reply"]`)+`.textContent`, says(t, lesson.C5Wrong))
	p.want("sums of the row alone", sums, "3.50 3.50 0.00")
	p.shot("5-fooled-light-en")
	p.check(0, "open", lesson.C5Blob, "value", "3.50")
	p.stroke(0, 8, 2, 8)
	p.stroke(1, 4, 1, 9)
	p.stroke(1, 6, 9, 1)
	p.check(0, "open", lesson.C5Shifted, "value", "3.50")
	p.use(`[data-challenge-do="hint"]`)
	p.want("the hint", inChapter("[data-hint]")+`.hidden`, "false")
	p.stroke(2, 8, 1, 9)
	p.check(0, "done", lesson.C5Done)
	p.want("sums", sums, "3.50 −3.50 0.00")
	p.shot("5-done-light-en")

	// By keyboard, to the same end; the solution as well.
	p.use(`[data-act="clear"]`)
	eval[bool](p, `(`+inChapter(".patch-weights")+`.focus(), true)`)
	for range 9 {
		p.keys(kb.ArrowUp + kb.ArrowLeft)
	}
	p.settled()
	p.want("the first cell", inChapter(`[data-show="cell"]`)+`.textContent`, says(t, lesson.C5Cell, "row", "1", "column", "1", "value", "0.0"))
	p.keys("--")
	p.settled()
	p.want("painted by key", inChapter(`[data-show="cell"]`)+`.textContent`, says(t, lesson.C5Cell, "row", "1", "column", "1", "value", "−1.0"))
	p.keys(kb.ArrowDown + kb.ArrowRight + "+")
	p.settled()
	p.want("sums by key", sums, "0.00 0.50 0.00")
	p.shot("5-keys-light-en")
	p.use(`[data-challenge-do="solution"]`)
	p.use(`[data-act="solve"]`)
	p.want("sums of the solution", sums, "7.00 −7.00 0.00")
	p.check(0, "done", lesson.C5Done)
	p.quiet()
}

func TestChapterFiveOnAPhone(t *testing.T) {
	dark := phone
	dark.dark = true
	p := chapter(t, dark, 5)
	p.fits()
	p.click("lesson-taller")
	p.shot("5-phone-dark-zh")
	b := p.patchBox()
	p.touchAt(b, touchStart, point{.05, .5})
	p.touchAt(b, touchMove, point{.5, .5})
	p.touchAt(b, touchMove, point{.95, .5})
	p.touchAt(b, touchEnd)
	p.settled()
	p.want("a finger paints", sums, "3.50 3.50 0.00")
	p.shot("5-phone-patch-dark-zh")
	p.use(`[data-challenge-do="check"]`)
	eval[bool](p, `(`+inChapter(`[data-part="challenge"]`)+`.scrollIntoView(), true)`)
	p.settled()
	p.shot("5-phone-challenge-dark-zh")
	p.fits()
	p.quiet()
}
