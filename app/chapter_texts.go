package app

import (
	"strconv"

	"inkling/app/dom"
	"inkling/app/view"
	"inkling/nn"
)

// chapterTexts are the elements of a chapter that text is put into, by the value
// of a data attribute, with what stands in them.
type chapterTexts map[string]*shownText

// findTexts finds the elements of a chapter's body that carry the attribute with
// one of the values.
func findTexts(body dom.Element, attribute string, names ...string) chapterTexts {
	t := chapterTexts{}
	for _, name := range names {
		t[name] = &shownText{element: body.Query(`[` + attribute + `="` + name + `"]`)}
	}
	return t
}

// set puts text into an element where another stands in it.
func (t chapterTexts) set(name, text string) {
	if e := t[name]; e.text != text {
		e.element.SetText(text)
		e.text = text
	}
}

// answer shows what a network makes of what is on the pad: its answer and that
// output; nothing of an empty pad.
func (t chapterTexts) answer(b *lab, net *nn.Network, answer, output string) {
	if b.digit.Empty() {
		t.set(answer, "–")
		t.set(output, "–")
		return
	}
	var out [nn.Digits]float64
	net.Predict(b.digit[:], out[:])
	d := nn.ArgMax(out[:])
	t.set(answer, strconv.Itoa(d))
	t.set(output, view.Activation(out[d]))
}
