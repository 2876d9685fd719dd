package nn

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What a weights file may hold, and so how large it can be.
const (
	MaxWeightsLayers   = 4
	MaxWeightsParams   = 200_000                                             // weights and biases together
	MaxWeightsHeader   = 64 << 10                                            // bytes of JSON
	MaxWeightsMetadata = 100                                                 // keys, those that describe the network not counted
	MaxWeightsFile     = lengthBytes + MaxWeightsHeader + 8*MaxWeightsParams // bytes, 8 a float64

	weightsInputs = 784 // pixels of 28×28
	lengthBytes   = 8   // the header's length, before the header
)

// The metadata keys that describe the network itself.
const (
	metaKey         = "__metadata__"
	architectureKey = "architecture" // "784-16-16-10"
	activationsKey  = "activations"  // "sigmoid,sigmoid,sigmoid", one a layer
)

// Weights is what a weights file holds.
type Weights struct {
	Net      *Network
	Metadata map[string]string // as in the file; not nil
	// HasActivations tells whether the file named the activation functions. If
	// not (PyTorch writes no metadata), every layer is Sigmoid and the caller
	// may set each layer's Act.
	HasActivations bool
}

// ParseWeights reads a weights file: safetensors whose tensors K.weight
// [out][in] and K.bias [out], K = 0, 2, 4, 6, are those of
// torch.nn.Sequential(Linear, activation, Linear, activation, …). Everything
// that [ValidateWeights] lists is checked first; an error is a *WeightsError.
// Memory is bounded by a small multiple of len(file), which is not kept.
func ParseWeights(file []byte) (*Weights, error) {
	h, err := inspectWeights(file)
	if err != nil {
		return nil, err
	}
	net := New(h.config())
	for l, d := range net.Layers {
		h.weight(l).copyTo(d.W, h.data)
		h.bias(l).copyTo(d.B, h.data)
	}
	net.Refresh()
	_, named := h.metadata[activationsKey]
	return &Weights{Net: net, Metadata: h.metadata, HasActivations: named}, nil
}

// ReadWeights is ParseWeights of all that r holds. It stops reading as soon as
// r has more than MaxWeightsFile bytes.
func ReadWeights(r io.Reader) (*Weights, error) {
	file, err := io.ReadAll(io.LimitReader(r, MaxWeightsFile+1))
	if err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	return ParseWeights(file)
}

// WriteWeights writes net as a weights file, parameters rounded to float32.
// "architecture" and "activations" are taken from net, whatever metadata says
// of them. Same network and metadata, same bytes. A file that ParseWeights
// would refuse is not written: the error is the *WeightsError, and w untouched.
func WriteWeights(w io.Writer, net *Network, metadata map[string]string) error {
	header, err := weightsHeader(net, metadata)
	if err != nil {
		return err
	}
	file := make([]byte, 0, lengthBytes+len(header)+4*net.NumParams())
	file = binary.LittleEndian.AppendUint64(file, uint64(len(header)))
	file = append(file, header...)
	for _, v := range net.Params() { // weights before biases: the file's order
		file = binary.LittleEndian.AppendUint32(file, math.Float32bits(float32(v)))
	}
	if err := ValidateWeights(file); err != nil {
		return err
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("weights: %w", err)
	}
	return nil
}

// weightsHeader is the JSON header of net's file: metadata first with its keys
// sorted, then the tensors in file order, then spaces up to a multiple of 8
// bytes, so that the data is aligned.
func weightsHeader(net *Network, metadata map[string]string) ([]byte, error) {
	all := maps.Clone(metadata)
	if all == nil {
		all = make(map[string]string)
	}
	all[architectureKey] = architecture(net.Sizes())
	all[activationsKey] = activationNames(net.Layers)
	for key, value := range all {
		if !utf8.ValidString(key) || !utf8.ValidString(value) {
			return nil, &WeightsError{Rule: RuleMetadata, Found: clip(key) + ": " + clip(value), Expected: "valid UTF-8"}
		}
	}
	var b bytes.Buffer
	b.WriteString(`{"` + metaKey + `":`)
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(all); err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	b.Truncate(b.Len() - 1) // the encoder's newline
	end := 0
	entry := func(name, shape string, numbers int) {
		begin := end
		end += 4 * numbers
		fmt.Fprintf(&b, `,%q:{"dtype":"F32","shape":[%s],"data_offsets":[%d,%d]}`, name, shape, begin, end)
	}
	for l, d := range net.Layers {
		entry(weightName(l), fmt.Sprintf("%d,%d", d.Out, d.In), len(d.W))
		entry(biasName(l), strconv.Itoa(d.Out), len(d.B))
	}
	b.WriteByte('}')
	for (lengthBytes+b.Len())%8 != 0 {
		b.WriteByte(' ')
	}
	return b.Bytes(), nil
}

// weightName and biasName are the keys of torch.nn.Sequential, where every
// second module is the activation function.
func weightName(layer int) string { return strconv.Itoa(2*layer) + ".weight" }
func biasName(layer int) string   { return strconv.Itoa(2*layer) + ".bias" }

// architecture is like "784-16-16-10".
func architecture(sizes []int) string {
	parts := make([]string, len(sizes))
	for i, n := range sizes {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, "-")
}

// activationNames is like "sigmoid,sigmoid,sigmoid".
func activationNames(layers []*Dense) string {
	parts := make([]string, len(layers))
	for l, d := range layers {
		parts[l] = d.Act.String()
	}
	return strings.Join(parts, ",")
}
