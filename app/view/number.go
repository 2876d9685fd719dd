// Package view turns numbers and intent into what is shown: text, pixels,
// positions. Everything is a pure function, tested without a browser.
package view

import (
	"strconv"
	"strings"
)

// Activation is a value 0 … 1 with the four decimals of tables and sentences:
// "0.9922".
func Activation(a float64) string { return minus(strconv.FormatFloat(a, 'f', 4, 64)) }

// InNeuron is a value 0 … 1 with two decimals, as it fits into a neuron:
// ".99", "1.00".
func InNeuron(a float64) string {
	s := strconv.FormatFloat(a, 'f', 2, 64)
	if digits, negative := strings.CutPrefix(s, "-0."); negative {
		return "−." + digits
	}
	return minus(strings.TrimPrefix(s, "0"))
}

// minus writes a true minus sign.
func minus(s string) string { return strings.Replace(s, "-", "−", 1) }

// Count is a whole number, not negative, with its thousands apart: "13,002".
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
