package detect

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// random is a detector with random numbers, biases too.
func random(seed uint64) *Detector {
	d := New()
	rng := rand.New(rand.NewPCG(seed, 0))
	d.Init(rng)
	for _, n := range d.Networks() {
		for _, l := range n.Layers {
			for o := range l.B {
				l.B[o] = 0.2 * rng.NormFloat64()
			}
		}
	}
	d.Refresh()
	return d
}

// picture has ink in about a third of its pixels, the outermost among them.
func picture(seed uint64) *ink.Digit {
	rng := rand.New(rand.NewPCG(seed, 1))
	x := new(ink.Digit)
	for i := range x {
		if rng.Float64() < 0.3 {
			x[i] = rng.Float64()
		}
	}
	x[0], x[ink.Pixels-1] = 1, 1
	return x
}

// plain is the definition, read literally: the network of the package comment
// as nested loops over every number.
func plain(d *Detector, x *ink.Digit) []float64 {
	parts := d.Networks()
	first := convolve(x[:], ink.Side, 1, parts[0].Layers[0], 5, 2)
	second := convolve(first, 12, 12, parts[1].Layers[0], 3, 2)
	hidden := dense(parts[2].Layers[0], second)
	for i, v := range hidden {
		hidden[i] = max(v, 0)
	}
	return dense(parts[2].Layers[1], hidden)
}

func convolve(in []float64, side, channels int, l *nn.Dense, kernel, stride int) (out []float64) {
	for r := 0; r+kernel <= side; r += stride {
		for c := 0; c+kernel <= side; c += stride {
			var patch []float64
			for i := range kernel {
				for j := range kernel {
					patch = append(patch, in[((r+i)*side+c+j)*channels:][:channels]...)
				}
			}
			for _, z := range dense(l, patch) {
				out = append(out, max(z, 0))
			}
		}
	}
	return out
}

func dense(l *nn.Dense, x []float64) []float64 {
	out := slices.Clone(l.B)
	for o := range out {
		for i, w := range l.Row(o) {
			out[o] += w * x[i]
		}
	}
	return out
}

func TestForwardIsTheDefinition(t *testing.T) {
	for seed := range uint64(5) {
		d, x := random(seed), picture(seed)
		trace := d.NewTrace()
		d.Forward(x, trace)
		for k, want := range plain(d, x) {
			if got := trace.Logits()[k]; math.Abs(got-want) > 1e-12 {
				t.Errorf("seed %d: logit %d is %v, want %v", seed, k, got, want)
			}
		}
		if got, want := d.Read(x), finding(trace.Logits()); got != want {
			t.Errorf("seed %d: Read %+v, Forward %+v", seed, got, want)
		}
	}
}

func TestReadAgainForgetsTheLastPicture(t *testing.T) {
	d := random(1)
	want := d.Read(picture(1))
	d.Read(picture(2))
	if got := d.Read(picture(1)); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestGradientsMatchCentralDifferences(t *testing.T) {
	const h = 1e-6
	d, x := random(3), picture(3)
	trace, g := d.NewTrace(), d.NewGrads()
	cost := func() float64 {
		d.Refresh()
		d.Forward(x, trace)
		return d.Backward(trace, Scribble, d.NewGrads())
	}
	d.Forward(x, trace)
	d.Backward(trace, Scribble, g)
	d.Backward(trace, Scribble, g) // adds
	rng := rand.New(rand.NewPCG(4, 0))
	for part, n := range d.Networks() {
		gradient := g.Parts[part].Params()
		moved := 0
		for range 60 {
			i := rng.IntN(len(gradient))
			p := n.Params()[i]
			n.Params()[i] = p + h
			up := cost()
			n.Params()[i] = p - h
			down := cost()
			n.Params()[i] = p
			want := (up - down) / (2 * h)
			if math.Abs(gradient[i]/2-want) > 1e-6 {
				t.Errorf("part %d, number %d: gradient %v, difference quotient %v", part, i, gradient[i]/2, want)
			}
			if want != 0 {
				moved++
			}
		}
		if moved == 0 {
			t.Errorf("part %d: nothing moved, the test tests nothing", part)
		}
	}
	g.Zero()
	for part := range g.Parts {
		for i, v := range g.Parts[part].Params() {
			if v != 0 {
				t.Fatalf("part %d: gradient %d is %v after Zero", part, i, v)
			}
		}
	}
}

func TestFinding(t *testing.T) {
	logits := func(at map[int]float64) []float64 {
		z := make([]float64, Classes)
		for i := range z {
			z[i] = -1000
		}
		for k, v := range at {
			z[k] = v
		}
		return z
	}
	for _, c := range []struct {
		name   string
		logits []float64
		want   verdict.Finding
	}{
		{"a digit", logits(map[int]float64{3: 900}), verdict.Finding{NonDigit: 0, Reason: verdict.TwoDigits}},
		{"half a scribble", logits(map[int]float64{3: 5, Scribble: 5}), verdict.Finding{NonDigit: 0.5, Reason: verdict.Scribble}},
		{"two kinds together", logits(map[int]float64{7: 0, Unfamiliar: 0.1, TwoDigits: 0.1 - math.Ln2}), verdict.Finding{NonDigit: 1.5 * math.Exp(0.1) / (1 + 1.5*math.Exp(0.1)), Reason: verdict.Unfamiliar}},
		{"several", logits(map[int]float64{TwoDigits: 2}), verdict.Finding{NonDigit: 1, Reason: verdict.TwoDigits}},
	} {
		got := finding(c.logits)
		if got.Reason != c.want.Reason || math.Abs(got.NonDigit-c.want.NonDigit) > 1e-12 {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestNumParams(t *testing.T) {
	want := 25*12 + 12 + 9*12*24 + 24 + 5*5*24*32 + 32 + 32*13 + 13
	if got := New().NumParams(); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func BenchmarkRead(b *testing.B) {
	d, x := random(1), picture(1)
	for b.Loop() {
		d.Read(x)
	}
}
