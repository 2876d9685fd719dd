package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

func (r *root) padPanel() goapp.UI {
	return goapp.Section().Class("panel pad-panel").Aria("labelledby", "pad-title").Body(
		goapp.H2().ID("pad-title").Text(r.t(i18n.DrawTitle)),
		// The pad's pixels belong to pen.js, data-empty and the cursor to live.go.
		goapp.Div().Class("pad-frame").DataSet("part", "pad-frame").Body(
			goapp.Canvas().Class("pad").DataSet("part", "pad").TabIndex(0).
				Attr("role", "application").Aria("label", r.t(i18n.PadLabel)).Aria("describedby", "pad-keys"),
			goapp.Span().Class("pad-cursor").DataSet("part", "pad-cursor").Aria("hidden", "true"),
			goapp.P().Class("pad-hint").Aria("hidden", "true").Body(
				goapp.Span().Class("pad-hint-pen").Text(r.t(i18n.PadHint)),
				goapp.Span().Class("pad-hint-keys").Text(r.t(i18n.PadKeys)),
			),
		),
		goapp.P().ID("pad-keys").Class("spoken").Text(r.t(i18n.PadKeys)),
		goapp.Div().Class("row").Body(
			r.padButton("undo", i18n.Undo, r.state.Drawing.CanUndo(), r.onUndoClick),
			r.padButton("redo", i18n.Redo, r.state.Drawing.CanRedo(), r.onRedoClick),
			r.padButton("clear", i18n.Clear, !r.state.Drawing.Empty(), r.onClearClick),
		),
		r.samplesRow(),
	)
}

// padButton is pale while it would do nothing, but never disabled: a disabled
// button loses the keyboard's focus.
func (r *root) padButton(part string, text i18n.Key, useful bool, onClick goapp.EventHandler) goapp.UI {
	return goapp.Button().Type("button").Class("pill").DataSet("part", part).
		Attr("aria-disabled", strconv.FormatBool(!useful)).OnClick(onClick).Text(r.t(text))
}

func (r *root) samplesRow() goapp.UI {
	names := r.sampleNames()
	return goapp.Div().Class("samples").Attr("role", "group").Aria("label", r.t(i18n.Samples)).Body(
		goapp.Span().Class("muted").Aria("hidden", "true").Text(r.t(i18n.Samples)),
		goapp.Div().Class("sample-row").Body(
			goapp.Range(names).Slice(func(i int) goapp.UI {
				label, strokes := r.t(i18n.LoadSample49), view.Sample49
				if i < nn.Digits {
					label, strokes = r.t(i18n.LoadSample, "digit", strconv.Itoa(i)), func() []ink.Stroke { return view.Sample(i) }
				}
				onClick := func(goapp.Context, goapp.Event) { r.apply(state.StrokesLoadedMsg{Strokes: strokes()}) }
				return goapp.Button().Type("button").Class("sample").DataSet("part", "sample").
					DataSet("sample", i).Aria("label", label).Attr("aria-disabled", strconv.FormatBool(!r.running())).
					OnClick(onClick, i).Text(names[i])
			}),
		),
	)
}

// sampleNames are the ten digits and the drawing between 4 and 9.
func (r *root) sampleNames() []string {
	return []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", r.t(i18n.Sample49)}
}

func (r *root) onUndoClick(goapp.Context, goapp.Event)  { r.apply(state.UndoneMsg{}) }
func (r *root) onRedoClick(goapp.Context, goapp.Event)  { r.apply(state.RedoneMsg{}) }
func (r *root) onClearClick(goapp.Context, goapp.Event) { r.apply(state.ClearedMsg{}) }

// Steps of the keyboard's pen, in pad units.
const (
	cursorStep     = 1.0 / ink.Side
	cursorLongStep = 4.0 / ink.Side
)

// onKey draws with the keyboard when the pad has the focus; undo and redo work
// everywhere but in text fields. It reports whether it used the key.
func (r *root) onKey(k dom.Key) bool {
	if k.InField {
		return false
	}
	m := keyMessage(k)
	switch m.(type) {
	case nil:
		return false
	case state.UndoneMsg, state.RedoneMsg:
		if k.InKnobs { // there it is the knobs that are undone, which knows no way forth
			if _, undo := m.(state.UndoneMsg); undo {
				r.apply(state.KnobUndoneMsg{})
			}
			return true
		}
	}
	if _, toggles := m.(state.CursorPenToggledMsg); toggles && k.Repeat {
		return true // a key held down puts the pen down once
	}
	down := r.state.Cursor.Down
	r.apply(m)
	if r.state.Cursor.Down && !down {
		r.lab.live.say(r.t(i18n.PenDown))
	}
	_, lifts := m.(state.CursorLiftedMsg)
	return !lifts || down // with the pen up, Escape leads out of a course page's frame
}

func keyMessage(k dom.Key) state.Message {
	if k.Ctrl {
		switch {
		case (k.Name == "z" || k.Name == "Z") && k.Shift, k.Name == "y" || k.Name == "Y":
			return state.RedoneMsg{}
		case k.Name == "z" || k.Name == "Z":
			return state.UndoneMsg{}
		}
		return nil
	}
	if !k.OnPad {
		return nil
	}
	step := cursorStep
	if k.Shift {
		step = cursorLongStep
	}
	switch k.Name {
	case "ArrowLeft":
		return state.CursorMovedMsg{DX: -step}
	case "ArrowRight":
		return state.CursorMovedMsg{DX: step}
	case "ArrowUp":
		return state.CursorMovedMsg{DY: -step}
	case "ArrowDown":
		return state.CursorMovedMsg{DY: step}
	case " ", "Enter":
		return state.CursorPenToggledMsg{}
	case "Escape":
		return state.CursorLiftedMsg{}
	case "Delete", "Backspace":
		return state.ClearedMsg{}
	}
	return nil
}
