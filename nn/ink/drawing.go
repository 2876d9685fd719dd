package ink

import "math"

// Point is one pen position on the pad.
type Point struct {
	X, Y     float64 // pad units, 0 … 1 on the pad, y down
	Pressure float64 // 0 … 1; 0 when the device does not tell. Never changes what is read
	T        float64 // milliseconds from any origin; 0 when unknown
}

// limit bounds coordinates: far outside any pad, far inside float64.
const limit = 1e12

// clean reports whether p can be drawn at all, and bounds its coordinates.
func clean(p Point) (Point, bool) {
	if math.IsNaN(p.X) || math.IsNaN(p.Y) || math.IsInf(p.X, 0) || math.IsInf(p.Y, 0) {
		return p, false
	}
	p.X = min(max(p.X, -limit), limit)
	p.Y = min(max(p.Y, -limit), limit)
	return p, true
}

// cleaned is a copy of the strokes without points that cannot be drawn and
// without strokes that have no others.
func cleaned(strokes []Stroke) []Stroke {
	var kept []Stroke
	for _, s := range strokes {
		var points Stroke
		for _, p := range s {
			if p, ok := clean(p); ok {
				points = append(points, p)
			}
		}
		if len(points) > 0 {
			kept = append(kept, points)
		}
	}
	return kept
}

// Stroke is one pen movement, from touching the pad to leaving it. A stroke of
// a single point is a dot.
type Stroke []Point

// edit is one undoable change: a stroke added, or the whole drawing replaced,
// by strokes or by a picture.
type edit struct {
	replace bool
	strokes []Stroke
	picture *[Pixels]byte
}

// Drawing is what was drawn, with its history. The zero value is an empty
// drawing. Nothing is ever thrown away but what Undo took back and a new edit
// then overwrote.
type Drawing struct {
	edits []edit
	done  int    // edits in force; those behind can be redone
	open  Stroke // the stroke under the pen, nil between strokes
}

// Begin puts the pen down at p. A stroke still open ends first.
func (d *Drawing) Begin(p Point) {
	d.End()
	d.open = Stroke{}
	d.Extend(p)
}

// Extend moves the pen to p. Points that are not numbers are left out; without
// an open stroke nothing happens.
func (d *Drawing) Extend(p Point) {
	if d.open == nil {
		return
	}
	if p, ok := clean(p); ok {
		d.open = append(d.open, p)
	}
}

// End lifts the pen: the open stroke becomes part of the drawing.
func (d *Drawing) End() {
	open := d.open
	d.open = nil
	if len(open) > 0 {
		d.push(edit{replace: d.Picture() != nil, strokes: []Stroke{open}})
	}
}

// EndTap is End, but a stroke that stayed within a square of the given side
// becomes the dot that it was meant to be. It reports whether it did.
func (d *Drawing) EndTap(side float64) bool {
	tapped := len(d.open) > 1 && bounds([]Stroke{d.open}, 0, 0).side() < side
	if tapped {
		d.open = d.open[:1]
	}
	d.End()
	return tapped
}

// Drawing reports whether the pen is down.
func (d *Drawing) Drawing() bool { return d.open != nil }

// Replace makes strokes the whole drawing; Undo brings the old one back.
func (d *Drawing) Replace(strokes []Stroke) {
	d.End()
	kept := cleaned(strokes)
	if len(kept) > 0 || !d.Empty() {
		d.push(edit{replace: true, strokes: kept})
	}
}

// ReplaceByPicture makes a finished picture, 28×28 over the whole pad as in
// MNIST, the whole drawing; Undo brings the old one back. The next stroke takes
// the picture's place. A picture without ink is an empty drawing.
func (d *Drawing) ReplaceByPicture(p [Pixels]byte) {
	if p == [Pixels]byte{} {
		d.Replace(nil)
		return
	}
	d.End()
	d.push(edit{replace: true, picture: &p})
}

// Picture is what the drawing is where it is a picture, and nil where it is
// strokes. It must not be written to.
func (d *Drawing) Picture() *[Pixels]byte {
	if d.done == 0 || len(d.open) > 0 {
		return nil
	}
	return d.edits[d.done-1].picture
}

// Clear empties the drawing; Undo brings it back.
func (d *Drawing) Clear() {
	d.End()
	if !d.Empty() {
		d.push(edit{replace: true})
	}
}

func (d *Drawing) push(e edit) {
	d.edits = append(d.edits[:d.done:d.done], e)
	d.done++
}

// CanUndo reports whether Undo would change anything.
func (d *Drawing) CanUndo() bool { return d.done > 0 || len(d.open) > 0 }

// CanRedo reports whether Redo would change anything.
func (d *Drawing) CanRedo() bool { return d.done < len(d.edits) && d.open == nil }

// Undo takes the last edit back; an open stroke ends first and is that edit.
func (d *Drawing) Undo() {
	d.End()
	if d.done > 0 {
		d.done--
	}
}

// Redo brings back what Undo took.
func (d *Drawing) Redo() {
	if d.CanRedo() {
		d.done++
	}
}

// Empty reports whether there is no ink.
func (d *Drawing) Empty() bool { return d.Picture() == nil && len(d.Strokes()) == 0 }

// Strokes is the drawing as it stands, the open stroke last; none where it is
// a picture. The strokes share memory with the drawing and must not be written
// to.
func (d *Drawing) Strokes() []Stroke {
	if d.done > 0 && d.edits[d.done-1].picture != nil {
		if len(d.open) > 0 {
			return []Stroke{d.open}
		}
		return nil
	}
	first := 0
	for i := d.done - 1; i >= 0; i-- {
		if d.edits[i].replace {
			first = i
			break
		}
	}
	var strokes []Stroke
	for _, e := range d.edits[first:d.done] {
		strokes = append(strokes, e.strokes...)
	}
	if len(d.open) > 0 {
		strokes = append(strokes, d.open)
	}
	return strokes
}
