//go:build !js

package dom

// OnUse calls f for every use of a control in the element.
func (Element) OnUse(string, func(Use)) {}

// ScrollUp shows the element's content from its beginning.
func (Element) ScrollUp() {}

// ScrollTo brings the element into the window.
func (Element) ScrollTo() {}

// Stored is what Store kept.
func Stored(string) string { return "" }

// EmitChapter tells scripts that listen for "chapter".
func EmitChapter(int, bool) {}
