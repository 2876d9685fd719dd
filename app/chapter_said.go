package app

import (
	"strconv"

	"inkling/app/dom"
)

// saidIn is the texts that the program sets in a chapter, by data-show.
type saidIn struct {
	body  dom.Element
	texts map[string]*shownText
}

func newSaidIn(body dom.Element) saidIn { return saidIn{body, map[string]*shownText{}} }

// say sets a text where it is another.
func (s *saidIn) say(name, text string) {
	t := s.texts[name]
	if t == nil {
		t = &shownText{element: s.body.Query(`[data-show="` + name + `"]`)}
		s.texts[name] = t
	}
	sayIn(t, text)
}

// sayIn sets a text where it is another.
func sayIn(t *shownText, text string) {
	if t.text != text {
		t.element.SetText(text)
		t.text = text
	}
}

// markChosen marks one of several buttons as the one that is chosen, or none.
func markChosen(buttons []dom.Element, which int, any bool) {
	for i, e := range buttons {
		e.SetAttr("aria-pressed", strconv.FormatBool(any && i == which))
	}
}

// tenths is a number as SVG and sliders read it.
func tenths(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
