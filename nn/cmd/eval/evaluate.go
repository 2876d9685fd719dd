package main

import (
	"errors"
	"fmt"
	"os"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/verdict"
)

// reader answers drawings and pictures as the page does. One goroutine at a time.
type reader struct {
	net    *nn.Network // 784 inputs, 10 outputs
	trace  *nn.Trace
	norm   ink.Normalizer
	digit  ink.Digit
	pixels [ink.Pixels]float64
}

func newReader(net *nn.Network) *reader { return &reader{net: net, trace: net.NewTrace()} }

// strokes answers a drawing of any scale, y down.
func (r *reader) strokes(strokes []ink.Stroke) verdict.Verdict {
	r.norm.Strokes(&r.digit, ink.Fit(strokes), ink.All)
	return r.judge()
}

// image answers a picture of MNIST after the given steps.
func (r *reader) image(m *mnist.Image, steps ink.Steps) verdict.Verdict {
	m.Input(r.pixels[:])
	r.norm.Bitmap(&r.digit, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: r.pixels[:]}, steps)
	return r.judge()
}

// judge answers the normalised picture.
func (r *reader) judge() verdict.Verdict {
	r.net.Forward(r.digit[:], r.trace)
	return verdict.Judge(r.trace.Output(), r.digit.Empty(), verdict.Finding{})
}

// evaluateStrokes scores net on the drawings of a file, one a line: see
// eachDrawing. Errors name the path and, if it is a line's fault, the line; a
// file without a drawing is an error too.
func evaluateStrokes(net *nn.Network, path string) (result, error) {
	f, err := os.Open(path)
	if err != nil {
		return result{}, err
	}
	defer f.Close()
	r, digits, others := newReader(net), newTally(), newTally()
	err = eachDrawing(f, func(d drawing) {
		v := r.strokes(d.strokes)
		if d.digit {
			digits.add(d.label, v)
		} else {
			others.count(v)
		}
	})
	if err == nil && digits.n+others.n == 0 {
		err = errors.New("found no drawing, expected one a line, like " + form)
	}
	if err != nil {
		return result{}, fmt.Errorf("%s: %w", path, err)
	}
	return newResult(digits, others), nil
}

// evaluateMNIST scores net on MNIST's test set, with all steps and with none.
// The working directory must be inside this repository: see mnist.Dir.
func evaluateMNIST(net *nn.Network) (result, error) {
	dir, err := mnist.Dir()
	if err != nil {
		return result{}, err
	}
	_, test, err := mnist.Load(dir)
	if err != nil {
		return result{}, err
	}
	r, digits, raw := newReader(net), newTally(), newTally()
	for i := range test.Images {
		digits.add(int(test.Labels[i]), r.image(&test.Images[i], ink.All))
		raw.add(int(test.Labels[i]), r.image(&test.Images[i], ink.Raw))
	}
	res, accuracyRaw := newResult(digits, newTally()), raw.confusion.Accuracy()
	res.AccuracyRaw = &accuracyRaw
	return res, nil
}
