//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"inkling/app/lesson"
)

// places are what a course page may show, by the selectors of the elements.
const places = `Object.entries({pad: ".pad-panel", seen: ".seen-panel", answer: ".answer", outputs: ".outputs", network: ".network-panel",
	inspector: ".inspect", tabs: ".tabs", workbench: ".workbench", lesson: ".lesson", title: ".lesson-title", said: ".challenge-tools"})
	.filter(([, s]) => [...document.querySelectorAll(s)].some((e) => e.checkVisibility())).map(([name]) => name).join(" ")`

// kept is what the page has left on the machine: a frame of its own sees the
// real stores.
const kept = `(() => { const f = document.body.appendChild(document.createElement("iframe")); const w = f.contentWindow;
	const found = JSON.stringify([w.localStorage.length, w.sessionStorage.length, document.cookie]); f.remove(); return found })()`

// aThree is a link's drawing of a 3.
func (p *page) aThree() string {
	p.t.Helper()
	return p.text(`(async () => { await inkling.draw([[[8,5],[16,4],[18,8],[12,12],[19,15],[17,21],[8,21]]]); return inkling.read([[[8,5],[16,4],[18,8],[12,12],[19,15],[17,21],[8,21]]]).digit + "" })()`)
}

func TestACoursePageShowsThePartsItAsksFor(t *testing.T) {
	for _, c := range []struct{ fragment, want, shot string }{
		{"", "pad seen answer outputs", "embed-default"},
		{"parts=pad,answer", "pad answer", "embed-small"},
		{"parts=network&play=1", "network", "embed-network"},
		{"parts=pad,outputs,network,inspector", "pad outputs network inspector", "embed-large"},
		{"parts=sum&sel=2.3", "workbench", "embed-sum"},
		{"parts=matrix", "workbench", ""},
		{"parts=workbench", "tabs workbench", ""},
		{"ch=6&parts=chapter", "lesson title said", "embed-chapter"},
		{"ch=3", "pad seen answer outputs lesson title said", "embed-chapter3"},
		{"ch=7&parts=challenge-2,pad", "pad lesson said", "embed-challenge"},
		{"parts=neuron", "lesson", "embed-neuron"},
		{"parts=detector&lang=zh", "lesson", "embed-detector"},
		{"parts=nothing,known&hide=&ch=99", "pad seen answer outputs", ""},
	} {
		t.Run(c.fragment, func(t *testing.T) {
			p := open(t, desktop, "embed/#"+c.fragment).ready()
			if strings.Contains(c.want, "lesson") {
				p.wait(part("chapter") + `.childElementCount > 0`)
			}
			p.want("what is shown", places, c.want)
			p.aThree()
			if c.shot != "" {
				p.shot(c.shot)
			}
			p.want("kept on the machine", kept, `[0,0,""]`)
			p.quiet()
		})
	}
}

func TestEveryPieceOfAChapterStandsAlone(t *testing.T) {
	p := open(t, phone, "embed/#lang=en&parts=pad").ready()
	p.aThree()
	for _, piece := range lesson.Pieces {
		t.Run(piece.Name, func(t *testing.T) {
			eval[string](p, `location.hash = "lang=en&parts=`+piece.Name+`"`)
			p.wait(`document.querySelector('[data-piece="` + piece.Name + `"]')?.checkVisibility()`)
			p.want("other elements of the chapter", `[...document.querySelectorAll('.chapter > *, .chapter > section > *')]
				.filter(e => e.checkVisibility() && !e.matches('[data-piece="`+piece.Name+`"]') && !e.querySelector('[data-piece="`+piece.Name+`"]')).length`, "0")
			p.shot("embed-piece-" + piece.Name)
		})
	}
	p.quiet()
}

// What a chapter leads to is shown when it is asked for, though the link did not.
func TestAChapterBringsWhatItLeadsTo(t *testing.T) {
	p := open(t, desktop, "embed/#lang=en&parts=challenge-2&ch=7").ready()
	p.wait(part("challenge") + ` !== null`)
	p.want("at first", places, "lesson said")
	p.press(`[data-challenge="1"] [data-do="tab knobs"]`)
	p.wait(`document.querySelector("#panel-knobs").checkVisibility()`)
	p.want("then", places, "workbench lesson said")
	p.quiet()
}

// A page without an origin that works goes on working when the network goes.
func TestASandboxedPageOutlivesItsNetwork(t *testing.T) {
	h := newHost(t, "/")
	page, err := os.ReadFile("../../dist/embed/index.html")
	if err != nil {
		t.Fatal(err)
	}
	h.faults = map[string]http.HandlerFunc{"embed/": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Security-Policy", "sandbox allow-scripts")
		w.Write(page)
	}}
	p := launch(t, desktop)
	p.navigate(h.URL + "/embed/#lang=en&parts=pad,answer,network")
	p.ready()
	p.want("its origin", `self.origin`, "null")
	p.aThree()
	h.mu.Lock()
	h.down = true
	h.mu.Unlock()
	eval[string](p, `location.hash = "net=linear"`)
	p.wait(`document.querySelector(".network-panel .refused").textContent !== ""`)
	p.want("the drawing", `inkling.classify(inkling.image()).digit`, "3")
	p.want("the page", `location.pathname`, "/embed/")
	p.want("a link that could lead nowhere", part("whole")+`.checkVisibility()`, "false")
}

// A frame may have any name: only what the page itself left there is taken up.
func TestAFrameMayHaveAnyName(t *testing.T) {
	p := open(t, desktop, "embed/one.html#lang=en").ready()
	for i, name := range []string{"inkling pad", "inkling-strokes {}", `inkling-strokes {"strokes":[1]}`, `inkling-strokes {"strokes":[[0.2,0.2,0,0.2,0.8,0]],"whole":true}`} {
		eval[string](p, fmt.Sprintf(`window.name = %q`, name))
		p.visit(fmt.Sprintf("embed/one.html?%d#lang=en", i))
		p.ready()
	}
	p.want("what the page left", `inkling.classify(inkling.image()).digit`, "1")
	p.quiet()
}
