package app

import (
	"slices"
	"strings"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/permalink"
	"inkling/app/state"
	"inkling/nn"
)

// heeded is what of a link is for this page. Which parts are shown is for course
// pages only; the teacher's page takes language, theme and drawing.
func (r *root) heeded(link permalink.Link) permalink.Link {
	messages := link.Messages
	link.Messages = nil
	if r.page == teacherPage {
		link = permalink.Link{}
	}
	for _, m := range messages {
		switch m.(type) {
		case state.LangLinkedMsg, state.ThemeLinkedMsg, state.StrokesLoadedMsg, state.PictureLoadedMsg:
		case state.PartsLinkedMsg:
			continue // below
		default:
			if r.page == teacherPage {
				continue
			}
		}
		link.Messages = append(link.Messages, m)
	}
	if r.page == embedPage {
		link.Messages = append(link.Messages, r.parts(messages))
	}
	return link
}

// parts is what a course page shows after a link of these messages: what the
// link says; else what it showed before; else the default, and the chapter that
// the link names.
func (r *root) parts(messages []state.Message) state.Message {
	names := r.state.Parts
	if names == nil {
		names = state.DefaultParts
	}
	lessons := slices.ContainsFunc(names, func(name string) bool { return lesson.PartChapter(name) != 0 })
	for _, m := range messages {
		switch m := m.(type) {
		case state.PartsLinkedMsg:
			return m
		case state.ChapterOpenedMsg:
			if !lessons {
				names = append(slices.Clone(names), lesson.ChapterPart)
			}
		}
	}
	return state.PartsLinkedMsg{Names: names}
}

// arrange puts on the document which parts are shown, for the style sheet.
func (r *root) arrange() {
	if r.page == embedPage {
		dom.Root().SetAttr("data-parts", strings.Join(r.state.Parts, " "))
	}
}

// openLink does what a link asks for; what is about the network waits until
// there is one.
func (r *root) openLink(link permalink.Link) {
	for _, m := range link.Messages {
		r.apply(m)
	}
	r.arrange()
	link.Messages = nil
	if r.state.Loading != state.Ready {
		r.linked = link
		return
	}
	then := func() {
		for _, m := range link.Then {
			r.apply(m)
		}
		if link.Play && !r.state.Story.Playing && r.storyShown() {
			r.toggleStory()
		}
	}
	switch {
	case link.Network == "" && link.Then == nil && !link.Play:
	case link.Network == "" || link.Network == lesson.Networks[0]:
		r.links++
		if r.state.Foreign() {
			r.apply(state.LessonDidMsg{What: state.OwnNetworkShownMsg{}}) // a loaded file can be had back
		}
		then()
	default:
		r.links++
		asked := r.links
		r.withShipped(link.Network, func(w *nn.Weights) {
			if asked != r.links {
				return // a later link asked for another
			}
			r.apply(state.LessonDidMsg{What: state.ShippedShownMsg{Name: link.Network, Sizes: w.Net.Sizes(), Activations: w.Net.Config().Activations}})
			then()
		})
	}
}

// storyShown reports whether the story is seen, with the buttons that stop it.
func (r *root) storyShown() bool {
	hidden := slices.Contains(r.state.Hidden, "network") || slices.Contains(r.state.Hidden, "story")
	return !hidden && (r.page != embedPage || slices.Contains(r.state.Parts, "network"))
}

// addPart has a course page show what its chapter leads to, if it does not yet.
func (r *root) addPart(part string) {
	if r.page != embedPage || slices.Contains(r.state.Parts, part) {
		return
	}
	r.apply(state.PartsLinkedMsg{Names: append(slices.Clone(r.state.Parts), part)})
	r.arrange()
	r.fetchRest()
}
