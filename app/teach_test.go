package app

import (
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/app/view"
)

func TestTeachersPageHasPadAndAnswer(t *testing.T) {
	for _, l := range i18n.Langs {
		html := mount(t, prerenderedTeacher(l))
		for _, part := range []string{"pad", "answer", "clear", "undo", "redo", "lang", "theme", "loading", "fault"} {
			if !strings.Contains(html, `data-part="`+part+`"`) {
				t.Errorf("%s: no part %q", l.Tag(), part)
			}
		}
		for _, part := range []string{"network", "workbench", "lesson"} {
			if strings.Contains(html, `data-part="`+part+`"`) {
				t.Errorf("%s: part %q of the lab", l.Tag(), part)
			}
		}
		if !strings.Contains(html, `href="../"`) || !strings.Contains(html, i18n.T(l, i18n.LabLink)) {
			t.Errorf("%s: no way to the lab", l.Tag())
		}
	}
}

// The painters do with what is on the page, and wait while the pen is down.
func TestWorksheetIsFilledWhenThePenRests(t *testing.T) {
	r := newTeacher()
	shipped := loaded(t)
	r.lab.net, r.lab.trace, r.lab.check.detector = shipped.lab.net, shipped.lab.trace, shipped.lab.check.detector
	r.lab.tuning.begin(r.lab.net)
	p := r.lab.parts[0].(*worksheetPainter)
	r.draw(view.Sample(3))
	r.lab.frame(r.state)
	if p.shown.digit != r.lab.digit || p.shown.digit.Empty() {
		t.Error("the sheet does not show the drawing")
	}
	before := p.shown
	r.state.Drawing.Begin(r.state.Drawing.Strokes()[0][0])
	r.lab.frame(r.state)
	if p.shown != before {
		t.Error("the sheet changed under the pen")
	}
}
