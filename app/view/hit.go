package view

import (
	"math"

	"inkling/app/state"
	"inkling/nn/ink"
)

// How far from a line, and from a neuron's rim, a pointer still points at it,
// in pixels of the page.
const (
	lineReach   = 5
	neuronReach = 3
)

// Hit is what stands at a place of the network's picture: a neuron, a pixel,
// or the line nearest to it, of those drawn; else nothing. finger is the least
// radius, in pixels of the page, at which a neuron is met.
func Hit(y *Layout, lines []Line, at Spot, finger float64) state.Selection {
	var found state.Selection
	best := math.Inf(1)
	for l, spots := range y.Layers {
		for i, s := range spots {
			reach := max(y.Radius[l]+neuronReach*y.Scale, finger*y.Scale)
			if d := math.Hypot(s.X-at.X, s.Y-at.Y); d <= reach && d < best {
				best, found = d, state.Neuron(l+1, i)
			}
		}
	}
	if found.Any {
		return found
	}
	column, row := math.Floor((at.X-y.Grid.X)/y.Cell), math.Floor((at.Y-y.Grid.Y)/y.Cell)
	if y.Cell > 0 && column >= 0 && column < ink.Side && row >= 0 && row < ink.Side {
		return state.Pixel(int(row)*ink.Side + int(column))
	}
	best = lineReach * y.Scale
	top := Receding
	for i := range lines {
		l := &lines[i]
		rank := min(l.Rank, Standing)
		if rank < top || at.X <= min(l.From.X, l.To.X) || at.X >= max(l.From.X, l.To.X) {
			continue
		}
		if d := l.distance(at); d < lineReach*y.Scale && (rank > top || d < best) {
			top, best, found = rank, d, l.Is()
		}
	}
	return found
}

// along gives, in steps of 1/64 of a curve's width, the share of the curve that
// has been drawn there: the inverse of its x.
var along = func() (table [65]float64) {
	for i := range table {
		low, high := 0.0, 1.0
		for range 30 {
			u := (low + high) / 2
			if 1.5*u*(1-u)+u*u*u < float64(i)/64 {
				low = u
			} else {
				high = u
			}
		}
		table[i] = (low + high) / 2
	}
	return table
}()

// distance is how far the line passes from a place between its ends, nearly.
func (l *Line) distance(p Spot) float64 {
	u := (p.X - l.From.X) / (l.To.X - l.From.X)
	if l.Curved {
		k := min(int(64*u), 63)
		u = along[k] + (64*u-float64(k))*(along[k+1]-along[k])
	}
	a, b := l.at(max(u-0.01, 0)), l.at(min(u+0.01, 1))
	slope := (b.Y - a.Y) / (b.X - a.X)
	return math.Abs(l.at(u).Y-p.Y) / math.Hypot(1, slope)
}

// Neighbour is where an arrow key, Home, End or Escape leads from what is
// selected, and whether the key leads anywhere. From layer to layer it goes to
// what stands beside.
func Neighbour(from state.Selection, key string, sizes []int) (to state.Selection, ok bool) {
	if key == "Escape" {
		return state.Selection{}, from.Any
	}
	if !from.Any {
		from = state.Neuron(1, 0)
	}
	if from.Line {
		from = state.Neuron(from.Layer, from.Index)
	}
	to = from
	if from.Layer == 0 {
		return pixelNeighbour(from.Index, key, sizes)
	}
	switch key {
	case "ArrowUp":
		to.Index = max(from.Index-1, 0)
	case "ArrowDown":
		to.Index = min(from.Index+1, sizes[from.Layer]-1)
	case "Home":
		to.Index = 0
	case "End":
		to.Index = sizes[from.Layer] - 1
	case "ArrowLeft":
		if from.Layer == 1 {
			row := beside(from.Index, sizes[1], ink.Side)
			return state.Pixel(row*ink.Side + ink.Side - 1), true
		}
		to = state.Neuron(from.Layer-1, beside(from.Index, sizes[from.Layer], sizes[from.Layer-1]))
	case "ArrowRight":
		if from.Layer < len(sizes)-1 {
			to = state.Neuron(from.Layer+1, beside(from.Index, sizes[from.Layer], sizes[from.Layer+1]))
		}
	default:
		return from, false
	}
	return to, true
}

func pixelNeighbour(index int, key string, sizes []int) (state.Selection, bool) {
	row, column := index/ink.Side, index%ink.Side
	switch key {
	case "ArrowUp":
		row = max(row-1, 0)
	case "ArrowDown":
		row = min(row+1, ink.Side-1)
	case "ArrowLeft":
		column = max(column-1, 0)
	case "ArrowRight":
		if column == ink.Side-1 {
			return state.Neuron(1, beside(row, ink.Side, sizes[1])), true
		}
		column++
	case "Home":
		column = 0
	case "End":
		column = ink.Side - 1
	default:
		return state.Pixel(index), false
	}
	return state.Pixel(row*ink.Side + column), true
}

// beside is the place among to that stands beside place i among from.
func beside(i, from, to int) int { return (2*i + 1) * to / (2 * from) }
