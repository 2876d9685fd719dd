package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/inconsolata"
	"golang.org/x/image/math/fixed"

	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// Sizes in pixels of the PNG. A cell is two panels side by side and two lines
// of text below.
const (
	blowUp  = 3 // pixels of the PNG a pixel of a 28×28
	panel   = blowUp * ink.Side
	gap     = 4 // between the panels
	cellW   = 2*panel + gap
	lineH   = 16 // of text
	glyphW  = 8
	cellH   = panel + 2*lineH + 4
	spaceX  = 14 // between cells
	spaceY  = 10
	perRow  = 12
	headH   = lineH + 8 // a group's heading
	sheetW  = spaceX + perRow*(cellW+spaceX)
	maxName = 8 // letters of a non-digit's label in a caption
)

// The strokes' line and the margin around them in their panel.
const (
	lineRadius = 1.3
	lineMargin = 6
)

var (
	paper = color.RGBA{0xee, 0xee, 0xe8, 0xff} // around the panels
	black = color.RGBA{0x10, 0x10, 0x10, 0xff}
	grey  = color.RGBA{0x70, 0x70, 0x70, 0xff}
	red   = color.RGBA{0xb0, 0x10, 0x10, 0xff} // a sure answer that is wrong
)

// paintSheet is the whole picture: a title, then group by group a heading and rows of
// cells. The answers are in order and not empty.
func paintSheet(title string, shown []*answer) *image.RGBA {
	groups := grouped(shown)
	height := headH + spaceY
	for _, g := range groups {
		height += headH + (len(g)+perRow-1)/perRow*(cellH+spaceY)
	}
	dst := image.NewRGBA(image.Rect(0, 0, sheetW, height))
	draw.Draw(dst, dst.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	writeText(dst, spaceX, spaceY, black, title+"; left as drawn, right as the network saw it")
	y := headH + spaceY
	for _, g := range groups {
		writeText(dst, spaceX, y, black, heading(g))
		y += headH
		for i, a := range g {
			if i > 0 && i%perRow == 0 {
				y += cellH + spaceY
			}
			a.paint(dst, spaceX+i%perRow*(cellW+spaceX), y)
		}
		y += cellH + spaceY
	}
	return dst
}

// grouped cuts answers in order where what they are changes.
func grouped(shown []*answer) (groups [][]*answer) {
	for i, a := range shown {
		if i == 0 || a.digit != shown[i-1].digit || a.name != shown[i-1].name {
			groups = append(groups, nil)
		}
		last := &groups[len(groups)-1]
		*last = append(*last, a)
	}
	return groups
}

// heading is like "4: 17 here, 3 as 1, 8 as 6, 6 as 9".
func heading(group []*answer) string {
	var as [nn.Digits]int
	for _, a := range group {
		as[a.said.Digit]++
	}
	text := fmt.Sprintf("%s: %d here", group[0].name, len(group))
	if !group[0].digit {
		text = "non-digit " + text
	}
	for d, n := range as {
		if n > 0 {
			text += fmt.Sprintf(", %d as %d", n, d)
		}
	}
	return text
}

// caption is the two lines below the panels: what it was, the answer and its
// output, as in "4→9 0.83"; then the status, with the rival if there is one.
func (a *answer) caption() (reading, status string) {
	name := []rune(a.name)
	if len(name) > maxName {
		name = append(name[:maxName-1], '.')
	}
	reading = fmt.Sprintf("%s→%d %.2f", string(name), a.said.Digit, a.said.Confidence)
	status = a.said.Status.String()
	if a.said.Status == verdict.Unsure {
		status += fmt.Sprintf(", then %d %.2f", a.said.Next, a.said.NextValue)
	}
	return reading, status
}

// paint paints the cell with its upper left corner at x, y.
func (a *answer) paint(dst *image.RGBA, x, y int) {
	if a.picture != nil {
		paintPixels(dst, x, y, (*[ink.Pixels]byte)(a.picture))
	} else {
		paintStrokes(dst, x, y, a.strokes)
	}
	paintPixels(dst, x+panel+gap, y, &a.read)
	reading, status := a.caption()
	number := fmt.Sprintf("#%d", a.number)
	colour := black
	if a.misread() && a.said.Status == verdict.Sure {
		colour = red
	}
	y += panel + 2
	writeText(dst, x, y, colour, reading)
	writeText(dst, x+cellW-glyphW*len(number), y, grey, number)
	writeText(dst, x, y+lineH, colour, status)
}

// paintPixels blows a picture up, dark on white.
func paintPixels(dst *image.RGBA, x, y int, pixels *[ink.Pixels]byte) {
	for r := range panel {
		for c := range panel {
			shade(dst, x+c, y+r, 255-pixels[r/blowUp*ink.Side+c/blowUp])
		}
	}
}

// paintStrokes draws strokes of any scale into a panel: one thin line of the
// same width for all, proportions kept.
func paintStrokes(dst *image.RGBA, x, y int, strokes []ink.Stroke) {
	const scale = (panel - 2*lineMargin) / ink.FitShare
	var covered [panel][panel]float64
	place := func(p ink.Point) (u, v float64) {
		return panel/2 + scale*(p.X-0.5), panel/2 + scale*(p.Y-0.5)
	}
	for _, s := range ink.Fit(strokes) {
		for i, p := range s {
			x0, y0 := place(s[max(i-1, 0)])
			x1, y1 := place(p)
			line(&covered, x0, y0, x1, y1)
		}
	}
	for r := range panel {
		for c := range panel {
			shade(dst, x+c, y+r, byte(math.Round(255*(1-covered[r][c]))))
		}
	}
}

// line covers pixels by their centre's distance from a round-ended line.
func line(covered *[panel][panel]float64, x0, y0, x1, y1 float64) {
	const reach = lineRadius + 0.5
	pixel := func(v float64) int { return int(min(max(v, 0), panel)) }
	dx, dy := x1-x0, y1-y0
	length2 := max(dx*dx+dy*dy, 1e-12)
	for r := pixel(min(y0, y1) - reach); r < pixel(max(y0, y1)+reach+1); r++ {
		for c := pixel(min(x0, x1) - reach); c < pixel(max(x0, x1)+reach+1); c++ {
			px, py := float64(c)+0.5-x0, float64(r)+0.5-y0
			t := min(max((px*dx+py*dy)/length2, 0), 1)
			near := reach - math.Hypot(px-t*dx, py-t*dy)
			covered[r][c] = max(covered[r][c], min(near, 1))
		}
	}
}

// shade sets one pixel to a grey.
func shade(dst *image.RGBA, x, y int, level byte) {
	dst.SetRGBA(x, y, color.RGBA{level, level, level, 0xff})
}

// writeText writes text with its upper left corner at x, y. The font has no
// arrow to the right: that is put together from two of its glyphs.
func writeText(dst *image.RGBA, x, y int, colour color.Color, text string) {
	face := inconsolata.Bold8x16
	d := font.Drawer{Dst: dst, Src: image.NewUniform(colour), Face: face, Dot: fixed.P(x, y+face.Ascent)}
	for i, part := range strings.Split(text, "→") {
		if i > 0 {
			d.DrawString("-")
			d.Dot.X -= fixed.I(glyphW / 2)
			d.DrawString(">")
		}
		d.DrawString(part)
	}
}
