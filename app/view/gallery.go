package view

import (
	"strconv"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn/ink"
	digits "inkling/nn/sample"
)

// Tile is one small picture with a word under it.
type Tile struct {
	Index   int // of the digit in the sample, or of the kept drawing
	Caption string
	Label   string // for screen readers, whole
	Wrong   bool   // the network answers something else: shown by more than colour
}

// GalleryTiles is how many digits stand on one page of the gallery.
const GalleryTiles = 60

// Picked lists the digits that the gallery shows, all pages of it.
func Picked(g state.Gallery, s *digits.Set, r *digits.Reading) []int {
	order := make([]int, 0, s.Len())
	switch g.Which {
	case state.EasyDigits, state.HardDigits:
		order = r.Easiest()
	default:
		for i := range s.Len() {
			order = append(order, i)
		}
	}
	picked := order[:0]
	for _, i := range order {
		if (g.Digit == state.AnyDigit || int(s.Labels[i]) == g.Digit) &&
			(g.Answer == state.AnyDigit || int(r.Answers[i]) == g.Answer) &&
			(g.Which != state.WrongDigits || !r.Right(i)) &&
			(g.Which != state.EasyDigits || r.Right(i)) {
			picked = append(picked, i)
		}
	}
	if g.Which == state.HardDigits {
		for i, k := 0, len(picked)-1; i < k; i, k = i+1, k-1 {
			picked[i], picked[k] = picked[k], picked[i]
		}
	}
	return picked
}

// Page is the part of picked on a page, which is brought into 0 … pages−1, and
// how many pages there are, at least one.
func Page(picked []int, page int) (shown []int, at, pages int) {
	pages = max((len(picked)+GalleryTiles-1)/GalleryTiles, 1)
	at = min(max(page, 0), pages-1)
	from := at * GalleryTiles
	return picked[from:min(from+GalleryTiles, len(picked))], at, pages
}

// GalleryTile is digit i of the sample with what the network says of it.
func GalleryTile(i int, s *digits.Set, r *digits.Reading, l i18n.Lang) Tile {
	digit, answer := strconv.Itoa(int(s.Labels[i])), strconv.Itoa(int(r.Answers[i]))
	t := Tile{Index: i, Caption: digit, Label: i18n.T(l, i18n.TileRight, "digit", digit)}
	if !r.Right(i) {
		t.Wrong = true
		t.Caption = digit + " → " + answer
		t.Label = i18n.T(l, i18n.TileWrong, "digit", digit, "answer", answer)
	}
	return t
}

// PageText is what part of the picked digits the page shows: "61–120 of 977".
func PageText(shown, picked, at int, l i18n.Lang) string {
	if picked == 0 {
		return i18n.T(l, i18n.GalleryNone)
	}
	from := at * GalleryTiles
	return i18n.T(l, i18n.GalleryPage, "from", Count(from+1), "to", Count(from+shown), "count", Count(picked))
}

// BytePixels paints a picture of bytes, 0 background … 255 ink, like InkPixels.
func BytePixels(dst []byte, p *digits.Picture, palette Palette) []byte {
	var levels [ink.Pixels]float64
	p.Levels(&levels)
	return InkPixels(dst, levels[:], palette)
}
