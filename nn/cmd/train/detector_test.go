package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"inkling/nn"
	"inkling/nn/detect"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// quickDetector learns the rough of it in a second or two.
func quickDetector(seed uint64) detectorRecipe {
	r := notADigit
	r.Examples, r.Epochs, r.BatchSize, r.Averaging, r.Seed = 3200, 1, 32, 0.9, seed
	return r
}

func trainedDetector(t *testing.T, r detectorRecipe) *detectorTraining {
	t.Helper()
	data, _ := smallMNIST(t)
	training := newDetectorTraining(r, data)
	if err := training.run(context.Background(), io.Discard); err != nil {
		t.Fatal(err)
	}
	return training
}

func TestDetectorLearns(t *testing.T) {
	recipe := quickDetector(5)
	recipe.Examples = 8000
	training := trainedDetector(t, recipe)
	data, _ := smallMNIST(t)
	fresh := training.recipe
	fresh.Seed = 6
	p := newDetectorPens()
	drawer := newDrawer(fresh, data, p, newNonDigits(p))
	var x ink.Digit
	var all, refused [2]int // digits, others
	for i := range 400 {
		other := 0
		if drawer.draw(&x, uint64(i)) >= nn.Digits {
			other = 1
		}
		all[other]++
		if training.detector.Read(&x).NonDigit >= 0.5 {
			refused[other]++
		}
	}
	digits, others := float64(refused[0])/float64(all[0]), float64(refused[1])/float64(all[1])
	if all[0] < 150 || all[1] < 150 || digits > 0.25 || others < 0.75 {
		t.Errorf("of %v digits and others refuses %.2f and %.2f, want few and most", all, digits, others)
	}
	for part, n := range training.detector.Networks() {
		for i, v := range n.Params() {
			if v/weightGrid != math.Round(v/weightGrid) {
				t.Fatalf("part %d: number %d is %v, want a multiple of %v", part, i, v, weightGrid)
			}
		}
	}
}

func TestDetectorFollowsItsSeed(t *testing.T) {
	short := func(seed uint64) []float64 {
		r := quickDetector(seed)
		r.Examples = 320
		return trainedDetector(t, r).detector.Networks()[2].Params()
	}
	want := short(1)
	if !slices.Equal(short(1), want) {
		t.Error("the same seed gives other numbers")
	}
	if slices.Equal(short(2), want) {
		t.Error("another seed gives the same numbers")
	}
}

func TestDrawerDrawsTheSharesAskedFor(t *testing.T) {
	data, _ := smallMNIST(t)
	r := notADigit
	r.Digits = 0.3
	p := newPens()
	drawer := newDrawer(r, data, p, newNonDigits(p))
	var classes [detect.Classes]int
	var x ink.Digit
	const n = 3000
	for i := range n {
		classes[drawer.draw(&x, uint64(i))]++
		if x.Empty() {
			t.Fatalf("drawing %d is empty", i)
		}
	}
	digits := 0
	for class, count := range classes {
		if class < nn.Digits {
			digits += count
		}
		if count == 0 {
			t.Errorf("class %d never drawn", class)
		}
	}
	if share := float64(digits) / n; math.Abs(share-0.3) > 0.03 {
		t.Errorf("%.3f digits, want 0.3", share)
	}
}

// TestDetectorCommand runs the command's second half on little data.
func TestDetectorCommand(t *testing.T) {
	data, test := smallMNIST(t)
	o := options{detector: quickDetector(3), out: t.TempDir()}
	o.detector.Examples = 320
	var stdout bytes.Buffer
	if err := trainDetector(context.Background(), o, data, test, &stdout); err == nil || !strings.Contains(err.Error(), "mlp-16-16.safetensors") {
		t.Errorf("without the network: error %v, want one that names its file", err)
	}
	run := train(t, quick(1, 1), 500)
	if err := writeWeights(filepath.Join(o.out, "mlp-16-16.safetensors"), run.net); err != nil {
		t.Fatal(err)
	}
	if err := trainDetector(context.Background(), o, data, test, &stdout); err != nil {
		t.Fatal(err)
	}
	d, err := detect.Parse([]byte(readFile(t, filepath.Join(o.out, "not-a-digit.safetensors"))))
	if err != nil || d.NumParams() != 22589 {
		t.Fatalf("detector %v, error %v", d, err)
	}
	card := readFile(t, filepath.Join(o.out, "not-a-digit.md"))
	for _, want := range []string{"network of 22589 numbers", "| MNIST's test digits | 500 |", "| … one above the other | 1000 |", "| … a small one beside a large one | 1000 |", "| scribbles |", fmt.Sprintf("at least %.2f", verdict.Refuse), "Seed 3;"} {
		if !strings.Contains(card, want) {
			t.Errorf("no %q in\n%s", want, card)
		}
	}
	if !strings.Contains(stdout.String(), "detector epoch   1  loss ") {
		t.Errorf("no progress in %q", stdout.String())
	}
}

func TestCalibrationPlot(t *testing.T) {
	svg := calibrationPlot([]nn.Bin{{N: 0}, {N: 1000, Confidence: 0.25, Accuracy: 0.5}})
	if n := strings.Count(svg, "<circle"); n != 1 {
		t.Errorf("%d discs, want one: the empty bin has none", n)
	}
	if want := `<circle cx="128.0" cy="184.0" r="5.0"`; !strings.Contains(svg, want) {
		t.Errorf("no %s in\n%s", want, svg)
	}
}
