//go:build e2e

package e2e

import (
	"testing"

	"inkling/app/lesson"
)

func TestChapter10SlopesAndCost(t *testing.T) {
	p := chapter(t, desktop, 10)
	p.set(`[data-act="z"]`, "0")
	p.want("at zero", shows("slope"), "At z = 0.0: σ(z) = 0.5000, and the slope is 0.2500.")
	p.set(`[data-act="z"]`, "-6")
	p.want("far from zero", shows("slope"), "At z = −6.0: σ(z) = 0.0025, and the slope is 0.0025.")
	p.set(`[data-act="depth"]`, "10")
	p.want("ten sigmoids at their best", shows("best"), "0.0000010")
	p.want("ten ReLUs", shows("on")+`+`+shows("off"), "10")
	p.shot("chapter10-desktop")
	p.want("no cost of an empty pad", shows("exact"), "–")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("ours", shows("own-answer"), "3")
	p.wait(shows("relu-answer") + ` === "3"`)
	p.wait(`/^\d\d\.\d\d %$/.test(` + shows("relu-read") + `)`)

	p.set(`[data-act="label"]`, "5")
	p.wait(shows("sum") + `.endsWith("if 5 was meant.")`)
	p.want("the terms add up to the cost", `(rows => Math.abs(rows.reduce((s, r) => s + +r.cells[3].textContent, 0) - +`+shows("sum")+`.match(/\d\.\d{4}/)[0]) < 0.0006)([...`+inChapter(`[data-show="terms"]`)+`.rows])`, "true")
	agree := `((a, b) => Math.abs(a - b) <= 2 * 10 ** -(String(a).split(".")[1] || "").length && Math.abs(a) > 0.0001)(+` + shows("exact") + `.replace("−", "-"), +` + shows("nudged") + `.replace("−", "-"))`
	p.want("slope and check agree", agree, "true")
	steepest := p.text(shows("knob"))
	p.pointAt(neuronAt("2.4"), .5, .5, true)
	p.want("another knob", shows("knob")+`.endsWith("neuron 5 of hidden layer 2.")`, "true")
	p.use(`[data-act="steepest"]`)
	p.want("the steepest knob again", shows("knob"), steepest)
	eval[bool](p, `(`+inChapter(`[data-show="terms"]`)+`.scrollIntoView(), true)`)
	p.shot("chapter10-cost")

	p.use(`[data-do="network mlp-16-16-relu"]`)
	p.wait(part("lesson-mine") + `.hidden === false`)
	p.wait(digit + ` === "3"`)
	p.use(`[data-do="network mlp-16-16"]`)
	p.quiet()
}

func TestChapter10Challenge(t *testing.T) {
	p := chapter(t, desktop, 10)
	p.check(0, "open", lesson.C10Draw)
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	trained := p.text(shows("now"))
	p.check(0, "open", lesson.C10Predict, "digit", "3")
	p.use(`[data-challenge-do="hint"]`)

	// What helps: turn a little both ways, and look.
	output := `+` + shows("now") + `.match(/\d\.\d{6}/g)[0]`
	before := eval[float64](p, output)
	p.use(`[data-act="turn"][data-index="1"]`)
	right, wrong, back := "1", "-1", "-1"
	if eval[float64](p, output) < before {
		right, wrong = "-1", "1"
	}
	p.use(`[data-act="turn"][data-index="` + back + `"]`)
	p.use(`[data-act="way"][data-index="` + wrong + `"]`)
	p.check(0, "hint", lesson.C10Wrong, "digit", "3")
	p.use(`[data-act="way"][data-index="` + right + `"]`)
	p.use(`[data-act="turn"][data-index="` + wrong + `"]`)
	p.check(0, "hint", lesson.C10Back, "digit", "3")
	p.use(`[data-act="turn"][data-index="` + right + `"]`)
	p.use(`[data-act="turn"][data-index="` + right + `"]`)
	p.use(`[data-challenge-do="check"]`)
	p.want("said of it", inChapter(`[data-show="said"]`)+`.textContent.startsWith("Yes. Output 3 has risen from ")`, "true")
	p.want("state", inChapter(`[data-challenge="0"]`)+`.dataset.state`, "done")
	p.use(`[data-act="look"]`)
	p.want("the line is selected", shows("knob")+` === `+shows("given")+`.replace(/^.*?(?=The knob)/, "")`, "true")
	eval[bool](p, `(`+inChapter(`[data-challenge="0"]`)+`.scrollIntoView(), true)`)
	p.shot("chapter10-challenge")

	p.click("lesson-back")
	p.wait(shows("now") + ` === "` + trained + `"`)
	p.use(`[data-challenge-do="again"]`)
	p.use(`[data-act="solve"]`)
	p.use(`[data-challenge-do="check"]`)
	p.want("the solution works", inChapter(`[data-challenge="0"]`)+`.dataset.state`, "done")
	p.quiet()
}

// On a phone, in Chinese and by touch.
func TestChapters4And10OnAPhone(t *testing.T) {
	for _, number := range []int{4, 10} {
		p := chapter(t, phone, number)
		p.touch(three)
		p.wait(digit + ` === "3"`)
		p.want("it fits", overflow, "")
		p.click("lesson-taller")
		for i, place := range []string{"h3", "figure", "table", `[data-part="challenge"]`} {
			eval[bool](p, `(`+inChapter(place)+`.scrollIntoView(), true)`)
			p.settled()
			p.shot([]string{"a", "b", "c", "d"}[i] + "-chapter" + map[int]string{4: "4", 10: "10"}[number] + "-phone")
		}
		p.quiet()
	}
}
