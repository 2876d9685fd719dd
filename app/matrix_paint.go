package app

import (
	"slices"
	"strconv"
	"strings"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
)

// matrixPainter paints the tab with the matrices.
type matrixPainter struct {
	found   bool
	place   dom.Element
	code    dom.Element
	rest    *dom.Rest
	apply   func(state.Message) // set when the page runs
	kept    state.Selection     // what the learner had chosen before the mouse came
	hovered state.Selection

	// What the table was written from, and its cells.
	layer   int
	lang    i18n.Lang
	weights []float64
	biases  []float64
	sizes   []int
	cells   struct{ input, z, output []dom.Element }
	rows    []dom.Element
	heads   []dom.Element
	picture *dom.Picture
	strip   *dom.Picture
	pixels  []byte
	shades  []byte

	input, z, output []view.Fixed // printed
	selected         state.Selection
	dark             bool
	net, shownNet    *nn.Network
	file             func() string // the weights file that the programs read
	trace            *nn.Trace
	inputShown       []float64
}

// paint implements painter.
func (p *matrixPainter) paint(b *lab, s *state.State) {
	if s.Tab != state.MatrixTab {
		return
	}
	if !p.found {
		p.place, p.code, p.found = dom.Part("matrix"), dom.Part("numpy"), true
		p.rest = dom.NewRest(func() { p.code.SetText(view.NumPy(p.net, p.trace.X, p.file())) })
		p.place.OnPick(p.point)
	}
	p.net, p.trace = b.net, b.trace
	layer := s.MatrixLayer() + 1
	d := b.net.Layers[layer-1]
	fresh := layer != p.layer || p.shownNet != b.net || s.Lang != p.lang || !slices.Equal(p.sizes, s.Sizes) ||
		!slices.Equal(p.weights, d.W) || !slices.Equal(p.biases, d.B)
	if fresh {
		p.write(b.net, layer, s)
		p.shownNet = b.net
	}
	input := b.trace.X
	if layer > 1 {
		input = b.trace.A[layer-2]
	}
	if fresh || !slices.Equal(p.inputShown, input) {
		p.rest.Restart(restMillis)
	}
	if p.strip != nil && (fresh || s.Dark() != p.dark || !slices.Equal(p.inputShown, input)) {
		p.shades = view.InkPixels(p.shades, input, view.PaletteFor(s.Dark()))
		p.strip.Paint(len(input), 1, p.shades)
	}
	p.inputShown = append(p.inputShown[:0], input...)
	p.input = column(p.cells.input, p.input, input, fresh)
	p.z = column(p.cells.z, p.z, b.trace.Z[layer-1], fresh)
	p.output = column(p.cells.output, p.output, b.trace.A[layer-1], fresh)
	if fresh || s.Selected != p.selected || s.Dark() != p.dark {
		p.mark(d, layer, s, fresh || s.Dark() != p.dark)
	}
	p.selected, p.dark = s.Selected, s.Dark()
}

// write makes the table anew.
func (p *matrixPainter) write(n *nn.Network, layer int, s *state.State) {
	d := n.Layers[layer-1]
	p.layer, p.lang, p.sizes = layer, s.Lang, slices.Clone(s.Sizes)
	p.weights, p.biases = append(p.weights[:0], d.W...), append(p.biases[:0], d.B...)
	p.place.SetHTML(view.MatrixHTML(n, layer, s.Lang))
	p.cells.input = p.place.QueryAll(`[data-cell="input"]`)
	p.cells.z = p.place.QueryAll(`[data-cell="z"]`)
	p.cells.output = p.place.QueryAll(`[data-cell="output"]`)
	p.rows, p.heads = p.place.QueryAll("tbody tr"), p.place.QueryAll("thead button")
	p.picture, p.strip = nil, nil
	if !view.InNumbers(d) {
		p.picture = p.place.Query(".matrix-picture canvas").Picture()
		p.strip = p.place.Query(".matrix-strip").Picture()
	}
}

// column prints values into cells, where they differ from what is there.
func column(cells []dom.Element, old []view.Fixed, values []float64, all bool) []view.Fixed {
	if len(cells) == 0 {
		return old[:0]
	}
	for len(old) < len(cells) {
		old, all = append(old, 0), true
	}
	for i, cell := range cells {
		if now := view.Fix(values[i]); all || now != old[i] {
			cell.SetText(now.String())
			old[i] = now
		}
	}
	return old
}

// mark lights the row and the column of what is selected.
func (p *matrixPainter) mark(d *nn.Dense, layer int, s *state.State, all bool) {
	row, column := places(s.Selected, layer)
	oldRow, oldColumn := places(p.selected, layer)
	for o, e := range p.rows {
		if all || (o == row) != (o == oldRow) {
			e.SetAttr("data-marked", strconv.FormatBool(o == row))
		}
	}
	for i, e := range p.heads {
		if all || (i == column) != (i == oldColumn) {
			e.SetAttr("data-marked", strconv.FormatBool(i == column))
		}
	}
	if p.picture != nil && (all || column != oldColumn) {
		w, h := 0, 0
		p.pixels, w, h = view.MatrixPixels(p.pixels, d, column, view.PaletteFor(s.Dark()))
		p.picture.Paint(w, h, p.pixels)
	}
}

// places are the row and the column of a selection in the matrix of a layer,
// counted from 1; -1 where it has none.
func places(s state.Selection, layer int) (row, column int) {
	row, column = -1, -1
	if !s.Any {
		return row, column
	}
	if s.Layer == layer {
		row = s.Index
		if s.Line {
			column = s.From
		}
	}
	if s.Layer == layer-1 {
		column = s.Index
	}
	return row, column
}

// point selects what the learner points at. What only a mouse hovers over is
// let go of when it leaves.
func (p *matrixPainter) point(at dom.Pointing) {
	choose := func(s state.Selection) {
		if s != p.selected {
			p.apply(state.SelectedMsg{Selection: s})
		}
	}
	target := pointed(at, p.layer, p.sizes)
	switch {
	case at.Kind == dom.Tapped:
		if target.Any {
			p.hovered = state.Selection{}
			choose(target)
		}
	case !target.Any || at.Kind == dom.Left:
		if p.hovered.Any && p.hovered == p.selected {
			choose(p.kept)
		}
		p.hovered = state.Selection{}
	case target != p.selected:
		if !p.hovered.Any || p.hovered != p.selected {
			p.kept = p.selected
		}
		p.hovered = target
		choose(target)
	}
}

// pointed is what stands at a place of the matrix of a layer, counted from 1.
func pointed(at dom.Pointing, layer int, sizes []int) state.Selection {
	name, rest, _ := strings.Cut(at.Pick, ".")
	first, second, _ := strings.Cut(rest, ".")
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	share := func(x float64, n int) int { return min(max(int(x*float64(n)), 0), n-1) }
	var s state.Selection
	switch name {
	case "out":
		s = state.Neuron(layer, a)
	case "in":
		s = state.Neuron(layer-1, a)
	case "strip":
		s = state.Pixel(share(at.X, ink.Pixels))
	case "w":
		if rest == "" {
			a, b = share(at.Y, sizes[layer]), share(at.X, sizes[layer-1])
		}
		s = state.Line(layer, a, b)
	}
	if !s.Valid(sizes) {
		return state.Selection{}
	}
	return s
}
