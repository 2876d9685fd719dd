package dom

import "syscall/js"

// OnPoint calls f for what a pointer does on the element, and for what a screen
// reader or a voice chooses there, which has no place, until end is called.
func (e Element) OnPoint(f func(Pointed)) (end func()) {
	listen := func(name string, kind PointedKind) func() {
		return e.listen(name, func(event js.Value) {
			finger := event.Get("pointerType").Equal(js.ValueOf("touch"))
			if finger && kind != PointedTap {
				return
			}
			b := e.Box()
			p := Pointed{Kind: kind, X: event.Get("clientX").Float() - b.Left, Y: event.Get("clientY").Float() - b.Top, Finger: finger}
			if neuron := event.Get("target").Get("dataset").Get("neuron"); kind == PointedTap && neuron.Truthy() {
				p.Neuron = neuron.String()
			}
			f(p)
		})
	}
	return all([]func(){listen("pointermove", PointedAt), listen("pointerleave", PointedAway), listen("click", PointedTap)})
}

// Slide moves a range input to a value.
func (e Element) Slide(value float64) {
	if e.OK() {
		e.v.Set("value", value)
	}
}

// longestTick bounds what a clock that stood still in the background passes on.
const longestTick = 0.1

// animation is the one that runs.
var animation struct {
	running bool
	last    float64 // milliseconds
	step    func(seconds float64) (more bool)
	tick    js.Func
}

// Animate calls f in every frame, with the seconds since the last, until it
// says that it is done. While an animation runs another does not begin.
func Animate(f func(seconds float64) (more bool)) {
	a := &animation
	if a.running {
		return
	}
	a.running, a.last, a.step = true, 0, f
	if a.tick.IsUndefined() {
		a.tick = js.FuncOf(func(_ js.Value, args []js.Value) any {
			defer guard()
			now, seconds := args[0].Float(), 0.0
			if a.last != 0 {
				seconds = min((now-a.last)/1000, longestTick)
			}
			a.last, a.running = now, false
			if a.step(seconds) {
				a.running = true
				js.Global().Call("requestAnimationFrame", a.tick)
			}
			return nil
		})
	}
	js.Global().Call("requestAnimationFrame", a.tick)
}

// PrefersLessMotion reports what the system asks for.
func PrefersLessMotion() bool {
	return js.Global().Call("matchMedia", "(prefers-reduced-motion: reduce)").Get("matches").Bool()
}

// EmitSelect tells scripts that listen for "select".
func EmitSelect(s Selected) {
	if !host().Call("listening", "select").Bool() {
		return
	}
	event := map[string]any{"layer": s.Layer, "index": s.Index}
	if s.Layer == 0 {
		event["row"], event["column"] = s.Row, s.Column
	}
	host().Call("emit", "select", event)
}
