//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/lesson/text"
)

// overflow lists what is cut off or runs out of the open chapter.
const overflow = `(() => {
	const body = document.querySelector('[data-part="lesson-body"]'), room = body.getBoundingClientRect();
	if (body.scrollWidth > body.clientWidth) return "the chapter is " + body.scrollWidth + " wide, its place " + body.clientWidth;
	return [...document.querySelectorAll('[data-part="chapter"] :is(p, li, button, label, td, th, figcaption, h3)')].filter(e => {
		const b = e.getBoundingClientRect();
		if (b.width === 0 || e.closest('[hidden], details:not([open]), .spoken')) return false;
		for (let p = e.parentElement; p !== body; p = p.parentElement) if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return false;
		return b.right > room.right + 1 || b.left < room.left - 1;
	}).map(e => e.outerHTML.slice(0, 80)).join("; ");
})()`

// Every chapter is walked in both languages, wide and on a phone: its words are
// there and fit, and nothing that its buttons do goes wrong or costs the learner
// what was theirs.
func TestEveryChapterInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		name string
		on   device
		lang i18n.Lang
	}{
		{"desktop-en", desktop, i18n.English},
		{"phone-zh", phone, i18n.Chinese},
		{"desktop-dark-zh", device{width: 1440, height: 900, scale: 1, lang: "zh-CN", dark: true}, i18n.Chinese},
		{"small-phone-en", device{width: 320, height: 640, scale: 2, touch: true, lang: "en-US"}, i18n.English},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := text.Script(c.lang)
			if err != nil {
				t.Fatal(err)
			}
			p := open(t, c.on, "").ready()
			p.wait(`!document.querySelector('.tests-note[data-state="waiting"]')`)
			eval[bool](p, fmt.Sprintf(`inkling.draw(%s).then(() => true)`, asJSON(t, three)))
			p.wait(digit + ` === "3"`)
			image := p.text(`inkling.image().join()`)
			for n, words := range script.Chapters {
				eval[bool](p, fmt.Sprintf(`(location.hash = "ch=%d", true)`, n+1))
				p.wait(fmt.Sprintf(`document.querySelector(".lesson-title").textContent === %q && document.querySelector('[data-part="chapter"]').dataset.number === "%d"`, words.Title, n+1))
				p.settled()
				if cut := p.text(overflow); cut != "" {
					t.Errorf("chapter %d: %s", n+1, cut)
				}
				p.want("challenges", `document.querySelectorAll('[data-part="challenge"]').length`, fmt.Sprint(lesson.Challenges[n]))
				p.shot(fmt.Sprintf("chapter-%02d-%s", n+1, c.name))
				do := `[...document.querySelectorAll('[data-part="chapter"] [data-do]')].filter(e => !/^(chapter|network)/.test(e.dataset.do))`
				for i := range eval[int](p, do+`.length`) {
					eval[bool](p, fmt.Sprintf(`(%s[%d].click(), true)`, do, i))
					p.settled()
				}
			}
			eval[bool](p, `(document.querySelector('[data-part="lesson-mine"]').hidden || document.querySelector('[data-part="lesson-back"]').click(), true)`)
			p.settled()
			p.want("the drawing is back", `inkling.image().join()`, image)
			p.quiet()
		})
	}
}
