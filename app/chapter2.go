package app

import (
	"math"
	"strconv"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// chapter2 shows a pixel of the learner's drawing as a number, and the drawing
// on its way through the four steps with what the network reads in each.
type chapter2 struct {
	grid    inkCanvas
	mark    dom.Style
	sliders [2]dom.Element // row, column
	places  [2]dom.Element
	neuron  dom.Element
	read    dom.Element
	steps   []stepPicture
	meant   []dom.Element

	pixel int // the last that was selected
	shown chapter2Shown
	out   [nn.Digits]float64
}

// stepPicture is the drawing after some of the steps.
type stepPicture struct {
	canvas                inkCanvas
	control, digit, value dom.Element
}

// chapter2Shown is what was last painted.
type chapter2Shown struct {
	begun     bool
	raw, seen ink.Digit
	steps     ink.Steps
	network   int
	dark      bool
	pixel     int
	meant     int
}

// newChapter2 looks at a pixel in the middle.
func newChapter2() *chapter2 { return &chapter2{pixel: ink.Pixels/2 + ink.Side/2} }

func (c *chapter2) begin(r *root, body dom.Element) {
	c.shown = chapter2Shown{}
	c.grid = inkCanvas{element: body.Query(`[data-c2="grid"]`)}
	c.grid.element.OnPoint(func(p dom.Pointed) {
		if p.Kind == dom.PointedTap {
			b := c.grid.element.Box()
			row, column := int(p.Y/b.Height*ink.Side), int(p.X/b.Width*ink.Side)
			c.choose(r, min(max(row, 0), ink.Side-1), min(max(column, 0), ink.Side-1))
		}
	})
	c.mark, c.neuron = body.Query(".c2-mark").Style(), body.Query(".c2-neuron")
	c.read = body.Query(`[data-c2="read"]`)
	for i, name := range [...]string{"row", "column"} {
		c.sliders[i], c.places[i] = body.Query(`[data-act="`+name+`"]`), body.Query(`[data-c2="`+name+`"]`)
	}
	c.steps = nil
	for _, e := range body.QueryAll(".c2-steps li") {
		c.steps = append(c.steps, stepPicture{inkCanvas{element: e.Query("canvas")}, e.Query("button"), e.Query(".c2-digit"), e.Query(".c2-value")})
	}
	c.meant = body.QueryAll(`[data-act="meant"]`)
}

func (c *chapter2) paint(r *root) {
	if s := r.state.Selected; s.Any && s.Layer == 0 {
		c.pixel = s.Index
	}
	now := chapter2Shown{
		begun: true, seen: r.lab.digit, steps: r.state.Steps, network: r.lab.tuning.version,
		dark: r.state.Dark(), pixel: c.pixel, meant: c.work(r).Meant,
	}
	r.lab.seeAfter(&now.raw, r.state, ink.Raw)
	if now == c.shown {
		return
	}
	c.shown = now
	c.paintPixel(r)
	for i := range c.steps {
		c.paintStep(r, i)
	}
	for d, e := range c.meant {
		e.SetAttr("aria-pressed", strconv.FormatBool(d == now.meant))
	}
}

// paintPixel shows the chosen pixel and the neuron that holds its value.
func (c *chapter2) paintPixel(r *root) {
	c.grid.paint(&r.lab.digit, r.state.Dark())
	v := r.lab.digit[c.pixel]
	for i, at := range [...]int{c.pixel / ink.Side, c.pixel % ink.Side} {
		c.sliders[i].SetValue(strconv.Itoa(at + 1))
		c.places[i].SetText(strconv.Itoa(at + 1))
	}
	c.mark.Set("left:" + percent(float64(c.pixel%ink.Side)/ink.Side) + ";top:" + percent(float64(c.pixel/ink.Side)/ink.Side))
	c.neuron.SetAttr("fill-opacity", strconv.FormatFloat(v, 'f', 2, 64))
	c.read.SetText(r.words(lesson.C2Pixel, "byte", strconv.Itoa(int(math.Round(v*255))), "value", view.Activation(v)))
}

// paintStep shows the drawing after the first i of the steps, as far as they
// are on, and what the network reads in it.
func (c *chapter2) paintStep(r *root, i int) {
	p := &c.steps[i]
	var d ink.Digit
	r.lab.seeAfter(&d, r.state, lesson.StepsUpTo(r.state.Steps, i))
	p.canvas.paint(&d, r.state.Dark())
	if i > 0 {
		p.control.SetAttr("aria-checked", strconv.FormatBool(r.state.Steps.Has(1<<(i-1))))
	}
	key, digit, value := lesson.C2Nothing, "–", ""
	if !d.Empty() {
		r.lab.net.Predict(d[:], c.out[:])
		best := nn.ArgMax(c.out[:])
		key, digit, value = lesson.C2Picture, strconv.Itoa(best), view.Activation(c.out[best])
	}
	p.digit.SetText(digit)
	p.value.SetText(value)
	p.canvas.element.SetAttr("aria-label", r.words(key, "number", strconv.Itoa(i+1), "digit", digit, "value", value))
}

// choose selects a pixel in the lab.
func (c *chapter2) choose(r *root, row, column int) {
	r.apply(state.SelectedMsg{Selection: state.Pixel(row*ink.Side + column)})
}

// act implements actor.
func (c *chapter2) act(r *root, a lesson.Act) {
	at := int(a.Value) - 1
	switch a.Name {
	case "row":
		c.choose(r, at, c.pixel%ink.Side)
	case "column":
		c.choose(r, c.pixel/ink.Side, at)
	case lesson.PixelDarkest, lesson.PixelGrey, lesson.PixelBlank:
		if i := lesson.FindPixel(&r.lab.digit, a.Name); i >= 0 {
			c.choose(r, i/ink.Side, i%ink.Side)
		}
	case "step":
		r.apply(state.StepToggledMsg{Step: 1 << a.Index})
	case "corner":
		r.apply(state.LessonDidMsg{What: state.StrokesLoadedMsg{Strokes: lesson.Corner()}})
	}
}

func (c *chapter2) judge(r *root, _ int) lesson.Judgement {
	drawn := lesson.Drawn{Steps: r.state.Steps, Read: nn.ArgMax(r.lab.trace.Output())}
	r.lab.seeAfter(&drawn.Raw, r.state, ink.Raw)
	if a, ok := c.work(r).Seen(&drawn); ok {
		r.apply(state.LessonActedMsg{Act: a})
	}
	return c.work(r).Judge(&drawn)
}

func (c *chapter2) work(r *root) *lesson.Misread { return r.state.Lesson.Works[1].(*lesson.Misread) }

// inkCanvas is a canvas that shows a 28×28 picture.
type inkCanvas struct {
	element dom.Element
	picture *dom.Picture
	digit   ink.Digit
	dark    bool
	pixels  []byte
}

// paint shows a picture, unless it is there already.
func (c *inkCanvas) paint(d *ink.Digit, dark bool) {
	if c.picture != nil && c.digit == *d && c.dark == dark {
		return
	}
	if c.picture == nil {
		c.picture = c.element.Picture()
	}
	c.digit, c.dark = *d, dark
	c.pixels = view.InkPixels(c.pixels, d[:], view.PaletteFor(dark))
	c.picture.Paint(ink.Side, ink.Side, c.pixels)
}
