package nn

import (
	"fmt"
	"math"
	"testing"
	"time"
)

// The network of the package comment.
func ExampleNetwork_Forward() {
	n := New(Config{Sizes: []int{2, 2, 1}})
	copy(n.Layers[0].W, []float64{1, -2, 3, 1})
	copy(n.Layers[0].B, []float64{0.5, -2})
	copy(n.Layers[1].W, []float64{1, -1})
	copy(n.Layers[1].B, []float64{0.1})
	n.Refresh()
	trace := n.NewTrace()
	n.Forward([]float64{1, 0.5}, trace)
	fmt.Println(n)
	fmt.Printf("%.4f %.4f\n", trace.Z[0], trace.A[0])
	fmt.Printf("%.4f %.4f\n", trace.Z[1], trace.A[1])
	// Output:
	// 2-2-1 sigmoid, 9 parameters
	// [0.5000 1.5000] [0.6225 0.8176]
	// [-0.0951] [0.4762]
}

func TestForwardAndPredictAgreeWithPlainLoops(t *testing.T) {
	for _, c := range []struct {
		name   string
		config Config
		share  float64
	}{
		{"the lesson's network on a digit", Config{Sizes: []int{784, 16, 16, 10}}, 0.19},
		{"empty picture", Config{Sizes: []int{784, 16, 16, 10}}, 0},
		{"every pixel inked", Config{Sizes: []int{784, 16, 16, 10}}, 1},
		{"no hidden layer", Config{Sizes: []int{784, 10}}, 0.2},
		{"ReLU", Config{Sizes: []int{784, 16, 16, 10}, Activations: []Activation{ReLU, ReLU, Sigmoid}}, 0.2},
		{"odd widths", Config{Sizes: []int{5, 3, 17, 1, 2}, Activations: []Activation{Tanh}}, 0.5},
	} {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(5) {
				n := randomNetwork(c.config, seed)
				n.Refresh()
				x := sparseInput(n.Inputs(), c.share, seed+100)
				plain, fast := n.NewTrace(), n.NewTrace()
				n.ForwardPlain(x, plain)
				n.Forward(x, fast)
				for l := range n.Layers {
					checkClose(t, fmt.Sprintf("z of layer %d", l), fast.Z[l], plain.Z[l], 1e-12)
					checkClose(t, fmt.Sprintf("a of layer %d", l), fast.A[l], plain.A[l], 1e-12)
				}
				out := make([]float64, n.Outputs())
				n.Predict(x, out)
				checkClose(t, "Predict", out, plain.Output(), 1e-12)
			}
		})
	}
}

// TestBackgroundIsLeftOut puts weights that would spoil every sum, 0·∞ is not a
// number, under a pixel that is zero.
func TestBackgroundIsLeftOut(t *testing.T) {
	for _, spoiled := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		n := randomNetwork(Config{Sizes: []int{few + 1, 12, 9}}, 1)
		n.Refresh()
		x := sparseInput(few+1, 0.5, 2)
		x[4] = 0
		want := n.NewTrace()
		n.ForwardPlain(x, want)
		for o := range 12 {
			n.SetWeight(0, o, 4, spoiled)
		}
		trace, out := n.NewTrace(), make([]float64, 9)
		n.Forward(x, trace)
		n.Predict(x, out)
		checkClose(t, fmt.Sprintf("Forward over %v", spoiled), trace.Output(), want.Output(), 1e-12)
		checkClose(t, fmt.Sprintf("Predict over %v", spoiled), out, want.Output(), 1e-12)
	}
}

func TestPredictFollowsATurnedKnob(t *testing.T) {
	n := randomNetwork(Config{Sizes: []int{784, 16, 16, 10}}, 1)
	n.Refresh()
	x := sparseInput(784, 0.2, 2)
	x[300] = 1
	before, after := make([]float64, 10), make([]float64, 10)
	n.Predict(x, before)
	n.SetWeight(0, 9, 300, 5)
	n.SetWeight(2, 7, 3, -4)
	n.SetBias(1, 2, 3)
	n.Predict(x, after)
	trace := n.NewTrace()
	n.ForwardPlain(x, trace)
	checkClose(t, "after the turn", after, trace.Output(), 1e-12)
	if math.Abs(after[7]-before[7]) < 1e-3 {
		t.Errorf("output 7 moved from %v to %v only", before[7], after[7])
	}
}

func TestCloneIsIndependent(t *testing.T) {
	n := randomNetwork(Config{Sizes: []int{6, 4, 2}}, 3)
	c := n.Clone()
	n.Params()[0] = 99
	if c.Params()[0] == 99 || c.String() != n.String() {
		t.Errorf("clone %v shares memory with or differs from %v", c, n)
	}
}

func TestPassesAllocateNothing(t *testing.T) {
	n := randomNetwork(Config{Sizes: []int{784, 16, 16, 10}}, 1)
	n.Refresh()
	x, out, trace, g := sparseInput(784, 0.2, 2), make([]float64, 10), n.NewTrace(), n.NewGrads()
	target, terms := make([]float64, 10), []Term{{Softmax, 1}, {CrossEntropy, 0.1}, {Quadratic, 1}}
	n.Forward(x, trace)
	for name, f := range map[string]func(){
		"Predict":  func() { n.Predict(x, out) },
		"Forward":  func() { n.Forward(x, trace) },
		"Backward": func() { n.Backward(trace, target, terms, g) },
	} {
		if a := testing.AllocsPerRun(50, f); a != 0 {
			t.Errorf("%s allocates %v times", name, a)
		}
	}
}

func TestConfigValidate(t *testing.T) {
	for _, c := range []struct {
		name   string
		config Config
		want   string // "" for valid
	}{
		{"lesson", Config{Sizes: []int{784, 16, 16, 10}}, ""},
		{"too short", Config{Sizes: []int{784}}, "nn: config: 1 sizes, expected at least an input and an output"},
		{"empty layer", Config{Sizes: []int{4, 0, 2}}, "nn: config: size 1 is 0, expected at least 1"},
		{"activations", Config{Sizes: []int{4, 3, 3, 2}, Activations: []Activation{ReLU, Tanh}}, "nn: config: 2 activations, expected 0, 1 or 3"},
		{"huge", Config{Sizes: []int{1 << 40, 1 << 40}}, "nn: config: more than 268435456 parameters, expected at most that"},
		{"unknown", Config{Sizes: []int{4, 2}, Activations: []Activation{77}}, "nn: config: activation of layer 0 is activation(77), expected a known function"},
	} {
		err := c.config.Validate()
		if got := fmt.Sprint(err); err == nil && c.want != "" || err != nil && got != c.want {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestWrongLengthPanicsWithFoundAndWanted(t *testing.T) {
	n := New(Config{Sizes: []int{784, 10}})
	defer func() {
		if got := recover(); got != "nn: Forward: len(x) = 783, want 784" {
			t.Errorf("panic %v", got)
		}
	}()
	n.Forward(make([]float64, 783), n.NewTrace())
}

func TestSetWeightOutOfRangePanics(t *testing.T) {
	defer func() {
		if got := recover(); got != "nn: SetWeight: weight [0][784] of layer 0, want below [10][784]" {
			t.Errorf("panic %v", got)
		}
	}()
	New(Config{Sizes: []int{784, 10}}).SetWeight(0, 0, 784, 1)
}

func TestString(t *testing.T) {
	for _, c := range []struct {
		config Config
		want   string
	}{
		{Config{Sizes: []int{784, 16, 16, 10}}, "784-16-16-10 sigmoid, 13002 parameters"},
		{Config{Sizes: []int{784, 10}}, "784-10 sigmoid, 7850 parameters"},
		{Config{Sizes: []int{784, 100, 10}, Activations: []Activation{ReLU, Sigmoid}}, "784-100-10 relu,sigmoid, 79510 parameters"},
	} {
		if got := New(c.config).String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

var digitLike = sparseInput(784, 0.19, 7)

// BenchmarkPredict times Predict beside the plain loops in the same run: the
// ratio holds on a noisy machine, the nanoseconds do not.
func BenchmarkPredict(b *testing.B) {
	n := randomNetwork(Config{Sizes: []int{784, 16, 16, 10}}, 1)
	n.Refresh()
	trace, out := n.NewTrace(), make([]float64, 10)
	var plain, recorded, fast time.Duration
	for b.Loop() {
		start := time.Now()
		n.ForwardPlain(digitLike, trace)
		plain += time.Since(start)
		start = time.Now()
		n.Forward(digitLike, trace)
		recorded += time.Since(start)
		start = time.Now()
		n.Predict(digitLike, out)
		fast += time.Since(start)
	}
	b.ReportMetric(float64(plain)/float64(fast), "plain/Predict")
	b.ReportMetric(float64(plain)/float64(recorded), "plain/Forward")
	b.ReportMetric(float64(fast)/float64(b.N), "ns/Predict")
}
