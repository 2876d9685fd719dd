package view

import (
	"slices"

	"rsc.io/qr/coding"
)

// quiet is how many empty modules a QR code has around it, by its standard.
const quiet = 4

// QR is text as a QR code, a pixel a module, and its side; nothing if text is too
// long for one. Scanners want dark on light, whatever the theme.
func QR(text string) (rgba []byte, side int) {
	data := coding.String(text)
	for v := coding.Version(coding.MinVersion); v <= coding.MaxVersion; v++ {
		if data.Bits(v) > v.DataBytes(coding.L)*8 {
			continue
		}
		plan, err := coding.NewPlan(v, coding.L, 0)
		if err != nil {
			return nil, 0
		}
		code, err := plan.Encode(data)
		if err != nil {
			return nil, 0
		}
		side = code.Size + 2*quiet
		rgba = slices.Repeat([]byte{255}, 4*side*side)
		for y := range code.Size {
			for x := range code.Size {
				if code.Black(x, y) {
					at := 4 * ((y+quiet)*side + x + quiet)
					clear(rgba[at : at+3])
				}
			}
		}
		return rgba, side
	}
	return nil, 0
}
