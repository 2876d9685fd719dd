package nn_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"inkling/nn"
)

// brokenFile puts a header and data together, broken or not.
func brokenFile(header string, data []byte) []byte {
	file := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(file, header...), data...)
}

// wholeHeader is the header of a whole 784-1-10 file with 3,220 bytes of data.
const wholeHeader = `{"__metadata__":{"architecture":"784-1-10","activations":"sigmoid,relu"},` +
	`"0.weight":{"dtype":"F32","shape":[1,784],"data_offsets":[0,3136]},` +
	`"0.bias":{"dtype":"F32","shape":[1],"data_offsets":[3136,3140]},` +
	`"2.weight":{"dtype":"F32","shape":[10,1],"data_offsets":[3140,3180]},` +
	`"2.bias":{"dtype":"F32","shape":[10],"data_offsets":[3180,3220]}}`

// brokenHeaders are edits of wholeHeader; the data stays 3,220 zeros.
var brokenHeaders = []struct{ name, old, new, want string }{
	{"not JSON", `"0.bias":`, `"0.bias"`, `weights: header: found invalid character`},
	{"unfinished", `[3180,3220]}}`, `[3180,3220]}`, `header: found unexpected EOF, expected valid JSON`},
	{"trailing comma", `[3180,3220]}}`, `[3180,3220]},}`, `header: found invalid character`},
	{"array", `{"__metadata__"`, `["__metadata__"`, `header: found "[\"__meta", expected a JSON object`},
	{"space first", `{"__metadata__"`, ` {"__metadata__"`, `header: found " {\"__met", expected a JSON object, "{" first`},
	{"text behind", `[3180,3220]}}`, `[3180,3220]}}x`, `header: found invalid character 'x'`},
	{"object behind", `[3180,3220]}}`, `[3180,3220]}} {}`, `header: found an object after the object, expected one JSON object`},
	{"not UTF-8", `784-1-10`, "784-1-\xff", `header: found invalid UTF-8`},
	{"tensor twice", `"2.bias"`, `"0.bias"`, `duplicate key: found "0.bias" again`},
	{"metadata twice", `"2.bias"`, `"__metadata__"`, `duplicate key: found "__metadata__" again`},
	{"metadata key twice", `"activations"`, `"architecture"`, `duplicate key: found "architecture" again`},
	{"field twice", `"shape":[10]`, `"shape":[10],"shape":[10]`, `tensor "2.bias": duplicate key: found "shape" again`},
	{"escaped twice", `"shape":[10]`, `"shape":[10],"sh\u0061pe":[10]`, `tensor "2.bias": duplicate key: found "shape" again`},
	{"name", `"2.bias"`, `"1.bias"`, `tensor "1.bias": tensor name: found an unknown name, expected K.weight or K.bias with K = 0, 2, 4, 6`},
	{"name with zero", `"2.bias"`, `"02.bias"`, `tensor "02.bias": tensor name`},
	{"fifth layer", `"2.bias"`, `"8.bias"`, `tensor "8.bias": tensor name: found an unknown name, expected K.weight or K.bias with K = 0, 2, 4, 6 (at most 4 layers)`},
	{"long name", `"2.bias"`, `"` + strings.Repeat("n", 9999) + `"`, `tensor "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…": tensor name`},
	{"tensor null", `"2.bias":{"dtype":"F32","shape":[10],"data_offsets":[3180,3220]}`, `"2.bias":null`, `tensor "2.bias": tensor fields: found null, expected a JSON object`},
	{"tensor text", `"2.bias":{"dtype":"F32","shape":[10],"data_offsets":[3180,3220]}`, `"2.bias":"x"`, `tensor "2.bias": tensor fields: found "x"`},
	{"unknown field", `"shape":[10]`, `"shape":[10],"strides":[1]`, `tensor "2.bias": tensor fields: found "strides", expected only`},
	{"no dtype", `"dtype":"F32","shape":[10]`, `"shape":[10]`, `tensor "2.bias": tensor fields: found no dtype`},
	{"no shape", `"shape":[10],`, ``, `tensor "2.bias": tensor fields: found no shape`},
	{"no offsets", `,"data_offsets":[3180,3220]`, ``, `tensor "2.bias": tensor fields: found no data_offsets`},
	{"half precision", `"F32","shape":[10]`, `"F16","shape":[10]`, `tensor "2.bias": number type: found "F16", expected "F32" or "F64"`},
	{"dtype number", `"F32","shape":[10]`, `32,"shape":[10]`, `tensor "2.bias": number type: found 32`},
	{"dtype true", `"F32","shape":[10]`, `true,"shape":[10]`, `tensor "2.bias": number type: found true`},
	{"metadata array", `{"architecture":"784-1-10","activations":"sigmoid,relu"}`, `[]`, `metadata: found an array, expected a JSON object`},
	{"metadata number", `"784-1-10"`, `784`, `metadata: found 784 as the value of "architecture", expected a string`},
	{"metadata object", `"784-1-10"`, `{}`, `metadata: found an object as the value of "architecture"`},
	{"no dimension", `"shape":[10]`, `"shape":[]`, `tensor "2.bias": shape: found [], expected [out], at least 1`},
	{"bias as matrix", `"shape":[10]`, `"shape":[10,1]`, `tensor "2.bias": shape: found [10, 1], expected [out]`},
	{"weight flat", `"shape":[10,1]`, `"shape":[10]`, `tensor "2.weight": shape: found [10], expected [out, in]`},
	{"three dimensions", `"shape":[10,1]`, `"shape":[10,1,1]`, `tensor "2.weight": shape: found more than 2 numbers`},
	{"zero", `"shape":[10,1]`, `"shape":[0,1]`, `tensor "2.weight": shape: found [0, 1]`},
	{"negative", `"shape":[10,1]`, `"shape":[-10,1]`, `tensor "2.weight": shape: found -10, expected a whole number`},
	{"fraction", `"shape":[10,1]`, `"shape":[10,1.0]`, `tensor "2.weight": shape: found 1.0, expected a whole number`},
	{"exponent", `"shape":[10,1]`, `"shape":[1e1,1]`, `tensor "2.weight": shape: found 1e1, expected a whole number`},
	{"beyond 64 bits", `"shape":[10,1]`, `"shape":[18446744073709551616,1]`, `tensor "2.weight": shape: found 18446744073709551616`},
	{"text in shape", `"shape":[10,1]`, `"shape":[10,"1"]`, `tensor "2.weight": shape: found "1"`},
	{"list in shape", `"shape":[10,1]`, `"shape":[[10,1]]`, `tensor "2.weight": shape: found an array`},
	{"shape number", `"shape":[10,1]`, `"shape":10`, `tensor "2.weight": shape: found 10, expected an array`},
	{"huge", `"shape":[10,1]`, `"shape":[1000000000,1000000]`, `tensor "2.weight": byte range: found 40 bytes, [3140, 3180], expected 4 a number of the shape [1000000000, 1000000]`},
	{"overflow to 40", `"shape":[10,1]`, `"shape":[4611686018427387914,1]`, `tensor "2.weight": byte range: found 40 bytes`}, // (2⁶²+10)·4 = 40 mod 2⁶⁴
	{"overflow of product", `"shape":[10,1]`, `"shape":[18446744073709551615,18446744073709551615]`, `tensor "2.weight": byte range: found 40 bytes`},
	{"shape too small", `"shape":[10,1]`, `"shape":[9,1]`, `tensor "2.weight": byte range: found 40 bytes`},
	{"double's width", `"F32","shape":[10,1]`, `"F64","shape":[10,1]`, `tensor "2.weight": byte range: found 40 bytes, [3140, 3180], expected 8 a number`},
	{"one offset", `[3180,3220]`, `[3180]`, `tensor "2.bias": byte range: found 1 offsets, expected two`},
	{"three offsets", `[3180,3220]`, `[3180,3220,3220]`, `tensor "2.bias": byte range: found more than 2 numbers`},
	{"backwards", `[3180,3220]`, `[3220,3180]`, `tensor "2.bias": byte range: found [3220, 3180], expected begin ≤ end ≤ 3220`},
	{"behind the file", `[3180,3220]`, `[3184,3224]`, `tensor "2.bias": byte range: found [3184, 3224], expected begin ≤ end ≤ 3220`},
	{"far behind the file", `[3180,3220]`, `[18446744073709551575,18446744073709551615]`, `tensor "2.bias": byte range`},
	{"overlap", `[3180,3220]`, `[3176,3216]`, `tensor "2.bias": gaps and overlaps: found an overlap with the tensor before it: begin 3176, expected begin 3180`},
	{"same range", `"shape":[10],"data_offsets":[3180,3220]`, `"shape":[10],"data_offsets":[3140,3180]`, `tensor "2.bias": gaps and overlaps: found an overlap`},
	{"gap at the start", `[0,3136]`, `[4,3140]`, `tensor "0.weight": gaps and overlaps: found a gap before it: begin 4, expected begin 0`},
	{"gap", `,"0.bias":{"dtype":"F32","shape":[1],"data_offsets":[3136,3140]}`, ``, `tensor "2.weight": gaps and overlaps: found a gap before it: begin 3140, expected begin 3136`},
	{"gap at the end", `,"2.bias":{"dtype":"F32","shape":[10],"data_offsets":[3180,3220]}`, ``, `gaps and overlaps: found 3220 bytes of data, the tensors end at 3180`},
	{"no layer 0", `"0.weight"`, `"4.weight"`, `tensor "0.weight": layers: found no such tensor`},
	{"left out", `"2.weight"`, `"4.weight"`, `tensor "2.weight": layers: found no such tensor, expected weight and bias of each layer`},
	{"bias of a third layer", `"2.bias"`, `"4.bias"`, `tensor "2.bias": layers: found no such tensor`},
	{"inputs", `"shape":[1,784]`, `"shape":[2,392]`, `tensor "0.weight": layers: found 392 inputs in shape [2, 392], expected 784`},
	{"transposed", `"shape":[10,1]`, `"shape":[1,10]`, `tensor "2.weight": layers: found 10 inputs in shape [1, 10], expected 1, the outputs of "0.weight"`},
	{"architecture", `"784-1-10"`, `"784-16-16-10"`, `architecture: found "784-16-16-10", expected "784-1-10"`},
	{"activation", `"sigmoid,relu"`, `"sigmoid,softmax"`, `activations: found "sigmoid,softmax", expected 2 of sigmoid, relu, tanh, identity`},
	{"activation spelt", `"sigmoid,relu"`, `"sigmoid, relu"`, `activations: found "sigmoid, relu"`},
	{"activation missing", `"sigmoid,relu"`, `"sigmoid"`, `activations: found "sigmoid", expected 2 of`},
	{"activations empty", `"sigmoid,relu"`, `""`, `activations: found "", expected 2 of`},
}

type brokenWeights struct {
	name string
	file []byte
	want string
}

// allBroken is every broken file: edited headers, lengths, layers and values.
func allBroken() []brokenWeights {
	var all []brokenWeights
	for _, row := range brokenHeaders {
		if strings.Count(wholeHeader, row.old) != 1 {
			panic("brokenHeaders: " + row.name + ": the text to replace does not occur just once")
		}
		all = append(all, brokenWeights{row.name, brokenFile(strings.Replace(wholeHeader, row.old, row.new, 1), make([]byte, 3220)), row.want})
	}
	withLength := func(length uint64) []byte {
		file := brokenFile(wholeHeader, make([]byte, 3220))
		binary.LittleEndian.PutUint64(file, length)
		return file
	}
	withValue := func(at int, v float32) []byte {
		data := make([]byte, 3220)
		binary.LittleEndian.PutUint32(data[at:], math.Float32bits(v))
		return brokenFile(wholeHeader, data)
	}
	double := denseFile("F64", [3]int{10, 784, 10})
	binary.LittleEndian.PutUint64(double[len(double)-8*7850+8*785:], math.Float64bits(1e39))
	keys := make([]string, nn.MaxWeightsMetadata+1)
	for i := range keys {
		keys[i] = fmt.Sprintf(`"%d":""`, i)
	}
	return append(all, []brokenWeights{
		{"nothing", nil, `weights: file size: found 0 bytes, expected 8 … 1665544 bytes`},
		{"seven bytes", make([]byte, 7), `file size: found 7 bytes`},
		{"one byte too many", make([]byte, nn.MaxWeightsFile+1), `file size: found more than 1665544 bytes`},
		{"no header", make([]byte, 8), `header: found "", expected a JSON object`},
		{"length beyond the file", withLength(1 << 15), `header length: found 32768, expected at most`},
		{"length 2⁶⁴−1", withLength(math.MaxUint64), `header length: found 18446744073709551615`},
		{"length beyond the cap", brokenFile(wholeHeader+strings.Repeat(" ", nn.MaxWeightsHeader), nil), `expected at most 65536`},
		{"length too small", withLength(100), `header: found unexpected EOF`},
		{"truncated", withLength(uint64(len(wholeHeader)))[:3000], `byte range: found [`},
		{"data goes on", append(withLength(uint64(len(wholeHeader))), 0), `gaps and overlaps: found 3221 bytes of data, the tensors end at 3220`},
		{"no tensor", brokenFile(`{}`, nil), `tensor "0.weight": layers: found no such tensor`},
		{"nesting", brokenFile(`{"0.bias":`+strings.Repeat("[", 60_000), nil), `tensor "0.bias": tensor fields: found an array`},
		{"metadata keys", brokenFile(`{"__metadata__":{`+strings.Join(keys, ",")+`}}`, nil), `metadata: found more than 100 keys, expected fewer`},
		{"dtype unfinished", brokenFile(`{"0.bias":{"dtype":`, nil), `header: found unexpected EOF`},
		{"shape unfinished", brokenFile(`{"0.bias":{"shape":`, nil), `header: found unexpected EOF`},
		{"numbers unfinished", brokenFile(`{"0.bias":{"shape":[1`, nil), `header: found unexpected EOF`},
		{"metadata unfinished", brokenFile(`{"__metadata__":{"a":`, nil), `header: found unexpected EOF`},
		{"outputs", denseFile("F32", [3]int{2, 784, 2}), `tensor "0.weight": layers: found 2 outputs in shape [2, 784], expected 10`},
		{"bias length", denseFile("F32", [3]int{10, 784, 9}), `tensor "0.bias": layers: found shape [9], expected [10], the rows of "0.weight"`},
		{"parameters", denseFile("F32", [3]int{300, 784, 300}, [3]int{10, 300, 10}), `number of parameters: found 238510, expected at most 200000`},
		{"NaN", withValue(3140+4*7, float32(math.NaN())), `tensor "2.weight": finite values: found NaN at [7, 0], expected a finite number`},
		{"infinite", withValue(3180+4*9, float32(math.Inf(-1))), `tensor "2.bias": finite values: found -Inf at [9]`},
		{"beyond float32", double, `tensor "0.weight": finite values: found 1e+39 at [1, 1], expected a finite number that float32 can hold`},
	}...)
}

// denseFile is a file of zeros; a layer is rows, columns and length of the bias.
func denseFile(dtype string, layers ...[3]int) []byte {
	width := map[string]int{"F32": 4, "F64": 8}[dtype]
	var entries []string
	end := 0
	entry := func(name string, numbers int, shape string) {
		begin := end
		end += numbers * width
		entries = append(entries, fmt.Sprintf(`%q:{"dtype":%q,"shape":%s,"data_offsets":[%d,%d]}`, name, dtype, shape, begin, end))
	}
	for l, s := range layers {
		entry(fmt.Sprintf("%d.weight", 2*l), s[0]*s[1], fmt.Sprintf("[%d,%d]", s[0], s[1]))
		entry(fmt.Sprintf("%d.bias", 2*l), s[2], fmt.Sprintf("[%d]", s[2]))
	}
	return brokenFile("{"+strings.Join(entries, ",")+"}", make([]byte, end))
}
