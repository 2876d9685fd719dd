package state

import (
	"math"
	"slices"
	"testing"

	"inkling/nn"
)

// trained is a network of these sizes with a different number everywhere.
func trained(sizes []int) []float64 {
	v := make([]float64, Params(sizes))
	for i := range v {
		v[i] = float64(float32(0.01 * float64(i%17-8)))
	}
	return v
}

// values are the network's numbers after what happened to the state.
func values(s *State, original []float64) []float64 {
	v := make([]float64, len(original))
	Values(v, original, s.Sizes, s.Knobs.Edits())
	return v
}

// changed lists the places where two networks differ.
func changed(a, b []float64) (places []int) {
	for i := range a {
		if a[i] != b[i] {
			places = append(places, i)
		}
	}
	return places
}

func small() *State {
	s := New()
	s.Sizes = []int{784, 3, 4, 10}
	return s
}

func TestIndicesAreThoseOfParams(t *testing.T) {
	s := small()
	net := nn.New(nn.Config{Sizes: s.Sizes})
	for k := range net.Params() {
		at := net.Knob(k)
		got := s.BiasIndex(at.Layer+1, at.Neuron)
		if !at.Bias {
			got = s.WeightIndex(at.Layer+1, at.Neuron, at.Input)
		}
		if got != k {
			t.Fatalf("%+v is at %d, want %d", at, got, k)
		}
	}
}

func TestOneDragIsOneEdit(t *testing.T) {
	s := small()
	original := trained(s.Sizes)
	for _, v := range []float64{0.5, 0.7, 0.9} {
		s.Apply(KnobTurnedMsg{5, v})
	}
	s.Apply(KnobReleasedMsg{})
	s.Apply(KnobTurnedMsg{5, 2})
	s.Apply(KnobTurnedMsg{6, 3}) // another knob without a release
	if got := values(s, original); got[5] != 2 || got[6] != 3 || len(s.Knobs.Edits()) != 3 {
		t.Fatalf("%v and %v after %d edits", got[5], got[6], len(s.Knobs.Edits()))
	}
	s.Apply(KnobUndoneMsg{})
	s.Apply(KnobUndoneMsg{})
	if got := values(s, original); got[5] != float64(float32(0.9)) || len(changed(got, original)) != 1 {
		t.Errorf("after two undos knob 5 is %v", got[5])
	}
	rev := s.Knobs.Rev()
	s.Apply(KnobUndoneMsg{})
	if got := values(s, original); len(changed(got, original)) != 0 || s.Knobs.Rev() == rev {
		t.Error("the last undo did not bring the trained network back")
	}
	if e := s.Apply(KnobUndoneMsg{}); e != None {
		t.Error("an undo without an edit did something")
	}
}

func TestKnobsTakeOnlyNumbersThatAFileHolds(t *testing.T) {
	s := small()
	for _, m := range []KnobTurnedMsg{{-1, 1}, {Params(s.Sizes), 1}, {0, math.NaN()}} {
		if e := s.Apply(m); e != None || len(s.Knobs.Edits()) != 0 {
			t.Errorf("%+v was taken", m)
		}
	}
	s.Apply(KnobTurnedMsg{0, 0.1})
	s.Apply(KnobTurnedMsg{1, math.Inf(1)})
	if got := values(s, trained(s.Sizes)); got[0] != float64(float32(0.1)) || got[1] != KnobMost {
		t.Errorf("turned to %v and %v", got[0], got[1])
	}
}

func TestAStrokeOfTheBrushIsOneEdit(t *testing.T) {
	s := small()
	original := trained(s.Sizes)
	s.Apply(KnobsPaintedMsg{[]Knob{{1, 1}, {2, 1}}})
	s.Apply(KnobsPaintedMsg{[]Knob{{2, 4}, {3, 1}, {-7, 1}}})
	s.Apply(KnobReleasedMsg{})
	got := values(s, original)
	if !slices.Equal(changed(got, original), []int{1, 2, 3}) || got[2] != 4 || len(s.Knobs.Edits()) != 1 {
		t.Errorf("changed %v in %d edits", changed(got, original), len(s.Knobs.Edits()))
	}
	s.Apply(KnobsPaintedMsg{[]Knob{{9, 1}}})
	s.Apply(KnobUndoneMsg{})
	if got := changed(values(s, original), original); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("after undo %v", got)
	}
}

// forward is the output of a network with these numbers.
func forward(sizes []int, v, x []float64) *nn.Trace {
	net := nn.New(nn.Config{Sizes: sizes})
	copy(net.Params(), v)
	net.Refresh()
	trace := net.NewTrace()
	net.Forward(x, trace)
	return trace
}

// Without a neuron the network answers as if that neuron were not there.
func TestASwitchedOffNeuronReachesNothing(t *testing.T) {
	for layer, size := range map[int]int{1: 3, 2: 4} {
		s := small()
		original := trained(s.Sizes)
		s.Apply(NeuronSwitchedOffMsg{layer, size - 1})
		off := values(s, original)
		x := make([]float64, 784)
		for i := range x {
			x[i] = float64(i%5) / 5
		}
		first := forward(s.Sizes, off, x)
		off[s.BiasIndex(layer, size-1)] = 5 // the neuron itself may say what it likes
		second := forward(s.Sizes, off, x)
		if first.A[layer-1][size-1] == second.A[layer-1][size-1] || !slices.Equal(first.Output(), second.Output()) {
			t.Errorf("layer %d: the output still follows the neuron", layer)
		}
		if got, want := len(changed(values(s, original), original)), s.Sizes[layer+1]; got > want || got == 0 {
			t.Errorf("layer %d: %d numbers changed, want at most the %d behind it", layer, got, want)
		}
	}
	s := small()
	s.Apply(NeuronSwitchedOffMsg{3, 7})
	x := make([]float64, 784)
	x[3] = 1
	if out := forward(s.Sizes, values(s, trained(s.Sizes)), x).Output(); out[7] > 0.00005 || out[6] < 0.1 {
		t.Errorf("output 7 is off: %v", out)
	}
	for _, m := range []NeuronSwitchedOffMsg{{0, 3}, {4, 0}, {1, 3}} {
		if e := s.Apply(m); e != None {
			t.Errorf("%+v was switched off", m)
		}
	}
}

func TestBreaking(t *testing.T) {
	s := small()
	original := trained(s.Sizes)
	s.Apply(KnobTurnedMsg{s.BiasIndex(1, 0), 3})
	s.Apply(BiasesSwitchedOffMsg{})
	off := values(s, original)
	eachLayer(off, s.Sizes, func(_ int, _, b []float64) {
		if slices.ContainsFunc(b, func(v float64) bool { return v != 0 }) {
			t.Errorf("biases %v", b)
		}
	})
	s.Apply(NoiseAddedMsg{Seed: 4, Strength: 0.5})
	noisy := values(s, original)
	if got, want := len(changed(noisy, off)), Params(s.Sizes)-3-4-10; got != want {
		t.Errorf("noise changed %d numbers, want the %d weights", got, want)
	}
	sum := 0.0
	w, v := noisy[:784*3], off[:784*3]
	for i := range w {
		sum += (w[i] - v[i]) * (w[i] - v[i])
	}
	if ratio := math.Sqrt(sum/float64(len(w))) / 0.049; ratio < 0.45 || ratio > 0.55 {
		t.Errorf("noise is %.2f of the weights, want about 0.5", ratio)
	}
	if again := values(s, original); !slices.Equal(again, noisy) {
		t.Error("the same noise came out differently")
	}
	s.Apply(RandomisedMsg{Seed: 4})
	random := values(s, original)
	if got := random[784*3 : 784*3+3]; !slices.Equal(got, []float64{0, 0, 0}) || slices.Equal(random, noisy) {
		t.Error("random weights, or their biases, are not as before training")
	}
	for range 2 {
		s.Apply(KnobsResetMsg{})
	}
	if got := changed(values(s, original), original); len(got) != 0 {
		t.Errorf("%d numbers are changed after the reset", len(got))
	}
	s.Apply(KnobUndoneMsg{})
	if got := values(s, original); !slices.Equal(got, random) {
		t.Error("the reset cannot be taken back")
	}
	for _, m := range []NoiseAddedMsg{{1, 0}, {1, -1}, {1, math.NaN()}, {1, 11}} {
		if e := s.Apply(m); e != None {
			t.Errorf("%+v was added", m)
		}
	}
}

func TestTheCellFollowsSelectionAndCursor(t *testing.T) {
	s := New()
	want := func(what string, cell int) {
		t.Helper()
		if got := s.KnobCell(); got != cell {
			t.Errorf("%s: cell %d, want %d", what, got, cell)
		}
	}
	want("at first", middle)
	s.Apply(CellMovedMsg{0})
	want("moved", 0)
	s.Apply(SelectedMsg{Pixel(99)})
	want("a pixel selected", 99)
	s.Apply(SelectedMsg{Line(1, 2, 33)})
	want("a line selected", 33)
	s.Apply(CellMovedMsg{34})
	want("and moved on", 34)
	s.Apply(SelectedMsg{Neuron(2, 3)})
	want("a deeper neuron", 0)
	s.Apply(CellMovedMsg{15})
	s.Apply(CellMovedMsg{16}) // there is none
	want("its last input", 15)
}
