//go:build !js

package dom

import "inkling/app/lesson"

// OnUse calls f for every use of a control in the element.
func (Element) OnUse(string, func(Use)) {}

// ScrollUp shows the element's content from its beginning.
func (Element) ScrollUp() {}

// ScrollTo brings the element into the window.
func (Element) ScrollTo() {}

// Stored is what Store kept.
func Stored(string) string { return "" }

// EmitChapter tells scripts that listen for "chapter" how far the learner is with
// a chapter and with each of its challenges.
func EmitChapter(int, bool, []lesson.Challenge) {}

// InView reports whether the middle of the element is in the window.
func (Element) InView() bool { return false }
