package main

import (
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
)

// TestLearns asks of a second's training what guessing, 0.1, never reaches.
func TestLearns(t *testing.T) {
	run := learnt(t)
	if len(run.history) != 2 || run.history[0].Epoch != 1 || run.history[1].Epoch != 2 {
		t.Fatalf("history %+v, want epochs 1 and 2", run.history)
	}
	last := run.history[1]
	if last.Loss >= run.history[0].Loss || math.IsNaN(last.Loss) {
		t.Errorf("loss went from %.4f to %.4f", run.history[0].Loss, last.Loss)
	}
	if last.Train < 0.55 || last.Valid < 0.55 {
		t.Errorf("accuracy %.3f in training, %.3f in validation, want at least 0.55", last.Train, last.Valid)
	}
	if got := confusion(run.net, run.validDigits, run.valid.Labels).Accuracy(); got != last.Valid {
		t.Errorf("the network left behind scores %.4f, the last epoch's %.4f", got, last.Valid)
	}
}

// TestSeed trains four times: the file follows from the seed, and neither from
// the time nor from how many goroutines run at once.
func TestSeed(t *testing.T) {
	_, test := smallMNIST(t)
	file := func(seed uint64) string {
		run := train(t, quick(seed, 1), 330) // not a multiple of the mini-batch
		dir := t.TempDir()
		if err := run.finish(test).write(dir); err != nil {
			t.Fatal(err)
		}
		return readFile(t, filepath.Join(dir, "mlp-16-16.safetensors"))
	}
	one := file(1)
	if file(1) != one {
		t.Error("seed 1 gives two files")
	}
	if file(2) == one {
		t.Error("seeds 1 and 2 give the same file")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if file(1) != one {
		t.Error("seed 1 gives another file on one core")
	}
}

// TestSeedOfStart checks that the seed decides the weights before training.
func TestSeedOfStart(t *testing.T) {
	data, _ := smallMNIST(t)
	start := func(seed uint64) []float64 { return newTraining(quick(seed, 1), data).net.Params() }
	one := start(1)
	if !slices.Equal(start(1), one) || slices.Equal(start(2), one) {
		t.Error("the weights at the start do not follow from the seed")
	}
}

// TestAccumulate compares the shards' sums with one plain loop, for
// mini-batches that do and do not divide evenly.
func TestAccumulate(t *testing.T) {
	data, _ := smallMNIST(t)
	net := nn.New(nn.Config{Sizes: lesson.Sizes, Activations: lesson.Activations})
	net.InitXavier(newRand(1))
	r := quick(5, 1)
	shared, plain := newLearner(r, data, net), newLearner(r, data, net).shards[0]
	seen := uint64(0)
	for _, batch := range [][]int{{3}, {0, 1, 2, 3}, {7, 7, 9999}} {
		got, want := net.NewGrads(), net.NewGrads()
		cost, wantCost := shared.accumulate(net, batch, got), 0.0
		for _, example := range batch {
			plain.run(shared, net, []int{example}, seen)
			want.Add(plain.grads)
			wantCost += plain.cost
			seen++
		}
		if !(math.Abs(cost-wantCost) < 1e-9) {
			t.Errorf("batch %v: cost %v, want %v", batch, cost, wantCost)
		}
		for i, g := range want.Params() {
			if !(math.Abs(got.Params()[i]-g) < 1e-9) {
				t.Fatalf("batch %v: gradient %d is %v, want %v", batch, i, got.Params()[i], g)
			}
		}
	}
}

// TestAverageIsLeftBehind: run leaves the averaged weights in net, and the live
// ones, which are others, in the trainer.
func TestAverageIsLeftBehind(t *testing.T) {
	run := learnt(t)
	live, average := run.trainer.Net.Params(), make([]float64, run.net.NumParams())
	run.trainer.Average.CopyTo(average)
	if !slices.Equal(run.net.Params(), average) {
		t.Error("the network left behind is not the average")
	}
	if slices.Equal(run.net.Params(), live) {
		t.Error("the network left behind is the live one")
	}
	fast, trace := make([]float64, nn.Digits), run.net.NewTrace()
	run.net.Predict(run.validDigits[0][:], fast)
	run.net.Forward(run.validDigits[0][:], trace)
	for k, a := range trace.Output() {
		if !(math.Abs(fast[k]-a) < 1e-12) {
			t.Errorf("output %d: Predict says %v, Forward %v", k, fast[k], a)
		}
	}
}

// TestSynthetic swaps the pictures under the labels: where pens write all the
// digits nothing changes, where they write none everything does.
func TestSynthetic(t *testing.T) {
	data, _ := smallMNIST(t)
	other := &mnist.Dataset{Images: data.Images[100:200], Labels: data.Labels[:100]}
	net := nn.New(nn.Config{Sizes: lesson.Sizes, Activations: lesson.Activations})
	net.InitXavier(newRand(1))
	for _, c := range []struct {
		share float64
		same  bool
	}{{1, true}, {0.5, false}, {0, false}} {
		r := quick(5, 1)
		r.Synthetic = c.share
		batch, got, want := []int{0, 1, 2, 3, 4, 5, 6, 7}, net.NewGrads(), net.NewGrads()
		newLearner(r, data, net).accumulate(net, batch, want)
		newLearner(r, other, net).accumulate(net, batch, got)
		if slices.Equal(got.Params(), want.Params()) != c.same {
			t.Errorf("share %v: the same gradients %v, want %v", c.share, !c.same, c.same)
		}
	}
}

// TestVariationsAreFresh: an example is varied anew each time it comes.
func TestVariationsAreFresh(t *testing.T) {
	data, _ := smallMNIST(t)
	net := nn.New(nn.Config{Sizes: lesson.Sizes, Activations: lesson.Activations})
	net.InitXavier(newRand(1))
	l := newLearner(quick(5, 1), data, net)
	var before []float64
	for range 4 {
		g := net.NewGrads()
		l.accumulate(net, []int{3}, g)
		if slices.Equal(g.Params(), before) {
			t.Error("the same gradient twice")
		}
		before = g.Params()
	}
}

// TestNormalised checks length and steps.
func TestNormalised(t *testing.T) {
	_, test := smallMNIST(t)
	raw := normalised(first(test, 10), ink.Raw)
	if len(raw) != 10 {
		t.Fatalf("%d digits, want 10", len(raw))
	}
	for i := range raw {
		if raw[i].Bytes() != test.Images[i] {
			t.Errorf("digit %d changed without any step", i)
		}
	}
}
