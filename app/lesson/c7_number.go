package lesson

import (
	"math"
	"strconv"
	"strings"
)

// Number reads what a learner typed into a field: a number with a point or a
// comma before its decimals, with a hyphen or a true minus, in narrow or in full
// width.
func Number(typed string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.ReplaceAll(narrow(typed), ",", "."), 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}

// Whole reads a whole number that a learner typed, its thousands apart or not.
func Whole(typed string) (int, bool) {
	n, err := strconv.Atoi(strings.ReplaceAll(narrow(typed), ",", ""))
	return n, err == nil
}

// narrow is text without spaces, each sign in the width that programs read.
func narrow(typed string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '−':
			return '-'
		case r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u3000':
			return -1
		case r >= '！' && r <= '～': // the full width of ASCII
			return r - '！' + '!'
		}
		return r
	}, strings.TrimSpace(typed))
}

// Told is a number as a sentence says it: with as few digits as it needs, but
// no more decimals than this, and a true minus.
func Told(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return strings.Replace(s, "-", "−", 1)
}
