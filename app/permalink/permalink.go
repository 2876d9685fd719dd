// Package permalink reads and writes the URL's fragment. One table holds every
// key; unknown keys are ignored, and what cannot be read asks for nothing.
package permalink

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/nn/ink"
)

// Version is the version of the table, the value of key v. A later version's
// fragment is read as far as its keys are known.
const Version = "1"

// Link is what a fragment asks for, as messages in the order in which they are
// to be applied. What it does not say stays as it is.
type Link struct {
	Messages []state.Message
	Network  string          // one of lesson.Networks, "" where none is named
	Then     []state.Message // what is about the network: once it is shown
	Play     bool            // the forward pass is then told as a story
}

// keys is the table: how each setting is read, nil if it cannot be, and how it is
// written, "" when it need not be said.
var keys = []struct {
	name   string
	parse  func(value string) state.Message
	format func(s *state.State) string
}{
	{"lang", parseLang, func(s *state.State) string { return s.Lang.Code() }},
	{"theme", parseTheme, func(s *state.State) string { return said(s.Theme != state.AutoTheme, s.Theme.String()) }},
	{"d", parseDrawing, func(s *state.State) string { return encodeDrawing(&s.Drawing) }},
	{"off", parseSteps, func(s *state.State) string { return (ink.All &^ s.Steps).String() }},
	{"view", parseLines, func(s *state.State) string { return said(s.Lines != state.SignalLines, s.Lines.String()) }},
	{"tab", parseTab, func(s *state.State) string { return said(s.Tab != state.SumTab, s.Tab.String()) }},
	{"ch", parseChapter, func(s *state.State) string { return said(s.Lesson.Open, strconv.Itoa(s.Lesson.Chapter)) }},
	{"hide", parseHidden, func(s *state.State) string { return strings.Join(s.Hidden, ",") }},
	{"parts", parseParts, func(s *state.State) string { return strings.Join(s.Parts, ",") }},
}

// Of the network: read when the network is there that the link names.
const (
	networkKey   = "net"
	selectionKey = "sel"
	knobsKey     = "knobs"
	playKey      = "play" // only read: a story is not what a page shows
)

// said is what there is to say where there is something to say.
func said(is bool, what string) string {
	if is {
		return what
	}
	return ""
}

// Parse reads a fragment, without #. Any text will do.
func Parse(fragment string) Link {
	values := map[string]string{}
	for pair := range strings.SplitSeq(fragment, "&") {
		name, raw, found := strings.Cut(pair, "=")
		if value, err := url.QueryUnescape(raw); found && err == nil {
			if _, twice := values[name]; !twice {
				values[name] = value
			}
		}
	}
	var link Link
	for _, k := range keys {
		if m := k.parse(values[k.name]); m != nil {
			link.Messages = append(link.Messages, m)
		}
	}
	if slices.Contains(lesson.Networks[:], values[networkKey]) {
		link.Network = values[networkKey]
	}
	if edits := decodeEdits(values[knobsKey]); edits != nil {
		link.Then = append(link.Then, state.EditsLinkedMsg{Edits: edits})
	}
	if sel, ok := parseSelection(values[selectionKey]); ok {
		link.Then = append(link.Then, state.SelectedMsg{Selection: sel})
	}
	link.Play = values[playKey] == "1"
	return link
}

// Encode is the fragment, without #, that leads to what the page shows. A
// network out of a file of the learner's cannot be told, nor its knobs.
func Encode(s *state.State) string {
	var b strings.Builder
	b.WriteString("v=" + Version)
	add := func(name, value string) {
		if value != "" {
			b.WriteString("&" + name + "=" + url.QueryEscape(value))
		}
	}
	for _, k := range keys {
		add(k.name, k.format(s))
	}
	if s.Foreign() {
		if !s.Source.Shipped {
			return b.String()
		}
		add(networkKey, s.Source.Name)
	}
	add(selectionKey, formatSelection(s.Selected))
	add(knobsKey, encodeEdits(s.Knobs.Edits()))
	return b.String()
}

func parseLang(v string) state.Message {
	if l, ok := i18n.ParseLang(v); ok {
		return state.LangLinkedMsg{Lang: l}
	}
	return nil
}

func parseTheme(v string) state.Message {
	if t, ok := state.ParseTheme(v); ok {
		return state.ThemeLinkedMsg{Theme: t}
	}
	return nil
}

func parseSteps(v string) state.Message {
	if v == "" {
		return nil
	}
	steps := ink.All
	for name := range strings.SplitSeq(v, ",") {
		if i := slices.Index(ink.StepNames[:], name); i >= 0 {
			steps = steps.With(1<<i, false)
		}
	}
	return state.StepsLinkedMsg{Steps: steps}
}

func parseLines(v string) state.Message {
	if l, ok := state.ParseLines(v); ok {
		return state.LinesChosenMsg{Lines: l}
	}
	return nil
}

func parseTab(v string) state.Message {
	if t, ok := state.ParseTab(v); ok {
		return state.TabOpenedMsg{Tab: t}
	}
	return nil
}

func parseChapter(v string) state.Message {
	if n, err := strconv.Atoi(v); err == nil && n >= 1 && n <= lesson.Chapters {
		return state.ChapterOpenedMsg{Chapter: n}
	}
	return nil
}

// parseHidden reads what to leave out, or none: everything is shown again.
func parseHidden(v string) state.Message {
	if names := parseNames(v, func(name string) bool { return slices.Contains(state.Hideable[:], name) }); names != nil || v == "none" {
		return state.HiddenLinkedMsg{Names: names}
	}
	return nil
}

func parseParts(v string) state.Message {
	if names := parseNames(v, state.IsPart); names != nil {
		return state.PartsLinkedMsg{Names: names}
	}
	return nil
}

// parseNames reads a list of names, each once, without those that are not known.
func parseNames(v string, known func(string) bool) []string {
	var names []string
	for name := range strings.SplitSeq(v, ",") {
		if known(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// parseSelection reads 1.4, a neuron; 0.13.14, a pixel by row and column; or
// 1.4.391, the line into a neuron from a unit of the layer before. Whether it
// exists is for the network to say.
func parseSelection(v string) (state.Selection, bool) {
	var n []int
	for part := range strings.SplitSeq(v, ".") {
		i, err := strconv.Atoi(part)
		if err != nil || i < 0 {
			return state.Selection{}, false
		}
		n = append(n, i)
	}
	switch {
	case len(n) == 2 && n[0] > 0:
		return state.Neuron(n[0], n[1]), true
	case len(n) == 3 && n[0] > 0:
		return state.Line(n[0], n[1], n[2]), true
	case len(n) == 3 && n[1] < ink.Side && n[2] < ink.Side:
		return state.Pixel(n[1]*ink.Side + n[2]), true
	}
	return state.Selection{}, false
}

func formatSelection(s state.Selection) string {
	switch {
	case !s.Any:
		return ""
	case s.Layer == 0:
		return "0." + strconv.Itoa(s.Index/ink.Side) + "." + strconv.Itoa(s.Index%ink.Side)
	}
	text := strconv.Itoa(s.Layer) + "." + strconv.Itoa(s.Index)
	if s.Line {
		text += "." + strconv.Itoa(s.From)
	}
	return text
}
