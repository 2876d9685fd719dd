package nn

import (
	"math"
	"testing"
)

func TestActivationSlopeMatchesDifferenceQuotient(t *testing.T) {
	const h = 1e-6
	for _, f := range []Activation{Identity, Sigmoid, ReLU, Tanh} {
		for _, z := range []float64{-6, -1.5, -0.1, 0.2, 1, 5} {
			want := (f.F(z+h) - f.F(z-h)) / (2 * h)
			if got := f.Slope(z, f.F(z)); math.Abs(got-want) > 1e-8 {
				t.Errorf("%v slope at %v = %v, difference quotient %v", f, z, got, want)
			}
		}
	}
}

func TestSigmoidAtItsLimits(t *testing.T) {
	for _, c := range []struct{ z, want float64 }{
		{0, 0.5}, {math.Inf(1), 1}, {math.Inf(-1), 0}, {1e4, 1}, {-1e4, 0},
	} {
		if got := Sigmoid.F(c.z); math.Abs(got-c.want) > 1e-300 {
			t.Errorf("sigmoid(%v) = %v, want %v", c.z, got, c.want)
		}
	}
	if got := Sigmoid.F(math.NaN()); !math.IsNaN(got) {
		t.Errorf("sigmoid(NaN) = %v, want NaN", got)
	}
}

func TestSigmoidIsExactToTheLastBits(t *testing.T) {
	for z := -700.0; z <= 700; z += 0.0371 {
		want := 1 / (1 + math.Exp(-z))
		if got := Sigmoid.F(z); math.Abs(got-want) > 4e-16*want {
			t.Fatalf("sigmoid(%v) = %v, want %v", z, got, want)
		}
	}
}

func TestParseActivation(t *testing.T) {
	for f := range activations {
		if got, err := ParseActivation(Activation(f).String()); err != nil || got != Activation(f) {
			t.Errorf("ParseActivation(%q) = %v, %v", Activation(f), got, err)
		}
	}
	if _, err := ParseActivation("swish"); err == nil {
		t.Error("ParseActivation(swish) succeeded")
	}
}
