package permalink

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/nn/ink"
)

// Embed is what a course page is to show: what is picked, of the page as it is.
func Embed(s *state.State) []Pair {
	o := &s.Embed.Options
	shown := *s
	lang, asked := s.EmbedLanguage()
	shown.Lang, shown.Theme = lang, state.Theme(o[state.EmbedTheme])
	shown.Parts, shown.Hidden = s.EmbedShown(), nil
	for i, name := range [...]string{"lang", "theme"} {
		if o[int(state.EmbedNoLang)+i] == 1 {
			shown.Hidden = append(shown.Hidden, name)
		}
	}
	if o[state.EmbedEmpty] == 1 {
		shown.Drawing = ink.Drawing{}
	}
	shown.Lesson.Open = s.EmbedPicked(lesson.ChapterPart) || s.EmbedPicked(lesson.ChallengePart)
	if !s.EmbedPicked("workbench") {
		shown.Tab = state.SumTab // else the part says which
	}
	if !s.EmbedPicked("network") {
		shown.Lines = state.SignalLines
	}
	if !slices.ContainsFunc(shown.Parts, pointsAt) {
		shown.Selected = state.Selection{}
	}
	all := pairs(&shown)
	if !asked {
		all = all[1:] // the language
	}
	if o[state.EmbedPlay] == 1 && s.EmbedPicked("network") {
		all = append(all, Pair{playKey, "1"})
	}
	return all
}

// pointsAt reports whether a part shows what is selected.
func pointsAt(part string) bool {
	_, tab := state.ParseTab(part)
	return tab || part == "network" || part == "inspector" || part == "workbench" || lesson.PartChapter(part) < 0
}

// EmbedFragment is the fragment, without #, at which the page for course pages
// shows these.
func EmbedFragment(pairs []Pair) string {
	fragment := "v=" + Version
	for _, p := range pairs {
		// A comma stands for itself behind #, and reads better.
		fragment += "&" + p.Key + "=" + strings.ReplaceAll(url.QueryEscape(p.Value), "%2C", ",")
	}
	return fragment
}

// Fresh reports whether a page that was asked for these before must be opened
// anew to be as asked for now: a link says what to set, not what to set back.
func Fresh(before, now []Pair) bool {
	for _, p := range now { // both are in the order of the table
		if len(before) > 0 && before[0].Key == p.Key {
			before = before[1:]
		}
	}
	return len(before) > 0
}

// Site is where the site lies, with the slash at the end, of which a page has
// this address.
func Site(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	return address[:strings.LastIndexByte(address, '/')+1]
}

// inHTML escapes a text for an attribute between double quotes, of HTML and of
// JSX alike.
func inHTML(text string) string {
	text = strings.ReplaceAll(text, "&", "&amp;")
	text = strings.ReplaceAll(text, `"`, "&quot;")
	return strings.ReplaceAll(text, "<", "&lt;")
}

// slideHeight is the most of a slide, which is 700 CSS pixels high unless its
// deck says otherwise, that the page fills; what is higher scrolls within.
const slideHeight = 600

// Height is how high, in CSS pixels, the page is at a host: as was asked for, or
// where that is 0 as high as fits, but never higher than a slide.
func Height(host state.Host, asked, fits int) int {
	if asked == 0 {
		asked = fits
	}
	if host == state.SlidesHost {
		return min(asked, slideHeight)
	}
	return asked
}

// Snippet is what an author pastes into a course page to show these, as high as
// was asked for, in CSS pixels; where that is 0 the element sizes itself, and all
// else is as high as fits.
func Snippet(host state.Host, site string, pairs []Pair, asked, fits int) string {
	address, tall := site+"embed/#"+EmbedFragment(pairs), strconv.Itoa(Height(host, asked, fits))
	border := ` style="border:0"`
	switch host {
	case state.JupyterHost:
		return "from IPython.display import IFrame\nIFrame(" + strconv.Quote(address) + `, width="100%", height=` + tall + ")"
	case state.ElementHost, state.SlidesHost: // the element gives a deck its keys back
		return element(host, site, pairs, asked, tall)
	case state.MarkdownHost:
		border = ` frameBorder="0"` // in JSX a style is no text
	}
	return `<iframe src="` + inHTML(address) + `" title="Inkling" width="100%" height="` + tall + `"` + border +
		` loading="lazy" allow="clipboard-write"></iframe>`
}

// element is the snippet with the element, on a slide of its own in a deck: a
// slide does not grow, so there it always has a height.
func element(host state.Host, site string, pairs []Pair, asked int, tall string) string {
	var b strings.Builder
	b.WriteString(`<script src="` + inHTML(site) + "web/embed.js\" async></script>\n")
	if host == state.SlidesHost {
		b.WriteString("<section>\n  ")
	}
	b.WriteString("<inkling-pad")
	for _, p := range pairs {
		b.WriteString(" " + p.Key + `="` + inHTML(p.Value) + `"`)
	}
	if asked > 0 || host == state.SlidesHost {
		b.WriteString(` height="` + tall + `"`)
	}
	b.WriteString("></inkling-pad>")
	if host == state.SlidesHost {
		b.WriteString("\n</section>")
	}
	return b.String()
}
