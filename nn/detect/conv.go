package detect

import (
	"fmt"

	"inkling/nn"
)

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

	taps []float64 // net's weights as [row][column][channel][filter], for predict
}

func newConv(side, channels, kernel, stride, filters int) conv {
	if filters%quad != 0 {
		panic(fmt.Sprintf("detect: newConv: %d filters, want a multiple of %d", filters, quad))
	}
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

// refresh brings taps up to date after net's weights changed.
func (c *conv) refresh() {
	l := c.net.Layers[0]
	c.taps = make([]float64, l.In*l.Out)
	for o := range l.Out {
		for i, w := range l.Row(o) {
			c.taps[i*l.Out+o] = w
		}
	}
}

// quad is how many filters are summed side by side; their number is a multiple.
const quad = 4

// predict writes to out what forward does, to the last bit, without a trace:
// every input that is not zero adds its share to each place whose patch it is
// in, and a picture is mostly background. refresh comes before.
func (c *conv) predict(in, out []float64) {
	clear(out)
	filters := c.net.Outputs()
	for r := range c.side {
		top, bottom := c.reach(r)
		for col := range c.side {
			left, right := c.reach(col)
			pixel := in[(r*c.side+col)*c.channels:][:c.channels]
			for channel, v := range pixel {
				if v == 0 {
					continue
				}
				for pr := top; pr < bottom; pr++ {
					for pc := left; pc < right; pc++ {
						tap := (((r-pr*c.stride)*c.kernel+col-pc*c.stride)*c.channels + channel) * filters
						addScaled(out[(pr*c.places+pc)*filters:][:filters], c.taps[tap:][:filters], v)
					}
				}
			}
		}
	}
	biases := c.net.Layers[0].B
	for place := 0; place < len(out); place += filters {
		for f, z := range out[place:][:filters] {
			if z += biases[f]; z < 0 {
				z = 0
			}
			out[place+f] = z
		}
	}
}

// reach is the range of places whose patches hold row or column p.
func (c *conv) reach(p int) (first, end int) {
	if p >= c.kernel {
		first = (p-c.kernel)/c.stride + 1
	}
	return first, min(p/c.stride+1, c.places)
}

// addScaled adds v·w to z, of the same length.
func addScaled(z, w []float64, v float64) {
	for f := 0; f+quad <= len(z) && f+quad <= len(w); f += quad {
		a, b := (*[quad]float64)(z[f:]), (*[quad]float64)(w[f:])
		a[0] += b[0] * v
		a[1] += b[1] * v
		a[2] += b[2] * v
		a[3] += b[3] * v
	}
}

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
