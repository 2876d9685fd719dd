//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/storage"

	"inkling/app"
)

// keeper is the desktop that may keep the site.
func keeper() device {
	d := desktop
	d.keeps = true
	return d
}

const (
	offlineState = `document.querySelector('[data-part="offline"]')?.dataset.state`
	offlineText  = `document.querySelector('[data-part="offline"]').textContent`
	newCheck     = `(navigator.serviceWorker.ready.then(r => r.update()).catch(() => {}), true)` // as the browser does on its own
)

// keptWhole waits until everything is on the device.
func (p *page) keptWhole() *page {
	p.t.Helper()
	p.ready().wait(offlineState + ` === "kept"`)
	return p
}

// reads draws a digit and waits for the answer.
func (p *page) reads() {
	p.t.Helper()
	p.ready()
	p.click("clear")
	p.mouse(seven)
	p.wait(digit + ` === "7"`)
}

// footShot shows the page's foot, where offline.js speaks.
func (p *page) footShot(name string) {
	p.t.Helper()
	eval[bool](p, `(scrollTo(0, 1e6), true)`)
	p.settled()
	p.shot(name)
	eval[bool](p, `(scrollTo(0, 0), true)`)
}

func TestAfterOneVisitThePageNeedsNoNetwork(t *testing.T) {
	h := newHost(t, "/")
	p := launch(t, keeper())
	p.navigate(h.URL + "/")
	p.ready()
	p.keptWhole()
	requests, bytes := h.traffic()
	t.Logf("first visit, all of it: %d requests, %d bytes: %v", len(requests), bytes, requests)
	p.footShot("offline-kept")

	p.navigate(h.URL + "/?again")
	p.keptWhole()
	requests, bytes = h.traffic()
	t.Logf("repeat visit: %d requests, %d bytes: %v", len(requests), bytes, requests)
	for _, r := range requests {
		if r != "/worker.js" {
			t.Errorf("a repeat visit asked for %s", r)
		}
	}

	h.cut()
	for _, path := range []string{"", "index.html", "?from=mail", "index.html?x=1#lang=zh"} {
		p.navigate(h.URL + "/" + path)
		p.reads()
	}
	p.want("the language of the link", `document.documentElement.lang`, "zh-Hans")
	p.tests()
	p.click("lesson-toggle")
	p.wait(`document.querySelector('[data-part="chapter"]').dataset.number === "1"`)
	p.click("lang")
	const chapter = `document.querySelector('[data-part="chapter"]').textContent`
	zh := p.text(chapter)
	p.wait(`document.documentElement.lang === "en" && ` + chapter + ` && ` + chapter + ` !== ` + fmt.Sprintf("%q", zh))
	p.want("a lesson that is not there", `/could not/.test(`+chapter+`)`, "false")
	p.want("what it says", offlineText, "Kept on this device: this page works without a network too.")
	for _, other := range app.Pages() {
		for _, form := range []string{"", "index.html"} {
			p.navigate(h.URL + other.Path + form)
			p.wait(`document.documentElement.dataset.page === "` + other.Name + `"`)
			p.ready()
		}
		if other.Path != "/" {
			p.navigate(h.URL + strings.TrimSuffix(other.Path, "/") + "?q#lang=en")
			p.want("a folder without its slash", `location.href`, h.URL+other.Path+"?q#lang=en")
		}
	}
}

// An update waits for the learner's word, and brings the drawing along.
func TestANewVersionWaitsForTheWord(t *testing.T) {
	h := newHost(t, "/")
	p := launch(t, keeper())
	p.navigate(h.URL + "/#d=AQYAAAAKCgoKCgoKCgo") // a link's drawing, which the learner's replaces
	p.keptWhole()
	p.click("clear")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	before := p.text(`inkling.version`)
	h.traffic()
	h.update("/", "9.0.1")
	eval[bool](p, newCheck)
	p.wait(offlineState + ` === "update"`)
	requests, bytes := h.traffic()
	t.Logf("update: %d requests, %d bytes: %v", len(requests), bytes, requests)
	for _, r := range requests {
		if strings.HasSuffix(r, ".wasm") {
			t.Errorf("%s did not change and was fetched again", r)
		}
	}
	p.want("nothing happened to the drawing", digit, "3")
	p.want("nothing happened to the page", `inkling.version`, before)
	p.want("it says so", offlineText, "A new version is ready. What you drew stays. Use it now")
	p.footShot("offline-update")
	p.click("lang")
	p.want("and in Chinese", offlineText, "新版本已就绪，你写的内容会保留。 立即使用")
	p.click("lang")
	eval[bool](p, `(`+part("update")+`.click(), true)`)
	p.later(`window.inkling && inkling.version === "9.0.1"`)
	p.keptWhole()
	p.wait(digit + ` === "3"`)
	p.click("undo")
	p.want("the link's drawing is not under it", status, "empty")
	p.wait(`caches.keys().then(k => k.length === 1)`)
	h.cut()
	p.navigate(h.URL + "/")
	p.reads()
	p.want("the new version, without a network", `inkling.version`, "9.0.1")
}

// What of an update cannot be had, or is wrong, is named; the old version goes on.
func TestAHalfDownloadedUpdateBreaksNothing(t *testing.T) {
	faults := []struct {
		name, want string
		answer     http.HandlerFunc
	}{
		{"an error", "index.html: the server answered 500", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusInternalServerError) }},
		{"wrong bytes", "index.html is damaged or of another version", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<!doctype html><p>Please log in") }},
	}
	h := newHost(t, "/")
	p := launch(t, keeper())
	p.navigate(h.URL + "/#lang=en")
	p.keptWhole()
	before := p.text(`inkling.version`)
	for i, f := range faults {
		h.set(func() { h.faults = map[string]http.HandlerFunc{"": f.answer, "index.html": f.answer} })
		h.update("/", fmt.Sprint("9.0.", i))
		eval[bool](p, newCheck)
		p.wait(offlineState + ` === "stale" && ` + offlineText + `.includes("` + f.want + `")`)
		p.want("the half of it is there", `caches.keys().then(k => k.length > 1)`, "true")
		p.footShot("offline-stale")
		h.cut()
		p.navigate(h.URL + "/?" + fmt.Sprint(i) + "#lang=en")
		p.reads()
		p.want(f.name+": the version", `inkling.version`, before)
		h.set(func() { h.down = false })
		h.traffic()
		eval[bool](p, newCheck)
		if !h.asked("/"+newFile) && !h.asked("/") {
			t.Error("the update was not tried again")
		}
		p.wait(`navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting)`)
		p.want("the same is not said again", offlineState, "kept")
	}
	h.set(func() { h.faults = nil })
	eval[bool](p, newCheck)
	p.wait(offlineState + ` === "update"`)
	eval[bool](p, `(`+part("update")+`.click(), true)`)
	p.later(`window.inkling && inkling.version === "9.0.1"`)
	p.keptWhole()
	p.wait(`caches.keys().then(k => k.length === 1)`)
}

// Two copies on one host, one in a folder of the other, keep apart, and so does
// what somebody else keeps there.
func TestTwoCopiesOnOneHostKeepApart(t *testing.T) {
	h := newHost(t, "/", "/x/")
	p := launch(t, keeper())
	for _, prefix := range []string{"/", "/x/"} {
		p.navigate(h.URL + prefix)
		p.keptWhole()
	}
	before := p.text(`inkling.version`)
	eval[bool](p, `caches.open("somebody else's").then(c => c.put("/x/theirs", new Response("theirs"))).then(() => true)`)
	h.update("/", "9.0.1")
	p.navigate(h.URL + "/")
	p.ready()
	eval[bool](p, newCheck)
	p.wait(offlineState + ` === "update"`)
	eval[bool](p, `(`+part("update")+`.click(), true)`)
	p.later(`window.inkling && inkling.version === "9.0.1"`)
	p.keptWhole()
	p.wait(`caches.keys().then(k => k.length === 3)`)
	h.cut()
	for prefix, version := range map[string]string{"/": "9.0.1", "/x/": before} {
		p.navigate(h.URL + prefix + "index.html")
		p.reads()
		p.want(prefix, `inkling.version`, version)
	}
	p.want("somebody else's", `caches.match("/x/theirs").then(r => r.text())`, "theirs")
}

func TestWithoutRoomThePageWorksAndSaysSoOnce(t *testing.T) {
	h := newHost(t, "/")
	p := launch(t, keeper())
	room := 2_000_000.0 // the program takes more
	command(p, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: h.URL, QuotaSize: &room})
	p.navigate(h.URL + "/#lang=en")
	p.reads()
	p.wait(offlineState + ` === "refused"`)
	said := p.text(offlineText)
	if !strings.Contains(said, "there is no room for web/app.") {
		t.Errorf("said %q", said)
	}
	p.footShot("offline-refused")
	h.traffic()
	p.navigate(h.URL + "/?2#lang=en")
	p.reads()
	if !h.asked("/worker.js") {
		t.Error("it was not tried again")
	}
	p.wait(`navigator.serviceWorker.getRegistration().then(r => !r)`) // tried again, given up again
	p.want("said once", offlineState, "undefined")
}

// The line in the foot, for people to look at on a phone too.
func TestThePhoneIsToldInItsLanguage(t *testing.T) {
	h := newHost(t, "/")
	d := phone
	d.keeps, d.dark = true, true
	p := launch(t, d)
	p.navigate(h.URL + "/")
	p.keptWhole()
	p.want("what it says", offlineText, "已保存在本机：没有网络也能使用。")
	p.footShot("offline-kept-phone")
	h.update("/", "9.0.1")
	eval[bool](p, newCheck)
	p.wait(offlineState + ` === "update"`)
	p.want("the button is large enough", part("update")+`.getBoundingClientRect().height >= 44`, "true")
	p.footShot("offline-update-phone")
}

// A frame that may not store anything gets the page all the same, and no word.
func TestASandboxedFrameIsLeftAlone(t *testing.T) {
	h := newHost(t, "/")
	h.set(func() {
		h.copies["/"] = map[string]string{"frame.html": `<!doctype html><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="./" width="1200" height="800"></iframe>`}
	})
	p := launch(t, keeper())
	p.navigate(h.URL + "/frame.html")
	if !h.asked("/web/offline.") {
		t.Errorf("the page in the frame was not ready: asked for %v; console %v", h.requests, p.heard())
	}
	p.want("no worker", `navigator.serviceWorker.getRegistrations().then(r => r.length)`, "0")
	for _, line := range p.heard() {
		t.Errorf("console: %s", line)
	}
}

// asked waits, not for ever, until somebody asks for an address that begins so.
func (h *host) asked(prefix string) (asked bool) {
	for end := time.Now().Add(patience); !asked && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		h.set(func() {
			asked = slices.ContainsFunc(h.requests, func(r string) bool { return strings.HasPrefix(r, prefix) })
		})
	}
	return asked
}
