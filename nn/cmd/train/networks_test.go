package main

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
)

// TestNetworks checks the table: what is to be compared was made alike.
func TestNetworks(t *testing.T) {
	params := map[string]int{"mlp-16-16": 13_002, "linear": 7_850, "mlp-16-16-relu": 13_002}
	for _, r := range networks {
		net := nn.New(nn.Config{Sizes: r.Sizes, Activations: r.Activations})
		if net.NumParams() != params[r.Name] {
			t.Errorf("%s has %d parameters, want %d", r.Name, net.NumParams(), params[r.Name])
		}
		delete(params, r.Name)
		if w := cardWords[r.Name]; w.Purpose == "" || w.Ingredients == "" || w.Limits == "" {
			t.Errorf("%s: words of its card are missing: %+v", r.Name, w)
		}
		if got, found := networkNamed(r.Name); !found || !reflect.DeepEqual(got, r) {
			t.Errorf("%s is not found by its name", r.Name)
		}
		alike := r // but for what is another network, and how fast and how long it learns
		alike.Name, alike.Sizes, alike.Activations = lesson.Name, lesson.Sizes, lesson.Activations
		alike.He, alike.Peak, alike.Epochs = lesson.He, lesson.Peak, lesson.Epochs
		if !reflect.DeepEqual(alike, lesson) {
			t.Errorf("%s was not made like the lesson's network: %+v", r.Name, r)
		}
	}
	if len(params) > 0 || len(cardWords) != len(networks) {
		t.Errorf("not in the table: %v; %d networks, words for %d", params, len(networks), len(cardWords))
	}
	if _, found := networkNamed("lenet"); found {
		t.Error("found a network that there is not")
	}
}

// TestOptions checks what is trained, and with which seed and epochs.
func TestOptions(t *testing.T) {
	for _, c := range []struct {
		args     []string
		networks []string
		detector bool
	}{
		{nil, []string{"mlp-16-16", "linear", "mlp-16-16-relu"}, true},
		{[]string{"-only", "mlp-16-16"}, []string{"mlp-16-16"}, false},
		{[]string{"-only", "linear"}, []string{"linear"}, false},
		{[]string{"-only", "mlp-16-16-relu"}, []string{"mlp-16-16-relu"}, false},
		{[]string{"-only", "not-a-digit"}, nil, true},
		{[]string{"-frontier", "d"}, []string{"mlp-16-16"}, false},
		{[]string{"-frontier", "d", "-only", "linear"}, []string{"linear"}, false},
	} {
		o, err := parseOptions(append([]string{"-seed", "9", "-epochs", "4"}, c.args...))
		if err != nil {
			t.Errorf("%q: %v", c.args, err)
			continue
		}
		var got []string
		for _, r := range o.networks {
			got = append(got, r.Name)
			if r.Seed != 9 || r.Epochs != 4 {
				t.Errorf("%q: %s has seed %d and %d epochs, want 9 and 4", c.args, r.Name, r.Seed, r.Epochs)
			}
		}
		if !slices.Equal(got, c.networks) || o.skipDetector == c.detector {
			t.Errorf("%q trains %q, without the detector %v, want %q and %v", c.args, got, o.skipDetector, c.networks, !c.detector)
		}
		if o.detector.Seed != 9 || o.detector.Epochs != 4 {
			t.Errorf("%q: the detector has seed %d and %d epochs, want 9 and 4", c.args, o.detector.Seed, o.detector.Epochs)
		}
	}
	o, err := parseOptions(nil)
	if err != nil || !reflect.DeepEqual(o.networks, networks) || o.detector != notADigit {
		t.Errorf("the recipes change without any argument: %+v, %v", o, err)
	}
}

// TestStart checks by which rule the first weights are drawn.
func TestStart(t *testing.T) {
	data, _ := smallMNIST(t)
	for _, r := range []recipe{lesson, linear, relu} {
		want := nn.New(nn.Config{Sizes: r.Sizes, Activations: r.Activations})
		if rng := rand.New(rand.NewPCG(r.Seed, 1<<63)); r.Name == relu.Name {
			want.InitHe(rng)
		} else {
			want.InitXavier(rng)
		}
		if !slices.Equal(newTraining(r, data).net.Params(), want.Params()) {
			t.Errorf("%s starts with other weights", r.Name)
		}
	}
}

// TestUntouched compares the gradients with those of the pictures as they are.
func TestUntouched(t *testing.T) {
	data, _ := smallMNIST(t)
	net := nn.New(nn.Config{Sizes: lesson.Sizes, Activations: lesson.Activations})
	net.InitXavier(newRand(1))
	r := quick(5, 1)
	r.Synthetic, r.Untouched = 0, true
	batch, got, want := []int{0, 3, 5}, net.NewGrads(), net.NewGrads()
	newLearner(r, data, net).accumulate(net, batch, got)
	trace := net.NewTrace()
	for i, digit := range normalised(first(data, 6), ink.Raw) {
		if slices.Contains(batch, i) {
			target := make([]float64, nn.Digits)
			target[data.Labels[i]] = 1
			net.Forward(digit[:], trace)
			net.Backward(trace, target, r.Terms, want)
		}
	}
	for i, g := range want.Params() {
		if d := got.Params()[i] - g; d > 1e-9 || d < -1e-9 {
			t.Fatalf("gradient %d is %v, want %v", i, got.Params()[i], g)
		}
	}
}

// TestIngredientsBelongToTheShippedRecipe finds in each shipped recipe's card
// its own words, and those of no other.
func TestIngredientsBelongToTheShippedRecipe(t *testing.T) {
	_, test := smallMNIST(t)
	run := *learnt(t)
	run.net = run.net.Clone()
	report := run.finish(test)
	for _, r := range networks {
		report.recipe = r
		dir := t.TempDir()
		if err := report.write(dir); err != nil {
			t.Fatal(err)
		}
		card := readFile(t, filepath.Join(dir, r.Name+".md"))
		for _, other := range networks {
			w := cardWords[other.Name]
			if got := containsAll(card, w.Purpose, w.Hands, w.Ingredients, w.Limits); got != (other.Name == r.Name) {
				t.Errorf("the card of %s has the words of %s: %v", r.Name, other.Name, got)
			}
		}
	}
}
