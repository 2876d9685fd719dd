package nn

import "math"

// lanes is how many neurons are summed side by side, each in a register.
const lanes = 8

// packed is one layer's weights laid out for speed: neurons in blocks of
// lanes, and within a block, for each input, the weights that lead from it side
// by side. A non-zero input then adds one contiguous row to a block's sums and
// a zero input costs nothing. The last block is padded with zeros.
type packed [][][lanes]float64 // [blocks][in][lanes]

func newPacked(d *Dense) packed {
	p := make(packed, padded(d.Out)/lanes)
	for b := range p {
		p[b] = make([][lanes]float64, d.In)
	}
	return p
}

// padded rounds n up to whole lanes.
func padded(n int) int { return (n + lanes - 1) / lanes * lanes }

// set sets the weight from input i to neuron o.
func (p packed) set(o, i int, w float64) { p[o/lanes][i][o%lanes] = w }

// clear sets all to zero.
func (p packed) clear() {
	for _, block := range p {
		clear(block)
	}
}

// load takes over the weights of d.
func (p packed) load(d *Dense) {
	for b, block := range p {
		w := d.W[b*lanes*d.In:]
		if len(w) < lanes*d.In {
			for o := b * lanes; o < d.Out; o++ {
				for i, v := range d.Row(o) {
					block[i][o%lanes] = v
				}
			}
			continue
		}
		r0, r1, r2, r3, r4, r5, r6, r7 := eightRows(w, d.In)
		for i := range block {
			block[i] = [lanes]float64{r0[i], r1[i], r2[i], r3[i], r4[i], r5[i], r6[i], r7[i]}
		}
	}
}

// addTo adds what p holds to w, [out][in] as in Dense.
func (p packed) addTo(w []float64) {
	for _, block := range p {
		n := len(block)
		if len(w) < lanes*n {
			for o := range len(w) / n {
				for i := range block {
					w[o*n+i] += block[i][o]
				}
			}
			return
		}
		r0, r1, r2, r3, r4, r5, r6, r7 := eightRows(w, n)
		for i := range block {
			v := &block[i]
			r0[i] += v[0]
			r1[i] += v[1]
			r2[i] += v[2]
			r3[i] += v[3]
			r4[i] += v[4]
			r5[i] += v[5]
			r6[i] += v[6]
			r7[i] += v[7]
		}
		w = w[lanes*n:]
	}
}

// eightRows are the first eight rows of w, length n each.
func eightRows(w []float64, n int) (r0, r1, r2, r3, r4, r5, r6, r7 []float64) {
	return w[:n], w[n:][:n], w[2*n:][:n], w[3*n:][:n], w[4*n:][:n], w[5*n:][:n], w[6*n:][:n], w[7*n:][:n]
}

// sums writes W·x to z. x is [in], active lists its non-zero entries, z is
// [out rounded up to lanes].
func (p packed) sums(x []float64, active []int32, z []float64) {
	for b, block := range p {
		var s0, s1, s2, s3, s4, s5, s6, s7 float64
		for _, i := range active {
			v := x[i]
			r := &block[i]
			s0 += r[0] * v
			s1 += r[1] * v
			s2 += r[2] * v
			s3 += r[3] * v
			s4 += r[4] * v
			s5 += r[5] * v
			s6 += r[6] * v
			s7 += r[7] * v
		}
		*(*[lanes]float64)(z[b*lanes:]) = [lanes]float64{s0, s1, s2, s3, s4, s5, s6, s7}
	}
}

// allSums is sums without a list, for few inputs: looking for zeros among them
// would take longer than to add them.
func (p packed) allSums(x, z []float64) {
	for b, block := range p {
		x := x[:len(block)]
		var s0, s1, s2, s3, s4, s5, s6, s7 float64
		for i := range block {
			v := x[i]
			r := &block[i]
			s0 += r[0] * v
			s1 += r[1] * v
			s2 += r[2] * v
			s3 += r[3] * v
			s4 += r[4] * v
			s5 += r[5] * v
			s6 += r[6] * v
			s7 += r[7] * v
		}
		*(*[lanes]float64)(z[b*lanes:]) = [lanes]float64{s0, s1, s2, s3, s4, s5, s6, s7}
	}
}

// addOuter adds dz·xᵀ to the derivatives that p holds. x is [in], active lists
// its non-zero entries, dz is [out rounded up to lanes], its padding zero.
func (p packed) addOuter(x []float64, active []int32, dz []float64) {
	for b, block := range p {
		g := (*[lanes]float64)(dz[b*lanes:])
		g0, g1, g2, g3, g4, g5, g6, g7 := g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7]
		for _, i := range active {
			v := x[i]
			r := &block[i]
			r[0] += g0 * v
			r[1] += g1 * v
			r[2] += g2 * v
			r[3] += g3 * v
			r[4] += g4 * v
			r[5] += g5 * v
			r[6] += g6 * v
			r[7] += g7 * v
		}
	}
}

// backward writes Wᵀ·dz to dx. dz is [out rounded up to lanes], dx is [in].
func (p packed) backward(dz, dx []float64) {
	clear(dx)
	for b, block := range p {
		g := (*[lanes]float64)(dz[b*lanes:])
		g0, g1, g2, g3, g4, g5, g6, g7 := g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7]
		for i := range dx {
			r := &block[i]
			dx[i] += r[0]*g0 + r[1]*g1 + r[2]*g2 + r[3]*g3 + r[4]*g4 + r[5]*g5 + r[6]*g6 + r[7]*g7
		}
	}
}

// nonZero writes the indices of x's non-zero entries to index, in rising
// order, and returns how many there are. index is at least [len(x)]. A picture
// is mostly background: four zeros at a time are passed over. Of the others
// every index is written, and the place for the next moves on only past a
// non-zero one, without a branch.
func nonZero(x []float64, index []int32) int {
	n, i := 0, int32(0)
	for ; len(x) >= 4; i += 4 {
		q := (*[4]float64)(x)
		x = x[4:]
		b0, b1, b2, b3 := math.Float64bits(q[0]), math.Float64bits(q[1]), math.Float64bits(q[2]), math.Float64bits(q[3])
		if b0|b1|b2|b3 == 0 {
			continue
		}
		next := (*[4]int32)(index[n:])
		next[0] = i
		k := some(b0)
		next[k&3] = i + 1
		k += some(b1)
		next[k&3] = i + 2
		k += some(b2)
		next[k&3] = i + 3
		n += k + some(b3)
	}
	for _, v := range x {
		index[n] = i
		n += some(math.Float64bits(v))
		i++
	}
	return n
}

// some is 0 if no bit of b is set and 1 otherwise.
func some(b uint64) int { return int((b | -b) >> 63) }
