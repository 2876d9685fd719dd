package ink

import (
	"math"
	"testing"
)

// draw adds a stroke of n points.
func draw(d *Drawing, n int) {
	d.Begin(Point{X: 0.1, Y: 0.1})
	for i := range n - 1 {
		d.Extend(Point{X: 0.1 + float64(i), Y: 0.5})
	}
	d.End()
}

func sizes(d *Drawing) []int {
	var s []int
	for _, stroke := range d.Strokes() {
		s = append(s, len(stroke))
	}
	return s
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestDrawingHistory(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(d *Drawing)
		want []int // points of each stroke
	}{
		{"nothing", func(d *Drawing) {}, nil},
		{"two strokes", func(d *Drawing) { draw(d, 2); draw(d, 3) }, []int{2, 3}},
		{"undo", func(d *Drawing) { draw(d, 2); draw(d, 3); d.Undo() }, []int{2}},
		{"undo past the beginning", func(d *Drawing) { draw(d, 2); d.Undo(); d.Undo() }, nil},
		{"redo", func(d *Drawing) { draw(d, 2); draw(d, 3); d.Undo(); d.Undo(); d.Redo() }, []int{2}},
		{"redo past the end", func(d *Drawing) { draw(d, 2); d.Redo() }, []int{2}},
		{"a new stroke ends what can be redone", func(d *Drawing) { draw(d, 2); d.Undo(); draw(d, 4); d.Redo() }, []int{4}},
		{"clear", func(d *Drawing) { draw(d, 2); d.Clear() }, nil},
		{"clear can be undone", func(d *Drawing) { draw(d, 2); draw(d, 5); d.Clear(); d.Undo() }, []int{2, 5}},
		{"drawing on after clear", func(d *Drawing) { draw(d, 2); d.Clear(); draw(d, 3) }, []int{3}},
		{"undoing back through a clear", func(d *Drawing) { draw(d, 2); d.Clear(); draw(d, 3); d.Undo(); d.Undo() }, []int{2}},
		{"clearing nothing is no edit", func(d *Drawing) { draw(d, 2); d.Clear(); d.Clear(); d.Undo() }, []int{2}},
		{"replace and back", func(d *Drawing) { draw(d, 2); d.Replace([]Stroke{{{X: 1}}}); d.Undo() }, []int{2}},
		{"replace", func(d *Drawing) { draw(d, 2); d.Replace([]Stroke{{{X: 1}}, {{X: math.NaN()}}}) }, []int{1}},
		{"the open stroke is there", func(d *Drawing) { draw(d, 2); d.Begin(Point{}); d.Extend(Point{X: 1}) }, []int{2, 2}},
		{"undo under the pen takes that stroke", func(d *Drawing) { draw(d, 2); d.Begin(Point{}); d.Undo() }, []int{2}},
		{"a second Begin ends the first stroke", func(d *Drawing) { d.Begin(Point{}); d.Begin(Point{X: 1}); d.End() }, []int{1, 1}},
		{"points without a pen down", func(d *Drawing) { d.Extend(Point{X: 1}); d.End() }, nil},
		{"what is no number is left out", func(d *Drawing) { d.Begin(Point{X: math.NaN()}); d.Extend(Point{X: 1}); d.End() }, []int{1}},
	} {
		var d Drawing
		c.do(&d)
		if got := sizes(&d); !equal(got, c.want) {
			t.Errorf("%s: strokes of %v points, want %v", c.name, got, c.want)
		}
		if d.Empty() != (len(c.want) == 0) {
			t.Errorf("%s: Empty() = %v", c.name, d.Empty())
		}
	}
}

func TestCanUndoAndRedo(t *testing.T) {
	var d Drawing
	check := func(when string, undo, redo bool) {
		t.Helper()
		if d.CanUndo() != undo || d.CanRedo() != redo {
			t.Errorf("%s: undo %v redo %v, want %v %v", when, d.CanUndo(), d.CanRedo(), undo, redo)
		}
	}
	check("fresh", false, false)
	draw(&d, 2)
	check("after a stroke", true, false)
	d.Undo()
	check("after undo", false, true)
}

func TestFitBringsAnyScaleOntoThePad(t *testing.T) {
	for _, scale := range []float64{1e-9, 1e-3, 1, 500, 1e9} {
		fitted := Fit(transform(seven(), func(x, y float64) (float64, float64) { return scale*x - 7*scale, scale * y }))
		b := bounds(fitted, 0, 0)
		x, y := b.centre()
		if math.Abs(b.side()-FitShare) > 1e-6 || math.Abs(x-0.5) > 1e-6 || math.Abs(y-0.5) > 1e-6 {
			t.Errorf("scale %v: %+v", scale, b)
		}
	}
	if got := Fit([]Stroke{{{X: 3, Y: 9}}}); len(got) != 1 || got[0][0].X != 0.5 || got[0][0].Y != 0.5 {
		t.Errorf("a dot: %v", got)
	}
	if got := Fit([]Stroke{{{X: 1e-320}, {X: 3e-320}}}); got[0][1].X != 0.5 {
		t.Errorf("smaller than float64 can scale: %v", got)
	}
	if got := Fit(nil); got != nil {
		t.Errorf("nothing: %v", got)
	}
}

func TestStepsNames(t *testing.T) {
	if got := All.String(); got != "box,scale,centre,straighten" {
		t.Errorf("All is %q", got)
	}
	if got := All.With(Scale, false).String(); got != "box,centre,straighten" {
		t.Errorf("without scale: %q", got)
	}
}
