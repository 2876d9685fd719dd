package nn

import (
	"fmt"
	"math"
)

// Exam keeps a network's answers to many labelled pictures and, when a knob
// turns, recomputes only what hangs on it: of a weight from a pixel, the one
// neuron's sum in the pictures where that pixel has ink, and the layers above
// where that changed anything. Every sum that is recomputed is added up anew in
// Forward's own order, so the answers are those of Forward to the last bit, after
// any number of turns.
//
// Turning is told with Turned or AllTurned; Advance then works through as many
// pictures as the caller has time for.
type Exam struct {
	net    *Network
	labels []uint8

	// The pictures' ink: of picture s the pixels from[s] to from[s+1].
	from  []int32
	pixel []int32
	value []float64
	inked []uint64 // a bit a pixel, words words a picture
	words int

	sums [][]float64 // of each picture the first layer's W·x, without the bias, [width]
	acts [][]float64 // of each picture all activations, layer after layer
	at   []int       // where in them each layer begins

	turned []Knob // what was turned since all were up to date
	seen   []int  // of each picture how much of it is taken in; -1: all is to be computed anew
	behind int    // pictures that have not taken in everything
	next   int    // the picture that Advance looks at next

	answers   []int8 // -1 before the first pass
	confusion Confusion

	x   []float64 // scratch: one picture, all zero in between
	z   []float64 // scratch: the sums of any layer
	old []float64 // scratch: activations before
	run []int32   // 0, 1, 2, …
}

// NewExam makes an exam of as many pictures as there are labels, each below
// Digits; picture(s) is picture s, [Inputs], and is not kept. Nothing is computed
// yet: everything is behind.
func NewExam(net *Network, labels []uint8, picture func(s int) []float64) *Exam {
	e := &Exam{labels: labels, from: make([]int32, 1, len(labels)+1)}
	inputs := net.Inputs()
	e.words = (inputs + 63) / 64
	e.inked = make([]uint64, e.words*len(labels))
	index := make([]int32, inputs)
	for s, label := range labels {
		if label >= Digits {
			panic(fmt.Sprintf("nn: NewExam: label %d is %d, want below %d", s, label, Digits))
		}
		x := picture(s)
		net.checkInput("NewExam", x)
		for _, i := range index[:nonZero(x, index)] {
			e.pixel = append(e.pixel, i)
			e.value = append(e.value, x[i])
			e.inked[s*e.words+int(i)/64] |= 1 << (i % 64)
		}
		e.from = append(e.from, int32(len(e.pixel)))
	}
	e.seen = make([]int, len(labels))
	e.answers = make([]int8, len(labels))
	for s := range e.answers {
		e.answers[s] = -1
	}
	e.x = make([]float64, inputs)
	e.Use(net)
	return e
}

// Use makes net, of as many inputs as before, the network that is examined. All
// answers are behind; the old ones stand until they are replaced.
func (e *Exam) Use(net *Network) {
	net.checkInput("Exam.Use", e.x)
	e.net = net
	e.at = e.at[:0]
	neurons, widest := 0, 0
	for _, d := range net.Layers {
		e.at = append(e.at, neurons)
		neurons += d.Out
		widest = max(widest, padded(d.Out))
	}
	e.at = append(e.at, neurons)
	e.sums, e.acts = make([][]float64, len(e.labels)), make([][]float64, len(e.labels))
	for s := range e.labels {
		e.sums[s] = make([]float64, padded(net.Layers[0].Out))
		e.acts[s] = make([]float64, neurons)
	}
	e.z, e.old = make([]float64, widest), make([]float64, widest)
	e.run = make([]int32, widest)
	for i := range e.run {
		e.run[i] = int32(i)
	}
	e.AllTurned()
}

// Turned tells that one knob of the network was turned.
func (e *Exam) Turned(k Knob) {
	if len(e.turned) >= 4*len(e.x) { // dearer than everything anew
		e.AllTurned()
		return
	}
	e.turned = append(e.turned, k)
	e.behind = len(e.labels)
}

// AllTurned tells that any number of knobs was turned.
func (e *Exam) AllTurned() {
	e.turned = e.turned[:0]
	for s := range e.seen {
		e.seen[s] = -1
	}
	e.behind = len(e.labels)
}

// Done reports whether all answers are those of the network as it is.
func (e *Exam) Done() bool { return e.behind == 0 }

// Advance brings at most n pictures up to date that are not, and reports
// whether then all are.
func (e *Exam) Advance(n int) bool {
	for looked := 0; e.behind > 0 && n > 0 && looked < len(e.labels); looked++ {
		s := e.next
		if e.next++; e.next == len(e.labels) {
			e.next = 0
		}
		if e.seen[s] == len(e.turned) {
			continue
		}
		e.update(s)
		e.seen[s] = len(e.turned)
		e.behind--
		n--
	}
	if e.behind == 0 {
		e.turned = e.turned[:0]
		clear(e.seen)
	}
	return e.behind == 0
}

// Confusion counts the answers as far as they are computed: when Done, all of
// them.
func (e *Exam) Confusion() *Confusion { return &e.confusion }

// Answer is the network's answer to picture s, -1 if there is none yet.
func (e *Exam) Answer(s int) int { return int(e.answers[s]) }

// Output is the last layer's activations at picture s, as far as computed.
func (e *Exam) Output(s int) []float64 { return e.activations(s, len(e.net.Layers)-1) }

// activations are those of layer l at picture s.
func (e *Exam) activations(s, l int) []float64 { return e.acts[s][e.at[l]:e.at[l+1]] }

// update brings one picture up to date.
func (e *Exam) update(s int) {
	anew := e.seen[s] < 0
	if anew {
		e.sumAll(s)
	}
	changed := false // an activation of the layer below
	for l := range e.net.Layers {
		reached := anew || l == 0 && e.sumTurned(s) || l > 0 && e.turnedIn(s, l)
		changed = (changed || reached) && e.layer(s, l)
	}
	if best := int8(ArgMax(e.Output(s))); best != e.answers[s] {
		if e.answers[s] >= 0 {
			e.confusion[e.labels[s]][e.answers[s]]--
		}
		e.answers[s] = best
		e.confusion.Add(int(e.labels[s]), int(best))
	}
}

// sumAll computes all of the first layer's sums.
func (e *Exam) sumAll(s int) {
	pixels := e.pixel[e.from[s]:e.from[s+1]]
	for k, i := range pixels {
		e.x[i] = e.value[int(e.from[s])+k]
	}
	e.net.packed[0].sums(e.x, pixels, e.sums[s])
	for _, i := range pixels {
		e.x[i] = 0
	}
}

// sumTurned computes those of the first layer's sums that changed since picture
// s was brought up to date, and reports whether the layer is reached at all, by
// them or by a bias.
func (e *Exam) sumTurned(s int) bool {
	reached := false
	inked := e.inked[s*e.words:][:e.words]
	turned := e.turned[e.seen[s]:]
	for n, k := range turned {
		switch {
		case k.Layer > 0:
		case k.Bias:
			reached = true
		case has(inked, k.Input):
			reached = true
			if !summedLater(turned[n+1:], k.Neuron, inked) {
				e.sums[s][k.Neuron] = e.sum(s, k.Neuron)
			}
		}
	}
	return reached
}

// has reports whether bit i is set.
func has(set []uint64, i int) bool { return set[i/64]>>(i%64)&1 != 0 }

// summedLater reports whether a later turn has the same neuron summed again. It
// looks only a little ahead: a brush turns neighbours one after the other.
func summedLater(later []Knob, neuron int, inked []uint64) bool {
	for _, k := range later[:min(len(later), 16)] {
		if k.Layer == 0 && !k.Bias && k.Neuron == neuron && has(inked, k.Input) {
			return true
		}
	}
	return false
}

// sum is W·x of one neuron of the first layer.
func (e *Exam) sum(s, neuron int) float64 {
	pixels, values := e.pixel[e.from[s]:e.from[s+1]], e.value[e.from[s]:e.from[s+1]]
	row := e.net.Layers[0].Row(neuron)
	sum := 0.0
	for k, i := range pixels {
		sum += row[i] * values[k]
	}
	return sum
}

// turnedIn reports whether a knob of layer l was turned since picture s was
// brought up to date.
func (e *Exam) turnedIn(s, l int) bool {
	for _, k := range e.turned[e.seen[s]:] {
		if k.Layer == l {
			return true
		}
	}
	return false
}

// layer computes the activations of layer l, of the first one from its sums,
// and reports whether any is another than before.
func (e *Exam) layer(s, l int) bool {
	d := e.net.Layers[l]
	z, a, old := e.z[:d.Out], e.activations(s, l), e.old[:d.Out]
	if l == 0 {
		copy(z, e.sums[s])
	} else {
		e.net.packed[l].sums(e.activations(s, l-1), e.run[:d.In], e.z[:padded(d.Out)])
	}
	copy(old, a)
	d.Act.all(d.B, z, a)
	for o, v := range a {
		if math.Float64bits(v) != math.Float64bits(old[o]) {
			return true
		}
	}
	return false
}
