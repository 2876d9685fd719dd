package nn_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/nlpodyssey/safetensors"

	"inkling/nn"
)

// weightsNet is a network with random parameters.
func weightsNet(c nn.Config) *nn.Network {
	net := nn.New(c)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range net.Params() {
		net.Params()[i] = rng.NormFloat64()
	}
	net.Refresh()
	return net
}

func weightsFile(t testing.TB, net *nn.Network, metadata map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := nn.WriteWeights(&b, net, metadata); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWeightsRoundTrip(t *testing.T) {
	for _, config := range []nn.Config{
		{Sizes: []int{784, 16, 16, 10}},
		{Sizes: []int{784, 10}, Activations: []nn.Activation{nn.Identity}},
		{Sizes: []int{784, 9, 8, 7, 10}, Activations: []nn.Activation{nn.ReLU, nn.Tanh, nn.Identity, nn.Sigmoid}},
		{Sizes: []int{784, 251, 10}}, // 199,555 parameters
	} {
		net := weightsNet(config)
		t.Run(net.String(), func(t *testing.T) {
			given := map[string]string{"seed": "7", "trained_on": "MNIST, “手写”\n<b>", "architecture": "1-2", "activations": "none"}
			before := maps.Clone(given)
			file := weightsFile(t, net, given)
			if !maps.Equal(given, before) {
				t.Errorf("metadata given became %v", given)
			}
			w, err := nn.ReadWeights(bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := w.Net.String(), net.String(); got != want || !w.HasActivations {
				t.Errorf("read %s (activations %v), want %s", got, w.HasActivations, want)
			}
			for i, p := range net.Params() {
				if got, want := w.Net.Params()[i], float64(float32(p)); got != want {
					t.Fatalf("parameter %d: %v, want %v", i, got, want)
				}
			}
			architecture, _, _ := strings.Cut(net.String(), " ")
			if w.Metadata["architecture"] != architecture || w.Metadata["seed"] != "7" || w.Metadata["trained_on"] != given["trained_on"] {
				t.Errorf("metadata %q", w.Metadata)
			}
			if again := weightsFile(t, w.Net, w.Metadata); !bytes.Equal(again, file) {
				t.Error("written again, the bytes differ")
			}
		})
	}
}

// TestWeightsPredict: what was read answers at once, without a Refresh by the caller.
func TestWeightsPredict(t *testing.T) {
	w, err := nn.ParseWeights(weightsFile(t, weightsNet(nn.Config{Sizes: []int{784, 16, 16, 10}}), nil))
	if err != nil {
		t.Fatal(err)
	}
	x, got := make([]float64, 784), make([]float64, 10)
	for i := range x {
		x[i] = float64(i%3) / 2
	}
	trace := w.Net.NewTrace()
	w.Net.ForwardPlain(x, trace)
	w.Net.Predict(x, got)
	for o, want := range trace.Output() {
		if diff := math.Abs(got[o] - want); diff > 1e-12 {
			t.Errorf("output %d: Predict %v, ForwardPlain %v", o, got[o], want)
		}
	}
}

func TestWriteWeightsLayout(t *testing.T) {
	net := weightsNet(nn.Config{Sizes: []int{784, 16, 16, 10}})
	metadata := map[string]string{"license": "x", "a": "1", "z": "2", "seed": "3", "m": "4"}
	file := weightsFile(t, net, metadata)
	for range 20 {
		if !bytes.Equal(file, weightsFile(t, net, metadata)) {
			t.Fatal("same network and metadata, other bytes")
		}
	}
	length := binary.LittleEndian.Uint64(file)
	if length%8 != 0 {
		t.Errorf("header length %d: the data is not aligned to 8 bytes", length)
	}
	const want = `{"__metadata__":{"a":"1","activations":"sigmoid,sigmoid,sigmoid","architecture":"784-16-16-10","license":"x","m":"4","seed":"3","z":"2"},` +
		`"0.weight":{"dtype":"F32","shape":[16,784],"data_offsets":[0,50176]},"0.bias":{"dtype":"F32","shape":[16],"data_offsets":[50176,50240]},` +
		`"2.weight":{"dtype":"F32","shape":[16,16],"data_offsets":[50240,51264]},"2.bias":{"dtype":"F32","shape":[16],"data_offsets":[51264,51328]},` +
		`"4.weight":{"dtype":"F32","shape":[10,16],"data_offsets":[51328,51968]},"4.bias":{"dtype":"F32","shape":[10],"data_offsets":[51968,52008]}}`
	if got := strings.TrimRight(string(file[8:8+length]), " "); got != want {
		t.Errorf("header\n%s\nwant\n%s", got, want)
	}
	if got := len(file) - 8 - int(length); got != 4*13_002 {
		t.Errorf("%d bytes of data, want 4 × 13,002", got)
	}
}

// TestWeightsIndependentReader reads a written file with another implementation.
func TestWeightsIndependentReader(t *testing.T) {
	net := weightsNet(nn.Config{Sizes: []int{784, 16, 16, 10}})
	file, err := safetensors.Deserialize(weightsFile(t, net, map[string]string{"seed": "1"}))
	if err != nil {
		t.Fatal(err)
	}
	if file.Len() != 6 {
		t.Errorf("%d tensors %q, want 6", file.Len(), file.Names())
	}
	for l, key := range []string{"0", "2", "4"} {
		d := net.Layers[l]
		for _, want := range []struct {
			name   string
			shape  []uint64
			values []float64
		}{
			{key + ".weight", []uint64{uint64(d.Out), uint64(d.In)}, d.W},
			{key + ".bias", []uint64{uint64(d.Out)}, d.B},
		} {
			tensor, ok := file.Tensor(want.name)
			if !ok || tensor.DType() != safetensors.F32 || !slices.Equal(tensor.Shape(), want.shape) {
				t.Fatalf("%s: found %v, dtype %v, shape %v, want F32 %v", want.name, ok, tensor.DType(), tensor.Shape(), want.shape)
			}
			for i, v := range want.values {
				if got := math.Float32frombits(binary.LittleEndian.Uint32(tensor.Data()[4*i:])); got != float32(v) {
					t.Fatalf("%s: number %d is %v, want %v", want.name, i, got, float32(v))
				}
			}
		}
	}
}

// TestParseWeightsOfPyTorch: no metadata or another's, tensors in the order of
// their names, any order of the keys, double precision.
func TestParseWeightsOfPyTorch(t *testing.T) {
	const header = `{"2.weight":{"shape":[10,1],"dtype":"F64","data_offsets":[3220,3300]},"0.weight":{"dtype":"F32","shape":[1,784],"data_offsets":[4,3140]},` +
		`"2.bias":{"dtype":"F64","data_offsets":[3140,3220],"shape":[10]},"0.bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}`
	data := make([]byte, 3300)
	binary.LittleEndian.PutUint32(data[0:], math.Float32bits(0.25))         // 0.bias[0]
	binary.LittleEndian.PutUint32(data[4+4*783:], math.Float32bits(-2))     // 0.weight[0, 783]
	binary.LittleEndian.PutUint64(data[3140+8*9:], math.Float64bits(0.1))   // 2.bias[9]
	binary.LittleEndian.PutUint64(data[3220+8*3:], math.Float64bits(1.0/3)) // 2.weight[3, 0]
	for _, end := range []string{"}", `,"__metadata__":{"format":"pt"}}   `, `,"__metadata__":{"architecture":"784-1-10"}}`} {
		w, err := nn.ParseWeights(brokenFile(header+end, data))
		if err != nil {
			t.Fatal(err)
		}
		if w.HasActivations || w.Metadata == nil || w.Net.String() != "784-1-10 sigmoid, 805 parameters" {
			t.Errorf("%s: read %v, activations named: %v, metadata %v", end, w.Net, w.HasActivations, w.Metadata)
		}
		l := w.Net.Layers
		if l[0].B[0] != 0.25 || l[0].W[783] != -2 || l[1].B[9] != 0.1 || l[1].W[3] != 1.0/3 {
			t.Errorf("%s: read %v %v %v %v", end, l[0].B[0], l[0].W[783], l[1].B[9], l[1].W[3])
		}
	}
}

func TestWriteWeightsRefuses(t *testing.T) {
	lesson := nn.Config{Sizes: []int{784, 16, 16, 10}}
	spoilt := func(v float64) *nn.Network {
		net := weightsNet(lesson)
		net.SetWeight(1, 2, 3, v)
		return net
	}
	for _, test := range []struct {
		name     string
		net      *nn.Network
		metadata map[string]string
		want     string
	}{
		{"NaN", spoilt(math.NaN()), nil, `tensor "2.weight": finite values: found NaN at [2, 3]`},
		{"beyond float32", spoilt(1e39), nil, `tensor "2.weight": finite values: found +Inf at [2, 3]`},
		{"inputs", weightsNet(nn.Config{Sizes: []int{2, 10}}), nil, `tensor "0.weight": layers: found 2 inputs`},
		{"outputs", weightsNet(nn.Config{Sizes: []int{784, 11}}), nil, `tensor "0.weight": layers: found 11 outputs`},
		{"layers", weightsNet(nn.Config{Sizes: []int{784, 1, 1, 1, 1, 10}}), nil, `tensor "8.weight": tensor name`},
		{"parameters", weightsNet(nn.Config{Sizes: []int{784, 252, 10}}), nil, `number of parameters: found 200350, expected at most 200000`},
		{"metadata key", weightsNet(lesson), map[string]string{"\xff": ""}, `metadata: found "\xff": "", expected valid UTF-8`},
		{"metadata value", weightsNet(lesson), map[string]string{"a": "\xff"}, `metadata: found "a": "\xff", expected valid UTF-8`},
		{"metadata size", weightsNet(lesson), map[string]string{"a": strings.Repeat("a", nn.MaxWeightsHeader)}, `header length: found `},
	} {
		var b bytes.Buffer
		err := nn.WriteWeights(&b, test.net, test.metadata)
		var typed *nn.WeightsError
		if !errors.As(err, &typed) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %s", test.name, err, test.want)
		}
		if b.Len() != 0 {
			t.Errorf("%s: %d bytes written", test.name, b.Len())
		}
	}
}

// zeros is an endless stream; it counts what was taken.
type zeros struct{ taken int }

func (z *zeros) Read(p []byte) (int, error) {
	clear(p)
	z.taken += len(p)
	return len(p), nil
}

type deadWriter struct{ err error }

func (w deadWriter) Write([]byte) (int, error) { return 0, w.err }

func TestWeightsStreams(t *testing.T) {
	dead := errors.New("the line is dead")
	if _, err := nn.ReadWeights(iotest.ErrReader(dead)); !errors.Is(err, dead) {
		t.Errorf("read: error %v, want %v", err, dead)
	}
	net := weightsNet(nn.Config{Sizes: []int{784, 10}})
	if err := nn.WriteWeights(deadWriter{dead}, net, nil); !errors.Is(err, dead) {
		t.Errorf("write: error %v, want %v", err, dead)
	}
	var endless zeros
	_, err := nn.ReadWeights(&endless)
	if want := "weights: file size: found more than 1665544 bytes"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("endless: error %v, want %s", err, want)
	}
	if endless.taken > nn.MaxWeightsFile+1 {
		t.Errorf("endless: took %d bytes", endless.taken)
	}
}
