package nn

import "testing"

func TestKnobsAreTheParamsInOrder(t *testing.T) {
	n := randomNetwork(Config{Sizes: []int{5, 3, 4, 2}}, 1)
	for k := range n.Params() {
		at := n.Knob(k)
		d := n.Layers[at.Layer]
		where := &d.B[at.Neuron]
		if !at.Bias {
			where = &d.W[at.Neuron*d.In+at.Input]
		}
		if where != &n.Params()[k] {
			t.Fatalf("knob %d is said to be %+v, which is another number", k, at)
		}
	}
	if at, want := n.Knob(5*3), (Knob{Neuron: 0, Bias: true}); at != want {
		t.Errorf("the first bias is at %+v, want %+v", at, want)
	}
}

func TestTurnReachesForward(t *testing.T) {
	n := randomNetwork(Config{Sizes: []int{7, 9, 3}}, 2)
	x := sparseInput(7, 0.9, 3)
	rng := newRand(4)
	fast, plain := n.NewTrace(), n.NewTrace()
	for range 200 {
		n.Turn(rng.IntN(n.NumParams()), rng.NormFloat64())
	}
	n.Forward(x, fast)
	n.ForwardPlain(x, plain)
	checkClose(t, "output after 200 turns", fast.Output(), plain.Output(), 1e-12)
}
