package nn

import "math"

// lanes is how many neurons are summed side by side, each in a register.
const lanes = 8

// packed is one layer's weights laid out for speed: the weights that lead from
// one input lie side by side, so that a non-zero input adds one contiguous row
// to all the sums and a zero input costs nothing. Rows are padded with zeros to
// whole lanes.
type packed struct {
	in, width int       // width is the number of neurons, rounded up to lanes
	w         []float64 // [in][width]
}

func newPacked(d *Dense) packed {
	width := padded(d.Out)
	return packed{in: d.In, width: width, w: make([]float64, d.In*width)}
}

// padded rounds n up to whole lanes.
func padded(n int) int { return (n + lanes - 1) / lanes * lanes }

// load takes over the weights of d.
func (p *packed) load(d *Dense) {
	o := 0
	for ; o+lanes <= d.Out; o += lanes {
		r0, r1, r2, r3, r4, r5, r6, r7 := eightRows(d.W[o*d.In:], d.In)
		for i := range r0 {
			*(*[lanes]float64)(p.w[i*p.width+o:]) = [lanes]float64{r0[i], r1[i], r2[i], r3[i], r4[i], r5[i], r6[i], r7[i]}
		}
	}
	for ; o < d.Out; o++ {
		for i, w := range d.Row(o) {
			p.w[i*p.width+o] = w
		}
	}
}

// addTo adds what p holds to w, [out][in] as in Dense.
func (p *packed) addTo(w []float64) {
	o := 0
	for ; (o+lanes)*p.in <= len(w); o += lanes {
		r0, r1, r2, r3, r4, r5, r6, r7 := eightRows(w[o*p.in:], p.in)
		for i := range r0 {
			v := (*[lanes]float64)(p.w[i*p.width+o:])
			r0[i] += v[0]
			r1[i] += v[1]
			r2[i] += v[2]
			r3[i] += v[3]
			r4[i] += v[4]
			r5[i] += v[5]
			r6[i] += v[6]
			r7[i] += v[7]
		}
	}
	for ; o*p.in < len(w); o++ {
		row := w[o*p.in : (o+1)*p.in]
		for i := range row {
			row[i] += p.w[i*p.width+o]
		}
	}
}

// eightRows are the first eight rows of w, length n each.
func eightRows(w []float64, n int) (r0, r1, r2, r3, r4, r5, r6, r7 []float64) {
	return w[:n], w[n:][:n], w[2*n:][:n], w[3*n:][:n], w[4*n:][:n], w[5*n:][:n], w[6*n:][:n], w[7*n:][:n]
}

// sums writes W·x to z. x is [in], active lists its non-zero entries, z is
// [width].
func (p *packed) sums(x []float64, active []int32, z []float64) {
	for lane := 0; lane < p.width; lane += lanes {
		w := p.w[lane:]
		var s0, s1, s2, s3, s4, s5, s6, s7 float64
		for _, i := range active {
			v := x[i]
			r := (*[lanes]float64)(w[int(i)*p.width:])
			s0 += r[0] * v
			s1 += r[1] * v
			s2 += r[2] * v
			s3 += r[3] * v
			s4 += r[4] * v
			s5 += r[5] * v
			s6 += r[6] * v
			s7 += r[7] * v
		}
		*(*[lanes]float64)(z[lane:]) = [lanes]float64{s0, s1, s2, s3, s4, s5, s6, s7}
	}
}

// addOuter adds dz·xᵀ to the derivatives that p holds. x is [in], active lists
// its non-zero entries, dz is [width], its padding zero.
func (p *packed) addOuter(x []float64, active []int32, dz []float64) {
	for lane := 0; lane < p.width; lane += lanes {
		w := p.w[lane:]
		g := (*[lanes]float64)(dz[lane:])
		g0, g1, g2, g3, g4, g5, g6, g7 := g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7]
		for _, i := range active {
			v := x[i]
			r := (*[lanes]float64)(w[int(i)*p.width:])
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

// backward writes Wᵀ·dz to dx. dz is [width], dx is [in].
func (p *packed) backward(dz, dx []float64) {
	for i := range dx[:p.in] {
		sum := 0.0
		for lane := 0; lane < p.width; lane += lanes {
			r := (*[lanes]float64)(p.w[i*p.width+lane:])
			g := (*[lanes]float64)(dz[lane:])
			sum += r[0]*g[0] + r[1]*g[1] + r[2]*g[2] + r[3]*g[3] + r[4]*g[4] + r[5]*g[5] + r[6]*g[6] + r[7]*g[7]
		}
		dx[i] = sum
	}
}

// nonZero writes the indices of x's non-zero entries to index, in rising
// order, and returns how many there are. index is at least [len(x)]. A picture
// is mostly background: four zeros at a time are passed over. Of the others
// every index is written, and the place for the next moves on only past a
// non-zero one, without a branch.
func nonZero(x []float64, index []int32) int {
	n, i := 0, 0
	for ; i+4 <= len(x); i += 4 {
		q := (*[4]float64)(x[i:])
		b0, b1, b2, b3 := math.Float64bits(q[0]), math.Float64bits(q[1]), math.Float64bits(q[2]), math.Float64bits(q[3])
		if b0|b1|b2|b3 == 0 {
			continue
		}
		next := (*[4]int32)(index[n:])
		next[0] = int32(i)
		k := some(b0)
		next[k&3] = int32(i + 1)
		k += some(b1)
		next[k&3] = int32(i + 2)
		k += some(b2)
		next[k&3] = int32(i + 3)
		n += k + some(b3)
	}
	for ; i < len(x); i++ {
		index[n] = int32(i)
		n += some(math.Float64bits(x[i]))
	}
	return n
}

// some is 0 if no bit of b is set and 1 otherwise.
func some(b uint64) int { return int((b | -b) >> 63) }
