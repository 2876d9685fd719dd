//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestTheKeyboardWalksThroughTheNetwork(t *testing.T) {
	p := open(t, desktop, "#lang=en&theme=dark").ready()
	p.sample("3")
	p.wait(digit + ` === "3"`)
	p.want("one place for Tab", `document.querySelectorAll('.network [tabindex="0"]').length`, "1")
	eval[bool](p, `(`+neuronAt("1.0")+`.focus(), true)`)
	at := `document.activeElement.dataset.neuron || document.activeElement.dataset.part`
	for _, step := range []struct{ key, at, selected string }{
		{kb.ArrowDown, "1.1", "1.1"}, {kb.ArrowRight, "2.1", "2.1"}, {kb.End, "2.15", "2.15"}, {kb.ArrowRight, "3.9", "3.9"},
		{kb.Home, "3.0", "3.0"}, {kb.ArrowLeft, "2.0", "2.0"}, {kb.ArrowLeft, "1.0", "1.0"}, {kb.ArrowLeft, "network-input", ""},
		{kb.ArrowRight, "1.0", "1.0"},
	} {
		p.keys(step.key)
		p.wait(pressed1 + ` === "` + step.selected + `"`)
		p.want("focus", at, step.at)
	}
	p.want("still one place for Tab", `document.querySelectorAll('.network [tabindex="0"]').length`, "1")
	p.want("its name", neuronAt("1.0")+`.getAttribute("aria-labelledby")`, "neuron-name-1-0 neuron-1-0")
	p.shot("network-keyboard-dark")
	p.keys(kb.Escape)
	p.wait(pressed1 + ` === ""`)
	p.quiet()
}

// What screen readers and voice control do: a click that comes from no pointer;
// and Enter where the focus is.
func TestANeuronWorksAsAButton(t *testing.T) {
	p := open(t, desktop, "#lang=en&theme=light").ready()
	p.sample("3")
	p.wait(digit + ` === "3"`)
	for _, want := range []string{"2.5", ""} {
		eval[bool](p, `(`+neuronAt("2.5")+`.click(), true)`)
		p.wait(pressed1 + ` === "` + want + `"`)
	}
	eval[bool](p, `(`+neuronAt("3.7")+`.focus(), true)`)
	p.keys(kb.Enter)
	p.wait(pressed1 + ` === "3.7"`)
	p.want("the focus stays", `document.activeElement.dataset.neuron`, "3.7")
	p.want("said", part("announcement")+`.textContent.startsWith("output 7: z = ")`, "true")
	p.keys(kb.Enter)
	p.wait(pressed1 + ` === ""`)
	p.keys(kb.ArrowUp)
	p.wait(pressed1 + ` === "3.6"`)
	p.pointAt(neuronAt("1.2"), .5, .5, true)
	p.wait(pressed1 + ` === "1.2"`)
	p.quiet()
}

// space presses Space on what an expression gives and tells whether the page
// used it: else the browser scrolls, or clicks.
func (p *page) space(on string) string {
	p.t.Helper()
	used := p.text(`!` + on + `.dispatchEvent(new KeyboardEvent("keydown", {key: " ", code: "Space", bubbles: true, cancelable: true}))`)
	p.settled()
	return used
}

func TestSpacePlaysTheStoryWhereNothingHasTheFocus(t *testing.T) {
	p := open(t, desktop, "#lang=en&theme=light").ready()
	playing := part("story-play") + `.textContent.includes("Pause")`
	expect := func(what, on, used string, plays bool) {
		t.Helper()
		if got := p.space(on); got != used {
			t.Errorf("%s: used %s, want %s", what, got, used)
		}
		p.wait(fmt.Sprintf(`%s === %v`, playing, plays))
	}
	p.sample("3")
	p.wait(digit + ` === "3"`)
	expect("on a button", part("clear"), "false", false)
	expect("on a link", `document.querySelector("a")`, "false", false)
	expect("on a field", part("story-scrub"), "true", true) // the story's own slider
	expect("with no focus", `document.body`, "true", false)
	expect("again", `document.body`, "true", true)
	expect("and again", `document.body`, "true", false)
	expect("in a list", part("sum-neuron"), "false", false)
	expect("in the table", part("sum-scroll"), "false", false)
	eval[bool](p, `(scrollTo(0, document.body.scrollHeight), true)`)
	p.settled()
	expect("with the network out of sight", `document.body`, "false", false)
	p.visit("embed/#parts=pad,answer&lang=en")
	p.ready()
	if used := p.space(`document.body`); used != "false" {
		t.Error("a page without the network takes Space")
	}
	p.quiet()
}
