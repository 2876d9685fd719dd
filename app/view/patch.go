package view

// CellsPixels paints values −1 … 1 that lie in a square, side of them a side, in
// cells of so many pixels, four bytes RGBA a pixel, into dst, which it grows as
// needed and returns. Positive cells have a plus in them, negative ones a minus,
// so that colour is not the only cue; the cell mark, or none, has a frame.
func CellsPixels(dst []byte, values []float64, side, cell, mark int, p Palette) []byte {
	dst = grown(dst, side*cell, side*cell)
	grid := mix(p.Paper, p.Ink, 0.16)
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
				right, down := 2*x+2-cell, 2*y+2-cell // of the middle, twice
				switch {
				case i == mark && (min(x, y) < 2 || max(x, y) >= cell-2):
					c = p.Selected
				case x == cell-1 && i%side < side-1 || y == cell-1 && i/side < side-1:
					c = grid
				case v != 0 && max(right, -right, down, -down) <= cell/2 && (max(down, -down) <= cell/8 || v > 0 && max(right, -right) <= cell/8):
					c = mix(fill, sign, 0.8)
				}
				put(dst, 4*((i/side*cell+y)*side*cell+i%side*cell+x), c)
			}
		}
	}
	return dst
}
