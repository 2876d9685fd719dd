package main

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"inkling/nn"
	"inkling/nn/detect"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

const shipped = "../../../web/weights/"

// shippedPair is the lesson's network and the detector as they ship.
func shippedPair(t *testing.T) (*nn.Weights, *detect.Detector) {
	t.Helper()
	d, err := detect.Parse([]byte(readFile(t, shipped+detectorName+".safetensors")))
	if err != nil {
		t.Fatal(err)
	}
	return shippedNetwork(t, lesson.Name), d
}

// shippedNetwork is one of the networks as it ships.
func shippedNetwork(t *testing.T, name string) *nn.Weights {
	t.Helper()
	weights, err := nn.ParseWeights([]byte(readFile(t, shipped+name+".safetensors")))
	if err != nil {
		t.Fatal(err)
	}
	return weights
}

// TestShippedPairKnowsWhatIsNoDigit holds both networks and the thresholds to
// what they are for, on drawings that none of them has seen.
func TestShippedPairKnowsWhatIsNoDigit(t *testing.T) {
	weights, d := shippedPair(t)
	r := notADigit
	r.Seed, r.Synthetic = notADigit.Seed+1, 1
	p := newDetectorPens()
	out := make([]float64, nn.Digits)
	for _, c := range []struct {
		what   string
		digits float64
		good   func(refused, sure, right float64) bool
	}{
		{"digits: at most 0.03 refused, at least 0.8 sure and then 0.97 right", 1, func(refused, sure, right float64) bool { return refused <= 0.03 && sure >= 0.8 && right >= 0.97 }},
		{"non-digits: at least 0.8 refused, at most 0.07 sure", 0, func(refused, sure, _ float64) bool { return refused >= 0.8 && sure <= 0.07 }},
	} {
		r.Digits = c.digits
		drawer := newDrawer(r, nil, p, newNonDigits(p))
		const n = 1500
		var x ink.Digit
		refused, sure, right := 0, 0, 0
		for i := range n {
			class := drawer.draw(&x, uint64(i))
			weights.Net.Predict(x[:], out)
			switch v := verdict.Judge(out, x.Empty(), d.Read(&x)); v.Status {
			case verdict.NotADigit:
				refused++
			case verdict.Sure:
				sure++
				if v.Digit == class {
					right++
				}
			}
		}
		if !c.good(float64(refused)/n, float64(sure)/n, float64(right)/float64(max(sure, 1))) {
			t.Errorf("%d refused, %d sure, %d of them right, of %d; want of %s", refused, sure, right, n, c.what)
		}
	}
}

// TestCardsAgreeWithWhatShips finds code and files as the cards and the README say.
func TestCardsAgreeWithWhatShips(t *testing.T) {
	const hands = "97.1 % of 1,000 digits that 30"
	if !strings.Contains(cardWords[lesson.Name].Hands, hands) {
		t.Errorf("the card's words on hands do not say %q", hands)
	}
	_, d := shippedPair(t)
	wants := map[string][]string{
		shipped + detectorName + ".md": {fmt.Sprintf("network of %d numbers", d.NumParams()), fmt.Sprintf("at least %.2f", verdict.Refuse),
			fmt.Sprintf("from %.2f on", verdict.Doubt), fmt.Sprintf("%d epochs of %d", notADigit.Epochs, notADigit.Examples)},
		"../../../README.md": {"22,589", hands},
	}
	for _, r := range networks {
		weights := shippedNetwork(t, r.Name)
		accuracy, err := strconv.ParseFloat(weights.Metadata["test_accuracy"], 64)
		if err != nil {
			t.Fatal(err)
		}
		percent := fmt.Sprintf("%.2f %%", 100*accuracy)
		wants["../../../README.md"] = append(wants["../../../README.md"], percent, "web/weights/"+r.Name+".md")
		wants[shipped+r.Name+".md"] = []string{
			"# " + r.Name + "\n\n" + weights.Net.String() + ". " + cardWords[r.Name].Purpose, percent,
			fmt.Sprintf("A share of %g is not MNIST's", r.Synthetic), fmt.Sprintf("peak rate %g on", r.Peak), fmt.Sprintf("over %d epochs", r.Epochs),
			fmt.Sprintf("%d styles", styleCount()), cardWords[r.Name].Hands, cardWords[r.Name].Ingredients, cardWords[r.Name].Limits,
		}
	}
	for file, wants := range wants {
		text := readFile(t, file)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q", file, want)
			}
		}
	}
	if d.NumParams() != 22_589 {
		t.Errorf("%d numbers, README says 22,589", d.NumParams())
	}
}
