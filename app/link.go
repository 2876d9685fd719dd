package app

import (
	"inkling/app/lesson"
	"inkling/app/permalink"
	"inkling/app/state"
	"inkling/nn"
)

// heeded is what of a link is for this page: the teacher's takes its language,
// its theme and its drawing.
func (r *root) heeded(link permalink.Link) permalink.Link {
	if r.page == labPage {
		return link
	}
	var heeded permalink.Link
	for _, m := range link.Messages {
		switch m.(type) {
		case state.LangLinkedMsg, state.ThemeLinkedMsg, state.StrokesLoadedMsg, state.PictureLoadedMsg:
			heeded.Messages = append(heeded.Messages, m)
		}
	}
	return heeded
}

// openLink does what a link asks for; what is about the network waits until
// there is one.
func (r *root) openLink(link permalink.Link) {
	for _, m := range link.Messages {
		r.apply(m)
	}
	link.Messages = nil
	if r.state.Loading != state.Ready {
		r.linked = link
		return
	}
	then := func() {
		for _, m := range link.Then {
			r.apply(m)
		}
	}
	switch {
	case link.Network == "" && link.Then == nil:
	case link.Network == "" || link.Network == lesson.Networks[0]:
		if r.state.Foreign() {
			r.apply(state.LessonDidMsg{What: state.OwnNetworkShownMsg{}}) // a loaded file can be had back
		}
		then()
	default:
		r.withShipped(link.Network, func(w *nn.Weights) {
			r.apply(state.LessonDidMsg{What: state.ShippedShownMsg{Name: link.Network, Sizes: w.Net.Sizes(), Activations: w.Net.Config().Activations}})
			then()
		})
	}
}
