package dom

import (
	"encoding/binary"
	"math"

	"inkling/nn/ink"
)

// PenKind says what the pen did. pen.js has the same numbers.
type PenKind uint8

// What a pen does on the pad; undo and clear come only from before the program ran.
const (
	PenBegin PenKind = iota
	PenExtend
	PenEnd
	PenUndo
	PenClear
)

// PenEvent is one thing the pen did, and where.
type PenEvent struct {
	Kind  PenKind
	Point ink.Point
}

// penFields is how many float64 an event takes on the border: kind, x, y,
// pressure, milliseconds.
const penFields = 5

// decodePen reads events as pen.js packs them, little-endian float64s. What is
// no event is left out: the border trusts nothing.
func decodePen(b []byte) []PenEvent {
	var events []PenEvent
	for len(b) >= penFields*8 {
		var f [penFields]float64
		for i := range f {
			f[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[i*8:]))
		}
		b = b[penFields*8:]
		if kind := PenKind(f[0]); f[0] == float64(kind) && kind <= PenClear {
			events = append(events, PenEvent{kind, ink.Point{X: f[1], Y: f[2], Pressure: f[3], T: f[4]}})
		}
	}
	return events
}

// encodeStrokes packs strokes in the same form: each begins with PenBegin and
// goes on with PenExtend.
func encodeStrokes(strokes []ink.Stroke) []byte {
	var b []byte
	for _, s := range strokes {
		for i, p := range s {
			kind := PenExtend
			if i == 0 {
				kind = PenBegin
			}
			for _, v := range [penFields]float64{float64(kind), p.X, p.Y, p.Pressure, p.T} {
				b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
			}
		}
	}
	return b
}

// decodeStrokes reads strokes in that form.
func decodeStrokes(b []byte) []ink.Stroke {
	var strokes []ink.Stroke
	for _, e := range decodePen(b) {
		switch {
		case e.Kind == PenBegin:
			strokes = append(strokes, ink.Stroke{e.Point})
		case e.Kind == PenExtend && len(strokes) > 0:
			last := &strokes[len(strokes)-1]
			*last = append(*last, e.Point)
		}
	}
	return strokes
}

// pixels reads little-endian float64s; bytes 0 … 255 become levels 0 … 1.
func pixels(b []byte, areBytes bool) []float64 {
	out := make([]float64, len(b)/8)
	for i := range out {
		out[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[i*8:]))
		if areBytes {
			out[i] = ink.Level(byte(out[i]))
		}
	}
	return out
}
