package nn

import "fmt"

// lanes is how many neurons are summed side by side, each in a register.
const lanes = 8

// packed is one layer's weights laid out for speed: neurons in blocks of
// lanes, and within a block one contiguous row of lanes weights an input. A
// non-zero input then adds one row to the block's sums, a zero input costs
// nothing. The last block is padded with zeros.
type packed struct {
	w []float64 // [blocks][In][lanes]
	z []float64 // [blocks*lanes], scratch
}

// predictor is the private, packed copy of a network and its scratch memory.
type predictor struct {
	layers []packed
	a      [][]float64 // a[l] is [Out of layer l]
	active []int32
	net    *Network
}

func (p *predictor) init(n *Network) {
	p.net = n
	widest := 0
	for _, d := range n.Layers {
		blocks := (d.Out + lanes - 1) / lanes
		p.layers = append(p.layers, packed{
			w: make([]float64, blocks*d.In*lanes),
			z: make([]float64, blocks*lanes),
		})
		p.a = append(p.a, make([]float64, d.Out))
		widest = max(widest, d.In)
	}
	p.active = make([]int32, widest)
}

func (p *predictor) refresh(n *Network) {
	for l, d := range n.Layers {
		for o := range d.Out {
			for i, w := range d.Row(o) {
				p.setWeight(l, o, i, w)
			}
		}
	}
}

func (p *predictor) setWeight(l, o, i int, w float64) {
	in := p.net.Layers[l].In
	p.layers[l].w[(o/lanes*in+i)*lanes+o%lanes] = w
}

// Predict writes the last layer's activations to dst, [Outputs]. It computes
// what Forward computes, keeps none of the steps and does not allocate.
func (n *Network) Predict(x, dst []float64) {
	n.checkInput("Predict", x)
	if len(dst) != n.Outputs() {
		panic(fmt.Sprintf("nn: Predict: len(dst) = %d, want %d", len(dst), n.Outputs()))
	}
	p := &n.fast
	for l, d := range n.Layers {
		a := p.a[l]
		p.layers[l].sums(x, p.gather(x))
		for o, sum := range p.layers[l].z[:d.Out] {
			a[o] = d.Act.F(sum + d.B[o])
		}
		x = a
	}
	copy(dst, x)
}

// gather lists the non-zero entries of x in rising order. Every index is
// written and the write position advances only past a non-zero one, so that
// the loop's shape does not hang on the picture.
func (p *predictor) gather(x []float64) []int32 {
	active := p.active[:len(x)]
	k := 0
	for i, v := range x {
		active[k] = int32(i)
		if v != 0 {
			k++
		}
	}
	return active[:k]
}

// sums writes W·x to z. x is [In]; active lists its non-zero entries.
func (p *packed) sums(x []float64, active []int32) {
	size := len(x) * lanes
	for block := 0; block*lanes < len(p.z); block++ {
		w := p.w[block*size : (block+1)*size]
		var s0, s1, s2, s3, s4, s5, s6, s7 float64
		for _, i := range active {
			v := x[i]
			r := w[int(i)*lanes:][:lanes:lanes]
			s0 += r[0] * v
			s1 += r[1] * v
			s2 += r[2] * v
			s3 += r[3] * v
			s4 += r[4] * v
			s5 += r[5] * v
			s6 += r[6] * v
			s7 += r[7] * v
		}
		z := p.z[block*lanes:][:lanes:lanes]
		z[0], z[1], z[2], z[3] = s0, s1, s2, s3
		z[4], z[5], z[6], z[7] = s4, s5, s6, s7
	}
}
