//go:build e2e

package e2e

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// knobs opens the knobs with a 3 on the pad.
func knobs(t *testing.T, d device, hash string) *page {
	t.Helper()
	p := open(t, d, hash).ready()
	p.sample("3")
	p.wait(digit + ` === "3"`)
	eval[bool](p, `(document.querySelector('[data-tab="knobs"]').click(), true)`)
	p.wait(`!document.getElementById("panel-knobs").hidden && ` + part("knobs-count") + `.textContent !== ""`)
	return p
}

// Expressions about the knobs.
const (
	knobCount = `document.querySelector('[data-part="knobs-count"]').textContent`
	outputs   = `[...document.querySelectorAll('[data-part="output"]')].map(e => e.dataset.activation).join()`
)

// knob is the element of row i of the knobs.
func knob(i int) string {
	return fmt.Sprintf(`document.querySelectorAll('[data-part="knob"]')[%d]`, i)
}

// choose picks an entry of a list.
func (p *page) choose(name, value string) {
	p.t.Helper()
	eval[bool](p, `(() => { const e = `+part(name)+`; e.value = "`+value+`"; e.dispatchEvent(new Event("change", {bubbles: true})); return true })()`)
	p.wait(part(name) + `.value === "` + value + `"`)
	p.settled()
}

// slide moves a knob's slider as a hand does, without letting go.
func (p *page) slide(row int, value float64) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf(`(() => { const e = %s.querySelector(".knob-slider"); e.value = %v; e.dispatchEvent(new Event("input", {bubbles: true})); return true })()`, knob(row), value))
	p.settled()
}

func (p *page) release(row int) {
	p.t.Helper()
	eval[bool](p, `(`+knob(row)+`.querySelector(".knob-slider").dispatchEvent(new Event("change", {bubbles: true})), true)`)
	p.settled()
}

func TestAKnobTurnsTheAnswerAndIsUndone(t *testing.T) {
	p := knobs(t, desktop, "#lang=en&theme=light")
	before := p.text(outputs)
	p.want("nothing is changed", knobCount, "0 of 13,002 changed")
	p.choose("knob-layer", "3")
	p.choose("knob-neuron", "8")
	p.wait(`!` + knob(2+15) + `.hidden`)
	p.want("the rows of output 8", `[...document.querySelectorAll('[data-part="knob"]')].filter(e => !e.hidden).length`, "17")
	p.shot("knobs-output-light-en")
	for _, v := range []float64{1, 3, 5} {
		p.slide(0, v)
	}
	p.want("the bias", knob(0)+`.dataset.value + " " + `+knob(0)+`.querySelector(".knob-field").value`, "5.0000 5.0000")
	p.want("one is changed", knobCount, "1 of 13,002 changed")
	p.want("and marked", knob(0)+`.dataset.changed + `+knob(2)+`.dataset.changed`, "trueundefined")
	p.want("output 8 rose", `inkling.classify(inkling.image()).activations[8] > 10 * `+strings.Split(before, ",")[8], "true")
	p.want("the answer in the tab is the page's", part("knobs-digit")+`.textContent === `+shown, "true")
	if p.text(outputs) == before {
		t.Error("a turned bias changed no output")
	}
	p.release(0)
	// By keyboard: the arrow keys of a slider, and a number typed.
	eval[bool](p, `(`+knob(2)+`.querySelector(".knob-slider").focus(), true)`)
	p.keys(kb.ArrowRight)
	p.settled()
	p.want("an arrow key turned a weight", knobCount, "2 of 13,002 changed")
	eval[bool](p, `(() => { const f = `+knob(3)+`.querySelector(".knob-field"); f.focus(); f.select(); return true })()`)
	p.keys("-1.25")
	p.settled()
	p.want("what is typed stays as it is typed", `document.activeElement.value`, "-1.25")
	p.want("and counts", knobCount, "3 of 13,002 changed")
	p.keys(kb.Tab)
	p.settled()
	p.want("and is shown in full when done", knob(3)+`.querySelector(".knob-field").value`, "-1.2500")
	p.shot("knobs-turned-light-en")
	for _, want := range []string{"2", "1", "0"} {
		p.click("knob-undo")
		p.want("after undo", knobCount, want+" of 13,002 changed")
	}
	p.want("the outputs are back", outputs, before)
	p.slide(0, 4)
	p.release(0)
	eval[bool](p, `(`+knob(0)+`.querySelector(".knob-back").click(), true)`)
	p.settled()
	p.want("one knob went back by itself", knobCount+` + `+knob(0)+`.dataset.changed`, "0 of 13,002 changedfalse")
	p.quiet()
}

// hold presses a key and keeps it down, long enough to repeat so many times.
func (p *page) hold(key string, code int64, repeats int) {
	p.t.Helper()
	yes := true
	press := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: key, Code: key, WindowsVirtualKeyCode: code}
	for range repeats + 1 {
		command(p, input.DispatchKeyEvent, press)
		press.AutoRepeat = &yes
	}
	press.Type, press.AutoRepeat = input.DispatchKeyEventTypeKeyUp, nil
	command(p, input.DispatchKeyEvent, press)
	p.settled()
}

// However often a key that is held down repeats, letting it go ends one edit.
func TestAKeyHeldDownIsOneEdit(t *testing.T) {
	p := knobs(t, desktop, "#lang=en&theme=light")
	for i, kind := range []string{".knob-slider", ".knob-field"} {
		key, code := "ArrowRight", int64(39)
		if i == 1 {
			key, code = "ArrowUp", 38
		}
		eval[bool](p, `(`+knob(0)+`.querySelector("`+kind+`").focus(), true)`)
		was := eval[float64](p, `Number(`+knob(0)+`.dataset.value)`)
		p.hold(key, code, 4)
		p.hold(key, code, 2)
		if is := eval[float64](p, `Number(`+knob(0)+`.dataset.value)`); math.Abs(is-was-0.08) > 0.011 {
			t.Errorf("%s: eight steps led from %v to %v", kind, was, is)
		}
		p.want(kind+" shows it in full", `/^-?\d+\.\d{4}$/.test(`+knob(0)+`.querySelector(".knob-field").value)`, "true")
		p.click("knob-undo")
		p.want("one undo takes back one hold", knobCount, "1 of 13,002 changed")
		p.click("knob-undo")
		p.want("the next the other", knobCount, "0 of 13,002 changed")
	}
	p.quiet()
}

// A field that was emptied shows its number again when it is left.
func TestAnEmptiedFieldGetsItsNumberBack(t *testing.T) {
	p := knobs(t, desktop, "#lang=en&theme=light")
	field := knob(0) + `.querySelector(".knob-field")`
	number := p.text(field + `.value`)
	eval[bool](p, `(`+field+`.focus(), `+field+`.select(), true)`)
	p.keys(kb.Delete)
	p.settled()
	p.want("it may be empty while it is typed in", field+`.value`, "")
	p.keys(kb.Tab)
	p.wait(field + ` !== document.activeElement`)
	p.settled()
	p.want("the number is back", field+`.value + " " + `+knobCount, number+" 0 of 13,002 changed")
	p.quiet()
}

// canvasBox is the place of the picture of the weights, brought into view.
func (p *page) canvasBox() box {
	p.t.Helper()
	return eval[box](p, `(() => { const e = `+part("knobs-canvas")+`; e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`)
}

func TestWeightsArePaintedWithMouseTouchAndKeys(t *testing.T) {
	p := knobs(t, desktop, "#lang=en&theme=light")
	before := p.text(outputs)
	b := p.canvasBox()
	stroke := []point{{.3, .3}, {.5, .32}, {.7, .5}, {.5, .7}}
	p.mouseAt(b, pressed, stroke[0], left, 1)
	for _, q := range stroke[1:] {
		p.mouseAt(b, moved, q, left, 1)
	}
	p.mouseAt(b, released, stroke[3], left, 0)
	p.settled()
	n := eval[int](p, `parseInt(`+knobCount+`)`)
	if n < 50 || n > 150 {
		t.Errorf("a stroke of about 18 cells changed %d weights", n)
	}
	if p.text(outputs) == before {
		t.Error("painting changed no output")
	}
	p.shot("knobs-painted-light-en")
	p.click("brush-negative")
	p.want("the brush", part("brush-negative")+`.getAttribute("aria-pressed")`, "true")
	eval[bool](p, `(`+part("knobs-canvas")+`.focus(), true)`)
	p.keys(kb.Home) // not one of its keys
	eval[bool](p, `(`+part("brush-negative")+`.focus(), `+part("knobs-canvas")+`.focus(), true)`)
	for range 30 {
		p.keys(kb.ArrowUp + kb.ArrowLeft)
	}
	p.settled()
	p.want("the cell is told", part("knobs-said")+`.textContent.startsWith("Row 1, column 1: ")`, "true")
	p.want("and named", knob(1)+`.querySelector(".knob-name").textContent`, "weight of row 1, column 1")
	was := eval[float64](p, `Number(`+knob(1)+`.dataset.value)`)
	p.keys(" ")
	p.settled()
	if is := eval[float64](p, `Number(`+knob(1)+`.dataset.value)`); is >= was {
		t.Errorf("the negative brush led from %v to %v", was, is)
	}
	p.keys("++")
	p.settled()
	if is := eval[float64](p, `Number(`+knob(1)+`.dataset.value)`); is <= was {
		t.Errorf("+ twice after one − led from %v to %v", was, is)
	}
	p.keys(kb.Delete)
	p.settled()
	p.want("Delete brings the corner back", knobCount, fmt.Sprintf("%d of 13,002 changed", n))
	p.click("knob-reset")
	p.want("all is back", knobCount+` + `+outputs, "0 of 13,002 changed"+before)
	p.click("knob-undo")
	p.want("and even that can be undone", knobCount, fmt.Sprintf("%d of 13,002 changed", n))
	p.quiet()
}

func TestAFingerPaintsWithoutScrolling(t *testing.T) {
	p := knobs(t, phone, "#lang=zh&theme=dark")
	b := p.canvasBox()
	top := p.text(`scrollY`)
	p.touchAt(b, touchStart, point{.5, .3})
	for y := .32; y < .8; y += .04 {
		p.touchAt(b, touchMove, point{.5, y})
	}
	p.touchAt(b, touchEnd)
	p.settled()
	p.want("the page stood still", `scrollY`, top)
	if n := eval[int](p, `parseInt(`+knobCount+`.replace(/.*改了 /, ""))`); n < 30 {
		t.Errorf("a finger changed %d weights", n)
	}
	p.shot("knobs-phone-dark-zh")
	p.want("sideways scrolling", `document.documentElement.scrollWidth > innerWidth`, "false")
	p.want("controls under 44 px", `[...document.querySelectorAll("#panel-knobs :is(button, select, input:not([type=file]))")].filter(e => e.offsetParent && getComputedStyle(e).visibility === "visible" && e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML).join()`, "")
	p.quiet()
}

func TestBreakingAndBackInOneTap(t *testing.T) {
	p := knobs(t, desktop, "#lang=en&theme=dark")
	before := p.text(outputs)
	for _, c := range []struct{ part, changed string }{
		{"break-neuron", "16"}, {"break-biases", "42"}, {"break-random", "13,002"},
	} {
		p.click(c.part)
		p.want(c.part, knobCount, c.changed+" of 13,002 changed")
		if p.text(outputs) == before {
			t.Errorf("%s changed no output", c.part)
		}
		p.click("knob-reset")
		p.want("back after "+c.part, knobCount+` + `+outputs, "0 of 13,002 changed"+before)
	}
	p.click("break-noise")
	p.want("noise is on every weight", knobCount, "12,960 of 13,002 changed")
	p.shot("knobs-broken-dark-en")
	p.click("knob-undo")
	p.click("knob-undo") // the last reset
	p.want("random again", knobCount, "13,002 of 13,002 changed")
	p.quiet()
}
