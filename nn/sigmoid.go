package nn

import "math"

// sigmoid is σ(z) = 1/(1+e^(−z)).
func sigmoid(z float64) float64 {
	var none, out [1]float64
	in := [1]float64{z}
	sigmoids(none[:], in[:], out[:])
	return out[0]
}

// sigmoids adds the biases b to z and writes σ(z) to a, all of the same length.
//
// math.Exp answers for every float64 and is compiled differently for different
// machines, in assembly for some. Here its method (fdlibm's e_exp.c) stands in
// line, with one range and no special case, so that the browser is fast and has
// the same bits as the machine that trained, if neither fuses x*y+z: z beyond ±708 counts as ±708, where
// σ is 0 or 1 to the last digit that matters.
//
// With −z = k·ln 2 + r and |r| ≤ ½·ln 2, e^(−z) is 2^k·e^r, and e^r is a
// quotient of polynomials.
func sigmoids(b, z, a []float64) {
	const (
		limit    = 708
		log2e    = 1.44269504088896338700e+00
		ln2High  = 6.93147180369123816490e-01 // its last 32 bits are zero: k·ln2High is exact
		ln2Low   = 1.90821492927058770002e-10 // ln 2 − ln2High
		rounding = 0x1.8p52                   // adding it leaves the nearest whole number in the low bits
		p1       = 1.66666666666666657415e-01
		p2       = -2.77777777770155933842e-03
		p3       = 6.61375632143793436117e-05
		p4       = -1.65339022054652515390e-06
		p5       = 4.13813679705723846039e-08
	)
	z, a = z[:len(b)], a[:len(b)]
	for i, bias := range b {
		v := z[i] + bias
		z[i] = v
		if v > limit { // not min and max: they are slow in WebAssembly
			v = limit
		}
		if v < -limit {
			v = -limit
		}
		whole := rounding - v*log2e
		k := math.Float64bits(whole)
		whole -= rounding
		high, low := -v-whole*ln2High, whole*ln2Low
		r := high - low
		t := r * r
		c := r - t*(p1+t*(p2+t*(p3+t*(p4+t*p5))))
		e := 1 - ((low - r*c/(2-c)) - high)
		a[i] = 1 / (1 + e*math.Float64frombits((k+1023)<<52))
	}
}
