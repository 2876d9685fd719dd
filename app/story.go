package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

// storyTools play the forward pass as a story.
func (r *root) storyTools() goapp.UI {
	s := r.state.Story
	sign, name := "▶ ", i18n.StoryPlay
	if s.Playing {
		sign, name = "❚❚ ", i18n.StoryPause
	}
	speed := strconv.FormatFloat(s.Speed, 'f', -1, 64) + "×"
	return goapp.Div().Class("tools story-tools").Attr("role", "group").Aria("label", r.t(i18n.StoryLabel)).Body(
		goapp.Button().Type("button").Class("pill").DataSet("part", "story-play").OnClick(r.onStoryPlay).Body(
			goapp.Span().Aria("hidden", "true").Text(sign), goapp.Span().Text(r.t(name))),
		goapp.Button().Type("button").Class("pill").DataSet("part", "story-step").OnClick(r.onStoryStep).
			Aria("label", r.t(i18n.StoryStep)).Title(r.t(i18n.StoryStep)).Text("▶❚"),
		goapp.Button().Type("button").Class("pill").DataSet("part", "story-speed").OnClick(r.onStorySpeed).
			Aria("label", r.t(i18n.StorySpeed)+" "+speed).Title(r.t(i18n.StorySpeed)).Text(speed),
	)
}

// storyPosition is the slider over the story, and the way back to now. The
// slider's place belongs to lines.go.
func (r *root) storyPosition() goapp.UI {
	return goapp.Div().Class("story-position").Body(
		goapp.Input().Type("range").DataSet("part", "story-scrub").Min(0).Max(1).Step(0.001).
			Aria("label", r.t(i18n.StoryPosition)).Aria("describedby", "network-title").
			OnInput(r.onStoryScrub).OnKeyDown(r.onScrubKey),
		goapp.Button().Type("button").Class("link").DataSet("part", "story-leave").DataSet("shown", r.state.Story.Told).
			OnClick(r.onStoryLeave).Text(r.t(i18n.StoryLeave)),
	)
}

func (r *root) onStoryPlay(goapp.Context, goapp.Event) { r.toggleStory() }

// toggleStory plays the story or pauses it.
func (r *root) toggleStory() {
	if r.lab.net == nil {
		return
	}
	r.apply(state.StoryToggledMsg{})
	if r.state.Story.Playing {
		dom.Animate(r.tickStory)
	}
}

// tickStory is one frame of the story's clock.
func (r *root) tickStory(seconds float64) bool {
	r.apply(state.StoryTickedMsg{Seconds: seconds})
	return r.state.Story.Playing
}

func (r *root) onStoryStep(goapp.Context, goapp.Event) {
	if r.lab.net == nil {
		return
	}
	position := 0.0
	if r.state.Story.Told {
		position = r.state.Story.Position
	}
	r.apply(state.StoryMovedMsg{Position: view.NextStop(position, len(r.state.Sizes)-1)})
	f := view.NewStoryFrame(r.state.Story.Position, r.lab.net, r.lab.trace, r.state.Lang)
	r.lab.live.say(f.Caption)
}

func (r *root) onStorySpeed(goapp.Context, goapp.Event) {
	next := state.Speeds[0]
	for i, speed := range state.Speeds[:len(state.Speeds)-1] {
		if speed == r.state.Story.Speed {
			next = state.Speeds[i+1]
		}
	}
	r.apply(state.StorySpedMsg{Speed: next})
}

func (r *root) onStoryScrub(ctx goapp.Context, _ goapp.Event) {
	position, err := strconv.ParseFloat(ctx.JSSrc().Get("value").String(), 64)
	if err == nil && r.lab.net != nil {
		r.apply(state.StoryMovedMsg{Position: position})
	}
}

// onScrubKey plays and pauses with the space bar.
func (r *root) onScrubKey(_ goapp.Context, e goapp.Event) {
	if e.Get("key").String() == " " {
		e.PreventDefault()
		r.toggleStory()
	}
}

func (r *root) onStoryLeave(goapp.Context, goapp.Event) { r.apply(state.StoryLeftMsg{}) }
