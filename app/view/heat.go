package view

// InkPixels paints values 0 … 1 as ink on paper, four bytes RGBA a value, into
// dst, which it grows as needed and returns.
func InkPixels(dst []byte, values []float64, p Palette) []byte {
	dst = dst[:0]
	for _, v := range values {
		c := mix(p.Paper, p.Ink, v)
		dst = append(dst, c.R, c.G, c.B, 255)
	}
	return dst
}

// InkCount is how many values are not zero: the text twin of the picture.
func InkCount(values []float64) int {
	n := 0
	for _, v := range values {
		if v > 0 {
			n++
		}
	}
	return n
}
