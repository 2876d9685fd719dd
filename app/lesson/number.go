package lesson

import (
	"strconv"
	"strings"
)

// Fixed is a number with so many decimal places and a true minus sign, never −0.
func Fixed(v float64, places int) string {
	s := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	return strings.Replace(s, "-", "−", 1)
}

// Signed is a number with two decimal places and its sign.
func Signed(v float64) string {
	if v > 0 {
		return "+" + Fixed(v, 2)
	}
	return Fixed(v, 2)
}
