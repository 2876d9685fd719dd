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
