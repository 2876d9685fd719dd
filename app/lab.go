package app

import (
	"inkling/app/dom"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// lab is the path from pen to answer: it normalises the drawing, runs the
// network, judges, and has the page repainted, once a frame.
type lab struct {
	norm    ink.Normalizer
	net     *nn.Network // nil until the weights have come
	trace   *nn.Trace   // of what is on the pad
	digit   ink.Digit   // what the network sees of it
	check   check
	verdict verdict.Verdict
	live    live
	told    told
	parts   []painter // the rest of what follows pen and network

	inspector inspector
	sum       sumPainter
	matrix    matrixPainter
	count     countPainter
	tuning    tuning
	metadata  map[string]string      // of the weights file
	tests     testDigits             // with what the network makes of them
	shipped   map[string]*nn.Weights // the site's further networks, as far as they were fetched
	levels    [ink.Pixels]float64    // scratch: a picture on its way to the network
}

// told is what scripts were last told of.
type told struct {
	digit  ink.Digit
	status verdict.Status
	net    int // the version of the network
}

func newLab() *lab {
	b := &lab{shipped: map[string]*nn.Weights{}}
	b.parts = append(b.parts, &b.inspector, &b.sum, &b.matrix, &b.count)
	return b
}

// setWeights checks a weights file and makes it the network.
func (b *lab) setWeights(file []byte) error {
	w, err := nn.ParseWeights(file)
	if err != nil {
		return err
	}
	b.net, b.trace, b.metadata = w.Net, w.Net.NewTrace(), w.Metadata
	b.tuning.begin(w.Net)
	b.tuning.ownTold = w.Metadata
	return nil
}

// read brings digit, trace and verdict up to the state.
func (b *lab) read(s *state.State) {
	b.tune(s)
	b.see(s)
	if b.net != nil {
		b.net.Forward(b.digit[:], b.trace)
		var f verdict.Finding
		if !s.AnswersAll() {
			f = b.doubt(s)
		}
		b.verdict = b.judge(b.trace.Output(), b.digit.Empty(), f)
	}
}

// shares reports whether the network's outputs are 0 to 1 each.
func (b *lab) shares() bool {
	return b.net == nil || b.net.Layers[len(b.net.Layers)-1].Act == nn.Sigmoid
}

// judge reads the network's outputs as what they are.
func (b *lab) judge(outputs []float64, empty bool, f verdict.Finding) verdict.Verdict {
	if b.shares() {
		return verdict.Judge(outputs, empty, f)
	}
	return verdict.JudgeLead(outputs, empty) // no check was made for such a network
}

// frame reads the drawing and paints what changed.
func (b *lab) frame(s *state.State) {
	b.read(s)
	b.live.pad(s)
	b.live.seen(&b.digit, s.Lang, s.Dark())
	b.live.net.image(&b.digit, s)
	if b.net == nil {
		return
	}
	f := view.NewFrame(b.trace, b.verdict, s.Lang)
	b.live.net.paint(b, s, f.Layers)
	b.live.numbers(f)
	for _, p := range b.parts {
		p.paint(b, s)
	}
	if now := (told{b.digit, b.verdict.Status, b.tuning.version}); now != b.told {
		b.told = now
		dom.EmitChange(func() dom.Result { return result(b.trace, b.verdict) })
	}
}

// announce has a screen reader told the answer when it is next painted.
func (b *lab) announce() { b.live.announce = true }

// result is one pass as scripts get it.
func result(t *nn.Trace, v verdict.Verdict) dom.Result {
	r := dom.Result{Status: v.Status.String(), Digit: v.Digit, Confidence: v.Confidence, Activations: t.Output()}
	if v.Status == verdict.Empty {
		r.Digit = -1
	}
	for l := range t.Z {
		r.Layers = append(r.Layers, dom.Layer{Z: t.Z[l], A: t.A[l]})
	}
	return r
}

// samplesRead are pictures to time the network with: every sample upright and
// slanted to both sides, 30 in all.
func (b *lab) samplesRead() []ink.Digit {
	var digits []ink.Digit
	for d := range nn.Digits {
		for _, slant := range []float64{-0.25, 0, 0.25} {
			strokes := view.Sample(d)
			for _, s := range strokes {
				for i := range s {
					s[i].X -= slant * (s[i].Y - 0.5)
				}
			}
			var digit ink.Digit
			b.norm.Strokes(&digit, strokes, ink.All&^ink.Straighten)
			digits = append(digits, digit)
		}
	}
	return digits
}
