package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/verdict"
)

// report is what a finished training says of itself: the model card.
type report struct {
	recipe       recipe
	net          *nn.Network
	history      []epochStats
	took         time.Duration
	examples     int     // trained on
	scale, shift float64 // of the calibration
	valid        verdictShares
	test, raw    *nn.Confusion
	testVerdicts verdictShares
	calibration  []nn.Bin
}

// verdictShares is how often the answer was sure, and how often it then was right.
type verdictShares struct{ Sure, RightWhenSure float64 }

// finish calibrates on the held-out digits and scores the test set, once.
func (t *training) finish(test *mnist.Dataset) report {
	r := report{recipe: t.recipe, net: t.net, history: t.history, took: t.took, examples: t.train.Len()}
	r.scale, r.shift = calibrate(t.net, t.validDigits, t.valid.Labels)
	for i, p := range t.net.Params() { // what is scored is what the file holds
		t.net.Params()[i] = float64(float32(p))
	}
	t.net.Refresh()
	r.valid, _ = judge(t.net, t.validDigits, t.valid.Labels)
	digits := normalised(test, ink.All)
	r.test = confusion(t.net, digits, test.Labels)
	r.testVerdicts, r.calibration = judge(t.net, digits, test.Labels)
	r.raw = confusion(t.net, normalised(test, ink.Raw), test.Labels)
	return r
}

func judge(net *nn.Network, digits []ink.Digit, labels []uint8) (verdictShares, []nn.Bin) {
	calibration := nn.NewCalibration(10)
	out := make([]float64, net.Outputs())
	sure, right := 0, 0
	for i := range digits {
		net.Predict(digits[i][:], out)
		v := verdict.Judge(out, digits[i].Empty(), verdict.Finding{})
		correct := v.Digit == int(labels[i])
		calibration.Add(v.Confidence, correct)
		if v.Status == verdict.Sure {
			sure++
			if correct {
				right++
			}
		}
	}
	shares := verdictShares{Sure: float64(sure) / float64(len(digits)), RightWhenSure: float64(right) / float64(max(sure, 1))}
	return shares, calibration.Bins()
}

// metadata is what the weights file says of itself.
func (r report) metadata() map[string]string {
	return map[string]string{
		"normalisation":     ink.All.String(),
		"trained_on":        fmt.Sprintf("MNIST training set (%d digits, varied) and, %g of the time, synthetic pen digits", r.examples, r.recipe.Synthetic),
		"seed":              fmt.Sprint(r.recipe.Seed),
		"test_accuracy":     fmt.Sprintf("%.4f", r.test.Accuracy()),
		"test_accuracy_raw": fmt.Sprintf("%.4f", r.raw.Accuracy()),
		"license":           "Apache-2.0",
	}
}

// write puts the weights, the card, its plot and the training curve into dir,
// each complete or not at all.
func (r report) write(dir string) error {
	var weights bytes.Buffer
	if err := nn.WriteWeights(&weights, r.net, r.metadata()); err != nil {
		return err
	}
	curve, err := historyFile(pick(r.history, historyEvery(len(r.history))))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, file := range []struct {
		suffix  string
		content []byte
	}{
		{".md", []byte(r.card())},
		{"-calibration.svg", []byte(calibrationPlot(r.calibration))},
		{"-history.json", curve},
		{".safetensors", weights.Bytes()},
	} {
		if err := replaceFile(filepath.Join(dir, r.recipe.Name+file.suffix), file.content); err != nil {
			return err
		}
	}
	return nil
}

// replaceFile writes beside the old file and takes its place at the end.
func replaceFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// String is the summary printed at the end.
func (r report) String() string {
	return fmt.Sprintf("test set: %.2f %% with all steps, %.2f %% with none; sure of %.1f %%, and then right in %.2f %%\n",
		100*r.test.Accuracy(), 100*r.raw.Accuracy(), 100*r.testVerdicts.Sure, 100*r.testVerdicts.RightWhenSure)
}
