//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	browser "github.com/chromedp/cdproto/page"
)

// A frame without an origin gets nothing from hosts that allow no other site to
// fetch: there the page as one file takes over, with what has been drawn.
func TestTheElementInASandbox(t *testing.T) {
	const sandboxed = head + `<script src="BASEweb/embed.js"></script><inkling-pad id="pad" sandbox eager parts="pad,answer" lang="en"></inkling-pad>`
	t.Run("on our server", func(t *testing.T) {
		p := openCourse(t, desktop, "localhost", courseSite(t, "", map[string]string{"": strings.ReplaceAll(sandboxed, "BASE", "SITE")}))
		p.want("drawn", `pad.draw(`+asJSON(t, three)+`).then((r) => r.digit)`, "3")
		p.want("the frame", `pad.shadowRoot.querySelector("iframe").getAttribute("sandbox")`, "allow-scripts")
		p.silent()
	})
	t.Run("on Python's", func(t *testing.T) {
		i := slices.IndexFunc(staticServers, func(s staticServer) bool { return s.name == "python" })
		address, _ := staticServers[i].serveFolder(t, "../../dist")
		p := openCourse(t, desktop, "localhost", courseSite(t, "", map[string]string{"": strings.ReplaceAll(sandboxed, "BASE", address+"/")}))
		p.want("drawn", `pad.draw(`+asJSON(t, three)+`).then((r) => r.digit)`, "3")
		p.wait(`pad.offsetHeight > 300`)
		p.shot("element-python-sandbox")
	})
	t.Run("drawn before the file takes over", func(t *testing.T) {
		h := newHost(t, "/")
		hold := make(chan struct{})
		release := sync.OnceFunc(func() { close(hold) })
		t.Cleanup(release) // before the host closes, which waits for whom it serves
		program, err := filepath.Glob("../../dist/web/app.*.wasm")
		if err != nil || len(program) != 1 {
			t.Fatal(program, err)
		}
		h.set(func() {
			h.faults = map[string]http.HandlerFunc{"web/" + filepath.Base(program[0]): func(w http.ResponseWriter, r *http.Request) { <-hold }}
		})
		p := openCourse(t, desktop, "127.0.0.1", courseSite(t, "", map[string]string{"": strings.ReplaceAll(sandboxed, "BASE", h.URL+"/")}))
		p.wait(`pad.shadowRoot.querySelector("iframe").clientHeight > 300 && pad.shadowRoot.querySelector("iframe").style.opacity === ""`)
		d := desktop // the same page, as wide: the frame is another process
		d.width = eval[int64](p, `pad.shadowRoot.querySelector("iframe").clientWidth`)
		inside := open(t, d, "embed/#parts=pad,answer&lang=en").ready().padBox()
		p.drawAt(inside, three)
		release()
		p.want("kept", `pad.image().then((i) => pad.classify(i)).then((r) => r.digit)`, "3")
	})
}

// The host lends no storage, or the course page itself has no origin, or is a file.
func TestTheElementWhereLittleIsAllowed(t *testing.T) {
	t.Run("no storage", func(t *testing.T) {
		p := openCourse(t, desktop, "127.0.0.1", courseSite(t, "", map[string]string{"": course}), func(p *page) {
			command(p, browser.AddScriptToEvaluateOnNewDocument, browser.AddScriptToEvaluateOnNewDocumentParams{
				Source: `for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("blocked", "SecurityError") } })`,
			})
		})
		p.want("drawn", `pad.draw(`+asJSON(t, three)+`).then((r) => r.digit)`, "3")
		p.silent()
	})
	t.Run("no origin", func(t *testing.T) {
		inner := `<script src='SITEweb/embed.js'></script><inkling-pad id=pad></inkling-pad><script>pad.draw(` + asJSON(t, three) + `).then((r) => parent.postMessage(r.digit, '*'), (e) => parent.postMessage(String(e), '*'))</script>`
		port := courseSite(t, "", map[string]string{"": head + `<script>addEventListener("message", (e) => { window.got = e.data })</script><script src="SITEweb/embed.js"></script>
			<iframe sandbox="allow-scripts" width="900" height="900" srcdoc="` + inner + `"></iframe>`})
		p := openCourse(t, desktop, "127.0.0.1", port)
		p.wait(`window.got !== undefined`)
		p.silent()
		p.want("drawn", `got`, "3")
	})
	t.Run("a file", func(t *testing.T) {
		dist, err := filepath.Abs("../../dist")
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), "课 1.html")
		script := (&url.URL{Scheme: "file", Path: filepath.ToSlash(dist) + "/web/embed.js"}).String()
		if err := os.WriteFile(name, []byte(head+`<script src="`+script+`"></script><inkling-pad id="pad" lang="zh"></inkling-pad>`), 0o644); err != nil {
			t.Fatal(err)
		}
		p := launch(t, phone)
		p.navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(name)}).String())
		p.want("drawn", `pad.draw(`+asJSON(t, three)+`).then((r) => r.digit)`, "3")
		p.wait(`pad.offsetHeight > 600`)
		p.shot("element-file-phone")
		p.silent()
	})
}

func TestTheElementUnderAStrictPolicy(t *testing.T) {
	const rest = "default-src 'none'; img-src data:; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
	t.Run("that names the site", func(t *testing.T) {
		port := courseSite(t, rest+"script-src ORIGIN; frame-src ORIGIN", map[string]string{"": course})
		p := openCourse(t, desktop, "localhost", port)
		p.want("drawn", `pad.draw(`+asJSON(t, three)+`).then((r) => r.digit)`, "3")
		p.wait(`pad.offsetHeight > 300`)
		p.shot("element-strict")
		p.silent()
	})
	t.Run("that forbids the frame", func(t *testing.T) {
		port := courseSite(t, rest+"script-src ORIGIN", map[string]string{"": course})
		p := openCourse(t, desktop, "127.0.0.1", port)
		p.want("why", `pad.draw([]).then(() => "no error", String)`, "Error: inkling-pad: this page forbids the frame: its Content-Security-Policy needs frame-src "+strings.TrimSuffix(site, "/"))
		p.want("asked later", `pad.ready.then(() => "no error", (e) => e.message.slice(0, 40))`, "inkling-pad: this page forbids the frame")
		p.want("what stands there", `getComputedStyle(pad.shadowRoot.querySelector("slot")).display + pad.innerText`, "contentsWithout scripts: draw a digit")
		p.shot("element-forbidden")
	})
	t.Run("that only reports", func(t *testing.T) {
		port := courseSite(t, "report "+rest+"script-src ORIGIN", map[string]string{"": course})
		p := openCourse(t, desktop, "127.0.0.1", port, func(p *page) {
			command(p, browser.AddScriptToEvaluateOnNewDocument, browser.AddScriptToEvaluateOnNewDocumentParams{
				Source: `document.addEventListener("securitypolicyviolation", (e) => { window.reported = window.reported || e.effectiveDirective === "frame-src" })`,
			})
		})
		p.want("drawn", `pad.draw(`+asJSON(t, three)+`).then((r) => r.digit)`, "3")
		p.want("reported", `reported`, "true")
	})
	t.Run("elsewhere that nobody answers", func(t *testing.T) {
		port := courseSite(t, "", map[string]string{
			"":           head + `<script src="SITEweb/embed.js"></script><inkling-pad id="pad" src="other.html"></inkling-pad>`,
			"other.html": head + `<script>addEventListener("message", (e) => e.data.inkling || (location.href = e.data))</script>`,
			"speaks.html": head + `<script>
				const tell = (m) => parent.postMessage({ inkling: 1, ...m }, "*");
				tell({ type: "begun" });
				addEventListener("load", () => setTimeout(() => tell({ type: "ready", version: "1.2.3" })));
				addEventListener("message", (e) => e.data.inkling || (location.href = e.data));
			</script>`,
			"silent.html": head,
		})
		p := openCourse(t, desktop, "127.0.0.1", port, func(p *page) {
			command(p, browser.AddScriptToEvaluateOnNewDocument, browser.AddScriptToEvaluateOnNewDocumentParams{
				Source: `{ const later = setTimeout; window.setTimeout = (f, ms, ...more) => later(f, ms === 60000 ? 100 : ms, ...more) }`,
			})
		})
		got := p.text(`pad.read([]).then(() => "no error", String)`)
		if !strings.Contains(got, "did not answer within 60 s") || !strings.Contains(got, "needs frame-src http://127.0.0.1:"+port) {
			t.Errorf("told %q", got)
		}
		p.want("it speaks after all", `new Promise((done) => { pad.on("ready", () => pad.ready.then(() => done(pad.version))); pad.shadowRoot.querySelector("iframe").contentWindow.postMessage("speaks.html", "*") })`, "1.2.3")
		p.want("it leaves", `(() => { const asked = pad.read([]); pad.shadowRoot.querySelector("iframe").contentWindow.postMessage("silent.html", "*"); return asked.then(() => "no error", String) })()`,
			"Error: inkling-pad: the page in the frame was loaded anew")
		if got := p.text(`pad.read([]).then(() => "no error", String)`); !strings.Contains(got, "did not answer within 60 s") {
			t.Errorf("told %q by a silent page", got)
		}
	})
}

func TestTheElementMoved(t *testing.T) {
	port := courseSite(t, "", map[string]string{"": course + `<p id="far" style="margin-top: 9000px">`})
	p := openCourse(t, desktop, "127.0.0.1", port)
	p.want("drawn", `pad.draw(`+asJSON(t, three)+`).then((r) => r.digit)`, "3")
	p.want("its link", `pad.link().then((l) => { pad.setAttribute("d", new URLSearchParams(l).get("d")); return pad.getAttribute("d").length > 10 })`, "true")
	p.want("cleared", `new Promise((done) => { pad.on("link", (l) => /(^|&)d=/.test(l) || done("link")); pad.read([]).then(() => pad.clear()) })`, "link")
	p.want("still clear elsewhere", `(document.body.prepend(pad), pad.image().then((i) => i.some((v) => v > 0)))`, "false")
	p.want("the attribute changed later", `(pad.setAttribute("d", pad.getAttribute("d")), document.body.append(pad), pad.image().then((i) => i.some((v) => v > 0)))`, "true")

	// What is asked for before it is in the document, far from what is seen.
	p.want("ready", `(() => { const made = document.createElement("inkling-pad"), ready = made.ready; far.append(made); return ready.then(() => made.version.split(".").length) })()`, "3")
	p.want("focus", `document.createElement("inkling-pad").focus().then(() => "no error", String)`, "Error: inkling-pad: focus: the element is not in a document")
	p.silent()
}

func TestTwentyElementsShareOneDownload(t *testing.T) {
	h := newHost(t, "/")
	const parts = "pad,answer"
	page := head + `<script src="` + h.URL + `/web/embed.js"></script>` + strings.Repeat(`<p>Exercise</p><inkling-pad parts="`+parts+`"></inkling-pad>`, 20)
	p := openCourse(t, phone, "localhost", courseSite(t, "", map[string]string{"": page}))
	eval[bool](p, `(window.all = [...document.querySelectorAll("inkling-pad")], window.ready = 0, document.addEventListener("ready", () => ready++), true)`)
	const frames = `all.filter((e) => e.shadowRoot.querySelector("iframe")).length`
	p.wait(`ready > 0`)
	if n := eval[int](p, frames); n > 8 {
		t.Errorf("%d of 20 frames are there before anybody scrolled", n)
	}
	for i := range 20 {
		eval[bool](p, fmt.Sprintf(`(all[%d].scrollIntoView(), true)`, i))
		p.wait(fmt.Sprintf(`all[%d].version`, i))
	}
	p.want("each reads", `Promise.all(all.map((e) => e.draw(`+asJSON(t, seven)+`))).then((r) => r.map((x) => x.digit).join(""))`, strings.Repeat("7", 20))
	requests, bytes := h.traffic()
	programs := 0
	for _, r := range requests {
		if strings.HasSuffix(r, ".wasm") {
			programs++
		}
	}
	t.Logf("20 elements: %d requests, %d bytes", len(requests), bytes)
	if programs != 1 {
		t.Errorf("the program was asked for %d times, want once", programs)
	}
	p.silent()
}
