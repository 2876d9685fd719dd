package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"

	"inkling/nn"
	"inkling/nn/detect"
	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/verdict"
)

// reader answers drawings and pictures as the page does. One goroutine at a time.
type reader struct {
	net      *nn.Network      // 784 inputs, 10 outputs
	detector *detect.Detector // nil: the network answers anyway
	trace    *nn.Trace
	norm     ink.Normalizer
	digit    ink.Digit
	pixels   [ink.Pixels]float64
}

func newReader(net *nn.Network, d *detect.Detector) *reader {
	return &reader{net: net, detector: d, trace: net.NewTrace()}
}

// strokes answers a drawing of any scale, y down.
func (r *reader) strokes(strokes []ink.Stroke) verdict.Verdict {
	r.norm.Strokes(&r.digit, ink.Fit(strokes), ink.All)
	return r.judge(r.check())
}

// image answers a picture of MNIST.
func (r *reader) image(m *mnist.Image) verdict.Verdict {
	r.normalise(m, ink.All)
	return r.judge(r.check())
}

// rawDigit is the largest output for a picture of MNIST without any step.
func (r *reader) rawDigit(m *mnist.Image) int {
	r.normalise(m, ink.Raw)
	return r.judge(verdict.Finding{}).Digit
}

func (r *reader) normalise(m *mnist.Image, steps ink.Steps) {
	m.Input(r.pixels[:])
	r.norm.Bitmap(&r.digit, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: r.pixels[:]}, steps)
}

// check says how much the picture, normalised with all steps, looks like no digit.
func (r *reader) check() verdict.Finding {
	if r.detector == nil {
		return verdict.Finding{}
	}
	return r.detector.Read(&r.digit)
}

// judge answers the normalised picture.
func (r *reader) judge(f verdict.Finding) verdict.Verdict {
	r.net.Forward(r.digit[:], r.trace)
	return verdict.Judge(r.trace.Output(), r.digit.Empty(), f)
}

// evaluateStrokes scores r on the drawings of a file, one a line: see
// eachDrawing. Errors name the path and, if it is a line's fault, the line; a
// file without a drawing is an error too. The sheet may be nil.
func evaluateStrokes(r *reader, path string, s *sheet) (result, error) {
	f, err := os.Open(path)
	if err != nil {
		return result{}, err
	}
	defer f.Close()
	digits, others := newTally(), newTally()
	err = eachDrawing(f, func(d drawing) {
		v := r.strokes(d.strokes)
		s.add(d, nil, &r.digit, v)
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

// evaluateMNIST scores r on MNIST's test set, with all steps and with none.
// The working directory must be inside this repository: see mnist.Dir. The
// sheet may be nil; it shows what all steps made of the pictures.
func evaluateMNIST(r *reader, s *sheet) (result, error) {
	dir, err := mnist.Dir()
	if err != nil {
		return result{}, err
	}
	_, test, err := mnist.Load(dir)
	if err != nil {
		return result{}, err
	}
	digits := newTally()
	var raw nn.Confusion
	for i := range test.Images {
		label, picture := int(test.Labels[i]), &test.Images[i]
		v := r.image(picture)
		digits.add(label, v)
		s.add(drawing{number: i, digit: true, label: label, name: strconv.Itoa(label)}, picture, &r.digit, v)
		raw.Add(label, r.rawDigit(picture))
	}
	res, accuracyRaw := newResult(digits, newTally()), raw.Accuracy()
	res.AccuracyRaw = &accuracyRaw
	return res, nil
}
