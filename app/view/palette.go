package view

import "math"

// RGB is a colour, 0 … 255 each.
type RGB struct{ R, G, B uint8 }

// Palette is the colours that numbers are painted in; the page's own are in
// web/style.css, under the same names.
type Palette struct {
	Background RGB // behind everything
	Paper      RGB // surface: value 0
	Ink        RGB // text, and value 1 of a picture
	Lit        RGB // a neuron of activation 1
	Positive   RGB // excites
	Negative   RGB // inhibits
	Selected   RGB // what the learner looks at
}

// The palettes of the two themes.
var (
	lightPalette = Palette{
		Background: RGB{0xf7, 0xf4, 0xee}, Paper: RGB{0xff, 0xfd, 0xf9}, Ink: RGB{0x1d, 0x24, 0x30},
		Lit: RGB{0x1d, 0x24, 0x30}, Positive: RGB{0x21, 0x54, 0xb8}, Negative: RGB{0xb8, 0x43, 0x1a}, Selected: RGB{0xb7, 0x79, 0x1f},
	}
	darkPalette = Palette{
		Background: RGB{0x12, 0x16, 0x1c}, Paper: RGB{0x1a, 0x20, 0x28}, Ink: RGB{0xee, 0xf0, 0xee},
		Lit: RGB{0xff, 0xe9, 0xb0}, Positive: RGB{0x7d, 0xb0, 0xff}, Negative: RGB{0xff, 0x94, 0x66}, Selected: RGB{0xff, 0xd1, 0x66},
	}
)

// PaletteFor is the palette of paper or of the chalkboard.
func PaletteFor(dark bool) Palette {
	if dark {
		return darkPalette
	}
	return lightPalette
}

// mix is a at t = 0 and b at t = 1.
func mix(a, b RGB, t float64) RGB {
	t = min(max(t, 0), 1)
	blend := func(x, y uint8) uint8 { return uint8(float64(x) + t*(float64(y)-float64(x)) + 0.5) }
	return RGB{blend(a.R, b.R), blend(a.G, b.G), blend(a.B, b.B)}
}

// CSS is the colour as CSS writes it.
func (c RGB) CSS() string {
	const hex = "0123456789abcdef"
	return string([]byte{'#', hex[c.R>>4], hex[c.R&15], hex[c.G>>4], hex[c.G&15], hex[c.B>>4], hex[c.B&15]})
}

// Neuron is the fill of a neuron of activation a, 0 … 1, and the colour of the
// number in it: black or white, whichever stands out more. On a grey between
// the two nothing less would reach the 4.5:1 that small text needs.
func (p Palette) Neuron(a float64) (fill, text RGB) {
	fill = mix(p.Paper, p.Lit, a)
	black, white := RGB{}, RGB{255, 255, 255}
	if contrast(fill, black) >= contrast(fill, white) {
		return fill, black
	}
	return fill, white
}

// contrast is the ratio of WCAG 2, 1 … 21.
func contrast(a, b RGB) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2, 0 … 1.
func luminance(c RGB) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
