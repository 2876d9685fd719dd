package app

import (
	"inkling/app/dom"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// tuning keeps the lab's network as the state wants it: the one that was
// trained, or loaded, with the learner's edits on it.
type tuning struct {
	ownTold  map[string]string // the page's own file's metadata
	own      *nn.Network       // the page's, as trained
	original *nn.Network       // the one that is shown, as trained or loaded
	offered  *nn.Weights       // the file opened last,
	loaded   *nn.Weights       // and the one accepted last, which can come back

	source, rev int       // of the state that the network is of
	values      []float64 // scratch
	changed     int       // numbers that differ from the original's
	version     int       // another whenever a number of the network is
	typing      int       // the row of knobs that is typed in, or nobody

	digits []ink.Digit // the test sample; none until it has come
	labels []uint8
	exam   *nn.Exam      // of the network; nil until it is wanted
	before *nn.Confusion // of the original; nil until the exam has been through it
	now    nn.Confusion  // of the network when the exam was last done
	asked  *nn.Network   // the one that the exam is on
}

// begin takes the page's own network.
func (t *tuning) begin(net *nn.Network) {
	t.own = net.Clone()
	t.original = t.own
	t.typing = nobody
	t.version++
}

// tune brings the network up to the state. It costs next to nothing when
// nothing was turned.
func (b *lab) tune(s *state.State) {
	t := &b.tuning
	if b.net == nil {
		return
	}
	if s.Source.Rev() != t.source {
		t.source = s.Source.Rev()
		b.show(s)
	}
	if s.Knobs.Rev() == t.rev {
		return
	}
	t.rev = s.Knobs.Rev()
	t.version++
	t.values = append(t.values[:0], t.original.Params()...)
	state.Values(t.values, t.original.Params(), s.Sizes, s.Knobs.Edits())
	b.turn(t.values)
}

// few is how many numbers are turned one by one; more are set at once.
const few = 1000

// turn gives the network's numbers these values, and tells the exam.
func (b *lab) turn(values []float64) {
	t := &b.tuning
	t.changed = 0
	var turned []int
	params, original := b.net.Params(), t.original.Params()
	for k, v := range values {
		if v != original[k] {
			t.changed++
		}
		if v != params[k] {
			turned = append(turned, k)
		}
	}
	if len(turned) > few {
		copy(params, values)
		b.net.Refresh()
		if t.exam != nil && t.asked == b.net {
			t.exam.AllTurned()
		}
		return
	}
	for _, k := range turned {
		knob := b.net.Turn(k, values[k])
		if t.exam != nil && t.asked == b.net {
			t.exam.Turned(knob)
		}
	}
}

// accept makes the file on offer the one that is loaded.
func (t *tuning) accept() { t.loaded = t.offered }

// show makes the state's network the lab's: the page's own, one of the site's or
// the one loaded.
func (b *lab) show(s *state.State) {
	t := &b.tuning
	t.original, b.metadata = t.own, t.ownTold
	if s.Foreign() {
		w := t.loaded
		if s.Source.Shipped {
			w = b.shipped[s.Source.Name]
		}
		t.original, b.metadata = w.Net, w.Metadata
		for l, f := range s.Source.Activations {
			t.original.Layers[l].Act = f
		}
	}
	b.net = t.original.Clone()
	b.trace = b.net.NewTrace()
	b.live.frameShown = view.Frame{} // was of other neurons
	t.before, t.asked, t.rev = nil, nil, -1
}

// setSample gives the lab the test digits, as the network sees them, that
// accuracy is measured on while a knob turns; again when they are seen
// differently.
func (b *lab) setSample(digits []ink.Digit, labels []uint8) {
	t := &b.tuning
	t.digits, t.labels = digits, labels
	t.exam, t.asked, t.before = nil, nil, nil
	dom.RequestFrame()
}

// Examining takes what it needs of a frame, but no more than this: one knob of
// the lesson's network needs less.
const (
	examTime  = 6  // milliseconds
	examSlice = 50 // pictures between two looks at the clock
)

// examine brings the accuracy on the test digits up to the network, or some way
// there, and reports whether there is nothing left to do.
func (b *lab) examine() bool {
	t := &b.tuning
	if len(t.digits) == 0 || b.net == nil {
		return true
	}
	start := dom.Milliseconds()
	for {
		if !t.choose(b.net) {
			return true
		}
		for !t.exam.Advance(examSlice) {
			if dom.Milliseconds()-start > examTime {
				return false
			}
		}
		t.now = *t.exam.Confusion()
		if t.asked != b.net || t.before == nil {
			before := t.now
			t.before = &before
		}
	}
}

// choose puts the exam on the network whose turn it is, the original first, and
// reports whether there is anything to compute.
func (t *tuning) choose(net *nn.Network) bool {
	wanted := net
	if t.before == nil && t.changed > 0 {
		wanted = t.original
	}
	switch {
	case t.exam == nil:
		t.exam = nn.NewExam(wanted, t.labels, func(s int) []float64 { return t.digits[s][:] })
	case t.asked != wanted:
		t.exam.Use(wanted)
	}
	t.asked = wanted
	return !t.exam.Done()
}

// scored reports whether before and now are known.
func (t *tuning) scored() bool { return t.before != nil && t.exam.Done() }
