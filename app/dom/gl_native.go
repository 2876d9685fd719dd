//go:build !js

package dom

// GL draws lines with the graphics card; natively there is none.
type GL struct{}

// GL makes the canvas draw with WebGL2, or is nil where that is missing.
func (Element) GL(func()) *GL { return nil }

// OK reports whether it can draw at the moment.
func (*GL) OK() bool { return false }

// Draw shows lines and nothing else.
func (*GL) Draw(GLLines) {}
