//go:build !js

package dom

import "errors"

// Fail reports on the page that a digit cannot be read, and why.
func Fail(string) {}

// Guard runs f; natively a panic is a test's failure and passes through.
func Guard(f func()) { f() }

// TakeOver declares that the program now minds the page's controls.
func TakeOver() {}

// Weights waits for a weights file; natively there is none to wait for.
func Weights(string) ([]byte, error) { return nil, errors.New("dom: weights: only in a browser") }

// Fragment is the URL's part behind #.
func Fragment() string { return "" }

// Language is the page's language.
func Language() string { return "" }

// PageName says which page the document is.
func PageName() string { return "" }

// Theme is the theme that the page shows.
func Theme() string { return "" }

// SetTitle sets the page's title.
func SetTitle(string) {}

// PrefersDark reports what the system asks for.
func PrefersDark() bool { return false }

// OnPrefersDark calls f when the system changes its mind.
func OnPrefersDark(func()) {}

// Store keeps a preference on this machine.
func Store(string, string) {}

// Resolution is how many device pixels a CSS pixel has along a side.
func Resolution() float64 { return 1 }

// Milliseconds is a clock that only moves forward.
func Milliseconds() float64 { return 0 }

// OnFrame sets what RequestFrame runs.
func OnFrame(func()) {}

// RequestFrame runs the function given to OnFrame in the next frame.
func RequestFrame() {}

// OnKey calls f for every key press on the page.
func OnKey(func(Key) bool) {}
