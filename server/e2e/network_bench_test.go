//go:build e2e

package e2e

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
)

// BenchmarkNetwork measures the main thread's time a frame while a 3 is drawn
// beside the network, in milliseconds, with and without WebGL, and the time that
// it really computed, which other work on the machine disturbs less.
func BenchmarkNetwork(b *testing.B) {
	for _, c := range []struct {
		name, lines string
		before      []func(*page)
	}{
		{"webgl/signal", "signal", []func(*page){withWebGL}}, {"plain/signal", "signal", nil}, {"plain/weight", "weight", nil},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := open(b, desktop, "", c.before...).ready()
			p.tapOn(`[data-lines="` + c.lines + `"]`)
			eval[bool](p, `(() => {
				window.times = [];
				const request = window.requestAnimationFrame.bind(window);
				window.requestAnimationFrame = f => request(t => { const start = performance.now(); f(t); times.push(performance.now() - start) });
				return true;
			})()`)
			command(p, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
			script := func() float64 {
				for _, m := range command(p, performance.GetMetrics, cdp.Empty{}).Metrics {
					if m.Name == "ScriptDuration" {
						return 1000 * m.Value
					}
				}
				return 0
			}
			before := script()
			for b.Loop() {
				p.mouse(wiggle(three))
				p.click("clear")
			}
			spent := script() - before
			frames := eval[[]float64](p, `times`)
			slices.Sort(frames)
			b.ReportMetric(frames[len(frames)/2], "ms/frame-median")
			b.ReportMetric(frames[len(frames)*95/100], "ms/frame-p95")
			b.ReportMetric(frames[len(frames)-1], "ms/frame-max")
			b.ReportMetric(float64(len(frames))/float64(b.N), "frames/digit")
			b.ReportMetric(spent/float64(len(frames)), "CPU-ms/frame")
		})
	}
}
