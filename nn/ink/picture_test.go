package ink

import "testing"

// dotted is a picture with one pixel inked.
func dotted(at int) (p [Pixels]byte) {
	p[at] = 255
	return p
}

func TestAPictureTakesTheDrawingsPlaceAndGivesItBack(t *testing.T) {
	var d Drawing
	draw(&d, 3)
	d.ReplaceByPicture(dotted(7))
	if p := d.Picture(); p == nil || *p != dotted(7) || len(d.Strokes()) != 0 || d.Empty() {
		t.Fatalf("a picture over strokes: %v, strokes %v", p, sizes(&d))
	}
	d.Undo()
	if d.Picture() != nil || !equal(sizes(&d), []int{3}) {
		t.Fatalf("undone: strokes %v", sizes(&d))
	}
	d.Redo()
	if d.Picture() == nil {
		t.Fatal("redone: no picture")
	}
}

func TestAStrokeTakesThePicturesPlace(t *testing.T) {
	var d Drawing
	draw(&d, 3)
	d.ReplaceByPicture(dotted(7))
	d.Begin(Point{X: 0.5, Y: 0.5})
	if d.Picture() != nil || !equal(sizes(&d), []int{1}) {
		t.Fatalf("while the pen is down: strokes %v", sizes(&d))
	}
	d.End()
	draw(&d, 2)
	if d.Picture() != nil || !equal(sizes(&d), []int{1, 2}) {
		t.Fatalf("after: strokes %v", sizes(&d))
	}
	d.Undo()
	d.Undo()
	if d.Picture() == nil {
		t.Fatal("the picture did not come back")
	}
	d.Clear()
	if !d.Empty() || d.Picture() != nil {
		t.Fatal("clear left something")
	}
	d.Undo()
	if d.Picture() == nil {
		t.Fatal("undo of clear brought no picture")
	}
}

func TestAPictureWithoutInkIsAnEmptyDrawing(t *testing.T) {
	var d Drawing
	d.ReplaceByPicture([Pixels]byte{})
	if d.CanUndo() || !d.Empty() {
		t.Error("nothing over nothing is an edit")
	}
	draw(&d, 2)
	d.ReplaceByPicture([Pixels]byte{})
	if !d.Empty() {
		t.Error("not empty")
	}
}
