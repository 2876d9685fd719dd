package app

import (
	"strconv"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// chapter4 is "Why hidden layers?".
type chapter4 struct {
	linear *nn.Weights // the network without hidden layers; nil until it has come
	misses misses
	trays  trays

	texts                     saidIn
	whose, guesses            []dom.Element
	pictures, products        []*dom.Picture
	tiles                     []missTile
	multiplyFirst, multiplyIt dom.Element
	one                       dom.Element
	rows                      [][2]dom.Element
	pixels                    []byte
	product                   *nn.Dense // W₃·W₂·W₁, once it is wanted
	shown                     chapter4Shown
}

// missTile is the elements of one digit that is misread.
type missTile struct {
	button, caption dom.Element
	picture         *dom.Picture
}

// chapter4Shown is what the chapter was last painted from.
type chapter4Shown struct {
	begun    bool
	digit    ink.Digit
	net      int // the version of the network
	linear   bool
	work     lesson.Four
	misses   int
	searched int
	tray     int
	selected state.Selection
	steps    ink.Steps
	lang     i18n.Lang
	dark     bool
}

func (c *chapter4) begin(r *root, body dom.Element) {
	c.shown = chapter4Shown{}
	c.texts = newSaidIn(body)
	c.whose, c.guesses = body.QueryAll(`[data-act="whose"]`), body.QueryAll(`[data-act="guess"]`)
	c.pictures, c.products, c.tiles, c.rows = nil, nil, nil, nil
	for _, e := range c.whose {
		c.pictures = append(c.pictures, e.Query("canvas").Picture())
	}
	for _, e := range body.QueryAll(`[data-act="miss"]`) {
		c.tiles = append(c.tiles, missTile{e, e.Query("span"), e.Query("canvas").Picture()})
	}
	c.multiplyFirst, c.multiplyIt = body.Query(`[data-show="multiply-1"]`), body.Query(`[data-show="multiply-2"]`)
	c.one = body.Query(`[data-show="one"]`)
	for _, e := range c.one.QueryAll("canvas") {
		c.products = append(c.products, e.Picture())
	}
	for _, row := range c.one.QueryAll("tbody tr") {
		cells := row.QueryAll("td")
		c.rows = append(c.rows, [2]dom.Element{cells[0], cells[1]})
	}
	r.withShipped("linear", func(w *nn.Weights) {
		c.linear = w
		dom.RequestFrame()
	})
}

// work is what the learner has made here.
func (c *chapter4) work(r *root) *lesson.Four { return r.state.Lesson.Works[3].(*lesson.Four) }

func (c *chapter4) paint(r *root) {
	b, s := r.lab, r.state
	if c.linear != nil && !c.misses.search(b, c.linear.Net) {
		dom.RequestFrame()
	}
	now := chapter4Shown{
		begun: true, digit: b.digit, net: b.tuning.version + s.Source.Rev(), linear: c.linear != nil, work: *c.work(r), misses: len(c.misses.found), searched: c.misses.searched,
		tray: s.Tray.Rev, selected: s.Selected, steps: s.Steps, lang: s.Lang, dark: s.Dark(),
	}
	if now == c.shown {
		return
	}
	old := c.shown
	c.shown = now
	c.paintGuess(r)
	c.paintAnswers(r)
	fresh := !old.begun || now.dark != old.dark
	if c.linear != nil && (fresh || !old.linear) {
		c.paintWeights(c.pictures, c.linear.Net.Layers[0], func(i int) int { return pictureOrder[i] }, now.dark)
	}
	c.paintWhose(now.work)
	if fresh || now.misses != old.misses || now.searched != old.searched {
		c.paintMisses(r)
	}
	c.paintProduct(r, fresh || now.net != old.net || now.work.Products != old.work.Products)
	c.trays.read(b, s)
	c.paintTray(r)
}

// pictureOrder is whose picture stands where; in order they would tell.
var pictureOrder = [nn.Digits]int{6, 0, 3, 9, 1, 5, 8, 2, 7, 4}

// offered is the guesses to choose from.
var offered = [...]int{10, 60, 90}

// paintGuess tells what was guessed, and only then how it is.
func (c *chapter4) paintGuess(r *root) {
	guess := c.work(r).Guess
	for i, e := range c.guesses {
		e.SetAttr("aria-pressed", strconv.FormatBool(guess == offered[i]))
	}
	if guess == 0 || c.linear == nil {
		c.texts.say("revealed", "")
		return
	}
	c.texts.say("revealed", r.words(lesson.C4Revealed, "guessed", r.words(lesson.C4Guessed, "guess", strconv.Itoa(guess)),
		"linear", view.MetadataShare(c.linear.Metadata["test_accuracy"], r.state.Lang),
		"own", view.MetadataShare(r.lab.tuning.ownTold["test_accuracy"], r.state.Lang)))
}

// paintAnswers shows what both networks make of the drawing.
func (c *chapter4) paintAnswers(r *root) {
	if c.linear != nil {
		answerOf(&c.texts, r.lab, c.linear.Net, "linear-answer", "linear-output")
	}
	answerOf(&c.texts, r.lab, r.lab.tuning.own, "own-answer", "own-output")
}

// answerOf shows what a network makes of what is on the pad: its answer and that
// output; nothing of an empty pad.
func answerOf(texts *saidIn, b *lab, net *nn.Network, answer, output string) {
	if b.digit.Empty() {
		texts.say(answer, "–")
		texts.say(output, "–")
		return
	}
	var out [nn.Digits]float64
	net.Predict(b.digit[:], out[:])
	d := nn.ArgMax(out[:])
	texts.say(answer, strconv.Itoa(d))
	texts.say(output, view.Activation(out[d]))
}

// paintWhose says whose the pictures are that were asked for.
func (c *chapter4) paintWhose(work lesson.Four) {
	for i, e := range c.whose {
		digit := pictureOrder[i]
		text := "?"
		if work.Told[digit] {
			text = strconv.Itoa(digit)
		}
		e.SetAttr("aria-pressed", strconv.FormatBool(work.Told[digit]))
		e.Query(`[data-show="whose"]`).SetText(text)
	}
}

// paintWeights paints rows of a layer from the pixels, in their own order.
func (c *chapter4) paintWeights(pictures []*dom.Picture, d *nn.Dense, row func(int) int, dark bool) {
	for i, p := range pictures {
		figure := view.Figure{Values: d.Row(row(i)), Grid: true, Mark: -1}
		for _, v := range figure.Values {
			figure.Low, figure.High = min(figure.Low, v), max(figure.High, v)
		}
		pixels, w, h := figure.Pixels(c.pixels, view.PaletteFor(dark))
		p.Paint(w, h, pixels)
		c.pixels = pixels
	}
}

// paintMisses shows digits that the network without hidden layers misreads.
func (c *chapter4) paintMisses(r *root) {
	set := r.lab.tests.set
	if !c.misses.done(r.lab) {
		return
	}
	c.texts.say("misses", r.words(lesson.C4Misses, "count", view.Count(set.Len()), "linear", strconv.Itoa(c.misses.linear), "own", strconv.Itoa(c.misses.own)))
	for i, tile := range c.tiles {
		tile.button.SetHidden(i >= len(c.misses.found))
		if i >= len(c.misses.found) {
			continue
		}
		m := c.misses.found[i]
		c.pixels = view.BytePixels(c.pixels[:0], &set.Raw[m.index], view.PaletteFor(r.state.Dark()))
		tile.picture.Paint(ink.Side, ink.Side, c.pixels)
		tile.caption.SetText(r.words(lesson.C4Miss, "digit", strconv.Itoa(int(set.Labels[m.index])), "answer", strconv.Itoa(m.answer)))
	}
}

// paintProduct shows how far the matrices are multiplied.
func (c *chapter4) paintProduct(r *root, again bool) {
	net, products := r.lab.net, c.work(r).Products
	fits := len(net.Layers) == lesson.MostProducts+1
	c.multiplyFirst.SetHidden(products > 0 || !fits)
	c.multiplyIt.SetHidden(products != 1 || !fits)
	c.one.SetHidden(products < lesson.MostProducts || !fits)
	switch {
	case !fits:
		c.texts.say("product", r.words(lesson.C4Unsuited))
		return
	case products == 0:
		c.texts.say("product", "")
		return
	case again:
		c.product = lesson.Multiplied(net.Layers[1], net.Layers[0])
	}
	if products == 1 {
		first := net.Layers[0]
		c.texts.say("product", r.words(lesson.C4Once, "count", view.Count(net.Layers[1].Out*first.Out*first.In)))
		return
	}
	c.texts.say("product", r.words(lesson.C4Twice))
	if again {
		c.product = lesson.Multiplied(net.Layers[2], c.product)
		c.paintWeights(c.products, c.product, func(i int) int { return i }, r.state.Dark())
	}
	three, one := lesson.Sums(net.Layers, r.lab.digit[:]), lesson.Sums([]*nn.Dense{c.product}, r.lab.digit[:])
	for d, row := range c.rows {
		row[0].SetText(view.Activation(three[d]))
		row[1].SetText(view.Activation(one[d]))
	}
}

// act implements actor.
func (c *chapter4) act(r *root, a lesson.Act) {
	switch a.Name {
	case "miss":
		if a.Index < len(c.misses.found) {
			r.do(lesson.Action{Verb: lesson.DoTest, Numbers: []int{c.misses.found[a.Index].index}})
		}
	case "keep":
		r.apply(state.DrawingKeptMsg{Label: a.Index})
	case "load":
		if at := latest(r.state, a.Index); at >= 0 {
			r.apply(state.LessonDidMsg{What: state.KeptLoadedMsg{Index: at}})
		}
	case "best":
		c.trays.read(r.lab, r.state)
		if c.trays.Known() {
			r.apply(state.SelectedMsg{Selection: state.Neuron(c.trays.Best())})
		}
	}
}

func (c *chapter4) judge(r *root, _ int) lesson.Judgement {
	c.trays.read(r.lab, r.state)
	layer, index := c.trays.selected(r)
	return c.trays.Judge(len(r.lab.net.Layers)-1, layer, index)
}
