package main

import (
	"math/rand/v2"
	"sync"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
)

// recipe is everything that decides what the weights become.
type recipe struct {
	Name        string // of its files
	Sizes       []int
	Activations []nn.Activation
	He          bool      // starts with weights as He's rule draws them instead of Xavier's
	Synthetic   float64   // share of digits written by pens instead of taken from MNIST
	Variation   variation // of MNIST's digits
	Untouched   bool      // MNIST's digits as they are: neither varied nor normalised
	Terms       []nn.Term // the cost that is minimised
	Peak        float64   // peak learning rate of Adam
	Decay       float64   // Adam's decoupled weight decay
	Averaging   float64   // decay of the averaged weights
	BatchSize   int
	Epochs      int
	Seed        uint64
}

// shards is how many parts a mini-batch is split into. It is fixed, whatever
// the machine, and the parts' gradients are added in order: the result does
// not hang on how many of them ran at once.
const shards = 2

// shard computes the gradient of a part of a mini-batch.
type shard struct {
	augment *augmenter
	digit   ink.Digit
	target  [nn.Digits]float64
	trace   *nn.Trace
	grads   *nn.Grads
	rng     *rand.Rand
	source  *rand.PCG
	cost    float64
}

// learner accumulates gradients over freshly varied examples.
type learner struct {
	recipe recipe
	data   *mnist.Dataset
	pens   *pens
	shards [shards]*shard
	seen   uint64 // examples drawn so far, numbers the variations
}

func newLearner(r recipe, data *mnist.Dataset, net *nn.Network) *learner {
	l := &learner{recipe: r, data: data, pens: newPens()}
	for i := range l.shards {
		source := rand.NewPCG(0, 0)
		l.shards[i] = &shard{
			augment: newAugmenter(r.Variation),
			trace:   net.NewTrace(),
			grads:   net.NewGrads(),
			source:  source,
			rng:     rand.New(source),
		}
	}
	return l
}

// accumulate implements nn.Accumulate, a goroutine a shard.
func (l *learner) accumulate(net *nn.Network, batch []int, g *nn.Grads) float64 {
	var wait sync.WaitGroup
	for i, s := range l.shards {
		part := batch[i*len(batch)/shards : (i+1)*len(batch)/shards]
		first := l.seen + uint64(i*len(batch)/shards)
		wait.Go(func() { s.run(l, net, part, first) })
	}
	wait.Wait()
	l.seen += uint64(len(batch))
	cost := 0.0
	for _, s := range l.shards {
		g.Add(s.grads)
		cost += s.cost
	}
	return cost
}

func (s *shard) run(l *learner, net *nn.Network, part []int, first uint64) {
	s.grads.Zero()
	s.cost = 0
	for k, example := range part {
		s.source.Seed(l.recipe.Seed, first+uint64(k))
		label := int(l.data.Labels[example])
		switch image := &l.data.Images[example]; {
		case s.rng.Float64() < l.recipe.Synthetic:
			s.augment.write(&s.digit, l.pens, label, s.rng)
		case l.recipe.Untouched:
			s.augment.plain(&s.digit, image, ink.Raw)
		default:
			s.augment.vary(&s.digit, image, s.rng)
		}
		s.target = [nn.Digits]float64{}
		s.target[label] = 1
		net.Forward(s.digit[:], s.trace)
		s.cost += net.Backward(s.trace, s.target[:], l.recipe.Terms, s.grads)
	}
}
