package lesson

import (
	"math"

	"inkling/nn/ink"
)

// morphPoints is how many points each stroke of a morph has.
const morphPoints = 48

// Morph is a drawing between two: from at t = 0, to at t = 1. Stroke for stroke,
// every point goes straight to the point as far along the other's stroke. Where
// one has fewer strokes, those with the sharpest corners are cut there. Neither
// is written to; a drawing without strokes gives none.
func Morph(from, to []ink.Stroke, t float64) []ink.Stroke {
	n := max(len(from), len(to))
	from, to = inStrokes(from, n), inStrokes(to, n)
	var between []ink.Stroke
	for i := range min(len(from), len(to)) {
		a, b := alongStroke(from[i]), alongStroke(to[i])
		for k := range a {
			a[k].X += t * (b[k].X - a[k].X)
			a[k].Y += t * (b[k].Y - a[k].Y)
		}
		between = append(between, a)
	}
	return between
}

// inStrokes is a drawing in n strokes, as far as there are corners to cut at.
func inStrokes(strokes []ink.Stroke, n int) []ink.Stroke {
	for len(strokes) < n {
		stroke, point, sharpest := -1, 0, -1.0
		for i, s := range strokes {
			for k := 1; k+1 < len(s); k++ {
				if c := corner(s[k-1], s[k], s[k+1]); c > sharpest {
					stroke, point, sharpest = i, k, c
				}
			}
		}
		if stroke < 0 {
			break
		}
		var cut []ink.Stroke
		for i, s := range strokes {
			if i == stroke {
				cut = append(cut, s[:point+1])
				s = s[point:]
			}
			cut = append(cut, s)
		}
		strokes = cut
	}
	return strokes
}

// corner says how sharply a line through three points turns in the middle one:
// 1 goes back where it came from, -1 goes straight on or stands still.
func corner(a, b, c ink.Point) float64 {
	length := math.Hypot(b.X-a.X, b.Y-a.Y) * math.Hypot(c.X-b.X, c.Y-b.Y)
	if length == 0 {
		return -1
	}
	return -((b.X-a.X)*(c.X-b.X) + (b.Y-a.Y)*(c.Y-b.Y)) / length
}

// alongStroke is morphPoints points of a stroke, evenly far apart along it.
func alongStroke(s ink.Stroke) ink.Stroke {
	gone := make([]float64, len(s)) // along the stroke, up to each point
	for i := 1; i < len(s); i++ {
		gone[i] = gone[i-1] + math.Hypot(s[i].X-s[i-1].X, s[i].Y-s[i-1].Y)
	}
	even := make(ink.Stroke, morphPoints)
	i := 0
	for k := range even {
		at := gone[len(s)-1] * float64(k) / (morphPoints - 1)
		for i+1 < len(s) && gone[i+1] < at {
			i++
		}
		even[k] = ink.Point{X: s[i].X, Y: s[i].Y}
		if i+1 < len(s) && gone[i+1] > gone[i] {
			t := (at - gone[i]) / (gone[i+1] - gone[i])
			even[k].X += t * (s[i+1].X - s[i].X)
			even[k].Y += t * (s[i+1].Y - s[i].Y)
		}
	}
	return even
}
