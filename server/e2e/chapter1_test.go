//go:build e2e

package e2e

import (
	"testing"

	"inkling/app/lesson"
)

// narrow is strokes drawn half as wide.
func narrow(strokes [][]point) [][]point {
	var out [][]point
	for _, s := range strokes {
		var line []point
		for _, q := range s {
			line = append(line, point{.25 + .5*q.x, q.y})
		}
		out = append(out, line)
	}
	return out
}

// flat is a 3 that is wide and low.
var flat = [][]point{{{.2, .38}, {.34, .32}, {.5, .3}, {.66, .33}, {.72, .4}, {.66, .47}, {.5, .5}, {.68, .53}, {.76, .62}, {.66, .7}, {.46, .72}, {.3, .7}, {.2, .64}}}

// rulesRead waits until the test digits are read and told of.
func (p *page) rulesRead() {
	p.t.Helper()
	p.wait(inChapter(`[data-c1="own"]`) + `.textContent !== ""`)
}

// A rule of one's own, and a guess how good a whole set of them is.
func TestChapter1Rules(t *testing.T) {
	p := chapter(t, desktop, 1)
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("holes, ends, crossings", `[...document.querySelectorAll('[data-c1="count"]')].slice(0, 3).map(e => e.textContent).join()`, "0,2,0")
	p.want("marked ends", inChapter(".c1-ends")+`.getAttribute("d").match(/M/g).length`, "2")
	p.want("the rules' answer", inChapter(`[data-c1="rules"]`)+`.textContent`, "3")
	p.want("the network's answer", inChapter(`[data-c1="network"]`)+`.textContent`, "3")
	shown := `[...document.querySelectorAll(".c1-rules li")].filter(e => !e.hidden).map(e => e.textContent).join()`
	p.want("the rule that decided", shown, "Open to the left twice, three strokes, a waist at the right: a 3.")
	p.want("the program", inChapter("pre")+`.textContent.startsWith("package rules\n\n")`, "true")

	p.rulesRead()
	own := inChapter(`[data-c1="own"]`) + `.textContent`
	p.want("a rule that asks about nothing", own, "Of 1,000 digits by other people your rule calls 1,000 a 3. 123 of these really are a 3. It misses 0 of the 123 threes.")
	p.set(`[data-act="holes"]`, "0")
	p.set(`[data-act="ends"]`, "2")
	p.want("it calls fewer a 3", own+`.includes("calls 1,000")`, "false")
	p.shot("chapter1-desktop")

	p.want("told before guessing", inChapter(`[data-c1="told"]`)+`.hidden`, "true")
	p.set(`[data-act="guess"]`, "700")
	p.use(`[data-act="reveal"]`)
	p.wait(`(([guess, right, wrong, none, network]) => guess === 700 && right + wrong + none === 1000 && right > 880 && network > right)(` +
		inChapter(`[data-c1="tally"]`) + `.textContent.match(/\d+/g).map(Number))`)
	p.use(`.c1-broken[data-do]:nth-of-type(4)`)
	p.wait(inChapter(`[data-c1="rules"]`) + `.textContent !== "3"`)
	p.want("the network reads it", inChapter(`[data-c1="network"]`)+`.textContent`, "3")
	p.use(`.c1-broken[data-do]:nth-of-type(8)`)
	p.wait(inChapter(`[data-c1="network"]`) + `.textContent === "7"`)
	p.want("the rules do not", inChapter(`[data-c1="rules"]`)+`.textContent === "7"`, "false")
	eval[bool](p, `(`+inChapter(`[data-c1="told"]`)+`.scrollIntoView(), true)`)
	p.shot("chapter1-told")
	p.quiet()
}

func TestChapter1Challenge(t *testing.T) {
	p := chapter(t, desktop, 1)
	p.check(0, "open", lesson.C1NoInk)
	p.mouse(seven)
	p.wait(digit + ` === "7"`)
	p.check(0, "open", lesson.C1NotThree, "digit", "7")
	p.click("clear")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.check(0, "open", lesson.C1RulesToo)
	p.use(`[data-challenge-do="hint"]`)
	p.click("clear")
	p.mouse(narrow(three))
	p.wait(digit + ` === "3"`)
	p.check(0, "done", lesson.C1Done, "digit", "1")
	eval[bool](p, `(`+inChapter(`[data-challenge]`)+`.scrollIntoView(), true)`)
	p.shot("chapter1-done")
	p.quiet()
}

// The other way that the hint tells of, and what the solution says.
func TestChapter1HintAndSolution(t *testing.T) {
	p := chapter(t, device{width: 1440, height: 900, scale: 1, lang: "en-US", dark: true}, 1)
	p.mouse(flat)
	p.wait(digit + ` === "3"`)
	p.check(0, "done", lesson.C1Done, "digit", "0")
	p.use(`[data-challenge-do="again"]`)
	for range lesson.HonestTries {
		p.click("clear")
		p.check(0, "open", lesson.C1NoInk)
	}
	p.use(`[data-challenge-do="solution"]`)
	p.use(`[data-act="narrow"]`)
	p.check(0, "done", lesson.C1Done, "digit", "1")
	p.shot("chapter1-dark")
	p.quiet()
}

func TestChapter1OnAPhone(t *testing.T) {
	p := chapter(t, phone, 1)
	p.touch(three)
	p.wait(digit + ` === "3"`)
	p.rulesRead()
	p.use(`[data-act="reveal"]`)
	p.want("sideways scrolling", part("lesson-body")+`.scrollWidth > `+part("lesson-body")+`.clientWidth`, "false")
	p.shot("chapter1-phone")
	p.click("lesson-taller")
	p.shot("chapter1-phone-tall")
	eval[bool](p, `(`+inChapter(".c1-own")+`.scrollIntoView(), true)`)
	p.shot("chapter1-phone-rules")
	eval[bool](p, `(`+inChapter(".c1-told")+`.scrollIntoView(), true)`)
	p.shot("chapter1-phone-told")
	p.quiet()
}
