package dom

import (
	"encoding/binary"
	"math"
	"reflect"
	"testing"

	"inkling/nn/ink"
)

func floats(values ...float64) (b []byte) {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

func TestDecodePen(t *testing.T) {
	got := decodePen(floats(0, 0.1, 0.2, 0.5, 7, 1, 0.3, 0.4, 0, 8, 2, 0, 0, 0, 9))
	want := []PenEvent{
		{PenBegin, ink.Point{X: 0.1, Y: 0.2, Pressure: 0.5, T: 7}},
		{PenExtend, ink.Point{X: 0.3, Y: 0.4, T: 8}},
		{PenEnd, ink.Point{T: 9}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestDecodePenTrustsNothing(t *testing.T) {
	for name, b := range map[string][]byte{
		"cut short":        floats(0, 0.1, 0.2)[:23],
		"unknown kind":     floats(9, 0, 0, 0, 0),
		"half a kind":      floats(0.5, 0, 0, 0, 0),
		"not a number":     floats(math.NaN(), 0, 0, 0, 0),
		"negative":         floats(-1, 0, 0, 0, 0),
		"nothing":          nil,
		"kind beyond byte": floats(256, 0, 0, 0, 0),
	} {
		if got := decodePen(b); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestStrokesRoundTrip(t *testing.T) {
	want := []ink.Stroke{{{X: 0.1, Y: 0.2, Pressure: 0.3, T: 4}, {X: 0.5, Y: 0.6}}, {{X: 0.9, Y: 0.9}}}
	if got := decodeStrokes(encodeStrokes(want)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := decodeStrokes(floats(1, 0.5, 0.5, 0, 0)); got != nil {
		t.Errorf("a point without a beginning made %v", got)
	}
}

func TestPixels(t *testing.T) {
	if got := pixels(floats(0, 0.25, 1), false); !reflect.DeepEqual(got, []float64{0, 0.25, 1}) {
		t.Errorf("numbers: %v", got)
	}
	if got := pixels(floats(0, 128, 255), true); !reflect.DeepEqual(got, []float64{0, ink.Level(128), 1}) {
		t.Errorf("bytes: %v", got)
	}
}
