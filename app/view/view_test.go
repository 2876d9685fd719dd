package view

import (
	"math"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		a              float64
		table, neurons string
	}{
		{0, "0.0000", ".00"}, {0.9922, "0.9922", ".99"}, {0.99996, "1.0000", "1.00"},
		{0.5, "0.5000", ".50"}, {-0.25, "−0.2500", "−.25"}, {10.5, "10.5000", "10.5"},
		{-0.996, "−0.9960", "−1.0"}, {-2.11, "−2.1100", "−2.1"}, {9.99, "9.9900", "9.99"}, {9.996, "9.9960", "10.0"},
		{-9.96, "−9.9600", "−10"}, {-123.4, "−123.4000", "−123"}, {1234.5, "1234.5000", "1234"}, {-0.001, "−0.0010", "−.00"},
	} {
		if got := Activation(c.a); got != c.table {
			t.Errorf("Activation(%v) = %q, want %q", c.a, got, c.table)
		}
		if got := InNeuron(c.a); got != c.neurons {
			t.Errorf("InNeuron(%v) = %q, want %q", c.a, got, c.neurons)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 13002: "13,002", 1234567: "1,234,567"} {
		if got := Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

// pass makes a trace with the given outputs and some ink.
func pass(outputs map[int]float64) *nn.Trace {
	trace := nn.New(nn.Config{Sizes: []int{784, 16, 16, 10}}).NewTrace()
	trace.X[400], trace.X[401] = 1, 0.5
	trace.A[0][3] = 0.256
	for d, a := range outputs {
		trace.Output()[d] = a
	}
	return trace
}

func frame(l i18n.Lang, empty bool, outputs map[int]float64) Frame {
	trace := pass(outputs)
	return NewFrame(trace, verdict.Judge(trace.Output(), empty, verdict.Finding{}), l)
}

func TestFrameTellsWhatTheCheckFound(t *testing.T) {
	for _, c := range []struct {
		finding                 verdict.Finding
		status, shown, sentence string
	}{
		{verdict.Finding{NonDigit: verdict.Refuse, Reason: verdict.Scribble}, "not-a-digit", "?", i18n.T(i18n.English, i18n.ReasonScribble)},
		{verdict.Finding{NonDigit: verdict.Doubt, Reason: verdict.Unfamiliar}, "unsure", "3?", "Output 3 stands clear at 0.9922, but this may be no digit at all."},
	} {
		trace := pass(map[int]float64{3: 0.9922})
		f := NewFrame(trace, verdict.Judge(trace.Output(), false, c.finding), i18n.English)
		if f.Status != c.status || f.Digit != "3" || f.Shown != c.shown || f.Sentence != c.sentence {
			t.Errorf("%+v: status %q, digit %q, shown %q, sentence %q", c.finding, f.Status, f.Digit, f.Shown, f.Sentence)
		}
	}
}

func TestFrameTellsTheVerdict(t *testing.T) {
	for _, c := range []struct {
		name                           string
		lang                           i18n.Lang
		empty                          bool
		outputs                        map[int]float64
		status, digit, shown, sentence string
	}{
		{"sure", i18n.English, false, map[int]float64{3: 0.9922, 8: 0.182}, "sure", "3", "3", "Output 3 stands clear at 0.9922. Next is 8 at 0.1820."},
		{"sure in Chinese", i18n.Chinese, false, map[int]float64{3: 0.9922, 8: 0.182}, "sure", "3", "3", "输出 3 明显领先，为 0.9922；其次是 8，为 0.1820。"},
		{"between two", i18n.English, false, map[int]float64{4: 0.48, 9: 0.45}, "unsure", "4", "4/9", "Between 4 and 9: their outputs are 0.4800 and 0.4500."},
		{"none lit", i18n.English, false, map[int]float64{2: 0.2}, "unsure", "2", "?", "No output is clearly lit. The largest is 2, at only 0.2000; next is 0 at 0.0000."},
		{"empty", i18n.English, true, map[int]float64{7: 0.9}, "empty", "", "–", "Draw a digit and the network answers while you draw."},
	} {
		f := frame(c.lang, c.empty, c.outputs)
		if f.Status != c.status || f.Digit != c.digit || f.Shown != c.shown || f.Sentence != c.sentence {
			t.Errorf("%s: status %q, digit %q, shown %q, sentence %q", c.name, f.Status, f.Digit, f.Shown, f.Sentence)
		}
	}
}

func TestANonDigitIsNeverShownAsADigit(t *testing.T) {
	for _, c := range []struct {
		reason verdict.Reason
		lang   i18n.Lang
		want   string
	}{
		{verdict.TwoDigits, i18n.English, "two digits?"},
		{verdict.Scribble, i18n.English, "only a scribble"},
		{verdict.Unfamiliar, i18n.English, "no digit I know"},
		{verdict.TwoDigits, i18n.Chinese, "不止一个数字"},
		{verdict.Scribble, i18n.Chinese, "只是随手涂画"},
		{verdict.Unfamiliar, i18n.Chinese, "不像我认识的任何数字"},
	} {
		// Competing outputs, too: their digits must not come through either.
		for _, outputs := range []map[int]float64{{5: 0.99}, {5: 0.9, 3: 0.8}} {
			trace := pass(outputs)
			f := NewFrame(trace, verdict.Judge(trace.Output(), false, verdict.Finding{NonDigit: 1, Reason: c.reason}), c.lang)
			if f.Digit != "5" || f.Status != "not-a-digit" || f.Shown != "?" || !strings.Contains(f.Sentence, c.want) {
				t.Errorf("digit %q, status %q, shown %q, sentence %q", f.Digit, f.Status, f.Shown, f.Sentence)
			}
			if strings.ContainsAny(f.Shown+f.Sentence+f.Announced, "0123456789") {
				t.Errorf("shown %q, said %q", f.Shown, f.Announced)
			}
		}
	}
}

func TestFrameOutputsAndNeurons(t *testing.T) {
	f := frame(i18n.English, false, map[int]float64{3: 0.99224, 8: 0.182})
	if got := f.Outputs[3]; got != (Output{3, "0.9922", 0.99224, true}) {
		t.Errorf("output 3: %+v", got)
	}
	if got := f.Outputs[8]; got != (Output{8, "0.1820", 0.182, false}) {
		t.Errorf("output 8: %+v", got)
	}
	if got := f.Layers[0][3]; got != (Neuron{".26", 0.26}) {
		t.Errorf("neuron: %+v", got)
	}
	if got, want := InkLabel(pass(nil).X, i18n.English), "28 by 28 pixels; 2 of 784 have ink"; got != want {
		t.Errorf("seen: %q, want %q", got, want)
	}
	if f := frame(i18n.English, true, map[int]float64{3: 0.9}); f.Outputs[3].Largest {
		t.Error("an empty pad has a largest output")
	}
}

func TestInkPixels(t *testing.T) {
	for _, dark := range []bool{false, true} {
		p := PaletteFor(dark)
		got := InkPixels(nil, []float64{0, 1, 0.5}, p)
		want := []RGB{p.Paper, p.Ink, mix(p.Paper, p.Ink, 0.5)}
		for i, c := range want {
			if px := got[4*i : 4*i+4]; px[0] != c.R || px[1] != c.G || px[2] != c.B || px[3] != 255 {
				t.Errorf("dark %v, pixel %d: %v, want %v", dark, i, px, c)
			}
		}
	}
}

// Text in a neuron must be readable at every activation: 4.5:1 is WCAG AA.
func TestNumbersInNeuronsAreReadable(t *testing.T) {
	for _, dark := range []bool{false, true} {
		p := PaletteFor(dark)
		for a := 0.0; a <= 1; a += 0.01 {
			if fill, text := p.Neuron(a); contrast(fill, text) < 4.5 {
				t.Errorf("dark %v, activation %.2f: contrast %.2f", dark, a, contrast(fill, text))
			}
		}
	}
}

func TestContrast(t *testing.T) {
	if got := contrast(RGB{0, 0, 0}, RGB{255, 255, 255}); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white is %v, want 21", got)
	}
	if got := (RGB{0x1d, 0x24, 0x30}).CSS(); got != "#1d2430" {
		t.Errorf("CSS %q", got)
	}
}

func TestSamplesStayOnThePadAndDiffer(t *testing.T) {
	seen := map[ink.Digit]int{}
	var n ink.Normalizer
	for d := range nn.Digits {
		var digit ink.Digit
		n.Strokes(&digit, Sample(d), ink.All)
		if other, twice := seen[digit]; twice {
			t.Errorf("samples %d and %d look the same", d, other)
		}
		seen[digit] = d
		for _, s := range append(Sample(d), Sample49()...) {
			for _, p := range s {
				if p.X < 0.05 || p.X > 0.95 || p.Y < 0.05 || p.Y > 0.95 {
					t.Errorf("sample %d leaves the pad at %v", d, p)
				}
			}
		}
	}
	if got := len(Sample(3)); got != 1 {
		t.Errorf("a 3 has %d strokes, want 1: its corner joins the arcs", got)
	}
}
