package view

// CellsPixels paints values −1 … 1 that lie in a square, side of them a side, in
// cells of so many pixels, four bytes RGBA a pixel, into dst, which it grows as
// needed and returns. Positive cells have a plus in them, negative ones a minus,
// so that colour is not the only cue; the cell mark, or none, has a frame.
func CellsPixels(dst []byte, values []float64, side, cell, mark int, p Palette) []byte {
	dst = grown(dst, side*cell, side*cell)
	grid := mix(p.Paper, p.Ink, 0.16)
	middle, arm, thick := (cell-1)/2, cell/4, cell/16
	within := func(v, reach int) bool { return v >= middle-reach && v <= middle+reach+(cell+1)%2 }
	for i, v := range values {
		fill := p.Paper
		if v > 0 {
			fill = mix(p.Paper, p.Positive, 0.25+0.75*v)
		} else if v < 0 {
			fill = mix(p.Paper, p.Negative, 0.25-0.75*v)
		}
		sign := p.Ink
		if contrast(fill, p.Paper) > contrast(fill, p.Ink) {
			sign = p.Paper
		}
		for y := range cell {
			for x := range cell {
				c := fill
				switch {
				case i == mark && (min(x, y) < 2 || max(x, y) >= cell-2):
					c = p.selected()
				case x == cell-1 && i%side < side-1 || y == cell-1 && i/side < side-1:
					c = grid
				case v != 0 && within(y, thick) && within(x, arm), v > 0 && within(x, thick) && within(y, arm):
					c = mix(fill, sign, 0.8)
				}
				put(dst, 4*((i/side*cell+y)*side*cell+i%side*cell+x), c)
			}
		}
	}
	return dst
}
