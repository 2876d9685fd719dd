package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// examOf is an exam of n pictures like digits: sparse, with labels at random.
func examOf(net *Network, n int) (*Exam, [][]float64, []uint8) {
	rng := newRand(77)
	var pictures [][]float64
	var labels []uint8
	for s := range n {
		pictures = append(pictures, sparseInput(net.Inputs(), 0.2, uint64(s)))
		labels = append(labels, uint8(rng.IntN(Digits)))
	}
	return NewExam(net, labels, func(s int) []float64 { return pictures[s] }), pictures, labels
}

// checkExam compares every bit of an exam with Forward and its counts with a
// count from nothing.
func checkExam(t *testing.T, e *Exam, net *Network, pictures [][]float64, labels []uint8) {
	t.Helper()
	if !e.Done() {
		t.Fatal("the exam is behind")
	}
	trace := net.NewTrace()
	var want Confusion
	for s, x := range pictures {
		net.Forward(x, trace)
		for l, a := range trace.A {
			for o, v := range e.activations(s, l) {
				if math.Float64bits(v) != math.Float64bits(a[o]) {
					t.Fatalf("picture %d, layer %d, neuron %d: %v, Forward has %v", s, l, o, v, a[o])
				}
			}
		}
		want.Add(int(labels[s]), ArgMax(trace.Output()))
		if e.Answer(s) != ArgMax(trace.Output()) {
			t.Fatalf("picture %d is answered %d, want %d", s, e.Answer(s), ArgMax(trace.Output()))
		}
	}
	if *e.Confusion() != want {
		t.Fatalf("confusion %v, want %v", e.Confusion(), want)
	}
}

// Turns of every kind, told one by one or in batches, worked off whole or in
// slices with new turns in between: the answers are Forward's, bit by bit.
func TestExamIsForwardAfterAnyTurns(t *testing.T) {
	for _, c := range []Config{
		{Sizes: []int{784, 16, 16, 10}},
		{Sizes: []int{784, 12, 10}, Activations: []Activation{ReLU, Identity}},
		{Sizes: []int{784, 9, 17, 8, 10}, Activations: []Activation{Tanh, ReLU, Sigmoid, Tanh}},
		{Sizes: []int{784, 10}},
	} {
		t.Run(fmt.Sprint(c.Sizes), func(t *testing.T) {
			net := randomNetwork(c, 5)
			e, pictures, labels := examOf(net, 60)
			if e.Done() {
				t.Fatal("a new exam has nothing to do")
			}
			for !e.Advance(7) {
			}
			checkExam(t, e, net, pictures, labels)
			rng := newRand(6)
			for round := range 60 {
				turnSome(e, net, rng)
				if round%3 == 0 {
					e.Advance(25) // and more is turned before the rest
					turnSome(e, net, rng)
				}
				for !e.Advance(1 + rng.IntN(len(labels))) {
				}
				checkExam(t, e, net, pictures, labels)
			}
		})
	}
}

// turnSome turns one knob, a patch of one neuron, or everything.
func turnSome(e *Exam, net *Network, rng *rand.Rand) {
	k := rng.IntN(net.NumParams())
	switch rng.IntN(4) {
	case 0:
		e.Turned(net.Turn(k, rng.NormFloat64()))
	case 1:
		for j := k; j < min(k+40, net.NumParams()); j++ {
			e.Turned(net.Turn(j, rng.NormFloat64()))
		}
	case 2: // the last layer or so: small numbers of parameters lie there
		e.Turned(net.Turn(net.NumParams()-1-rng.IntN(100), 3*rng.NormFloat64()))
	case 3:
		for j := range net.Params() {
			net.Params()[j] += 0.1 * rng.NormFloat64()
		}
		net.Refresh()
		e.AllTurned()
	}
}

func TestExamOfAnotherNetwork(t *testing.T) {
	first := randomNetwork(Config{Sizes: []int{784, 16, 16, 10}}, 8)
	e, pictures, labels := examOf(first, 30)
	e.Advance(20)
	e.Turned(first.Turn(3, 1))
	second := randomNetwork(Config{Sizes: []int{784, 5, 30, 10}, Activations: []Activation{ReLU}}, 9)
	e.Use(second)
	for !e.Advance(11) {
	}
	checkExam(t, e, second, pictures, labels)
}

// More turns than it is worth to remember count as all.
func TestExamOfVeryManyTurns(t *testing.T) {
	net := randomNetwork(Config{Sizes: []int{784, 16, 16, 10}}, 10)
	e, pictures, labels := examOf(net, 20)
	e.Advance(20)
	for k := range net.Params() {
		e.Turned(net.Turn(k, net.Params()[k]/2))
	}
	for !e.Advance(20) {
	}
	checkExam(t, e, net, pictures, labels)
}

// A turn of a pixel that no picture has ink in costs nothing and changes
// nothing: no picture is computed anew.
func TestExamPassesOverWhatIsNotReached(t *testing.T) {
	net := randomNetwork(Config{Sizes: []int{784, 16, 16, 10}}, 11)
	x := make([]float64, 784)
	x[100] = 1
	e := NewExam(net, []uint8{4}, func(int) []float64 { return x })
	e.Advance(1)
	e.acts[0][0] = 42 // would be computed anew
	e.Turned(net.Turn(101, 9))
	if e.Advance(1); e.acts[0][0] != 42 {
		t.Error("a weight without ink had the picture computed anew")
	}
	e.Turned(net.Turn(100, 9))
	if e.Advance(1); e.acts[0][0] == 42 {
		t.Error("a weight with ink did not reach the picture")
	}
}

// The page's case: one knob and the accuracy on 1,000 digits, as a ratio to
// computing all of it anew.
func BenchmarkExam(b *testing.B) {
	net := randomNetwork(Config{Sizes: []int{784, 16, 16, 10}}, 12)
	e, _, _ := examOf(net, 1000)
	e.Advance(1000)
	const patch = 5*784 + 400
	for _, c := range []struct {
		name  string
		knobs []int
	}{
		{"first-layer-weight", []int{patch}},
		{"painted-patch", []int{patch - 28, patch - 1, patch, patch + 1, patch + 28}},
		{"first-layer-bias", []int{784*16 + 5}},
		{"second-layer-weight", []int{784*16 + 16 + 7}},
		{"output-bias", []int{13001}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for i := range b.N {
				for _, k := range c.knobs {
					e.Turned(net.Turn(k, float64(i%7)))
				}
				e.Advance(1000)
			}
			turn := b.Elapsed()
			b.StopTimer()
			start := time.Now()
			for range b.N {
				e.AllTurned()
				e.Advance(1000)
			}
			b.ReportMetric(float64(time.Since(start))/float64(turn), "times-faster")
		})
	}
}
