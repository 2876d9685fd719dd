package lesson

import (
	"math"
	"strconv"
)

// Four is what the learner has made in chapter 4.
type Four struct {
	Guess    int      // how many digits of 100 a network without hidden layers reads; 0 before it is given
	Products int      // how many of the two products of matrices were computed
	Told     [10]bool // the pictures that were asked whose they are, by digit
}

// MostProducts is how many products make one matrix of three.
const MostProducts = 2

// Act implements Work.
func (f *Four) Act(a Act) {
	switch a.Name {
	case "guess":
		f.Guess = a.Index
	case "multiply":
		f.Products = min(f.Products+1, MostProducts)
	case "whose":
		if a.Index >= 0 && a.Index < len(f.Told) {
			f.Told[a.Index] = true
		}
	}
}

// What chapter 4 says.
const (
	C4Guessed  Key = "c4.guessed"
	C4Revealed Key = "c4.revealed"
	C4Misses   Key = "c4.misses"
	C4Miss     Key = "c4.miss"
	C4Once     Key = "c4.once"
	C4Twice    Key = "c4.twice"
	C4Unsuited Key = "c4.unsuited"
	C4Tray     Key = "c4.tray"
	C4In       Key = "c4.in"
	C4Out      Key = "c4.out"
	C4Full     Key = "c4.full"
	C4Neuron   Key = "c4.neuron"

	C4NoHidden Key = "c4.nohidden"
	C4NoDigit  Key = "c4.nodigit"
	C4NoNeuron Key = "c4.noneuron"
	C4Less     Key = "c4.less"
	C4Most     Key = "c4.most"
)

// Separation is how the hidden neurons answer to a 3 and to an 8.
type Separation struct {
	Three, Eight [][]float64 // activations, [hidden layer][neuron]; nil where there is no such drawing
}

// Of is how far apart the two activations of a neuron are, its layer counted
// from 1.
func (s *Separation) Of(layer, index int) float64 {
	return math.Abs(s.Three[layer-1][index] - s.Eight[layer-1][index])
}

// Known reports whether there are both drawings and a hidden layer.
func (s *Separation) Known() bool { return len(s.Three) > 0 && len(s.Eight) > 0 }

// Best is the neuron that separates the two most, its layer counted from 1.
func (s *Separation) Best() (layer, index int) {
	layer = 1
	for l := range s.Three {
		for i := range s.Three[l] {
			if s.Of(l+1, i) > s.Of(layer, index) {
				layer, index = l+1, i
			}
		}
	}
	return layer, index
}

// tied is how much less a neuron may separate and still pass for the best: what
// cannot be seen in numbers of two decimals.
const tied = 0.005

// Judge says whether the selected neuron, its layer counted from 1, separates
// the two most. Hidden is how many hidden layers there are; layer 0 means that
// no neuron is selected.
func (s *Separation) Judge(hidden, layer, index int) Judgement {
	switch {
	case hidden == 0:
		return Missing(C4NoHidden)
	case s.Three == nil:
		return Missing(C4NoDigit, "digit", "3")
	case s.Eight == nil:
		return Missing(C4NoDigit, "digit", "8")
	case layer < 1 || layer > hidden:
		return Missing(C4NoNeuron)
	}
	args := s.Args(layer, index)
	if best := s.Of(s.Best()); s.Of(layer, index) < best-tied {
		return Missing(C4Less, args...)
	}
	return Done(C4Most, args...)
}

// Args are a neuron's numbers as sentences take them. How far apart they are is
// told of what is printed.
func (s *Separation) Args(layer, index int) []string {
	three, eight := math.Round(100*s.Three[layer-1][index]), math.Round(100*s.Eight[layer-1][index])
	two := func(hundredths float64) string { return strconv.FormatFloat(hundredths/100, 'f', 2, 64) }
	return []string{
		"neuron", strconv.Itoa(index + 1), "layer", strconv.Itoa(layer), "three", two(three), "eight", two(eight), "apart", two(math.Abs(three - eight)),
	}
}
