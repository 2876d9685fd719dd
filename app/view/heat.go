package view

import (
	"strconv"

	"inkling/app/i18n"
)

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

// InkLabel is the text twin of a 28×28 picture of values 0 … 1.
func InkLabel(values []float64, l i18n.Lang) string {
	n := 0
	for _, v := range values {
		if v > 0 {
			n++
		}
	}
	return i18n.T(l, i18n.SeenLabel, "count", strconv.Itoa(n))
}
