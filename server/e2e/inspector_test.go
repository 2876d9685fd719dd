//go:build e2e

package e2e

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// sheet is what the tab with the whole sum prints of a neuron.
type sheet struct {
	Terms []struct {
		Index, Weight, Input, Product string   // the attributes
		Cells                         []string // the printed row
	}
	Count, Zeros                         string
	Rounding, Sum, Bias, Z, Activation   string
	ExactZ, ExactBias, ExactA, Functions string
}

const readSheet = `(() => {
	const part = name => document.querySelector('[data-part="inspector"] [data-part="' + name + '"]');
	return {
		Terms: [...document.querySelectorAll('[data-part="term"]')].map(e => ({
			Index: e.dataset.index, Weight: e.dataset.weight, Input: e.dataset.input, Product: e.dataset.product,
			Cells: [...e.children].map(c => c.textContent),
		})),
		Zeros: part("zeros").textContent,
		Rounding: part("rounding").textContent, Sum: part("sum").textContent, Bias: part("bias").textContent,
		Z: part("z").textContent, Activation: part("activation").textContent,
		ExactZ: part("z").dataset.value, ExactBias: part("bias").dataset.value, ExactA: part("activation").dataset.value,
	};
})()`

// chooseNeuron picks a neuron, "1.4", in the list of the tab with the sum.
func (p *page) chooseNeuron(neuron string) {
	p.t.Helper()
	eval[bool](p, `(() => { const e = `+part("sum-neuron")+`; e.value = "`+neuron+`"; e.dispatchEvent(new Event("change", {bubbles: true})); return true })()`)
	p.settled()
	p.whole()
}

// whole waits until every term is in the table.
func (p *page) whole() {
	p.t.Helper()
	p.wait(part("sum-scroll") + `.dataset.complete === "true"`)
}

// printed is a printed number, read exactly.
func printed(t *testing.T, text string) *big.Rat {
	t.Helper()
	if i := strings.IndexByte(text, '.'); i < 0 || len(text)-i != 5 {
		t.Fatalf("%q has not four decimals", text)
	}
	r, ok := new(big.Rat).SetString(strings.Replace(text, "−", "-", 1))
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return r
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Somebody with a calculator recomputes a neuron of each layer from what the
// page prints, to the last digit.
func TestACalculatorAgreesWithThePage(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	for _, c := range []struct{ layer, index, inputs int }{{1, 4, 784}, {2, 11, 16}, {3, 3, 10 + 6}} {
		name := fmt.Sprintf("%d.%d", c.layer, c.index)
		p.chooseNeuron(name)
		s := eval[sheet](p, readSheet)
		if len(s.Terms) < 5 {
			t.Fatalf("%s: %d terms only", name, len(s.Terms))
		}
		inputs := eval[[]float64](p, fmt.Sprintf(`%d === 1 ? Array.from(inkling.image()) : inkling.classify(inkling.image()).layers[%d].a`, c.layer, max(c.layer-2, 0)))
		if len(inputs) != c.inputs {
			t.Fatalf("%s: %d inputs, want %d", name, len(inputs), c.inputs)
		}
		total, silent := new(big.Rat), len(inputs)
		for _, term := range s.Terms {
			w, a, i := number(t, term.Weight), number(t, term.Input), int(number(t, term.Index))
			if math.Abs(a-inputs[i]) > 1e-6 { // the image is float32
				t.Errorf("%s: input %d is %v, the page computes with %v", name, i, inputs[i], a)
			}
			product := printed(t, term.Cells[3])
			if product.Cmp(printed(t, term.Product)) != 0 {
				t.Errorf("%s: term %d is printed %s and marked %s", name, i, term.Cells[3], term.Product)
			}
			if want := strconv.FormatFloat(w*a, 'f', 4, 64); want != term.Product && want != "-0.0000" {
				t.Errorf("%s: term %d is %s, computed %s", name, i, term.Product, want)
			}
			total.Add(total, product)
			if printed(t, term.Cells[4]).Cmp(total) != 0 {
				t.Errorf("%s: running total %s, added by hand %s", name, term.Cells[4], total.FloatString(4))
			}
			silent--
		}
		if silent > 0 && !strings.HasPrefix(s.Zeros, strconv.Itoa(silent)+" ") {
			t.Errorf("%s: %d inputs are not listed, the page says %q", name, silent, s.Zeros)
		}
		total.Add(total, printed(t, s.Rounding))
		if printed(t, s.Sum).Cmp(total) != 0 {
			t.Errorf("%s: weighted sum %s, added by hand %s", name, s.Sum, total.FloatString(4))
		}
		total.Add(total, printed(t, s.Bias))
		if printed(t, s.Z).Cmp(total) != 0 {
			t.Errorf("%s: z %s, added by hand %s", name, s.Z, total.FloatString(4))
		}
		z := number(t, s.ExactZ)
		if got := strconv.FormatFloat(z, 'f', 4, 64); got != strings.Replace(s.Z, "−", "-", 1) {
			t.Errorf("%s: z is printed %s, is %s", name, s.Z, got)
		}
		sigma := func(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
		if got := strconv.FormatFloat(sigma(z), 'f', 4, 64); got != s.Activation {
			t.Errorf("%s: σ(z) is printed %s, computed %s", name, s.Activation, got)
		}
		byHand, _ := total.Float64()
		if a := number(t, s.Activation); math.Abs(sigma(byHand)-a) > 0.0001 {
			t.Errorf("%s: σ of the printed z is %.5f, printed %v", name, sigma(byHand), a)
		}
		p.want(name+" is what scripts get", fmt.Sprintf(`inkling.classify(inkling.image()).layers[%d].a[%d].toFixed(4)`, c.layer-1, c.index), s.Activation)
		p.want(name+" in the panel", `[...document.querySelectorAll(".inspect-row span:last-child")].map(e => e.textContent).join()`,
			strings.Join([]string{s.Sum, s.Bias, s.Z, s.Activation}, ","))
	}
	p.want("the output's activation is that of the outputs", `document.querySelector('[data-part="output"][data-digit="3"]').dataset.activation === `+part("activation")+`.textContent`, "true")
	p.quiet()
}

func TestTheSumIsSortedFoldedAndFollowsThePen(t *testing.T) {
	const products = `[...document.querySelectorAll('[data-part="term"]')].map(e => Math.abs(e.dataset.weight * e.dataset.input))`
	const title = `document.querySelector('[data-part="inspector"] h2').textContent`
	p := open(t, desktop, "").ready()
	p.want("an empty pad", part("zeros")+`.textContent.includes("0")`, "false")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("nothing selected: the answer's neuron", title, "Output 3 · output layer")
	p.chooseNeuron("1.4")
	p.want("by place", `(() => { const i = [...document.querySelectorAll('[data-part="term"]')].map(e => +e.dataset.index); return i.every((v, k) => k === 0 || v > i[k-1]) })()`, "true")
	folded := eval[int](p, products+`.length`)
	p.click("sum-by-strength")
	p.whole()
	p.want("by strength", `(v => v.every((x, k) => k === 0 || x <= v[k-1]))(`+products+`)`, "true")
	p.click("sum-all")
	p.whole()
	p.want("all terms", products+`.length`, "784")
	if folded == 0 || folded >= 784 {
		t.Errorf("%d terms of inputs that are not 0", folded)
	}
	p.click("sum-all")
	p.click("sum-by-place")
	p.whole()
	before := p.text(part("z") + `.textContent`)
	p.click("clear")
	p.mouse(seven)
	p.wait(digit + ` === "7"`)
	p.settled()
	p.whole()
	p.want("the same neuron", title, "Neuron 5 · hidden layer 1")
	if after := p.text(part("z") + `.textContent`); after == before {
		t.Error("another drawing gives the same z")
	}
	p.want("rows are another drawing's", `[...document.querySelectorAll('[data-part="term"]')].every(e => inkling.image()[e.dataset.index] > 0)`, "true")
	eval[bool](p, `(document.querySelectorAll('[data-part="term"]')[5].click(), true)`)
	p.settled()
	p.whole()
	p.want("a tapped term is a line in the panel", `document.querySelector("#inspect-title").textContent`, p.text(`(e => "Pixel " + e.children[0].textContent + " → Neuron 5")(document.querySelectorAll('[data-part="term"]')[5])`))
	p.want("and marked", `document.querySelectorAll('[data-part="term"]')[5].getAttribute("aria-current")`, "true")
	p.click("lang")
	p.wait(title + `.includes("第 5 个神经元")`)
	p.quiet()
}

func TestTheSumIsCopied(t *testing.T) {
	for _, allowed := range []bool{true, false} {
		p := open(t, desktop, "").ready()
		p.mouse(three)
		p.wait(digit + ` === "3"`)
		p.chooseNeuron("2.3")
		eval[bool](p, fmt.Sprintf(`(Object.defineProperty(navigator, "clipboard", {value: {writeText: t => { window.copied = t; return %t ? Promise.resolve() : Promise.reject(new Error("no")) }}}), true)`, allowed))
		p.click("copy-tsv")
		p.wait(`window.copied`)
		lines := strings.Split(strings.TrimSpace(p.text(`window.copied`)), "\n")
		z := 0.0
		for _, line := range lines[1:] {
			if cells := strings.Split(line, "\t"); cells[0] != "z" && cells[0] != "a" {
				z += number(t, cells[len(cells)-1])
			}
		}
		if want := number(t, p.text(part("z")+`.dataset.value`)); len(lines) != 1+16+3 || math.Abs(z-want) > 1e-9 {
			t.Errorf("%d lines copied, adding up to %v, z is %v", len(lines), z, want)
		}
		p.wait(fmt.Sprintf(`document.querySelector('[data-copy="sum"] textarea').hidden === %t`, allowed))
		if !allowed {
			p.want("the text is selected", `document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd) === window.copied`, "true")
		}
		p.click("copy-formula")
		p.settled()
		p.want("the formula gives z", `Math.abs(eval(window.copied.replaceAll("+ -", "- ")) - `+part("z")+`.dataset.value) < 1e-9`, "true")
		p.quiet()
	}
}

func TestMatrices(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	eval[bool](p, `(document.querySelector("#tab-matrix").click(), true)`)
	p.wait(`document.querySelectorAll('.matrix [data-cell="z"]').length === 16`)
	const pass = `inkling.classify(inkling.image()).layers`
	for l, size := range []int{16, 16, 10} {
		eval[bool](p, fmt.Sprintf(`(document.querySelector('[data-matrix="%d"]').click(), true)`, l+1))
		p.wait(fmt.Sprintf(`document.querySelectorAll('.matrix [data-cell="z"]').length === %d && document.querySelector('[data-matrix="%d"]').getAttribute("aria-pressed") === "true"`, size, l+1))
		p.settled()
		p.want("z", fmt.Sprintf(`[...document.querySelectorAll('.matrix [data-cell="z"]')].every((e, i) => Math.abs(+e.textContent.replace("−", "-") - %s[%d].z[i]) < 6e-5)`, pass, l), "true")
		p.want("a′", fmt.Sprintf(`[...document.querySelectorAll('.matrix [data-cell="output"]')].every((e, i) => e.textContent === %s[%d].a[i].toFixed(4))`, pass, l), "true")
		p.want("the equation is MathML", `document.querySelector(".matrix-equation math").namespaceURI`, "http://www.w3.org/1998/Math/MathML")
		p.shot(fmt.Sprintf("matrix-%d", l+1))
	}
	if err := chromedp.Do(p.ctx, chromedp.Click(chromedp.CSS(`.matrix tbody tr:nth-child(6) button`))); err != nil {
		t.Fatal(err)
	}
	p.wait(`document.querySelector("#inspect-title").textContent === "Output 5 · output layer"`)
	p.wait(`document.querySelector(".matrix tbody tr:nth-child(6)").dataset.marked === "true"`)
	p.wait(part("numpy") + `.textContent.split("\n").length === 5`)
	eval[bool](p, `(document.querySelector("#tab-count").click(), true)`)
	p.wait(part("count-diagram") + `.querySelector("svg")`)
	p.want("the count", part("count-total")+`.textContent`, "= 13,002 numbers")
	eval[bool](p, `(document.querySelector('[data-lights="2"]').click(), true)`)
	p.wait(`getComputedStyle(document.querySelector('path[data-lit="2"]')).opacity === "0.8"`)
	p.want("other parts stay as they were", `getComputedStyle(document.querySelector('path[data-lit="3"]')).opacity === "0.8"`, "false")
	p.quiet()
}

func TestTheSumIsReachedByKeys(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.sample("3")
	eval[bool](p, `(`+part("sum-neuron")+`.focus(), true)`)
	p.keys(kb.ArrowDown)
	p.settled()
	p.wait(`document.querySelector('[data-part="inspector"] h2').textContent === "Neuron 1 · hidden layer 1"`)
	seen := map[string]bool{}
	for range 8 {
		p.keys(kb.Tab)
		seen[p.text(`document.activeElement.dataset.part || document.activeElement.tagName`)] = true
	}
	for _, name := range []string{"sum-by-place", "sum-by-strength", "sum-all", "sum-scroll", "copy-tsv", "copy-formula"} {
		if !seen[name] {
			t.Errorf("Tab never reaches %s", name)
		}
	}
	p.quiet()
}

// A line is selected without a mouse: from the row of its term.
func TestALineIsSelectedByKeys(t *testing.T) {
	p := open(t, desktop, "#lang=en").ready()
	p.sample("3")
	p.wait(digit + ` === "3"`)
	p.chooseNeuron("1.4")
	eval[bool](p, `(`+part("sum-scroll")+`.focus(), true)`)
	row := func(n int) string { return fmt.Sprintf(`document.querySelectorAll('[data-part="term"]')[%d]`, n) }
	for _, step := range []struct {
		key string
		row int
	}{{kb.ArrowDown, 0}, {kb.ArrowDown, 1}, {kb.ArrowDown, 2}, {kb.ArrowUp, 1}, {kb.ArrowDown, 2}} {
		p.keys(step.key)
		p.want("the row that has the focus", `document.activeElement === `+row(step.row), "true")
	}
	name := p.text(row(2) + `.children[0].textContent`)
	place := strings.Split(name, ", ")
	p.keys(kb.Enter)
	p.wait(`document.querySelector("#inspect-title").textContent === "Pixel ` + name + ` → Neuron 5"`)
	p.want("announced", part("announcement")+`.textContent.startsWith("Pixel in row `+place[0]+`, column `+place[1]+` → hidden layer 1, neuron 5: w·a = ")`, "true")
	p.settled()
	p.whole()
	p.want("marked, with the focus still on it", `document.activeElement === `+row(2)+` && document.activeElement.getAttribute("aria-current")`, "true")
	p.keys(kb.End)
	p.want("the last row is seen", `(() => { const r = document.activeElement.getBoundingClientRect(), b = `+part("sum-scroll")+`.getBoundingClientRect(); return document.activeElement.matches('[data-part="term"]:last-child') && r.bottom <= b.bottom + 1 })()`, "true")
	p.keys(kb.Home)
	p.want("and the first, below the heads", `(() => { const r = document.activeElement.getBoundingClientRect(), b = document.querySelector(".sum-scroll thead th").getBoundingClientRect(); return r.top >= b.bottom - 1 })()`, "true")
	p.quiet()
}
