package dom

import "syscall/js"

// OnFile calls f with every file chosen in the element, a file field, at most so
// many bytes of it.
func (e Element) OnFile(most int, f func(File)) {
	e.listen("change", func(event js.Value) {
		files := e.v.Get("files")
		if files.Length() > 0 {
			read(files.Index(0), most, f)
		}
		e.v.Set("value", "") // the same file may be chosen again
	})
}

// read hands the first bytes of a file to f.
func read(file js.Value, most int, f func(File)) {
	name := file.Get("name").String()
	promise := file.Call("slice", 0, most).Call("arrayBuffer")
	go func() {
		Guard(func() {
			buffer, err := await(promise)
			if err != nil {
				f(File{Name: name, Err: err})
				return
			}
			f(File{Name: name, Data: goBytes(js.Global().Get("Uint8Array").New(buffer))})
		})
	}()
}

// OnDrop calls f with a file dropped anywhere on the page, at most so many bytes
// of it, and over when one comes to hang over it or goes.
func OnDrop(most int, over func(bool), f func(File)) {
	page := Root()
	carries := func(event js.Value) bool {
		types := event.Get("dataTransfer").Get("types")
		return types.Truthy() && types.Call("includes", "Files").Bool()
	}
	page.listen("dragover", func(event js.Value) {
		if carries(event) {
			event.Call("preventDefault")
			over(true)
		}
	})
	page.listen("dragleave", func(event js.Value) {
		if event.Get("relatedTarget").IsNull() {
			over(false)
		}
	})
	page.listen("drop", func(event js.Value) {
		if !carries(event) {
			return
		}
		event.Call("preventDefault")
		over(false)
		if files := event.Get("dataTransfer").Get("files"); files.Length() > 0 {
			read(files.Index(0), most, f)
		}
	})
}
