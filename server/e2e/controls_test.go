//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// click clicks the element of a part, as a mouse does.
func (p *page) click(name string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Click(chromedp.CSS(`[data-part="`+name+`"]`))); err != nil {
		p.t.Fatal(err)
	}
	p.settled()
}

// keys types keys, some with modifiers.
func (p *page) keys(keys string, options ...chromedp.KeyOption) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.KeyEvent(keys, options...)); err != nil {
		p.t.Fatal(err)
	}
}

// sample loads a ready-made drawing: 0 … 9, or 10 for the one between 4 and 9.
func (p *page) sample(label string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Click(chromedp.CSS(`[data-sample="`+label+`"]`))); err != nil {
		p.t.Fatal(err)
	}
	p.settled()
}

// ctrl is the modifier of shortcuts, as the protocol counts it.
const ctrl = 2

// ink is how many pixels of the pad are inked.
const padInk = `(() => { const c = document.querySelector('[data-part="pad"]'); return c.getContext("2d").getImageData(0, 0, c.width, c.height).data.filter((v, i) => i % 4 === 3 && v > 128).length })()`

// image is what the network sees, as one string.
const image = `Array.from(inkling.image()).join()`

func TestUndoRedoAndClear(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.mouse([][]point{{{.5, .15}, {.5, .5}, {.5, .85}}})
	p.wait(digit + ` === "1"`)
	one := p.text(image)
	p.mouse([][]point{{{.2, .2}, {.8, .8}}})
	p.settled()
	if p.text(image) == one {
		t.Fatal("the second stroke changed nothing")
	}
	p.click("undo")
	p.want("picture after undo", image, one)
	p.click("redo")
	p.click("clear")
	p.want("status after clear", status, "empty")
	p.want("ink on the pad after clear", padInk, "0")
	p.want("undo after clear", part("undo")+`.getAttribute("aria-disabled")`, "false")
	p.keys("z", chromedp.KeyModifiers(ctrl))
	p.keys("z", chromedp.KeyModifiers(ctrl))
	p.settled()
	p.want("picture after Ctrl+Z twice", image, one)
	p.keys("y", chromedp.KeyModifiers(ctrl))
	p.settled()
	if p.text(image) == one {
		t.Error("Ctrl+Y brought nothing back")
	}
	p.quiet()
}

func TestKeyboardAloneDraws(t *testing.T) {
	p := open(t, desktop, "").ready()
	eval[bool](p, `(`+part("lang")+`.focus(), true)`)
	p.keys(kb.Tab + kb.Tab)
	p.want("Tab leads to the pad", `document.activeElement.dataset.part`, "pad")
	p.want("how to draw with keys is seen", `document.querySelector(".pad-hint-keys").offsetParent !== null`, "true")
	p.shot("desktop-light-en-keys")
	p.keys(kb.ArrowUp + kb.ArrowUp + kb.ArrowUp + kb.ArrowUp + kb.ArrowUp + kb.ArrowUp + kb.ArrowUp + kb.ArrowUp)
	p.settled()
	p.want("ink while the pen is up", status, "empty")
	p.keys(" ")
	for range 18 {
		p.keys(kb.ArrowDown)
	}
	p.keys(" ")
	p.wait(digit + ` === "1"`)
	p.want("the cursor is visible", `getComputedStyle(`+part("pad-cursor")+`).visibility`, "visible")
	p.shot("desktop-light-en-keyboard")
	p.wait(part("announcement") + `.textContent.includes("1")`)
	p.keys(kb.Delete)
	p.wait(status + ` === "empty"`)
	p.quiet()
}

func TestEveryControlIsReachedByTab(t *testing.T) {
	p := open(t, desktop, "").ready()
	seen := map[string]bool{}
	for range 40 {
		p.keys(kb.Tab)
		seen[p.text(`document.activeElement.dataset.part || document.activeElement.tagName`)] = true
	}
	for _, name := range []string{"lang", "theme", "pad", "undo", "redo", "clear", "sample", "step-box", "step-scale", "step-centre", "step-straighten", "anyway"} {
		if !seen[name] {
			t.Errorf("Tab never reaches %s", name)
		}
	}
}

func TestLanguageSwitchesInPlaceAndIsRemembered(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.click("lang")
	p.want("language", `document.documentElement.lang`, "zh-Hans")
	p.want("the button leads back", part("lang")+`.textContent`, "English")
	p.want("title", `document.title`, "Inkling：动笔写，看神经网络怎么认")
	p.want("the drawing is still read", digit, "3")
	p.want("answer in Chinese", part("answer")+`.textContent.includes("明显领先")`, "true")
	p.visit("")
	p.ready()
	p.want("language after coming back", `document.documentElement.lang`, "zh-Hans")
	p.quiet()
}

func TestThemeSwitchesAndIsRemembered(t *testing.T) {
	const background = `getComputedStyle(document.body).backgroundColor`
	p := open(t, desktop, "").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("paper", background, "rgb(247, 244, 238)")
	p.click("theme")
	p.want("chalkboard", background, "rgb(18, 22, 28)")
	p.want("ink on the pad is chalk", `(() => { const c = `+part("pad")+`; const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data; for (let i = 3; i < d.length; i += 4) if (d[i] === 255) return d[i-3] > 200; })()`, "true")
	p.visit("")
	p.ready()
	p.want("after coming back", background, "rgb(18, 22, 28)")
	p.click("theme")
	p.want("and back to paper", background, "rgb(247, 244, 238)")
	p.want("which is the system's again", `document.documentElement.dataset.theme`, "undefined")
	eval[bool](p, `(location.hash = "#lang=zh&theme=dark", true)`)
	p.wait(background + ` === "rgb(18, 22, 28)" && document.documentElement.lang === "zh-Hans"`)
	p.want("a link is not stored", `localStorage.getItem("inkling-lang") + localStorage.getItem("inkling-theme")`, "nullauto")
	p.quiet()
}

func TestFragmentSetsLanguageAndTheme(t *testing.T) {
	p := open(t, desktop, "#v=1&lang=zh&theme=dark&unknown=1").ready()
	p.want("language", `document.documentElement.lang`, "zh-Hans")
	p.want("theme", `document.documentElement.dataset.theme`, "dark")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.shot("desktop-dark-zh")
	p.quiet()
}

func TestStepsSwitchOffAndOn(t *testing.T) {
	p := open(t, desktop, "").ready()
	small := [][]point{nil}
	for _, q := range three[0] {
		small[0] = append(small[0], point{0.05 + q.x/3, 0.62 + q.y/3})
	}
	p.mouse(small)
	p.wait(digit + ` === "3"`)
	all := p.text(image)
	for _, step := range []string{"box", "scale", "centre", "straighten"} {
		before := p.text(image)
		p.click("step-" + step)
		p.want(step+" is off", part("step-"+step)+`.getAttribute("aria-checked")`, "false")
		if p.text(image) == before {
			t.Errorf("switching %s off changed nothing", step)
		}
	}
	raw := eval[[]float64](p, `Array.from(inkling.image())`)
	for i, v := range raw {
		if row, column := i/28, i%28; v > 0 && (row < 16 || column > 12) {
			t.Fatalf("without steps there is ink at row %d, column %d; it was drawn at the lower left", row, column)
		}
	}
	p.shot("desktop-light-en-raw")
	for _, step := range []string{"straighten", "centre", "scale", "box"} {
		p.click("step-" + step)
	}
	p.want("all steps on again", image, all)
	p.quiet()
}

func TestBetweenFourAndNineItIsUnsure(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.sample("10")
	p.want("status", status, "unsure")
	p.want("no digit stands alone", part("answer")+`.querySelector("[data-show=digit]").textContent.includes("/")`, "true")
	p.shot("desktop-light-en-unsure")
	p.click("clear")
	p.mouse(four9)
	p.settled()
	p.want("status of one drawn by hand", status, "unsure")
	for d := range 10 {
		p.sample(string(rune('0' + d)))
		p.want("sample", digit, string(rune('0'+d)))
		p.want("sample's status", status, "sure")
	}
	p.click("undo")
	p.want("undo after a sample", digit, "8")
	p.quiet()
}

// What ends a stroke while the pen is down must not end the pad.
func TestThePadLivesThroughEditsUnderThePen(t *testing.T) {
	for name, edit := range map[string]func(p *page){
		"undo":     func(p *page) { p.keys("z", chromedp.KeyModifiers(ctrl)) },
		"a script": func(p *page) { eval[bool](p, `(inkling.clear(), true)`) },
		"draw":     func(p *page) { eval[bool](p, `inkling.draw([[[0, 0], [9, 9]]]).then(() => true)`) },
		"theme":    func(p *page) { eval[bool](p, `(`+part("theme")+`.click(), true)`) },
		"space": func(p *page) {
			p.want("the page scrolls instead", part("pad")+`.dispatchEvent(new KeyboardEvent("keydown", {key: " ", bubbles: true, cancelable: true}))`, "false")
		},
		"a stray key": func(p *page) { eval[bool](p, `document.dispatchEvent(new KeyboardEvent("keydown", {key: "a"}))`) },
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, desktop, "").ready()
			b := p.padBox()
			p.mouseAt(b, pressed, point{.2, .2}, left, 1)
			p.mouseAt(b, moved, point{.4, .4}, left, 1)
			edit(p)
			p.mouseAt(b, moved, point{.6, .4}, left, 1)
			p.mouseAt(b, released, point{.6, .4}, left, 0)
			p.click("clear")
			p.wait(status + ` === "empty"`)
			p.mouse(three)
			p.wait(digit + ` === "3"`)
			p.want("the page is ready", `document.documentElement.dataset.ready`, "true")
			p.quiet()
		})
	}
}

func TestHoldingSpaceDrawsOneStroke(t *testing.T) {
	p := open(t, desktop, "").ready()
	eval[bool](p, `(`+part("pad")+`.focus(), true)`)
	eval[bool](p, `([0, 1, 2, 3].forEach(i => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: " ", bubbles: true, repeat: i > 0}))), true)`)
	p.settled()
	p.want("the pen is down", part("pad-cursor")+`.dataset.down`, "true")
	p.want("and said to be", part("announcement")+`.textContent`, "Pen down")
	p.keys(kb.Escape)
	p.settled()
	p.want("and lifted", part("pad-cursor")+`.dataset.down`, "false")
	p.click("undo")
	p.want("it was one dot", status, "empty")
}
