package dom

import (
	"syscall/js"

	"inkling/nn/ink"
)

func pen() js.Value { return js.Global().Get("inklingPen") }

// ConnectPen hands everything the pen did so far, and from now on what it did
// in each frame, to receive.
func ConnectPen(receive func([]PenEvent)) {
	pen().Call("connect", js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		receive(decodePen(goBytes(args[0])))
		return nil
	}))
}

// FlushPen delivers at once what the pen did since the last frame.
func FlushPen() { pen().Call("flush") }

// ShowStrokes makes the pad show strokes instead of what it showed. open says
// that the last one is still being drawn. The pad is painted in the colours that
// the page has now.
func ShowStrokes(strokes []ink.Stroke, open bool) {
	pen().Call("show", jsBytes(encodeStrokes(strokes)), open)
}

// ShowPicture makes the pad show a picture, 28×28 bytes 0 … 255, instead of
// what it showed.
func ShowPicture(pixels []byte) { pen().Call("picture", jsBytes(pixels)) }

func goBytes(array js.Value) []byte {
	b := make([]byte, array.Length())
	js.CopyBytesToGo(b, array)
	return b
}

func jsBytes(b []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}
