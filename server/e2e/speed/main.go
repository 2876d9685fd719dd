//go:build js && wasm

// Command speed is the Go half of the speed benchmark: compiled as the page's
// program is, it times nn and the textbook loops of nn/plain inside the
// browser. The page in page/ adds the JavaScript half and takes turns between
// all of them; BenchmarkSpeed of server/e2e drives it. Nothing of it ships.
package main

import (
	"encoding/binary"
	"math"
	"syscall/js"
)

// main offers window.goSpeed, on which the page calls load.
func main() {
	js.Global().Set("goSpeed", map[string]any{
		"load": js.FuncOf(func(_ js.Value, args []js.Value) any {
			return load(goBytes(args[0]), goBytes(args[1]))
		}),
	})
	select {}
}

// goBytes is a copy of a Uint8Array.
func goBytes(array js.Value) []byte {
	b := make([]byte, array.Length())
	js.CopyBytesToGo(b, array)
	return b
}

// load makes everything from the two weights files: the material that the page's
// own contenders work on, and the contenders written in Go.
func load(network, detector []byte) map[string]any {
	m := newMaterial(network, detector)
	sizes := []any{}
	for _, s := range m.net.Sizes() {
		sizes = append(sizes, s)
	}
	var pixels, targets []float64
	for i := range m.xs {
		pixels = append(pixels, m.xs[i]...)
		targets = append(targets, m.targets[i]...)
	}
	var contenders []any
	for _, c := range m.contenders() {
		contenders = append(contenders, c.object())
	}
	return map[string]any{
		"sizes":      sizes,
		"params":     float64Array(m.net.Params()),
		"pixels":     float64Array(pixels),
		"targets":    float64Array(targets),
		"batch":      batch,
		"rate":       rate,
		"contenders": contenders,
	}
}

// contender does one task in one way.
type contender struct {
	task, name string
	prepare    func()           // before each round, not timed; nil: nothing to do
	run        func(n int)      // does the task on n pictures
	outputs    func() []float64 // what it answers, to be compared; nil: nothing
}

// object is the contender as the page knows it; run gives milliseconds.
func (c contender) object() map[string]any {
	clock := js.Global().Get("performance")
	object := map[string]any{
		"task": c.task, "name": c.name,
		"run": js.FuncOf(func(_ js.Value, args []js.Value) any {
			n := args[0].Int()
			if c.prepare != nil {
				c.prepare()
			}
			start := clock.Call("now").Float()
			c.run(n)
			return clock.Call("now").Float() - start
		}),
	}
	if c.outputs != nil {
		object["outputs"] = js.FuncOf(func(js.Value, []js.Value) any { return float64Array(c.outputs()) })
	}
	return object
}

// float64Array copies values to JavaScript.
func float64Array(values []float64) js.Value {
	var raw []byte
	for _, v := range values {
		raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(v))
	}
	bytes := js.Global().Get("Uint8Array").New(len(raw))
	js.CopyBytesToJS(bytes, raw)
	return js.Global().Get("Float64Array").New(bytes.Get("buffer"))
}
