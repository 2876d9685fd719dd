//go:build e2e

package e2e

import (
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
	p.press(`[data-do="tab knobs"]`)
	p.wait(`document.querySelector("#panel-knobs").checkVisibility()`)
	p.want("then", places, "workbench lesson said")
	p.quiet()
}
