// Package dom is the JavaScript border: the only package that touches
// JavaScript values. It deals in typed Go values on this side. What runs in the
// browser stands in files ending in _wasm.go; the _native.go files hold twins
// that do nothing, for tests and for the site generator.
//
// Nothing that JavaScript calls may panic through: every callback passes guard,
// which reports the failure on the page and lets the program live.
package dom
