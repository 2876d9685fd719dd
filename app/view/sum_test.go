package view

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"inkling/nn"
)

// anyNetwork is a network of random numbers and its pass over a random picture
// with ink in a part of it.
func anyNetwork(seed uint64, sizes []int, activations ...nn.Activation) (*nn.Network, *nn.Trace) {
	r := rand.New(rand.NewPCG(seed, 1))
	n := nn.New(nn.Config{Sizes: sizes, Activations: activations})
	scale := math.Exp(r.NormFloat64())
	for i := range n.Params() {
		n.Params()[i] = scale * r.NormFloat64()
	}
	n.Refresh()
	x, t := make([]float64, sizes[0]), n.NewTrace()
	for i := range x {
		if r.Float64() < 0.2 {
			x[i] = r.Float64()
		}
	}
	n.Forward(x, t)
	return n, t
}

// decimal is a printed number, read exactly.
func decimal(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(strings.Replace(s, "−", "-", 1))
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return r
}

func TestFixIsWhatIsPrinted(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	values := []float64{0, 0.00005, 0.00015, 0.5, 1, -1, 0.99995, 123456.78905, -0.00012, 2.5e-5, 7.5e-5}
	for range 20000 {
		values = append(values, r.NormFloat64()*math.Exp(4*r.NormFloat64()))
	}
	for _, v := range values {
		if got, want := Fix(v).String(), Activation(v); got != want && want != "−0.0000" {
			t.Fatalf("%v is fixed as %s, printed elsewhere as %s", v, got, want)
		}
	}
	for v, want := range map[float64]string{-0.00004: "0.0000", -1.97351: "−1.9735", 1e30: "1000000000.0000", math.Inf(-1): "−1000000000.0000", 12.3: "12.3000"} {
		if got := Fix(v).String(); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
	if got := Fix(math.NaN()); got != 0 {
		t.Errorf("not a number: %v", got)
	}
	if got := Fix(-2.5).Plain(); got != "-2.5000" {
		t.Errorf("for programs: %q", got)
	}
}

// Every number that is printed adds up, and rounding takes no more than half a
// unit of the last place a number.
func TestPrintedSumsAddUpExactly(t *testing.T) {
	sizes := [][]int{{784, 16, 16, 10}, {784, 10}, {784, 40, 10}}
	rounded := 0
	for seed := range uint64(12) {
		n, trace := anyNetwork(seed, sizes[seed%3], nn.Activation(seed%4))
		for l := 1; l < len(sizes[seed%3]); l++ {
			for index := range n.Layers[l-1].Out {
				for _, order := range []SumOrder{{}, {ByStrength: true}, {All: true}, {ByStrength: true, All: true}} {
					var s Sum
					s.Read(n, trace, l, index, order)
					total := new(big.Rat)
					for _, term := range s.Terms {
						total.Add(total, decimal(t, term.Product.String()))
						if got := decimal(t, term.Total.String()); got.Cmp(total) != 0 {
							t.Fatalf("running total %s, added by hand %s", term.Total, total.FloatString(4))
						}
					}
					total.Add(total, decimal(t, s.Rounding.String()))
					if got := decimal(t, s.Weighted.String()); got.Cmp(total) != 0 {
						t.Fatalf("weighted sum %s, added by hand %s", s.Weighted, total.FloatString(4))
					}
					total.Add(total, decimal(t, s.Bias.String()))
					if got := decimal(t, s.Z.String()); got.Cmp(total) != 0 {
						t.Fatalf("z is %s, added by hand %s", s.Z, total.FloatString(4))
					}
					if want := Fix(trace.Z[l-1][index]); s.Z != want {
						t.Fatalf("z is printed %s, is %s", s.Z, want)
					}
					halves := Fixed(len(s.Terms) + 2) // of each product, of the bias and of z
					if 2*s.Rounding > halves || -2*s.Rounding > halves {
						t.Fatalf("rounding %d of %d halves", 2*s.Rounding, halves)
					}
					if s.Rounding != 0 {
						rounded++
					}
					if len(s.Terms)+s.Zeros != s.Inputs || order.All && s.Zeros != 0 {
						t.Fatalf("%d terms and %d zeros of %d inputs", len(s.Terms), s.Zeros, s.Inputs)
					}
				}
			}
		}
	}
	if rounded == 0 {
		t.Error("the rounding line was never needed: the test tests nothing")
	}
}

func TestSumOrders(t *testing.T) {
	n, trace := anyNetwork(9, []int{784, 16, 16, 10})
	var place, strength Sum
	place.Read(n, trace, 1, 4, SumOrder{})
	strength.Read(n, trace, 1, 4, SumOrder{ByStrength: true})
	for i := 1; i < len(place.Terms); i++ {
		if place.Terms[i-1].Index >= place.Terms[i].Index {
			t.Fatal("not by place")
		}
		a, b := strength.Terms[i-1], strength.Terms[i]
		if math.Abs(a.Weight*a.Input) < math.Abs(b.Weight*b.Input) {
			t.Fatal("not by strength")
		}
	}
	if place.Products != strength.Products || place.Rounding != strength.Rounding {
		t.Error("the order changed the sum")
	}
	if place.Same(&strength) {
		t.Error("two orders are taken for the same")
	}
	var again Sum
	again.Read(n, trace, 1, 4, SumOrder{})
	if !place.Same(&again) {
		t.Error("the same is taken for another")
	}
	again.Terms[3].Weight++
	if place.Same(&again) {
		t.Error("another weight is taken for the same")
	}
}

// What is printed is rounded; the row's title has it all.
func TestARowTellsItsNumbersInFull(t *testing.T) {
	s := Sum{Layer: 1, Terms: []Term{{Index: 29, Weight: -6.41974, Input: 0.09679, Product: Fix(-6.41974 * 0.09679)}}}
	row := string(s.Rows(nil, 0, 1, -1))
	for _, want := range []string{"<td>−6.4197</td><td>0.0968</td><td>−0.6214</td>", `title="-6.41974 × 0.09679 = -0.62136663`} {
		if !strings.Contains(row, want) {
			t.Errorf("no %q in %s", want, row)
		}
	}
}
