//go:build !js

package dom

// Address is the page's address without what is behind #.
func Address() string { return "" }

// Local reports whether the page is a file on the learner's machine.
func Local() bool { return false }

// CanShare reports whether the device has a sheet to share with.
func CanShare() bool { return false }

// ShareLink opens the device's sheet.
func ShareLink(_, _ string) {}

// Visit has a frame show an address.
func (Element) Visit(string) {}
