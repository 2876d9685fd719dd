package main

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
)

// TestShippedNetworksReadAsTheySay scores each on MNIST's 10,000 test digits
// and finds the figures in its metadata and its card.
func TestShippedNetworksReadAsTheySay(t *testing.T) {
	smallMNIST(t)
	test := loadSmall().allTest
	prepared, raw := normalised(test, ink.All), normalised(test, ink.Raw)
	for _, r := range networks {
		t.Run(r.Name, func(t *testing.T) {
			weights, card := shippedNetwork(t, r.Name), readFile(t, shipped+r.Name+".md")
			if want := nn.New(nn.Config{Sizes: r.Sizes, Activations: r.Activations}); weights.Net.String() != want.String() {
				t.Errorf("%v ships, the recipe is for %v", weights.Net, want)
			}
			if got, want := weights.Metadata["seed"], fmt.Sprint(r.Seed); got != want {
				t.Errorf("made with seed %s, the recipe has %s", got, want)
			}
			answers, rawAnswers := confusion(weights.Net, prepared, test.Labels), confusion(weights.Net, raw, test.Labels)
			shares, _ := judge(weights.Net, prepared, test.Labels)
			inCard := func(before string) string { return percentAfter(t, card, before) }
			for _, c := range []struct {
				what, said string
				got        float64
			}{
				{"test_accuracy", weights.Metadata["test_accuracy"], answers.Accuracy()},
				{"test_accuracy_raw", weights.Metadata["test_accuracy_raw"], rawAnswers.Accuracy()},
				{"accuracy with all steps", inCard("| accuracy, all steps | "), answers.Accuracy()},
				{"accuracy with no step", inCard("| accuracy, no step | "), rawAnswers.Accuracy()},
				{"sure", inCard("| *sure* (see `nn/verdict`) | "), shares.Sure},
				{"right when sure", inCard(" % of them, right in "), shares.RightWhenSure},
			} {
				said, err := strconv.ParseFloat(c.said, 64)
				if err != nil || !(math.Abs(c.got-said) <= 0.0008) { // rounding, and another machine may tip an answer
					t.Errorf("%s: found %.4f, the file says %q", c.what, c.got, c.said)
				}
			}
			for actual, row := range answers {
				line := regexp.MustCompile(fmt.Sprintf(`(?m)^\| \*\*%d\*\* \| (.*) \|$`, actual)).FindStringSubmatch(card)
				if line == nil {
					t.Errorf("no line for %d in the card's confusion", actual)
					continue
				}
				for answer, said := range strings.Split(line[1], " | ") {
					if n, err := strconv.Atoi(said); err != nil || n < row[answer]-1 || n > row[answer]+1 {
						t.Errorf("%d read as %d %d times, the card says %s", actual, answer, row[answer], said)
					}
				}
			}
		})
	}
}

// TestNoShippedNeuronIsDead holds the card of the ReLU network to its word.
func TestNoShippedNeuronIsDead(t *testing.T) {
	_, test := smallMNIST(t)
	net := shippedNetwork(t, relu.Name).Net
	trace := net.NewTrace()
	alive := [2][16]bool{}
	for _, digit := range normalised(test, ink.All) {
		net.Forward(digit[:], trace)
		for l := range alive {
			for k, a := range trace.A[l] {
				alive[l][k] = alive[l][k] || a > 0
			}
		}
	}
	for l, neurons := range alive {
		for k, ok := range neurons {
			if !ok {
				t.Errorf("neuron %d of hidden layer %d is 0 for every digit", k, l+1)
			}
		}
	}
}

// percentAfter is the percentage in text behind some words, as a share.
func percentAfter(t *testing.T, text, before string) string {
	t.Helper()
	m := regexp.MustCompile(regexp.QuoteMeta(before) + `([0-9.]+) %`).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no percentage behind %q", before)
	}
	percent, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(percent / 100)
}

// TestShippedHistories finds every point of the card's table in the file that
// the page draws, and that no two of the lists differ in length.
func TestShippedHistories(t *testing.T) {
	for _, r := range networks {
		var h history
		if err := json.Unmarshal([]byte(readFile(t, shipped+r.Name+"-history.json")), &h); err != nil {
			t.Errorf("%s: %v", r.Name, err)
			continue
		}
		n := len(h.Epochs)
		if n == 0 || n > mostPoints+1 || len(h.Cost) != n || len(h.Train) != n || len(h.Valid) != n {
			t.Errorf("%s: lists of %d, %d, %d and %d points", r.Name, n, len(h.Cost), len(h.Train), len(h.Valid))
			continue
		}
		if !slices.IsSorted(h.Epochs) || h.Epochs[0] != 1 || h.Epochs[n-1] != r.Epochs {
			t.Errorf("%s: epochs %v, want 1 to %d", r.Name, h.Epochs, r.Epochs)
		}
		points := cardCurve(t, r.Name)
		if len(points) != 11 {
			t.Errorf("%s: %d lines in the card's table, want 11", r.Name, len(points))
		}
		for _, p := range points {
			i := slices.Index(h.Epochs, p.Epoch)
			if i < 0 {
				t.Errorf("%s: epoch %d of the card is not in the file", r.Name, p.Epoch)
				continue
			}
			if got := (epochStats{h.Epochs[i], h.Cost[i], h.Train[i], h.Valid[i]}); math.Abs(got.Loss-p.Loss) > 1e-9 ||
				math.Abs(got.Train-p.Train) > 1e-9 || math.Abs(got.Valid-p.Valid) > 1e-9 {
				t.Errorf("%s: the file says %+v, the card %+v", r.Name, got, p)
			}
		}
	}
}

// cardCurve is the training curve in a shipped card.
func cardCurve(t *testing.T, name string) (points []epochStats) {
	t.Helper()
	for _, m := range regexp.MustCompile(`(?m)^\| (\d+) \| ([0-9.]+) \| ([0-9.]+) % \| ([0-9.]+) % \|$`).FindAllStringSubmatch(readFile(t, shipped+name+".md"), -1) {
		var v [4]float64
		for i, field := range m[1:] {
			var err error
			if v[i], err = strconv.ParseFloat(field, 64); err != nil {
				t.Fatal(err)
			}
		}
		points = append(points, epochStats{int(v[0]), v[1], v[2] / 100, v[3] / 100})
	}
	return points
}
