package app

import (
	"slices"
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/permalink"
	"inkling/app/state"
	"inkling/app/view"
)

// What the ready-made choices and the parts are called, in the order of the
// state's lists, and the options that are on or off, from state.EmbedEmpty on.
var (
	embedChoices = [...]i18n.Key{
		i18n.EmbedSmall, i18n.EmbedOutputs, i18n.EmbedNetwork, i18n.EmbedAll,
		i18n.EmbedChapter, i18n.EmbedTask, i18n.EmbedNeuron, i18n.EmbedDetector,
	}
	embedParts = [...]i18n.Key{
		i18n.EmbedPad, i18n.SeenTitle, i18n.AnswerTitle, i18n.EmbedTen, i18n.EmbedNet, i18n.InspectTitle, i18n.EmbedTabs,
		i18n.TabSum, i18n.TabMatrix, i18n.TabCount, i18n.KnobsTitle, i18n.LikesTab, i18n.GalleryTab, i18n.TrayTab, i18n.AccuracyTab,
		i18n.EmbedChapter, i18n.EmbedTask,
		i18n.EmbedPixel, i18n.EmbedSteps, i18n.EmbedWeight, i18n.EmbedDetector, i18n.EmbedNeuron, i18n.EmbedSigmoid,
		i18n.EmbedBias, i18n.EmbedRow, i18n.EmbedDots, i18n.EmbedShift, i18n.EmbedSlope, i18n.EmbedChain,
	}
	embedSwitches = [...]i18n.Key{i18n.EmbedEmpty, i18n.EmbedNoLang, i18n.EmbedNoTheme, i18n.EmbedPlay}
)

// embedLists are the options that have more values, in order.
var embedLists = [...]struct {
	option state.EmbedOption
	part   string
	name   i18n.Key
	values []i18n.Key
}{
	{state.EmbedLang, "embed-lang", i18n.EmbedLang, []i18n.Key{i18n.EmbedAsPage, i18n.EmbedReaders, i18n.EmbedEnglish, i18n.EmbedChinese}},
	{state.EmbedTheme, "embed-theme", i18n.EmbedTheme, []i18n.Key{i18n.EmbedReaders, i18n.EmbedLight, i18n.EmbedDark}},
	{state.EmbedHeight, "embed-height", i18n.EmbedHeight, []i18n.Key{i18n.EmbedFits}}, // and heights
	{state.EmbedHost, "embed-host", i18n.EmbedHost, []i18n.Key{i18n.EmbedElement, i18n.EmbedFrame, i18n.EmbedJupyter, i18n.EmbedMarkdown, i18n.EmbedSlides}},
}

// embedThis is where a course author picks what a course page shows, while it
// is open; embedView fills it.
func (r *root) embedThis() []goapp.UI {
	s := r.state
	switch {
	case !s.Embedding():
		return nil
	case dom.Local():
		return []goapp.UI{say("p", "", r.t(i18n.EmbedLocal))}
	}
	note := i18n.EmbedWhat
	if s.Foreign() && !s.Source.Shipped {
		note = i18n.ShareOwn
	}
	switches := len(embedSwitches)
	if !s.EmbedPicked("network") {
		switches--
	}
	return []goapp.UI{
		box("embed-picks",
			say("p", "muted", r.t(note)),
			group("chips", r.t(i18n.EmbedChoices), many(len(embedChoices)+1, r.embedChoice)...),
			goapp.Elem("details").Body(say("summary", "", r.t(i18n.EmbedFreely)),
				group("chips", r.t(i18n.EmbedFreely), many(len(embedParts), r.embedPart)...)),
			box("chips", many(switches, r.embedSwitch)...),
			box("embed-options", many(len(embedLists), r.embedList)...),
			labelled("", r.t(i18n.EmbedCode), empty("textarea", "", "embed-code")),
			box("share-row",
				pill("embed-copy", r.t(i18n.EmbedCopy), r.onEmbedCopy),
				empty("p", "muted", "embed-said"))),
		box("embed-shown",
			say("h3", "", r.t(i18n.EmbedPreview)),
			empty("iframe", "", "embed-preview")),
	}
}

// many is n elements in a row.
func many(n int, f func(i int) goapp.UI) (all []goapp.UI) {
	for i := range n {
		all = append(all, f(i))
	}
	return all
}

// chapterText is a sentence that may name the open chapter.
func (r *root) chapterText(key i18n.Key) string {
	chapter := r.state.Lesson.Chapter
	if key == i18n.EmbedTask && lesson.Challenges[chapter-1] > 1 {
		key = i18n.EmbedTasks
	}
	return r.t(key, "number", strconv.Itoa(chapter))
}

// embedChip is a button that is pressed or not and says what happened.
func (r *root) embedChip(key i18n.Key, pressed bool, pick string, m state.Message) goapp.UI {
	return chip(r.chapterText(key), pressed).DataSet("pick", pick).OnClick(func(goapp.Context, goapp.Event) { r.apply(m) }, m)
}

func (r *root) embedChoice(i int) goapp.UI {
	if i == len(embedChoices) {
		return choice("embed-piece", len(lesson.Pieces)+1, r.embedPiece, r.onEmbedPiece)
	}
	parts := state.EmbedChoices[i]
	return r.embedChip(embedChoices[i], slices.Equal(parts, r.state.EmbedShown()), strings.Join(parts, ","), state.EmbedChosenMsg{Parts: parts})
}

func (r *root) embedPart(i int) goapp.UI {
	name := state.EmbedParts[i]
	return r.embedChip(embedParts[i], r.state.EmbedPicked(name), "+"+name, state.EmbedPartToggledMsg{Name: name})
}

func (r *root) embedSwitch(i int) goapp.UI {
	o := state.EmbedEmpty + state.EmbedOption(i)
	on := r.state.Embed.Options[o]
	return r.embedChip(embedSwitches[i], on == 1, strconv.Itoa(i), state.EmbedOptionSetMsg{Option: o, Value: 1 - on})
}

// embedPiece is a piece of a chapter alone, in a list that begins with none.
func (r *root) embedPiece(i int) (int, string, bool) {
	if i == 0 {
		return 0, r.t(i18n.EmbedOther), false
	}
	first := len(embedParts) - len(lesson.Pieces) - 1
	return i, r.t(embedParts[first+i]), slices.Equal(r.state.EmbedShown(), []string{lesson.Pieces[i-1].Name})
}

func (r *root) onEmbedPiece(ctx goapp.Context, _ goapp.Event) {
	if i := chosen(ctx); i > 0 && i <= len(lesson.Pieces) {
		r.apply(state.EmbedChosenMsg{Parts: []string{lesson.Pieces[i-1].Name}})
	}
}

func (r *root) embedList(i int) goapp.UI {
	l := embedLists[i]
	n := len(l.values)
	if l.option == state.EmbedHeight {
		n = len(state.EmbedHeights)
	}
	return labelled("", r.t(l.name), choice(l.part, n, func(i int) (int, string, bool) {
		text := ""
		if i < len(l.values) {
			text = r.t(l.values[i])
		} else {
			text = strconv.Itoa(state.EmbedHeights[i])
		}
		return i, text, i == r.state.Embed.Options[l.option]
	}, func(ctx goapp.Context, _ goapp.Event) {
		r.apply(state.EmbedOptionSetMsg{Option: l.option, Value: chosen(ctx)})
	}, i))
}

func (r *root) onEmbedCopy(goapp.Context, goapp.Event) {
	r.copy(dom.Part("embed-code").Value(), "embed-code", "embed-said")
}

// embedView keeps snippet and preview those of what is picked.
type embedView struct {
	root    *root
	snippet string
	pairs   []permalink.Pair // that the preview shows
	pages   int              // that the preview opened
}

// paint implements painter.
func (v *embedView) paint(_ *lab, s *state.State) {
	if s.Drawing.Drawing() || dom.Local() {
		return
	}
	if !s.Embedding() {
		v.snippet, v.pairs = "", nil
		return
	}
	code, said, frame := dom.Part("embed-code"), dom.Part("embed-said"), dom.Part("embed-preview")
	if !frame.OK() {
		dom.RequestFrame() // go-app puts it there soon
		return
	}
	host := state.Host(s.Embed.Options[state.EmbedHost])
	asked, fits := state.EmbedHeights[s.Embed.Options[state.EmbedHeight]], view.EmbedHeight(s.EmbedShown(), s.Lesson.Chapter)
	site, pairs := permalink.Site(dom.Address()), permalink.Embed(s)
	snippet := permalink.Snippet(host, site, pairs, asked, fits)
	if snippet == v.snippet {
		return
	}
	v.snippet = snippet
	code.SetAttr("readonly", "")
	code.SetValue(snippet)
	said.SetAttr("role", "status")
	said.SetText("")
	frame.SetAttr("title", v.root.t(i18n.EmbedPreview))
	frame.Style().Set("height:" + strconv.Itoa(permalink.Height(host, asked, fits)) + "px")
	if v.pairs == nil || permalink.Fresh(v.pairs, pairs) {
		v.pages++
	}
	v.pairs = pairs
	frame.Visit(site + "embed/?" + strconv.Itoa(v.pages) + "#" + permalink.EmbedFragment(pairs))
}
