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
		{"replace by nothing", func(d *Drawing) { draw(d, 2); d.Replace(nil) }, nil},
		{"replacing nothing by nothing is no edit", func(d *Drawing) { draw(d, 2); d.Clear(); d.Replace([]Stroke{{}}); d.Undo() }, []int{2}},
		{"replacing nothing by nothing keeps redo", func(d *Drawing) { draw(d, 2); d.Undo(); d.Replace(nil); d.Redo() }, []int{2}},
		{"clearing nothing keeps redo", func(d *Drawing) { draw(d, 2); d.Undo(); d.Clear(); d.Redo() }, []int{2}},
		{"redo under the pen waits", func(d *Drawing) { draw(d, 2); d.Undo(); d.Begin(Point{}); d.Redo() }, []int{1}},
		{"what was no stroke keeps redo", func(d *Drawing) { draw(d, 2); d.Undo(); d.Begin(Point{X: math.NaN()}); d.End(); d.Redo() }, []int{2}},
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
	for _, c := range []struct {
		name             string
		do               func(d *Drawing)
		undo, redo, down bool
	}{
		{"fresh", func(d *Drawing) {}, false, false, false},
		{"a stroke", func(d *Drawing) { draw(d, 2) }, true, false, false},
		{"undone", func(d *Drawing) { draw(d, 2); d.Undo() }, false, true, false},
		{"redone", func(d *Drawing) { draw(d, 2); d.Undo(); d.Redo() }, true, false, false},
		{"pen down", func(d *Drawing) { d.Begin(Point{}) }, true, false, true},
		{"pen down at no number", func(d *Drawing) { d.Begin(Point{X: math.NaN()}) }, false, false, true},
		{"pen down after undo", func(d *Drawing) { draw(d, 2); d.Undo(); d.Begin(Point{}) }, true, false, true},
		{"pen down at no number after undo", func(d *Drawing) { draw(d, 2); d.Undo(); d.Begin(Point{X: math.NaN()}) }, false, false, true},
		{"pen lifted after undo", func(d *Drawing) { draw(d, 2); d.Undo(); d.Begin(Point{}); d.End() }, true, false, false},
		{"undone under the pen", func(d *Drawing) { d.Begin(Point{}); d.Undo() }, false, true, false},
	} {
		var d Drawing
		c.do(&d)
		if d.CanUndo() != c.undo || d.CanRedo() != c.redo || d.Drawing() != c.down {
			t.Errorf("%s: undo %v, redo %v, pen down %v, want %v, %v, %v", c.name, d.CanUndo(), d.CanRedo(), d.Drawing(), c.undo, c.redo, c.down)
		}
	}
}

// TestEndTap lifts the pen after strokes as long as a tap, 1, and not.
func TestEndTap(t *testing.T) {
	for _, c := range []struct {
		name   string
		stroke Stroke
		tapped bool
		want   []int
	}{
		{"no stroke", nil, false, nil},
		{"a dot", Stroke{{X: 2}}, false, []int{1}},
		{"held still", Stroke{{X: 2}, {X: 2}}, true, []int{1}},
		{"a shaky tap", Stroke{{X: 2}, {X: 2.5, Y: 0.9}, {X: 1.6}}, true, []int{1}},
		{"as broad as a tap may not be", Stroke{{X: 2}, {X: 3}}, false, []int{2}},
		{"as high as a tap may not be", Stroke{{X: 2}, {X: 2, Y: 1}}, false, []int{2}},
		{"there and back", Stroke{{X: 2}, {X: 4}, {X: 2}}, false, []int{3}},
	} {
		var d Drawing
		if c.stroke != nil {
			d.Begin(c.stroke[0])
			for _, p := range c.stroke[1:] {
				d.Extend(p)
			}
		}
		if tapped := d.EndTap(1); tapped != c.tapped {
			t.Errorf("%s: tapped %v, want %v", c.name, tapped, c.tapped)
		}
		if got := sizes(&d); !equal(got, c.want) || d.Drawing() {
			t.Errorf("%s: strokes of %v points, pen down %v, want %v", c.name, got, d.Drawing(), c.want)
		}
		if len(c.want) == 1 && d.Strokes()[0][0] != c.stroke[0] {
			t.Errorf("%s: begins at %v, want %v", c.name, d.Strokes()[0][0], c.stroke[0])
		}
	}
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

func TestSplineGoesThroughItsPoints(t *testing.T) {
	through := []Point{{X: 0, Y: 0}, {X: 1, Y: 3}, {X: 4, Y: 3}, {X: 5, Y: -1}}
	got := Spline(through)
	if len(got) != 3*splineSteps+1 {
		t.Fatalf("%d points", len(got))
	}
	for i, want := range through {
		if p := got[i*splineSteps]; math.Hypot(p.X-want.X, p.Y-want.Y) > 1e-12 {
			t.Errorf("point %d: %v, want %v", i, p, want)
		}
	}
	if got := Spline([]Point{{X: 2, Y: 3}}); len(got) != 1 || got[0] != (Point{X: 2, Y: 3}) {
		t.Errorf("a single point: %v", got)
	}
	for _, p := range Spline([]Point{{X: 0, Y: 0}, {X: 1, Y: 1}, {X: 2, Y: 2}}) {
		if math.Abs(p.X-p.Y) > 1e-12 {
			t.Errorf("a straight line bends at %v", p)
		}
	}
}
