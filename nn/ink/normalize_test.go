package ink

import (
	"fmt"
	"math"
	"testing"
)

func TestWhereAndHowLargeDoesNotMatter(t *testing.T) {
	rng := newRand(1)
	for name, drawing := range map[string][]Stroke{"three": three(40), "seven": seven()} {
		want := read(drawing, All)
		for range 40 {
			s, dx, dy := math.Exp(rng.NormFloat64()*3), 10*rng.NormFloat64(), 10*rng.NormFloat64()
			moved := transform(drawing, func(x, y float64) (float64, float64) { return s*x + dx, s*y + dy })
			sameDigit(t, fmt.Sprintf("%s, scaled by %.3g, moved by %.3g, %.3g", name, s, dx, dy), read(moved, All), want)
		}
	}
}

func TestHowDenselyItWasSampledDoesNotMatter(t *testing.T) {
	want := read(three(2000), All)
	for _, points := range []int{30, 60, 200, 700, 20000} {
		got := read(three(points), All)
		if largest, mean := difference(got, want); largest > 0.12 || mean > 0.004 {
			t.Errorf("%d points: largest difference %.3f, mean %.4f", points, largest, mean)
		}
	}
}

func TestHowFastItWasDrawnDoesNotMatter(t *testing.T) {
	slow := seven()
	var crowded []Stroke
	for _, s := range slow { // points crowd where the pen was slow
		var c Stroke
		for i := range len(s) - 1 {
			for k := range 50 {
				f := float64(k*k) / 2500
				c = append(c, Point{X: s[i].X + f*(s[i+1].X-s[i].X), Y: s[i].Y + f*(s[i+1].Y-s[i].Y)})
			}
		}
		crowded = append(crowded, append(c, s[len(s)-1]))
	}
	sameDigit(t, "crowded", read(crowded, All), read(slow, All))
}

func TestSlantDoesNotMatter(t *testing.T) {
	want := read(three(100), All)
	for _, slant := range []float64{-0.5, -0.2, 0.2, 0.5} {
		slanted := transform(three(100), func(x, y float64) (float64, float64) { return x - slant*y, y })
		_, on := difference(read(slanted, All), want)
		_, off := difference(read(slanted, All&^Straighten), want)
		if on > 0.025 || off < 2*on {
			t.Errorf("slant %v: mean difference %.4f with the step, %.4f without", slant, on, off)
		}
	}
}

func TestInkFillsTheBoxAndSitsInTheCentre(t *testing.T) {
	for name, drawing := range map[string][]Stroke{"three": three(40), "seven": seven()} {
		d := read(drawing, All)
		b := Bitmap{Side, Side, d[:]}.bounds(0, 0)
		if side := b.side(); side < BoxMax-1 || side > BoxMax+2 { // the box need not sit on whole pixels
			t.Errorf("%s: longer side %v, want about %d\n%s", name, side, BoxMax, d.art())
		}
		if x, y := centreOfMass(d); math.Abs(x-massCentre) > 0.1 || math.Abs(y-massCentre) > 0.1 {
			t.Errorf("%s: centre of mass %.2f, %.2f, want %v", name, x, y, massCentre)
		}
	}
}

func TestPenWidthIsThatOfMNIST(t *testing.T) {
	line := []Stroke{{{X: 0.5, Y: 0.1}, {X: 0.5, Y: 0.9}}}
	for _, size := range []float64{0.05, 1, 20} {
		d := read(transform(line, func(x, y float64) (float64, float64) { return size * x, size * y }), All)
		width := 0.0
		for _, v := range d[14*Side : 15*Side] {
			width += v
		}
		if math.Abs(width-2*penRadius) > 0.05 {
			t.Errorf("size %v: ink across the line %.3f, want %.3f", size, width, 2*penRadius)
		}
	}
}

func TestStepsHaveTheirRawCounterparts(t *testing.T) {
	small := transform(seven(), func(x, y float64) (float64, float64) { return 0.1 + x/4, 0.6 + y/4 })
	cx, cy := bounds(small, 0, 0).centre()

	raw := read(small, Raw)
	if x, y := centreOfMass(raw); math.Abs(x-28*cx) > 2 || math.Abs(y-28*cy) > 2 {
		t.Errorf("raw: centre of mass %.1f, %.1f, want near where it was drawn, %.1f, %.1f", x, y, 28*cx, 28*cy)
	}
	boxed := read(small, Box)
	if x, y := boxCentre(boxed); math.Abs(x-14) > 0.6 || math.Abs(y-14) > 0.6 {
		t.Errorf("box alone: box centre %.1f, %.1f, want 14, 14", x, y)
	}
	if got, want := inkSide(boxed), inkSide(raw); math.Abs(got-want) > 1.1 {
		t.Errorf("box alone changed the size from %v to %v", want, got)
	}
	if got := inkSide(read(small, Box|Scale)); math.Abs(got-BoxMax) > 1.1 {
		t.Errorf("box and scale: longer side %v, want %d", got, BoxMax)
	}
	if x, y := centreOfMass(read(small, Centre)); math.Abs(x-massCentre) > 0.15 || math.Abs(y-massCentre) > 0.15 {
		t.Errorf("centre alone: centre of mass %.2f, %.2f", x, y)
	}
	outside := transform(seven(), func(x, y float64) (float64, float64) { return x + 1, y - 0.6 })
	if x, y := centreOfMass(read(outside, Centre)); math.Abs(x-massCentre) > 0.15 || math.Abs(y-massCentre) > 0.15 {
		t.Errorf("centre alone, drawn off the pad: centre of mass %.2f, %.2f", x, y)
	}
	slanted := measureDigit(read(transform(small, func(x, y float64) (float64, float64) { return x - y/2, y }), Straighten))
	if math.Abs(slanted.xy) > 0.35 {
		t.Errorf("straighten alone: mixed moment %.3f, want about 0", slanted.xy)
	}
}

func measureDigit(d Digit) moments { return measure(d[:], Side, Side) }

func inkSide(d Digit) float64 { return Bitmap{Side, Side, d[:]}.bounds(0, 0).side() }

func boxCentre(d Digit) (x, y float64) { return Bitmap{Side, Side, d[:]}.bounds(0, 0).centre() }

func TestOddDrawings(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		name     string
		strokes  []Stroke
		min, max float64 // ink mass
	}{
		{"nothing", nil, 0, 0},
		{"an empty stroke", []Stroke{{}}, 0, 0},
		{"only what is no number", []Stroke{{{X: nan, Y: 0.2}, {X: inf, Y: -inf}}}, 0, 0},
		{"a tap is a dot", []Stroke{{{X: 0.5, Y: 0.5}}}, 4, 7},
		{"a tap held still is the same dot", []Stroke{{{X: 0.5, Y: 0.5}, {X: 0.5, Y: 0.5}, {X: 0.5, Y: 0.5}}}, 4, 7},
		{"numbers among what is none", []Stroke{{{X: nan}, {X: 0.5, Y: 0.1}, {X: inf}, {X: 0.5, Y: 0.9}, {Y: nan}}}, 30, 60},
		{"far away", []Stroke{{{X: 1e9, Y: 1e9}, {X: 1e9, Y: -1e9}}}, 30, 60},
		{"at the end of float64", []Stroke{{{X: math.MaxFloat64, Y: 0}, {X: -math.MaxFloat64, Y: math.MaxFloat64}}}, 10, 80},
		{"a flat dash", []Stroke{{{X: 0.1, Y: 0.5}, {X: 0.9, Y: 0.5}}}, 30, 60},
	} {
		for steps := Raw; steps <= All; steps++ {
			d := read(c.strokes, steps)
			mass := measureDigit(d).mass
			if steps == All && (mass < c.min || mass > c.max) {
				t.Errorf("%s: ink %.1f, want %v … %v\n%s", c.name, mass, c.min, c.max, d.art())
			}
			for i, v := range d {
				if !(v >= 0 && v <= 1) {
					t.Fatalf("%s, steps %q: pixel %d is %v", c.name, steps, i, v)
				}
			}
		}
	}
}

func TestPressureAndTimeDoNotChangeWhatIsRead(t *testing.T) {
	pressed := three(50)
	for i := range pressed[0] {
		pressed[0][i].Pressure, pressed[0][i].T = 0.9, float64(i*i)
	}
	if read(pressed, All) != read(three(50), All) {
		t.Error("pressure changed the picture")
	}
}

func TestPixelsAreBytes(t *testing.T) {
	d := read(three(50), All)
	for i, b := range d.Bytes() {
		if Level(b) != d[i] || float64(float32(d[i])) != d[i] {
			t.Fatalf("pixel %d is %v, byte %d", i, d[i], b)
		}
	}
}

func TestReadingAllocatesNothingOnceWarm(t *testing.T) {
	var n Normalizer
	var d Digit
	drawing := three(100)
	n.Strokes(&d, drawing, All)
	if a := testing.AllocsPerRun(20, func() { n.Strokes(&d, drawing, All) }); a != 0 {
		t.Errorf("%v allocations", a)
	}
}

func FuzzStrokes(f *testing.F) {
	f.Add(0.5, 0.5, 0.1, 0.2, uint8(15))
	f.Add(math.NaN(), 1e300, -1e300, math.Inf(1), uint8(0))
	f.Add(1e-320, 0.0, 0.0, -1e-320, uint8(7))
	f.Fuzz(func(t *testing.T, x0, y0, x1, y1 float64, steps uint8) {
		d := read([]Stroke{{{X: x0, Y: y0}, {X: x1, Y: y1}}, {{X: y1, Y: x0}}}, Steps(steps)&All)
		for i, v := range d {
			if !(v >= 0 && v <= 1) {
				t.Fatalf("pixel %d is %v", i, v)
			}
		}
	})
}

func ExampleNormalizer_Strokes() {
	var n Normalizer
	var d Digit
	n.Strokes(&d, []Stroke{ // a 7 drawn small in a corner of the pad
		{{X: 0.10, Y: 0.10}, {X: 0.20, Y: 0.10}, {X: 0.15, Y: 0.27}},
	}, All)
	for r := 2; r < 26; r += 3 {
		for c := 4; c < 24; c++ {
			fmt.Print(string([]rune(".░▒▓█")[int(d[r*Side+c]*4+0.5)]))
		}
		fmt.Println()
	}
	// Output:
	// ....................
	// ....................
	// ...████████████▓....
	// ............▓█▓.....
	// ...........▓██......
	// ..........▓██.......
	// .........▓██........
	// ........▓██.........
}

func BenchmarkStrokes(b *testing.B) {
	var n Normalizer
	var d Digit
	drawing := three(60)
	for b.Loop() {
		n.Strokes(&d, drawing, All)
	}
}
