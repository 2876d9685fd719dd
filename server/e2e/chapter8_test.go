//go:build e2e

package e2e

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"inkling/app/lesson"
)

func TestChapter8(t *testing.T) {
	p := chapter(t, desktop, 8)
	written := `[...` + inChapter(".c8-written") + `.children].filter(e => getComputedStyle(e).display !== "none").map(e => e.textContent).join()`
	seen := `getComputedStyle(` + inChapter(".z1") + `).visibility`
	p.want("before it is pressed a row says nothing", written+` + `+seen, "hidden")
	p.use(`[data-act="row"][data-index="1"]`)
	p.want("row 2 written out", written, "z2=0·1+3·0.5+(−1)=0.5")
	p.want("and its entry", seen, "visible")
	p.use(`.c8-step tr.r2[data-act]`)
	p.want("row 3, pressed in the matrix", written, "z3=(−2)·1+1·0.5+1=−0.5")
	p.use(`[data-act="which"][data-index="0"]`)
	p.use(`[data-act="shape"][data-index="1"]`)
	p.want("both are answered", inChapter(`[data-show="which"]`)+`.hidden || `+inChapter(`[data-show="shape"]`)+`.hidden`, "false")

	// The first challenge: z2 of the first example.
	entry := func(typed string) { p.set(`[data-act="entry"]`, typed) }
	p.check(0, "open", lesson.C8Number)
	entry("2")
	p.check(0, "open", lesson.C8EntryBias, "found", "2", "row", "2")
	p.use(`[data-challenge="0"] [data-challenge-do="hint"]`)
	entry("-1,5")
	p.check(0, "hint", lesson.C8EntryColumn, "found", "−1.5", "row", "2")
	p.use(`[data-challenge="0"] [data-challenge-do="solution"]`)
	p.want("the solution", shows("written"), "z₂ = "+lesson.C8Examples[0].Written())
	entry("1.0")
	p.check(0, "done", lesson.C8Entry, "sum", lesson.C8Examples[0].Written(), "row", "2")
	p.use(`[data-challenge="0"] [data-challenge-do="again"]`)
	p.want("again it is another", shows("entry-name")+` + `+inChapter(`[data-act="entry"]`)+`.value`, "z₁")
	second := &lesson.C8Examples[1]
	p.want("its numbers", `[...`+inChapter(".c8-given")+`.querySelectorAll("td")].map(e => e.textContent).join(" ")`, "−2 3 1 0.5 4 −1 0.5 0.2 1 −0.5 −2 ? · ·")
	entry("0.6")
	p.check(0, "done", lesson.C8Entry, "sum", second.Written(), "row", "1")

	// The second, on a drawing.
	p.want("no other network, no way back", inChapter(`[data-show="own"]`)+`.offsetParent`, "null")
	p.check(1, "open", lesson.C8Empty)
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.settled() // the table waits for the pen
	p.want("whose products", shows("head"), "Output 3, the largest of the ten")
	numbers := p.text(`[...` + inChapter(".c8-products") + `.querySelectorAll("tr")].map(e => e.lastElementChild.textContent).slice(1).join(" ")`)
	z, bias := 0.0, 0.0
	all := strings.Fields(strings.ReplaceAll(numbers, "−", "-"))
	if len(all) != 18 {
		t.Fatalf("%d numbers in the table, want 16 products, rounding, bias: %q", len(all), all)
	}
	for _, s := range all {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		z, bias = z+v, v
	}
	p.want("which add up to the page's z", `inkling.classify(inkling.image()).layers[2].z[3].toFixed(4)`, fmt.Sprintf("%.4f", z))
	two := func(v float64) string { return fmt.Sprintf("%.2f", v) }
	p.set(`[data-act="z"]`, two(z-bias))
	p.check(1, "open", lesson.C8ZBias, "found", lesson.Told(z-bias, 2))
	p.use(`[data-challenge="1"] [data-challenge-do="hint"]`)
	p.set(`[data-act="z"]`, two(z))
	p.check(1, "hint", lesson.C8NeedA, "z", lesson.Told(z, 2))
	p.set(`[data-act="a"]`, two(z))
	p.check(1, "hint", lesson.C8AIsZ, "found", lesson.Told(z, 2))
	p.use(`[data-challenge="1"] [data-challenge-do="solution"]`)
	p.want("the solution", shows("worked")+`.includes("z = `+fmt.Sprintf("%.4f", z)+`")`, "true")
	p.set(`[data-act="a"]`, two(lesson.Sigma(z)))
	p.check(1, "done", lesson.C8Output, "z", lesson.Told(z, 2), "found", two(lesson.Sigma(z)), "digit", "3")
	eval[bool](p, `(`+inChapter(".c8-products")+`.scrollIntoView(), true)`)
	p.shot("c8-done-light-en")

	// Another drawing: the table follows, the old answer is no answer any more.
	p.sample("7")
	p.wait(digit + ` === "7"`)
	p.want("the table follows", shows("head"), "Output 7, the largest of the ten")
	p.use(`[data-challenge="1"] [data-challenge-do="check"]`)
	p.want("the old answer is not right for it", inChapter(`[data-challenge="1"] [data-show="said"]`)+`.dataset.done`, "false")
	p.use(`[data-challenge="1"] [data-challenge-do="again"]`)
	p.want("begun anew", inChapter(`[data-act="z"]`)+`.value + `+inChapter(`[data-act="a"]`)+`.value`, "")
	p.use(`[data-act="copy"]`)
	p.wait(shows("copied") + ` !== ""`)
	p.click("lang")
	p.wait(shows("head") + ` === "输出 7，十个里最大的"`)
	p.want("the example is still the second", shows("entry-name"), "z₁")
	eval[bool](p, `(`+part("lesson-body")+`.scrollTop = 0, true)`)
	p.shot("c8-light-zh")
	p.quiet()
}

func TestChapter8OnAPhone(t *testing.T) {
	p := chapter(t, phone, 8)
	p.click("lesson-taller")
	p.use(`[data-do="sample 3"]`)
	p.use(`[data-act="row"][data-index="2"]`)
	p.use(`[data-act="which"][data-index="1"]`)
	p.use(`[data-act="shape"][data-index="1"]`)
	p.fits()
	p.walk("c8-phone-light-zh")
	p.quiet()
}
