package main

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"time"

	"inkling/nn/ink"
)

// card is the model card, in Markdown.
func (r report) card() string {
	own := cardWords[r.recipe.Name]
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%v. %s\n\n", r.recipe.Name, r.net, own.Purpose)
	fmt.Fprintf(&b, "Reads 28×28 pictures, 0 background … 1 ink, prepared by the steps %s of `nn/ink`.\n"+
		"Ten independent sigmoid outputs: they need not sum to 1 and are no probabilities.\n\n", ink.All)

	b.WriteString("## How good it is\n\n| on MNIST's 10,000 test digits | |\n| --- | --- |\n")
	fmt.Fprintf(&b, "| accuracy, all steps | %.2f %% |\n| accuracy, no step | %.2f %% |\n", 100*r.test.Accuracy(), 100*r.raw.Accuracy())
	fmt.Fprintf(&b, "| *sure* (see `nn/verdict`) | %.1f %% of them, right in %.2f %% |\n\n", 100*r.testVerdicts.Sure, 100*r.testVerdicts.RightWhenSure)
	shipped, _ := networkNamed(r.recipe.Name)
	ships := reflect.DeepEqual(r.recipe, shipped)
	if ships && own.Hands != "" {
		b.WriteString(own.Hands + "\n")
	}
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
	b.WriteString("\nWhat the largest output was, and how often it was right:\n\n![calibration plot](" + r.recipe.Name + "-calibration.svg)\n\n| largest output | digits | mean | right |\n| --- | ---: | ---: | ---: |\n")
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
	for _, s := range pick(r.history, cardEvery(len(r.history))) {
		fmt.Fprintf(&b, "| %d | %.4f | %.2f %% | %.2f %% |\n", s.Epoch, s.Loss, 100*s.Train, 100*s.Valid)
	}
	if ships {
		b.WriteString("\n" + own.Ingredients)
	}
	b.WriteString("\n## Limits\n\nIt has seen digits only: on anything else its outputs mean nothing, and `not-a-digit` says when. " +
		own.Limits + "Licence of this file: Apache-2.0.\n")
	return b.String()
}
