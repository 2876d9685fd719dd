package app

import (
	"strconv"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
)

// chapter5 is about weights: one on a line, and 81 that find an edge.
type chapter5 struct {
	work  *lesson.Patch
	texts saidIn

	guesses, brushes []dom.Element
	row              dom.Element // the button that paints the positive row
	weights          *dom.Picture
	tests            []patchParts
	pixels           []byte
	focus            bool     // the keyboard is in the weights
	ends             []func() // of listening to them

	painted bool
	shown   lesson.Patch
	dark    bool
	cell    bool // the keyboard's cell was shown
}

// patchParts are the elements of one picture that the neuron is tried on.
type patchParts struct {
	input, product *dom.Picture
	sum            shownText
}

// Pixels of a cell: of the weights that are painted, and of the pictures.
const (
	patchCell = 22
	patchTiny = 12
)

// begin implements chapter.
func (c *chapter5) begin(r *root, body dom.Element) {
	for _, end := range c.ends {
		end() // the canvas of before is gone
	}
	*c = chapter5{
		work: r.state.Lesson.Works[4].(*lesson.Patch), texts: newSaidIn(body),
		guesses: body.QueryAll(`[data-act="guess"]`), brushes: body.QueryAll(`[data-act="brush"]`), row: body.Query(`[data-act="row"]`),
	}
	body.Query(`[data-act="a"]`).SetValue(tenths(c.work.A))
	body.Query(`[data-act="w"]`).SetValue(tenths(c.work.W))
	canvas := body.Query(".patch-weights")
	c.weights = canvas.Picture()
	c.ends = []func(){
		canvas.OnStroke(func(kind dom.StrokeKind, x, y float64) { c.onStroke(r, kind, x, y) }),
		canvas.OnPress(func(key string, _ bool) bool { return c.onKey(r, key) }),
	}
	for _, e := range body.QueryAll(".patch-test") {
		c.tests = append(c.tests, patchParts{
			e.Query(".patch-input").Picture(), e.Query(".patch-product").Picture(), shownText{element: e.Query("output")},
		})
	}
}

// paint implements chapter.
func (c *chapter5) paint(r *root) {
	dark := r.state.Dark()
	if c.painted && *c.work == c.shown && dark == c.dark && c.focus == c.cell {
		return
	}
	w, palette := c.work, view.PaletteFor(dark)
	c.painted, c.shown, c.dark, c.cell = true, *w, dark, c.focus
	c.texts.say("a", lesson.Fixed(w.A, 1))
	c.texts.say("w", lesson.Fixed(w.W, 1))
	key, args := w.Said()
	c.texts.say("one", r.words(key, args...))
	if w.Guessed {
		key, args = w.Reply()
		c.texts.say("reply", r.words(key, args...))
	}
	c.row.SetHidden(!w.Guessed)
	markChosen(c.guesses, w.Guess, w.Guessed)
	markChosen(c.brushes, w.Brush, true)
	mark := -1
	if c.focus {
		mark = w.Cell
	}
	c.pixels = view.CellsPixels(c.pixels, w.Weights[:], lesson.PatchSide, patchCell, mark, palette)
	c.weights.Paint(lesson.PatchSide*patchCell, lesson.PatchSide*patchCell, c.pixels)
	for t := range c.tests {
		c.paintTest(t, palette)
	}
}

// paintTest shows a picture, what of it comes through the weights, and the sum.
func (c *chapter5) paintTest(test int, p view.Palette) {
	parts := &c.tests[test]
	var input, product [lesson.PatchCells]float64
	for cell, w := range c.work.Weights {
		input[cell] = lesson.PatchInput(test, cell)
		product[cell] = w * input[cell]
	}
	parts.input.Paint(lesson.PatchSide, lesson.PatchSide, view.InkPixels(nil, input[:], p))
	parts.product.Paint(lesson.PatchSide*patchTiny, lesson.PatchSide*patchTiny,
		view.CellsPixels(nil, product[:], lesson.PatchSide, patchTiny, -1, p))
	parts.sum.say(lesson.Fixed(c.work.Sum(test), 2))
}

// judge implements chapter.
func (c *chapter5) judge(*root, int) lesson.Judgement { return c.work.Judge() }

// acted changes the work by something done to the patch.
func (c *chapter5) acted(r *root, name string, index int) {
	r.apply(state.LessonActedMsg{Act: lesson.Act{Name: name, Index: index}})
}

// onStroke paints with mouse, finger or pen.
func (c *chapter5) onStroke(r *root, kind dom.StrokeKind, x, y float64) {
	at := func(share float64) int { return min(max(int(share*lesson.PatchSide), 0), lesson.PatchSide-1) }
	cell := at(y)*lesson.PatchSide + at(x)
	c.focus = false
	switch {
	case kind == dom.StrokeDown:
		c.acted(r, lesson.PatchDown, cell)
	case kind == dom.StrokeOn && cell != c.work.Cell:
		c.acted(r, lesson.PatchOn, cell)
	}
}

// onKey moves the keyboard's cell with the arrows and paints in it.
func (c *chapter5) onKey(r *root, key string) bool {
	row, column := c.work.Cell/lesson.PatchSide, c.work.Cell%lesson.PatchSide
	brush := -1
	switch key {
	case "ArrowLeft":
		column = max(column-1, 0)
	case "ArrowRight":
		column = min(column+1, lesson.PatchSide-1)
	case "ArrowUp":
		row = max(row-1, 0)
	case "ArrowDown":
		row = min(row+1, lesson.PatchSide-1)
	case "+", "=":
		brush = lesson.PatchPositive
	case "-", "−", "_":
		brush = lesson.PatchNegative
	case "0", "Delete", "Backspace":
		brush = lesson.PatchErase
	case " ", "Enter":
		brush = c.work.Brush
	default:
		return false
	}
	c.focus = true
	if brush < 0 {
		c.acted(r, lesson.PatchMove, row*lesson.PatchSide+column)
	} else {
		c.acted(r, lesson.PatchKey, brush)
	}
	c.texts.say("cell", r.words(lesson.C5Cell, "row", strconv.Itoa(row+1), "column", strconv.Itoa(column+1),
		"value", lesson.Fixed(c.work.Weights[c.work.Cell], 1)))
	return true
}
