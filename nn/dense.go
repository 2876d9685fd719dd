package nn

// Dense is one fully connected layer: a = Act(W·x + b).
type Dense struct {
	In, Out int
	W       []float64 // [Out][In], row-major
	B       []float64 // [Out]
	Act     Activation
}

// Row is the weights into neuron o, length In; it shares memory with W.
func (d *Dense) Row(o int) []float64 { return d.W[o*d.In : (o+1)*d.In] }

// forwardPlain is the definition, read literally.
// x is [In], W is [Out][In], b, z and a are [Out].
func (d *Dense) forwardPlain(x, z, a []float64) {
	for o := range d.Out {
		sum := 0.0
		for i := range d.In {
			sum += d.W[o*d.In+i] * x[i]
		}
		z[o] = sum + d.B[o]
		a[o] = d.Act.F(z[o])
	}
}

// forward is forwardPlain without the products whose input is zero: active
// lists the other inputs in rising order.
func (d *Dense) forward(x []float64, active []int32, z, a []float64) {
	for o := range d.Out {
		row := d.Row(o)
		sum := 0.0
		for _, i := range active {
			sum += row[i] * x[i]
		}
		z[o] = sum + d.B[o]
		a[o] = d.Act.F(z[o])
	}
}

// backward is forward's twin. dz [Out] is the loss's derivative by z; it adds
// dz·xᵀ to dW [Out][In] and dz to dB [Out], and writes Wᵀ·dz to dx [In] unless
// dx is nil.
func (d *Dense) backward(x []float64, active []int32, dz, dW, dB, dx []float64) {
	clear(dx)
	for o := range d.Out {
		g := dz[o]
		dB[o] += g
		if g == 0 {
			continue
		}
		row := dW[o*d.In : (o+1)*d.In]
		for _, i := range active {
			row[i] += g * x[i]
		}
		if dx == nil {
			continue
		}
		for i, w := range d.Row(o) {
			dx[i] += w * g
		}
	}
}

// appendActive appends the indices of x's non-zero entries to dst, in rising order.
func appendActive(dst []int32, x []float64) []int32 {
	for i, v := range x {
		if v != 0 {
			dst = append(dst, int32(i))
		}
	}
	return dst
}
