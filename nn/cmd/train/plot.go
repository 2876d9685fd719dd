package main

import (
	"fmt"
	"math"
	"strings"

	"inkling/nn"
)

// calibrationPlot draws, as SVG, how often answers were right over how large
// the largest output was: on the diagonal the outputs say what they are worth.
// A bin's disc is as large as the logarithm of its answers.
func calibrationPlot(bins []nn.Bin) string {
	const (
		side   = 320.0 // of the square, in SVG units
		margin = 48.0
	)
	x := func(v float64) float64 { return margin + v*side }
	y := func(v float64) float64 { return margin/2 + (1-v)*side }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="sans-serif" font-size="12">`+"\n", side+1.5*margin, side+1.5*margin)
	b.WriteString("<title>How often the answer was right, over the largest output</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
	for i := 0; i <= 10; i += 2 {
		v := float64(i) / 10
		fmt.Fprintf(&b, `<path d="M%g %gH%gM%g %gV%g" stroke="#ddd"/>`, x(0), y(v), x(1), x(v), y(0), y(1))
		fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="end">%.1f</text><text x="%g" y="%g" text-anchor="middle">%.1f</text>`+"\n",
			x(0)-6, y(v)+4, v, x(v), y(0)+16, v)
	}
	fmt.Fprintf(&b, `<path d="M%g %gL%g %g" stroke="#888" stroke-dasharray="4 4"/>`+"\n", x(0), y(0), x(1), y(1))
	fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="middle">largest output</text><text x="14" y="%g" transform="rotate(-90 14 %g)" text-anchor="middle">share right</text>`+"\n",
		x(0.5), y(0)+34, y(0.5), y(0.5))
	line := "M"
	for _, bin := range bins {
		if bin.N > 0 {
			line += fmt.Sprintf("%.1f %.1fL", x(bin.Confidence), y(bin.Accuracy))
		}
	}
	fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="#2b6cb0" stroke-width="1.5"/>`+"\n", strings.TrimSuffix(line, "L"))
	for _, bin := range bins {
		if bin.N > 0 {
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="#2b6cb0"><title>%d answers: said %.3f, right %.3f</title></circle>`+"\n",
				x(bin.Confidence), y(bin.Accuracy), 2+math.Log10(float64(bin.N)), bin.N, bin.Confidence, bin.Accuracy)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}
