//go:build e2e

package e2e

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// result is what inkling.classify and the like return.
type result struct {
	Status      string
	Digit       *int
	Confidence  float64
	Activations []float64
	Layers      []struct{ Z, A []float64 }
}

func asJSON(t *testing.T, strokes [][]point) string {
	t.Helper()
	var out [][][2]float64
	for _, s := range strokes {
		var line [][2]float64
		for _, q := range s {
			line = append(line, [2]float64{700 * q.x, 700 * q.y})
		}
		out = append(out, line)
	}
	b, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestScriptsReadAndDraw(t *testing.T) {
	p := open(t, desktop, "").ready()
	strokes := asJSON(t, three)
	eval[bool](p, `(window.heard = [], inkling.on("change", r => heard.push(r)), true)`)
	read := eval[result](p, `inkling.read(`+strokes+`)`)
	if read.Digit == nil || *read.Digit != 3 || read.Status != "sure" || len(read.Activations) != 10 || len(read.Layers) != 3 || len(read.Layers[0].Z) != 16 {
		t.Fatalf("read: %+v", read)
	}
	p.want("read leaves the page alone", status, "empty")
	drawn := eval[result](p, `inkling.draw(`+strokes+`)`)
	p.want("drawn", digit, "3")
	p.want("the link to it", `/^v=1&lang=en&d=[\w-]+$/.test(inkling.link())`, "true")
	for k, a := range drawn.Activations {
		if a != read.Activations[k] {
			t.Errorf("output %d: drawn %v, read %v", k, a, read.Activations[k])
		}
		printed := eval[float64](p, `Number(document.querySelectorAll('[data-part="output"]')[`+string(rune('0'+k))+`].dataset.activation)`)
		if math.Abs(printed-a) > 0.00005 {
			t.Errorf("output %d: printed %v, returned %v", k, printed, a)
		}
	}
	again := eval[result](p, `inkling.classify(inkling.image())`)
	for k, a := range again.Activations {
		if a != drawn.Activations[k] {
			t.Errorf("output %d of the image: %v, on the page %v", k, a, drawn.Activations[k])
		}
	}
	p.want("a change was heard", `heard.length > 0 && heard.at(-1).digit === 3`, "true")
	eval[bool](p, `(inkling.clear(), true)`)
	p.want("cleared", status, "empty")
	empty := eval[result](p, `inkling.read([])`)
	if empty.Digit != nil || empty.Status != "empty" {
		t.Errorf("nothing: %+v", empty)
	}
	p.want("image is 784 numbers", `inkling.image() instanceof Float32Array && inkling.image().length`, "784")
	if us := eval[float64](p, `inkling.benchmark(2000)`); !(us > 0) {
		t.Errorf("benchmark %v µs", us)
	}
	p.quiet()
}

// What the page prints can be computed again from the weights file.
func TestThePassRecomputes(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	worst := eval[float64](p, `(async () => {
		const file = await (await fetch("web/weights/mlp-16-16.safetensors")).arrayBuffer();
		const n = Number(new DataView(file).getBigUint64(0, true));
		const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, n)));
		const tensor = name => new Float32Array(file.slice(8 + n + header[name].data_offsets[0], 8 + n + header[name].data_offsets[1]));
		let a = Array.from(inkling.image()), worst = 0;
		const result = inkling.classify(inkling.image());
		[0, 2, 4].forEach((k, l) => {
			const w = tensor(k + ".weight"), b = tensor(k + ".bias"), input = a;
			a = Array.from(b, (bias, o) => {
				const z = input.reduce((sum, x, i) => sum + w[o * input.length + i] * x, 0) + bias;
				worst = Math.max(worst, Math.abs(z - result.layers[l].z[o]));
				return 1 / (1 + Math.exp(-z));
			});
			a.forEach((v, o) => worst = Math.max(worst, Math.abs(v - result.layers[l].a[o])));
		});
		return worst;
	})()`)
	if !(worst < 1e-9) {
		t.Errorf("recomputed numbers differ by up to %g", worst)
	}
}

func TestScriptsAreToldWhatIsWrong(t *testing.T) {
	p := open(t, desktop, "").ready()
	for js, want := range map[string]string{
		`inkling.classify(new Array(783).fill(0))`:     "TypeError: inkling.classify: found 783 numbers, expected 784",
		`inkling.classify("3")`:                        "TypeError: inkling.classify: found a string, expected 784 numbers",
		`inkling.classify(new Array(784).fill(7))`:     "TypeError: inkling.classify: found 7 at 0, expected 0 (background) to 1 (ink)",
		`inkling.classify(new Array(784).fill(NaN))`:   "TypeError: inkling.classify: found NaN at 0",
		`inkling.classify(new Array(784).fill("0.5"))`: "TypeError: inkling.classify: found a string at 0, expected a number",
		`inkling.read([[1, 2]])`:                       "TypeError: inkling.read: found 1 as point 0 of stroke 0, expected strokes as [[[x, y], …], …]",
		`inkling.read([[[1, "2"]]])`:                   "TypeError: inkling.read: found a string in point 0 of stroke 0",
		`inkling.read(5)`:                              "TypeError: inkling.read: found 5 as strokes",
		`inkling.benchmark(0)`:                         "TypeError: inkling.benchmark: found 0, expected a whole number from 1",
		`inkling.benchmark("x")`:                       "TypeError: inkling.benchmark: found string, expected a whole number from 1",
	} {
		got := p.text(`(() => { try { ` + js + `; return "no error" } catch (e) { return String(e) } })()`)
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", js, got, want)
		}
	}
	bytes := eval[result](p, `inkling.classify(new Uint8Array(784))`)
	if bytes.Status != "empty" {
		t.Errorf("784 zero bytes: %+v", bytes)
	}
	p.quiet()
}

func TestBeforeReadyScriptsAreToldToWait(t *testing.T) {
	p, release := openHeld(t, desktop)
	for _, call := range []string{"classify(new Array(784).fill(0))", "read([])", "clear()", "image()", "link()", "benchmark(1)"} {
		got := p.text(`(() => { try { inkling.` + call + `; return "no error" } catch (e) { return String(e) } })()`)
		if !strings.HasPrefix(got, "Error: inkling.") || !strings.HasSuffix(got, "await inkling.ready first") {
			t.Errorf("%s: %q", call, got)
		}
	}
	release()
	p.want("ready", `inkling.ready.then(() => inkling.version.split(".").length)`, "3")
}
