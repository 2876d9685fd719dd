package view

import (
	"testing"

	"inkling/app/state"
)

func TestHit(t *testing.T) {
	y := &Layout{W: 400, H: 200, Scale: 1, Grid: Spot{10, 10}, Cell: 2, Layers: [][]Spot{{{200, 50}, {200, 150}}, {{350, 100}}}, Radius: []float64{8, 8}}
	lines := []Line{
		{From: y.at(0, 0), To: y.Layers[0][0], Layer: 1, Out: 0, In: 0, Strength: 0.1, Rank: Plain, Curved: true},
		{From: y.Layers[0][0], To: y.Layers[1][0], Layer: 2, Out: 0, In: 0, Strength: 1, Rank: Plain},
		{From: y.Layers[0][1], To: y.Layers[1][0], Layer: 2, Out: 0, In: 1, Strength: 1, Rank: Plain},
	}
	bend := lines[0].at(0.4)
	for _, c := range []struct {
		name   string
		at     Spot
		finger float64
		want   state.Selection
	}{
		{"a neuron", Spot{204, 54}, 0, state.Neuron(1, 0)},
		{"beside a neuron", Spot{200, 70}, 0, state.Selection{}},
		{"the same with a finger", Spot{200, 70}, 22, state.Neuron(1, 0)},
		{"an output", Spot{350, 91}, 0, state.Neuron(2, 0)},
		{"a pixel", Spot{10 + 2*5 + 1, 10 + 2*3 + 1}, 0, state.Pixel(3*28 + 5)},
		{"the last pixel", Spot{65.9, 65.9}, 0, state.Pixel(783)},
		{"under the image", Spot{30, 66.5}, 0, state.Selection{}},
		{"a straight line", Spot{275, 76}, 0, state.Line(2, 0, 0)},
		{"the other one", Spot{275, 124}, 0, state.Line(2, 0, 1)},
		{"too far from both", Spot{275, 100}, 0, state.Selection{}},
		{"a curve", Spot{bend.X, bend.Y + 2}, 0, state.Line(1, 0, 0)},
		{"far from everything", Spot{399, 1}, 0, state.Selection{}},
	} {
		if got := Hit(y, lines, c.at, c.finger); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	lines[1].Rank, lines[2].Rank = Receding, Standing
	if got, near := Hit(y, lines, Spot{340, 97}, 0), state.Neuron(2, 0); got != near {
		t.Errorf("in a neuron: %+v", got)
	}
	if got := Hit(y, lines, Spot{338, 99.5}, 0); got != state.Line(2, 0, 1) {
		t.Errorf("where two lines meet, the one that stands out: %+v", got)
	}
	y.Cell, y.Layers[0] = 0, nil
	if got := Hit(y, nil, Spot{20, 20}, 0); got.Any {
		t.Errorf("what is not shown was hit: %+v", got)
	}
}

func TestNeighbour(t *testing.T) {
	sizes := []int{784, 16, 16, 10}
	for _, c := range []struct {
		name string
		from state.Selection
		key  string
		want state.Selection
	}{
		{"from nothing down", state.Selection{}, "ArrowDown", state.Neuron(1, 1)},
		{"up at the top", state.Neuron(1, 0), "ArrowUp", state.Neuron(1, 0)},
		{"down at the bottom", state.Neuron(3, 9), "ArrowDown", state.Neuron(3, 9)},
		{"right", state.Neuron(1, 7), "ArrowRight", state.Neuron(2, 7)},
		{"right into ten", state.Neuron(2, 15), "ArrowRight", state.Neuron(3, 9)},
		{"right at the end", state.Neuron(3, 4), "ArrowRight", state.Neuron(3, 4)},
		{"left out of ten", state.Neuron(3, 9), "ArrowLeft", state.Neuron(2, 15)},
		{"left into the image", state.Neuron(1, 0), "ArrowLeft", state.Pixel(27)},
		{"left into its last row", state.Neuron(1, 15), "ArrowLeft", state.Pixel(27*28 + 27)},
		{"out of the image", state.Pixel(27*28 + 27), "ArrowRight", state.Neuron(1, 15)},
		{"in the image", state.Pixel(30), "ArrowRight", state.Pixel(31)},
		{"in the image down", state.Pixel(30), "ArrowDown", state.Pixel(58)},
		{"at its left edge", state.Pixel(28), "ArrowLeft", state.Pixel(28)},
		{"to the row's end", state.Pixel(30), "End", state.Pixel(55)},
		{"to the last", state.Neuron(2, 3), "End", state.Neuron(2, 15)},
		{"from a line", state.Line(2, 3, 1), "ArrowDown", state.Neuron(2, 4)},
		{"let go", state.Neuron(2, 3), "Escape", state.Selection{}},
	} {
		if got, ok := Neighbour(c.from, c.key, sizes); !ok || got != c.want || !got.Valid(sizes) {
			t.Errorf("%s: %+v, %v, want %+v", c.name, got, ok, c.want)
		}
	}
	for _, key := range []string{"a", "Tab"} {
		if _, ok := Neighbour(state.Neuron(1, 0), key, sizes); ok {
			t.Errorf("%s leads somewhere", key)
		}
	}
	if _, ok := Neighbour(state.Selection{}, "Escape", sizes); ok {
		t.Error("Escape is used although nothing is selected")
	}
	for layer, size := range []int{0, 100, 10} { // every neuron of a wide layer has neighbours that exist
		for i := range size {
			for _, key := range []string{"ArrowLeft", "ArrowRight"} {
				if got, _ := Neighbour(state.Neuron(layer, i), key, []int{784, 100, 10}); !got.Valid([]int{784, 100, 10}) {
					t.Errorf("%s from %d.%d leads to %+v", key, layer, i, got)
				}
			}
		}
	}
}
