package view

import (
	"strconv"

	"inkling/app/i18n"
	"inkling/nn"
)

// Cell is one cell of a confusion matrix.
type Cell struct {
	Text  string  // how many; "·" for none
	Label string  // for screen readers, whole
	Share float64 // of its row, 0 … 1
	Right bool    // on the diagonal
	None  bool    // nothing to open
}

// ConfusionCells are the cells of a confusion matrix, rows what the digits
// are, columns the answers.
func ConfusionCells(c *nn.Confusion, l i18n.Lang) (cells [nn.Digits][nn.Digits]Cell) {
	for a, row := range c {
		total := 0
		for _, n := range row {
			total += n
		}
		for p, n := range row {
			cell := Cell{Text: strconv.Itoa(n), Right: a == p, None: n == 0}
			if n == 0 {
				cell.Text = "·"
			} else {
				cell.Share = float64(n) / float64(total)
			}
			cell.Label = i18n.T(l, i18n.CellLabel, "count", strconv.Itoa(n), "digit", strconv.Itoa(a), "answer", strconv.Itoa(p))
			cells[a][p] = cell
		}
	}
	return cells
}

// Shade is the colour behind the cell and of its number: ink for the right
// answers, the colour of inhibition, which grows quickly, for the others.
func (c Cell) Shade(p Palette) (fill, text RGB) {
	if c.None {
		return p.Paper, mix(p.Paper, p.Ink, 0.75)
	}
	if c.Right {
		fill = mix(p.Paper, p.Ink, 0.85*c.Share)
	} else {
		fill = mix(p.Paper, p.Negative, min(0.15+5*c.Share, 0.8))
	}
	if contrast(fill, p.Ink) >= 4.5 {
		return fill, p.Ink
	}
	black, white := RGB{}, RGB{255, 255, 255}
	if contrast(fill, black) >= contrast(fill, white) {
		return fill, black
	}
	return fill, white
}

// ConfusionSentence says how often the network is right and what it confuses
// most.
func ConfusionSentence(c *nn.Confusion, l i18n.Lang) string {
	total := c.Total()
	right, actual, answer := 0, 0, 0
	for a, row := range c {
		right += row[a]
		for p, n := range row {
			if a != p && (actual == answer || n > c[actual][answer]) {
				actual, answer = a, p
			}
		}
	}
	s := i18n.T(l, i18n.RightOf, "right", Count(right), "count", Count(total))
	if most := c[actual][answer]; most > 0 {
		s += i18n.T(l, i18n.ConfusedMost, "digit", strconv.Itoa(actual), "answer", strconv.Itoa(answer), "count", strconv.Itoa(most))
	}
	return s
}

// Percent is a share with the given number of decimals, as the language writes
// it.
func Percent(share float64, decimals int, l i18n.Lang) string {
	return i18n.T(l, i18n.Percent, "share", strconv.FormatFloat(100*share, 'f', decimals, 64))
}

// MetadataShare is a share as a weights file's metadata gives it, as Percent
// with two decimals; "" where it gives none.
func MetadataShare(text string, l i18n.Lang) string {
	share, err := strconv.ParseFloat(text, 64)
	if err != nil || !(share >= 0 && share <= 1) {
		return ""
	}
	return Percent(share, 2, l)
}
