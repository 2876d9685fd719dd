package view

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Block is one summand of the count of a network's numbers.
type Block struct {
	Number  int // from 1: what data-lit and data-block say
	Layer   int // counted from 1
	Weights bool
	In, Out int
	Count   int
}

// Blocks are the weights of each layer, then the biases of each.
func Blocks(sizes []int) []Block {
	var all []Block
	for l := 1; l < len(sizes); l++ {
		all = append(all, Block{len(all) + 1, l, true, sizes[l-1], sizes[l], sizes[l-1] * sizes[l]})
	}
	for l := 1; l < len(sizes); l++ {
		all = append(all, Block{len(all) + 1, l, false, sizes[l-1], sizes[l], sizes[l]})
	}
	return all
}

// Total is how many numbers the blocks count together.
func Total(blocks []Block) int {
	total := 0
	for _, b := range blocks {
		total += b.Count
	}
	return total
}

// Days is about how many days it takes to turn so many knobs, 100 a day.
func Days(total int) int { return int(math.Round(float64(total) / 100)) }

// Places of the diagram of the count, in its own units.
const (
	diagramWidth  = 600
	diagramHeight = 220
	diagramMost   = 16 // neurons drawn of a layer
)

// CountDiagram draws the network as SVG: the pixels as a square, each layer's
// neurons as circles and the lines between them. What a block counts carries its
// number in data-lit.
func CountDiagram(sizes []int) string {
	var b strings.Builder
	layers := len(sizes) - 1
	x := func(l int) float64 { return 60 + float64(l)*(diagramWidth-90)/float64(layers) }
	drawn := func(l int) int { return min(sizes[l], diagramMost) }
	y := func(l, i int) float64 {
		gap := math.Min(13, (diagramHeight-20)/float64(drawn(l)))
		return diagramHeight/2 + (float64(i)-float64(drawn(l)-1)/2)*gap
	}
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" aria-hidden="true">`, diagramWidth, diagramHeight)
	const half = 48.0
	for l := 1; l <= layers; l++ {
		fmt.Fprintf(&b, `<path data-lit="%d" d="`, l)
		for o := range drawn(l) {
			if l == 1 {
				for k := range 28 {
					fmt.Fprintf(&b, "M%.0f %.1fL%.0f %.1f", x(0)+half, diagramHeight/2-half+half*2*(float64(k)+0.5)/28, x(1), y(1, o))
				}
				continue
			}
			for i := range drawn(l - 1) {
				fmt.Fprintf(&b, "M%.0f %.1fL%.0f %.1f", x(l-1), y(l-1, i), x(l), y(l, o))
			}
		}
		b.WriteString(`"/>`)
	}
	fmt.Fprintf(&b, `<rect x="%.0f" y="%.0f" width="96" height="96"/><text x="%.0f" y="%.0f">%s</text>`,
		x(0)-half, diagramHeight/2-half, x(0), diagramHeight/2+5.0, strconv.Itoa(sizes[0]))
	for l := 1; l <= layers; l++ {
		fmt.Fprintf(&b, `<g data-lit="%d">`, layers+l)
		for i := range drawn(l) {
			fmt.Fprintf(&b, `<circle cx="%.0f" cy="%.1f" r="5"/>`, x(l), y(l, i))
		}
		b.WriteString("</g>")
	}
	b.WriteString("</svg>")
	return b.String()
}
