//go:build !js

package dom

// OnFile calls f with every file chosen in the element, a file field, at most so
// many bytes of it.
func (Element) OnFile(most int, f func(File)) {}

// OnDrop calls f with a file dropped anywhere on the page, at most so many bytes
// of it, and over when one comes to hang over it or goes.
func OnDrop(most int, over func(bool), f func(File)) {}
