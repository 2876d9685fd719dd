package view

import (
	"strconv"

	"inkling/app/i18n"
	"inkling/nn/ink"
)

// Rows are the table rows of terms from … to-1 as HTML, to be set in one go.
// The attributes that scripts read carry weight and input with all digits and
// the product as it is printed. mark is the input whose row is marked, or -1.
func (s *Sum) Rows(dst []byte, from, to, mark int) []byte {
	attribute := func(name, value string) {
		dst = append(append(append(append(append(dst, ' '), name...), '=', '"'), value...), '"')
	}
	cell := func(text string) { dst = append(append(append(dst, "<td>"...), text...), "</td>"...) }
	for _, t := range s.Terms[from:to] {
		dst = append(dst, "<tr"...)
		attribute("data-part", "term")
		attribute("tabindex", "-1")
		attribute("data-index", strconv.Itoa(t.Index))
		attribute("data-pick", strconv.Itoa(t.Index))
		attribute("data-weight", Exact(t.Weight))
		attribute("data-input", Exact(t.Input))
		attribute("data-product", t.Product.Plain())
		attribute("title", Exact(t.Weight)+" × "+Exact(t.Input)+" = "+Exact(t.Weight*t.Input))
		if t.Index == mark {
			attribute("aria-current", "true")
		}
		if t.Product < 0 {
			attribute("data-sign", "negative")
		}
		dst = append(append(append(dst, "><th scope=\"row\">"...), InputName(s.Layer, t.Index)...), "</th>"...)
		cell(Fix(t.Weight).String())
		cell(Fix(t.Input).String())
		cell(t.Product.String())
		cell(t.Total.String())
		dst = append(dst, "</tr>"...)
	}
	return dst
}

// TSV is the sum as a table for other programs, every term with all digits.
func (s *Sum) TSV() string {
	b := []byte("index (from 0)\t")
	if s.Layer == 1 {
		b = append(b, "row (from 0)\tcolumn (from 0)\t"...)
	}
	b = append(b, "weight\tinput\tproduct\n"...)
	line := func(index string, place []string, numbers ...float64) {
		b = append(b, index...)
		for _, p := range place {
			b = append(append(b, '\t'), p...)
		}
		for _, v := range numbers {
			b = append(append(b, '\t'), Exact(v)...)
		}
		b = append(b, '\n')
	}
	blank := []string{"", ""}
	place := func(i int) []string { return []string{strconv.Itoa(i / ink.Side), strconv.Itoa(i % ink.Side)} }
	if s.Layer > 1 {
		blank, place = nil, func(int) []string { return nil }
	}
	for _, t := range s.Terms {
		line(strconv.Itoa(t.Index), place(t.Index), t.Weight, t.Input, t.Weight*t.Input)
	}
	empty := append(blank, "", "")
	line("bias", empty, s.ExactBias)
	line("z", empty, s.ExactZ)
	line("a", empty, s.ExactA)
	return string(b)
}

// Formula is the sum as one line that programs can compute, with all digits.
func (s *Sum) Formula() string {
	var b []byte
	for _, t := range s.Terms {
		b = append(append(append(append(b, Exact(t.Weight)...), '*'), Exact(t.Input)...), " + "...)
	}
	return string(append(b, Exact(s.ExactBias)...))
}

// SumTexts are the lines below the terms, and what is said beside them.
type SumTexts struct {
	Title, Count, Zeros, Input, Words                  string
	Products, Rounding, Weighted, Bias, Z, Function, A string
}

// Texts tells the sum in language l, in a network of so many layers.
func (s *Sum) Texts(layers int, l i18n.Lang) SumTexts {
	t := SumTexts{
		Title:    NeuronTitle(s.Layer, s.Index, layers, l),
		Count:    i18n.T(l, i18n.SumCount, "count", strconv.Itoa(len(s.Terms))),
		Input:    i18n.T(l, i18n.ColumnFrom),
		Words:    Wakes(s.Activation, s.Z, s.Bias, l),
		Products: s.Products.String(), Rounding: s.Rounding.String(), Weighted: s.Weighted.String(),
		Bias: s.Bias.String(), Z: s.Z.String(), Function: FunctionOf(s.Activation), A: s.A.String(),
	}
	if s.Layer == 1 {
		t.Input = i18n.T(l, i18n.ColumnPixel)
	}
	switch {
	case s.Zeros == s.Inputs:
		t.Zeros = i18n.T(l, i18n.SumNone)
	case s.Zeros > 0:
		t.Zeros = i18n.T(l, i18n.SumZeros, "count", strconv.Itoa(s.Zeros))
	}
	return t
}
