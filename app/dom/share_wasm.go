package dom

import (
	"strings"
	"syscall/js"
)

// Address is the page's address without what is behind #.
func Address() string {
	address := js.Global().Get("URL").New(js.Global().Get("location").Get("href"))
	address.Set("hash", "")
	return address.Get("href").String()
}

// Local reports whether the page is a file on the learner's machine rather than
// on a host: its address means nothing elsewhere.
func Local() bool {
	return !strings.HasPrefix(js.Global().Get("location").Get("protocol").String(), "http")
}

// CanShare reports whether the device has a sheet to share with, which takes
// addresses that mean something elsewhere.
func CanShare() bool { return !Local() && js.Global().Get("navigator").Get("share").Truthy() }

// ShareLink opens the device's sheet. That the learner closes it again is no
// fault.
func ShareLink(title, url string) {
	promise := js.Global().Get("navigator").Call("share", map[string]any{"title": title, "url": url})
	var done js.Func
	done = js.FuncOf(func(js.Value, []js.Value) any {
		done.Release()
		return nil
	})
	promise.Call("then", done, done)
}

// Visit has a frame show an address, without a step that leads back. Where only
// what is behind # is another, its page goes on and hears of it.
func (e Element) Visit(address string) {
	if e.OK() {
		e.v.Get("contentWindow").Get("location").Call("replace", address)
	}
}
