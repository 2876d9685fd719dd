package dom

import (
	"fmt"
	"syscall/js"
)

// Install completes window.inkling and declares the page ready.
func Install(api API) {
	object := js.Global().Get("Object").New()
	provide := func(name string, f func(args []js.Value) (any, error)) {
		object.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) (answer any) {
			defer func() {
				if r := recover(); r != nil {
					answer = map[string]any{"error": fmt.Sprint(r)}
				}
			}()
			value, err := f(args)
			if err != nil {
				return map[string]any{"error": err.Error()}
			}
			return map[string]any{"value": value}
		}))
	}
	provide("classify", func(args []js.Value) (any, error) {
		r, err := api.Classify(pixels(goBytes(args[0]), args[1].Bool()))
		return r.object(), err
	})
	provide("read", func(args []js.Value) (any, error) {
		return api.Read(decodeStrokes(goBytes(args[0]))).object(), nil
	})
	provide("draw", func(args []js.Value) (any, error) {
		return api.Draw(decodeStrokes(goBytes(args[0]))).object(), nil
	})
	provide("clear", func([]js.Value) (any, error) {
		api.Clear()
		return js.Undefined(), nil
	})
	provide("image", func([]js.Value) (any, error) {
		return js.Global().Get("Float32Array").Call("from", array(api.Image())), nil
	})
	provide("benchmark", func(args []js.Value) (any, error) {
		if args[0].Type() != js.TypeNumber {
			return nil, fmt.Errorf("found %v, expected a whole number from 1 on", args[0].Type())
		}
		return api.Benchmark(args[0].Float())
	})
	provide("open", func(args []js.Value) (any, error) {
		api.Open(args[0].String())
		return js.Undefined(), nil
	})
	host().Call("install", object)
}

// EmitChange tells scripts that listen for "change".
func EmitChange(result func() Result) {
	if host().Call("listening", "change").Bool() {
		host().Call("emit", "change", result().object())
	}
}

func (r Result) object() map[string]any {
	layers := make([]any, len(r.Layers))
	for i, l := range r.Layers {
		layers[i] = map[string]any{"z": array(l.Z), "a": array(l.A)}
	}
	digit := any(r.Digit)
	if r.Digit < 0 {
		digit = nil
	}
	return map[string]any{
		"status": r.Status, "digit": digit, "confidence": r.Confidence,
		"activations": array(r.Activations), "layers": layers,
	}
}

func array(values []float64) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}
