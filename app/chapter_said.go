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
		p := painted(s.body, name)
		t = &p
		s.texts[name] = t
	}
	t.say(text)
}

// painted is an element of a chapter, by data-show, whose text the program sets.
func painted(body dom.Element, name string) shownText {
	return shownText{element: body.Query(`[data-show="` + name + `"]`)}
}

// say sets the text where it is another.
func (t *shownText) say(text string) {
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
