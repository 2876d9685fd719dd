package rules

import "inkling/nn/ink"

const side = ink.Side

// Picture is a picture in black and white, row by row: true is black.
type Picture [ink.Pixels]bool

// at is the pixel of a row and a column; outside the picture all is white.
func (p *Picture) at(row, col int) bool {
	return row >= 0 && row < side && col >= 0 && col < side && p[row*side+col]
}

// enough is how much ink makes a pixel black.
const enough = 0.5

// blacken makes a grey picture black and white.
func (p *Picture) blacken(d *ink.Digit) {
	for i, v := range d {
		p[i] = v >= enough
	}
}

// box is a frame: its first and last row, its first and last column.
type box struct{ top, bottom, left, right int }

// box is the smallest frame around all that is black. Around nothing it is empty:
// its height and width are less than 1.
func (p *Picture) box() box {
	b := box{side, -1, side, -1}
	for i, black := range p {
		if black {
			row, col := i/side, i%side
			b.top, b.bottom = min(b.top, row), max(b.bottom, row)
			b.left, b.right = min(b.left, col), max(b.right, col)
		}
	}
	return b
}

func (b box) height() int { return b.bottom - b.top + 1 }
func (b box) width() int  { return b.right - b.left + 1 }

// lower reports whether a row is in the box's lower half.
func (b box) lower(row int) bool { return 2*row >= b.top+b.bottom+1 }

// rightHand reports whether a column is in the box's right half.
func (b box) rightHand(col int) bool { return 2*col >= b.left+b.right+1 }
