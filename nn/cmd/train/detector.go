package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"sync"
	"time"

	"inkling/nn"
	"inkling/nn/detect"
	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/verdict"
)

// detectorRecipe is everything that decides what the detector of non-digits
// becomes.
type detectorRecipe struct {
	Digits    float64 // share of drawings that are a digit
	Synthetic float64 // share of the digits written by pens instead of taken from MNIST
	Examples  int     // drawings an epoch, each made anew
	Epochs    int
	BatchSize int
	Peak      float64 // peak learning rate of Adam
	Decay     float64 // Adam's decoupled weight decay
	Averaging float64 // decay of the averaged weights
	Seed      uint64
}

// notADigit is the recipe of web/weights/not-a-digit.safetensors.
var notADigit = detectorRecipe{
	Digits:    0.55,
	Synthetic: 0.45,
	Examples:  50_000,
	Epochs:    40,
	BatchSize: 64,
	Peak:      3e-3,
	Decay:     0.02,
	Averaging: 0.999,
	Seed:      1,
}

// weightGrid is what the detector's weights are rounded to: as float32 they
// then compress to a quarter, and it reads no worse.
const weightGrid = 1.0 / 128

// kinds are the detector's classes that are no digit.
var kinds = map[verdict.Reason]int{
	verdict.TwoDigits:  detect.TwoDigits,
	verdict.Scribble:   detect.Scribble,
	verdict.Unfamiliar: detect.Unfamiliar,
}

// drawer makes drawings for the detector. One goroutine at a time.
type drawer struct {
	recipe  detectorRecipe
	data    *mnist.Dataset
	pens    *pens
	others  *nonDigits
	augment *augmenter
	source  *rand.PCG
	rng     *rand.Rand
}

func newDrawer(r detectorRecipe, data *mnist.Dataset, p *pens, others *nonDigits) *drawer {
	source := rand.NewPCG(0, 0)
	return &drawer{recipe: r, data: data, pens: p, others: others, augment: newAugmenter(full), source: source, rng: rand.New(source)}
}

// draw writes drawing number to dst and returns its class.
func (d *drawer) draw(dst *ink.Digit, number uint64) (class int) {
	d.source.Seed(d.recipe.Seed, number)
	if d.rng.Float64() >= d.recipe.Digits {
		strokes, kind := d.others.write(d.rng)
		d.augment.norm.Strokes(dst, strokes, ink.All)
		return kinds[kind]
	}
	if d.rng.Float64() < d.recipe.Synthetic {
		class = d.rng.IntN(nn.Digits)
		d.augment.norm.Strokes(dst, d.pens.write(class, d.rng), ink.All)
		return class
	}
	example := d.rng.IntN(d.data.Len())
	d.augment.vary(dst, &d.data.Images[example], d.rng)
	return int(d.data.Labels[example])
}

// detectorTraining trains one detector.
type detectorTraining struct {
	recipe   detectorRecipe
	live     *detect.Detector
	detector *detect.Detector // the average, rounded, once run has ended
	parts    [3]struct {
		adam    *nn.Adam
		average *nn.Average
	}
	shards [shards]*detectorShard
	took   time.Duration
}

// detectorShard computes the gradient of a part of a mini-batch.
type detectorShard struct {
	*drawer
	digit ink.Digit
	trace *detect.Trace
	grads *detect.Grads
	cost  float64
}

func newDetectorTraining(r detectorRecipe, data *mnist.Dataset) *detectorTraining {
	t := &detectorTraining{recipe: r, live: detect.New(), detector: detect.New()}
	t.live.Init(rand.New(rand.NewPCG(r.Seed, 1<<63)))
	for i := range t.parts {
		t.parts[i].adam = nn.NewAdam(r.Decay)
		t.parts[i].average = &nn.Average{Decay: r.Averaging}
	}
	p := newDetectorPens()
	others := newNonDigits(p)
	for i := range t.shards {
		t.shards[i] = &detectorShard{drawer: newDrawer(r, data, p, others), trace: t.live.NewTrace(), grads: t.live.NewGrads()}
	}
	return t
}

// run trains to the end, a line of progress an epoch, and leaves the rounded
// average in t.detector.
func (t *detectorTraining) run(ctx context.Context, stdout io.Writer) error {
	start := time.Now()
	perEpoch := t.recipe.Examples / t.recipe.BatchSize
	rate := nn.CosineRate(t.recipe.Peak, 500)
	for epoch := range t.recipe.Epochs {
		cost := 0.0
		for i := range perEpoch {
			if ctx.Err() != nil {
				return fmt.Errorf("interrupted after epoch %d of %d of the detector; its files were not changed", epoch, t.recipe.Epochs)
			}
			step := epoch*perEpoch + i
			cost += t.step(step, rate(step, t.recipe.Epochs*perEpoch))
		}
		rest := time.Since(start) / time.Duration(epoch+1) * time.Duration(t.recipe.Epochs-epoch-1)
		fmt.Fprintf(stdout, "detector epoch %3d  loss %.4f  %v left\n", epoch+1, cost/float64(perEpoch), rest.Round(time.Second))
	}
	for i, n := range t.detector.Networks() {
		t.parts[i].average.CopyTo(n.Params())
		for k, v := range n.Params() {
			n.Params()[k] = math.Round(v/weightGrid) * weightGrid
		}
	}
	t.detector.Refresh()
	t.took = time.Since(start)
	return nil
}

// step trains on one mini-batch, a goroutine a shard, and returns its mean cost.
func (t *detectorTraining) step(step int, rate float64) float64 {
	var wait sync.WaitGroup
	size := t.recipe.BatchSize / shards
	for i, s := range t.shards {
		first := uint64(step*t.recipe.BatchSize + i*size)
		wait.Go(func() { s.run(t.live, first, size) })
	}
	wait.Wait()
	sum, cost := t.shards[0].grads, t.shards[0].cost
	for _, s := range t.shards[1:] {
		sum.Add(s.grads)
		cost += s.cost
	}
	mean := 1 / float64(size*shards)
	for i, n := range t.live.Networks() {
		gradient := sum.Parts[i].Params()
		for k := range gradient {
			gradient[k] *= mean
		}
		t.parts[i].adam.Step(n.Params(), gradient, rate)
		t.parts[i].average.Update(n.Params())
		n.Refresh()
	}
	return cost * mean
}

func (s *detectorShard) run(d *detect.Detector, first uint64, size int) {
	s.grads.Zero()
	s.cost = 0
	for k := range size {
		class := s.draw(&s.digit, first+uint64(k))
		d.Forward(&s.digit, s.trace)
		s.cost += d.Backward(s.trace, class, s.grads)
	}
}
