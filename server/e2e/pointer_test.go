//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
)

func TestOnlyTheMainButtonDraws(t *testing.T) {
	p := open(t, desktop, "").ready()
	b := p.padBox()
	for button, buttons := range map[input.MouseButton]int64{input.MouseButtonRight: 2, input.MouseButtonMiddle: 4} {
		p.mouseAt(b, pressed, point{.3, .3}, button, buttons)
		p.mouseAt(b, moved, point{.6, .6}, button, buttons)
		p.mouseAt(b, released, point{.6, .6}, button, 0)
	}
	p.settled()
	p.want("status", status, "empty")
}

func TestHoveringDoesNotDraw(t *testing.T) {
	p := open(t, desktop, "").ready()
	b := p.padBox()
	p.mouseAt(b, moved, point{.3, .3}, input.MouseButtonNone, 0)
	p.mouseAt(b, moved, point{.6, .6}, input.MouseButtonNone, 0)
	p.settled()
	p.want("status", status, "empty")
}

func TestThePenMayLeaveThePadAndReturn(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.mouse([][]point{{{.9, .5}, {1.3, .4}, {1.4, .6}, {.9, .5}, {.2, .5}}})
	p.settled()
	p.click("undo")
	p.want("it was one stroke", status, "empty")
	p.mouse([][]point{{{.5, .1}, {.5, .6}, {.5, 1.2}}})
	p.wait(digit + ` === "1"`)
	p.click("clear")
	p.mouse([][]point{{{.5, .2}, {.5, .8}}})
	p.mouse([][]point{{{.9, .5}, {1, .5}}})
	p.settled()
	want := p.text(image)
	p.click("clear")
	p.mouse([][]point{{{.5, .2}, {.5, .8}}})
	p.mouse([][]point{{{.9, .5}, {2.5, .5}}})
	p.settled()
	p.want("ink beyond the edge is not read", image, want)
	p.quiet()
}

func TestASecondFingerIsIgnored(t *testing.T) {
	p := open(t, phone, "").ready()
	b := p.padBox()
	p.touchAt(b, touchStart, point{.5, .1})
	p.touchAt(b, touchMove, point{.5, .3})
	p.touchAt(b, touchStart, point{.5, .3}, point{.1, .9})
	p.touchAt(b, touchMove, point{.5, .6}, point{.9, .9})
	p.touchAt(b, touchMove, point{.5, .9}, point{.1, .2})
	p.touchAt(b, touchEnd)
	p.wait(digit + ` === "1"`)
	p.want("status", status, "sure")
	p.quiet()
}

func TestThePadKeepsTouchesAndThePageScrolls(t *testing.T) {
	p := open(t, phone, "").ready()
	p.want("touch action of the pad", `getComputedStyle(`+part("pad")+`).touchAction`, "none")
	p.want("touch action of the page", `getComputedStyle(document.body).touchAction`, "auto")
	p.touch(seven)
	p.wait(digit + ` === "7"`)
	p.want("drawing did not scroll", `scrollY`, "0")
	p.want("the page can scroll", `document.documentElement.scrollHeight > innerHeight`, "true")
}

func TestATapIsADot(t *testing.T) {
	p := open(t, phone, "").ready()
	p.touch([][]point{{{.5, .5}}})
	p.wait(status + ` !== "empty"`)
	p.want("a dot is round and small", `(n => n > 2 && n < 22)(inkling.image().filter(v => v > 0).length)`, "true")
	p.quiet()
}

func TestZoomAndScalingKeepThePlaceOfThePen(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.click("step-box")
	p.click("step-centre")
	want := eval[[]float64](p, `Array.from(inkling.image())`)
	for _, css := range []string{"zoom: 1.4", "transform: scale(0.8) translate(40px, 30px)"} {
		p.click("clear")
		eval[bool](p, `(document.body.style.cssText = "`+css+`", true)`)
		p.settled()
		p.mouse(three)
		p.settled()
		got := eval[[]float64](p, `Array.from(inkling.image())`)
		worst := 0.0
		for i := range got {
			worst = max(worst, got[i]-want[i], want[i]-got[i])
		}
		if worst > 0.15 {
			t.Errorf("%s: the picture differs by up to %.2f", css, worst)
		}
		eval[bool](p, `(document.body.style.cssText = "", true)`)
		p.settled()
	}
}
