package dom

import (
	"math"
	"strconv"
	"syscall/js"

	"inkling/app/lesson"
)

// OnUse calls f for every button clicked and every field and slider changed in
// the element that carries one of the data attributes, past go-app. Whatever
// markup the element is given later is heard as well.
func (e Element) OnUse(attributes string, f func(Use)) {
	for _, name := range [...]string{"click", "input", "change"} {
		e.listen(name, func(event js.Value) {
			target := event.Get("target")
			if !target.InstanceOf(js.Global().Get("Element")) {
				return
			}
			control := target.Call("closest", attributes)
			if control.IsNull() {
				return
			}
			tag := control.Get("tagName").String()
			if field := tag == "INPUT" || tag == "SELECT"; field == (name == "click") {
				return // fields tell of themselves by input and change
			}
			u := Use{Event: name, Data: map[string]string{}, Challenge: -1, Value: math.NaN()}
			data := control.Get("dataset")
			keys := js.Global().Get("Object").Call("keys", data)
			for i := range keys.Length() {
				key := keys.Index(i).String()
				u.Data[key] = data.Get(key).String()
			}
			if section := control.Call("closest", "[data-challenge]"); !section.IsNull() {
				if n, err := strconv.Atoi(section.Get("dataset").Get("challenge").String()); err == nil {
					u.Challenge = n
				}
			}
			if name != "click" {
				u.Text = control.Get("value").String()
				if control.Get("type").String() == "checkbox" {
					u.Text = strconv.FormatBool(control.Get("checked").Bool())
				}
				if v := control.Get("valueAsNumber"); v.Type() == js.TypeNumber {
					u.Value = v.Float()
				}
			}
			f(u)
		})
	}
}

// ScrollUp shows the element's content from its beginning.
func (e Element) ScrollUp() {
	if e.OK() {
		e.v.Set("scrollTop", 0)
	}
}

// ScrollTo brings the element into the window.
func (e Element) ScrollTo() {
	if e.OK() {
		e.v.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// InView reports whether the middle of the element is in the window.
func (e Element) InView() bool {
	b := e.Box()
	middle := b.Top + b.Height/2
	return b.Height > 0 && middle > 0 && middle < js.Global().Get("innerHeight").Float()
}

// Stored is what Store kept, "" where there is nothing.
func Stored(key string) (value string) {
	defer func() { _ = recover() }()
	if v := js.Global().Get("localStorage").Call("getItem", "inkling-"+key); v.Type() == js.TypeString {
		value = v.String()
	}
	return value
}

// EmitChapter tells scripts that listen for "chapter" how far the learner is with
// a chapter and with each of its challenges.
func EmitChapter(number int, done bool, challenges []lesson.Challenge) {
	if !host().Call("listening", "chapter").Bool() {
		return
	}
	var each []any
	for _, c := range challenges {
		each = append(each, map[string]any{"solved": c.Solved, "tries": c.Tries, "hint": c.Hint, "solution": c.Solution})
	}
	host().Call("emit", "chapter", map[string]any{"number": number, "done": done, "challenges": each})
}
