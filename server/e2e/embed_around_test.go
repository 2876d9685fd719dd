//go:build e2e

package e2e

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// inkedAt is JavaScript for whether the pad has ink at all points of strokes,
// and none far from them.
func inkedAt(strokes [][]point) string {
	var at []string
	for _, s := range strokes {
		for _, q := range s {
			at = append(at, fmt.Sprintf("[%g,%g]", q.x, q.y))
		}
	}
	return `(() => { const c = document.querySelector('[data-part="pad"]'), w = c.width, pixels = c.getContext("2d").getImageData(0, 0, w, w).data;
		const ink = ([x, y]) => pixels[4 * (Math.floor(y * w) * w + Math.floor(x * w)) + 3] > 128;
		return [` + strings.Join(at, ",") + `].every(ink) && ![[.05, .05], [.95, .05], [.05, .95], [.95, .95], [.2, .5], [.85, .5]].some(ink) })()`
}

// deckHost serves a deck of reveal.js with this between its first slide and its
// last.
func deckHost(t testing.TB, head, slide string) (address string) {
	t.Helper()
	files := map[string]string{}
	for _, name := range []string{"reveal.js", "reveal.css"} {
		b, err := os.ReadFile("testdata/reveal/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(b)
	}
	files[""] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A talk</title><link rel="icon" href="data:,"><link rel="stylesheet" href="reveal.css">
		` + head + `<div class="reveal"><div class="slides"><section><h3>One</h3></section>` + slide + `<section><h3>Three</h3></section></div></div>
		<script src="reveal.js"></script><script>Reveal.initialize()</script>`
	return courseHost(t, nil, files)
}

// A slide of reveal.js is scaled as a whole: ink lands under the pointer. Keys
// typed into the page in it are not the deck's, until Escape.
func TestASlideOfReveal(t *testing.T) {
	deck := deckHost(t, `<script src="`+site+`web/embed.js" async></script>`, readmeSnippet(t, "reveal.js", site))
	const slide = `String(Reveal.getIndices().h)`
	for _, d := range []device{desktop, {width: 1024, height: 768, scale: 1, lang: "en-US"}} {
		p := launch(t, d)
		hearing(p)
		p.navigate(deck)
		p.wait(`Reveal.isReady()`)
		p.want("loaded before its slide", `document.querySelector("inkling-pad").shadowRoot.querySelector("iframe")`, "null")
		p.keys(kb.ArrowRight)
		p.wait(slide + ` === "1"`)
		f := p.frame(site + "embed/").ready()
		f.draw(three, false)
		p.told("3")
		p.want("scaled", `Reveal.getScale() !== 1`, "true")
		f.want("ink where the pointer was", inkedAt(three), "true")
		p.shot("host-reveal")

		// The mouse has brought the focus into the frame.
		f.wait(`(window.typed ||= (document.addEventListener("keydown", (e) => typed.push(e.key), true), [])) && document.hasFocus()`)
		p.keys(kb.ArrowRight)
		p.keys("n")
		f.wait(`typed.join() === "ArrowRight,n"`)
		p.want("keys of the pad turned the slide", slide, "1")
		p.keys(kb.Escape)
		p.wait(`window.heard.some((m) => m.type === "leave") && document.activeElement.localName === "inkling-pad"`)
		p.want("Escape was the deck's as well", `String(Reveal.isOverview())`, "false")
		p.keys(kb.ArrowRight)
		p.wait(slide + ` === "2"`)
		p.keys(kb.ArrowLeft)
		p.wait(slide + ` === "1"`)
		f.want("the drawing is still there", status+" + "+digit, "sure3")
		p.silent()
	}
}

// Pages that change without loading anew, as MkDocs' instant navigation and
// Docusaurus do: the article is replaced, the element goes and comes.
func TestAPageThatReplacesItsArticle(t *testing.T) {
	lines := strings.SplitN(readmeSnippet(t, "Any page, the element", site), "\n", 2)
	script, element := lines[0], lines[1]
	host := courseHost(t, nil, map[string]string{"": docsHead + script + `<nav><button>Next</button></nav><main><article><h1>Week 1</h1>` + element + `</article></main><script>
		const articles = [document.querySelector("article").innerHTML, "<h1>Week 2</h1>"];
		let shown = 0;
		document.querySelector("button").onclick = () => { document.querySelector("article").innerHTML = articles[shown = 1 - shown] };
		</script>`})
	const next = `(document.querySelector("button").click(), heard.length = 0, true)`
	p := launch(t, desktop)
	hearing(p)
	p.navigate(host)
	for range 2 {
		f := p.frame(site + "embed/").ready()
		f.want("begins anew", status, "empty")
		f.draw(three, false)
		p.told("3")
		eval[bool](p, next)
		p.want("a frame without an article", `frames.length`, "0")
		eval[bool](p, next)
	}
	p.silent()
}

// A finger in the pad draws, beside it scrolls, on a tablet held either way.
func TestATabletInACoursePage(t *testing.T) {
	for _, c := range []struct {
		name, snippet string
		device        device
	}{
		{"landscape", "Any page, the element", device{width: 1024, height: 768, scale: 2, touch: true, lang: "en-US"}},
		{"portrait", "Any page, a plain iframe", device{width: 768, height: 1024, scale: 2, touch: true, lang: "en-US"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			host := courseHost(t, nil, map[string]string{"": strings.Replace(courseBody(readmeSnippet(t, c.snippet, site)), `<meta charset="utf-8">`,
				`<meta charset="utf-8"><meta name="viewport" content="width=device-width">`, 1) + `<p style="height: 3000px">Much more.</p>`})
			p := launch(t, c.device)
			hearing(p)
			p.navigate(host)
			f := p.frame(site + "embed/").ready()
			f.draw(seven, true)
			p.told("7")
			p.shot("host-tablet-" + c.name)
			pad := f.place("pad")
			eval[bool](p, `(heard.length = 0, true)`)
			f.wait(`(` + part("clear") + `.click(), true)`)
			f.wait(status + ` === "empty"`)
			p.swipe(pad.Left+pad.Width/2, pad.Top+.85*pad.Height, .7*pad.Height)
			p.told("1")
			p.want("drawing scrolled", `scrollY`, "0")
			f.want("drawing scrolled the frame", `scrollY`, "0")
			p.swipe(4, 600, 300)
			p.wait(`scrollY > 50`)
			f.want("the drawing stays", status+" + "+digit, "sure1")
			p.silent()
		})
	}
}

// swipe moves a finger upwards, slowly enough to scroll what can be scrolled.
func (p *page) swipe(x, y, distance float64) {
	p.t.Helper()
	way := box{x, y, 1, -distance}
	p.touchAt(way, touchStart, point{})
	for share := .1; share <= 1; share += .1 {
		p.touchAt(way, touchMove, point{0, share})
		p.settled()
	}
	p.touchAt(way, touchEnd)
}

// A course with a copy of the site in a folder of its own, once the copy's
// front page has been opened: what is in frames works without a network.
func TestACourseWithItsOwnCopyNeedsNoNetwork(t *testing.T) {
	for _, name := range []string{"Any page, a plain iframe", "Any page, the element"} {
		t.Run(name, func(t *testing.T) {
			h := newHost(t, "/course/inkling/")
			at := h.URL + "/course/inkling/"
			text := readmeSnippet(t, name, "inkling/")
			script, element, found := strings.Cut(text, "</script>")
			if !found {
				script, element = "", text
			}
			h.set(func() {
				h.copies["/course/"] = map[string]string{"index.html": courseBody(script + "</script><div></div>")}
			})
			p := launch(t, keeper())
			hearing(p)
			p.navigate(at)
			p.keptWhole()
			p.navigate(h.URL + "/course/")
			p.wait(`document.readyState === "complete"`)
			h.cut()
			eval[bool](p, `(document.querySelector("div").innerHTML = `+"`"+element+"`"+`, true)`)
			f := p.frame(at + "embed/").ready()
			f.draw(three, false)
			p.told("3")
		})
	}
}

// A folder on a stick: a page of one's own beside the page as one file, or
// beside the whole site.
func TestACoursePageInAFile(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"embed/one.html", "web/embed.js"} {
		b, err := os.ReadFile("../../dist/" + name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "inkling", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, body := range map[string]string{
		"frame.html":     strings.Replace(readmeSnippet(t, "Any page, a plain iframe", "inkling/"), "embed/#", "embed/one.html#", 1),
		"sandboxed.html": strings.Replace(readmeSnippet(t, "Any page, sandboxed", "inkling/"), "embed/#", "embed/one.html#", 1),
		"element.html":   readmeSnippet(t, "Any page, the element", "inkling/"),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(folder, name)
			if err := os.WriteFile(path, []byte(courseBody(body)), 0o644); err != nil {
				t.Fatal(err)
			}
			at := &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
			p := launch(t, desktop)
			hearing(p)
			p.navigate(at.String())
			f := p.frame(at.ResolveReference(&url.URL{Path: "inkling/embed/one.html"}).String()).ready()
			f.draw(three, false)
			p.told("3")
			p.silent()
		})
	}
}
