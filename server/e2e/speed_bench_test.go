//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"inkling/nn"
)

// BenchmarkSpeed times the network in Chromium beside the textbook loops and
// beside the libraries one might use instead, all in one page, in turns. They
// are first shown to compute the same outputs. The ratios hold on a noisy
// machine, the times do not. Run by make bench.
func BenchmarkSpeed(b *testing.B) {
	host := httptest.NewServer(speedSite(b))
	b.Cleanup(host.Close)
	p := launch(b, desktop)
	p.navigate(host.URL + "/")
	p.wait(`window.speed`)
	bench := eval[speedBench](p, `speed.prepare()`)
	for b.Loop() {
		for range 5 {
			bench.rounds = append(bench.rounds, eval[[]float64](p, `speed.round()`))
		}
	}
	fmt.Printf("\n%s\n%s", eval[string](p, `navigator.userAgent`), bench.table())
	for i, c := range bench.Contenders {
		if name := strings.NewReplacer(" ", "-", ",", "").Replace(c.Task + ":" + c.Name); c.Task == "pen" {
			b.ReportMetric(bench.median(i)/1000, "ms/pen-sample")
		} else if first := bench.first(i); first != i {
			b.ReportMetric(bench.ratio(i, first), name+"/nn")
		}
	}
	b.ReportMetric(0, "ns/op")
}

// speedSite serves the page of server/e2e/speed and what it needs.
func speedSite(b *testing.B) http.Handler {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		b.Fatal(err)
	}
	const weights = "../../web/weights/"
	file, err := os.ReadFile(weights + "mlp-16-16.safetensors")
	if err != nil {
		b.Fatal(err)
	}
	w, err := nn.ParseWeights(file)
	if err != nil {
		b.Fatal(err)
	}
	model := onnxModel(w.Net)

	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir("speed/page")))
	mux.Handle("/npm/", http.StripPrefix("/npm/", http.FileServer(http.Dir("../../build/npm/node_modules"))))
	for path, file := range map[string]string{
		"/speed.wasm":              "../../build/speed.wasm",
		"/wasm_exec.js":            filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"),
		"/mlp-16-16.safetensors":   weights + "mlp-16-16.safetensors",
		"/not-a-digit.safetensors": weights + "not-a-digit.safetensors",
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	mux.HandleFunc("/model.onnx", func(w http.ResponseWriter, _ *http.Request) { w.Write(model) })
	return mux
}

// speedBench is who took part and how long their turns took.
type speedBench struct {
	Versions   string           `json:"versions"`
	Contenders []speedContender `json:"contenders"`

	rounds [][]float64 // [rounds][contenders], microseconds a picture
}

type speedContender struct {
	Task       string  `json:"task"`
	Name       string  `json:"name"`
	Difference float64 `json:"difference"` // the largest of any output from the task's first
}

// first is the first contender of the task of contender i: ours.
func (s *speedBench) first(i int) int {
	return slices.IndexFunc(s.Contenders, func(c speedContender) bool { return c.Task == s.Contenders[i].Task })
}

// median is contender i's median time, in microseconds a picture.
func (s *speedBench) median(i int) float64 {
	return middle(s.over(func(round []float64) float64 { return round[i] }))
}

// fastest is contender i's time in its best round: what is left of it when
// nothing else runs.
func (s *speedBench) fastest(i int) float64 {
	return slices.Min(s.over(func(round []float64) float64 { return round[i] }))
}

// ratio is the median over the rounds of contender i's time in j's.
func (s *speedBench) ratio(i, j int) float64 {
	return middle(s.over(func(round []float64) float64 { return round[i] / round[j] }))
}

func (s *speedBench) over(f func(round []float64) float64) (values []float64) {
	for _, round := range s.rounds {
		values = append(values, f(round))
	}
	return values
}

func middle(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// table sets out the figures, ratios first: over all rounds, and of each one's
// fastest round, which a busy machine spoils less.
func (s *speedBench) table() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s; %d rounds, all in turns in one page, one thread\n", s.Versions, len(s.rounds))
	w := tabwriter.NewWriter(&text, 0, 0, 3, ' ', 0)
	for _, task := range []struct {
		name, heading string
		figure        func(micros float64) string
	}{
		{"forward", "one picture read", func(micros float64) string { return fmt.Sprintf("%.1f µs/picture", micros) }},
		{"training", "training, mini-batches of 32", func(micros float64) string { return fmt.Sprintf("%.0f pictures/s", 1e6/micros) }},
		{"pen", "one pen sample, from strokes to answer", func(micros float64) string { return fmt.Sprintf("%.3f ms/sample", micros/1000) }},
	} {
		fmt.Fprintf(w, "%s\tnn is faster by\t(fastest)\tmedian\t(fastest)\toutputs differ by\n", task.heading)
		for i, c := range s.Contenders {
			if c.Task == task.name {
				ratio, ratioFastest, difference := "", "", ""
				if first := s.first(i); first != i {
					ratio = fmt.Sprintf("%.2f×", s.ratio(i, first))
					ratioFastest = fmt.Sprintf("%.2f×", s.fastest(i)/s.fastest(first))
					difference = fmt.Sprintf("%.1g", c.Difference)
				}
				fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\t%s\n", c.Name, ratio, ratioFastest, task.figure(s.median(i)), task.figure(s.fastest(i)), difference)
			}
		}
	}
	w.Flush()
	return text.String()
}
