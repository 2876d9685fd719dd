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
