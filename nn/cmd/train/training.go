package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
)

// heldOut is how many of MNIST's 60,000 training digits are kept for
// validation: hyper-parameters and calibration look at these only.
const heldOut = 5000

// training is one run: data, trainer and what to measure along the way.
type training struct {
	recipe       recipe
	net          *nn.Network // the average, once run has ended
	train, valid *mnist.Dataset
	trainer      *nn.Trainer
	validDigits  []ink.Digit
	history      []epochStats
	took         time.Duration
}

// epochStats is one line of the training curve.
type epochStats struct {
	Epoch        int
	Loss         float64 // mean cost over the epoch's varied digits
	Train, Valid float64 // accuracy of the averaged weights on unvaried digits
}

func newTraining(r recipe, data *mnist.Dataset) *training {
	t := &training{recipe: r}
	t.train, t.valid = data.Split(heldOut)
	rng := rand.New(rand.NewPCG(r.Seed, 1<<63)) // apart from the variations' streams
	live := nn.New(nn.Config{Sizes: r.Sizes, Activations: r.Activations})
	if r.He {
		live.InitHe(rng)
	} else {
		live.InitXavier(rng)
	}
	t.net = live.Clone()
	learner := newLearner(r, t.train, live)
	t.trainer = &nn.Trainer{
		Net: live, Optimizer: nn.NewAdam(r.Decay), Schedule: nn.CosineRate(r.Peak, 500),
		Average: &nn.Average{Decay: r.Averaging}, Examples: t.train.Len(), BatchSize: r.BatchSize,
		Epochs: r.Epochs, Accumulate: learner.accumulate, Rng: rng,
	}
	t.validDigits = normalised(t.valid, ink.All)
	return t
}

// normalised is every picture of data after the given steps.
func normalised(data *mnist.Dataset, steps ink.Steps) []ink.Digit {
	digits := make([]ink.Digit, data.Len())
	a := newAugmenter(full)
	for i := range digits {
		a.plain(&digits[i], &data.Images[i], steps)
	}
	return digits
}

// confusion counts the answers of net to digits.
func confusion(net *nn.Network, digits []ink.Digit, labels []uint8) *nn.Confusion {
	var c nn.Confusion
	out := make([]float64, net.Outputs())
	for i := range digits {
		net.Predict(digits[i][:], out)
		c.Add(int(labels[i]), nn.ArgMax(out))
	}
	return &c
}

// run trains to the end of the schedule, a line of progress an epoch, and
// leaves the averaged weights in t.net.
func (t *training) run(ctx context.Context, stdout io.Writer) error {
	start := time.Now()
	_, sample := t.train.Split(min(heldOut, t.train.Len()))
	trainDigits := normalised(sample, ink.All)
	loss := 0.0
	for {
		p := t.trainer.Step()
		if ctx.Err() != nil {
			return fmt.Errorf("interrupted after epoch %d of %d; its files were not changed", p.Epoch, t.recipe.Epochs)
		}
		loss += p.Loss
		if !p.EpochEnded {
			continue
		}
		t.trainer.Average.CopyTo(t.net.Params())
		t.net.Refresh()
		s := epochStats{
			Epoch: p.Epoch,
			Loss:  loss / float64(t.trainer.StepsPerEpoch()),
			Train: confusion(t.net, trainDigits, sample.Labels).Accuracy(),
			Valid: confusion(t.net, t.validDigits, t.valid.Labels).Accuracy(),
		}
		t.history, loss = append(t.history, s), 0
		gone := time.Since(start)
		left := gone * time.Duration(t.recipe.Epochs-p.Epoch) / time.Duration(p.Epoch)
		fmt.Fprintf(stdout, "epoch %3d  loss %.4f  training %.2f %%  validation %.2f %%  %5.0f images/s  %s left\n",
			s.Epoch, s.Loss, 100*s.Train, 100*s.Valid,
			float64(p.Epoch*t.train.Len())/gone.Seconds(), left.Round(time.Second))
		if p.Step == p.Steps {
			t.took = gone
			return nil
		}
	}
}
