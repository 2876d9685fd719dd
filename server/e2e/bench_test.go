//go:build e2e

package e2e

import (
	"math"
	"slices"
	"testing"
)

// BenchmarkPage measures in Chromium what a learner feels: how long it takes
// until a digit can be read, the main thread's time a frame while one is drawn,
// both in milliseconds, and one forward pass, in microseconds. Absolute times wobble on a shared machine.
func BenchmarkPage(b *testing.B) {
	p := open(b, desktop, "").ready()
	eval[bool](p, `(() => {
		window.times = [];
		const request = window.requestAnimationFrame.bind(window);
		window.requestAnimationFrame = f => request(t => { const start = performance.now(); f(t); times.push(performance.now() - start) });
		return true;
	})()`)
	for b.Loop() {
		p.mouse(wiggle(three))
		p.click("clear")
	}
	frames := eval[[]float64](p, `times`)
	slices.Sort(frames)
	b.ReportMetric(frames[len(frames)/2], "ms/frame-median")
	b.ReportMetric(frames[len(frames)*95/100], "ms/frame-p95")
	b.ReportMetric(float64(len(frames))/float64(b.N), "frames/digit")
	b.ReportMetric(eval[float64](p, `performance.getEntriesByName("inkling-ready")[0].startTime`), "ms/ready")
	b.ReportMetric(eval[float64](p, `inkling.benchmark(20000)`), "µs/pass")
}

// wiggle has ten points for one, as a real hand gives them.
func wiggle(strokes [][]point) [][]point {
	var out [][]point
	for _, s := range strokes {
		var fine []point
		for i := range len(s) - 1 {
			for k := range 10 {
				f := float64(k) / 10
				fine = append(fine, point{
					s[i].x + f*(s[i+1].x-s[i].x) + 0.002*math.Sin(float64(7*k)),
					s[i].y + f*(s[i+1].y-s[i].y),
				})
			}
		}
		out = append(out, append(fine, s[len(s)-1]))
	}
	return out
}
