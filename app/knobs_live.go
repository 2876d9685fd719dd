package app

import (
	"strconv"
	"strings"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
)

// knobPanel paints what follows a turning knob, straight into elements that
// go-app renders empty.
type knobPanel struct {
	root  *root
	found bool

	rows                        []knobRow
	picture                     *dom.Picture
	pixels                      []byte
	texts                       map[string]*shownText
	undo, reset, cost           dom.Element
	canUndo, canReset, costMood string
	pictureOf                   pictureShown
	hovering                    bool // a file hangs over the page
	hint                        dom.Element
}

// shownText is an element and the text that stands in it.
type shownText struct {
	element dom.Element
	text    string
}

// knobRow is the elements of one knob, and what they show.
type knobRow struct {
	row, name, slider, field, back dom.Element
	shown                          rowShown
}

// rowShown is what a row of the knobs shows.
type rowShown struct {
	name, value, trained string
	scale                float64
	changed, typed       bool
	lang                 i18n.Lang
}

// pictureShown is what the picture of the weights shows.
type pictureShown struct {
	version, neuron, cell int
	dark                  bool
	lang                  i18n.Lang
}

// find looks the elements up, once they are there, and begins to listen.
func (p *knobPanel) find() {
	if p.found {
		return
	}
	panel := dom.Part("knobs")
	p.texts = map[string]*shownText{}
	for _, name := range [...]string{"knobs-digit", "knobs-status", "accuracy-before", "accuracy-now", "accuracy-cost", "knobs-count", "knobs-scale", "break-strength"} {
		p.texts[name] = &shownText{element: dom.Part(name)}
	}
	p.undo, p.reset, p.cost, p.hint = dom.Part("knob-undo"), dom.Part("knob-reset"), dom.Part("accuracy-cost"), dom.Part("drop-hint")
	canvas := dom.Part("knobs-canvas")
	p.picture = canvas.Picture()
	panel.OnTurn(p.root.onTurn)
	canvas.OnStroke(p.root.onPaint)
	canvas.OnPress(p.root.onPaintKey)
	dom.Part("file").OnFile(nn.MaxWeightsFile+1, p.root.onFile)
	dom.OnDrop(nn.MaxWeightsFile+1, p.onHover, p.root.onFile)
	p.found = true
}

// onHover shows that a file may be dropped.
func (p *knobPanel) onHover(over bool) {
	if over == p.hovering {
		return
	}
	p.hovering = over
	if over {
		p.hint.RemoveAttr("hidden")
	} else {
		p.hint.SetAttr("hidden", "")
	}
}

// say sets a text where it is another.
func (p *knobPanel) say(name, text string) { p.texts[name].say(text) }

// paint implements painter.
func (p *knobPanel) paint(b *lab, s *state.State) {
	p.find() // also while closed: a file may be dropped
	if s.Tab != state.KnobsTab {
		return
	}
	p.say("knobs-digit", b.live.frameShown.Shown)
	p.say("knobs-status", b.live.frameShown.Label)
	p.say("break-strength", i18n.T(s.Lang, i18n.BreakStrength, "percent", strconv.Itoa(int(100*s.Knobs.Noise()+0.5))))
	p.paintCount(b, s)
	p.paintRows(b, s)
	p.paintPicture(b, s)
	b.seeTests(s)
	if !b.examine() {
		dom.RequestFrame()
	}
	p.paintScore(b, s)
}

// paintCount says how many numbers are changed and what can be taken back.
func (p *knobPanel) paintCount(b *lab, s *state.State) {
	p.say("knobs-count", view.KnobsChanged(b.tuning.changed, b.net.NumParams(), s.Lang))
	mark := func(e dom.Element, shown *string, useful bool) {
		if now := strconv.FormatBool(!useful); now != *shown {
			e.SetAttr("aria-disabled", now)
			*shown = now
		}
	}
	mark(p.undo, &p.canUndo, len(s.Knobs.Edits()) > 0)
	mark(p.reset, &p.canReset, b.tuning.changed > 0)
}

// paintScore shows the accuracy on the test digits. While it is computed the
// last one stands there.
func (p *knobPanel) paintScore(b *lab, s *state.State) {
	t := &b.tuning
	switch {
	case t.scored():
		score := view.NewScore(t.before, &t.now, s.Lang)
		p.say("accuracy-before", score.Before)
		p.say("accuracy-now", score.Now)
		p.say("accuracy-cost", score.Cost)
		mood := ""
		if score.Worse {
			mood = "worse"
		} else if score.Better {
			mood = "better"
		}
		if mood != p.costMood {
			p.cost.SetAttr("data-mood", mood)
			p.costMood = mood
		}
	case len(t.digits) == 0 && s.Sample.Loading == state.Failed:
		p.say("accuracy-cost", i18n.T(s.Lang, i18n.SampleFailed, "detail", s.Sample.Failure))
	case len(t.digits) == 0:
		p.say("accuracy-cost", i18n.T(s.Lang, i18n.KnobsWaiting))
	case p.texts["accuracy-now"].text == "" || t.before == nil:
		p.say("accuracy-cost", i18n.T(s.Lang, i18n.KnobsComputing))
	}
}

// findRows looks the knobs' rows up, again when another network has others.
func (p *knobPanel) findRows(s *state.State) {
	want := fixedRows + listed(s.Sizes)
	if len(p.rows) == want {
		return
	}
	all := dom.Root().QueryAll(`[data-part="knob"]`)
	if len(all) != want {
		dom.RequestFrame() // go-app has yet to render them
		return
	}
	p.rows = make([]knobRow, want)
	for i, e := range all {
		p.rows[i] = knobRow{row: e, name: e.Query(".knob-name"), slider: e.Query(".knob-slider"), field: e.Query(".knob-field"), back: e.Query(".knob-back")}
	}
}

// leastBiasScale is how far a bias can at least be slid: far enough to put a
// neuron to sleep.
const leastBiasScale = 5

// paintRows shows each knob's number and marks those that are changed.
func (p *knobPanel) paintRows(b *lab, s *state.State) {
	p.findRows(s)
	layer, neuron := s.KnobNeuron()
	original := b.tuning.original
	scale := view.KnobScale(original.Layers[layer-1].Row(neuron))
	biasScale := max(view.KnobScale(original.Layers[layer-1].B), leastBiasScale)
	for i := range p.rows {
		index, name, ok := p.root.knobAt(i)
		if !ok {
			continue
		}
		now := rowShown{
			name: name, scale: scale, value: strconv.FormatFloat(b.net.Params()[index], 'f', 4, 64),
			trained: view.Activation(original.Params()[index]), changed: b.net.Params()[index] != original.Params()[index],
			typed: b.tuning.typing == i, lang: s.Lang,
		}
		if i == biasRow {
			now.scale = biasScale
		}
		p.rows[i].paint(now)
	}
}

// paint touches what differs.
func (k *knobRow) paint(now rowShown) {
	old := k.shown
	if now == old {
		return
	}
	k.shown = now
	if now.name != old.name || now.lang != old.lang {
		k.name.SetText(now.name)
		k.slider.SetAttr("aria-label", i18n.T(now.lang, i18n.KnobSlider, "name", now.name))
		k.field.SetAttr("aria-label", i18n.T(now.lang, i18n.KnobField, "name", now.name))
	}
	if now.scale != old.scale {
		k.slider.SetAttr("min", strconv.FormatFloat(-now.scale, 'f', 1, 64))
		k.slider.SetAttr("max", strconv.FormatFloat(now.scale, 'f', 1, 64))
		k.slider.SetAttr("step", "0.01")
	}
	if now.value != old.value || now.scale != old.scale || now.typed != old.typed {
		k.slider.SetValue(now.value)
		if !now.typed {
			k.field.SetValue(now.value)
		}
		k.row.SetAttr("data-value", now.value)
		k.row.SetAttr("data-sign", sign(now.value))
	}
	if now.trained != old.trained || now.name != old.name || now.lang != old.lang {
		back := i18n.T(now.lang, i18n.KnobRestore, "value", now.trained)
		k.back.SetAttr("aria-label", now.name+". "+back)
		k.back.SetAttr("title", back)
	}
	if now.changed != old.changed {
		k.row.SetAttr("data-changed", strconv.FormatBool(now.changed))
	}
}

// sign is what data-sign says of a number.
func sign(number string) string {
	if strings.HasPrefix(number, "-") {
		return "negative"
	}
	return "positive"
}

// paintPicture shows a first-layer neuron's weights.
func (p *knobPanel) paintPicture(b *lab, s *state.State) {
	layer, neuron := s.KnobNeuron()
	now := pictureShown{b.tuning.version, neuron, s.KnobCell(), s.Dark(), s.Lang}
	if layer != 1 || now == p.pictureOf {
		return
	}
	p.pictureOf = now
	trained := b.tuning.original.Layers[0].Row(neuron)
	scale := view.KnobScale(trained)
	p.pixels = view.KnobPicture(p.pixels, b.net.Layers[0].Row(neuron), trained, now.cell, scale, view.PaletteFor(now.dark))
	p.picture.Paint(view.KnobSide, view.KnobSide, p.pixels)
	p.say("knobs-scale", i18n.T(s.Lang, i18n.KnobsPictureIs, "scale", strconv.FormatFloat(scale, 'f', 1, 64)))
}
