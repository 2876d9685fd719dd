package dom

import "syscall/js"

// Download gives the learner data as a file.
func Download(name, mime string, data []byte) {
	parts := js.Global().Get("Array").New(1)
	parts.SetIndex(0, jsBytes(data))
	give(name, js.Global().Get("Blob").New(parts, map[string]any{"type": mime}))
}

// give has the browser save a Blob under a name.
func give(name string, blob js.Value) {
	url := js.Global().Get("URL").Call("createObjectURL", blob)
	link := js.Global().Get("document").Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", name)
	link.Call("click")
	var revoke js.Func
	revoke = js.FuncOf(func(js.Value, []js.Value) any {
		revoke.Release()
		js.Global().Get("URL").Call("revokeObjectURL", url)
		return nil
	})
	js.Global().Call("setTimeout", revoke, 60_000) // some browsers read it late
}

// newCanvas is a canvas outside the page, and its context.
func newCanvas(w, h float64) (canvas, context js.Value) {
	canvas = js.Global().Get("document").Call("createElement", "canvas")
	canvas.Set("width", w)
	canvas.Set("height", h)
	return canvas, canvas.Call("getContext", "2d")
}

// givePNG has the browser save a canvas as a PNG.
func givePNG(name string, canvas js.Value) {
	var done js.Func
	done = js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		done.Release()
		give(name, args[0])
		return nil
	})
	canvas.Call("toBlob", done, "image/png")
}

// DownloadPixels gives the learner w×h pixels, rgba [4·w·h], as a PNG in which
// each is a square of the given side.
func DownloadPixels(name string, w, h int, rgba []byte, side int) {
	small, _ := newCanvas(float64(w), float64(h))
	(Element{small}).Picture().Paint(w, h, rgba)
	canvas, c := newCanvas(float64(w*side), float64(h*side))
	c.Set("imageSmoothingEnabled", false)
	c.Call("drawImage", small, 0, 0, w*side, h*side)
	givePNG(name, canvas)
}

// viewScale is how many pixels of a saved view a CSS pixel has.
const viewScale = 2

// DownloadView gives the learner what an element shows as a PNG: its canvases,
// those that lie over others last, and of its other elements, as far as they
// have no children, background, round border and text. Call it right after
// painting: a canvas of WebGL forgets.
func DownloadView(name string, e Element) {
	if !e.OK() {
		return
	}
	frame := e.Box()
	canvas, c := newCanvas(frame.Width*viewScale, frame.Height*viewScale)
	c.Call("scale", viewScale, viewScale)
	for _, behind := range []Element{Root().Query("body"), e} {
		c.Set("fillStyle", style(behind, "backgroundColor"))
		c.Call("fillRect", 0, 0, frame.Width, frame.Height)
	}
	parts := e.QueryAll("canvas, :not(:has(*))")
	for _, below := range [...]bool{true, false} {
		for _, part := range parts {
			picture := part.v.Get("localName").String() == "canvas"
			b := part.Box()
			if below != (picture && style(part, "position") == "static") || b.Width < 2 || b.Height < 2 || style(part, "visibility") == "hidden" {
				continue // another time, or not shown, or only read aloud
			}
			if x, y := b.Left-frame.Left, b.Top-frame.Top; picture {
				drawCanvas(c, part, x, y, b)
			} else {
				drawLeaf(c, part, x, y, b)
			}
		}
	}
	givePNG(name, canvas)
}

// style is a property as an element is drawn with it.
func style(e Element, property string) string {
	return js.Global().Call("getComputedStyle", e.v).Get(property).String()
}

// drawCanvas draws a canvas with its border at x, y, blended as on the page.
func drawCanvas(c js.Value, e Element, x, y float64, b Box) {
	c.Set("globalCompositeOperation", "source-over")
	c.Set("globalCompositeOperation", style(e, "mixBlendMode")) // "normal" is no operation and changes nothing
	c.Set("imageSmoothingEnabled", style(e, "imageRendering") != "pixelated")
	c.Set("fillStyle", style(e, "backgroundColor"))
	c.Call("fillRect", x, y, b.Width, b.Height)
	if e.v.Get("width").Float() > 0 && e.v.Get("height").Float() > 0 {
		c.Call("drawImage", e.v, x, y, b.Width, b.Height)
	}
	c.Set("globalCompositeOperation", "source-over")
	if style(e, "borderTopWidth") != "0px" {
		c.Set("strokeStyle", style(e, "borderTopColor"))
		c.Call("strokeRect", x+0.5, y+0.5, b.Width-1, b.Height-1)
	}
}

// drawLeaf draws an element without children at x, y.
func drawLeaf(c js.Value, e Element, x, y float64, b Box) {
	if style(e, "borderRadius") == "50%" {
		c.Call("beginPath")
		c.Call("arc", x+b.Width/2, y+b.Height/2, b.Width/2, 0, 7)
		c.Set("fillStyle", style(e, "backgroundColor"))
		c.Call("fill")
		c.Set("strokeStyle", style(e, "borderTopColor"))
		c.Call("stroke")
	}
	c.Set("font", style(e, "fontWeight")+" "+style(e, "fontSize")+" "+style(e, "fontFamily"))
	c.Set("fillStyle", style(e, "color"))
	c.Set("textAlign", "center")
	c.Set("textBaseline", "middle")
	c.Call("fillText", e.v.Get("textContent"), x+b.Width/2, y+b.Height/2)
}
