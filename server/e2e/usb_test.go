//go:build e2e

package e2e

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
)

// The stick's start page, opened by a double-click, leads to the page, to a
// chapter and to the teacher's page, in both languages.
func TestTheStickStarts(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "课件 100% #1")
	if err := os.Rename(unzipped(t, "inkling-usb.zip"), folder); err != nil {
		t.Fatal(err)
	}
	start := (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder) + "/start.html"}).String()
	dark := phone
	dark.dark = true
	darkDesk := desktop
	darkDesk.dark = true
	for name, d := range map[string]device{"desktop-light": desktop, "desktop-dark": darkDesk, "phone-light": phone, "phone-dark": dark} {
		p := launch(t, d)
		p.navigate(start)
		p.want("what is cut off", `document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll("a, p")].some(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline")`, "false")
		p.want("links under 44 px", `[...document.querySelectorAll("main a, .jump")].filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.9).length`, "0")
		p.shot("usb-" + name)
	}
	p := launch(t, desktop)
	p.navigate(start)
	p.navigate(p.text(`document.querySelector('[lang="en"] .open').href`))
	p.ready().mouse(three)
	p.wait(digit + ` === "3"`)
	p.navigate(start)
	p.navigate(p.text(`document.querySelector('section[lang="zh-Hans"] li:nth-child(4) a').href`))
	p.ready().wait(part("chapter") + `.dataset.number === "4" && document.querySelector(".lesson-title").textContent === "为什么要有隐藏层？"`)
	p.navigate(start)
	p.navigate(p.text(`document.querySelector('a[href="teach.html#lang=zh"]').href`))
	p.ready().wait(`document.documentElement.lang === "zh-Hans" && document.querySelector("article[lang=zh-Hans]").offsetHeight > 1000`)
	p.want("links that lead nowhere", `[...document.querySelectorAll("a[href]")].filter(e => e.getClientRects().length && !/^(#|inkling.html#ch=)/.test(e.getAttribute("href"))).length`, "0")
	p.shot("usb-teach")
	p.navigate(p.text(`document.querySelector('article[lang=zh-Hans] a[href$="#ch=2"]').href`))
	p.ready().wait(part("chapter") + `.dataset.number === "2"`)
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range p.console {
		t.Errorf("console: %s", line)
	}
	for _, asked := range p.requests {
		if asked != "about:blank" && (!strings.HasPrefix(asked, "file:") || !strings.HasSuffix(strings.Split(asked, "#")[0], ".html")) {
			t.Errorf("request: %.200s", asked)
		}
	}
}

// The site in an LMS's file area, below a long path and with types that such
// hosts have for what they do not know.
func TestTheFilesAreaWorks(t *testing.T) {
	const prefix = "/pluginfile.php/4711/mod_resource/content/3/"
	files := http.StripPrefix(prefix, http.FileServer(http.Dir(unzipped(t, "inkling-lms-files.zip"))))
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch filepath.Ext(r.URL.Path) {
		case ".wasm", ".safetensors", ".bin":
			w.Header().Set("Content-Type", "document/unknown")
		}
		w.Header().Set("X-Content-Type-Options", "nosniff")
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(host.Close)
	d := desktop
	d.keeps = true
	p := launch(t, d)
	p.navigate(host.URL + prefix + "#ch=4")
	p.ready().mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("programs fetched", `performance.getEntriesByType("resource").map(e => e.name.replace(/.*\.[0-9a-f]{16}/, "")).filter(e => /^.(wasm|bin)$/.test(e)).join()`, ".bin")
	p.want("workers", `navigator.serviceWorker.getRegistrations().then(all => all.length)`, "0")
	eval[bool](p, `(location.hash = "#net=linear", true)`)
	p.wait(part("own-network") + ` && document.getElementById("panel-knobs").textContent.includes("linear")`)
	for _, page := range []string{"teach/index.html", "embed/index.html"} {
		p.navigate(host.URL + prefix + page)
		p.ready()
	}
	p.quietBut(host.URL)
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `delete window.DecompressionStream`})
	p.navigate(host.URL + prefix + "index.html")
	p.ready().mouse(three) // a browser that cannot unpack
	p.wait(digit + ` === "3"`)
}
