//go:build e2e

package e2e

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"inkling/app/lesson"
)

// curve is a JavaScript expression for a line of one of the charts.
func curve(chart, line string) string {
	return inChapter(`[data-chart="`+chart+`"] [data-line="`+line+`"]`) + `.getAttribute("d")`
}

// curveHeights is how many different heights a line of a chart has, to the pixel.
func curveHeights(chart, line string) string {
	return `new Set(` + curve(chart, line) + `.split("L").map(q => Math.round(q.split(" ")[1]))).size`
}

func chartSays(chart string) string {
	return inChapter(`[data-chart="`+chart+`"] [data-answer]`) + `.textContent`
}

// change chooses a change of the drawing and waits for its curves.
func (p *page) change(c lesson.Change) {
	p.t.Helper()
	p.use(`[data-act="change"][data-index="` + strconv.Itoa(int(c)) + `"]`)
	p.wait(curve("off", "own") + ` !== ""`)
}

const changeSlider = `[data-act="much"]`

func TestChapter9(t *testing.T) {
	p := chapter(t, desktop, 9)
	p.check(0, "open", lesson.C9Draw)
	p.want("no curves without a drawing", curve("on", "own"), "")
	p.want("nothing drawn", chartSays("off"), "Nothing drawn")
	p.use(`[data-do="sample 3"]`)
	p.wait(curve("off", "own") + ` !== ""`)
	p.want("with the steps on a shift changes nothing", curveHeights("on", "own"), "1")
	p.want("with the steps off it does", curveHeights("off", "own")+` > 10`, "true")
	p.set(changeSlider, "3")
	if got := p.text(chartSays("on")); !strings.HasPrefix(got, "Sure: 3") {
		t.Errorf("with the steps on: %q", got)
	}
	p.want("the slider's value", shows("much"), "+3.00")
	p.shot("c9-desktop-text")
	p.bringUp(".c9-changes")
	p.shot("c9-desktop-shift")
	for c, value := range map[lesson.Change]string{lesson.Turn: "+30.0°", lesson.Scale: "×0.50", lesson.Thicken: "+1.00", lesson.Noise: "+0.50"} {
		p.change(c)
		p.set(changeSlider, strings.Trim(value, "+×°"))
		p.want("the slider's value", shows("much"), value)
		p.shot("c9-desktop-" + strconv.Itoa(int(c)))
	}
	p.want("scaling changes nothing either", curveHeights("on", "own")+` > 1`, "true") // noise does
	p.change(lesson.Scale)
	p.want("scaling changes next to nothing with the steps on", curveHeights("on", "own")+` <= 3`, "true")
	p.check(0, "open", lesson.C9Shift)

	p.use(`[data-act="dots"]`)
	first := p.text(shows("dots-said"))
	p.use(`[data-act="dots"]`)
	if second := p.text(shows("dots-said")); !strings.HasPrefix(first, "Largest output:") || first == second {
		t.Errorf("said of dots: %q, then %q", first, second)
	}

	p.change(lesson.ShiftRight)
	p.set(changeSlider, "0.25")
	p.check(0, "open", lesson.C9NotYet, "value", "+0.25", "digit", "3")
	p.set(changeSlider, "14")
	p.check(0, "open", lesson.C9Earlier, "value", "+14.00", "digit", p.text(inChapter(`[data-chart="off"] [data-answer]`)+`.textContent.match(/\d/)[0]`))
	p.use(`[data-challenge-do="hint"]`)
	// As the hint says: from 0 on, step by step, on both sides.
	found := ""
	for k := 1; k <= 56 && found == ""; k++ {
		for _, sign := range []float64{1, -1} {
			value := strconv.FormatFloat(sign*float64(k)/4, 'f', -1, 64)
			p.set(changeSlider, value)
			if !regexp.MustCompile(`(^Sure: 3|is 3) `).MatchString(p.text(chartSays("off"))) && found == "" {
				found = value
			}
		}
	}
	p.set(changeSlider, found)
	far, err := strconv.ParseFloat(found, 64)
	if err != nil {
		t.Fatalf("no flip: %v", err)
	}
	p.check(0, "done", lesson.C9Done, "found", lesson.Signed(far), "before", "3", "on", "3")
	p.use(`[data-challenge-do="solution"]`)
	if got := p.text(shows("solved")); !strings.Contains(got, lesson.Signed(far)+" pixels") {
		t.Errorf("solution %q, found %s", got, found)
	}
	p.want("the mark in the chart", inChapter(`[data-chart="off"] [data-mark]`)+`.getAttribute("d") !== ""`, "true")
	p.shot("c9-desktop-solved")
	p.bringUp(".c9-dots")
	p.shot("c9-desktop-dots")
	p.click("clear")
	p.want("the curves go with the drawing", curve("off", "own"), "")
	p.mouse(seven)
	p.wait(inChapter(`[data-chart="on"] [data-end="own"]`) + `.textContent === "7"`)
	p.quiet()
}

// A test digit is a picture, and is changed as one.
func TestChapter9WithATestDigit(t *testing.T) {
	d := desktop
	d.dark = true
	p := chapter(t, d, 9).tests()
	p.tab("gallery")
	p.wait(shownTiles + `.length === 60`)
	p.press(`[data-tiles="gallery"] .tile`)
	p.wait(curve("off", "own") + ` !== ""`)
	p.want("its own curve", inChapter(`[data-chart="on"] [data-end="own"]`)+`.textContent`, "7")
	p.change(lesson.Turn)
	p.set(changeSlider, "45")
	p.want("both say something", chartSays("on")+` !== "Nothing drawn" && `+chartSays("off")+` !== "Nothing drawn"`, "true")
	p.bringUp(".c9-changes")
	p.shot("c9-desktop-dark")
	p.quiet()
}

func TestChapter9OnAPhone(t *testing.T) {
	p := chapter(t, phone, 9)
	p.click("lesson-taller")
	p.use(`[data-do="sample 4"]`)
	p.wait(curve("off", "own") + ` !== ""`)
	p.use(`[data-act="dots"]`)
	p.set(changeSlider, "-5")
	p.use(`[data-challenge-do="hint"]`)
	p.use(`[data-challenge-do="check"]`)
	p.fits()
	for i, at := range []string{`table`, `.c9-changes`, `.c9-dots`, `[data-part="challenge"]`} {
		p.bringUp(at)
		p.shot("c9-phone-" + strconv.Itoa(i))
	}
	p.quiet()
}
