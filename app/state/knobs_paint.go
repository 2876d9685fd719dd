package state

// Brush is what painting on the picture of a neuron's weights does.
type Brush uint8

// The brushes.
const (
	PositiveBrush Brush = iota // makes weights more positive
	NegativeBrush              // makes them more negative
	EraserBrush                // sets them back to what was trained
)

// String is the brush in the page: "positive", "negative", "eraser".
func (b Brush) String() string { return [...]string{"positive", "negative", "eraser"}[b] }

// BrushChosenMsg: the learner took another brush.
type BrushChosenMsg struct{ Brush Brush }

func (m BrushChosenMsg) apply(s *State) Effect {
	s.Knobs.Brush = m.Brush
	return Read | Render
}

// tip is the brush's shape: a cell and, half as strong, its neighbours.
var tip = [...]struct {
	row, column int
	share       float64
}{{0, 0, 1}, {-1, 0, 0.5}, {1, 0, 0.5}, {0, -1, 0.5}, {0, 1, 0.5}}

// Paint is what a brush makes of the weights of a neuron of the first layer,
// [784], when it is led from one cell to another on their 28×28 picture, the cell
// it comes from left out unless it is the same. step is what one touch changes at
// most; first is the place of the neuron's first weight.
func (b Brush) Paint(weights, trained []float64, from, to int, step float64, first int) []Knob {
	const side = 28
	var knobs []Knob
	value := func(cell int) float64 {
		for _, k := range knobs {
			if k.Index == first+cell {
				return k.Value
			}
		}
		return weights[cell]
	}
	stamp := func(row, column int) {
		for _, t := range tip {
			r, c := row+t.row, column+t.column
			if r < 0 || r >= side || c < 0 || c >= side {
				continue
			}
			cell := r*side + c
			v := value(cell)
			switch b {
			case PositiveBrush:
				v += step * t.share
			case NegativeBrush:
				v -= step * t.share
			case EraserBrush:
				v = trained[cell]
			}
			set(&knobs, Knob{first + cell, v})
		}
	}
	r0, c0, r1, c1 := from/side, from%side, to/side, to%side
	steps := max(r1-r0, r0-r1, c1-c0, c0-c1)
	if steps == 0 {
		stamp(r1, c1)
	}
	for k := 1; k <= steps; k++ {
		stamp(along(r0, r1, k, steps), along(c0, c1, k, steps))
	}
	return knobs
}

// along is the k-th of n steps from a to b, rounded to a whole number.
func along(a, b, k, n int) int {
	d := 2*(b-a)*k + n
	if d < 0 {
		return a - (-d+2*n-1)/(2*n)
	}
	return a + d/(2*n)
}
