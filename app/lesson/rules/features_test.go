package rules

import (
	"math/rand/v2"
	"testing"

	"inkling/nn/ink"
)

// bar is ink in a rectangle: its first row and column, its height and width.
type bar struct{ row, col, height, width int }

func drawn(bars ...bar) *ink.Digit {
	d := new(ink.Digit)
	for _, b := range bars {
		for row := b.row; row < b.row+b.height; row++ {
			for col := b.col; col < b.col+b.width; col++ {
				d[row*ink.Side+col] = 1
			}
		}
	}
	return d
}

// Pictures of strokes three pixels wide in a box of 20 rows and 14 columns.
var (
	top, middle, bottom = bar{4, 7, 3, 14}, bar{12, 7, 3, 14}, bar{21, 7, 3, 14}
	left, right         = bar{4, 7, 20, 3}, bar{4, 18, 20, 3}
	upperLeft           = bar{4, 7, 10, 3}
	upperRight          = bar{4, 18, 10, 3}
	lowerRight          = bar{13, 18, 10, 3}
	stem                = bar{4, 13, 20, 3}
)

func TestFeatures(t *testing.T) {
	for _, c := range []struct {
		name    string
		picture *ink.Digit
		want    Features
	}{
		{"nothing", drawn(), Features{}},
		{"a ring", drawn(top, bottom, left, right), Features{
			Width: 14, Height: 20, Holes: Halves{1, 0}, HoleSize: 14 * 8, Strokes: 2, Foot: 14,
		}},
		{"an 8", drawn(top, middle, bottom, left, right), Features{
			Width: 14, Height: 20, Holes: Halves{1, 1}, HoleSize: 6 * 8, Junctions: 2, Strokes: 3, Foot: 14,
		}},
		{"a bar", drawn(stem), Features{
			Width: 3, Height: 20, Ends: Quarters{UpperLeft: 1, LowerLeft: 1}, Strokes: 1, Foot: 3,
		}},
		{"a lying bar", drawn(middle), Features{
			Width: 14, Height: 3, Ends: Quarters{UpperLeft: 1, UpperRight: 1}, Strokes: 1, Foot: 14,
		}},
		{"a T", drawn(top, stem), Features{
			Width: 14, Height: 20, Ends: Quarters{1, 1, 1, 0}, Junctions: 1, Strokes: 1, Foot: 3,
		}},
		{"a C", drawn(top, left, bottom), Features{
			Width: 14, Height: 20, OpenRight: Halves{7 * 11, 7 * 11}, Ends: Quarters{UpperRight: 1, LowerRight: 1}, Strokes: 2, Foot: 14,
		}},
		{"a U", drawn(left, bottom, right), Features{
			Width: 14, Height: 20, OpenUp: Halves{10 * 8, 7 * 8}, Ends: Quarters{UpperLeft: 1, UpperRight: 1}, Strokes: 1, Foot: 14,
		}},
		{"an E turned round", drawn(top, middle, bottom, right), Features{
			Width: 14, Height: 20, OpenLeft: Halves{5 * 11, 6 * 11}, Ends: Quarters{UpperLeft: 2, LowerLeft: 1}, Junctions: 1, Strokes: 3, Foot: 14,
		}},
		{"a square 5", drawn(top, upperLeft, middle, lowerRight, bottom), Features{
			Width: 14, Height: 20, OpenRight: Halves{5 * 11, 0}, OpenLeft: Halves{0, 6 * 11}, Ends: Quarters{UpperRight: 1, LowerLeft: 1}, Strokes: 3, Foot: 14,
		}},
		{"a square 4", drawn(upperLeft, middle, right), Features{
			Width: 14, Height: 20, OpenUp: Halves{8 * 8, 0}, Ends: Quarters{UpperLeft: 1, UpperRight: 1, LowerRight: 1}, Junctions: 1, Strokes: 1, Foot: 3,
		}},
		{"a square 9", drawn(top, upperLeft, middle, right), Features{
			Width: 14, Height: 20, Holes: Halves{1, 0}, HoleSize: 5 * 8, Ends: Quarters{LowerRight: 1}, Junctions: 1, Strokes: 2, Foot: 3,
		}},
		{"a cross, its arms a little apart", drawn(stem, bar{14, 7, 3, 7}, bar{16, 15, 3, 6}), Features{
			Width: 14, Height: 20, Ends: Quarters{0, 1, 2, 1}, Junctions: 1, Strokes: 1, Foot: 3,
		}},
		{"more strokes at the side than in the middle", drawn(middle, bar{4, 7, 3, 3}, bar{21, 7, 3, 3}), Features{
			Width: 14, Height: 20, Ends: Quarters{UpperLeft: 1, UpperRight: 1}, Strokes: 1, Foot: 3,
		}},
		{"a ring with a gap", drawn(top, bottom, left, upperRight, bar{18, 18, 6, 3}), Features{
			Width: 14, Height: 20, OpenRight: Halves{0, 4 * 11}, Pocket: Halves{7 * 8, 3 * 8}, Ends: Quarters{UpperRight: 1, LowerRight: 1}, Strokes: 2, Foot: 14,
		}},
	} {
		if got := Read(c.picture).Features; got != c.want {
			t.Errorf("%s:\n%+v, want\n%+v", c.name, got, c.want)
		}
	}
}

// TestSketch holds the sketches of rough pictures to what must be true of any:
// the skeleton is ink, no line of it is peeled away altogether, ends and
// junctions lie on it, and every pixel has its place.
func TestSketch(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	var s Sketch
	for range 200 {
		var bars []bar
		for range 1 + rng.IntN(6) {
			height, width := 1+rng.IntN(20), 1+rng.IntN(20)
			bars = append(bars, bar{rng.IntN(side - height + 1), rng.IntN(side - width + 1), height, width})
		}
		d := drawn(bars...)
		s.Draw(d)
		line := 0
		for i, place := range s.Places {
			if s.Line[i] {
				line++
			}
			if s.Line[i] && !s.Ink[i] || (s.Ends[i] || s.Junctions[i]) && !s.Line[i] {
				t.Fatalf("%v: a line beside the ink, or a mark beside the line", bars)
			}
			if place == Unknown || (place == Ink) != (d[i] == 1) {
				t.Fatalf("%v: pixel %d, ink %v, is in place %d", bars, i, d[i], place)
			}
		}
		if line == 0 {
			t.Fatalf("%v: no skeleton", bars)
		}
	}
}

func TestPlaces(t *testing.T) {
	var s Sketch
	s.Draw(drawn(upperLeft, middle, right, bottom)) // a square 4 on a base
	for _, c := range []struct {
		row, col int
		want     Place
	}{
		{4, 7, Ink}, {0, 0, Outside}, {6, 14, OpenUp}, {17, 14, OpenLeft}, {17, 25, Outside},
	} {
		if got := s.Places[c.row*side+c.col]; got != c.want {
			t.Errorf("row %d, column %d: place %d, want %d", c.row, c.col, got, c.want)
		}
	}
}
