package nn

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// tensorHeader is what the header says of one tensor. Numbers are as found:
// nothing may be allocated or indexed by them before the checks.
type tensorHeader struct {
	name       string
	present    bool
	width      uint64    // bytes of one number: 4 or 8
	shape      [2]uint64 // [out, in], or [out] of a bias
	dims       int
	begin, end uint64 // bytes, from the start of the data
}

// fileHeader is a file's header, and the data behind it.
type fileHeader struct {
	tensors  [2 * MaxWeightsLayers]tensorHeader // weight and bias of layer 0, of layer 1, …
	layers   int                                // set by checkLayers
	metadata map[string]string
	data     []byte
}

func (h *fileHeader) weight(layer int) *tensorHeader { return &h.tensors[2*layer] }
func (h *fileHeader) bias(layer int) *tensorHeader   { return &h.tensors[2*layer+1] }

// parse reads the JSON header into h. It is strict where the data model
// of encoding/json is not: no key twice, no unknown key, no value of another
// type, no number that is not a whole one.
func (h *fileHeader) parse(header []byte) error {
	for l := range MaxWeightsLayers {
		h.weight(l).name = weightName(l)
		h.bias(l).name = biasName(l)
	}
	s := scanner{json.NewDecoder(bytes.NewReader(header))}
	s.dec.UseNumber()
	err := s.object("", RuleHeader, func(key string) error {
		if key == metaKey {
			if h.metadata != nil {
				return duplicate("", key)
			}
			h.metadata = make(map[string]string)
			return s.metadata(h.metadata)
		}
		for i := range h.tensors {
			t := &h.tensors[i]
			if t.name != key {
				continue
			}
			if t.present {
				return duplicate("", key)
			}
			t.present = true
			return s.tensor(t)
		}
		return &WeightsError{Rule: RuleName, Tensor: key, Found: "an unknown name",
			Expected: fmt.Sprintf("K.weight or K.bias with K = 0, 2, 4, 6 (at most %d layers)", MaxWeightsLayers)}
	})
	if err != nil {
		return err
	}
	if t, err := s.dec.Token(); err != io.EOF {
		found := describe(t)
		if err != nil {
			found = err.Error()
		}
		return &WeightsError{Rule: RuleHeader, Found: found + " after the object", Expected: "one JSON object, then only spaces"}
	}
	if h.metadata == nil {
		h.metadata = make(map[string]string)
	}
	return nil
}

// scanner walks the header's JSON token by token.
type scanner struct{ dec *json.Decoder }

func (s scanner) token() (json.Token, error) {
	t, err := s.dec.Token()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, &WeightsError{Rule: RuleHeader, Found: err.Error(), Expected: "valid JSON"}
	}
	return t, nil
}

// duplicate is the error of a key that an object has twice.
func duplicate(tensor, key string) error {
	return &WeightsError{Rule: RuleDuplicate, Tensor: tensor, Found: clip(key) + " again", Expected: "each key once"}
}

// object reads one object. each is called behind every key: it refuses a key
// that it has had before and reads the value.
func (s scanner) object(tensor string, rule WeightsRule, each func(key string) error) error {
	t, err := s.token()
	if err != nil {
		return err
	}
	if t != json.Delim('{') {
		return &WeightsError{Rule: rule, Tensor: tensor, Found: describe(t), Expected: "a JSON object"}
	}
	for {
		t, err := s.token()
		if err != nil {
			return err
		}
		key, ok := t.(string)
		if !ok { // only the closing brace can stand in a key's place
			return nil
		}
		if err := each(key); err != nil {
			return err
		}
	}
}

// metadata reads the strings of metaKey into dst.
func (s scanner) metadata(dst map[string]string) error {
	free := MaxWeightsMetadata
	return s.object("", RuleMetadata, func(key string) error {
		if _, ok := dst[key]; ok {
			return duplicate("", key)
		}
		if key != architectureKey && key != activationsKey {
			free--
		}
		if free < 0 {
			return &WeightsError{Rule: RuleMetadata, Found: fmt.Sprintf("more than %d keys", MaxWeightsMetadata),
				Expected: "fewer, " + architectureKey + " and " + activationsKey + " not counted"}
		}
		t, err := s.token()
		if err != nil {
			return err
		}
		value, ok := t.(string)
		if !ok {
			return &WeightsError{Rule: RuleMetadata, Found: describe(t) + " as the value of " + clip(key), Expected: "a string"}
		}
		dst[key] = value
		return nil
	})
}

// tensor reads the object that describes dst.
func (s scanner) tensor(dst *tensorHeader) error {
	fields := [...]string{"dtype", "shape", "data_offsets"}
	var seen [len(fields)]bool
	err := s.object(dst.name, RuleFields, func(key string) (err error) {
		field := slices.Index(fields[:], key)
		if field < 0 {
			return &WeightsError{Rule: RuleFields, Tensor: dst.name, Found: clip(key), Expected: "only dtype, shape and data_offsets"}
		}
		if seen[field] {
			return duplicate(dst.name, key)
		}
		seen[field] = true
		switch key {
		case "dtype":
			dst.width, err = s.dtype(dst.name)
		case "shape":
			dst.dims, err = s.numbers(dst.name, RuleShape, dst.shape[:])
		case "data_offsets":
			err = s.offsets(dst)
		}
		return err
	})
	if err != nil {
		return err
	}
	if missing := slices.Index(seen[:], false); missing >= 0 {
		return &WeightsError{Rule: RuleFields, Tensor: dst.name, Found: "no " + fields[missing], Expected: "dtype, shape and data_offsets"}
	}
	return nil
}

// offsets reads dst's byte range.
func (s scanner) offsets(dst *tensorHeader) error {
	var offsets [2]uint64
	n, err := s.numbers(dst.name, RuleRange, offsets[:])
	if err != nil {
		return err
	}
	if n != len(offsets) {
		return &WeightsError{Rule: RuleRange, Tensor: dst.name, Found: fmt.Sprintf("%d offsets", n), Expected: "two, [begin, end]"}
	}
	dst.begin, dst.end = offsets[0], offsets[1]
	return nil
}

// dtype reads a number type and returns its width in bytes.
func (s scanner) dtype(tensor string) (uint64, error) {
	t, err := s.token()
	if err != nil {
		return 0, err
	}
	switch t {
	case "F32":
		return 4, nil
	case "F64":
		return 8, nil
	}
	return 0, &WeightsError{Rule: RuleType, Tensor: tensor, Found: describe(t), Expected: `"F32" or "F64"`}
}

// numbers reads an array of at most len(dst) whole numbers and returns how many.
func (s scanner) numbers(tensor string, rule WeightsRule, dst []uint64) (int, error) {
	t, err := s.token()
	if err != nil {
		return 0, err
	}
	if t != json.Delim('[') {
		return 0, &WeightsError{Rule: rule, Tensor: tensor, Found: describe(t), Expected: "an array of whole numbers"}
	}
	for n := 0; ; n++ {
		t, err := s.token()
		if err != nil {
			return 0, err
		}
		if t == json.Delim(']') {
			return n, nil
		}
		if n == len(dst) {
			return 0, &WeightsError{Rule: rule, Tensor: tensor,
				Found: fmt.Sprintf("more than %d numbers", n), Expected: fmt.Sprintf("at most %d", n)}
		}
		number, _ := t.(json.Number)
		dst[n], err = strconv.ParseUint(number.String(), 10, 64)
		if err != nil {
			return 0, &WeightsError{Rule: rule, Tensor: tensor, Found: describe(t), Expected: "a whole number, 0 … 2⁶⁴−1"}
		}
	}
}

// describe names a JSON token in an error.
func describe(t json.Token) string {
	switch t := t.(type) {
	case nil:
		return "null"
	case string:
		return clip(t)
	case json.Number:
		return shorten(t.String())
	case json.Delim:
		if t == '[' {
			return "an array"
		}
		return "an object"
	}
	return fmt.Sprint(t)
}

// clip quotes text out of a file, cut short: an error is to be read.
func clip(s string) string { return strconv.Quote(shorten(s)) }

func shorten(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return s[:most] + "…"
}
