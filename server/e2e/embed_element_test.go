//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	browser "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp/kb"
)

// courseSite is a host of course pages, which knows nothing of ours: pages by
// name, and the policy that they come with; after "report " it is one that only
// reports. SITE in both is our site's address.
// It gives the port.
func courseSite(t testing.TB, policy string, pages map[string]string) string {
	t.Helper()
	fill := strings.NewReplacer("SITE", site, "ORIGIN", strings.TrimSuffix(site, "/")).Replace
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if reported, only := strings.CutPrefix(policy, "report "); only {
			w.Header().Set("Content-Security-Policy-Report-Only", fill(reported))
		} else if policy != "" {
			w.Header().Set("Content-Security-Policy", fill(policy))
		}
		fmt.Fprint(w, fill(page))
	}))
	t.Cleanup(s.Close)
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	return u.Port()
}

// head begins a course page.
const head = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">`

// course is a page with one element between two buttons.
const course = head + `<script async src="SITEweb/embed.js"></script>
<h1>Lesson 3</h1><button id="a">before</button>
<inkling-pad id="pad" class="pad">Without scripts: <a href="SITEembed/">draw a digit</a></inkling-pad>
<button id="b">after</button>`

// openCourse opens a course page on a port of a host that is another origin, and
// on localhost another site as well.
func openCourse(t *testing.T, d device, host, port string, before ...func(*page)) *page {
	t.Helper()
	p := launch(t, d)
	for _, f := range before {
		f(p)
	}
	p.navigate("http://" + host + ":" + port + "/")
	p.wait(`customElements.get("inkling-pad")`)
	return p
}

// silent fails the test if the console has an error or warning.
func (p *page) silent() {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range p.console {
		p.t.Errorf("console: %s", line)
	}
}

// inFrame is the value of a JavaScript expression inside the first frame of the
// page that is served from an address, in a world of its own.
func inFrame[T any](p *page, address, js string) T {
	p.t.Helper()
	var found cdp.FrameID
	var look func(tree *browser.FrameTree)
	look = func(tree *browser.FrameTree) {
		if found == "" && strings.HasPrefix(tree.Frame.URL, address) {
			found = tree.Frame.ID
		}
		for _, c := range tree.ChildFrames {
			look(c)
		}
	}
	look(command(p, browser.GetFrameTree, cdp.Empty{}).FrameTree)
	if found == "" {
		p.t.Fatalf("no frame of %s", address)
	}
	world := command(p, browser.CreateIsolatedWorld, browser.CreateIsolatedWorldParams{FrameID: found})
	yes := true
	r := command(p, runtime.Evaluate, runtime.EvaluateParams{Expression: js, ContextID: world.ExecutionContextID, ReturnByValue: &yes, AwaitPromise: &yes})
	if r.ExceptionDetails != nil {
		p.t.Fatalf("%s: %s", js, r.ExceptionDetails.Exception.Description)
	}
	var v T
	if err := json.Unmarshal(r.Result.Value, &v); err != nil {
		p.t.Fatalf("%s: %v", js, err)
	}
	return v
}

const padPlace = `(() => { const r = document.querySelector('[data-part="pad"]').getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`

// framePlace is where the element's frame stands in the window.
const framePlace = `(() => { const r = pad.shadowRoot.querySelector("iframe").getBoundingClientRect(); return {Left: r.left, Top: r.top, Width: r.width, Height: r.height} })()`

// drawAt draws with the mouse on a pad that stands somewhere in the frame.
func (p *page) drawAt(inside box, strokes [][]point) {
	p.t.Helper()
	b := eval[box](p, framePlace)
	b = box{b.Left + inside.Left, b.Top + inside.Top, inside.Width, inside.Height}
	for _, s := range strokes {
		p.mouseAt(b, pressed, s[0], left, 1)
		for _, q := range s[1:] {
			p.mouseAt(b, moved, q, left, 1)
		}
		p.mouseAt(b, released, s[len(s)-1], left, 0)
	}
}

// listen keeps what the element's events tell in window.heard.
const listen = `(window.heard = {}, ["ready", "failed", "change", "select", "chapter"].forEach((name) => document.addEventListener(name, (e) => (heard[name] = heard[name] || []).push(e.detail))), true)`

// said is a Result in one line.
const said = `(r) => [r.status, r.digit, r.confidence, ...r.activations, ...r.layers.flatMap((l) => [...l.z, ...l.a])].join()`

func TestTheElementReadsWhatIsDrawnInIt(t *testing.T) {
	lab := open(t, desktop, "").ready()
	strokes := asJSON(t, three)
	want := lab.text(`(` + said + `)(inkling.read(` + strokes + `))`)
	port := courseSite(t, "", map[string]string{"": course})
	var inside box
	for _, host := range []string{"127.0.0.1", "localhost"} { // the second is another site: its frame is another process
		t.Run(host, func(t *testing.T) {
			p := openCourse(t, desktop, host, port)
			eval[bool](p, listen)
			p.want("ready", `pad.ready.then(() => pad.version.split(".").length)`, "3")
			p.want("what stands in for scripts", `getComputedStyle(pad.shadowRoot.querySelector("slot")).display`, "none")
			if host == "127.0.0.1" {
				inside = inFrame[box](p, site, padPlace)
			}
			p.wait(`pad.offsetHeight > ` + fmt.Sprint(inside.Top+inside.Height))
			p.want("the frame stands", `pad.read([]).then((r) => r.status)`, "empty")
			p.settled()
			p.drawAt(inside, three)
			p.wait(`heard.change && heard.change.at(-1).digit === 3 && heard.change.at(-1).status === "sure"`)
			p.shot("element-" + host)
			p.want("read", `pad.read(`+strokes+`).then(`+said+`)`, want)
			p.want("drawn", `pad.draw(`+strokes+`).then(`+said+`)`, want)
			p.want("heard", `(`+said+`)(heard.change.at(-1))`, want)
			p.want("image", `pad.image().then((i) => i instanceof Float32Array && i.length)`, "784")
			p.want("classified", `pad.image().then((i) => pad.classify(i)).then(`+said+`)`, want)
			p.want("benchmark", `pad.benchmark(1000).then((us) => us > 0)`, "true")
			eval[bool](p, `(window.on = 0, window.count = () => on++, pad.on("change", count), pad.on("change", count), true)`)
			p.want("cleared", `pad.clear()`, "undefined")
			p.wait(`heard.change.at(-1).status === "empty"`)
			p.want("heard once", `(pad.off("change", count), on)`, "1")
			for js, want := range map[string]string{
				`pad.read(5)`:                                    "Error: found 5 as strokes, expected strokes as [[[x, y], …], …]",
				`pad.draw([[[1, "2"]]])`:                         "Error: found an array of 2 as point 0 of stroke 0",
				`pad.classify(new Array(783).fill(0))`:           "Error: found an array of 783 as pixels, expected 784 numbers",
				`pad.classify(new Float32Array(784).fill(7))`:    "Error: inkling.classify: found 7 at 0",
				`pad.benchmark(0)`:                               "Error: found 0 as n, expected a whole number",
				`pad.read([() => 1])`:                            "DataCloneError",
				`document.createElement("inkling-pad").read([])`: "Error: inkling-pad: read: the element is not in a document",
				`pad.read(Array.from({length: 201}, () => []))`:  "Error: found 201 strokes",
				`pad.read([Array(20001).fill([1, 2])])`:          "Error: found 20001 points",
				`pad.draw([[[1, 2], , [3, 4]]])`:                 "Error: found undefined as point 1 of stroke 0",
				`pad.classify(new Array(784))`:                   "Error: inkling.classify: found undefined at 0, expected a number",
			} {
				if got := p.text(js + `.then(() => "no error", String)`); !strings.HasPrefix(got, want) {
					t.Errorf("%s: %q, want %q", js, got, want)
				}
			}
			// Far more than the page takes at once: the element waits by itself.
			p.want("many calls", `Promise.all(Array.from({ length: 180 }, () => pad.read([]))).then((all) => all.length)`, "180")
			p.silent()
		})
	}
}

func TestTheElementFollowsItsAttributes(t *testing.T) {
	port := courseSite(t, "", map[string]string{"": course})
	p := openCourse(t, desktop, "127.0.0.1", port)
	p.want("ready", `pad.ready.then(() => pad.draw(`+asJSON(t, three)+`)).then((r) => r.digit)`, "3")
	inside := func(js, want string) {
		t.Helper()
		p.wait(`pad.read([])`) // what was asked before has been done
		for range 200 {
			if inFrame[string](p, site, "String("+js+")") == want {
				return
			}
			p.settled()
		}
		t.Errorf("%s is %q, want %q", js, inFrame[string](p, site, "String("+js+")"), want)
	}
	eval[bool](p, `(pad.setAttribute("lang", "zh-CN"), pad.setAttribute("theme", "dark"), pad.setAttribute("hide", "footer lang"), pad.setAttribute("parts", "pad, answer"), true)`)
	inside(`document.documentElement.lang + document.documentElement.dataset.theme`, "zh-Hansdark")
	inside(`document.querySelector(".page").dataset.hide`, "footer lang")
	inside(`document.documentElement.dataset.parts`, "pad answer")
	p.want("title", `pad.shadowRoot.querySelector("iframe").title`, "Inkling：写一个数字")
	p.want("the drawing stays", `pad.image().then((i) => pad.classify(i)).then((r) => r.digit)`, "3")
	eval[bool](p, `(["lang", "theme", "hide", "parts"].forEach((n) => pad.removeAttribute(n)), true)`)
	inside(`document.documentElement.lang + document.documentElement.dataset.theme`, "enundefined")
	inside(`document.querySelector(".page").dataset.hide`, "")
	inside(`document.documentElement.dataset.parts`, "pad seen answer outputs")
	inside(`location.hash`, "#lang=en&theme=auto&hide=none&parts=pad%2Cseen%2Canswer%2Coutputs")

	// Its size: its content's, or what the attributes say.
	eval[bool](p, `(pad.setAttribute("width", "420"), true)`)
	p.wait(`pad.shadowRoot.querySelector("iframe").clientWidth === 420`)
	eval[bool](p, `(pad.setAttribute("height", "12rem"), true)`)
	p.wait(`pad.offsetHeight === 192`)
	eval[bool](p, `(pad.setAttribute("width", "}nonsense{"), pad.removeAttribute("height"), true)`)
	p.wait(`pad.offsetHeight > 300 && pad.shadowRoot.querySelector("iframe").clientWidth > 420`)
	inside(`innerHeight >= document.body.scrollHeight && innerHeight <= document.body.scrollHeight + 1`, "true")

	// Taken out and put elsewhere it begins anew, with the drawing; who waited hears of it.
	p.want("link", `new Promise((done) => { pad.on("link", (l) => done(/(^|&)d=/.test(l))); pad.clear(); pad.draw(`+asJSON(t, three)+`) })`, "true")
	p.want("taken out", `(() => { const asked = pad.benchmark(20000); document.body.prepend(pad); return asked.then(() => "no error", String) })()`,
		"Error: inkling-pad: the element was taken out of its document or moved, which ends what a frame does")
	p.want("elsewhere", `pad.image().then((i) => pad.classify(i)).then((r) => r.digit)`, "3")
	p.want("in a shadow, made by script", `(async () => {
		const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "closed" });
		const made = root.appendChild(document.createElement("inkling-pad"));
		made.setAttribute("parts", "pad");
		return (await made.draw(`+asJSON(t, seven)+`)).digit })()`, "7")
	p.want("a second copy of the script", `new Promise((done) => { const s = document.createElement("script"); s.src = "`+site+`web/embed.js?again"; s.onload = () => done("loaded"); document.head.append(s) })`, "loaded")
	p.want("an address that is none", `(pad.setAttribute("src", "javascript:alert(1)"), pad.read([]).then(() => "no error", String))`, "Error: inkling-pad: src leads to javascript:, expected https, http or file")
	p.want("its page", `(pad.setAttribute("src", "`+site+`embed/index.html?x#lang=zh"), pad.read([]).then((r) => r.status))`, "empty")
	p.silent()
}

func TestFocusGoesInAndOut(t *testing.T) {
	port := courseSite(t, "", map[string]string{"": course})
	p := openCourse(t, desktop, "localhost", port)
	p.want("in", `pad.ready.then(() => pad.focus()).then(() => document.activeElement.id)`, "pad")
	eval[bool](p, `(window.keys = [], addEventListener("keydown", (e) => keys.push(e.key)), `+listen+`)`)
	p.keys(" ") // the pen down, and a line
	for range 8 {
		p.keys(kb.ArrowDown)
	}
	p.wait(`heard.change && heard.change.at(-1).status !== "empty"`)
	p.keys(kb.Escape) // lifts the pen
	p.keys(kb.ArrowRight)
	p.keys("  ") // a dot: the pen was up
	p.want("still in", `pad.read([]).then(() => document.activeElement.id + keys.length)`, "pad0")
	p.keys(kb.Escape)
	p.wait(`pad.tabIndex === -1`)
	p.keys("x")
	p.wait(`keys.join() === "x"`)

	eval[bool](p, `(a.focus(), true)`)
	p.keys(kb.Tab)
	p.wait(`document.activeElement === pad`)
	for i := 0; p.text(`document.activeElement.id`) != "b"; i++ {
		if i > 60 {
			t.Fatal("Tab does not lead out")
		}
		p.keys(kb.Tab)
		p.settled()
	}
	p.silent()
}
