package view

import (
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/nn"
)

// numbers reads a list of numbers between two marks of a program's text.
func numbers(t *testing.T, text, before, after string) []float64 {
	t.Helper()
	_, rest, ok := strings.Cut(text, before)
	list, _, closed := strings.Cut(rest, after)
	if !ok || !closed {
		t.Fatalf("no list between %q and %q in %s", before, after, text)
	}
	var all []float64
	for _, s := range strings.Split(list, ", ") {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

func TestNumPyHasTheDrawingsNumbers(t *testing.T) {
	n, trace := anyNetwork(3, []int{784, 16, 16, 10}, nn.Sigmoid)
	text := NumPy(n, trace.X, "f.safetensors")
	if got := strings.Count(text, "\n"); got != 4 {
		t.Errorf("%d lines, want 4:\n%s", got, text)
	}
	x, places, values := make([]float64, 784), numbers(t, text, "a[[", "]]"), numbers(t, text, "] = [", "]")
	for k, i := range places {
		x[int(i)] = values[k]
	}
	again := n.NewTrace()
	n.Forward(x, again)
	if fmt.Sprint(again.A) != fmt.Sprint(trace.A) {
		t.Error("the numbers written are another drawing's")
	}
	for _, want := range []string{`load_file("f.safetensors")`, "for l in (0, 2, 4):", "1 / (1 + np.exp(-z))"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in:\n%s", want, text)
		}
	}
	mixed, trace := anyNetwork(3, []int{784, 5, 10}, nn.ReLU, nn.Identity)
	if text := NumPy(mixed, trace.X, "f"); !strings.Contains(text, `z = n["2.weight"] @ a + n["2.bias"]; a = z`) || !strings.Contains(text, "np.maximum(z, 0)") {
		t.Errorf("functions that differ: %s", text)
	}
	if text := NumPy(mixed, make([]float64, 784), "f"); strings.Contains(text, "[]") {
		t.Errorf("an empty pad: %s", text)
	}
}

// The program in Go is compiled, run and compared.
func TestGoCodeRuns(t *testing.T) {
	dir := t.TempDir()
	n, trace := anyNetwork(5, []int{784, 16, 12, 10}, nn.Tanh, nn.ReLU, nn.Sigmoid)
	for i, v := range n.Params() {
		n.Params()[i] = float64(float32(v / 9))
	}
	n.Refresh()
	n.Forward(trace.X, trace)
	file := filepath.Join(dir, "w.safetensors")
	w, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := nn.WriteWeights(w, n, nil); err != nil {
		t.Fatal(err)
	}
	w.Close()
	main := filepath.Join(dir, "main.go")
	if err := os.WriteFile(main, []byte(GoCode(n, trace.X, file)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "run", main).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got, want := strings.TrimSpace(string(out)), fmt.Sprintf("%.4f", trace.Output()); got != want {
		t.Errorf("the program says %s, the network %s", got, want)
	}
}

// The four lines that are shown are those of the program that is copied.
func TestTheLinesOfGoAreTheProgramsOwn(t *testing.T) {
	n, trace := anyNetwork(5, []int{784, 16, 10}, nn.ReLU, nn.Sigmoid)
	bare := func(code string) string {
		formatted, err := format.Source([]byte(code))
		if err != nil {
			t.Fatalf("%v: %s", err, code)
		}
		return strings.ReplaceAll(string(formatted), "\t", "")
	}
	program := bare(GoCode(n, trace.X, "f"))
	for f, function := range map[nn.Activation]string{nn.Sigmoid: "1 / (1 + math.Exp(-z[o]))", nn.ReLU: "max(z[o], 0)", nn.Tanh: "math.Tanh(z[o])"} {
		lines := bare(GoLayer(f))
		if strings.Count(GoLayer(f), "\n") != 4 || !strings.Contains(program, strings.Replace(lines, function, "f[l](z[o])", 1)) {
			t.Errorf("%v: %s is not in %s", f, lines, program)
		}
	}
	if strings.Count(GoLayer(nn.Identity), "\n") != 4 {
		t.Error(GoLayer(nn.Identity))
	}
}

func TestMatrixHoldsEveryNumber(t *testing.T) {
	n, _ := anyNetwork(2, []int{784, 16, 7, 10})
	cells := regexp.MustCompile(`<td data-pick="w\.(\d+)\.(\d+)" data-tone="(-?\d)">([^<]*)</td>`)
	for l, count := range map[int]int{1: 0, 2: 16 * 7, 3: 70} {
		html, d := MatrixHTML(n, l, i18n.English), n.Layers[l-1]
		all := cells.FindAllStringSubmatch(html, -1)
		if len(all) != count {
			t.Errorf("layer %d: %d weights written, want %d", l, len(all), count)
		}
		for _, c := range all {
			o, _ := strconv.Atoi(c[1])
			i, _ := strconv.Atoi(c[2])
			if w := d.Row(o)[i]; c[4] != Two(w) || strings.HasPrefix(c[3], "-") && w > 0 {
				t.Errorf("layer %d: weight %s.%s is written %s, shade %s, is %v", l, c[1], c[2], c[4], c[3], w)
			}
		}
		if got := strings.Count(html, `data-cell="z"`); got != d.Out {
			t.Errorf("layer %d: %d places for z, want %d", l, got, d.Out)
		}
		if got := strings.Contains(html, "<canvas"); got != (l == 1) {
			t.Errorf("layer %d: has a picture: %v", l, got)
		}
	}
}

// A weight's number stays legible on the shade of its cell.
func TestTonesAreLegible(t *testing.T) {
	for _, p := range []Palette{lightPalette, darkPalette} {
		for _, colour := range []RGB{p.Positive, p.Negative} {
			strongest := mix(p.Background, colour, 0.45) // inspector.css: 9 % a tone
			if got := contrast(p.Ink, strongest); got < 4.5 {
				t.Errorf("%s on %s: %.2f:1", p.Ink.CSS(), strongest.CSS(), got)
			}
		}
	}
}

func TestMatrixPixelsAreTheWeights(t *testing.T) {
	n, _ := anyNetwork(2, []int{784, 16, 10})
	d := n.Layers[0]
	pixels, w, h := MatrixPixels(nil, d, 5, lightPalette)
	if w != 784 || h != 16*matrixRow || len(pixels) != 4*w*h {
		t.Fatalf("%d×%d, %d bytes", w, h, len(pixels))
	}
	for o := range d.Out {
		for i, v := range d.Row(o) {
			at := 4 * (o*matrixRow*w + i)
			red, blue := pixels[at], pixels[at+2]
			if i != 5 && (v > 0.5 && red >= blue || v < -0.5 && red <= blue) {
				t.Fatalf("weight %d.%d is %v, painted %v", o, i, v, pixels[at:at+3])
			}
		}
	}
}

func TestEquation(t *testing.T) {
	if got := Equation(nn.Sigmoid, 2); !strings.Contains(got, "<mi>σ</mi>") || strings.Index(got, "<mn>2</mn>") > strings.Index(got, "<mn>1</mn>") {
		t.Error(got)
	}
	if got := Equation(nn.Identity, 1); strings.Contains(got, "<mi></mi>") {
		t.Error(got)
	}
}
