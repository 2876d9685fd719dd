package app

import (
	"math"

	"inkling/app/dom"
	"inkling/app/lesson"
	"inkling/app/view"
)

// smallNeuron is the drawing of a neuron with three inputs.
type smallNeuron struct {
	lines, weights   []dom.Element
	inputs, values   []dom.Element
	neuron, activity dom.Element
}

// newSmallNeuron finds the drawing's elements.
func newSmallNeuron(svg dom.Element) smallNeuron {
	return smallNeuron{
		lines: svg.QueryAll("line"), weights: svg.QueryAll(".weight"),
		inputs: svg.QueryAll(".input"), values: svg.QueryAll(".value"),
		neuron: svg.Query(".neuron-body"), activity: svg.Query(".activity"),
	}
}

// paint shows inputs, weights as lines as thick as they are strong, and the
// neuron: its activation a or, where that is negative, only its sum.
func (n *smallNeuron) paint(inputs, weights [lesson.Small]float64, most, sum, a float64, p view.Palette) {
	for i, w := range weights {
		sign := "zero"
		if w > 0 {
			sign = "positive"
		} else if w < 0 {
			sign = "negative"
		}
		n.lines[i].SetAttr("data-sign", sign)
		n.lines[i].SetAttr("stroke-width", tenths(1+7*math.Abs(w)/most))
		n.weights[i].SetText(lesson.Fixed(w, 1))
		fillNeuron(n.inputs[i], n.values[i], inputs[i], lesson.Fixed(inputs[i], 1), p)
	}
	if a < 0 {
		fillNeuron(n.neuron, n.activity, 0, lesson.Fixed(sum, 2), p)
		return
	}
	fillNeuron(n.neuron, n.activity, a, lesson.Fixed(a, 2), p)
}

// fillNeuron fills a neuron by its activation and writes a number into it.
func fillNeuron(body, text dom.Element, a float64, number string, p view.Palette) {
	fill, ink := p.Neuron(a)
	body.Style().Set("fill:" + fill.CSS())
	text.Style().Set("fill:" + ink.CSS())
	text.SetText(number)
}
