package detect

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"inkling/nn"
)

// tensor is one entry of the file: torch.nn.Sequential(Conv2d, ReLU, Conv2d,
// ReLU, Flatten, Linear, ReLU, Linear) has the same names and shapes.
type tensor struct {
	name   string
	shape  []int
	values []float64 // in memory, [out][in]
	order  []int     // order[i] is where input i of the file stands in memory; nil for a bias
}

// tensors lists the file's entries in its order.
func (d *Detector) tensors() []tensor {
	layer := func(name string, l *nn.Dense, side, channels int, shape ...int) []tensor {
		return []tensor{
			{name + ".weight", shape, l.W, planes(side, channels)},
			{name + ".bias", []int{l.Out}, l.B, nil},
		}
	}
	first, second, head := d.first.net.Layers[0], d.second.net.Layers[0], d.head.Layers
	return slices.Concat(
		layer("0", first, d.first.kernel, d.first.channels, first.Out, d.first.channels, d.first.kernel, d.first.kernel),
		layer("2", second, d.second.kernel, d.second.channels, second.Out, d.second.channels, d.second.kernel, d.second.kernel),
		layer("5", head[0], d.second.places, second.Out, head[0].Out, head[0].In),
		layer("7", head[1], 1, head[1].In, head[1].Out, head[1].In),
	)
}

// planes maps [channel][row][column], PyTorch's order, to [row][column][channel].
func planes(side, channels int) []int {
	order := make([]int, 0, side*side*channels)
	for channel := range channels {
		for place := range side * side {
			order = append(order, place*channels+channel)
		}
	}
	return order
}

// at is where number i of the tensor in the file stands in memory.
func (t tensor) at(i int) int {
	if t.order == nil {
		return i
	}
	n := len(t.order)
	return i/n*n + t.order[i%n]
}

// entry is what the header says of a tensor.
type entry struct {
	Dtype       string `json:"dtype"`
	Shape       []int  `json:"shape"`
	DataOffsets []int  `json:"data_offsets"`
}

// entries is the header without metadata, as Write writes it.
func (d *Detector) entries() map[string]entry {
	all, end := map[string]entry{}, 0
	for _, t := range d.tensors() {
		begin := end
		end += 4 * len(t.values)
		all[t.name] = entry{"F32", t.shape, []int{begin, end}}
	}
	return all
}

const (
	metaKey     = "__metadata__"
	lengthBytes = 8
	maxHeader   = 64 << 10 // bytes
)

// Write writes the file: safetensors, float32, little-endian. Same numbers and
// metadata, same bytes.
func (d *Detector) Write(w io.Writer, metadata map[string]string) error {
	text, err := d.header(metadata)
	if err != nil {
		return fmt.Errorf("detect: %w", err)
	}
	file := binary.LittleEndian.AppendUint64(nil, uint64(len(text)))
	file = append(file, text...)
	for _, t := range d.tensors() {
		for i := range t.values {
			file = binary.LittleEndian.AppendUint32(file, math.Float32bits(float32(t.values[t.at(i)])))
		}
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("detect: %w", err)
	}
	return nil
}

// header is the JSON header, with spaces up to a multiple of 8 bytes.
func (d *Detector) header(metadata map[string]string) ([]byte, error) {
	header := map[string]any{metaKey: metadata}
	for name, e := range d.entries() {
		header[name] = e
	}
	text, err := json.Marshal(header)
	if err != nil {
		return nil, err
	}
	return append(text, bytes.Repeat([]byte(" "), -len(text)&(lengthBytes-1))...), nil
}

// Parse reads a file as Write writes it, to the last byte of its header: these
// tensors, of these shapes, in this order, and nothing else but metadata. All
// numbers must be finite. The error says what was found and what was expected.
func Parse(file []byte) (*Detector, error) {
	d := New()
	data, err := d.checkHeader(file)
	if err != nil {
		return nil, fmt.Errorf("not-a-digit weights: %w", err)
	}
	for _, t := range d.tensors() {
		for i := range t.values {
			v := float64(math.Float32frombits(binary.LittleEndian.Uint32(data)))
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return nil, fmt.Errorf("not-a-digit weights: tensor %q: found %v at %d, expected a finite number", t.name, v, i)
			}
			t.values[t.at(i)] = v
			data = data[4:]
		}
	}
	d.Refresh()
	return d, nil
}

// checkHeader checks all of the file but its numbers, and returns their bytes.
func (d *Detector) checkHeader(file []byte) ([]byte, error) {
	if len(file) < lengthBytes {
		return nil, fmt.Errorf("found %d bytes, expected at least the %d of the header's length", len(file), lengthBytes)
	}
	length := binary.LittleEndian.Uint64(file)
	if rest := len(file) - lengthBytes; length > maxHeader || length > uint64(rest) {
		return nil, fmt.Errorf("found a header of %d bytes in a file of %d, expected at most %d and all of them", length, len(file), maxHeader)
	}
	header, data := file[lengthBytes:lengthBytes+length], file[lengthBytes+length:]
	var found map[string]json.RawMessage
	if err := json.Unmarshal(header, &found); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	var metadata map[string]string
	if err := json.Unmarshal(found[metaKey], &metadata); err != nil {
		return nil, fmt.Errorf("%s: found %s (%w), expected an object of strings", metaKey, clip(found[metaKey]), err)
	}
	delete(found, metaKey)
	entries := d.entries()
	for _, t := range d.tensors() {
		var got entry
		name, want := t.name, entries[t.name]
		if err := json.Unmarshal(found[name], &got); err != nil {
			return nil, fmt.Errorf("tensor %q: found %s (%w), expected %v", name, clip(found[name]), err, want)
		}
		if got.Dtype != want.Dtype || !slices.Equal(got.Shape, want.Shape) || !slices.Equal(got.DataOffsets, want.DataOffsets) {
			return nil, fmt.Errorf("tensor %q: found %v, expected %v", name, got, want)
		}
		delete(found, name)
	}
	if len(found) > 0 {
		return nil, fmt.Errorf("found a tensor %s, expected only those of the detector", clip([]byte(slices.Sorted(maps.Keys(found))[0])))
	}
	if want, err := d.header(metadata); err != nil || !bytes.Equal(header, want) {
		return nil, fmt.Errorf("header: found a key twice, an unknown field or other spelling, expected it as it is written")
	}
	if size := 4 * d.NumParams(); len(data) != size {
		return nil, fmt.Errorf("found %d bytes of numbers, expected %d (%d float32)", len(data), size, d.NumParams())
	}
	return data, nil
}

// clip is a short piece of what was found, for a message.
func clip(b []byte) string {
	const most = 40
	if len(b) > most {
		return strings.ToValidUTF8(string(b[:most]), "") + "…"
	}
	if len(b) == 0 {
		return "nothing"
	}
	return string(b)
}
