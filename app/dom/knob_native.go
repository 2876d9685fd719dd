//go:build !js

package dom

// OnTurn calls f for every field and slider with a data-row in the element.
func (Element) OnTurn(func(Turn)) {}

// OnStroke calls f for what a pointer does on the element, 0 … 1 from its upper
// left corner, until end is called.
func (Element) OnStroke(func(kind StrokeKind, x, y float64)) (end func()) { return func() {} }

// OnPress calls f for each key pressed on the element; f reports whether it used
// the key, which then does nothing else. It ends when end is called.
func (Element) OnPress(func(key string, shift bool) bool) (end func()) { return func() {} }
