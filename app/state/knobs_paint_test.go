package state

import (
	"slices"
	"testing"
)

func TestABrushCrossesEveryCellOnItsWay(t *testing.T) {
	weights, trained := make([]float64, 784), make([]float64, 784)
	at := func(row, column int) int { return row*28 + column }
	knobs := PositiveBrush.Paint(weights, trained, at(10, 3), at(10, 9), 0.2, 1000)
	got := map[int]float64{}
	for _, k := range knobs {
		got[k.Index-1000] = k.Value
	}
	for c := 4; c <= 9; c++ {
		if v := got[at(10, c)]; v < 0.2 {
			t.Errorf("column %d became %v, want at least a touch", c, v)
		}
		if got[at(9, c)] != 0.1 || got[at(11, c)] != 0.1 {
			t.Errorf("column %d: neighbours %v and %v, want half a touch", c, got[at(9, c)], got[at(11, c)])
		}
	}
	if len(got) != 6+2*6+2 {
		t.Errorf("%d cells were touched, want 20: %v", len(got), got)
	}
	for name, line := range map[string][2]int{"up": {at(20, 5), at(2, 9)}, "left": {at(5, 27), at(9, 0)}} {
		rows := map[int]bool{}
		for _, k := range NegativeBrush.Paint(weights, trained, line[0], line[1], 1, 0) {
			if k.Value >= 0 {
				t.Fatalf("%s: a negative brush made %v", name, k.Value)
			}
			if k.Value <= -1 {
				rows[k.Index] = true
			}
		}
		if !rows[line[1]] || len(rows) < 18 {
			t.Errorf("%s: %d cells in full, the end among them %v", name, len(rows), rows[line[1]])
		}
	}
}

func TestABrushStaysOnThePicture(t *testing.T) {
	weights, trained := make([]float64, 784), make([]float64, 784)
	for corner, cells := range map[int][]int{0: {0, 1, 28}, 27: {26, 27, 55}, 756: {728, 756, 757}, 783: {755, 782, 783}} {
		var got []int
		for _, k := range PositiveBrush.Paint(weights, trained, corner, corner, 1, 0) {
			got = append(got, k.Index)
		}
		slices.Sort(got)
		if !slices.Equal(got, cells) {
			t.Errorf("corner %d touches %v, want %v", corner, got, cells)
		}
	}
}

func TestTheEraserBringsTheTrainedWeightsBack(t *testing.T) {
	weights, trained := make([]float64, 784), make([]float64, 784)
	for i := range trained {
		weights[i], trained[i] = 9, float64(i)
	}
	for _, k := range EraserBrush.Paint(weights, trained, 100, 100, 1, 0) {
		if k.Value != float64(k.Index) {
			t.Errorf("cell %d became %v", k.Index, k.Value)
		}
	}
}
