package ink

import (
	"math"
	"testing"
)

// line is a single stroke between two points.
func line(x0, y0, x1, y1 float64) Stroke { return Stroke{{X: x0, Y: y0}, {X: x1, Y: y1}} }

// dash is 0.8 long and rises by the given angle, in degrees.
func dash(angle float64) []Stroke {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	return []Stroke{line(0.5-0.4*cos, 0.5+0.4*sin, 0.5+0.4*cos, 0.5-0.4*sin)}
}

// TestSlantIsBounded measures the shear of dashes: that of steep ones is their
// own, in between it is 45°, and flat ones are sheared less.
func TestSlantIsBounded(t *testing.T) {
	for _, c := range []struct{ angle, least, most float64 }{
		{0, 0, 0}, {1, -0.35, -0.25}, {2, -0.65, -0.5}, {20, -1, -1}, {40, -1, -1},
		{60, -0.6, -0.5}, {90, -0.01, 0.01}, {120, 0.5, 0.6}, {160, 1, 1}, {178, 0.5, 0.65},
	} {
		if got, _ := new(Normalizer).slant(dash(c.angle)); !(got >= c.least && got <= c.most) {
			t.Errorf("%v°: slant %.3f, want %v … %v", c.angle, got, c.least, c.most)
		}
	}
}

// TestOnlyFortyFiveDegreesAreRemoved checks the picture: a line of 2 to 1
// becomes one of 1 to 1, not an upright one.
func TestOnlyFortyFiveDegreesAreRemoved(t *testing.T) {
	for name, d := range map[string]Digit{
		"strokes, rising":  read([]Stroke{line(0.1, 0.7, 0.9, 0.3)}, All),
		"strokes, falling": read([]Stroke{line(0.1, 0.3, 0.9, 0.7)}, All),
		"bitmap, rising":   readBitmap(inked([]Stroke{line(0.1, 0.7, 0.9, 0.3)}, 140, 140, 9), All),
		"bitmap, falling":  readBitmap(inked([]Stroke{line(0.1, 0.3, 0.9, 0.7)}, 140, 140, 9), All),
	} {
		b := Bitmap{Side, Side, d[:]}.bounds(0, 0)
		if w, h := b.x1-b.x0, b.y1-b.y0; w < 19 || h < 17 || math.Abs(w-h) > 4 {
			t.Errorf("%s: %v×%v pixels, want about 20×20\n%s", name, w, h, d.art())
		}
	}
}

// TestADashStaysFlat: what shears the ends of a nearly flat dash of a bitmap
// is its slant.
func TestADashStaysFlat(t *testing.T) {
	for _, angle := range []float64{-2, -1, 1, 2} {
		b := inked(dash(angle), 280, 280, 24)
		_, mean := difference(readBitmap(b, All), readBitmap(b, All&^Straighten))
		if mean > 0.006 {
			t.Errorf("%v°: mean difference %.4f after straightening\n%s", angle, mean, readBitmap(b, All).art())
		}
	}
}

// TestStraightenTurnsAboutTheInk: alone, it leaves the drawing where it was.
func TestStraightenTurnsAboutTheInk(t *testing.T) {
	for _, at := range [][2]float64{{0.1, 0.05}, {0.6, 0.05}, {0.3, 0.6}} {
		small := transform(three(50), func(x, y float64) (float64, float64) {
			return at[0] + (x-0.4*y)/3 + 0.1, at[1] + y/3
		})
		b := inked(small, 140, 140, 4)
		for name, pair := range map[string][2]Digit{
			"strokes": {read(small, Straighten), read(small, Raw)},
			"bitmap":  {readBitmap(b, Straighten), readBitmap(b, Raw)},
		} {
			if pair[0] == pair[1] {
				t.Errorf("%s at %v: nothing was straightened", name, at)
			}
			x, y := centreOfMass(pair[0])
			wantX, wantY := centreOfMass(pair[1])
			if math.Abs(x-wantX) > 0.3 || math.Abs(y-wantY) > 0.3 {
				t.Errorf("%s at %v: moved from %.2f, %.2f to %.2f, %.2f", name, at, wantX, wantY, x, y)
			}
		}
	}
}

// heavy is a tall drawing with most of its ink at one end: its centre of mass
// cannot come to the middle of the picture without the other end leaving it.
func heavy(flip func(x, y float64) (float64, float64)) []Stroke {
	strokes := []Stroke{line(0.5, 0.03, 0.5, 0.97), line(0.35, 0.03, 0.65, 0.03)}
	for y := 0.7; y < 0.97; y += 0.02 {
		strokes = append(strokes, line(0.1, y, 0.9, y))
	}
	return transform(strokes, flip)
}

// TestCentreCutsNothing moves the mass no further than the picture allows.
func TestCentreCutsNothing(t *testing.T) {
	for name, flip := range map[string]func(x, y float64) (float64, float64){
		"foot":  func(x, y float64) (float64, float64) { return x, y },
		"head":  func(x, y float64) (float64, float64) { return x, 1 - y },
		"left":  func(x, y float64) (float64, float64) { return 1 - y, x },
		"right": func(x, y float64) (float64, float64) { return y, x },
	} {
		strokes := heavy(flip)
		whole := measureDigit(read(strokes, Raw)).mass
		for _, steps := range []Steps{Centre, Box | Centre} {
			d := read(strokes, steps)
			if got := measureDigit(d).mass; math.Abs(got-whole) > 2 {
				t.Errorf("heavy %s, %v: ink %.1f, want all %.1f\n%s", name, steps, got, whole, d.art())
			}
		}
		b := inked(strokes, 140, 140, 3)
		for i := range b.Pix { // a faint stem, so that the foot outweighs it
			if x, y := flip((float64(i%140)+0.5)/140, (float64(i/140)+0.5)/140); name != "left" && y < 0.65 || name == "left" && x < 0.65 {
				b.Pix[i] /= 4
			}
		}
		boxed := measureDigit(readBitmap(b, Box|Scale)).mass
		d := readBitmap(b, Box|Scale|Centre)
		if got := measureDigit(d).mass; math.Abs(got-boxed) > 0.5 {
			t.Errorf("heavy %s, bitmap: ink %.1f, want all %.1f\n%s", name, got, boxed, d.art())
		}
	}
}

// TestABitmapNeedNotBeSquare places a bar in a tall and in a broad picture.
func TestABitmapNeedNotBeSquare(t *testing.T) {
	for _, c := range []struct {
		name       string
		w, h       int
		bar        rect // inked source pixels
		steps      Steps
		mass, x, y float64
		side       float64
	}{
		{"tall", 28, 56, rect{10, 20, 18, 44}, Raw, 48, 14, 16, 12},
		{"broad", 56, 28, rect{20, 10, 44, 18}, Raw, 48, 16, 14, 12},
		{"tall, boxed", 28, 56, rect{10, 20, 18, 44}, Box, 48, 14, 14, 12},
		{"tall, scaled", 28, 56, rect{10, 20, 18, 44}, Scale, 192 * 25 / 196.0, 14, 14 + 4*20/56.0, 24 * 20 / 56.0},
		{"tall, boxed and scaled", 28, 56, rect{10, 20, 18, 44}, Box | Scale, 20 * 20 / 3.0, 14, 14, 20},
		{"broad, boxed and scaled", 56, 28, rect{20, 10, 44, 18}, Box | Scale, 20 * 20 / 3.0, 14, 14, 20},
		{"tall, all", 28, 56, rect{2, 20, 10, 44}, All, 20 * 20 / 3.0, massCentre, massCentre, 20},
	} {
		b := Bitmap{c.w, c.h, make([]float64, c.w*c.h)}
		for y := int(c.bar.y0); y < int(c.bar.y1); y++ {
			for x := int(c.bar.x0); x < int(c.bar.x1); x++ {
				b.Pix[y*c.w+x] = 1
			}
		}
		d := readBitmap(b, c.steps)
		m := measureDigit(d)
		if math.Abs(m.mass-c.mass) > 0.03*c.mass || math.Abs(m.x-c.x) > 0.1 || math.Abs(m.y-c.y) > 0.1 || math.Abs(inkSide(d)-c.side) > 2.1 {
			t.Errorf("%s: ink %.1f at %.2f, %.2f, %v long; want %.1f at %.2f, %.2f, %.1f\n%s", c.name, m.mass, m.x, m.y, inkSide(d), c.mass, c.x, c.y, c.side, d.art())
		}
	}
}

// TestSlantOfABitmapDoesNotMatter compares a slanted bitmap with its upright twin.
func TestSlantOfABitmapDoesNotMatter(t *testing.T) {
	want := readBitmap(inked(three(400), 200, 200, 9), All)
	for _, slant := range []float64{-0.4, -0.2, 0.2, 0.4} {
		slanted := transform(three(400), func(x, y float64) (float64, float64) { return x - slant*(y-0.5), y })
		b := inked(slanted, 200, 200, 9)
		_, on := difference(readBitmap(b, All), want)
		_, off := difference(readBitmap(b, All&^Straighten), want)
		if on > 0.025 || off < 2*on {
			t.Errorf("slant %v: mean difference %.4f with the step, %.4f without\n%s", slant, on, off, readBitmap(b, All).art())
		}
	}
}
