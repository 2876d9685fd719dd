package dom

import (
	"math"
	"strconv"
	"syscall/js"
)

// listen calls f for each event of a name until end is called.
func (e Element) listen(name string, f func(event js.Value)) (end func()) {
	if !e.OK() {
		return func() {}
	}
	heard := js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		f(args[0])
		return nil
	})
	e.v.Call("addEventListener", name, heard)
	return func() {
		e.v.Call("removeEventListener", name, heard)
		heard.Release()
	}
}

// all ends everything that one of the functions ends.
func all(ends []func()) func() {
	return func() {
		for _, end := range ends {
			end()
		}
	}
}

// OnTurn calls f for every field and slider with a data-row in the element, past
// go-app, which would render the page at each. A key that is held down lets go
// when it comes up, however often it repeats; what loses the focus lets go too.
func (e Element) OnTurn(f func(Turn)) {
	held, changed := false, false // a key is down; and a value was changed by it
	e.listen("keydown", func(js.Value) { held = true })
	for _, name := range [...]string{"input", "change", "keyup", "focusout"} {
		e.listen(name, func(event js.Value) {
			switch name {
			case "change":
				if changed = held; held {
					return
				}
			case "keyup":
				held = false
				if !changed {
					return
				}
			case "focusout":
				held = false
			}
			target := event.Get("target")
			row := target.Get("dataset").Get("row")
			if row.IsUndefined() {
				return
			}
			n, err := strconv.Atoi(row.String())
			if err != nil {
				return
			}
			t := Turn{Row: n, Value: math.NaN(), Typed: target.Get("type").String() == "number", Done: name != "input"}
			changed = changed && !t.Done
			if v := target.Get("valueAsNumber"); v.Type() == js.TypeNumber {
				t.Value = v.Float()
			}
			f(t)
		})
	}
}

// OnStroke calls f for what a pointer does on the element, 0 … 1 from its upper
// left corner, until end is called. The pointer stays with the element until it
// is lifted.
func (e Element) OnStroke(f func(kind StrokeKind, x, y float64)) (end func()) {
	var ends []func()
	down := -1
	for name, kind := range map[string]StrokeKind{
		"pointerdown": StrokeDown, "pointermove": StrokeOn, "pointerup": StrokeUp, "pointercancel": StrokeUp, "lostpointercapture": StrokeUp,
	} {
		ends = append(ends, e.listen(name, func(event js.Value) {
			id := event.Get("pointerId").Int()
			switch {
			case kind == StrokeDown:
				if down >= 0 || event.Get("button").Int() != 0 {
					return
				}
				down = id
				e.v.Call("setPointerCapture", id)
				event.Call("preventDefault")
				e.Focus()
			case id != down:
				return
			case kind == StrokeUp:
				down = -1
			}
			b := e.Box()
			f(kind, (event.Get("clientX").Float()-b.Left)/max(b.Width, 1), (event.Get("clientY").Float()-b.Top)/max(b.Height, 1))
		}))
	}
	return all(ends)
}

// OnPress calls f for each key pressed on the element; f reports whether it used
// the key, which then does nothing else. It ends when end is called.
func (e Element) OnPress(f func(key string, shift bool) bool) (end func()) {
	return e.listen("keydown", func(event js.Value) {
		if event.Get("ctrlKey").Truthy() || event.Get("metaKey").Truthy() || event.Get("altKey").Truthy() {
			return
		}
		if f(event.Get("key").String(), event.Get("shiftKey").Truthy()) {
			event.Call("preventDefault")
		}
	})
}
