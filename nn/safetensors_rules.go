package nn

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"
)

// WeightsRule names a rule of [ValidateWeights]; its text stands in the error.
type WeightsRule string

// The rules, each explained at [ValidateWeights].
const (
	RuleFileSize     WeightsRule = "file size"
	RuleHeaderLength WeightsRule = "header length"
	RuleHeader       WeightsRule = "header"
	RuleDuplicate    WeightsRule = "duplicate key"
	RuleName         WeightsRule = "tensor name"
	RuleFields       WeightsRule = "tensor fields"
	RuleType         WeightsRule = "number type"
	RuleMetadata     WeightsRule = "metadata"
	RuleShape        WeightsRule = "shape"
	RuleRange        WeightsRule = "byte range"
	RuleGaps         WeightsRule = "gaps and overlaps"
	RuleLayers       WeightsRule = "layers"
	RuleCount        WeightsRule = "number of parameters"
	RuleArchitecture WeightsRule = "architecture"
	RuleActivations  WeightsRule = "activations"
	RuleFinite       WeightsRule = "finite values"
)

// WeightsError says what is wrong with a weights file.
type WeightsError struct {
	Rule            WeightsRule
	Tensor          string // "2.weight"; empty when it is about the whole file
	Found, Expected string
}

// Error is like `weights: tensor "2.weight": shape: found [16], expected [out, in]`.
func (e *WeightsError) Error() string {
	place := ""
	if e.Tensor != "" {
		place = "tensor " + clip(e.Tensor) + ": "
	}
	return fmt.Sprintf("weights: %s%s: found %s, expected %s", place, e.Rule, e.Found, e.Expected)
}

// ValidateWeights names, as a *WeightsError, the first rule that a weights
// file breaks, or returns nil. The rules:
//
//   - file size: at least the 8 bytes of the header length, at most
//     MaxWeightsFile.
//   - header length: the first 8 bytes, little-endian, are at most
//     MaxWeightsHeader and the file is that long.
//   - header: UTF-8, one JSON object that begins at once with "{" and has only
//     white space behind it.
//   - duplicate key: no key occurs twice in any object of the header.
//   - tensor name: every key but "__metadata__" is K.weight or K.bias with
//     K = 0, 2, 4 or 6.
//   - tensor fields: a tensor is an object of exactly dtype, shape and
//     data_offsets.
//   - number type: dtype is "F32" or "F64".
//   - metadata: "__metadata__", if there is one, is an object of strings, at
//     most MaxWeightsMetadata besides "architecture" and "activations".
//   - shape: whole numbers from 1, two of a weight [out, in], one of a bias [out].
//   - byte range: data_offsets is [begin, end], within the data, and
//     end − begin is the shape's product times the bytes of a number, computed
//     without overflow.
//   - gaps and overlaps: the ranges, sorted, follow each other without either,
//     from the data's first byte to the file's last.
//   - layers: weight and bias of each layer from 0 on, none left out; a bias
//     as long as its weight has rows; each layer takes in what the one
//     before gives out; 784 inputs, 10 outputs.
//   - number of parameters: at most MaxWeightsParams.
//   - architecture: if the metadata has it, it is these sizes, "784-16-16-10".
//   - activations: if the metadata has it, one known name a layer, "relu,sigmoid".
//   - finite values: no NaN, no infinity, nothing that float32 cannot hold.
func ValidateWeights(file []byte) error {
	_, err := inspectWeights(file)
	return err
}

// inspectWeights is ValidateWeights; what it returns can be trusted.
func inspectWeights(file []byte) (*fileHeader, error) {
	if len(file) < lengthBytes || len(file) > MaxWeightsFile {
		return nil, &WeightsError{Rule: RuleFileSize, Found: sizeFound(len(file)),
			Expected: fmt.Sprintf("%d … %d bytes", lengthBytes, MaxWeightsFile)}
	}
	length := binary.LittleEndian.Uint64(file)
	rest := file[lengthBytes:]
	if most := min(len(rest), MaxWeightsHeader); length > uint64(most) {
		return nil, &WeightsError{Rule: RuleHeaderLength, Found: fmt.Sprint(length),
			Expected: fmt.Sprintf("at most %d: the file goes on for %d bytes and a header may have %d", most, len(rest), MaxWeightsHeader)}
	}
	header := rest[:length]
	if !utf8.Valid(header) {
		return nil, &WeightsError{Rule: RuleHeader, Found: "invalid UTF-8", Expected: "UTF-8"}
	}
	if length == 0 || header[0] != '{' {
		return nil, &WeightsError{Rule: RuleHeader, Found: clip(string(header[:min(length, 8)])), Expected: `a JSON object, "{" first`}
	}
	h := &fileHeader{data: rest[length:]}
	if err := h.parse(header); err != nil {
		return nil, err
	}
	for _, check := range []func() error{
		h.checkRanges, h.checkGaps, h.checkLayers, h.checkCount, h.checkArchitecture, h.checkActivations, h.checkValues,
	} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// sizeFound counts bytes; ReadWeights reads no further than one too many.
func sizeFound(n int) string {
	if n > MaxWeightsFile {
		return fmt.Sprintf("more than %d bytes", MaxWeightsFile)
	}
	return fmt.Sprintf("%d bytes", n)
}
