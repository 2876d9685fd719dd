package view

import "inkling/nn/ink"

// A sample is drawn through a few points, in hundredths of the pad, as a
// smooth line.
type sample [][][2]float64

// samples are ten digits to load, as a careful hand writes them. Ours.
var samples = [10]sample{
	{{{58, 20}, {44, 22}, {33, 38}, {32, 60}, {42, 78}, {55, 78}, {66, 62}, {67, 40}, {58, 22}, {52, 20}}},
	{{{52, 18}, {51, 40}, {50, 62}, {49, 82}}},
	{{{33, 34}, {40, 22}, {54, 19}, {65, 28}, {64, 42}, {52, 58}, {34, 78}}, {{34, 78}, {50, 78}, {69, 77}}},
	{{{34, 25}, {46, 18}, {61, 22}, {63, 36}, {46, 46}}, {{46, 46}, {62, 52}, {66, 66}, {54, 79}, {36, 77}, {31, 70}}},
	{{{42, 19}, {37, 36}, {33, 52}}, {{33, 52}, {50, 52}, {70, 51}}, {{61, 21}, {59, 50}, {57, 82}}},
	{{{66, 20}, {54, 20}, {42, 21}}, {{42, 21}, {40, 32}, {38, 44}}, {{38, 44}, {50, 40}, {63, 47}, {66, 62}, {56, 77}, {42, 79}, {33, 72}}},
	{{{60, 18}, {46, 32}, {36, 54}, {38, 74}, {52, 80}, {64, 70}, {62, 56}, {50, 51}, {38, 62}}},
	{{{32, 22}, {50, 21}, {69, 20}}, {{69, 20}, {56, 48}, {46, 81}}},
	{{{62, 26}, {52, 18}, {40, 24}, {40, 36}, {54, 48}, {65, 60}, {62, 75}, {48, 80}, {37, 72}, {40, 58}, {56, 44}, {64, 32}, {61, 24}}},
	{{{63, 30}, {52, 20}, {38, 28}, {37, 44}, {50, 50}, {61, 40}, {64, 28}}, {{64, 28}, {62, 54}, {57, 81}}},
}

// sample49 lies between a 4 and a 9: what the network cannot be sure of.
var sample49 = sample{{{45.2, 22.4}, {37, 31.3}, {36, 45.5}, {49.3, 50.8}, {64, 44.1}}, {{62, 24}, {62, 50}, {58, 82}}}

// Sample is the strokes of a ready-made digit 0 … 9, in pad units.
func Sample(digit int) []ink.Stroke { return samples[digit].strokes() }

// Sample49 is the strokes of the drawing between 4 and 9.
func Sample49() []ink.Stroke { return sample49.strokes() }

// strokes draws each line as a spline through its points. Lines
// that go on where the last one ended are one stroke: the corner is sharp.
func (s sample) strokes() []ink.Stroke {
	var out []ink.Stroke
	for i, line := range s {
		through := make(ink.Stroke, len(line))
		for k, q := range line {
			through[k] = ink.Point{X: q[0] / 100, Y: q[1] / 100}
		}
		points := ink.Spline(through)
		if i > 0 && line[0] == s[i-1][len(s[i-1])-1] {
			last := &out[len(out)-1]
			*last = append(*last, points[1:]...)
			continue
		}
		out = append(out, points)
	}
	return out
}
