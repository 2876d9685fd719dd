//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"inkling/app/lesson"
)

// eight is an 8 as a hand draws it.
var eight = [][]point{{{.6, .3}, {.54, .21}, {.46, .2}, {.4, .26}, {.4, .34}, {.46, .42}, {.54, .5}, {.61, .58}, {.63, .68}, {.58, .77}, {.49, .8}, {.41, .76}, {.38, .67}, {.41, .58}, {.48, .5}, {.55, .42}, {.6, .36}, {.6, .3}}}

func TestChapter4ComparesMultipliesAndShows(t *testing.T) {
	p := chapter(t, desktop, 4).tests()
	p.want("nothing is told before a guess", shows("revealed"), "")
	p.use(`[data-act="guess"][data-index="90"]`)
	p.wait(shows("revealed") + `.startsWith("You said about 90. On MNIST’s 10,000 test digits it reads ")`)
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("ours", shows("own-answer"), "3")
	p.wait(`/^\d$/.test(` + shows("linear-answer") + `) && /^0\.\d{4}$/.test(` + shows("linear-output") + `)`)
	p.want("whose picture", inChapter(`[data-act="whose"][data-index="3"] [data-show]`)+`.textContent`, "?")
	p.use(`[data-act="whose"][data-index="3"]`)
	p.want("whose picture", inChapter(`[data-act="whose"][data-index="3"] [data-show]`)+`.textContent`, "3")
	p.shot("chapter4-desktop")

	p.wait(inChapter(`[data-act="miss"]`) + `.hidden === false`)
	miss := p.text(inChapter(`[data-act="miss"] span`) + `.textContent`)
	is, answer, _ := strings.Cut(miss, " → ")
	p.use(`[data-act="miss"]`)
	p.wait(digit + ` === "` + is + `"`)
	p.want("the other misreads it", shows("linear-answer"), answer)

	p.use(`[data-act="multiply"]`)
	p.want("the first product", shows("product")+`.includes("200,704")`, "true")
	p.use(`[data-show="multiply-2"]`)
	p.want("z both ways", `(rows => rows.length === 10 && rows.every(r => /^−?\d+\.\d{4}$/.test(r.cells[1].textContent) && r.cells[1].textContent === r.cells[2].textContent))([...`+inChapter(`[data-show="one"] tbody`)+`.rows])`, "true")
	eval[bool](p, `(`+inChapter(`[data-show="one"]`)+`.scrollIntoView(), true)`)
	p.shot("chapter4-product")

	p.use(`[data-do="network linear"]`)
	p.wait(`document.querySelectorAll("[data-neuron]").length === 10`)
	p.use(`[data-act="multiply"]`)
	p.want("nothing to multiply", shows("product"), "The network in the lab has other layers. Go back to ours to multiply.")
	p.check(0, "open", lesson.C4NoHidden)
	p.use(`[data-do="network mlp-16-16"]`)
	p.wait(`document.querySelectorAll("[data-neuron]").length === 42`)
	p.quiet()
}

func TestChapter4Challenge(t *testing.T) {
	p := chapter(t, desktop, 4)
	p.check(0, "open", lesson.C4NoDigit, "digit", "3")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.use(`[data-act="keep"][data-index="3"]`)
	p.want("what is kept", shows("tray"), "3: kept. 8: not kept yet.")
	p.check(0, "open", lesson.C4NoDigit, "digit", "8")
	p.click("clear")
	p.mouse(eight)
	p.wait(digit + ` === "8"`)
	p.use(`[data-act="keep"][data-index="8"]`)
	p.check(0, "open", lesson.C4NoNeuron)
	p.use(`[data-challenge-do="hint"]`)
	p.want("the hint", inChapter(`[data-hint]`)+`.hidden`, "false")
	p.use(`[data-act="load"][data-index="3"]`)
	p.wait(digit + ` === "3"`)

	// The learner looks at one neuron after the other.
	best, most, worst, least := "", -1.0, "", 2.0
	for layer := 1; layer <= 2; layer++ {
		for k := range 16 {
			id := fmt.Sprintf("%d.%d", layer, k)
			p.pointAt(neuronAt(id), .5, .5, true)
			apart := eval[float64](p, `(([three, eight]) => Math.abs(three - eight))(`+shows("neuron")+`.match(/\d\.\d\d/g))`)
			if apart > most {
				best, most = id, apart
			}
			if apart < least {
				worst, least = id, apart
			}
		}
	}
	p.pointAt(neuronAt(worst), .5, .5, true)
	p.use(`[data-challenge-do="check"]`)
	p.want("one of the worst", inChapter(`[data-show="said"]`)+`.textContent.endsWith("There is one that separates them more.")`, "true")
	p.want("state", inChapter(`[data-challenge="0"]`)+`.dataset.state`, "hint")
	eval[bool](p, `(`+inChapter(`[data-challenge="0"]`)+`.scrollIntoView(), true)`)
	p.shot("chapter4-challenge")
	p.pointAt(neuronAt(best), .5, .5, true)
	p.use(`[data-challenge-do="check"]`)
	p.want("said of the best", inChapter(`[data-show="said"]`)+`.textContent.startsWith("Yes. ")`, "true")
	p.want("state", inChapter(`[data-challenge="0"]`)+`.dataset.state`, "done")
	p.use(`[data-challenge-do="solution"]`)
	p.use(`[data-act="best"]`)
	p.want("the solution selects one as good", `Math.abs((([three, eight]) => Math.abs(three - eight))(`+shows("neuron")+fmt.Sprintf(`.match(/\d\.\d\d/g)) - %v) <= 0.011`, most), "true")
	p.quiet()
}
