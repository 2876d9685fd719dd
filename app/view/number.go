// Package view turns numbers and intent into what is shown: text, pixels,
// positions. Everything is a pure function, tested without a browser.
package view

import (
	"strconv"
	"strings"
)

// Activation is a value 0 … 1 with the four decimals of tables: "0.9922".
func Activation(a float64) string { return minus(strconv.FormatFloat(a, 'f', 4, 64)) }

// Short is a value 0 … 1 with two decimals, as in sentences: "0.99".
func Short(a float64) string { return minus(strconv.FormatFloat(a, 'f', 2, 64)) }

// InNeuron is a value 0 … 1 as it fits into a neuron: ".99", "1.00".
func InNeuron(a float64) string { return strings.TrimPrefix(Short(a), "0") }

// minus writes a true minus sign.
func minus(s string) string { return strings.Replace(s, "-", "−", 1) }
