package permalink

import (
	"encoding/base64"
	"encoding/binary"
	"math"

	"inkling/app/state"
	"inkling/nn/ink"
)

// The drawing is written as bytes in base64url. The first says which form
// follows:
//
//	strokes  for each: how many points, then for each point how far it is from
//	         the one before, x and y as zigzag varints, on a grid of 256 to the
//	         pad's side; the very first from the upper left corner
//	picture  the 784 bytes row by row in runs: how many are 0, how many follow
//	         that are not, and these
const (
	strokesForm byte = 1
	pictureForm byte = 2
)

const (
	grid        = 256 // places to the pad's side
	mostStrokes = 1000
	mostPoints  = 20_000 // of all strokes together
	margin      = grid   // how far off the pad ink may lie
	// slack is how far, in places, a point may lie from the line between its
	// neighbours and still be left out.
	slack = 0.75
)

func encodeDrawing(d *ink.Drawing) string {
	var b []byte
	if p := d.Picture(); p != nil {
		b = appendPicture([]byte{pictureForm}, p)
	} else if strokes := d.Strokes(); len(strokes) > 0 {
		b = appendStrokes([]byte{strokesForm}, strokes)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func parseDrawing(v string) state.Message {
	b, err := base64.RawURLEncoding.DecodeString(v)
	if err != nil || len(b) < 2 {
		return nil
	}
	switch b[0] {
	case strokesForm:
		if strokes := readStrokes(b[1:]); strokes != nil {
			return state.StrokesLoadedMsg{Strokes: strokes}
		}
	case pictureForm:
		if p := readPicture(b[1:]); p != nil {
			return state.PictureLoadedMsg{Picture: *p}
		}
	}
	return nil
}

// place is a point of the grid.
type place struct{ x, y int }

func placeOf(p ink.Point) place {
	on := func(v float64) int { return int(math.Round(min(max(v*grid, -margin), grid+margin))) }
	return place{on(p.X), on(p.Y)}
}

func appendStrokes(b []byte, strokes []ink.Stroke) []byte {
	var last place
	for _, s := range strokes {
		places := simplified(s)
		b = binary.AppendUvarint(b, uint64(len(places)))
		for _, p := range places {
			b = binary.AppendVarint(b, int64(p.x-last.x))
			b = binary.AppendVarint(b, int64(p.y-last.y))
			last = p
		}
	}
	return b
}

// simplified are the places of a stroke that its course needs, by the way of
// Ramer, Douglas and Peucker.
func simplified(s ink.Stroke) []place {
	places := make([]place, len(s))
	for i, p := range s {
		places[i] = placeOf(p)
	}
	needed := make([]bool, len(places))
	needed[0], needed[len(places)-1] = true, true
	var split func(from, to int)
	split = func(from, to int) {
		far, at := slack, 0
		for i := from + 1; i < to; i++ {
			if d := distance(places[i], places[from], places[to]); d > far {
				far, at = d, i
			}
		}
		if at > 0 {
			needed[at] = true
			split(from, at)
			split(at, to)
		}
	}
	split(0, len(places)-1)
	kept := places[:0]
	for i, p := range places {
		if needed[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// distance is how far p lies from the line between a and b.
func distance(p, a, b place) float64 {
	dx, dy := float64(b.x-a.x), float64(b.y-a.y)
	px, py := float64(p.x-a.x), float64(p.y-a.y)
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(max((px*dx+py*dy)/length, 0), 1)
	}
	return math.Hypot(px-along*dx, py-along*dy)
}

// readStrokes is the inverse of appendStrokes, nil for what it cannot have
// written.
func readStrokes(b []byte) []ink.Stroke {
	var strokes []ink.Stroke
	var last place
	points := 0
	next := func() (int, bool) {
		v, n := binary.Varint(b)
		if n <= 0 || v < -3*grid || v > 3*grid {
			return 0, false
		}
		b = b[n:]
		return int(v), true
	}
	for len(b) > 0 {
		count, n := binary.Uvarint(b)
		if n <= 0 || count == 0 || count > mostPoints || len(strokes) == mostStrokes {
			return nil
		}
		b = b[n:]
		if points += int(count); points > mostPoints {
			return nil
		}
		var s ink.Stroke
		for range count {
			dx, ok := next()
			dy, ok2 := next()
			last = place{last.x + dx, last.y + dy}
			if !ok || !ok2 || last.x < -margin || last.x > grid+margin || last.y < -margin || last.y > grid+margin {
				return nil
			}
			s = append(s, ink.Point{X: float64(last.x) / grid, Y: float64(last.y) / grid})
		}
		strokes = append(strokes, s)
	}
	return strokes
}

func appendPicture(b []byte, p *[ink.Pixels]byte) []byte {
	for i := 0; i < len(p); {
		zeros := i
		for i < len(p) && p[i] == 0 {
			i++
		}
		inked := i
		for i < len(p) && p[i] != 0 {
			i++
		}
		b = binary.AppendUvarint(b, uint64(inked-zeros))
		b = binary.AppendUvarint(b, uint64(i-inked))
		b = append(b, p[inked:i]...)
	}
	return b
}

// readPicture is the inverse of appendPicture, nil for what it cannot have
// written.
func readPicture(b []byte) *[ink.Pixels]byte {
	p := new([ink.Pixels]byte)
	at := 0
	for len(b) > 0 {
		zeros, n := binary.Uvarint(b)
		if n <= 0 {
			return nil
		}
		count, m := binary.Uvarint(b[n:])
		if m <= 0 || zeros > ink.Pixels || count > ink.Pixels || at+int(zeros+count) > ink.Pixels || len(b) < n+m+int(count) {
			return nil
		}
		at += int(zeros)
		at += copy(p[at:], b[n+m:n+m+int(count)])
		b = b[n+m+int(count):]
	}
	if at != ink.Pixels {
		return nil
	}
	return p
}
