package dom

import "inkling/nn/ink"

// Result is what the page knows about one picture, for scripts.
type Result struct {
	Status      string
	Digit       int // -1 when empty: null for scripts
	Confidence  float64
	Activations []float64 // [10]
	Layers      []Layer
}

// Layer is one layer's numbers.
type Layer struct{ Z, A []float64 }

// API is what window.inkling answers with. An error becomes a TypeError.
type API struct {
	Classify  func(pixels []float64) (Result, error) // any length; values 0 … 1
	Read      func(strokes []ink.Stroke) Result
	Draw      func(strokes []ink.Stroke) Result
	Clear     func()
	Image     func() []float64 // [784]
	Benchmark func(n float64) (micros float64, err error)
	Open      func(fragment string) // does what an address says behind #; for course pages
}
