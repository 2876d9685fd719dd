package lesson

import (
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"inkling/nn"
)

// trained is the network that the page ships.
func trained(t *testing.T) *nn.Network {
	t.Helper()
	file, err := os.ReadFile("../../web/weights/mlp-16-16.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	w, err := nn.ParseWeights(file)
	if err != nil {
		t.Fatal(err)
	}
	return w.Net
}

// noise is a picture of random values.
func noise(seed uint64) []float64 {
	random := rand.New(rand.NewPCG(seed, 0))
	x := make([]float64, 784)
	for i := range x {
		x[i] = random.Float64()
	}
	return x
}

// Three layers without activation functions are one, of the product of their
// matrices: nn's own forward pass with Identity says the same.
func TestMultipliedLayersDoWhatThreeDo(t *testing.T) {
	net := trained(t)
	for _, d := range net.Layers {
		d.Act = nn.Identity
	}
	once := Multiplied(net.Layers[1], net.Layers[0])
	twice := Multiplied(net.Layers[2], once)
	if once.Out != 16 || once.In != 784 || twice.Out != 10 || twice.In != 784 {
		t.Fatalf("shapes %d×%d, %d×%d", once.Out, once.In, twice.Out, twice.In)
	}
	trace := net.NewTrace()
	for seed := range uint64(5) {
		x := noise(seed)
		net.Forward(x, trace)
		three, one := Sums(net.Layers, x), Sums([]*nn.Dense{twice}, x)
		for d, want := range trace.Output() {
			if math.Abs(three[d]-want) > 1e-9 || math.Abs(one[d]-want) > 1e-9 {
				t.Errorf("output %d: nn %v, three layers %v, one %v", d, want, three[d], one[d])
			}
		}
	}
	net.Layers[0].Act = nn.Sigmoid
	x := noise(9)
	net.Forward(x, trace)
	if one := Sums([]*nn.Dense{twice}, x); math.Abs(one[0]-trace.Output()[0]) < 1e-3 {
		t.Error("with a σ between them the layers are still one")
	}
}

func TestMultipliedOfASmallExample(t *testing.T) {
	first := &nn.Dense{In: 2, Out: 2, W: []float64{1, 2, 3, 4}, B: []float64{1, -1}}
	second := &nn.Dense{In: 2, Out: 1, W: []float64{10, 1}, B: []float64{0.5}}
	m := Multiplied(second, first)
	if !slices.Equal(m.W, []float64{13, 24}) || !slices.Equal(m.B, []float64{9.5}) {
		t.Errorf("got W %v, b %v", m.W, m.B)
	}
}

func TestFourActs(t *testing.T) {
	var f Four
	for _, a := range []Act{{Name: "guess", Index: 60}, {Name: "multiply"}, {Name: "whose", Index: 3}, {Name: "whose", Index: 99}} {
		f.Act(a)
	}
	if f.Guess != 60 || f.Products != 1 || !f.Told[3] || f.Told[4] {
		t.Errorf("got %+v", f)
	}
	f.Act(Act{Name: "multiply"})
	f.Act(Act{Name: "multiply"})
	if f.Products != MostProducts {
		t.Errorf("%d products of three matrices", f.Products)
	}
}

func TestSeparationIsJudged(t *testing.T) {
	s := Separation{
		Three: [][]float64{{0.1, 0.9, 0.5}, {0.2, 0.3, 0.998}},
		Eight: [][]float64{{0.2, 0.2, 0.5}, {0.2, 1.0, 0.3}},
	}
	if layer, index := s.Best(); layer != 1 || index != 1 {
		t.Errorf("best: got neuron %d of layer %d", index, layer)
	}
	for _, c := range []struct {
		of                   Separation
		hidden, layer, index int
		want                 Key
	}{
		{Separation{}, 0, 1, 1, C4NoHidden},
		{Separation{Eight: s.Eight}, 2, 1, 1, C4NoDigit},
		{Separation{Three: s.Three}, 2, 1, 1, C4NoDigit},
		{s, 2, 0, 0, C4NoNeuron},
		{s, 2, 3, 1, C4NoNeuron}, // an output
		{s, 2, 1, 0, C4Less},
		{s, 2, 1, 1, C4Most},
		{s, 2, 2, 2, C4Most}, // by 0.698, as good as 0.7
	} {
		if got := c.of.Judge(c.hidden, c.layer, c.index); got.Say != c.want || got.Done != (c.want == C4Most) {
			t.Errorf("%+v: got %+v", c, got)
		}
	}
	rounded := Separation{Three: [][]float64{{0.0049}}, Eight: [][]float64{{0.0051}}}
	if got := rounded.Args(1, 0); got[len(got)-1] != "0.01" {
		t.Errorf("0.00 and 0.01 are %s apart", got[len(got)-1])
	}
	if got := s.Judge(2, 1, 0).Args; !slices.Equal(got, []string{"neuron", "1", "layer", "1", "three", "0.10", "eight", "0.20", "apart", "0.10"}) {
		t.Errorf("got %q", got)
	}
}
