package view

import (
	"math"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/app/state"
)

func TestTheStoryGoesThroughEveryPhase(t *testing.T) {
	want := []Moment{{ImageEnters, 0, 1}, {Summing, 0, 1}, {BiasAdded, 0, 1}, {Squashed, 0, 1}, {Summing, 1, 1}, {BiasAdded, 1, 1}, {Squashed, 1, 1}, {Answered, 1, 1}}
	position := 0.0
	for i, m := range want {
		position = NextStop(position, 2)
		if got := MomentAt(position, 2); got.Phase != m.Phase || got.Layer != m.Layer || math.Abs(got.Share-1) > 1e-9 {
			t.Errorf("stop %d, at %v: %+v, want %+v", i, position, got, m)
		}
		if got := LastStop(position+0.01, 2); math.Abs(got-position) > 1e-9 {
			t.Errorf("a little behind stop %d: the last stop is %v, want %v", i, got, position)
		}
	}
	if math.Abs(position-1) > 1e-9 {
		t.Errorf("the last stop is at %v", position)
	}
	if got := MomentAt(NextStop(1, 2), 2).Phase; got != ImageEnters {
		t.Errorf("behind the last stop comes phase %d", got)
	}
	if got := MomentAt(0, 2); got != (Moment{}) {
		t.Errorf("at 0: %+v", got)
	}
	if got := LastStop(0.01, 2); got != 0 {
		t.Errorf("before the first stop: %v", got)
	}
}

func TestTheSumGrowsToZ(t *testing.T) {
	n, trace, _ := small()
	stops, position := []StoryFrame(nil), 0.0
	for range 8 {
		position = NextStop(position, 2)
		stops = append(stops, NewStoryFrame(position, n, trace, i18n.English))
	}
	// After the image nothing is lit; then the sums 1·1 − 2·1 = −1 and 0.1, the
	// biases (0), the activations σ(−1) = .27 and σ(0.1) = .52.
	if f := stops[0]; f.Layers[0][0] != (Neuron{}) || f.Rows != 28 || f.Reach != (Reach{0, 0}) {
		t.Errorf("after the image: %+v", f)
	}
	if f := stops[1]; f.Layers[0][0] != (Neuron{Text: "−1.0"}) || f.Layers[0][1] != (Neuron{Text: "0.1"}) || f.Layers[1][0] != (Neuron{}) || f.Reach != (Reach{0, 4}) {
		t.Errorf("after the sum: %+v", f)
	}
	if f := stops[3]; f.Layers[0][0] != (Neuron{".27", 0.27}) || f.Layers[0][1] != (Neuron{".52", 0.52}) {
		t.Errorf("after σ: %+v", f)
	}
	if f := stops[7]; f.Layers[1][0].Text != InNeuron(trace.A[1][0]) || f.Reach != (Reach{1, 2}) {
		t.Errorf("the answer: %+v", f)
	}
	// Half of the four terms: 1 − 2 for the first neuron too, and the pixel that
	// was added last.
	_, ends := beats(2)
	half := NewStoryFrame((ends[0]+ends[1])/2, n, trace, i18n.English)
	if half.Reach.Terms != 2 || half.Now != state.Pixel(1) || half.Layers[0][0].Text != "−1.0" {
		t.Errorf("half the sum: %+v", half)
	}
	if got := NewStoryFrame(ends[0]/2, n, trace, i18n.English).Rows; got != 14 {
		t.Errorf("half of the image is %d rows", got)
	}
	first := PartialSum(n.Layers[0].Row(0), trace.X, 1)
	if first != 1 {
		t.Errorf("one term: %v", first)
	}
}

func TestTheStoryIsToldInWords(t *testing.T) {
	n, trace, _ := small()
	for _, l := range i18n.Langs {
		said := map[string]bool{}
		for position := 0.0; position < 1; {
			position = NextStop(position, 2)
			f := NewStoryFrame(position, n, trace, l)
			if f.Caption == "" || strings.Contains(f.Caption, "{") {
				t.Errorf("%s, at %v: %q", l.Tag(), position, f.Caption)
			}
			said[f.Caption] = true
		}
		if len(said) != 8 {
			t.Errorf("%s: %d different captions, want 8", l.Tag(), len(said))
		}
	}
}

func TestReadout(t *testing.T) {
	n, trace, _ := small()
	for s, want := range map[state.Selection]string{
		{}:                  i18n.T(i18n.English, i18n.ReadoutHint),
		state.Pixel(2):      "Pixel in row 1, column 3: a = 1.0000",
		state.Neuron(1, 0):  "hidden layer 1, neuron 1: z = −1.0000 with bias b = 0.0000, a = σ(z) = 0.2689",
		state.Neuron(2, 0):  "output 0: z = " + Activation(trace.Z[1][0]) + " with bias b = 0.0000, a = σ(z) = " + Activation(trace.A[1][0]),
		state.Line(1, 0, 1): "Pixel in row 1, column 2 → hidden layer 1, neuron 1: w·a = −2.0000 × 1.0000 = −2.0000",
		state.Neuron(7, 7):  i18n.T(i18n.English, i18n.ReadoutHint),
	} {
		if got := Readout(s, n, trace, i18n.English); got != want {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
	if got := Readout(state.Line(2, 0, 1), n, trace, i18n.Chinese); !strings.HasPrefix(got, "第一隐藏层第 2 个神经元 → 输出 0") {
		t.Errorf("in Chinese: %q", got)
	}
}

func TestShape(t *testing.T) {
	if got := Shape([]int{784, 16, 16, 10}); got != "784-16-16-10" {
		t.Error(got)
	}
	if got := state.Params([]int{784, 16, 16, 10}); got != 13002 {
		t.Error(got)
	}
}
