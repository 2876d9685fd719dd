package dom

import (
	"strconv"
	"strings"
	"syscall/js"
	"unsafe"
)

// glNumbers is how many numbers a packed line has.
const glNumbers = 7

// glPieces is how many straight pieces the card draws a line in.
const glPieces = 20

// Each line is a strip of quads along it, each vertex a share u of the way
// along and one side of it; view.Line.at is the same curve.
var glVertex = `#version 300 es
precision highp float;
in vec4 ends;
in vec3 how; // width, opacity, style
uniform vec2 size;
out float across;
out float along;
out float halfWidth;
out vec2 kind; // negative, dashed
out float opacity;

vec2 place(float u, float curved) {
  vec2 at = mix(vec2(u), vec2(1.5 * u * (1.0 - u) + u * u * u, u * u * (3.0 - 2.0 * u)), curved);
  return mix(ends.xy, ends.zw, at);
}

void main() {
  int style = int(how.z + 0.5);
  float curved = float(style >> 2 & 1);
  float u = float(gl_VertexID >> 1) / ` + strconv.Itoa(glPieces) + `.0;
  float side = float(gl_VertexID & 1) * 2.0 - 1.0;
  vec2 d = normalize(place(min(u + 0.01, 1.0), curved) - place(max(u - 0.01, 0.0), curved));
  halfWidth = how.x * 0.5;
  float reach = halfWidth + 1.0;
  vec2 p = place(u, curved) + vec2(-d.y, d.x) * side * reach;
  across = side * reach;
  along = u * distance(ends.xy, ends.zw);
  kind = vec2(style & 1, style >> 1 & 1);
  opacity = how.y;
  gl_Position = vec4(p.x / size.x * 2.0 - 1.0, 1.0 - p.y / size.y * 2.0, 0, 1);
}`

const glFragment = `#version 300 es
precision highp float;
in float across;
in float along;
in float halfWidth;
in vec2 kind;
in float opacity;
uniform vec3 positive;
uniform vec3 negative;
uniform float dash;
out vec4 colour;

void main() {
  float cover = clamp(halfWidth + 0.5 - abs(across), 0.0, 1.0) * min(2.0 * halfWidth, 1.0);
  if (kind.y > 0.5) cover *= step(mod(along, 2.0 * dash), dash);
  float a = cover * opacity;
  colour = vec4(mix(positive, negative, step(0.5, kind.x)) * a, a);
}`

// GL draws lines with the graphics card.
type GL struct {
	canvas, gl                     js.Value
	buffer, array                  js.Value
	size, positive, negative, dash js.Value
	capacity                       int // of the buffers, in bytes
	w, h                           int
	ok                             bool
}

// GL makes the canvas draw with WebGL2, or is nil where there is no graphics
// card for it: a browser that only plays one takes eight times as long for a
// frame as painting in Go does, and everything else on the page waits for it.
// The browser may take the card away and give it back; changed is called then.
func (e Element) GL(changed func()) *GL {
	if !e.OK() {
		return nil
	}
	context := e.v.Call("getContext", "webgl2", map[string]any{
		"antialias": false, "depth": false, "failIfMajorPerformanceCaveat": true,
	})
	if !context.Truthy() {
		return nil
	}
	if playedCard(context) {
		if lose := context.Call("getExtension", "WEBGL_lose_context"); lose.Truthy() {
			lose.Call("loseContext")
		}
		return nil
	}
	g := &GL{canvas: e.v, gl: context}
	if g.ok = g.prepare(); !g.ok {
		return nil
	}
	e.v.Call("addEventListener", "webglcontextlost", js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		args[0].Call("preventDefault")
		g.ok = false
		changed()
		return nil
	}))
	e.v.Call("addEventListener", "webglcontextrestored", js.FuncOf(func(js.Value, []js.Value) any {
		defer guard()
		g.ok = g.prepare()
		changed()
		return nil
	}))
	return g
}

// played are parts of the names of graphics cards that are none.
var played = [...]string{"swiftshader", "llvmpipe", "softpipe", "software", "basic render"}

// playedCard reports whether the browser computes what a card should. It may
// say so only by the card's name.
func playedCard(context js.Value) bool {
	name := context.Get("RENDERER")
	if info := context.Call("getExtension", "WEBGL_debug_renderer_info"); info.Truthy() {
		name = info.Get("UNMASKED_RENDERER_WEBGL")
	}
	card := strings.ToLower(js.Global().Get("String").Invoke(context.Call("getParameter", name)).String())
	for _, p := range played {
		if strings.Contains(card, p) {
			return true
		}
	}
	return false
}

// OK reports whether it can draw at the moment.
func (g *GL) OK() bool { return g != nil && g.ok }

// prepare compiles the shaders and says how the buffer is laid out.
func (g *GL) prepare() bool {
	gl := g.gl
	constant := func(name string) js.Value { return gl.Get(name) }
	program := gl.Call("createProgram")
	for kind, source := range map[string]string{"VERTEX_SHADER": glVertex, "FRAGMENT_SHADER": glFragment} {
		shader := gl.Call("createShader", constant(kind))
		gl.Call("shaderSource", shader, source)
		gl.Call("compileShader", shader)
		gl.Call("attachShader", program, shader)
	}
	gl.Call("bindAttribLocation", program, 0, "ends")
	gl.Call("bindAttribLocation", program, 1, "how")
	gl.Call("linkProgram", program)
	if !gl.Call("getProgramParameter", program, constant("LINK_STATUS")).Truthy() {
		return false
	}
	gl.Call("useProgram", program)
	uniform := func(name string) js.Value { return gl.Call("getUniformLocation", program, name) }
	g.size, g.positive, g.negative, g.dash = uniform("size"), uniform("positive"), uniform("negative"), uniform("dash")
	g.buffer = gl.Call("createBuffer")
	g.capacity, g.w, g.h = 0, 0, 0
	gl.Call("bindBuffer", constant("ARRAY_BUFFER"), g.buffer)
	for at, count := range []int{4, 3} {
		gl.Call("enableVertexAttribArray", at)
		gl.Call("vertexAttribPointer", at, count, constant("FLOAT"), false, 4*glNumbers, 16*at)
		gl.Call("vertexAttribDivisor", at, 1)
	}
	gl.Call("enable", constant("BLEND"))
	gl.Call("blendFunc", constant("ONE"), constant("ONE_MINUS_SRC_ALPHA"))
	return true
}

// Draw shows lines and nothing else: one upload, one call.
func (g *GL) Draw(l GLLines) {
	gl := g.gl
	if l.W != g.w || l.H != g.h {
		g.w, g.h = l.W, l.H
		g.canvas.Set("width", l.W)
		g.canvas.Set("height", l.H)
		gl.Call("viewport", 0, 0, l.W, l.H)
		gl.Call("uniform2f", g.size, l.W, l.H)
	}
	gl.Call("clear", gl.Get("COLOR_BUFFER_BIT"))
	if len(l.Packed) == 0 {
		return
	}
	size := 4 * len(l.Packed)
	if size > g.capacity {
		g.capacity = 2 * size
		g.array = js.Global().Get("Uint8Array").New(g.capacity)
		gl.Call("bufferData", gl.Get("ARRAY_BUFFER"), g.capacity, gl.Get("DYNAMIC_DRAW"))
	}
	js.CopyBytesToJS(g.array, unsafe.Slice((*byte)(unsafe.Pointer(&l.Packed[0])), size))
	gl.Call("bufferSubData", gl.Get("ARRAY_BUFFER"), 0, g.array, 0, size)
	colour := func(at js.Value, c [3]uint8) {
		gl.Call("uniform3f", at, float64(c[0])/255, float64(c[1])/255, float64(c[2])/255)
	}
	colour(g.positive, l.Positive)
	colour(g.negative, l.Negative)
	gl.Call("uniform1f", g.dash, l.Dash)
	gl.Call("drawArraysInstanced", gl.Get("TRIANGLE_STRIP"), 0, 2*(glPieces+1), len(l.Packed)/glNumbers)
}
