//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
)

// point is a place on the pad, 0 … 1, y down.
type point struct{ x, y float64 }

// Digits as a hand draws them, in pad units.
var (
	three = [][]point{{{.34, .25}, {.40, .2}, {.48, .18}, {.57, .2}, {.63, .27}, {.63, .35}, {.56, .43}, {.46, .47}, {.55, .49}, {.63, .54}, {.66, .63}, {.63, .72}, {.54, .79}, {.44, .79}, {.36, .76}, {.32, .7}}}
	seven = [][]point{{{.3, .22}, {.4, .22}, {.5, .21}, {.6, .21}, {.69, .2}, {.63, .34}, {.57, .48}, {.51, .65}, {.46, .82}}}
	four9 = [][]point{{{.452, .224}, {.405, .262}, {.37, .313}, {.354, .384}, {.36, .455}, {.42, .497}, {.493, .508}, {.57, .484}, {.64, .441}}, {{.62, .24}, {.623, .37}, {.62, .5}, {.605, .66}, {.58, .82}}}
)

// box is the pad's place in the window.
type box struct{ Left, Top, Width, Height float64 }

func (p *page) padBox() box {
	p.t.Helper()
	return eval[box](p, `(() => { const r = `+part("pad")+`.getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`)
}

// mouseAt sends one mouse event at a place on the pad.
func (p *page) mouseAt(b box, kind input.DispatchMouseEventType, q point, button input.MouseButton, buttons int64) {
	p.t.Helper()
	command(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{
		Type: kind, X: b.Left + q.x*b.Width, Y: b.Top + q.y*b.Height, Button: button, Buttons: buttons, ClickCount: 1,
	})
}

const (
	pressed  = input.DispatchMouseEventTypeMousePressed
	moved    = input.DispatchMouseEventTypeMouseMoved
	released = input.DispatchMouseEventTypeMouseReleased
	left     = input.MouseButtonLeft
)

// mouse draws strokes with the mouse.
func (p *page) mouse(strokes [][]point) {
	p.t.Helper()
	b := p.padBox()
	for _, s := range strokes {
		p.mouseAt(b, pressed, s[0], left, 1)
		for _, q := range s[1:] {
			p.mouseAt(b, moved, q, left, 1)
		}
		p.mouseAt(b, released, s[len(s)-1], left, 0)
	}
}

// touchAt sends one touch event with a finger at each place on the pad.
func (p *page) touchAt(b box, kind input.DispatchTouchEventType, fingers ...point) {
	p.t.Helper()
	points := []*input.TouchPoint{}
	for i, q := range fingers {
		id := float64(i)
		points = append(points, &input.TouchPoint{X: b.Left + q.x*b.Width, Y: b.Top + q.y*b.Height, ID: &id})
	}
	command(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
}

const (
	touchStart = input.DispatchTouchEventTypeTouchStart
	touchMove  = input.DispatchTouchEventTypeTouchMove
	touchEnd   = input.DispatchTouchEventTypeTouchEnd
)

// touch draws strokes with a finger.
func (p *page) touch(strokes [][]point) {
	p.t.Helper()
	b := p.padBox()
	for _, s := range strokes {
		p.touchAt(b, touchStart, s[0])
		for _, q := range s[1:] {
			p.touchAt(b, touchMove, q)
		}
		p.touchAt(b, touchEnd)
	}
}

// settled waits for the next two frames, so that what was done is painted.
func (p *page) settled() {
	p.t.Helper()
	eval[bool](p, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`)
}

const (
	status = `document.querySelector('[data-part="answer"]').dataset.status`
	digit  = `document.querySelector('[data-part="answer"]').dataset.digit`
)

func TestMouseDrawsAThree(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.want("status of an empty pad", status, "empty")
	p.want("digit of an empty pad", digit, "undefined")
	p.shot("desktop-light-en-empty")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("status", status, "sure")
	p.shot("desktop-light-en")
	p.quiet()
}

func TestTouchDrawsASeven(t *testing.T) {
	p := open(t, phone, "").ready()
	p.want("language of the browser", `document.documentElement.lang`, "zh-Hans")
	p.shot("phone-light-zh-empty")
	p.touch(seven)
	p.wait(digit + ` === "7"`)
	p.shot("phone-light-zh")
	p.quiet()
}
