//go:build e2e

package e2e

import (
	"fmt"
	"testing"
)

// The accuracy on the test digits is that of the network in the very frame in
// which the knob turns.
func TestAccuracyFollowsInTheSameFrame(t *testing.T) {
	const now, before = `document.querySelector('[data-part="accuracy-now"]').textContent`, `document.querySelector('[data-part="accuracy-before"]').textContent`
	p := knobs(t, desktop, "#lang=en&theme=light")
	p.wait(before + ` !== ""`)
	trained := p.text(now)
	p.want("before is now", before, trained)
	// A frame goes by as: the first callback, the page's, the second.
	turn := func(row int, value float64) string {
		return p.text(fmt.Sprintf(`new Promise(done => {
			const slider = %s.querySelector(".knob-slider"); slider.value = %v;
			let start;
			requestAnimationFrame(() => { start = performance.now() });
			slider.dispatchEvent(new Event("input", {bubbles: true}));
			requestAnimationFrame(() => { (window.frames_ ??= []).push(performance.now() - start); done(%s) });
		})`, knob(row), value, now))
	}
	if got := turn(0, -5); got == trained {
		t.Errorf("a bias of −5 left the accuracy at %s in its frame", got)
	}
	for i := range 30 {
		turn(1, float64(i%9-4))
	}
	t.Logf("frames with a first-layer weight turning, median and longest: %s", p.text(`(() => { const f = window.frames_.slice(1).sort((a, b) => a - b); return f[15].toFixed(1) + " ms, " + f.at(-1).toFixed(1) + " ms" })()`))
	p.click("break-random")
	p.wait(`parseFloat(` + now + `) < 40`)
	p.want("and says what it costs", `/^\d+ more are misread$/.test(`+part("accuracy-cost")+`.textContent)`, "true")
	eval[bool](p, `(`+part("knobs")+`.scrollIntoView(), true)`)
	p.shot("knobs-accuracy-light-en")
	p.click("knob-reset")
	p.wait(now + ` === "` + trained + `"`)
	p.quiet()
}
