package permalink

import (
	"encoding/base64"
	"encoding/binary"
	"math"
	"slices"

	"inkling/app/state"
)

// The changes of the network's numbers are written as bytes in base64url, edit
// after edit: a byte for the kind, then
//
//	turned   how many knobs, then for each how far its index is behind the one
//	         before, and its value as a little-endian float32
//	neuron   layer and index
//	noise    seed, and strength as a little-endian float64
//	random   seed
//
// and nothing for the others. Noise is drawn from its seed: the drawing must
// stay the same for good.
const (
	mostEdits = 10_000
	mostKnobs = 200_000 // what a network may have
)

func encodeEdits(edits []state.Edit) string {
	var b []byte
	value := func(v float64) { b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v))) }
	for _, e := range edits {
		b = append(b, byte(e.Kind))
		switch e.Kind {
		case state.TurnedEdit:
			knobs := slices.Clone(e.Knobs)
			slices.SortFunc(knobs, func(p, q state.Knob) int { return p.Index - q.Index })
			b = binary.AppendUvarint(b, uint64(len(knobs)))
			last := 0
			for _, k := range knobs {
				b = binary.AppendUvarint(b, uint64(k.Index-last))
				value(k.Value)
				last = k.Index
			}
		case state.NeuronEdit:
			b = binary.AppendUvarint(b, uint64(e.Layer))
			b = binary.AppendUvarint(b, uint64(e.Index))
		case state.NoiseEdit:
			b = binary.AppendUvarint(b, e.Seed)
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(e.Strength))
		case state.RandomEdit:
			b = binary.AppendUvarint(b, e.Seed)
		}
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// decodeEdits is the inverse of encodeEdits, nil for what it cannot have written.
// Whether knobs and neurons exist is for the network to say.
func decodeEdits(text string) []state.Edit {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	ok := true
	number := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			ok, b = false, nil
			return 0
		}
		b = b[n:]
		return v
	}
	small := func() int {
		v := number()
		if v >= mostKnobs {
			ok = false
			return 0
		}
		return int(v)
	}
	value := func() float64 {
		if len(b) < 4 {
			ok, b = false, nil
			return 0
		}
		v := float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))
		b = b[4:]
		if !(math.Abs(v) <= state.KnobMost) {
			ok = false
		}
		return v
	}
	var edits []state.Edit
	for ok && len(b) > 0 {
		e := state.Edit{Kind: state.EditKind(b[0])}
		b = b[1:]
		switch e.Kind {
		case state.TurnedEdit:
			last := 0
			for range small() {
				last += small()
				e.Knobs = append(e.Knobs, state.Knob{Index: last, Value: value()})
				if !ok {
					break
				}
			}
		case state.NeuronEdit:
			e.Layer, e.Index = small(), small()
		case state.NoiseEdit:
			if e.Seed = number(); len(b) < 8 {
				return nil
			}
			e.Strength = math.Float64frombits(binary.LittleEndian.Uint64(b))
			b = b[8:]
		case state.RandomEdit:
			e.Seed = number()
		case state.BiasesEdit, state.ResetEdit:
		default:
			ok = false
		}
		if edits = append(edits, e); len(edits) > mostEdits {
			ok = false
		}
	}
	if !ok {
		return nil
	}
	return edits
}
