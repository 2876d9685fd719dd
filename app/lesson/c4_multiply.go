package lesson

import "inkling/nn"

// Multiplied is the one layer that does what two layers do, the first one first,
// where nothing stands between them: W = W₂·W₁ and b = W₂·b₁ + b₂.
func Multiplied(second, first *nn.Dense) *nn.Dense {
	if second.In != first.Out {
		panic("lesson: Multiplied: the layers do not fit together")
	}
	m := &nn.Dense{In: first.In, Out: second.Out, W: make([]float64, first.In*second.Out), B: make([]float64, second.Out)}
	for o := range m.Out {
		row := m.Row(o)
		m.B[o] = second.B[o]
		for k, w := range second.Row(o) {
			m.B[o] += w * first.B[k]
			for i, v := range first.Row(k) {
				row[i] += w * v
			}
		}
	}
	return m
}

// Sums is what layers make of x one after the other without activation
// functions: W·x + b, again and again.
func Sums(layers []*nn.Dense, x []float64) []float64 {
	for _, d := range layers {
		z := make([]float64, d.Out)
		for o := range z {
			for i, w := range d.Row(o) {
				z[o] += w * x[i]
			}
			z[o] += d.B[o]
		}
		x = z
	}
	return x
}
