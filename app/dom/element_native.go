//go:build !js

package dom

// Element is a node of the page; natively there is none.
type Element struct{}

// Part is the element with the given data-part.
func Part(string) Element { return Element{} }

// Root is the html element.
func Root() Element { return Element{} }

// OK reports whether the element exists.
func (Element) OK() bool { return false }

// Query is the first descendant that matches the CSS selector.
func (Element) Query(string) Element { return Element{} }

// QueryAll is every descendant that matches the CSS selector.
func (Element) QueryAll(string) []Element { return nil }

// SetText replaces the element's content by text.
func (Element) SetText(string) {}

// Focus moves the keyboard's focus to the element.
func (Element) Focus() {}

// HoldsFocus reports whether the keyboard's focus is on the element or in it.
func (Element) HoldsFocus() bool { return false }

// SetAttr sets an attribute.
func (Element) SetAttr(string, string) {}

// RemoveAttr removes an attribute.
func (Element) RemoveAttr(string) {}

// Style is an element's own declarations.
type Style struct{}

// Style is the element's own declarations.
func (Element) Style() Style { return Style{} }

// Set makes text all of the declarations.
func (Style) Set(string) {}

// Box is the element's place.
func (Element) Box() Box { return Box{} }

// OnResize calls f when the element's size has changed.
func (Element) OnResize(func()) {}

// Picture is a canvas painted from bytes.
type Picture struct{}

// Picture makes the canvas element paintable.
func (Element) Picture() *Picture { return &Picture{} }

// Paint shows w×h pixels.
func (*Picture) Paint(int, int, []byte) {}
