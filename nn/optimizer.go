package nn

import "math"

// Optimizer changes parameters along their gradients.
type Optimizer interface {
	// Step updates params, [n], given the mean gradient of one mini-batch,
	// [n], and the learning rate. Both have the same order every time.
	Step(params, gradient []float64, learningRate float64)
}

// SGD is stochastic gradient descent. The zero value is the plain rule
// p ← p − rate·dp.
type SGD struct {
	// Momentum is the share of the last step that is kept, 0 … <1.
	Momentum float64
	// WeightDecay is L2 regularisation: it adds WeightDecay·p to the gradient.
	WeightDecay float64

	velocity []float64
}

// Step implements Optimizer: v ← Momentum·v + dp + WeightDecay·p; p ← p − rate·v.
func (s *SGD) Step(params, gradient []float64, learningRate float64) {
	params = params[:len(gradient)]
	if s.Momentum == 0 && s.WeightDecay == 0 {
		for i, g := range gradient {
			params[i] -= learningRate * g
		}
		return
	}
	if s.velocity == nil {
		s.velocity = make([]float64, len(params))
	}
	for i, g := range gradient {
		v := s.Momentum*s.velocity[i] + g + s.WeightDecay*params[i]
		s.velocity[i] = v
		params[i] -= learningRate * v
	}
}

// Adam adapts the step of each parameter to its gradient's recent mean and
// size (Kingma and Ba 2015), with decoupled weight decay (Loshchilov and
// Hutter 2019). NewAdam gives the usual constants.
type Adam struct {
	Beta1, Beta2 float64 // decay of the running means of dp and dp²
	Epsilon      float64 // keeps the quotient finite
	WeightDecay  float64 // each step also shrinks p by learningRate·WeightDecay·p

	mean, square []float64
	steps        int
}

// NewAdam returns Adam with Beta1 0.9, Beta2 0.999 and Epsilon 1e-8.
func NewAdam(weightDecay float64) *Adam {
	return &Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, WeightDecay: weightDecay}
}

// Step implements Optimizer.
func (s *Adam) Step(params, gradient []float64, learningRate float64) {
	if s.mean == nil {
		s.mean = make([]float64, len(params))
		s.square = make([]float64, len(params))
	}
	s.steps++
	c1 := 1 / (1 - math.Pow(s.Beta1, float64(s.steps)))
	c2 := 1 / (1 - math.Pow(s.Beta2, float64(s.steps)))
	for i, g := range gradient {
		m := s.Beta1*s.mean[i] + (1-s.Beta1)*g
		v := s.Beta2*s.square[i] + (1-s.Beta2)*g*g
		s.mean[i], s.square[i] = m, v
		params[i] -= learningRate * (m*c1/(math.Sqrt(v*c2)+s.Epsilon) + s.WeightDecay*params[i])
	}
}

// Schedule is the learning rate at a step, counted from 0, of total.
type Schedule func(step, total int) float64

// ConstantRate is the same rate at every step.
func ConstantRate(rate float64) Schedule {
	return func(int, int) float64 { return rate }
}

// CosineRate rises linearly over the first warmup steps to peak and then falls
// along half a cosine to zero (Loshchilov and Hutter 2017).
func CosineRate(peak float64, warmup int) Schedule {
	return func(step, total int) float64 {
		if step < warmup {
			return peak * float64(step+1) / float64(warmup)
		}
		done := float64(step-warmup) / float64(max(total-warmup, 1))
		return peak * (1 + math.Cos(math.Pi*min(done, 1))) / 2
	}
}

// Average keeps an exponential moving average of parameters: what training
// circles around is better than where it happens to stand.
type Average struct {
	// Decay is the share of the old average kept at each update, 0 … <1. Early
	// on, less is kept, so that the average does not hang on the random start.
	Decay float64

	mean  []float64
	count int
}

// Update takes params, [n], into the average.
func (m *Average) Update(params []float64) {
	if m.mean == nil {
		m.mean = make([]float64, len(params))
	}
	m.count++
	keep := min(m.Decay, float64(m.count-1)/float64(m.count+9))
	for i, p := range params {
		m.mean[i] += (1 - keep) * (p - m.mean[i])
	}
}

// CopyTo writes the average to params, [n].
func (m *Average) CopyTo(params []float64) { copy(params, m.mean) }
