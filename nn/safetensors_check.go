package nn

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// checkRanges checks shape and byte range of each tensor by itself.
func (h *fileHeader) checkRanges() error {
	for i := range h.tensors {
		t := &h.tensors[i]
		if !t.present {
			continue
		}
		dims, expected := 2, "[out, in], each at least 1"
		if i%2 == 1 {
			dims, expected = 1, "[out], at least 1"
		}
		if t.dims != dims || slices.Contains(t.shape[:dims], 0) {
			return &WeightsError{Rule: RuleShape, Tensor: t.name, Found: t.shapeText(), Expected: expected}
		}
		found := fmt.Sprintf("[%d, %d]", t.begin, t.end)
		if t.begin > t.end || t.end > uint64(len(h.data)) {
			return &WeightsError{Rule: RuleRange, Tensor: t.name, Found: found,
				Expected: fmt.Sprintf("begin ≤ end ≤ %d, the bytes of data", len(h.data))}
		}
		size, ok := t.bytes()
		if !ok || size != t.end-t.begin {
			return &WeightsError{Rule: RuleRange, Tensor: t.name, Found: fmt.Sprintf("%d bytes, %s", t.end-t.begin, found),
				Expected: fmt.Sprintf("%d a number of the shape %s", t.width, t.shapeText())}
		}
	}
	return nil
}

// checkGaps checks that the tensors cover the data, each byte once.
func (h *fileHeader) checkGaps() error {
	var sorted []*tensorHeader
	for i := range h.tensors {
		if h.tensors[i].present {
			sorted = append(sorted, &h.tensors[i])
		}
	}
	slices.SortStableFunc(sorted, func(a, b *tensorHeader) int { return cmp.Compare(a.begin, b.begin) })
	position := uint64(0)
	for _, t := range sorted {
		if t.begin != position {
			kind := "a gap before it"
			if t.begin < position {
				kind = "an overlap with the tensor before it"
			}
			return &WeightsError{Rule: RuleGaps, Tensor: t.name,
				Found: fmt.Sprintf("%s: begin %d", kind, t.begin), Expected: fmt.Sprintf("begin %d", position)}
		}
		position = t.end
	}
	if position != uint64(len(h.data)) {
		return &WeightsError{Rule: RuleGaps, Found: fmt.Sprintf("%d bytes of data, the tensors end at %d", len(h.data), position),
			Expected: "the last tensor to end with the file"}
	}
	return nil
}

// checkLayers counts the layers and checks that their sizes chain.
func (h *fileHeader) checkLayers() error {
	for i := range h.tensors {
		if h.tensors[i].present {
			h.layers = i/2 + 1
		}
	}
	inputs, from := uint64(weightsInputs), "the pixels of 28×28"
	for l := range max(h.layers, 1) {
		w, b := h.weight(l), h.bias(l)
		for _, t := range []*tensorHeader{w, b} {
			if !t.present {
				return &WeightsError{Rule: RuleLayers, Tensor: t.name, Found: "no such tensor",
					Expected: "weight and bias of each layer, keys 0, 2, 4, 6"}
			}
		}
		if w.shape[1] != inputs {
			return &WeightsError{Rule: RuleLayers, Tensor: w.name, Found: fmt.Sprintf("%d inputs in shape %s", w.shape[1], w.shapeText()),
				Expected: fmt.Sprintf("%d, %s", inputs, from)}
		}
		if b.shape[0] != w.shape[0] {
			return &WeightsError{Rule: RuleLayers, Tensor: b.name, Found: "shape " + b.shapeText(),
				Expected: fmt.Sprintf("[%d], the rows of %q", w.shape[0], w.name)}
		}
		inputs, from = w.shape[0], fmt.Sprintf("the outputs of %q", w.name)
	}
	if last := h.weight(h.layers - 1); last.shape[0] != Digits {
		return &WeightsError{Rule: RuleLayers, Tensor: last.name, Found: fmt.Sprintf("%d outputs in shape %s", last.shape[0], last.shapeText()),
			Expected: fmt.Sprintf("%d, the digits", Digits)}
	}
	return nil
}

func (h *fileHeader) checkCount() error {
	total := uint64(0) // every number lies in the data, so that the sum cannot overflow
	for l := range h.layers {
		total += h.weight(l).numbers() + h.bias(l).numbers()
	}
	if total > MaxWeightsParams {
		return &WeightsError{Rule: RuleCount, Found: fmt.Sprint(total), Expected: fmt.Sprintf("at most %d", MaxWeightsParams)}
	}
	return nil
}

func (h *fileHeader) checkArchitecture() error {
	expected := architecture(h.config().Sizes)
	if found, ok := h.metadata[architectureKey]; ok && found != expected {
		return &WeightsError{Rule: RuleArchitecture, Found: clip(found), Expected: fmt.Sprintf("%q, the tensors' shapes", expected)}
	}
	return nil
}

func (h *fileHeader) checkActivations() error {
	found, ok := h.metadata[activationsKey]
	if !ok {
		return nil
	}
	names := strings.Split(found, ",")
	unknown := func(name string) bool { _, err := ParseActivation(name); return err != nil }
	if len(names) != h.layers || slices.ContainsFunc(names, unknown) {
		return &WeightsError{Rule: RuleActivations, Found: clip(found),
			Expected: fmt.Sprintf("%d of sigmoid, relu, tanh, identity, with commas", h.layers)}
	}
	return nil
}

func (h *fileHeader) checkValues() error {
	for i := range 2 * h.layers {
		t := &h.tensors[i]
		for k := range int(t.numbers()) {
			v := t.value(h.data, k)
			if math.IsNaN(v) || math.IsInf(float64(float32(v)), 0) {
				return &WeightsError{Rule: RuleFinite, Tensor: t.name, Found: fmt.Sprintf("%v at %s", v, t.index(k)),
					Expected: "a finite number that float32 can hold"}
			}
		}
	}
	return nil
}

// config is the network's configuration, once layers and metadata are checked.
func (h *fileHeader) config() Config {
	c := Config{Sizes: []int{weightsInputs}}
	for l := range h.layers {
		c.Sizes = append(c.Sizes, int(h.weight(l).shape[0]))
	}
	if names, ok := h.metadata[activationsKey]; ok {
		for name := range strings.SplitSeq(names, ",") {
			f, _ := ParseActivation(name)
			c.Activations = append(c.Activations, f)
		}
	}
	return c
}

// numbers is the shape's product, for a tensor whose range is checked.
func (t *tensorHeader) numbers() uint64 { return (t.end - t.begin) / t.width }

// bytes is the shape's product times the width; not ok if that overflows.
func (t *tensorHeader) bytes() (size uint64, ok bool) {
	size = t.width
	for _, n := range t.shape[:t.dims] {
		hi, lo := bits.Mul64(size, n)
		if hi != 0 {
			return 0, false
		}
		size = lo
	}
	return size, true
}

// value is number k, row-major, of a tensor whose range is checked.
func (t *tensorHeader) value(data []byte, k int) float64 {
	at := data[t.begin+uint64(k)*t.width:]
	if t.width == 4 {
		return float64(math.Float32frombits(binary.LittleEndian.Uint32(at)))
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(at))
}

// copyTo writes all numbers to dst, as long as they are many.
func (t *tensorHeader) copyTo(dst []float64, data []byte) {
	for k := range dst {
		dst[k] = t.value(data, k)
	}
}

// shapeText is like "[16, 784]".
func (t *tensorHeader) shapeText() string {
	parts := make([]string, t.dims)
	for i, n := range t.shape[:t.dims] {
		parts[i] = strconv.FormatUint(n, 10)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// index names the place of number k: "[3, 17]" of a weight, "[3]" of a bias.
func (t *tensorHeader) index(k int) string {
	if t.dims == 1 {
		return fmt.Sprintf("[%d]", k)
	}
	in := int(t.shape[1])
	return fmt.Sprintf("[%d, %d]", k/in, k%in)
}
