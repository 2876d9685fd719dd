package view

import (
	"math"
	"strconv"
)

// Fixed is a number as it is printed with four decimals, counted in whole
// ten-thousandths: what is printed adds up exactly.
type Fixed int64

// fixedMost bounds what Fix makes of a number, so that a sum of very many
// cannot overflow.
const fixedMost = 1e13

// Fix rounds v to the printed decimals, exactly as strconv prints them. What
// is beyond a thousand million, or no number, is held there.
func Fix(v float64) Fixed {
	switch {
	case v != v:
		return 0
	case math.Abs(v) >= fixedMost/1e4:
		return Fixed(math.Copysign(fixedMost, v))
	}
	var buffer [24]byte
	var f Fixed
	for _, c := range strconv.AppendFloat(buffer[:0], math.Abs(v), 'f', 4, 64) {
		if c != '.' {
			f = 10*f + Fixed(c-'0')
		}
	}
	if v < 0 {
		return -f
	}
	return f
}

// String is the number with its four decimals and a true minus sign.
func (f Fixed) String() string { return minus(f.Plain()) }

// Plain is the number as programs read it, with a hyphen for a minus.
func (f Fixed) Plain() string {
	var buffer [24]byte
	b := buffer[:0]
	if f < 0 {
		b, f = append(b, '-'), -f
	}
	b = strconv.AppendInt(b, int64(f)/1e4, 10)
	b = append(b, '.')
	for unit := Fixed(1000); unit > 0; unit /= 10 {
		b = append(b, byte('0'+f/unit%10))
	}
	return string(b)
}

// Exact is a number with all its digits, as programs read it.
func Exact(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
