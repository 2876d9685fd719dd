package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
)

// variant is a shipped recipe with one ingredient changed.
type variant struct {
	name      string
	Synthetic float64
	Variation variation
	Untouched bool
}

// variants shows what each ingredient brings and costs.
var variants = []variant{
	{"mnist-untouched", 0, variation{}, true},
	{"mnist-as-it-is", 0, variation{}, false},
	{"mnist-reshaped", 0, variation{Shape: 1}, false},
	{"mnist-reinked", 0, variation{Pen: 1}, false},
	{"mnist-varied", 0, full, false},
	{"pens-15", 0.15, full, false},
	{"pens-25", 0.25, full, false},
	{"pens-40", 0.4, full, false},
	{"pens-40-alone", 0.4, variation{}, false},
	{"pens-60", 0.6, full, false},
	{"pens-only", 1, full, false},
}

// frontier trains every variant for r.Epochs, writes its weights to
// dir/NAME.safetensors, to be scored with nn/cmd/eval, and prints its accuracy
// on the held-out digits of MNIST, normalised and as they are.
func frontier(ctx context.Context, r recipe, data *mnist.Dataset, dir string, stdout io.Writer) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, v := range variants {
		r.Synthetic, r.Variation, r.Untouched = v.Synthetic, v.Variation, v.Untouched
		t := newTraining(r, data)
		if err := t.run(ctx, io.Discard); err != nil {
			return err
		}
		calibrate(t.net, t.validDigits, t.valid.Labels)
		if err := writeWeights(filepath.Join(dir, v.name+".safetensors"), t.net); err != nil {
			return err
		}
		raw := confusion(t.net, normalised(t.valid, ink.Raw), t.valid.Labels)
		fmt.Fprintf(stdout, "%-15s pens %3.0f %%  reshaped %g  reinked %g  MNIST held out %.2f %%, with no step %.2f %%\n",
			v.name, 100*v.Synthetic, v.Variation.Shape, v.Variation.Pen, 100*t.history[len(t.history)-1].Valid, 100*raw.Accuracy())
	}
	return nil
}

func writeWeights(path string, net *nn.Network) error {
	var file bytes.Buffer
	if err := nn.WriteWeights(&file, net, nil); err != nil {
		return err
	}
	return replaceFile(path, file.Bytes())
}
