package view

// DifferencePixels paints where two pictures differ: ink that only the first
// has in the colour of excitation, ink that only the second has in that of
// inhibition, what both have in grey. The second cue is the pictures beside it.
func DifferencePixels(dst []byte, first, second []float64, p Palette) []byte {
	dst = dst[:0]
	for i, a := range first {
		b := second[i]
		both := mix(p.Paper, p.Ink, 0.25*min(a, b))
		c := mix(both, p.Positive, max(a-b, 0))
		c = mix(c, p.Negative, max(b-a, 0))
		dst = append(dst, c.R, c.G, c.B, 255)
	}
	return dst
}
