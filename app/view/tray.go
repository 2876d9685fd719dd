package view

import (
	"strconv"

	"inkling/app/i18n"
	digits "inkling/nn/sample"
)

// TrayTile is kept drawing i with what the network says of it.
func TrayTile(i int, s *digits.Set, r *digits.Reading, l i18n.Lang) Tile {
	digit, answer := strconv.Itoa(int(s.Labels[i])), strconv.Itoa(int(r.Answers[i]))
	t := Tile{Index: i, Caption: i18n.T(l, i18n.TrayRight, "digit", digit)}
	if !r.Right(i) {
		t.Wrong = true
		t.Caption = i18n.T(l, i18n.TrayWrong, "digit", digit, "answer", answer)
	}
	t.Label = t.Caption
	return t
}

// Compared is one output of two drawings side by side.
type Compared struct{ First, Second Output }

// CompareOutputs are the ten outputs of drawings i and k.
func CompareOutputs(i, k int, r *digits.Reading) (rows [10]Compared) {
	first := r.Index(len(r.Layers)-1, 0)
	output := func(d, of int) Output {
		a := r.Neurons[first+d][of]
		return Output{Digit: d, Text: Activation(a), Share: min(max(a, 0), 1), Largest: int(r.Answers[of]) == d}
	}
	for d := range rows {
		rows[d] = Compared{output(d, i), output(d, k)}
	}
	return rows
}

// SheetPixels puts pictures of 28×28 into one row, one empty column between
// them, and returns its width.
func SheetPixels(dst []byte, pictures [][]float64, p Palette) (pixels []byte, width int) {
	const side = 28
	width = max(len(pictures)*(side+1)-1, 0)
	row := make([]float64, side*width)
	for n, picture := range pictures {
		for r := range side {
			copy(row[r*width+n*(side+1):], picture[r*side:(r+1)*side])
		}
	}
	return InkPixels(dst, row, p), width
}
