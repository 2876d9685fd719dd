package detect

import "inkling/nn"

// conv is a convolution: one small dense layer run at every place of a grid,
// each time on the patch of the input that lies there. Inputs and outputs are
// [row][column][channel].
type conv struct {
	net      *nn.Network // patch → filters, ReLU
	side     int         // rows and columns of the input
	channels int         // of the input
	kernel   int         // rows and columns of a patch
	stride   int         // from one patch to the next
	places   int         // rows and columns of the output
}

func newConv(side, channels, kernel, stride, filters int) conv {
	return conv{
		net: nn.New(nn.Config{
			Sizes:       []int{kernel * kernel * channels, filters},
			Activations: []nn.Activation{nn.ReLU},
		}),
		side: side, channels: channels, kernel: kernel, stride: stride,
		places: (side-kernel)/stride + 1,
	}
}

// outputs is how many numbers come out.
func (c *conv) outputs() int { return c.places * c.places * c.net.Outputs() }

// eachPatch calls visit for every place with the runs of the input that make
// its patch: kernel rows, each contiguous, of length width, from at[row].
func (c *conv) eachPatch(visit func(place int, at []int, width int)) {
	at := make([]int, c.kernel)
	for r := range c.places {
		for col := range c.places {
			for k := range at {
				at[k] = ((r*c.stride+k)*c.side + col*c.stride) * c.channels
			}
			visit(r*c.places+col, at, c.kernel*c.channels)
		}
	}
}

// convTrace records one pass: a trace a place, and the outputs side by side.
type convTrace struct {
	places []*nn.Trace
	patch  []float64
	out    []float64
}

func (c *conv) newTrace() convTrace {
	t := convTrace{patch: make([]float64, c.net.Inputs()), out: make([]float64, c.outputs())}
	for range c.places * c.places {
		t.places = append(t.places, c.net.NewTrace())
	}
	return t
}

// forward runs in through the filters.
func (c *conv) forward(in []float64, t *convTrace) {
	filters := c.net.Outputs()
	c.eachPatch(func(place int, at []int, width int) {
		for k, from := range at {
			copy(t.patch[k*width:(k+1)*width], in[from:])
		}
		c.net.Forward(t.patch, t.places[place])
		copy(t.out[place*filters:], t.places[place].Output())
	})
}

// backward adds to g the derivative by the filters, given dOut, that by the
// outputs, and writes to dIn, unless it is nil, that by the input.
func (c *conv) backward(t *convTrace, dOut []float64, g *nn.Grads, dIn []float64) {
	clear(dIn)
	filters := c.net.Outputs()
	patch := t.patch
	if dIn == nil {
		patch = nil
	}
	c.eachPatch(func(place int, at []int, width int) {
		c.net.BackwardFrom(t.places[place], dOut[place*filters:][:filters], g, patch)
		if dIn == nil {
			return
		}
		for k, from := range at {
			for i, v := range patch[k*width : (k+1)*width] {
				dIn[from+i] += v
			}
		}
	})
}
