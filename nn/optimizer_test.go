package nn

import "testing"

// TestOptimizerSteps takes two steps of rate 0.1 from (1, −2), by the gradients
// (0.5, −1) and (−0.25, −1), and compares with numbers worked out by hand.
func TestOptimizerSteps(t *testing.T) {
	for _, c := range []struct {
		name       string
		optimizer  Optimizer
		one, other []float64 // after the first and after the second step
	}{
		// p − 0.1·dp
		{"plain SGD", &SGD{}, []float64{0.95, -1.9}, []float64{0.975, -1.8}},
		// v = (0.5, −1), then 0.9·v + dp = (0.2, −1.9)
		{"momentum", &SGD{Momentum: 0.9}, []float64{0.95, -1.9}, []float64{0.93, -1.71}},
		// dp + 0.2·p = (0.7, −1.4), then (−0.064, −1.372)
		{"weight decay", &SGD{WeightDecay: 0.2}, []float64{0.93, -1.86}, []float64{0.9364, -1.7228}},
		// v = (0.7, −1.4), then 0.9·v + dp + 0.2·p = (0.566, −2.632)
		{"momentum and weight decay", &SGD{Momentum: 0.9, WeightDecay: 0.2}, []float64{0.93, -1.86}, []float64{0.8734, -1.5968}},
		// m̂/√v̂ = (1, −1), then 0.02/0.19 / √(0.00031225/0.001999) = 0.266337, and −1
		{"Adam", NewAdam(0), []float64{0.9, -1.9}, []float64{0.8733663, -1.8}},
		// the same, and 0.2·p: 1.2 and −1.4, then 0.442337 and −1.372
		{"Adam with weight decay", NewAdam(0.2), []float64{0.88, -1.86}, []float64{0.8357663, -1.7228}},
		// m̂ = (0.5, −1), √v̂ = (0.5, 1): 0.5/1 and −1/1.5; then m̂ = 0, and −1/1.5 again
		{"Adam with other constants", &Adam{Beta1: 0.5, Beta2: 0.75, Epsilon: 0.5}, []float64{0.95, -1.9333333}, []float64{0.95, -1.8666667}},
	} {
		p := []float64{1, -2}
		c.optimizer.Step(p, []float64{0.5, -1}, 0.1)
		checkClose(t, c.name+", first step", p, c.one, 1e-7)
		c.optimizer.Step(p, []float64{-0.25, -1}, 0.1)
		checkClose(t, c.name+", second step", p, c.other, 1e-7)
	}
}

// TestAverageSteps feeds 11, 22 and 9: early on 1/11 and then 1/6 of the old is
// kept, or the decay where that is less.
func TestAverageSteps(t *testing.T) {
	for _, c := range []struct {
		name  string
		decay float64
		want  []float64 // after each update
	}{
		{"early", 0.9, []float64{11, 21, 11}},
		{"decay 0.05", 0.05, []float64{11, 21.45, 9.6225}},
		{"decay 0.1", 0.1, []float64{11, 21, 10.2}},
		{"no decay", 0, []float64{11, 22, 9}},
	} {
		m := Average{Decay: c.decay}
		got := make([]float64, 3)
		for i, p := range []float64{11, 22, 9} {
			m.Update([]float64{p})
			m.CopyTo(got[i : i+1])
		}
		checkClose(t, c.name, got, c.want, 1e-12)
	}
}

func TestWeightDecayShrinks(t *testing.T) {
	for name, o := range map[string]Optimizer{"SGD": &SGD{WeightDecay: 0.1}, "Adam": NewAdam(0.1)} {
		p := []float64{4, -2}
		o.Step(p, []float64{0, 0}, 0.5)
		checkClose(t, name, p, []float64{4 * 0.95, -2 * 0.95}, 1e-12)
	}
}

func TestCosineRate(t *testing.T) {
	rate := CosineRate(0.4, 10)
	for _, c := range []struct {
		step int
		want float64
	}{{0, 0.04}, {9, 0.4}, {10, 0.4}, {60, 0.2}, {110, 0}} {
		if got := rate(c.step, 110); !closeTo(got, c.want, 1e-12) {
			t.Errorf("rate at step %d = %v, want %v", c.step, got, c.want)
		}
	}
}

func TestAverageForgetsTheStart(t *testing.T) {
	m := Average{Decay: 0.9}
	m.Update([]float64{1000})
	for range 200 {
		m.Update([]float64{3})
	}
	got := []float64{0}
	m.CopyTo(got)
	checkClose(t, "average", got, []float64{3}, 1e-3)
}
