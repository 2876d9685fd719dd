package nn

import "math/rand/v2"

// Accumulate computes the examples of one mini-batch: for each index of batch
// it adds the example's gradient to g and its cost to the returned sum.
type Accumulate func(net *Network, batch []int, g *Grads) (cost float64)

// Trainer trains Net on Examples examples. Step does one mini-batch and
// returns, so that the caller owns the clock: a browser trains in slices
// between frames, a command in a loop.
type Trainer struct {
	Net       *Network
	Optimizer Optimizer
	Schedule  Schedule
	Average   *Average // updated at each step; nil: none

	Examples  int // in one epoch
	BatchSize int
	Epochs    int // how many the schedule is laid out for

	Accumulate Accumulate
	Rng        *rand.Rand // shuffles the order of each epoch

	order []int
	next  int // position in order
	step  int
	grads *Grads
}

// Progress says where training stands after a step.
type Progress struct {
	Step, Steps  int     // steps done, of all
	Epoch        int     // epochs completed
	EpochEnded   bool    // this step completed one
	Loss         float64 // mean cost of this mini-batch
	LearningRate float64
}

// StepsPerEpoch counts the mini-batches of one epoch; the last may be smaller.
func (t *Trainer) StepsPerEpoch() int { return (t.Examples + t.BatchSize - 1) / t.BatchSize }

// Step trains on the next mini-batch, shuffling anew at the start of an epoch.
func (t *Trainer) Step() Progress {
	if t.grads == nil {
		t.grads = t.Net.NewGrads()
		t.order = make([]int, t.Examples)
		for i := range t.order {
			t.order[i] = i
		}
	}
	if t.next == 0 {
		t.Rng.Shuffle(len(t.order), func(i, j int) { t.order[i], t.order[j] = t.order[j], t.order[i] })
	}
	batch := t.order[t.next:min(t.next+t.BatchSize, len(t.order))]
	t.next += len(batch)

	t.grads.Zero()
	cost := t.Accumulate(t.Net, batch, t.grads)
	mean := 1 / float64(len(batch))
	gradient := t.grads.Params()
	for i := range gradient {
		gradient[i] *= mean
	}
	p := Progress{Steps: t.Epochs * t.StepsPerEpoch(), Loss: cost * mean}
	p.LearningRate = t.Schedule(t.step, p.Steps)
	t.Optimizer.Step(t.Net.params, gradient, p.LearningRate)
	t.Net.Refresh()
	if t.Average != nil {
		t.Average.Update(t.Net.params)
	}
	t.step++
	if t.next == len(t.order) {
		t.next = 0
		p.EpochEnded = true
	}
	p.Step = t.step
	p.Epoch = t.step / t.StepsPerEpoch()
	return p
}
