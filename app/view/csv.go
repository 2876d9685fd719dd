package view

import (
	"strconv"

	"inkling/nn/ink"
)

// CSVHead is the first line of a file of digits in the form in which MNIST is
// often passed around: the label and then the 784 pixels row by row, each 0
// background … 255 ink.
func CSVHead() []byte {
	b := []byte("label")
	for i := range ink.Pixels {
		b = append(b, ",pixel"...)
		b = strconv.AppendInt(b, int64(i), 10)
	}
	return append(b, '\n')
}

// CSVRow is one digit of such a file.
func CSVRow(label int, d *ink.Digit) []byte {
	b := strconv.AppendInt(nil, int64(label), 10)
	for _, v := range d.Bytes() {
		b = append(b, ',')
		b = strconv.AppendUint(b, uint64(v), 10)
	}
	return append(b, '\n')
}
