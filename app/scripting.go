package app

import (
	"fmt"
	"math"

	"inkling/app/dom"
	"inkling/app/state"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// api is what window.inkling answers with.
func (r *root) api() dom.API {
	return dom.API{
		Classify: func(pixels []float64) (dom.Result, error) { return r.lab.classify(pixels, r.state.AnswersAll()) },
		Read: func(strokes []ink.Stroke) dom.Result {
			return r.lab.readStrokes(strokes, r.state.Steps, r.state.AnswersAll())
		},
		Draw:      r.draw,
		Clear:     func() { r.applyNow(state.ClearedMsg{}) },
		Image:     func() []float64 { r.lab.read(r.state); return r.lab.digit[:] },
		Benchmark: r.lab.benchmark,
		Open:      r.openFragment,
	}
}

// applyNow is apply with the page painted before it returns, for scripts.
func (r *root) applyNow(m state.Message) {
	r.apply(m)
	r.lab.frame(r.state)
}

// draw puts strokes of any scale on the pad.
func (r *root) draw(strokes []ink.Stroke) dom.Result {
	r.applyNow(state.StrokesLoadedMsg{Strokes: ink.Fit(strokes)})
	return result(r.lab.trace, r.lab.verdict)
}

// readStrokes reads strokes of any scale as if they were drawn on the pad,
// anyway without asking whether they are a digit.
func (b *lab) readStrokes(strokes []ink.Stroke, steps ink.Steps, anyway bool) dom.Result {
	var digit ink.Digit
	var f verdict.Finding
	strokes = ink.Fit(strokes)
	b.norm.Strokes(&digit, strokes, steps)
	if !anyway {
		f = b.check.strokes(&b.norm, &digit, strokes, steps)
	}
	return b.pass(&digit, f)
}

// classify reads a picture as it is, without any step but for the check's own
// look at it, anyway without that.
func (b *lab) classify(pixels []float64, anyway bool) (dom.Result, error) {
	if len(pixels) != ink.Pixels {
		return dom.Result{}, fmt.Errorf("found %d numbers, expected %d (28×28, row by row)", len(pixels), ink.Pixels)
	}
	for i, v := range pixels {
		if !(v >= 0 && v <= 1) {
			return dom.Result{}, fmt.Errorf("found %v at %d, expected 0 (background) to 1 (ink), or bytes in a Uint8Array", v, i)
		}
	}
	var f verdict.Finding
	if !anyway {
		f = b.check.given(&b.norm, pixels)
	}
	return b.pass((*ink.Digit)(pixels), f), nil
}

// pass runs the network without touching what is on the page.
func (b *lab) pass(d *ink.Digit, f verdict.Finding) dom.Result {
	trace := b.net.NewTrace()
	b.net.Forward(d[:], trace)
	return result(trace, verdict.Judge(trace.Output(), d.Empty(), f))
}

// benchmarkMost bounds a benchmark to about a minute.
const benchmarkMost = 10_000_000

// benchmark is the mean time of n forward passes in microseconds.
func (b *lab) benchmark(n float64) (float64, error) {
	if !(n >= 1 && n <= benchmarkMost) || n != math.Trunc(n) {
		return 0, fmt.Errorf("found %v, expected a whole number from 1 to %d", n, benchmarkMost)
	}
	digits := b.samplesRead()
	out := make([]float64, nn.Digits)
	start := dom.Milliseconds()
	next := 0
	for range int(n) {
		b.net.Predict(digits[next][:], out)
		if next++; next == len(digits) {
			next = 0
		}
	}
	return (dom.Milliseconds() - start) * 1000 / n, nil
}
