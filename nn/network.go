package nn

import (
	"fmt"
	"strings"
)

// Config describes a network's shape.
type Config struct {
	// Sizes are the layer sizes with input and output: {784, 16, 16, 10}.
	// At least two, each at least 1.
	Sizes []int
	// Activations holds one function a layer, len(Sizes)-1 in all. A single
	// entry stands for every layer; none at all means Sigmoid everywhere.
	Activations []Activation
}

// activation is the function of layer l.
func (c Config) activation(l int) Activation {
	switch len(c.Activations) {
	case 0:
		return Sigmoid
	case 1:
		return c.Activations[0]
	}
	return c.Activations[l]
}

// maxParams bounds a network's size, far above any use here.
const maxParams = 1 << 28

// numParams counts weights and biases, stopping above maxParams.
func (c Config) numParams() int {
	total := 0
	for l := range len(c.Sizes) - 1 {
		in, out := c.Sizes[l], c.Sizes[l+1]
		if in > maxParams || out > maxParams || total > maxParams {
			return maxParams + 1
		}
		total += (in + 1) * out
	}
	return total
}

// Validate names the first thing wrong with c, or returns nil.
func (c Config) Validate() error {
	if len(c.Sizes) < 2 {
		return fmt.Errorf("nn: config: %d sizes, expected at least an input and an output", len(c.Sizes))
	}
	for i, n := range c.Sizes {
		if n < 1 {
			return fmt.Errorf("nn: config: size %d is %d, expected at least 1", i, n)
		}
	}
	if total := c.numParams(); total > maxParams {
		return fmt.Errorf("nn: config: more than %d parameters, expected at most that", maxParams)
	}
	if n, layers := len(c.Activations), len(c.Sizes)-1; n > 1 && n != layers {
		return fmt.Errorf("nn: config: %d activations, expected 0, 1 or %d", n, layers)
	}
	for l, f := range c.Activations {
		if !f.Valid() {
			return fmt.Errorf("nn: config: activation of layer %d is %v, expected a known function", l, f)
		}
	}
	return nil
}

// Network is a stack of dense layers. Its parameters lie in one block, layer
// by layer, weights before biases; the layers' W and B are windows onto it.
//
// A Network's Predict uses scratch memory of its own: one goroutine at a time.
type Network struct {
	Layers  []*Dense
	params  []float64
	packed  []packed // Layers' weights again, laid out for speed
	scratch *Trace   // of Predict
}

// New returns a network with all parameters zero. Its configuration must be
// valid: New panics otherwise, Validate tells beforehand.
func New(c Config) *Network {
	if err := c.Validate(); err != nil {
		panic(err)
	}
	n := &Network{params: make([]float64, c.numParams())}
	rest := n.params
	for l := range len(c.Sizes) - 1 {
		d := &Dense{In: c.Sizes[l], Out: c.Sizes[l+1], Act: c.activation(l)}
		d.W, rest = rest[:d.In*d.Out:d.In*d.Out], rest[d.In*d.Out:]
		d.B, rest = rest[:d.Out:d.Out], rest[d.Out:]
		n.Layers = append(n.Layers, d)
		n.packed = append(n.packed, newPacked(d))
	}
	n.scratch = n.NewTrace()
	return n
}

// Sizes are the layer sizes with input and output.
func (n *Network) Sizes() []int {
	sizes := []int{n.Layers[0].In}
	for _, d := range n.Layers {
		sizes = append(sizes, d.Out)
	}
	return sizes
}

// Config is the configuration that New would make this shape from.
func (n *Network) Config() Config {
	c := Config{Sizes: n.Sizes()}
	for _, d := range n.Layers {
		c.Activations = append(c.Activations, d.Act)
	}
	return c
}

// Inputs is the length of x.
func (n *Network) Inputs() int { return n.Layers[0].In }

// Outputs is the number of neurons of the last layer.
func (n *Network) Outputs() int { return n.Layers[len(n.Layers)-1].Out }

// NumParams counts weights and biases: 13,002 for 784-16-16-10.
func (n *Network) NumParams() int { return len(n.params) }

// Params is every parameter in file order: layer by layer, weights [out][in]
// before biases. It shares memory with the layers; call Refresh after writing.
func (n *Network) Params() []float64 { return n.params }

// SetWeight turns one knob: the weight from input i to neuron o of layer l.
func (n *Network) SetWeight(l, o, i int, w float64) {
	d := n.Layers[l]
	if uint(o) >= uint(d.Out) || uint(i) >= uint(d.In) {
		panic(fmt.Sprintf("nn: SetWeight: weight [%d][%d] of layer %d, want below [%d][%d]", o, i, l, d.Out, d.In))
	}
	d.W[o*d.In+i] = w
	n.packed[l].set(o, i, w)
}

// SetBias turns one knob: the bias of neuron o of layer l.
func (n *Network) SetBias(l, o int, b float64) {
	n.Layers[l].B[o] = b
}

// Refresh brings the packed copy of the weights, which Forward, Predict and
// Backward use, up to date after W or Params was written directly. (Biases are
// read where they are.)
func (n *Network) Refresh() {
	for l, d := range n.Layers {
		n.packed[l].load(d)
	}
}

// Clone is a copy that shares no memory with n.
func (n *Network) Clone() *Network {
	c := New(n.Config())
	copy(c.params, n.params)
	c.Refresh()
	return c
}

// String is like "784-16-16-10 sigmoid, 13002 parameters".
func (n *Network) String() string {
	var b strings.Builder
	for i, s := range n.Sizes() {
		if i > 0 {
			b.WriteByte('-')
		}
		fmt.Fprint(&b, s)
	}
	same := true
	for _, d := range n.Layers {
		same = same && d.Act == n.Layers[0].Act
	}
	sep := byte(' ')
	for l, d := range n.Layers {
		if l == 0 || !same {
			b.WriteByte(sep)
			b.WriteString(d.Act.String())
			sep = ','
		}
	}
	fmt.Fprintf(&b, ", %d parameters", n.NumParams())
	return b.String()
}
