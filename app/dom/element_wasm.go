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

// SetStyle sets a CSS property through the object model, which a strict
// content security policy allows where a style attribute is blocked.
func (e Element) SetStyle(property, value string) {
	if e.OK() {
		e.v.Get("style").Call("setProperty", property, value)
	}
}

// Focus moves the keyboard focus here.
func (e Element) Focus() {
	if e.OK() {
		e.v.Call("focus")
	}
}

// PutPixels paints a canvas of w×h pixels, rgba [4·w·h], in one transfer.
func (e Element) PutPixels(w, h int, rgba []byte) {
	if !e.OK() {
		return
	}
	data := js.Global().Get("Uint8ClampedArray").New(len(rgba))
	js.CopyBytesToJS(data, rgba)
	image := js.Global().Get("ImageData").New(data, w, h)
	e.v.Call("getContext", "2d").Call("putImageData", image, 0, 0)
}
