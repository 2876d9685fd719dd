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

// InNeuron is a value with two decimals, or as many as fit into a neuron:
// ".99", "1.00", "−2.1", "−12".
func InNeuron(a float64) string {
	for decimals := 2; ; decimals-- {
		s := strings.TrimPrefix(strconv.FormatFloat(a, 'f', decimals, 64), "0")
		if digits, negative := strings.CutPrefix(s, "-0."); negative {
			return "−." + digits
		}
		if len(s) <= mostInNeuron || decimals == 0 {
			return minus(s)
		}
	}
}

// mostInNeuron is how many characters a neuron has room for.
const mostInNeuron = 4

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
