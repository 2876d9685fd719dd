//go:build e2e

package e2e

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
)

// inPreview is an expression about the document in the preview.
func inPreview(js string) string {
	return `((document) => document?.documentElement && (` + js + `))(` + part("embed-preview") + `.contentDocument)`
}

// previewShows waits until the preview shows parts and a digit, "" for none.
func (p *page) previewShows(what, digitRead string) {
	p.t.Helper()
	p.wait(part("embed-preview"))
	p.wait(inPreview(`document.documentElement.dataset.ready === "true"`))
	p.wait(inPreview(places + ` === "` + what + `"`))
	p.wait(inPreview(`(` + part("answer") + `.dataset.digit ?? "") === "` + digitRead + `"`))
}

// picks presses what is picked for a course page.
func (p *page) picks(name string) {
	p.t.Helper()
	p.press(`[data-pick="` + name + `"]`)
}

const snippet = `document.querySelector('[data-part="embed-code"]').value`

func TestEmbedThisShowsWhatIsPicked(t *testing.T) {
	p := open(t, desktop, "#lang=en").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.click("share")
	p.want("frames before any are asked for", `document.querySelectorAll("iframe").length`, "0")
	p.picks("embed")
	p.previewShows("pad answer", "3")
	p.shot("embed-this-desktop")
	steps := p.text(`history.length`)
	p.press(".embed-this summary")
	p.picks("+seen")
	p.previewShows("pad seen answer", "3")
	p.picks("network")
	p.previewShows("network", "3")
	p.picks("3") // the forward pass is played
	p.wait(snippet + `.includes(' play="1"')`)
	p.shot("embed-this-network")
	p.picks("detector")
	p.previewShows("lesson", "3")
	p.choose("embed-piece", "1")
	p.wait(inPreview(`document.querySelector('[data-piece="pixel"]')?.checkVisibility()`))
	p.picks("pad,answer")
	p.picks("0") // an empty pad
	p.previewShows("pad answer", "")
	p.picks("0")
	p.previewShows("pad answer", "3")
	p.choose("embed-theme", "2")
	p.wait(inPreview(`document.documentElement.dataset.theme === "dark"`))
	p.choose("embed-lang", "3")
	p.wait(inPreview(`document.documentElement.lang === "zh-Hans"`))
	p.want("steps back through previews", `history.length`, steps)
	p.want("kept by the preview", `Object.keys(localStorage).filter(k => k.startsWith("inkling-") && k !== "inkling-lesson").join()`, "")

	p.click("share")
	p.wait(`!document.querySelector("iframe")`)
	p.click("share")
	p.previewShows("pad answer", "3")
	p.picks("link")
	p.wait(`!document.querySelector("iframe")`)
	p.wait(part("share-link") + `.checkVisibility()`)
	p.quiet()
}

// A snippet, pasted into a page of another origin, shows the same parts and reads
// the same digit.
func TestEmbedThisSnippetsWorkElsewhere(t *testing.T) {
	p := open(t, desktop, "#lang=en&theme=light").ready()
	eval[bool](p, `(Object.defineProperty(navigator, "clipboard", {value: {writeText: t => { window.copied = t; return Promise.resolve() }}}), true)`)
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.click("share")
	p.picks("embed")
	p.wait(part("embed-preview"))
	for host, begins := range []string{"<script ", "<iframe ", "from IPython", "<iframe ", "<script "} {
		p.choose("embed-host", strconv.Itoa(host))
		p.wait(snippet + `.startsWith("` + begins + `")`)
		p.click("embed-copy")
		p.wait(part("embed-said") + `.textContent === "Copied."`)
		copied := p.text(`window.copied`)
		if shown := p.text(snippet); copied != shown {
			t.Errorf("copied %q, shown %q", copied, shown)
		}
		if host == int(state.JupyterHost) {
			continue // a cell takes a notebook
		}
		t.Run(strconv.Itoa(host), func(t *testing.T) {
			if host == int(state.SlidesHost) {
				onASlide(t, copied, "pad answer")
			} else {
				pasted(t, copied)
			}
		})
	}
	p.picks("network") // higher than a slide
	p.wait(snippet + `.includes(' parts="network" height="600"')`)
	p.wait(part("embed-preview") + `.style.height === "600px"`)
	onASlide(t, p.text(snippet), "network")
	p.quiet()
}

// onASlide puts a snippet into a deck of reveal.js: the slide holds it whole, the
// page scrolls within, and the deck gets its keys back.
func onASlide(t *testing.T, snippet, parts string) {
	t.Helper()
	q := launch(t, desktop)
	hearing(q)
	q.navigate(deckHost(t, "", snippet))
	q.wait(`Reveal.isReady()`)
	q.want("slides", `Reveal.getTotalSlides()`, "3")
	q.want("loaded before its slide", `document.querySelector("inkling-pad").shadowRoot.querySelector("iframe")`, "null")
	q.keys(kb.ArrowRight)
	f := q.frame(site + "embed/").ready()
	f.want("in the frame", status+` + " " + `+digit+` + " " + `+places, "sure 3 "+parts)
	q.wait(`((pad, slides) => pad.height > 0 && pad.top >= slides.top && pad.bottom <= slides.bottom)(
		document.querySelector("inkling-pad").getBoundingClientRect(), document.querySelector(".slides").getBoundingClientRect())`)
	f.wait(`(scrollTo(0, 100000), scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 1)`)
	f.wait(`(scrollTo(0, 0), scrollY === 0)`)
	q.shot("embed-this-slide-" + strings.ReplaceAll(parts, " ", "-"))

	for range 5 { // a busy browser may lose a click on a frame that has just been scrolled
		q.press("inkling-pad")
		if focused, err := evalIn[bool](f, `document.hasFocus()`); err == nil && focused {
			break
		}
	}
	f.wait(`document.hasFocus()`)
	q.keys(kb.Escape)
	q.wait(`window.heard.some((m) => m.type === "leave") && document.activeElement.localName === "inkling-pad"`)
	q.keys(kb.ArrowRight)
	q.wait(`Reveal.getIndices().h === 2`)
	q.silent()
}

// pasted serves a course page with a snippet and looks at what is in its frame.
func pasted(t *testing.T, snippet string) {
	t.Helper()
	q := launch(t, desktop)
	q.navigate(courseHost(t, nil, map[string]string{"": courseBody(snippet)}))
	q.frame(site + "embed/").ready().
		wait(status + ` + " " + ` + digit + ` + " " + ` + places + ` === "sure 3 pad answer"`)
	q.shot("embed-this-pasted")
}

// A frame as high as the snippet says shows the parts whole, but for what is too
// high for any frame, and not much more.
func TestEmbedThisKnowsHowHighTheFrameIsToBe(t *testing.T) {
	column := desktop
	column.width, column.height = 820, 200
	p := open(t, column, "embed/#lang=zh&parts=pad").ready()
	p.aThree()
	sets := append([][]string{{"pad", "seen"}, {"pad", "answer", "outputs"}, {"answer", "outputs"}}, state.EmbedChoices[:]...)
	for _, name := range state.EmbedParts {
		if view.EmbedHeight([]string{name}, 4) < 900 {
			sets = append(sets, []string{name})
		}
	}
	for _, parts := range sets {
		height := view.EmbedHeight(parts, 4)
		eval[string](p, `location.hash = "lang=zh&ch=4&parts=`+strings.Join(parts, ",")+`"`)
		p.wait(`document.documentElement.dataset.parts === "` + strings.Join(parts, " ") + `"`)
		if lesson.PartChapter(parts[0]) != 0 {
			p.wait(part("chapter") + `.childElementCount > 0`)
		}
		least, most := height-110, height
		if height == 900 {
			least, most = 800, 100_000
		}
		at := eval[int](p, fmt.Sprintf(`new Promise((found) => { const end = performance.now() + 10000; (function look() {
			const h = Math.ceil(document.querySelector(".page").getBoundingClientRect().height);
			if (h >= %d && h <= %d || performance.now() > end) found(h); else requestAnimationFrame(look) })() })`, least, most))
		if at < least || at > most {
			t.Errorf("%s: a frame of %d for a page of %d", parts, height, at)
		}
	}
}

func TestEmbedThisOnAPhone(t *testing.T) {
	small := phone
	small.dark = true
	p := open(t, small, "").ready()
	p.touch(three)
	p.wait(digit + ` === "3"`)
	p.click("share")
	p.picks("embed")
	p.previewShows("pad answer", "3")
	p.shot("embed-this-phone")
	p.press(".embed-this summary")
	p.want("fits", `document.documentElement.scrollWidth <= innerWidth`, "true")
	p.want("too small for a finger", `[...document.querySelectorAll(".share button, .share select, .share summary")]
		.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.textContent).join()`, "")
	p.want("without a name", `[...document.querySelectorAll(".share button, .share select, .share textarea, .share iframe")]
		.filter(e => e.checkVisibility() && !(e.textContent.trim() || e.title || e.ariaLabel || e.labels?.length)).length`, "0")
	p.shot("embed-this-phone-open")
	eval[bool](p, `(`+part("embed-code")+`.scrollIntoView({block: "center"}), true)`)
	p.shot("embed-this-phone-code")
	p.quiet()
}

// The keyboard alone picks, and finds the snippet.
func TestEmbedThisWithTheKeyboard(t *testing.T) {
	p := open(t, desktop, "#lang=zh&theme=dark").ready()
	eval[bool](p, `(`+part("share")+`.focus(), true)`)
	p.keys(kb.Enter)
	p.wait(part("share-panel") + `.checkVisibility()`)
	reach := func(selector string) {
		t.Helper()
		for range 60 {
			if eval[bool](p, `document.activeElement.matches('`+selector+`')`) {
				return
			}
			p.keys(kb.Tab)
		}
		t.Fatalf("Tab does not reach %s", selector)
	}
	reach(`[data-pick="embed"]`)
	p.keys(kb.Enter)
	p.wait(part("embed-preview"))
	reach(`[data-pick="network"]`)
	p.keys(kb.Enter)
	p.wait(snippet + `.includes('parts="network"')`)
	reach(`summary`)
	p.keys(kb.Enter)
	reach(`[data-pick="+pad"]`)
	p.keys(kb.Enter)
	p.wait(snippet + `.includes('parts="pad,network"')`)
	p.previewShows("pad network", "")
	p.shot("embed-this-keyboard")
	reach(`[data-part="embed-host"]`)
	reach(`[data-part="embed-code"]`)
	reach(`[data-part="embed-copy"]`)
	p.quiet()
}

// Two chapters have two challenges, and the choice says so.
func TestEmbedThisSaysHowManyChallenges(t *testing.T) {
	for from, want := range map[string]string{
		"#lang=en&ch=7": "Challenges of chapter 7", "#lang=zh&ch=7": "第 7 章的两个挑战", "#lang=en&ch=9": "Challenge of chapter 9",
	} {
		p := open(t, desktop, from).ready()
		p.click("share")
		p.picks("embed")
		p.wait(`document.querySelector('[data-pick="challenge"]')?.textContent === "` + want + `"`)
	}
}

// A page that is a file has nothing to embed, and says so.
func TestEmbedThisInAFile(t *testing.T) {
	p, _ := openFile(t, desktop, "#lang=en")
	p.click("share")
	p.picks("embed")
	p.wait(`document.querySelector(".embed-this").textContent.startsWith("This page is a file")`)
	p.want("frames", `document.querySelectorAll("iframe").length`, "0")
	p.picks("link")
	p.wait(part("share-link") + `.value.includes("#v=1")`)
}
