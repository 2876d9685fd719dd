package view

import (
	"math"
	"strconv"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn"
	"inkling/nn/ink"
)

// Phase is what happens at a moment of the story of a forward pass.
type Phase uint8

// The phases: once the image, then three for each layer, then the answer.
const (
	ImageEnters Phase = iota
	Summing
	BiasAdded
	Squashed
	Answered
)

// lengths are how long the phases are beside each other.
var lengths = [...]float64{ImageEnters: 1.5, Summing: 5, BiasAdded: 1, Squashed: 1.5, Answered: 1}

// Moment is a place in the story: how much of a phase is over.
type Moment struct {
	Phase Phase
	Layer int     // of neurons, counted from 0, where there is one
	Share float64 // 0 … 1
}

// beats are the phases in their order for a number of layers of neurons, with
// the position at which each ends.
func beats(layers int) (moments []Moment, ends []float64) {
	moments = append(moments, Moment{Phase: ImageEnters})
	for l := range layers {
		moments = append(moments, Moment{Phase: Summing, Layer: l}, Moment{Phase: BiasAdded, Layer: l}, Moment{Phase: Squashed, Layer: l})
	}
	moments = append(moments, Moment{Phase: Answered, Layer: layers - 1})
	total := 0.0
	for _, m := range moments {
		total += lengths[m.Phase]
		ends = append(ends, total)
	}
	for i := range ends {
		ends[i] /= total
	}
	return moments, ends
}

// MomentAt is the moment at a position 0 … 1. Where one phase ends and the next
// begins, it is the end.
func MomentAt(position float64, layers int) Moment {
	moments, ends := beats(layers)
	begin := 0.0
	for i, end := range ends {
		if position <= end {
			moments[i].Share = max(position-begin, 0) / (end - begin)
			return moments[i]
		}
		begin = end
	}
	last := moments[len(moments)-1]
	last.Share = 1
	return last
}

// tiny is less than any phase takes: positions are sums of fractions.
const tiny = 1e-6

// NextStop is the end of the phase that follows position; behind the last it
// is that of the first.
func NextStop(position float64, layers int) float64 {
	_, ends := beats(layers)
	for _, end := range ends {
		if end > position+tiny {
			return end
		}
	}
	return ends[0]
}

// LastStop is the end of the last phase that is over at position, for who wants
// steps instead of motion.
func LastStop(position float64, layers int) float64 {
	_, ends := beats(layers)
	last := 0.0
	for _, end := range ends {
		if end <= position+tiny {
			last = end
		}
	}
	return last
}

// StoryFrame is the network as the story shows it.
type StoryFrame struct {
	Layers  [][]Neuron
	Rows    int // of the image that have entered
	Reach   Reach
	Now     state.Selection // the input whose term is being added
	Caption string
}

// NewStoryFrame tells the pass in t at a position of its story.
func NewStoryFrame(position float64, n *nn.Network, t *nn.Trace, l i18n.Lang) StoryFrame {
	m := MomentAt(position, len(n.Layers))
	f := StoryFrame{Rows: ink.Side, Reach: Reach{Layer: m.Layer, Terms: n.Layers[m.Layer].In}}
	switch m.Phase {
	case ImageEnters:
		f.Rows = int(math.Ceil(m.Share * ink.Side))
		f.Reach.Terms = 0
	case Summing:
		f.Reach.Terms = int(math.Round(m.Share * float64(n.Layers[m.Layer].In)))
		if k := f.Reach.Terms; k > 0 && m.Share < 1 {
			f.Now = state.Selection{Any: true, Layer: m.Layer, Index: k - 1}
		}
	}
	for i := range n.Layers {
		f.Layers = append(f.Layers, storyNeurons(i, m, f.Reach.Terms, n, t))
	}
	f.Caption = caption(m, f.Reach.Terms, n, t, l)
	return f
}

// storyNeurons is layer i at moment m, at which its neurons have added up so
// many terms.
func storyNeurons(i int, m Moment, terms int, n *nn.Network, t *nn.Trace) []Neuron {
	d := n.Layers[i]
	neurons := make([]Neuron, d.Out)
	if m.Phase == ImageEnters || i > m.Layer {
		return neurons
	}
	for o := range neurons {
		a := t.A[i][o]
		lit := Neuron{Text: InNeuron(a), Shade: math.Round(100*min(max(a, 0), 1)) / 100}
		switch {
		case i < m.Layer || m.Phase == Answered:
			neurons[o] = lit
		case m.Phase == Squashed:
			lit.Shade *= m.Share
			neurons[o] = lit
		default:
			sum := PartialSum(d.Row(o), inputs(t, i), terms)
			if m.Phase == BiasAdded {
				sum += m.Share * d.B[o]
			}
			neurons[o] = Neuron{Text: minus(strconv.FormatFloat(sum, 'f', 1, 64))}
		}
	}
	return neurons
}

// PartialSum is the first terms products of weights and inputs, added up.
func PartialSum(weights, inputs []float64, terms int) (sum float64) {
	for i, w := range weights[:terms] {
		sum += w * inputs[i]
	}
	return sum
}

func caption(m Moment, terms int, n *nn.Network, t *nn.Trace, l i18n.Lang) string {
	layer := i18n.T(l, LayerKey(m.Layer+1, n.Sizes()))
	switch m.Phase {
	case ImageEnters:
		inked := 0
		for _, x := range t.X {
			if x > 0 {
				inked++
			}
		}
		return i18n.T(l, i18n.StoryImage, "count", strconv.Itoa(inked))
	case Summing:
		return i18n.T(l, i18n.StorySum, "layer", layer, "count", strconv.Itoa(terms), "all", strconv.Itoa(n.Layers[m.Layer].In))
	case BiasAdded:
		return i18n.T(l, i18n.StoryBias, "layer", layer)
	case Squashed:
		return i18n.T(l, i18n.StorySquash, "layer", layer, "function", functionName(n.Layers[m.Layer].Act))
	}
	digit := 0
	for d, a := range t.Output() {
		if a > t.Output()[digit] {
			digit = d
		}
	}
	return i18n.T(l, i18n.StoryAnswer, "digit", strconv.Itoa(digit), "value", Activation(t.Output()[digit]))
}

// functionName is an activation function as formulas call it.
func functionName(f nn.Activation) string {
	if f == nn.Sigmoid {
		return "σ"
	}
	return f.String()
}
