//go:build !js

package dom

// Install completes window.inkling and declares the page ready.
func Install(API) {}

// EmitChange tells scripts that listen for "change".
func EmitChange(func() Result) {}
