package view

import (
	"cmp"
	"math"
	"slices"

	"inkling/nn"
)

// Term is one w·a of a neuron's sum.
type Term struct {
	Index         int // of the input: the pixel row by row, or the neuron
	Weight, Input float64
	Product       Fixed // as printed
	Total         Fixed // of the products printed so far, this one among them
}

// Sum is how a neuron comes to its value, to be added up by hand: the printed
// products and the rounding give the weighted sum, this and the bias give z.
type Sum struct {
	Layer, Index int // which neuron; layers count from 1
	Terms        []Term
	Inputs       int // that the neuron has
	Zeros        int // inputs that are 0 and have no term here; they add nothing
	Products     Fixed
	Rounding     Fixed // what rounding the products, the bias and z took away
	Weighted     Fixed
	Bias         Fixed
	Z            Fixed
	A            Fixed

	ExactBias, ExactZ, ExactA float64
	Activation                nn.Activation
}

// SumOrder says which terms a sum shows, and in which order.
type SumOrder struct {
	ByStrength bool // the largest |w·a| first, instead of by place
	All        bool // also the terms of inputs that are 0
}

// inputOf is what layer l, counted from 1, was given.
func inputOf(t *nn.Trace, l int) []float64 {
	if l == 1 {
		return t.X
	}
	return t.A[l-2]
}

// Read makes s the sum of neuron index of layer l, counted from 1. It keeps
// the memory of its terms.
func (s *Sum) Read(n *nn.Network, t *nn.Trace, l, index int, order SumOrder) {
	d, input := n.Layers[l-1], inputOf(t, l)
	*s = Sum{
		Layer: l, Index: index, Terms: s.Terms[:0], Inputs: d.In, Activation: d.Act,
		ExactBias: d.B[index], ExactZ: t.Z[l-1][index], ExactA: t.A[l-1][index],
	}
	for i, w := range d.Row(index) {
		if input[i] == 0 && !order.All {
			s.Zeros++
			continue
		}
		s.Terms = append(s.Terms, Term{Index: i, Weight: w, Input: input[i], Product: Fix(w * input[i])})
	}
	if order.ByStrength {
		slices.SortStableFunc(s.Terms, func(a, b Term) int {
			return cmp.Compare(math.Abs(b.Weight*b.Input), math.Abs(a.Weight*a.Input))
		})
	}
	for i := range s.Terms {
		s.Products += s.Terms[i].Product
		s.Terms[i].Total = s.Products
	}
	s.Bias, s.Z, s.A = Fix(s.ExactBias), Fix(s.ExactZ), Fix(s.ExactA)
	s.Weighted = s.Z - s.Bias
	s.Rounding = s.Weighted - s.Products
}

// Same reports whether two sums show the same.
func (s *Sum) Same(o *Sum) bool {
	return s.Layer == o.Layer && s.Index == o.Index && s.Inputs == o.Inputs && s.Zeros == o.Zeros &&
		s.ExactBias == o.ExactBias && s.ExactZ == o.ExactZ && s.ExactA == o.ExactA && s.Activation == o.Activation &&
		slices.Equal(s.Terms, o.Terms)
}
