package detect

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"
)

// file is a written detector whose numbers are float32.
func file(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := random(9).Write(&b, map[string]string{"seed": "9"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFileRoundTrip(t *testing.T) {
	first := file(t)
	d, err := Parse(first)
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := d.Write(&again, map[string]string{"seed": "9"}); err != nil || !bytes.Equal(first, again.Bytes()) {
		t.Errorf("error %v, or other bytes", err)
	}
	x := picture(9)
	if got, want := d.Read(x).NonDigit, random(9).Read(x).NonDigit; math.Abs(got-want) > 1e-6 {
		t.Errorf("reads %v, written from one that reads %v", got, want)
	}
}

// TestFileIsInPyTorchsOrder finds single numbers where PyTorch has them.
func TestFileIsInPyTorchsOrder(t *testing.T) {
	d := New()
	parts := d.Networks()
	parts[1].Layers[0].W[3*108+(1*3+2)*12+7] = 2 // filter 3, row 1, column 2, channel 7
	parts[2].Layers[0].W[4*600+(2*5+3)*24+6] = 4 // neuron 4, row 2, column 3, channel 6
	var b bytes.Buffer
	if err := d.Write(&b, nil); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	data = data[8+binary.LittleEndian.Uint64(data):]
	at := func(i int) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:])) }
	second := 25*12 + 12
	if got := at(second + ((3*12+7)*3+1)*3 + 2); got != 2 {
		t.Errorf("2.weight[3][7][1][2] is %v, want 2", got)
	}
	head := second + 9*12*24 + 24
	if got := at(head + 4*600 + (6*5+2)*5 + 3); got != 4 {
		t.Errorf("5.weight[4][6*25+2*5+3] is %v, want 4", got)
	}
}

func TestBrokenFilesAreRefused(t *testing.T) {
	whole := file(t)
	header := string(whole[8 : 8+binary.LittleEndian.Uint64(whole)])
	data := whole[8+len(header):]
	with := func(header string, data []byte) []byte {
		return slices.Concat(binary.LittleEndian.AppendUint64(nil, uint64(len(header))), []byte(header), data)
	}
	edit := func(old, new string) []byte {
		if !strings.Contains(header, old) {
			t.Fatalf("no %s in %s", old, header)
		}
		return with(strings.Replace(header, old, new, 1), data)
	}
	nan := slices.Clone(data)
	binary.LittleEndian.PutUint32(nan[4*5:], math.Float32bits(float32(math.NaN())))
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"nothing", nil, "found 0 bytes, expected at least the 8"},
		{"text", []byte("this is no weights file"), "found a header of"},
		{"a header longer than the file", append(binary.LittleEndian.AppendUint64(nil, 100), "{}"...), "found a header of 100 bytes in a file of 10"},
		{"a header that overflows", append(binary.LittleEndian.AppendUint64(nil, math.MaxUint64), "{}"...), "found a header of 18446744073709551615 bytes"},
		{"no JSON", with("{", data), "header: "},
		{"cut off", whole[:len(whole)-4], "expected 90356 (22589 float32)"},
		{"too long", append(slices.Clone(whole), 0), "expected 90356 (22589 float32)"},
		{"another shape", edit("[12,1,5,5]", "[12,1,5,6]"), `tensor "0.weight": found {F32 [12 1 5 6] [0 1200]}, expected {F32 [12 1 5 5] [0 1200]}`},
		{"another type", edit(`"F32"`, `"F64"`), "F64"},
		{"offsets elsewhere", edit("[0,1200]", "[4,1204]"), `expected {F32 [12 1 5 5] [0 1200]}`},
		{"a tensor missing", edit(`"7.bias"`, `"8.bias"`), `tensor "7.bias": found nothing`},
		{"a tensor too many", edit(`{"`, `{"9.weight":{},"`), "found a tensor 9.weight"},
		{"a tensor that is a number", edit(`"7.bias":{"dtype":"F32","shape":[13]`, `"7.bias":13,"x":{"shape":[13]`), `tensor "7.bias"`},
		{"a key twice", edit(`{"0.bias"`, `{"0.bias":{"dtype":"F16"},"0.bias"`), "header: found a key twice"},
		{"an unknown field", edit(`{"dtype"`, `{"more":1,"dtype"`), "an unknown field"},
		{"offsets too many", edit("[0,1200]", "[0,1200,99]"), `tensor "0.weight"`},
		{"metadata of numbers", edit(`{"seed":"9"}`, `{"seed":9}`), "expected an object of strings"},
		{"NaN", with(header, nan), `tensor "0.weight": found NaN at 5`},
	} {
		d, err := Parse(c.file)
		if d != nil || err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "not-a-digit weights: ") {
			t.Errorf("%s: got %v, error %v, want %q in it", c.name, d, err, c.want)
		}
	}
}

// FuzzParse wants no panic, and of what is read the same bytes again.
func FuzzParse(f *testing.F) {
	var b bytes.Buffer
	if err := random(9).Write(&b, map[string]string{"seed": "9"}); err != nil {
		f.Fatal(err)
	}
	whole := b.Bytes()
	f.Add(whole)
	f.Add(whole[:100])
	f.Add([]byte(nil))
	f.Add(append(binary.LittleEndian.AppendUint64(nil, math.MaxUint64), "{}"...))
	f.Fuzz(func(t *testing.T, file []byte) {
		d, err := Parse(file)
		if (d == nil) != (err != nil) {
			t.Fatalf("detector %v, error %v", d, err)
		}
		if err == nil && len(file) < 4*d.NumParams() {
			t.Fatalf("%d numbers from %d bytes", d.NumParams(), len(file))
		}
	})
}
