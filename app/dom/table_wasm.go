package dom

import "syscall/js"

// SetHTML replaces the element's content by markup of our own making; text of
// others never goes this way.
func (e Element) SetHTML(markup string) {
	if e.OK() {
		e.v.Set("innerHTML", markup)
	}
}

// SetHidden hides the element or shows it.
func (e Element) SetHidden(hidden bool) {
	if e.OK() {
		e.v.Set("hidden", hidden)
	}
}

// Value is what stands in a form field.
func (e Element) Value() string {
	if !e.OK() {
		return ""
	}
	return e.v.Get("value").String()
}

// SetValue puts text into a form field, or a slider to its place.
func (e Element) SetValue(text string) {
	if e.OK() {
		e.v.Set("value", text)
	}
}

// SelectText selects all of a text field, ready to be copied by hand.
func (e Element) SelectText() {
	if e.OK() {
		e.v.Call("focus")
		e.v.Call("select")
	}
}

// OnScroll calls f with how far down the element's content was scrolled, in CSS
// pixels. It listens as long as the page lives.
func (e Element) OnScroll(f func(top float64)) {
	if !e.OK() {
		return
	}
	e.v.Call("addEventListener", "scroll", js.FuncOf(func(js.Value, []js.Value) any {
		defer guard()
		f(e.v.Get("scrollTop").Float())
		return nil
	}), map[string]any{"passive": true})
}

// OnVisible calls f when the element comes into the window and when it leaves.
// It watches as long as the page lives.
func (e Element) OnVisible(f func(bool)) {
	if !e.OK() {
		return
	}
	callback := js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		f(args[0].Index(args[0].Length() - 1).Get("isIntersecting").Bool())
		return nil
	})
	js.Global().Get("IntersectionObserver").New(callback).Call("observe", e.v)
}

// OnPick tells where the learner points inside the element: where a mouse
// hovers and when it leaves, and what is tapped or pressed with a key. It
// listens as long as the page lives.
func (e Element) OnPick(f func(Pointing)) {
	if !e.OK() {
		return
	}
	listen := func(event string, kind PointKind) {
		e.v.Call("addEventListener", event, js.FuncOf(func(_ js.Value, args []js.Value) any {
			defer guard()
			at := args[0]
			if kind != Tapped && at.Get("pointerType").String() != "mouse" {
				return nil
			}
			f(e.pointing(kind, at))
			return nil
		}))
	}
	listen("pointermove", Hovered)
	listen("pointerleave", Left)
	listen("click", Tapped)
}

func (e Element) pointing(kind PointKind, event js.Value) Pointing {
	p, place := Pointing{Kind: kind}, e.v
	if kind != Left {
		if picked := event.Get("target").Call("closest", "[data-pick]"); picked.Truthy() && e.v.Call("contains", picked).Bool() {
			p.Pick, place = picked.Get("dataset").Get("pick").String(), picked
		}
	}
	box := Element{place}.Box()
	if box.Width > 0 && box.Height > 0 {
		p.X = (event.Get("clientX").Float() - box.Left) / box.Width
		p.Y = (event.Get("clientY").Float() - box.Top) / box.Height
	}
	return p
}

// Copy puts text on the clipboard and says whether that was allowed.
func Copy(text string, done func(ok bool)) {
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		done(false)
		return
	}
	var yes, no js.Func
	settle := func(ok bool) js.Func {
		return js.FuncOf(func(js.Value, []js.Value) any {
			defer guard()
			yes.Release()
			no.Release()
			done(ok)
			return nil
		})
	}
	yes, no = settle(true), settle(false)
	clipboard.Call("writeText", text).Call("then", yes, no)
}

// Rest calls a function when nothing has asked for a while.
type Rest struct {
	tick  js.Func
	timer js.Value
}

// NewRest makes a Rest that calls f.
func NewRest(f func()) *Rest {
	return &Rest{tick: js.FuncOf(func(js.Value, []js.Value) any {
		defer guard()
		f()
		return nil
	}), timer: js.Undefined()}
}

// Restart has the function called so many milliseconds from now, and not before.
func (r *Rest) Restart(milliseconds int) {
	js.Global().Call("clearTimeout", r.timer)
	r.timer = js.Global().Call("setTimeout", r.tick, milliseconds)
}
