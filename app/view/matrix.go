package view

import (
	"math"
	"strconv"

	"inkling/app/i18n"
	"inkling/nn"
)

// matrixMost is the widest row of a matrix that is written out in numbers;
// wider ones are pictures.
const matrixMost = 64

// InNumbers reports whether a layer's matrix is written out in numbers.
func InNumbers(d *nn.Dense) bool { return d.In <= matrixMost }

// tones is how many shades a cell of a matrix has to either side of 0.
const tones = 5

// tone is the shade of a weight in a matrix whose largest is most: -5 … 5.
func tone(w, most float64) int {
	if most == 0 {
		return 0
	}
	return int(math.Round(w / most * tones))
}

// Two is a number with two decimals and a true minus sign.
func Two(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	if s == "-0.00" {
		s = s[1:]
	}
	return minus(s)
}

// MatrixHTML is layer l, counted from 1, as a table: a, W, b, z and a′. Where
// W is written in numbers, so are they; else W and a are canvases. Cells that
// follow the pen are empty and carry data-cell; what can be pointed at carries
// data-pick.
func MatrixHTML(n *nn.Network, l int, lang i18n.Lang) string {
	d, layers := n.Layers[l-1], len(n.Layers)
	var b []byte
	add := func(parts ...string) {
		for _, p := range parts {
			b = append(b, p...)
		}
	}
	in, out := strconv.Itoa(d.In), strconv.Itoa(d.Out)
	add(`<table class="matrix" data-numbers="`, strconv.FormatBool(InNumbers(d)), `"><caption class="spoken">`,
		i18n.T(lang, i18n.MatrixW, "out", out, "in", in), `</caption><thead><tr><th></th>`)
	if InNumbers(d) {
		for i := range d.In {
			add(`<th scope="col"><button type="button" data-pick="in.`, strconv.Itoa(i), `" aria-label="`, NeuronName(l-1, i, layers, lang), `">`, strconv.Itoa(i+1), `</button></th>`)
		}
	} else {
		add(`<th scope="col">`, i18n.T(lang, i18n.MatrixStrip, "in", in), `</th>`)
	}
	add(`<th></th><th></th><th></th></tr><tr class="matrix-input"><th scope="row">`, Raised("a", l-1), `</th>`)
	if InNumbers(d) {
		for i := range d.In {
			add(`<td data-cell="input" data-pick="in.`, strconv.Itoa(i), `"></td>`)
		}
	} else {
		add(`<td><canvas class="matrix-strip" data-pick="strip" aria-hidden="true"></canvas></td>`)
	}
	add(`<th scope="col">b</th><th scope="col">z</th><th scope="col">`, Raised("a", l), `</th></tr></thead><tbody>`)
	most := 0.0
	for _, w := range d.W {
		most = max(most, math.Abs(w))
	}
	for o := range d.Out {
		name, number := NeuronName(l, o, layers, lang), strconv.Itoa(o+1)
		if l == layers {
			number = strconv.Itoa(o)
		}
		row := strconv.Itoa(o)
		add(`<tr data-pick="out.`, row, `"><th scope="row"><button type="button" data-pick="out.`, row, `" aria-label="`, name, `">`, number, `</button></th>`)
		switch {
		case InNumbers(d):
			for i, w := range d.Row(o) {
				add(`<td data-pick="w.`, row, `.`, strconv.Itoa(i), `" data-tone="`, strconv.Itoa(tone(w, most)), `">`, Two(w), `</td>`)
			}
		case o == 0:
			add(`<td class="matrix-picture" rowspan="`, out, `"><canvas data-pick="w" role="img" aria-label="`,
				i18n.T(lang, i18n.MatrixPicture, "in", in, "out", out), `"></canvas></td>`)
		}
		add(`<td class="matrix-b">`, Fix(d.B[o]).String(), `</td><td data-cell="z"></td><td data-cell="output"></td></tr>`)
	}
	add(`</tbody></table>`)
	return string(b)
}

// Raised is a symbol with its layer raised behind it, as HTML.
func Raised(symbol string, layer int) string {
	return symbol + "<sup>(" + strconv.Itoa(layer) + ")</sup>"
}

// Equation is a^(l) = f(W·a^(l-1) + b) for layer l, counted from 1, in MathML.
func Equation(f nn.Activation, l int) string {
	a := func(layer int) string {
		return "<msup><mi>a</mi><mrow><mo stretchy=\"false\">(</mo><mn>" + strconv.Itoa(layer) + "</mn><mo stretchy=\"false\">)</mo></mrow></msup>"
	}
	sum := "<mi>W</mi><mo>·</mo>" + a(l-1) + "<mo>+</mo><mi>b</mi>"
	name := [...]string{nn.Identity: "", nn.Sigmoid: "σ", nn.ReLU: "ReLU", nn.Tanh: "tanh"}[f]
	if name != "" {
		sum = "<mi>" + name + "</mi><mo stretchy=\"false\">(</mo>" + sum + "<mo stretchy=\"false\">)</mo>"
	}
	return "<math lang=\"en\" display=\"block\">" + a(l) + "<mo>=</mo>" + sum + "</math>"
}

// matrixRow is how many pixels high a row of the matrix's picture is.
const matrixRow = 6

// MatrixPixels paints W of d, a pixel wide a weight. Weights below 0 are
// striped; column and row that are marked, or -1, have the selection's colour
// at their ends.
func MatrixPixels(dst []byte, d *nn.Dense, column int, p Palette) (pixels []byte, w, h int) {
	w, h = d.In, d.Out*matrixRow
	dst = grown(dst, w, h)
	most := 0.0
	for _, v := range d.W {
		most = max(most, math.Abs(v))
	}
	for o := range d.Out {
		for i, v := range d.Row(o) {
			colour := p.signed(v, most)
			striped := colour
			if v < 0 {
				striped = mix(colour, p.Paper, 0.4)
			}
			if i == column {
				colour, striped = p.selected(), p.selected()
			}
			for y := range matrixRow {
				c := colour
				if y%2 == 1 {
					c = striped
				}
				put(dst, 4*((o*matrixRow+y)*w+i), c)
			}
		}
	}
	return dst, w, h
}
