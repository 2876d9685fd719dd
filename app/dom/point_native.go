//go:build !js

package dom

// OnPoint calls f for what a pointer does on the element, until end is called.
func (Element) OnPoint(func(Pointed)) (end func()) { return func() {} }

// Slide moves a range input to a value.
func (Element) Slide(float64) {}

// Animate calls f in every frame until it says that it is done.
func Animate(func(seconds float64) (more bool)) {}

// PrefersLessMotion reports what the system asks for.
func PrefersLessMotion() bool { return false }

// EmitSelect tells scripts that listen for "select".
func EmitSelect(Selected) {}
