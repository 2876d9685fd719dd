//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"inkling/nn"
)

// press clicks what a CSS selector finds first.
func (p *page) press(selector string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		p.t.Fatalf("%s: %v", selector, err)
	}
	p.settled()
}

// tab opens a tab of the workbench.
func (p *page) tab(name string) {
	p.t.Helper()
	p.press(`[data-tab="` + name + `"]`)
}

// tests waits for the test digits, which come after the first answer.
func (p *page) tests() *page {
	p.t.Helper()
	p.wait(`document.querySelector(".tests-note").dataset.state === "done"`)
	p.settled()
	return p
}

// padCopy is the pad's pixels, read from a copy: reading a canvas itself often
// makes Chromium warn.
const padCopy = `(() => { const c = document.querySelector('[data-part="pad"]'), k = document.createElement("canvas"); k.width = c.width; k.height = c.height; const x = k.getContext("2d"); x.drawImage(c, 0, 0); return x.getImageData(0, 0, k.width, k.height).data })()`

// copiedInk is how many pixels of the pad are inked.
const copiedInk = padCopy + `.filter((v, i) => i % 4 === 3 && v > 128).length`

const shownTiles = `[...document.querySelectorAll('[data-tiles="gallery"] .tile:not([hidden])')]`

// captions are the words under the gallery's digits.
func (p *page) captions() []string {
	p.t.Helper()
	return strings.Split(p.text(shownTiles+`.map(e => e.textContent).join("|")`), "|")
}

func TestADigitFromTheGalleryIsReadAndTakenBack(t *testing.T) {
	p := open(t, desktop, "").ready().tests()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	drawn, drawnInk := p.text(image), p.text(copiedInk)
	p.tab("gallery")
	p.wait(shownTiles + `.length === 60`)
	p.want("the first test digit", shownTiles+`[0].textContent`, "7")
	p.press(`[data-tiles="gallery"] .tile`)
	p.wait(digit + ` === "7"`)
	p.want("the sum of what the network sees is a 7's, not the drawing's", `Array.from(inkling.image()).join() !== `+strconv.Quote(drawn), "true")
	p.want("ink on the pad", copiedInk+` > 1000`, "true")
	p.want("the tile is marked", shownTiles+`[0].getAttribute("aria-pressed")`, "true")
	if got := p.text(`document.querySelector('[data-on-pad="gallery"] p').textContent`); !strings.Contains(got, "digit 7 from MNIST") {
		t.Errorf("note %q", got)
	}
	p.click("undo")
	p.want("the drawing after undo", image, drawn)
	p.want("its ink after undo", copiedInk, drawnInk)
	p.want("the note after undo", `document.querySelector('[data-on-pad="gallery"] p').textContent`, "")
	p.click("redo")
	p.wait(digit + ` === "7"`)
	p.mouse([][]point{{{.5, .15}, {.5, .5}, {.5, .85}}})
	p.wait(digit + ` === "1"`)
	p.want("a stroke takes the picture's place on the pad", copiedInk+` < 12000`, "true")
	p.click("undo")
	p.wait(digit + ` === "7"`)
	p.quiet()
}

func TestThePadShowsWhatTheNetworkSees(t *testing.T) {
	p := open(t, desktop, "#theme=light").ready().tests()
	p.tab("gallery")
	p.wait(shownTiles + `.length === 60`)
	for _, s := range []string{"box", "scale", "centre", "straighten"} {
		p.click("step-" + s)
	}
	p.press(`[data-tiles="gallery"] .tile:nth-child(4)`)
	p.wait(part("answer") + `.dataset.digit`)
	// The pad in 28×28 squares, each's mean, beside the picture without any step.
	p.want("the largest difference is small", `(() => {
		const c = document.querySelector('[data-part="pad"]'), n = c.width / 28, ink = inkling.image();
		const data = `+padCopy+`;
		let sum = 0;
		for (let r = 0; r < 28; r++) for (let k = 0; k < 28; k++) {
			const x = Math.round((k + .5) * n), y = Math.round((r + .5) * n);
			sum += Math.abs(data[4 * (y * c.width + x) + 3] / 255 - ink[28 * r + k]);
		}
		return sum / 784 < 0.02;
	})()`, "true")
	p.click("theme")
	p.want("the picture in the dark theme's ink", `(() => { const d = `+padCopy+`; let best = 0; for (let i = 0; i < d.length; i += 4) if (d[i+3] > 250) best = Math.max(best, d[i]); return best > 200 })()`, "true")
	p.quiet()
}

func TestGalleryFilters(t *testing.T) {
	p := open(t, desktop, "#lang=en").ready().tests()
	p.tab("gallery")
	p.wait(shownTiles + `.length === 60`)
	p.want("the whole sample", part("gallery-page")+`.textContent`, "1 to 60 of 1,000")
	p.click("gallery-next")
	p.want("the second page", part("gallery-page")+`.textContent`, "61 to 120 of 1,000")
	p.press(`[data-which="wrong"]`)
	wrong := p.captions()
	for _, c := range wrong {
		if !strings.Contains(c, " → ") {
			t.Errorf("%q is among those read wrong", c)
		}
	}
	p.press(`[data-which="easy"]`)
	p.press(`.gallery [data-digit="4"]`)
	for _, c := range p.captions() {
		if c != "4" {
			t.Errorf("%q is among the easiest fours", c)
		}
	}
	p.press(`[data-which="hard"]`)
	if first := p.captions()[0]; !strings.HasPrefix(first, "4 → ") {
		t.Errorf("the hardest four is %q", first)
	}
	// With the keyboard: one stop for Tab, arrows between the tiles, Enter loads.
	eval[bool](p, `(document.querySelector('[data-tiles="gallery"] .tile[tabindex="0"]').focus(), true)`)
	p.keys(kb.ArrowRight + kb.ArrowDown + kb.ArrowLeft + kb.ArrowUp + kb.ArrowRight)
	p.want("focus", shownTiles+`.indexOf(document.activeElement)`, "1")
	p.want("stops for Tab", shownTiles+`.filter(e => e.tabIndex === 0).length`, "1")
	p.keys(kb.Enter)
	p.wait(`document.activeElement.getAttribute("aria-pressed") === "true"`)
	p.quiet()
}

func TestWhatANeuronLikes(t *testing.T) {
	p := open(t, desktop, "#lang=en").ready().tests()
	p.tab("likes")
	p.wait(part("likes-sentence") + `.textContent.startsWith("hidden layer 1, neuron 1:")`)
	p.press(`[data-part="likes"] [data-layer="3"]`)
	p.press(`[data-likes="3.8"]`)
	p.wait(part("likes-sentence") + `.textContent.startsWith("output 8: lit most by 8")`)
	p.want("the bar of 8 is the longest", `[...document.querySelectorAll('[data-part="likes-means"] .output')].findIndex(e => e.dataset.largest === "true")`, "8")
	p.press(`[data-tiles="likes-most"] .tile`)
	p.wait(digit + ` === "8"`)
	p.quiet()
}

func TestAccuracyOpensTheGallery(t *testing.T) {
	p := open(t, desktop, "#lang=en").ready().tests()
	p.tab("accuracy")
	p.wait(`/^\d\d\.\d %$/.test(` + part("accuracy-sample") + `.textContent)`)
	right := `[...document.querySelectorAll('[data-confusion="accuracy"] [data-kind="right"]')].reduce((n, e) => n + Number(e.textContent), 0)`
	p.want("the diagonal", part("accuracy-sample")+`.textContent === (`+right+` / 10).toFixed(1) + " %"`, "true")
	file, err := os.ReadFile("../../web/weights/mlp-16-16.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	weights, err := nn.ParseWeights(file)
	if err != nil {
		t.Fatal(err)
	}
	tested, err := strconv.ParseFloat(weights.Metadata["test_accuracy"], 64)
	if err != nil {
		t.Fatal(err)
	}
	p.want("on all test digits", part("accuracy-all")+`.textContent`, fmt.Sprintf("%.2f %%", 100*tested))
	p.want("all are counted", `[...document.querySelectorAll('[data-confusion="accuracy"] .confusion-cell')].reduce((n, e) => n + (Number(e.textContent) || 0), 0)`, "1000")
	cell := p.text(`(() => { const cells = [...document.querySelectorAll('[data-confusion="accuracy"] [data-kind="wrong"]')]; return cells.sort((a, b) => b.textContent - a.textContent)[0].dataset.cell })()`)
	count := p.text(fmt.Sprintf(`document.querySelector('[data-cell=%q]').textContent`, cell))
	p.press(`[data-cell="` + cell + `"]`)
	p.wait(shownTiles + `.length === ` + count)
	for _, c := range p.captions() {
		if want := strings.Replace(cell, ".", " → ", 1); c != want {
			t.Errorf("%q in the cell %s", c, want)
		}
	}
	p.want("where the focus is", `document.activeElement.id`, "tab-gallery")
	p.quiet()
}

func TestThePageDoesWithoutTestDigits(t *testing.T) {
	p := open(t, desktop, "#lang=en", func(p *page) {
		replace(p, "mnist-test-1000.bin", 404, "")
	}).ready()
	p.tab("gallery")
	p.want("it says that they are on their way", `document.querySelector('[data-part="gallery"] .tests-note').dataset.state`, "progress")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.wait(`document.querySelector('[data-part="gallery"] .tests-note').dataset.state === "failed"`)
	p.shot("gallery-failed")
	command(p, fetch.Disable, cdp.Empty{})
	p.press(`[data-part="gallery"] [data-part="tests-retry"]`)
	p.wait(shownTiles + `.length === 60`)
}

func TestDataTabsOnEveryScreen(t *testing.T) {
	for _, c := range []struct {
		name   string
		device device
		hash   string
	}{
		{"desktop-light-en", desktop, "#lang=en&theme=light"},
		{"desktop-dark-zh", desktop, "#lang=zh&theme=dark"},
		{"phone-light-zh", phone, "#lang=zh&theme=light"},
		{"phone-dark-en", phone, "#lang=en&theme=dark"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, c.device, c.hash).ready().tests()
			p.sample("3")
			for _, tab := range []string{"gallery", "likes", "accuracy", "tray"} {
				p.tab(tab)
				if tab == "gallery" {
					p.wait(shownTiles + `.length === 60`)
					p.press(`[data-which="hard"]`)
					p.press(`[data-tiles="gallery"] .tile:nth-child(3)`)
				}
				if tab == "tray" {
					p.press(`[data-part="keep"][data-digit="4"]`)
					p.sample("8")
					p.press(`[data-part="keep"][data-digit="8"]`)
				}
				eval[bool](p, `(document.querySelector('.tabs').scrollIntoView({block: "start"}), true)`)
				p.settled()
				p.shot(tab + "-" + c.name)
				p.want(tab+": sideways scrolling", `document.documentElement.scrollWidth > innerWidth`, "false")
				p.want(tab+": text cut off", `[...document.querySelectorAll('#panel-`+tab+` button, #panel-`+tab+` .tile-caption')].filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent).join()`, "")
				if c.device.touch {
					p.want(tab+": controls under 44 px", `[...document.querySelectorAll('#panel-`+tab+` button')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.9).map(e => e.textContent).join()`, "")
				}
			}
			p.quiet()
		})
	}
}
