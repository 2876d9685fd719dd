package dom

import (
	"errors"
	"fmt"
	"strings"
	"syscall/js"
)

func host() js.Value { return js.Global().Get("inklingHost") }

// Fail reports on the page that a digit cannot be read, and why.
func Fail(reason string) { host().Call("fail", reason) }

// guard keeps a panic from ending the program and says on the page that
// something went wrong. It is deferred in every function that JavaScript calls.
func guard() {
	if r := recover(); r != nil {
		host().Call("fault", fmt.Sprint(r))
	}
}

// TakeOver declares that the program now minds the page's controls.
func TakeOver() { host().Set("running", true) }

// Guard runs f and reports a panic on the page instead of ending the program.
func Guard(f func()) {
	defer guard()
	f()
}

// await blocks this goroutine until the promise is settled. It must not be
// called from a JavaScript callback.
func await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	settled := make(chan outcome, 1)
	fulfilled := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{value: args[0]}
		return nil
	})
	defer fulfilled.Release()
	rejected := js.FuncOf(func(_ js.Value, args []js.Value) any {
		reason := js.Global().Get("String").Invoke(args[0]).String()
		settled <- outcome{err: errors.New(strings.TrimPrefix(reason, "Error: "))}
		return nil
	})
	defer rejected.Release()
	promise.Call("then", fulfilled, rejected)
	o := <-settled
	return o.value, o.err
}

// Weights waits for one of the weights files that boot.js began to load.
func Weights(name string) ([]byte, error) {
	array, err := await(host().Get("weights").Get(name))
	if err != nil {
		return nil, err
	}
	file := make([]byte, array.Length())
	js.CopyBytesToGo(file, array)
	return file, nil
}

// Fragment is the URL's part behind #, without the #, as it was typed.
func Fragment() string {
	hash := js.Global().Get("location").Get("hash").String()
	if hash == "" {
		return ""
	}
	return hash[1:]
}

// Language is what boot.js chose, as a BCP 47 tag.
func Language() string {
	return js.Global().Get("document").Get("documentElement").Get("lang").String()
}

// PageName says which page the document is.
func PageName() string { return Root().v.Get("dataset").Get("page").String() }

// Theme is the theme that the page shows, "" when it follows the system.
func Theme() string {
	theme := Root().v.Get("dataset").Get("theme")
	if theme.IsUndefined() {
		return ""
	}
	return theme.String()
}

// SetTitle sets the page's title.
func SetTitle(title string) { js.Global().Get("document").Set("title", title) }

// PrefersDark reports what the system asks for.
func PrefersDark() bool {
	return js.Global().Call("matchMedia", "(prefers-color-scheme: dark)").Get("matches").Bool()
}

// OnPrefersDark calls f when the system changes its mind. It listens as long
// as the page lives.
func OnPrefersDark(f func()) {
	query := js.Global().Call("matchMedia", "(prefers-color-scheme: dark)")
	query.Call("addEventListener", "change", js.FuncOf(func(js.Value, []js.Value) any {
		defer guard()
		f()
		return nil
	}))
}

// Store keeps a preference on this machine; where storage is blocked or full
// it is forgotten with the page.
func Store(key, value string) {
	defer func() { _ = recover() }()
	js.Global().Get("localStorage").Call("setItem", "inkling-"+key, value)
}

// Resolution is how many device pixels a CSS pixel has along a side.
func Resolution() float64 { return js.Global().Get("devicePixelRatio").Float() }

// Milliseconds is a clock that only moves forward, for measuring.
func Milliseconds() float64 { return js.Global().Get("performance").Call("now").Float() }

// frames paces repainting: however often it is asked, it runs once a frame.
var frames struct {
	wanted bool
	run    func()
	tick   js.Func
}

// OnFrame sets what RequestFrame runs.
func OnFrame(run func()) {
	frames.run = run
	frames.tick = js.FuncOf(func(js.Value, []js.Value) any {
		defer guard()
		frames.wanted = false
		frames.run()
		return nil
	})
}

// RequestFrame runs the function given to OnFrame in the next animation frame.
func RequestFrame() {
	if !frames.wanted {
		frames.wanted = true
		js.Global().Call("requestAnimationFrame", frames.tick)
	}
}

// OnKey calls f for every key press on the page; f reports whether it used the
// key, which then does nothing else.
func OnKey(f func(Key) bool) {
	js.Global().Get("document").Call("addEventListener", "keydown", js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		e := args[0]
		target := e.Get("target")
		matches := func(selector string) bool {
			return target.InstanceOf(js.Global().Get("Element")) && target.Call("matches", selector).Bool()
		}
		k := Key{
			Name:    e.Get("key").String(),
			Shift:   e.Get("shiftKey").Truthy(),
			Ctrl:    e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy(),
			Repeat:  e.Get("repeat").Truthy(),
			OnPad:   matches(`[data-part="pad"]`),
			OnPage:  matches("body, html"),
			InKnobs: matches(`[data-part="knobs"] *`),
			InField: matches("input, textarea, select, [contenteditable]"),
		}
		if !e.Get("altKey").Truthy() && f(k) {
			e.Call("preventDefault")
		}
		return nil
	}))
}
