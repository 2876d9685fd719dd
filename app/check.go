package app

import (
	"fmt"

	"inkling/app/dom"
	"inkling/nn/detect"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// check asks of a picture whether it is a digit at all. The zero value has
// nothing against anything.
type check struct {
	detector detector        // nil until it has come, and where it never does
	whole    ink.Digit       // scratch: the picture with every step
	picture  ink.Digit       // what was read last,
	finding  verdict.Finding // and what was found
}

// detector is a *detect.Detector, or a test's.
type detector interface {
	Read(*ink.Digit) verdict.Finding
}

// loadDetector waits for the detector's file and checks it.
func loadDetector() (*detect.Detector, error) {
	file, err := dom.Weights(dom.DetectorFile)
	if err != nil {
		return nil, err
	}
	d, err := detect.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("not-a-digit.safetensors: %w", err)
	}
	return d, nil
}

// strokes judges a drawing that the network sees as digit after the given
// steps. The check looks at it with every step, whatever the network sees.
func (c *check) strokes(n *ink.Normalizer, digit *ink.Digit, strokes []ink.Stroke, steps ink.Steps) verdict.Finding {
	if c.detector == nil || steps == ink.All {
		return c.read(digit)
	}
	n.Strokes(&c.whole, strokes, ink.All)
	return c.read(&c.whole)
}

// given judges a picture that the network sees as it is: as it is too, if it
// already stands as a normalised drawing does.
func (c *check) given(n *ink.Normalizer, pixels []float64) verdict.Finding {
	if digit := (*ink.Digit)(pixels); digit.Placed() {
		return c.read(digit)
	}
	return c.pixels(n, pixels)
}

// pixels judges a picture with every step.
func (c *check) pixels(n *ink.Normalizer, pixels []float64) verdict.Finding {
	if c.detector == nil {
		return verdict.Finding{}
	}
	n.Bitmap(&c.whole, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: pixels}, ink.All)
	return c.read(&c.whole)
}

// read judges a picture with every step, unless it is the one it judged last.
func (c *check) read(digit *ink.Digit) verdict.Finding {
	if c.detector != nil && *digit != c.picture {
		c.picture, c.finding = *digit, c.detector.Read(digit)
	}
	return c.finding
}
