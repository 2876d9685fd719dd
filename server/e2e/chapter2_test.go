//go:build e2e

package e2e

import (
	"testing"

	"inkling/app/lesson"
)

// shrunk is strokes made smaller and put elsewhere.
func shrunk(strokes [][]point, size, x, y float64) [][]point {
	var out [][]point
	for _, s := range strokes {
		var line []point
		for _, q := range s {
			line = append(line, point{x + size*q.x, y + size*q.y})
		}
		out = append(out, line)
	}
	return out
}

// A pixel is chosen in three ways, and its number told.
func TestChapter2Pixels(t *testing.T) {
	p := chapter(t, desktop, 2)
	read := inChapter(`[data-c2="read"]`) + `.textContent`
	p.want("a pixel of an empty pad", read, "Stored as 0; 0 ÷ 255 = 0.0000")
	p.use(`[data-do="sample 3"]`)
	p.use(`[data-act="darkest"]`)
	p.want("the darkest", read, "Stored as 255; 255 ÷ 255 = 1.0000")
	p.use(`[data-act="grey"]`)
	p.wait(read + `.endsWith("= " + (parseInt(` + read + `.match(/\d+/)[0]) / 255).toFixed(4))`)
	p.wait(`(v => v > 0 && v < 1)(parseFloat(` + read + `.split("= ")[1]))`)
	p.use(`[data-act="blank"]`)
	p.want("an empty one", read, "Stored as 0; 0 ÷ 255 = 0.0000")
	p.set(`[data-act="row"]`, "4")
	p.set(`[data-act="column"]`, "6")
	p.want("chosen in the lab too", readout+`.startsWith("Pixel in row 4, column 6: ")`, "true")
	p.shot("chapter2-desktop")
	p.quiet()
}

func TestChapter2Challenge(t *testing.T) {
	p := chapter(t, desktop, 2)
	p.check(0, "open", lesson.C2NoInk)
	p.mouse(shrunk(seven, .4, .55, .02))
	p.wait(digit + ` === "7"`)
	p.check(0, "open", lesson.C2NoMeaning)
	p.use(`[data-act="meant"][data-index="7"]`)
	p.want("pressed", inChapter(`[data-act="meant"][data-index="7"]`)+`.ariaPressed`, "true")
	p.check(0, "open", lesson.C2NotSeen, "digit", "7")
	p.use(`[data-challenge-do="hint"]`)
	p.use(`[data-act="step"][data-index="0"]`)
	p.want("the lab's own switch", part("step-box")+`.ariaChecked`, "false")
	p.check(0, "hint", lesson.C2SomeSteps)

	p.use(`[data-do="steps off"]`)
	wrong := p.text(digit)
	if wrong == "7" {
		t.Fatal("a small 7 in a corner is read without any step")
	}
	p.want("the last picture", inChapter(".c2-steps li:last-child .c2-digit")+`.textContent`, wrong)
	eval[bool](p, `(`+inChapter(".c2-steps")+`.scrollIntoView(), true)`)
	p.shot("chapter2-misread")
	p.check(0, "hint", lesson.C2Seen, "meant", "7", "digit", wrong)
	p.use(`[data-do="steps on"]`)
	p.check(0, "done", lesson.C2Done, "meant", "7", "digit", wrong)
	p.shot("chapter2-done")
	p.quiet()
}

// What the solution says is so.
func TestChapter2Solution(t *testing.T) {
	p := chapter(t, device{width: 1440, height: 900, scale: 1, lang: "zh-CN", dark: true}, 2)
	p.shot("chapter2-dark-zh")
	p.click("lang")
	p.wait(`document.documentElement.lang === "en" && ` + inChapter("h3") + `.textContent === "784 numbers, 784 neurons"`)
	p.use(`[data-act="meant"][data-index="7"]`)
	for range lesson.HonestTries {
		p.check(0, "open", lesson.C2NoInk)
	}
	p.use(`[data-challenge-do="solution"]`)
	p.want("the solution", inChapter("[data-solution]")+`.hidden`, "false")
	p.use(`[data-act="corner"]`)
	p.use(`[data-do="steps off"]`)
	p.check(0, "hint", lesson.C2Seen, "meant", "7", "digit", "2")
	p.use(`[data-do="steps on"]`)
	p.check(0, "done", lesson.C2Done, "meant", "7", "digit", "2")
	want := []string{"2", "7"}
	for i, at := range []string{"first", "last"} {
		p.want("the "+at+" picture", inChapter(".c2-steps li:"+at+"-child .c2-digit")+`.textContent`, want[i])
	}
	eval[bool](p, `(`+inChapter(".c2-steps")+`.scrollIntoView(), true)`)
	p.shot("chapter2-dark")
	p.quiet()
}

func TestChapter2OnAPhone(t *testing.T) {
	p := chapter(t, phone, 2)
	p.touch(seven)
	p.wait(digit + ` === "7"`)
	p.want("sideways scrolling", part("lesson-body")+`.scrollWidth > `+part("lesson-body")+`.clientWidth`, "false")
	p.shot("chapter2-phone")
	p.click("lesson-taller")
	p.shot("chapter2-phone-tall")
	eval[bool](p, `(`+inChapter(".c2-steps")+`.scrollIntoView(), true)`)
	p.shot("chapter2-phone-steps")
	p.quiet()
}
