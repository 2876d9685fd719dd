package state

import "math"

// Knob is one number of the network, by its place in nn.Network.Params, and
// what it is set to.
type Knob struct {
	Index int
	Value float64
}

// KnobMost bounds what a knob can be turned to, on both sides of zero.
const KnobMost = 1000

// EditKind is a kind of change of the network's numbers.
type EditKind uint8

// The kinds of change.
const (
	TurnedEdit EditKind = iota // Knobs were turned, or painted
	NeuronEdit                 // neuron Index of Layer was switched off
	BiasesEdit                 // all biases were set to 0
	NoiseEdit                  // noise of Strength, drawn from Seed, was added to all weights
	RandomEdit                 // all weights were drawn anew from Seed, as before training
	ResetEdit                  // all was set back
)

// Edit is one change of the network's numbers, as small as it can be told:
// noise by its seed. Undo takes back one edit.
type Edit struct {
	Kind         EditKind
	Knobs        []Knob
	Layer, Index int // of NeuronEdit, Layer counted from 1 as in Selection
	Seed         uint64
	Strength     float64 // of NoiseEdit, as a share of the layer's usual weight
}

// Knobs is how the network differs from the one that was trained, or loaded:
// the edits that led there, in order.
type Knobs struct {
	edits []Edit
	open  openEdit // the last edit is still being made
	rev   int

	Brush    Brush
	strength float64   // of the noise to be added; 0 stands for usualNoise
	cell     int       // the input whose weight stands under the cursor,
	cellOf   Selection // chosen while this was selected
}

// openEdit says whether the last edit goes on with the next message.
type openEdit uint8

const (
	closed openEdit = iota
	turning
	painting
)

// Edits are the edits so far, oldest first. They must not be written to.
func (k *Knobs) Edits() []Edit { return k.edits }

// Rev is another number whenever the edits are others.
func (k *Knobs) Rev() int { return k.rev }

// NextSeed is a seed that no edit has had.
func (k *Knobs) NextSeed() uint64 { return uint64(k.rev) + 1 }

// add appends an edit and closes it.
func (k *Knobs) add(e Edit) {
	k.edits = append(k.edits, e)
	k.open = closed
	k.rev++
}

// Params is how many weights and biases a network of these layer sizes has.
func Params(sizes []int) (count int) {
	for l := range len(sizes) - 1 {
		count += (sizes[l] + 1) * sizes[l+1]
	}
	return count
}

// WeightIndex is the place in nn.Network.Params of the weight from input from to
// a neuron, the layer counted from 1 as in Selection.
func (s *State) WeightIndex(layer, neuron, from int) int {
	return Params(s.Sizes[:layer]) + neuron*s.Sizes[layer-1] + from
}

// BiasIndex is the place in nn.Network.Params of a neuron's bias, the layer
// counted from 1 as in Selection.
func (s *State) BiasIndex(layer, neuron int) int {
	return Params(s.Sizes[:layer]) + s.Sizes[layer]*s.Sizes[layer-1] + neuron
}

// KnobNeuron is the neuron whose knobs are shown: the selected one, else the
// first of the first layer. The layer counts from 1.
func (s *State) KnobNeuron() (layer, index int) {
	if s.Selected.Any && s.Selected.Layer > 0 {
		return s.Selected.Layer, s.Selected.Index
	}
	return 1, 0
}

// KnobCell is the input whose weight stands under the cursor: where it was moved
// to, else the line's that is selected, else the pixel that is, else the middle.
func (s *State) KnobCell() int {
	layer, _ := s.KnobNeuron()
	inputs := s.Sizes[layer-1]
	switch {
	case s.Knobs.cellOf == s.Selected && s.Knobs.cell > 0:
		return min(s.Knobs.cell-1, inputs-1)
	case s.Selected.Line:
		return s.Selected.From
	case s.Selected.Any && s.Selected.Layer == 0:
		return s.Selected.Index
	case layer == 1:
		return middle
	}
	return 0
}

// middle is the pixel at row 15, column 15.
const middle = 14*28 + 14

// Turning single knobs. All values are rounded to float32, so that a saved file
// holds the same network.
type (
	// KnobTurnedMsg: a knob was turned; one turn after the other of the same
	// knob, until it is released, is one edit.
	KnobTurnedMsg Knob
	// KnobsPaintedMsg: a brush set knobs; all until the release are one edit.
	KnobsPaintedMsg struct{ Knobs []Knob }
	// KnobReleasedMsg: knob or brush was let go.
	KnobReleasedMsg struct{}
	// CellMovedMsg: the cursor moved to the weight from another input.
	CellMovedMsg struct{ Cell int }
)

// rounded is a value that a knob can have.
func rounded(v float64) (float64, bool) {
	if math.IsNaN(v) {
		return 0, false
	}
	return float64(float32(min(max(v, -KnobMost), KnobMost))), true
}

func (m KnobTurnedMsg) apply(s *State) Effect {
	k := &s.Knobs
	v, ok := rounded(m.Value)
	if !ok || m.Index < 0 || m.Index >= Params(s.Sizes) {
		return None
	}
	if k.open == turning {
		if last := &k.edits[len(k.edits)-1].Knobs[0]; last.Index == m.Index {
			if last.Value != v {
				last.Value = v
				k.rev++
			}
			return Read
		}
	}
	k.add(Edit{Kind: TurnedEdit, Knobs: []Knob{{m.Index, v}}})
	k.open = turning
	return Read
}

func (m KnobsPaintedMsg) apply(s *State) Effect {
	k := &s.Knobs
	if k.open != painting {
		k.add(Edit{Kind: TurnedEdit})
		k.open = painting
	}
	painted := &k.edits[len(k.edits)-1].Knobs
	for _, knob := range m.Knobs {
		v, ok := rounded(knob.Value)
		if !ok || knob.Index < 0 || knob.Index >= Params(s.Sizes) {
			continue
		}
		set(painted, Knob{knob.Index, v})
	}
	k.rev++
	return Read
}

// set puts a knob into a list that has each once.
func set(knobs *[]Knob, k Knob) {
	for i := range *knobs {
		if (*knobs)[i].Index == k.Index {
			(*knobs)[i].Value = k.Value
			return
		}
	}
	*knobs = append(*knobs, k)
}

func (KnobReleasedMsg) apply(s *State) Effect {
	if s.Knobs.open == closed {
		return None
	}
	s.Knobs.open = closed
	return Read | Settle
}

func (m CellMovedMsg) apply(s *State) Effect {
	layer, _ := s.KnobNeuron()
	if m.Cell < 0 || m.Cell >= s.Sizes[layer-1] {
		return None
	}
	s.Knobs.cell, s.Knobs.cellOf = m.Cell+1, s.Selected
	return Read
}
