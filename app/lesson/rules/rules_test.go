package rules_test

import (
	"math"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"inkling/app/lesson/rules"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/sample"
)

// tally is what the rules make of a set of digits.
type tally struct {
	answers nn.Confusion // those with an answer
	none    int
	by      [rules.Rules]map[int]int // for each rule, how often it gave which digit
	right   [rules.Rules]int
}

func (c *tally) add(d *ink.Digit, label int) {
	r := rules.Read(d)
	if c.by[r.Rule] == nil {
		c.by[r.Rule] = map[int]int{}
	}
	c.by[r.Rule][r.Digit]++
	switch r.Digit {
	case rules.None:
		c.none++
	case label:
		c.right[r.Rule]++
		fallthrough
	default:
		c.answers.Add(label, r.Digit)
	}
}

func (c *tally) total() int { return c.answers.Total() + c.none }

// accuracy counts what was given up on as wrong.
func (c *tally) accuracy() float64 {
	return c.answers.Accuracy() * float64(c.answers.Total()) / float64(c.total())
}

func (c *tally) givenUp() float64 { return float64(c.none) / float64(c.total()) }

// within fails unless a share lies in a band.
func within(t *testing.T, what string, share, low, high float64) {
	t.Helper()
	t.Logf("%s: %.4f", what, share)
	if share < low || share > high {
		t.Errorf("%s: %.4f, want %.3f … %.3f", what, share, low, high)
	}
}

// TestAccuracy states how many of MNIST's test digits, which were not looked at
// while the rules were written, they read.
func TestAccuracy(t *testing.T) {
	dir, err := mnist.Dir()
	if err != nil {
		t.Fatal(err)
	}
	_, test, err := mnist.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	var c tally
	var n ink.Normalizer
	var d ink.Digit
	pix := make([]float64, ink.Pixels)
	for i := range test.Images {
		for k, v := range test.Images[i] {
			pix[k] = ink.Level(v)
		}
		n.Bitmap(&d, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: pix}, ink.All)
		c.add(&d, int(test.Labels[i]))
	}
	if got := c.accuracy(); math.Abs(got-rules.TestAccuracy) > 0.00005 {
		t.Errorf("MNIST's test digits, read: %.4f, told is %.4f", got, rules.TestAccuracy)
	}
	within(t, "given up on", c.givenUp(), 0.014, 0.020)
	for label, row := range c.answers {
		t.Logf("%d as %4d", label, row)
	}

	for r, given := range c.by {
		if len(given) > 1 {
			t.Errorf("rule %d gives several digits: %v", r, given)
		}
		n := 0
		for _, times := range given {
			n += times
		}
		t.Logf("rule %2d: %4d of %4d right", r, c.right[r], n)
		switch rules.Rule(r) {
		case rules.NoRule, rules.NoInk:
		default:
			if n < 20 || 5*c.right[r] < 2*n {
				t.Errorf("rule %d decides %d digits, %d of them rightly: what for?", r, n, c.right[r])
			}
		}
	}
}

// TestSample does the same with the digits that the page carries.
func TestSample(t *testing.T) {
	file, err := os.ReadFile("../../../web/samples/mnist-test-1000.bin")
	if err != nil {
		t.Fatal(err)
	}
	set, err := sample.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	set.See(new(ink.Normalizer), ink.All, 0, set.Len())
	var c tally
	for i := range set.Digits {
		c.add(&set.Digits[i], int(set.Labels[i]))
	}
	within(t, "the page's 1,000 digits, read", c.accuracy(), 0.900, 0.915)
	within(t, "given up on", c.givenUp(), 0.015, 0.025)
}

// TestCarefulHand lets the rules read the page's ready-made drawings.
func TestCarefulHand(t *testing.T) {
	var d ink.Digit
	for digit := range 10 {
		new(ink.Normalizer).Strokes(&d, view.Sample(digit), ink.All)
		if r := rules.Read(&d); r.Digit != digit {
			t.Errorf("a careful %d is read as %d, rule %d: %+v", digit, r.Digit, r.Rule, r.Features)
		}
	}
}

// TestWhereTheyBreak holds the rules to the errors that the lesson tells of.
func TestWhereTheyBreak(t *testing.T) {
	line := func(xy ...float64) (s ink.Stroke) {
		for i := 0; i < len(xy); i += 2 {
			s = append(s, ink.Point{X: xy[i] / 100, Y: xy[i+1] / 100})
		}
		return ink.Spline(s)
	}
	narrow := view.Sample(3)
	for _, s := range narrow {
		for i := range s {
			s[i].X *= 0.5
		}
	}
	for _, c := range []struct {
		name   string
		drawn  []ink.Stroke
		answer int
		rule   rules.Rule
	}{
		{"a narrow 3", narrow, 1, rules.Narrow},
		{"a 3 without its lower hook",
			[]ink.Stroke{line(34, 25, 46, 18, 61, 22, 62, 36, 46, 46), line(46, 46, 60, 52, 64, 64, 58, 82)}, 7, rules.RoofOnLeg},
		{"a 4 closed at the top",
			[]ink.Stroke{line(56, 18, 44, 36, 34, 54), line(34, 54, 50, 54, 70, 53), line(56, 18, 57, 50, 57, 82)}, 9, rules.HoleOverTail},
		{"a 1 with a flag and a base",
			[]ink.Stroke{line(38, 32, 52, 18), line(52, 18, 51, 82), line(36, 82, 66, 82)}, 2, rules.LeftOverRight},
	} {
		var d ink.Digit
		new(ink.Normalizer).Strokes(&d, c.drawn, ink.All)
		if r := rules.Read(&d); r.Digit != c.answer || r.Rule != c.rule {
			t.Errorf("%s: %d by rule %d, want %d by rule %d: %+v", c.name, r.Digit, r.Rule, c.answer, c.rule, r.Features)
		}
	}
}

func TestEmptyPicture(t *testing.T) {
	if r := rules.Read(new(ink.Digit)); r != (rules.Reading{Digit: rules.None, Rule: rules.NoInk}) {
		t.Errorf("nothing is read as %+v", r)
	}
}

func TestReadingCostsNoMemory(t *testing.T) {
	var d ink.Digit
	new(ink.Normalizer).Strokes(&d, view.Sample(8), ink.All)
	if n := testing.AllocsPerRun(10, func() { rules.Read(&d) }); n != 0 {
		t.Errorf("%v allocations a reading", n)
	}
}

// TestShownSource keeps the file that the page shows short and narrow.
func TestShownSource(t *testing.T) {
	source, err := os.ReadFile("rules.go")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(source), "\n"), "\n")
	if len(lines) > 120 {
		t.Errorf("%d lines, want 120 at most", len(lines))
	}
	for i, line := range lines {
		if n := utf8.RuneCountInString(strings.ReplaceAll(line, "\t", "    ")); n > 90 {
			t.Errorf("line %d: %d characters, want 90 at most", i+1, n)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	var digits [10]ink.Digit
	for i := range digits {
		new(ink.Normalizer).Strokes(&digits[i], view.Sample(i), ink.All)
	}
	for i := 0; b.Loop(); i++ {
		rules.Read(&digits[i%len(digits)])
	}
}
