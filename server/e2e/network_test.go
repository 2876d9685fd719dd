//go:build e2e

package e2e

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
)

// withoutWebGL has the page find no WebGL2, whatever the browser can.
func withoutWebGL(p *page) {
	p.t.Helper()
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `
		const get = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (kind, ...more) { return kind === "webgl2" ? null : get.call(this, kind, ...more) };`})
}

// withWebGL has the page take the WebGL2 that the browser plays where there is
// no graphics card, and has that keep its picture, so that a test can read it at
// any time.
func withWebGL(p *page) {
	p.t.Helper()
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `
		const get = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (kind, options) { return get.call(this, kind, kind === "webgl2" ? {...options, failIfMajorPerformanceCaveat: false, preserveDrawingBuffer: true} : options) };
		const parameter = WebGL2RenderingContext.prototype.getParameter, UNMASKED_RENDERER = 0x9246;
		WebGL2RenderingContext.prototype.getParameter = function (name) { return name === UNMASKED_RENDERER ? "a card" : parameter.call(this, name) };`})
}

// lineInk counts, in the lines' canvas that is shown, the pixels that a line
// covers, in the whole or within a box of shares of it.
const lineInk = `((x0 = 0, y0 = 0, x1 = 1, y1 = 1) => new Promise(done => requestAnimationFrame(() => {
	const from = [...document.querySelectorAll(".network .lines")].find(c => c.getClientRects().length);
	const c = document.createElement("canvas"), g = c.getContext("2d", {willReadFrequently: true});
	[c.width, c.height] = [from.width, from.height];
	const paper = getComputedStyle(document.body).backgroundColor;
	g.fillStyle = paper; g.fillRect(0, 0, 1, 1);
	const [r, green, b] = g.getImageData(0, 0, 1, 1).data;
	g.fillRect(0, 0, c.width, c.height);
	g.drawImage(from, 0, 0);
	const x = Math.floor(x0 * c.width), y = Math.floor(y0 * c.height);
	const d = g.getImageData(x, y, Math.ceil(x1 * c.width) - x, Math.ceil(y1 * c.height) - y).data;
	let n = 0;
	for (let i = 0; i < d.length; i += 4) if (Math.abs(d[i] - r) + Math.abs(d[i + 1] - green) + Math.abs(d[i + 2] - b) > 24) n++;
	done(n);
})))`

const (
	readout  = `document.querySelector('[data-part="network-readout"]').textContent`
	pressed1 = `[...document.querySelectorAll('[data-neuron][aria-pressed="true"]')].map(e => e.dataset.neuron).join()`
)

// neuron is a JavaScript expression for a neuron's element.
func neuronAt(id string) string { return fmt.Sprintf(`document.querySelector('[data-neuron=%q]')`, id) }

// pointAt moves the mouse to the middle of what an expression gives, or to
// other shares of its box, and clicks there.
func (p *page) pointAt(js string, x, y float64, click bool) {
	p.t.Helper()
	b := eval[box](p, `(() => { const r = `+js+`.getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`)
	p.mouseAt(b, moved, point{x, y}, input.MouseButtonNone, 0)
	if click {
		p.mouseAt(b, pressed, point{x, y}, left, 1)
		p.mouseAt(b, released, point{x, y}, left, 0)
	}
	p.settled()
}

// tapOn clicks a button of the network's.
func (p *page) tapOn(selector string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf(`(document.querySelector(%q).click(), true)`, selector))
	p.settled()
}

func TestTheLinesAreDrawnWithAndWithoutWebGL(t *testing.T) {
	for _, c := range []struct {
		name   string
		before []func(*page)
		canvas string
	}{
		{"webgl", []func(*page){withWebGL}, "network-lines"},
		{"plain", []func(*page){withoutWebGL}, "network-lines-plain"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, desktop, "#lang=en&theme=light", c.before...).ready()
			p.settled()
			p.want("the canvas that is shown", `[...document.querySelectorAll(".network .lines")].filter(c => c.getClientRects().length).map(c => c.dataset.part).join()`, c.canvas)
			ink := func(box string) int { n, _ := strconv.Atoi(p.text(lineInk + box)); return n }
			if n := ink(`(0, 0, .4, 1)`); n != 0 {
				t.Errorf("%d pixels of signals out of an empty image", n)
			}
			p.mouse(three)
			p.wait(digit + ` === "3"`)
			p.settled()
			signals := ink(`()`)
			if signals < 5000 {
				t.Errorf("%d pixels of lines under a 3", signals)
			}
			if n := ink(`(.2, 0, .4, 1)`); n < 200 {
				t.Errorf("%d pixels of lines from the image", n)
			}
			p.shot("network-signal-" + c.name)
			p.tapOn(`[data-lines="weight"]`)
			p.want("pressed", `document.querySelector('[data-lines="weight"]').ariaPressed`, "true")
			weights := ink(`()`)
			if weights <= signals {
				t.Errorf("%d pixels of all weights, %d of signals", weights, signals)
			}
			p.shot("network-weight-" + c.name)
			p.tapOn(`[data-lines="strongest"]`)
			strongest := ink(`()`)
			eval[bool](p, `(() => { const r = document.querySelector('[data-part="network-strongest"]'); r.value = 10; r.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
			p.settled()
			p.shot("network-strongest-" + c.name)
			if few := ink(`()`); few == 0 || few >= strongest || strongest >= signals {
				t.Errorf("pixels of 10 lines, 100 lines, all signals: %d, %d, %d", few, strongest, signals)
			}
			p.quiet()
		})
	}
}

func TestALostGraphicsCardIsReplacedAndComesBack(t *testing.T) {
	p := open(t, desktop, "", withWebGL).ready()
	p.sample("3")
	p.wait(digit + ` === "3"`)
	shown := `[...document.querySelectorAll(".network .lines")].filter(c => c.getClientRects().length).map(c => c.dataset.part).join()`
	eval[bool](p, `(window.card = document.querySelector('[data-part="network-lines"]').getContext("webgl2").getExtension("WEBGL_lose_context"), card.loseContext(), true)`)
	p.wait(shown + ` === "network-lines-plain"`)
	p.settled()
	if p.text(lineInk+`()`) == "0" {
		t.Error("nothing is drawn without the card")
	}
	eval[bool](p, `(card.restoreContext(), true)`)
	p.wait(shown + ` === "network-lines"`)
	p.settled()
	if p.text(lineInk+`()`) == "0" {
		t.Error("nothing is drawn with the card back")
	}
}

func TestPointingAndSelecting(t *testing.T) {
	p := open(t, desktop, "#lang=en&theme=light").ready()
	eval[bool](p, `(window.told = [], inkling.on("select", e => told.push(JSON.stringify([e.layer, e.index, e.row, e.column]))), true)`)
	p.sample("3")
	p.wait(digit + ` === "3"`)
	p.pointAt(neuronAt("1.4"), .5, .5, false)
	p.want("pointing tells", readout+`.startsWith("hidden layer 1, neuron 5: z = ")`, "true")
	p.want("pointing selects nothing", pressed1, "")
	p.pointAt(neuronAt("1.4"), .5, .5, true)
	p.wait(pressed1 + ` === "1.4"`)
	p.want("told", `told.join()`, `[1,4,null,null]`)
	p.want("said", part("announcement")+`.textContent.startsWith("hidden layer 1, neuron 5: z = ")`, "true")
	p.shot("network-selected")
	p.pointAt(part("network-input"), 5.5/28, 3.5/28, true)
	p.want("a pixel", readout+`.startsWith("Pixel in row 4, column 6: a = ")`, "true")
	p.wait(`told.length === 2`)
	p.want("told of the pixel", `told[1]`, `[0,89,3,5]`)
	p.want("its ring", `(() => { const a = document.querySelector('[data-part="network-ring"]').getBoundingClientRect(), b = `+part("network-input")+`.getBoundingClientRect(); return Math.round((a.left - b.left) / b.width * 28) + "," + Math.round((a.top - b.top) / b.height * 28) })()`, "5,3")
	p.pointAt(neuronAt("3.3"), .5, .5, true)
	p.wait(pressed1 + ` === "3.3"`)
	// Half-way between two neurons lies a line into the selected output.
	middle := `({getBoundingClientRect: () => { const a = ` + neuronAt("2.0") + `.getBoundingClientRect(), b = ` + neuronAt("3.3") + `.getBoundingClientRect(); return {left: (a.left + a.right + b.left + b.right) / 4, top: (a.top + a.bottom + b.top + b.bottom) / 4, width: 0, height: 0} }})`
	p.pointAt(middle, 0, 0, false)
	p.want("a line", readout+`.startsWith("hidden layer 2, neuron 1 → output 3: w·a = ")`, "true")
	p.shot("network-line")
	p.pointAt(neuronAt("3.3"), .5, .5, true)
	p.wait(pressed1 + ` === ""`)
	p.quiet()
}

func TestTheStoryIsTold(t *testing.T) {
	p := open(t, desktop, "#lang=en&theme=light").ready()
	p.sample("3")
	p.wait(digit + ` === "3"`)
	live := p.text(neuronAt("3.3") + `.textContent`)
	p.click("story-step")
	p.want("first the image", readout+`.startsWith("The image enters")`, "true")
	p.want("nothing is lit", neuronAt("1.0")+`.textContent`, "")
	p.click("story-step")
	p.want("then the sum", readout, "hidden layer 1: every neuron adds up weight × input, 784 of 784 terms.")
	p.want("the sum is in the neuron", `/^−?\d+\.\d$/.test(`+neuronAt("1.0")+`.textContent)`, "true")
	p.want("nothing behind it", neuronAt("2.0")+`.textContent`, "")
	eval[bool](p, `(() => { const r = document.querySelector('[data-part="story-scrub"]'); r.value = 0.16; r.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
	p.wait(`/^hidden layer 1: every neuron adds up weight × input, \d{2,3} of 784/.test(` + readout + `)`)
	p.shot("network-story")
	for range 10 {
		p.click("story-step")
	}
	p.want("the answer", readout+`.startsWith("The answer: output 3 is the largest")`, "true")
	p.want("as it is", neuronAt("3.3")+`.textContent`, live)
	p.click("story-speed")
	p.want("twice as fast", part("story-speed")+`.textContent`, "2×")
	p.click("story-play")
	p.wait(part("story-play") + `.textContent.includes("Pause")`)
	p.wait(readout + `.startsWith("hidden layer 1")`)
	eval[bool](p, `(`+neuronAt("1.0")+`.focus(), true)`)
	p.keys(" ")
	p.wait(`!` + part("story-play") + `.textContent.includes("Pause")`)
	p.mouse([][]point{{{.5, .4}, {.5, .6}}})
	p.settled()
	p.want("drawing ends the story", part("story-leave")+`.dataset.shown`, "false")
	p.want("and the live numbers are back", neuronAt("3.3")+`.textContent !== ""`, "true")
	p.quiet()
}

func TestUnderReducedMotionTheStorySteps(t *testing.T) {
	p := open(t, desktop, "#lang=en").ready()
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}})
	p.sample("3")
	p.wait(digit + ` === "3"`)
	for range 2 {
		p.click("story-speed")
	}
	eval[bool](p, `(window.captions = new Set(), new MutationObserver(() => captions.add(`+readout+`)).observe(document.querySelector('[data-part="network-readout"]'), {childList: true, characterData: true, subtree: true}), true)`)
	p.click("story-play")
	p.wait(readout + `.startsWith("The answer")`)
	p.want("no sum but a finished one", `[...captions].filter(c => /adds up/.test(c) && !/784 of 784|16 of 16/.test(c)).join()`, "")
	p.want("every sum", `[...captions].filter(c => /adds up/.test(c)).length`, "3")
}

func TestTheNetworkOnAPhone(t *testing.T) {
	p := open(t, phone, "#lang=zh&theme=light", withWebGL).ready()
	p.touch(seven)
	p.wait(digit + ` === "7"`)
	scroll := `(document.querySelector(".network-panel").scrollIntoView(), true)`
	eval[bool](p, scroll)
	p.settled()
	p.shot("network-phone-zh")
	for _, c := range [][2]string{{"1", "0,1"}, {"3", "2,3"}, {"0", "0,1,2,3"}} {
		layer, shown := c[0], c[1]
		p.tapOn(`.view-tools [data-view="` + layer + `"]`)
		p.want("layers shown", `[...document.querySelectorAll(".network [data-layer]")].filter(e => e.getClientRects().length).map(e => e.dataset.layer).join()`, shown)
		p.want("sideways scrolling", `document.documentElement.scrollWidth > innerWidth`, "false")
		eval[bool](p, scroll)
		p.settled()
		p.shot("network-phone-layer-" + layer)
		if p.text(lineInk+`()`) == "0" {
			t.Errorf("no lines with layer %s", layer)
		}
	}
	b := eval[box](p, `(() => { const r = `+neuronAt("2.3")+`.getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`)
	p.touchAt(b, touchStart, point{.5, .5})
	p.touchAt(b, touchEnd)
	p.wait(pressed1 + ` === "2.3"`)

	size := `Math.round(document.querySelector('[data-part="network"]').getBoundingClientRect().width)`
	before := eval[float64](p, size)
	p.tapOn(`[data-part="zoom-in"]`)
	p.tapOn(`[data-part="zoom-in"]`)
	p.wait(size + fmt.Sprintf(` === %v`, 2*before))
	p.want("sideways scrolling of the page", `document.documentElement.scrollWidth > innerWidth`, "false")
	eval[bool](p, `(document.querySelector(".network-place").scrollTo(1000, 0), true)`)
	p.settled()
	p.shot("network-phone-zoomed")
	if p.text(lineInk+`()`) == "0" {
		t.Error("no lines in the large network")
	}
	b = eval[box](p, `(() => { const r = `+neuronAt("3.1")+`.getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`)
	if b.Width < 44 || b.Left < 0 || b.Left > 390 {
		t.Errorf("output 1 stands at %+v", b)
	}
	p.touchAt(b, touchStart, point{.5, .5})
	p.touchAt(b, touchEnd)
	p.wait(pressed1 + ` === "3.1"`)
	for range 3 {
		p.tapOn(`[data-part="zoom-out"]`)
	}
	p.wait(size + fmt.Sprintf(` === %v`, before))
	p.quiet()
}
