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

// SetAttr sets an attribute.
func (Element) SetAttr(string, string) {}

// RemoveAttr removes an attribute.
func (Element) RemoveAttr(string) {}

// SetStyle sets a CSS property.
func (Element) SetStyle(string, string) {}

// Focus moves the keyboard focus here.
func (Element) Focus() {}

// PutPixels paints a canvas of w×h pixels.
func (Element) PutPixels(int, int, []byte) {}
