package nn

import "fmt"

// Knob is the place of one parameter in a network.
type Knob struct {
	Layer  int  // 0-based
	Neuron int  // of the layer, 0-based
	Input  int  // of a weight: where it leads from
	Bias   bool // the neuron's bias, and not a weight
}

// Knob is the place of parameter k in the order of [Network.Params].
func (n *Network) Knob(k int) Knob {
	if uint(k) >= uint(len(n.params)) {
		panic(fmt.Sprintf("nn: Knob: parameter %d, want below %d", k, len(n.params)))
	}
	for l, d := range n.Layers {
		if k < len(d.W) {
			return Knob{Layer: l, Neuron: k / d.In, Input: k % d.In}
		}
		if k -= len(d.W); k < d.Out {
			return Knob{Layer: l, Neuron: k, Bias: true}
		}
		k -= d.Out
	}
	panic("nn: Knob: the layers hold fewer numbers than Params")
}

// Turn sets parameter k, in the order of [Network.Params], to v, and says where
// it is. Refresh is not needed.
func (n *Network) Turn(k int, v float64) Knob {
	at := n.Knob(k)
	if at.Bias {
		n.SetBias(at.Layer, at.Neuron, v)
	} else {
		n.SetWeight(at.Layer, at.Neuron, at.Input, v)
	}
	return at
}
