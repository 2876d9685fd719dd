package view

import (
	"math"
	"slices"

	"inkling/app/state"
	"inkling/nn"
	"inkling/nn/ink"
)

// Spot is the middle of a neuron on the network's picture, in pixels.
type Spot struct{ X, Y float64 }

// Layout is where things stand on the network's picture of W×H pixels: the
// 28×28 grid of pixels from Grid's corner, Cell pixels a cell, and each layer's
// neurons. A layer without spots, and a grid without cells, is not shown, nor
// are its lines.
type Layout struct {
	W, H   int
	Scale  float64 // pixels of the picture for one of the page
	Grid   Spot
	Cell   float64
	Layers [][]Spot
	Radius []float64 // of each layer's neurons
}

// Fineness is how many pixels a picture of w×h pixels of the page can have for
// each of them, along a side, on a screen that has resolution of them: at most
// so many in all, but at least one for one.
func Fineness(resolution, w, h, most float64) float64 {
	return max(min(resolution, math.Sqrt(most/max(w*h, 1))), 1)
}

// at is where input i of layer l comes from.
func (y *Layout) at(l, i int) Spot {
	if l == 0 {
		return Spot{y.Grid.X + (float64(i%ink.Side)+0.5)*y.Cell, y.Grid.Y + (float64(i/ink.Side)+0.5)*y.Cell}
	}
	return y.Layers[l-1][i]
}

// shows reports whether both ends of layer l's lines are on the picture.
func (y *Layout) shows(l int) bool {
	if l >= len(y.Layers) || len(y.Layers[l]) == 0 {
		return false
	}
	if l == 0 {
		return y.Cell > 0
	}
	return len(y.Layers[l-1]) > 0
}

// Rank is how much a line is to be seen beside the others.
type Rank uint8

// The ranks.
const (
	Receding Rank = iota // something else is looked at
	Plain
	Standing // what is looked at
	Pointed  // the one line under the pointer
)

// Line is one connection as it is drawn.
type Line struct {
	From, To       Spot
	Layer, Out, In int     // into neuron Out of Layer, counted from 1, from In of the layer before
	Strength       float64 // as a share of the layer's largest, 0 … 1
	Positive       bool
	Rank           Rank
	Curved         bool // in an S, as from the pixels, so that its origin can be followed
	Dashed         bool // the second cue of a negative line, wherever lines can be told apart
	Dense          bool // one among thousands
}

// Is is the line as a selection.
func (l *Line) Is() state.Selection { return state.Line(l.Layer, l.Out, l.In) }

// Reach is how far the signal has come in the story of a forward pass: every
// line into the layers before Layer, and those into Layer from the first Terms
// inputs.
type Reach struct{ Layer, Terms int }

// LineOptions choose which lines are drawn, and how.
type LineOptions struct {
	Lines state.Lines
	Most  int             // the strongest only; 0: all
	Focus state.Selection // what stands out
	Point state.Selection // the line under the pointer
	Reach *Reach          // nil: the whole pass
}

// dense is from how many inputs on a layer's lines are a texture rather than
// single lines, and faint the share of the strongest signal below which nothing
// could be seen of them.
const (
	dense = 64
	faint = 0.01
)

// Lines appends to dst the connections to be drawn: in the ways that show
// signals those through which something flows, else all.
func Lines(dst []Line, n *nn.Network, t *nn.Trace, y *Layout, o LineOptions) []Line {
	first := len(dst)
	for l, d := range n.Layers {
		if !y.shows(l) || o.Reach != nil && l > o.Reach.Layer {
			continue
		}
		input := inputs(t, l)
		if o.Lines == state.WeightLines {
			input = ones(d.In)
		}
		terms := d.In
		if o.Reach != nil && l == o.Reach.Layer {
			terms = o.Reach.Terms
		}
		some := active(input)
		largest := 0.0
		for out := range d.Out {
			row := d.Row(out)
			for _, in := range some {
				largest = max(largest, math.Abs(row[in]*input[in]))
			}
		}
		if largest == 0 {
			continue
		}
		line := Line{Layer: l + 1, Dense: d.In > dense, Curved: l == 0, Rank: Plain}
		for out := range d.Out {
			line.Out, line.To = out, y.Layers[l][out]
			row := d.Row(out)
			for _, in := range some {
				v := row[in] * input[in]
				if v == 0 || in >= terms {
					continue
				}
				line.Strength, line.Positive, line.Rank = math.Abs(v)/largest, v > 0, rank(&o, l+1, out, in)
				if o.Lines != state.WeightLines && line.Strength < faint && line.Rank < Standing {
					continue
				}
				line.In, line.From = in, y.at(l, in)
				line.Dashed = !line.Positive && (!line.Dense || line.Rank >= Standing || o.Lines == state.StrongestLines)
				dst = append(dst, line)
			}
		}
	}
	if o.Most > 0 {
		dst = dst[:first+strongest(dst[first:], o.Most)]
	}
	return dst
}

// inputs is what layer l, 0-based, was given.
func inputs(t *nn.Trace, l int) []float64 {
	if l == 0 {
		return t.X
	}
	return t.A[l-1]
}

// active are the inputs that send anything: of the pixels one in seven.
func active(input []float64) (some []int) {
	some = make([]int, 0, len(input))
	for in, a := range input {
		if a != 0 {
			some = append(some, in)
		}
	}
	return some
}

// ones are n inputs of 1: what flows then is the weight.
func ones(n int) []float64 {
	for len(allOnes) < n {
		allOnes = append(allOnes, 1)
	}
	return allOnes[:n]
}

var allOnes []float64

// rank is how a line stands to what is looked at.
func rank(o *LineOptions, layer, out, in int) Rank {
	is := func(s *state.Selection) bool { return s.Line && s.Layer == layer && s.Index == out && s.From == in }
	focus := &o.Focus
	switch {
	case is(&o.Point):
		return Pointed
	case !focus.Any:
		return Plain
	case is(focus), !focus.Line && (focus.Layer == layer && focus.Index == out || focus.Layer == layer-1 && focus.Index == in):
		return Standing
	}
	return Receding
}

// strongest moves the most strongest lines to the front, those that stand out
// first, and says how many there are. Their order stays.
func strongest(lines []Line, most int) int {
	if len(lines) <= most {
		return len(lines)
	}
	least, ties := nth(lines, most)
	kept := 0
	for i := range lines {
		w := lines[i].weight()
		if w == least {
			ties--
		}
		if w > least || w == least && ties >= 0 {
			lines[kept] = lines[i]
			kept++
		}
	}
	return kept
}

// weight orders lines by rank and, within it, by strength: 0 … 7.
func (l *Line) weight() float64 { return l.Strength + 2*float64(l.Rank) }

// nth is the weight of the most-th of the lines, and how many of exactly that
// weight are among the first so many. It sorts only the lines near it.
func nth(lines []Line, most int) (weight float64, ties int) {
	const bins = 256 // for each 1 of weight
	var count [7*bins + 1]int
	bin := func(l *Line) int { return int(l.weight() * bins) }
	for i := range lines {
		count[bin(&lines[i])]++
	}
	at, left := len(count)-1, most
	for left > count[at] {
		left -= count[at]
		at--
	}
	var near []float64
	for i := range lines {
		if bin(&lines[i]) == at {
			near = append(near, lines[i].weight())
		}
	}
	slices.Sort(near)
	weight = near[len(near)-left]
	for _, w := range near[len(near)-left:] {
		if w == weight {
			ties++
		}
	}
	return weight, ties
}

// look is a line's width, in pixels of the page, and its opacity.
func (l *Line) look() (width, opacity float64) {
	s := l.Strength
	switch {
	case l.Rank == Pointed:
		return 3.5, 1
	case l.Rank == Standing:
		return 0.9 + 2*s, 0.16 + 0.84*s
	case l.Dense:
		width, opacity = 0.8+0.5*s, 0.02+0.5*s*math.Sqrt(s)
	default:
		width, opacity = 0.7+1.9*s, 0.06+0.74*s
	}
	if l.Rank == Receding {
		opacity *= 0.2
	}
	return width, opacity
}

// at is the place at share u of the line. The shader in app/dom draws the same
// curve: it leaves a pixel and reaches a neuron level.
func (l *Line) at(u float64) Spot {
	x, y := u, u
	if l.Curved {
		x, y = 1.5*u*(1-u)+u*u*u, u*u*(3-2*u)
	}
	return Spot{l.From.X + (l.To.X-l.From.X)*x, l.From.Y + (l.To.Y-l.From.Y)*y}
}
