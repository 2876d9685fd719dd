package dom

import "syscall/js"

// Download hands the learner a file.
func Download(name, mime string, data []byte) {
	url := js.Global().Get("URL")
	blob := js.Global().Get("Blob").New([]any{jsBytes(data)}, map[string]any{"type": mime})
	address := url.Call("createObjectURL", blob)
	link := js.Global().Get("document").Call("createElement", "a")
	link.Set("href", address)
	link.Set("download", name)
	js.Global().Get("document").Get("body").Call("append", link)
	link.Call("click")
	link.Call("remove")
	var release js.Func
	release = js.FuncOf(func(js.Value, []js.Value) any {
		url.Call("revokeObjectURL", address)
		release.Release()
		return nil
	})
	js.Global().Call("setTimeout", release, 10_000) // the browser reads it after the click
}
