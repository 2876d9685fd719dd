//go:build !js

package dom

// SetHTML replaces the element's content by markup of our own making.
func (Element) SetHTML(string) {}

// SetHidden hides the element or shows it.
func (Element) SetHidden(bool) {}

// Value is what stands in a form field.
func (Element) Value() string { return "" }

// SetValue puts text into a form field.
func (Element) SetValue(string) {}

// SelectText selects all of a text field, ready to be copied by hand.
func (Element) SelectText() {}

// OnScroll calls f with how far down the element's content was scrolled.
func (Element) OnScroll(func(top float64)) {}

// OnVisible calls f when the element comes into the window and when it leaves.
func (Element) OnVisible(func(bool)) {}

// OnPick tells where the learner points inside the element.
func (Element) OnPick(func(Pointing)) {}

// Copy puts text on the clipboard and says whether that was allowed.
func Copy(string, func(ok bool)) {}

// Rest calls a function when nothing has asked for a while.
type Rest struct{}

// NewRest makes a Rest that calls f.
func NewRest(func()) *Rest { return &Rest{} }

// Restart has the function called so many milliseconds from now, and not before.
func (*Rest) Restart(int) {}
