package app

import (
	"math"
	"strconv"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/verdict"
)

// chapter8 is a layer as one line of mathematics.
type chapter8 struct {
	work    *lesson.C8
	example dom.Element   // the worked one
	cells   []dom.Element // of the one to be worked out: W, a, b, z
	which   []dom.Element // the guesses,
	shape   []dom.Element
	replies [2]dom.Element // and what is said of them
	entry   dom.Element    // the fields of the challenges
	z, a    dom.Element

	asked, entryName, written shownText
	head, rounding, bias      shownText
	worked, copied            shownText
	products                  dom.Element

	begun bool
	shown lesson.C8
	sum   view.Sum // of the largest output
	empty bool
	drawn shownSum

	own     dom.Element // the way back to the lesson's network,
	another bool        // shown while there is another
}

// shownSum is whose sum is in the table.
type shownSum struct {
	version int
	values  string
}

// begin implements chapter.
func (c *chapter8) begin(r *root, body dom.Element) {
	*c = chapter8{
		work:    r.state.Lesson.Works[7].(*lesson.C8),
		example: body.Query(".c8-step"), cells: body.QueryAll(".c8-given td"),
		which: body.QueryAll(`[data-act="which"]`), shape: body.QueryAll(`[data-act="shape"]`),
		replies: [...]dom.Element{body.Query(`[data-show="which"]`), body.Query(`[data-show="shape"]`)},
		entry:   body.Query(`[data-act="entry"]`), z: body.Query(`[data-act="z"]`), a: body.Query(`[data-act="a"]`),
		asked: painted(body, "asked"), entryName: painted(body, "entry-name"), written: painted(body, "written"),
		head: painted(body, "head"), rounding: painted(body, "rounding"), bias: painted(body, "bias"),
		own:    body.Query(`[data-show="own"]`),
		worked: painted(body, "worked"), copied: painted(body, "copied"), products: body.Query(`[data-show="products"]`),
	}
	c.z.SetValue(c.work.Z)
	c.a.SetValue(c.work.A)
}

// paint implements chapter.
func (c *chapter8) paint(r *root) {
	if now := *c.work; !c.begun || now != c.shown {
		if !c.begun || now.Example != c.shown.Example {
			c.ask(r)
		}
		if now.Z == "" && now.A == "" { // begun anew
			c.z.SetValue("")
			c.a.SetValue("")
		}
		c.begun, c.shown = true, now
		c.paintGuesses()
	}
	if r.lab.net != nil && !r.state.Drawing.Drawing() { // sixteen rows wait for the pen
		c.paintSum(r)
	}
}

// paintGuesses shows the worked example and what was guessed.
func (c *chapter8) paintGuesses() {
	seen := ""
	for i, s := range c.shown.Seen {
		if s {
			seen += strconv.Itoa(i) + " "
		}
	}
	row := ""
	if c.shown.Row > 0 {
		row = strconv.Itoa(c.shown.Row - 1)
	}
	c.example.SetAttr("data-row", row)
	c.example.SetAttr("data-seen", seen)
	press := func(buttons []dom.Element, chosen int, reply dom.Element) {
		for i, b := range buttons {
			b.SetAttr("aria-pressed", strconv.FormatBool(i+1 == chosen))
		}
		reply.SetHidden(chosen == 0)
	}
	press(c.which, c.shown.Which, c.replies[0])
	press(c.shape, c.shown.Shape, c.replies[1])
}

// ask puts the example of the first challenge into its matrices.
func (c *chapter8) ask(r *root) {
	e := &lesson.C8Examples[c.work.Example]
	var texts []string
	for _, row := range e.W {
		texts = append(texts, lesson.Told(row[0], 2), lesson.Told(row[1], 2))
	}
	for _, v := range append(e.A[:], e.B[:]...) {
		texts = append(texts, lesson.Told(v, 2))
	}
	for i := range e.B {
		if i == e.Row {
			texts = append(texts, "?")
		} else {
			texts = append(texts, "·")
		}
	}
	for i, cell := range c.cells {
		cell.SetText(texts[i])
	}
	z := "z" + string(rune('₁'+e.Row))
	c.asked.say(r.words(lesson.C8Asked, "z", z, "row", strconv.Itoa(e.Row+1)))
	c.entryName.say(z)
	c.written.say(z + " = " + e.Written())
	c.entry.SetValue(c.work.Entry)
}

// read brings the sum up to the drawing and reports whether the network's
// outputs are what the challenge is about.
func (c *chapter8) read(b *lab) bool {
	layers := len(b.net.Layers)
	last := b.net.Layers[layers-1]
	if last.In != 16 || last.Act != nn.Sigmoid {
		return false
	}
	c.sum.Read(b.net, b.trace, layers, nn.ArgMax(b.trace.Output()), view.SumOrder{All: true})
	c.empty = b.verdict.Status == verdict.Empty
	return true
}

// paintSum shows the products of the largest output.
func (c *chapter8) paintSum(r *root) {
	ours := c.read(r.lab)
	if ours == c.another {
		c.another = !ours
		c.own.SetHidden(ours)
	}
	if !ours || c.empty {
		if c.drawn != (shownSum{}) {
			c.drawn = shownSum{}
			c.products.SetHTML("")
		}
		note := lesson.C8Empty
		if !ours {
			note = lesson.C8Another
		}
		c.head.say(r.words(note))
		for _, p := range [...]*shownText{&c.rounding, &c.bias, &c.worked} {
			p.say("")
		}
		return
	}
	s := &c.sum
	digit := strconv.Itoa(s.Index)
	rows := ""
	for _, t := range s.Terms {
		rows += `<tr><th scope="row">` + strconv.Itoa(t.Index+1) + `</th><td class="number">` + view.Fix(t.Weight).String() +
			`</td><td class="number">` + view.Fix(t.Input).String() + `</td><td class="number">` + t.Product.String() + `</td></tr>`
	}
	now := shownSum{r.lab.tuning.version, rows + digit}
	if now == c.drawn {
		return
	}
	c.drawn = now
	c.products.SetHTML(rows)
	c.head.say(r.words(lesson.C8Head, "digit", digit))
	c.rounding.say(s.Rounding.String())
	c.bias.say(s.Bias.String())
	c.copied.say("")
	c.worked.say(r.words(lesson.C8Worked, "products", s.Products.String(), "rounding", s.Rounding.String(), "bias", s.Bias.String(),
		"z", s.Z.String(), "short", view.Two(s.ExactZ), "a", view.Two(s.ExactA)))
}

// judge implements chapter.
func (c *chapter8) judge(r *root, challenge int) lesson.Judgement {
	if challenge == 0 {
		return lesson.JudgeEntry(&lesson.C8Examples[c.work.Example], c.work.Entry)
	}
	o := lesson.OutputSum{Another: !c.read(r.lab)}
	if !o.Another {
		s := &c.sum
		o.Empty, o.Digit, o.Bias, o.Z, o.A = c.empty, strconv.Itoa(s.Index), s.ExactBias, s.ExactZ, s.ExactA
		o.Strays = s.ExactBias
		for _, t := range s.Terms {
			o.Strays += math.Abs(t.Weight * t.Input)
		}
	}
	return lesson.JudgeOutput(o, c.work.Z, c.work.A)
}

// act implements actor.
func (c *chapter8) act(r *root, a lesson.Act) {
	if a.Name != "copy" || r.lab.net == nil || !c.read(r.lab) || c.empty {
		return
	}
	dom.Copy(c.table(), func(ok bool) {
		said := lesson.C8Copied
		if !ok {
			said = lesson.C8NotCopied
		}
		c.copied.say(r.words(said))
	})
}

// table is what is to be added up, one line a product, for a spreadsheet.
func (c *chapter8) table() string {
	table := ""
	for _, t := range c.sum.Terms {
		table += strconv.Itoa(t.Index+1) + "\t" + view.Fix(t.Weight).Plain() + "\t" + view.Fix(t.Input).Plain() + "\t" + t.Product.Plain() + "\n"
	}
	return table + "rounding\t\t\t" + c.sum.Rounding.Plain() + "\nb\t\t\t" + c.sum.Bias.Plain() + "\n"
}
