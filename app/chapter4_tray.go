package app

import (
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/nn"
	"inkling/nn/ink"
)

// misses is the search for test digits that the network without hidden layers
// misreads, a slice of them in each frame.
type misses struct {
	steps       ink.Steps // after which the digits were seen
	searched    int
	linear, own int // misread by the two networks
	found       []miss
}

// miss is a test digit that our network reads and the other does not.
type miss struct{ index, answer int }

// missSlice is how many digits a frame has time for.
const missSlice = 40

// search goes on with the search and reports whether there is nothing left to do.
func (m *misses) search(b *lab, linear *nn.Network) bool {
	t := &b.tests
	if t.set == nil {
		return true
	}
	if m.steps != t.steps {
		*m = misses{steps: t.steps}
	}
	var out [nn.Digits]float64
	answer := func(net *nn.Network, i int) int {
		net.Predict(t.set.Digits[i][:], out[:])
		return nn.ArgMax(out[:])
	}
	for end := min(m.searched+missSlice, t.set.Len()); m.searched < end; m.searched++ {
		i := m.searched
		label := int(t.set.Labels[i])
		a, own := answer(linear, i), answer(b.tuning.own, i)
		if own != label {
			m.own++
		}
		if a != label {
			m.linear++
			if own == label {
				m.found = append(m.found, miss{i, a})
			}
		}
	}
	return m.searched == t.set.Len()
}

// done reports whether all digits were looked at.
func (m *misses) done(b *lab) bool { return b.tests.set != nil && m.searched == b.tests.set.Len() }

// trays is what the hidden neurons make of the kept 3 and 8.
type trays struct {
	lesson.Separation
	of traysOf
}

// traysOf is what a separation was computed from.
type traysOf struct {
	begun    bool
	tray     int
	net, own int
	steps    ink.Steps
}

// read brings the separation up to tray, network and steps.
func (t *trays) read(b *lab, s *state.State) {
	now := traysOf{true, s.Tray.Rev, b.tuning.version, s.Source.Rev(), s.Steps}
	if now == t.of {
		return
	}
	t.of = now
	t.Three, t.Eight = b.hidden(s, 3), b.hidden(s, 8)
}

// selected is the neuron that is selected, its layer counted from 1; layer 0 is
// none.
func (t *trays) selected(r *root) (layer, index int) {
	if at := r.state.Selected; at.Any {
		return at.Layer, at.Index
	}
	return 0, 0
}

// latest is the place in the tray of the drawing last kept as a digit, or −1.
func latest(s *state.State, digit int) int {
	for i := len(s.Tray.Kept) - 1; i >= 0; i-- {
		if s.Tray.Kept[i].Label == digit {
			return i
		}
	}
	return -1
}

// hidden is the activations of the hidden layers for the drawing last kept as a
// digit; nil where there is none.
func (b *lab) hidden(s *state.State, digit int) [][]float64 {
	at := latest(s, digit)
	if at < 0 {
		return nil
	}
	var d ink.Digit
	if kept := s.Tray.Kept[at]; kept.Picture != nil {
		b.bitmap(&d, kept.Picture, s.Steps)
	} else {
		b.norm.Strokes(&d, kept.Strokes, s.Steps)
	}
	trace := b.net.NewTrace()
	b.net.Forward(d[:], trace)
	return trace.A[:len(trace.A)-1]
}

// paintTray says which digits are kept and what the selected neuron makes of
// them.
func (c *chapter4) paintTray(r *root) {
	kept := func(activations [][]float64) string {
		switch {
		case activations != nil:
			return r.words(lesson.C4In)
		case r.state.Tray.Full():
			return r.words(lesson.C4Full)
		}
		return r.words(lesson.C4Out)
	}
	c.texts.say("tray", r.words(lesson.C4Tray, "three", kept(c.trays.Three), "eight", kept(c.trays.Eight)))
	said := ""
	if layer, index := c.trays.selected(r); c.trays.Known() && layer > 0 && layer <= len(c.trays.Three) {
		said = r.words(lesson.C4Neuron, c.trays.Args(layer, index)...)
	}
	c.texts.say("neuron", said)
}
