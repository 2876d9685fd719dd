package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// do does something in the lab for a chapter. What it replaces of the learner's
// own can be had back.
func (r *root) do(a lesson.Action) {
	switch a.Verb {
	case lesson.DoSelect:
		r.apply(state.SelectedMsg{Selection: selection(a.Numbers)})
	case lesson.DoSample:
		strokes := view.Sample49
		if d := a.Numbers[0]; d < nn.Digits {
			strokes = func() []ink.Stroke { return view.Sample(d) }
		}
		r.apply(state.LessonDidMsg{What: state.StrokesLoadedMsg{Strokes: strokes()}})
	case lesson.DoTest:
		if set := r.lab.tests.set; set != nil && a.Numbers[0] < set.Len() {
			r.apply(state.LessonDidMsg{What: state.PictureLoadedMsg{Picture: set.Raw[a.Numbers[0]]}})
		}
	case lesson.DoClear:
		r.apply(state.LessonDidMsg{What: state.ClearedMsg{}})
	case lesson.DoTab:
		if t, ok := state.ParseTab(a.Word); ok {
			r.addPart(a.Word)
			r.apply(state.TabOpenedMsg{Tab: t})
			dom.Part("workbench").ScrollTo()
		}
	case lesson.DoLines:
		if l, ok := state.ParseLines(a.Word); ok {
			r.addPart("network")
			r.apply(state.LinesChosenMsg{Lines: l})
		}
	case lesson.DoSteps:
		for _, s := range steps {
			if r.state.Steps.Has(s.step) != (a.Word == "on") {
				r.apply(state.LessonDidMsg{What: state.StepToggledMsg{Step: s.step}})
			}
		}
	case lesson.DoStory:
		r.addPart("network")
		if !r.state.Story.Playing {
			r.toggleStory()
		}
	case lesson.DoNetwork:
		r.showNetwork(a.Word)
	case lesson.DoChapter:
		r.apply(state.ChapterOpenedMsg{Chapter: a.Numbers[0]})
	}
}

// selection is what the numbers of a select action, or of a link, name.
func selection(numbers []int) state.Selection {
	if len(numbers) == 3 {
		return state.Pixel(numbers[1]*ink.Side + numbers[2])
	}
	return state.Neuron(numbers[0], numbers[1])
}

// showNetwork makes one of the site's networks the page's.
func (r *root) showNetwork(name string) {
	if name == lesson.Networks[0] {
		if r.state.Foreign() {
			r.apply(state.LessonDidMsg{What: state.OwnNetworkShownMsg{}})
		}
		return
	}
	r.withShipped(name, func(w *nn.Weights) {
		r.apply(state.LessonDidMsg{What: state.ShippedShownMsg{Name: name, Sizes: w.Net.Sizes(), Activations: w.Net.Config().Activations}})
	})
}

// withShipped calls f, soon, with one of the site's further networks, which it
// fetches if that was not done before. It must not be written to.
func (r *root) withShipped(name string, f func(*nn.Weights)) {
	if w := r.lab.shipped[name]; w != nil {
		f(w)
		return
	}
	r.ctx.Async(func() {
		file, err := dom.Net(name)
		var w *nn.Weights
		if err == nil {
			w, err = nn.ParseWeights(file)
		}
		r.ctx.Dispatch(func(goapp.Context) {
			dom.Guard(func() {
				if err != nil {
					r.apply(state.NetworkMissedMsg{Name: name, Reason: err.Error()})
					return
				}
				r.lab.shipped[name] = w
				f(w)
			})
		})
	})
}
