//go:build e2e

package e2e

import (
	"encoding/binary"
	"fmt"
	"math"

	"inkling/nn"
)

// message is a message of Protocol Buffers under construction. ONNX, the
// format, is a handful of them; its field numbers are those of onnx.proto.
type message []byte

// varint appends an integer field.
func (m message) varint(field int, v uint64) message {
	return binary.AppendUvarint(binary.AppendUvarint(m, uint64(field)<<3), v)
}

// bytes appends a field of bytes, text or another message.
func (m message) bytes(field int, v []byte) message {
	m = binary.AppendUvarint(binary.AppendUvarint(m, uint64(field)<<3|2), uint64(len(v)))
	return append(m, v...)
}

func (m message) text(field int, v string) message { return m.bytes(field, []byte(v)) }

// onnxModel is net as an ONNX file: from x [1][inputs] to a [1][outputs], for
// each layer Gemm (a product with the transposed weights, plus the biases) and
// Sigmoid.
func onnxModel(net *nn.Network) []byte {
	var graph message
	from := "x"
	for l := range net.Layers {
		name := func(what string) string { return fmt.Sprintf("%s%d", what, l) }
		to := name("a")
		if l == len(net.Layers)-1 {
			to = "a"
		}
		graph = graph.
			bytes(1, onnxNode("Gemm", name("z"), message(nil).text(1, "transB").varint(3, 1).varint(20, onnxIntAttribute), from, name("W"), name("b"))).
			bytes(1, onnxNode("Sigmoid", to, nil, name("z")))
		from = to
	}
	graph = graph.text(2, "mlp")
	for l, d := range net.Layers {
		graph = graph.
			bytes(5, onnxTensor(fmt.Sprintf("W%d", l), d.W, d.Out, d.In)).
			bytes(5, onnxTensor(fmt.Sprintf("b%d", l), d.B, d.Out))
	}
	graph = graph.bytes(11, onnxValue("x", 1, net.Inputs())).bytes(12, onnxValue("a", 1, net.Outputs()))

	const version, operators = 8, 13 // of the format, of its set of operators
	return message(nil).varint(1, version).bytes(7, graph).bytes(8, message(nil).varint(2, operators))
}

const (
	onnxFloat        = 1 // TensorProto.FLOAT
	onnxIntAttribute = 2 // AttributeProto.INT
)

// onnxNode is a NodeProto with one output and at most one attribute.
func onnxNode(operator, output string, attribute message, inputs ...string) message {
	var m message
	for _, name := range inputs {
		m = m.text(1, name)
	}
	m = m.text(2, output).text(4, operator)
	if attribute != nil {
		m = m.bytes(5, attribute)
	}
	return m
}

// onnxTensor is a TensorProto, rounded to float32.
func onnxTensor(name string, values []float64, shape ...int) message {
	var m message
	for _, n := range shape {
		m = m.varint(1, uint64(n))
	}
	var raw []byte
	for _, v := range values {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(float32(v)))
	}
	return m.varint(2, onnxFloat).text(8, name).bytes(9, raw)
}

// onnxValue is a ValueInfoProto: the name, type and shape of an input or output.
func onnxValue(name string, shape ...int) message {
	var dimensions message
	for _, n := range shape {
		dimensions = dimensions.bytes(1, message(nil).varint(1, uint64(n)))
	}
	tensor := message(nil).varint(1, onnxFloat).bytes(2, dimensions)
	return message(nil).text(1, name).bytes(2, message(nil).bytes(1, tensor))
}
