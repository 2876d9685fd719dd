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
		largest := 0.0
		for out := range d.Out {
			for in, w := range d.Row(out) {
				largest = max(largest, math.Abs(w*input[in]))
			}
		}
		if largest == 0 {
			continue
		}
		line := Line{Layer: l + 1, Dense: d.In > dense, Curved: l == 0, Rank: Plain}
		for out := range d.Out {
			line.Out, line.To = out, y.Layers[l][out]
			for in, w := range d.Row(out)[:terms] {
				v := w * input[in]
				if v == 0 {
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

// steps is how many strengths are told apart where lines are put in order.
const steps = 16

// Order is the order in which lines are drawn: what stands out and what is
// strong comes last. dst is used again and returned.
func Order(dst []int32, lines []Line) []int32 {
	key := func(l *Line) int { return int(l.Rank)*steps + min(int(l.Strength*steps), steps-1) }
	var start [4*steps + 1]int
	for i := range lines {
		start[key(&lines[i])+1]++
	}
	for k := range 4 * steps {
		start[k+1] += start[k]
	}
	dst = slices.Grow(dst[:0], len(lines))[:len(lines)]
	for i := range lines {
		k := key(&lines[i])
		dst[start[k]] = int32(i)
		start[k]++
	}
	return dst
}

// PackedSize is how many numbers Pack writes for a line: both ends, width,
// opacity, and a sum of the Packed bits.
const PackedSize = 7

// What the last of a packed line's numbers is the sum of.
const (
	PackedNegative = 1
	PackedDashed   = 2
	PackedCurved   = 4
)

// Pack writes lines in the order given as the graphics card takes them, scale
// pixels of its picture for one of the page. dst is used again and returned.
func Pack(dst []float32, lines []Line, order []int32, scale float64) []float32 {
	dst = slices.Grow(dst[:0], PackedSize*len(lines))
	for _, i := range order {
		l := &lines[i]
		width, opacity := l.look()
		style := 0
		if !l.Positive {
			style |= PackedNegative
		}
		if l.Dashed {
			style |= PackedDashed
		}
		if l.Curved {
			style |= PackedCurved
		}
		dst = append(dst, float32(l.From.X), float32(l.From.Y), float32(l.To.X), float32(l.To.Y),
			float32(width*scale), float32(opacity), float32(style))
	}
	return dst
}

// Fingerprint changes when any number of the network or of the pass does: what
// was drawn from others is then drawn anew.
func Fingerprint(n *nn.Network, t *nn.Trace) uint64 {
	h := uint64(14695981039346656037)
	add := func(values []float64) {
		for _, v := range values {
			h = (h ^ math.Float64bits(v)) * 1099511628211
			h ^= h >> 29
		}
	}
	add(n.Params())
	add(t.X)
	for _, a := range t.A {
		add(a)
	}
	return h
}
