package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"time"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/verdict"
)

// ingredients is the part of the model card about what each ingredient brought
// and cost, written from what -frontier printed.
//
//go:embed ingredients.md
var ingredients string

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

// write puts the weights and the card into dir, each complete or not at all.
func (r report) write(dir string) error {
	var weights bytes.Buffer
	if err := nn.WriteWeights(&weights, r.net, r.metadata()); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := replaceFile(filepath.Join(dir, networkName+".md"), []byte(r.card())); err != nil {
		return err
	}
	if err := replaceFile(filepath.Join(dir, networkName+"-calibration.svg"), []byte(calibrationPlot(r.calibration))); err != nil {
		return err
	}
	return replaceFile(filepath.Join(dir, networkName+".safetensors"), weights.Bytes())
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

// card is the model card, in Markdown.
func (r report) card() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# mlp-16-16\n\n%v. The network of the lesson, made by `make train`.\n\n", r.net)
	fmt.Fprintf(&b, "Reads 28×28 pictures, 0 background … 1 ink, prepared by the steps %s of `nn/ink`.\n"+
		"Ten independent sigmoid outputs: they need not sum to 1 and are no probabilities.\n\n", ink.All)

	b.WriteString("## How good it is\n\n| on MNIST's 10,000 test digits | |\n| --- | --- |\n")
	fmt.Fprintf(&b, "| accuracy, all steps | %.2f %% |\n| accuracy, no step | %.2f %% |\n", 100*r.test.Accuracy(), 100*r.raw.Accuracy())
	fmt.Fprintf(&b, "| *sure* (see `nn/verdict`) | %.1f %% of them, right in %.2f %% |\n\n", 100*r.testVerdicts.Sure, 100*r.testVerdicts.RightWhenSure)
	b.WriteString("*Sure* here is by the outputs alone; with the check for non-digits see `not-a-digit.md`. No choice was made on the\n" +
		"test set. Confusion, rows what it was, columns the answer:\n\n")
	b.WriteString("| | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n| --- " + strings.Repeat("| ---: ", 10) + "|\n")
	for actual, row := range r.test {
		fmt.Fprintf(&b, "| **%d** ", actual)
		for _, n := range row {
			fmt.Fprintf(&b, "| %d ", n)
		}
		b.WriteString("|\n")
	}
	b.WriteString("\nWhat the largest output was, and how often it was right:\n\n![calibration plot](" + networkName + "-calibration.svg)\n\n| largest output | digits | mean | right |\n| --- | ---: | ---: | ---: |\n")
	for i, bin := range r.calibration {
		fmt.Fprintf(&b, "| %.1f … %.1f | %d | %.3f | %.1f %% |\n", float64(i)/10, float64(i+1)/10, bin.N, bin.Confidence, 100*bin.Accuracy)
	}

	b.WriteString("\n## How it was made\n\n")
	fmt.Fprintf(&b, "MNIST's training set (LeCun, Cortes, Burges; CC BY-SA 3.0) less its last %d digits, which choose\n"+
		"hyper-parameters and calibration, and check *sure* (%.1f %% of them are, and right in %.2f %%). Every time a digit is\n"+
		"seen it is turned (σ %.2f rad), stretched (σ %.2f), sheared (σ %.2f), warped (σ %.1f pixels on a %d×%d grid) and\n"+
		"inked thinner or thicker anew, then normalised like a drawing; one in ten keeps its slant.\n\n",
		heldOut, 100*r.valid.Sure, 100*r.valid.RightWhenSure, turnSD, stretchSD, shearSD, warpSD, warpGrid, warpGrid)
	fmt.Fprintf(&b, "A share of %g is not MNIST's at all but written by the trainer's own pens: %d styles of the ten digits, the\n"+
		"European ones that MNIST lacks among them (`nn/cmd/train/styles.go`), every point moved (σ %.1f hundredths of the\n"+
		"pad), turned, slanted, stretched and waved at random, and inked by `nn/ink` itself. No other data set was used.\n\n",
		r.recipe.Synthetic, styleCount(), penPointSD)
	fmt.Fprintf(&b, "Adam, peak rate %g on a cosine over %d epochs of mini-batches of %d, weight decay %g; the weights are an\n"+
		"exponential average (decay %g). Cost:", r.recipe.Peak, r.recipe.Epochs, r.recipe.BatchSize, r.recipe.Decay, r.recipe.Averaging)
	for i, term := range r.recipe.Terms {
		if i > 0 {
			b.WriteString(" +")
		}
		fmt.Fprintf(&b, " %g·%v", term.Weight, term.Loss)
	}
	fmt.Fprintf(&b, ".\nAfterwards all ten logits were scaled by %.3f and shifted by %.3f, which changes no answer, so that each sigmoid\n"+
		"says best how likely its digit is (cross-entropy on the held-out digits).\n", r.scale, r.shift)
	fmt.Fprintf(&b, "Seed %d; %s with %d cores.\n\n| epoch | cost | training | validation |\n| ---: | ---: | ---: | ---: |\n", r.recipe.Seed, r.took.Round(time.Second), runtime.GOMAXPROCS(0))
	for i, s := range r.history {
		if s.Epoch == 1 || s.Epoch%(max(len(r.history)/10, 1)) == 0 || i == len(r.history)-1 {
			fmt.Fprintf(&b, "| %d | %.4f | %.2f %% | %.2f %% |\n", s.Epoch, s.Loss, 100*s.Train, 100*s.Valid)
		}
	}
	if reflect.DeepEqual(r.recipe, lesson) {
		b.WriteString("\n" + ingredients)
	}
	b.WriteString("\n## Limits\n\nIt has seen digits only: on anything else its outputs mean nothing, and `not-a-digit` says when. On other people's\n" +
		"pens it reads worse than the figures above: narrow or open 4s, 9s with a flat foot and wavy barred 7s most.\n" +
		"Licence of this file: Apache-2.0.\n")
	return b.String()
}
