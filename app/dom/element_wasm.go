package dom

import (
	"syscall/js"
)

// Element is a node of the page. The zero value stands for none: its methods
// then do nothing.
type Element struct{ v js.Value }

// Part is the element with the given data-part.
func Part(name string) Element { return document().Query(`[data-part="` + name + `"]`) }

// Root is the html element.
func Root() Element { return Element{js.Global().Get("document").Get("documentElement")} }

func document() Element { return Element{js.Global().Get("document")} }

// OK reports whether the element exists.
func (e Element) OK() bool { return e.v.Truthy() }

// Query is the first descendant that matches the CSS selector.
func (e Element) Query(selector string) Element {
	if !e.OK() {
		return e
	}
	found := e.v.Call("querySelector", selector)
	if found.IsNull() {
		return Element{}
	}
	return Element{found}
}

// QueryAll is every descendant that matches the CSS selector, in page order.
func (e Element) QueryAll(selector string) []Element {
	if !e.OK() {
		return nil
	}
	list := e.v.Call("querySelectorAll", selector)
	all := make([]Element, list.Length())
	for i := range all {
		all[i] = Element{list.Index(i)}
	}
	return all
}

// SetText replaces the element's content by text.
func (e Element) SetText(text string) {
	if e.OK() {
		e.v.Set("textContent", text)
	}
}

// Focus moves the keyboard's focus to the element.
func (e Element) Focus() {
	if e.OK() {
		e.v.Call("focus")
	}
}

// HoldsFocus reports whether the keyboard's focus is on the element or in it.
func (e Element) HoldsFocus() bool {
	return e.OK() && e.v.Call("contains", js.Global().Get("document").Get("activeElement")).Bool()
}

// SetAttr sets an attribute.
func (e Element) SetAttr(name, value string) {
	if e.OK() {
		e.v.Call("setAttribute", name, value)
	}
}

// RemoveAttr removes an attribute.
func (e Element) RemoveAttr(name string) {
	if e.OK() {
		e.v.Call("removeAttribute", name)
	}
}

// Style is an element's own declarations, reached through the object model,
// which a strict content security policy allows where a style attribute is
// blocked. It is looked up once, for who paints in every frame.
type Style struct{ v js.Value }

// Style is the element's own declarations.
func (e Element) Style() Style {
	if !e.OK() {
		return Style{}
	}
	return Style{e.v.Get("style")}
}

// Set makes text, like "left:1px;top:2px", all of the declarations.
func (s Style) Set(text string) {
	if s.v.Truthy() {
		s.v.Set("cssText", text)
	}
}

// Box is the element's place, in CSS pixels of the window.
func (e Element) Box() Box {
	if !e.OK() {
		return Box{}
	}
	r := e.v.Call("getBoundingClientRect")
	return Box{r.Get("left").Float(), r.Get("top").Float(), r.Get("width").Float(), r.Get("height").Float()}
}

// OnResize calls f, once a frame at most, when the element's size has changed,
// and soon after the call. It watches as long as the page lives.
func (e Element) OnResize(f func()) {
	if !e.OK() {
		return
	}
	callback := js.FuncOf(func(js.Value, []js.Value) any {
		defer guard()
		f()
		return nil
	})
	js.Global().Get("ResizeObserver").New(callback).Call("observe", e.v)
}

// Picture is a canvas painted from bytes. It keeps what it needs for the
// transfer from one painting to the next.
type Picture struct {
	canvas, context, bytes, image js.Value
	w, h                          int
}

// Picture makes the canvas element paintable.
func (e Element) Picture() *Picture {
	p := &Picture{canvas: e.v}
	if e.OK() {
		p.context = e.v.Call("getContext", "2d")
	}
	return p
}

// Paint shows w×h pixels, rgba [4·w·h], in one transfer.
func (p *Picture) Paint(w, h int, rgba []byte) {
	if !p.canvas.Truthy() || w == 0 || h == 0 {
		return
	}
	if w != p.w || h != p.h {
		p.w, p.h = w, h
		p.canvas.Set("width", w)
		p.canvas.Set("height", h)
		p.bytes = js.Global().Get("Uint8ClampedArray").New(len(rgba))
		p.image = js.Global().Get("ImageData").New(p.bytes, w, h)
	}
	js.CopyBytesToJS(p.bytes, rgba)
	p.context.Call("putImageData", p.image, 0, 0)
}
