//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// hold stops every request whose address contains name until the returned
// function lets them go on.
func hold(p *page, name string) (release func()) {
	paused := chromedp.Events(p.ctx, fetch.RequestPaused)
	command(p, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "*" + name + "*"}}})
	gate := make(chan struct{})
	go func() {
		for e, err := range paused {
			if err != nil {
				return
			}
			<-gate
			if _, err := chromedp.Call(p.ctx, fetch.ContinueRequest, fetch.ContinueRequestParams{RequestID: e.RequestID}); err != nil {
				return
			}
		}
	}()
	return func() { close(gate) }
}

// replace answers every request whose address contains name.
func replace(p *page, name string, code int64, body string) {
	paused := chromedp.Events(p.ctx, fetch.RequestPaused)
	command(p, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "*" + name + "*"}}})
	go func() {
		for e, err := range paused {
			if err != nil {
				return
			}
			_, err := chromedp.Call(p.ctx, fetch.FulfillRequest, fetch.FulfillRequestParams{
				RequestID: e.RequestID, ResponseCode: code, Body: []byte(body),
			})
			if err != nil {
				return
			}
		}
	}()
}

// openHeld opens the page while the program is on its way and waits until the
// pad is there.
func openHeld(t *testing.T, d device) (p *page, release func()) {
	p = open(t, d, "", func(p *page) { release = hold(p, ".wasm") })
	p.wait(part("pad") + ` && window.inklingPen`)
	return p, release
}

func TestStrokesDrawnBeforeTheProgramAreRead(t *testing.T) {
	for _, d := range []struct {
		name   string
		device device
		draw   func(*page, [][]point)
	}{
		{"mouse", desktop, (*page).mouse},
		{"touch", phone, (*page).touch},
	} {
		t.Run(d.name, func(t *testing.T) {
			p, release := openHeld(t, d.device)
			d.draw(p, [][]point{{{.2, .2}, {.3, .2}}})
			p.click("clear")
			d.draw(p, seven)
			d.draw(p, [][]point{{{.1, .9}, {.9, .9}}})
			p.click("undo")
			p.wait(padInk + ` > 500`)
			p.want("not ready", `document.documentElement.dataset.ready`, "undefined")
			p.want("loading is said", part("loading")+`.dataset.state`, "progress")
			p.want("nothing covers the pad", `document.elementFromPoint(...(r => [r.left + r.width / 2, r.top + r.height / 2])(`+part("pad")+`.getBoundingClientRect())).dataset.part`, "pad")
			p.shot("loading-" + d.name)
			before := p.padBox()
			release()
			p.ready()
			if after := p.padBox(); after != before {
				t.Errorf("the pad moved from %+v to %+v when the program came", before, after)
			}
			p.wait(digit + ` === "7"`)
			p.wait(padInk + ` > 500`)
			p.want("loading is done", `getComputedStyle(`+part("loading")+`).display`, "none")
			p.click("undo")
			p.want("undo reaches what was drawn early", digit, "undefined")
			p.quiet()
		})
	}
}

func TestBeforeTheProgramControlsDoOrSayThatTheyWait(t *testing.T) {
	var release func() // the link says what the clicks below change
	p := open(t, desktop, "#lang=en&theme=light", func(p *page) { release = hold(p, ".wasm") })
	p.wait(part("pad") + ` && window.inklingPen`)
	p.want("undo with nothing drawn", part("undo")+`.getAttribute("aria-disabled")`, "true")
	p.mouse(seven)
	p.want("undo with something drawn", part("undo")+`.getAttribute("aria-disabled")`, "false")
	p.want("samples", part("sample")+`.getAttribute("aria-disabled")`, "true")
	p.want("steps", part("step-box")+`.getAttribute("aria-disabled")`, "true")
	p.click("lang")
	p.want("language", `document.documentElement.lang + document.title`, "zh-HansInkling：动笔写，看神经网络怎么认")
	p.want("loading is said in it", part("loading")+`.textContent.includes("正在载入神经网络：0%")`, "true")
	p.wait(padInk + ` > 500`)
	p.click("theme")
	p.want("theme", `getComputedStyle(document.body).backgroundColor`, "rgb(18, 22, 28)")
	eval[bool](p, `(`+part("undo")+`.focus(), true)`)
	release()
	p.ready()
	p.wait(digit + ` === "7"`)
	p.want("language stays", `document.documentElement.lang`, "zh-Hans")
	p.want("theme stays", `getComputedStyle(document.body).backgroundColor`, "rgb(18, 22, 28)")
	p.want("focus stays", `document.activeElement.dataset.part`, "undo")
	p.want("samples are there", part("sample")+`.getAttribute("aria-disabled")`, "false")
	p.quiet()
}

// The program replaces the page, and so the pad, under a pen that is down.
func TestAStrokeUnderThePenSurvivesTheProgramsArrival(t *testing.T) {
	t.Run("mouse", func(t *testing.T) {
		p, release := openHeld(t, desktop)
		s := three[0]
		b := p.padBox()
		p.mouseAt(b, pressed, s[0], left, 1)
		for _, q := range s[1:8] {
			p.mouseAt(b, moved, q, left, 1)
		}
		release()
		p.ready()
		b = p.padBox()
		for _, q := range s[8:] {
			p.mouseAt(b, moved, q, left, 1)
		}
		p.mouseAt(b, released, s[len(s)-1], left, 0)
		p.wait(digit + ` === "3"`)
		p.click("undo")
		p.want("it was one stroke", status, "empty")
		p.quiet()
	})
	t.Run("touch", func(t *testing.T) {
		p, release := openHeld(t, phone)
		s := three[0]
		b := p.padBox()
		p.touchAt(b, touchStart, s[0])
		for _, q := range s[1:8] {
			p.touchAt(b, touchMove, q)
		}
		release()
		p.ready()
		b = p.padBox()
		for _, q := range s[8:] {
			p.touchAt(b, touchMove, q)
		}
		p.touchAt(b, touchEnd)
		p.wait(digit + ` === "3"`)
		p.click("undo")
		p.want("it was one stroke", status, "empty")
		p.quiet()
	})
}

func TestFailuresAreSaid(t *testing.T) {
	for _, c := range []struct {
		name, file string
		code       int64
		body, want string
	}{
		{"weights missing", "mlp-16-16.safetensors", 404, "", "mlp-16-16.safetensors: 404"},
		{"weights corrupted", "mlp-16-16.safetensors", 200, "this is no weights file", "mlp-16-16.safetensors: weights: header length"},
		{"program missing", ".wasm", 404, "", ".wasm: 404"},
		{"program corrupted", ".wasm", 200, "no program", "WebAssembly"},
		{"support script missing", "wasm_exec", 404, "", "could not be loaded"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, desktop, "", func(p *page) { replace(p, c.file, c.code, c.body) })
			p.mouse(seven)
			p.wait(part("loading") + `.dataset.state === "failed"`)
			said := p.text(part("loading") + `.textContent`)
			if !strings.Contains(said, c.want) {
				t.Errorf("said %q, want %q in it", said, c.want)
			}
			p.want("a way on", `getComputedStyle(`+part("retry")+`).display !== "none"`, "true")
			p.click("lang")
			p.wait(part("loading") + `.textContent.includes("载入失败") && document.documentElement.lang === "zh-Hans"`)
			p.click("lang")
			p.wait(part("loading") + `.textContent.includes("could not be loaded")`)
			p.want("ready is rejected", `inkling.ready.then(() => "resolved", e => "rejected: " + (e instanceof Error))`, "rejected: true")
			p.wait(padInk + ` > 500`)
			p.wait(part("undo") + `.getAttribute("aria-disabled") === "false"`)
			p.shot("failed-" + strings.ReplaceAll(c.name, " ", "-"))
			command(p, fetch.Disable, cdp.Empty{})
			eval[bool](p, `(`+part("retry")+`.click(), true)`)
			p.later(digit + ` === "7"`) // what was drawn is still there, and now read
		})
	}
}

// The program may be there before the page has been read to its end: it waits.
// (Without that it died on a page without a body, about once in a hundred
// visits on a busy machine.)
func TestAProgramQuickerThanThePageWaits(t *testing.T) {
	p := open(t, desktop, "", func(p *page) {
		release := hold(p, "/pen.") // a script in the head: the body waits for it
		err := chromedp.Listen(p.ctx, func(event any) {
			e, ok := event.(*network.EventResponseReceived)
			if !ok || !strings.Contains(e.Response.URL, ".wasm") {
				return
			}
			go func() { // long enough for the program to be compiled and started
				_, _ = chromedp.Run(p.ctx, chromedp.Evaluate[bool](`new Promise(done => setTimeout(() => done(true), 2000))`, awaited))
				release()
			}()
		})
		if err != nil {
			t.Fatal(err)
		}
	}).ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.quiet()
}
