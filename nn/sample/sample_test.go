package sample

import (
	"encoding/binary"
	"hash/crc32"
	"os"
	"slices"
	"strings"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
)

// shipped is the file of the site.
func shipped(t *testing.T) []byte {
	t.Helper()
	file, err := os.ReadFile("../../web/samples/mnist-test-1000.bin")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestShippedSample(t *testing.T) {
	s, err := Parse(shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	if s.Len() != 1000 || len(s.Labels) != 1000 || len(s.Digits) != 1000 {
		t.Fatalf("%d pictures, %d labels, %d digits, want 1000 each", s.Len(), len(s.Labels), len(s.Digits))
	}
	if want := []uint8{7, 0, 9, 3, 1, 6, 7, 7, 7, 3}; !slices.Equal(s.Labels[:10], want) { // test digits 0, 10, 20 …
		t.Errorf("labels begin %v, want %v", s.Labels[:10], want)
	}
}

func TestEncodeKeepsEveryPixel(t *testing.T) {
	a, b := Picture{}, Picture{}
	a[0], a[783] = 1, 255 // corner to corner
	b[14*ink.Side+14] = 7 // a box of one pixel
	s, err := Parse(Encode([]Picture{a, b}, []uint8{9, 0}))
	if err != nil {
		t.Fatal(err)
	}
	if s.Raw[0] != a || s.Raw[1] != b || !slices.Equal(s.Labels, []uint8{9, 0}) {
		t.Error("other pictures or labels came back")
	}
}

func TestBrokenFilesSayWhatIsWrong(t *testing.T) {
	one := Picture{}
	one[5] = 200
	good := Encode([]Picture{one}, []uint8{3})
	// change is the file with its body and, so that only that is wrong, its
	// checksum changed.
	change := func(f func(file []byte) []byte) []byte {
		file := f(slices.Clone(good))
		binary.LittleEndian.PutUint32(file[12:], crc32.ChecksumIEEE(file[16:]))
		return file
	}
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "does not begin with inkdigit"},
		{"another file", []byte("<!doctype html><html>"), "does not begin with inkdigit"},
		{"cut short", good[:len(good)-1], "damaged or cut short"},
		{"a bit turned", func() []byte { f := slices.Clone(good); f[18] ^= 1; return f }(), "damaged or cut short"},
		{"version", change(func(f []byte) []byte { f[8] = 2; return f }), "version 2, expected 1"},
		{"no digits", change(func(f []byte) []byte { f[10] = 0; return f }), "0 digits, expected 1 to"},
		{"more digits than there are", change(func(f []byte) []byte { f[10] = 2; return f }), "digit 1: 0 bytes left"},
		{"label", change(func(f []byte) []byte { f[16] = 10; return f }), "digit 0: label 10"},
		{"box outside", change(func(f []byte) []byte { f[17] = 28; return f }), "outside 28×28"},
		{"box without pixels", change(func(f []byte) []byte { f[19], f[20] = 28-f[17], 5; return f }), "expected 140 pixels"},
		{"more behind", change(func(f []byte) []byte { return append(f, 0) }), "1 bytes after the last digit"},
	} {
		if _, err := Parse(c.file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	one := Picture{}
	one[400] = 9
	f.Add(Encode([]Picture{one}, []uint8{1}))
	f.Fuzz(func(t *testing.T, file []byte) {
		if s, err := Parse(file); err == nil && len(s.Raw) != len(s.Labels) {
			t.Error("pictures and labels differ in number")
		}
	})
}

// read is the shipped network's reading of the shipped sample.
func read(t *testing.T) (*nn.Network, *Set, *Reading) {
	t.Helper()
	s, err := Parse(shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	var n ink.Normalizer
	s.See(&n, ink.All, 0, s.Len())
	file, err := os.ReadFile("../../web/weights/mlp-16-16.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	w, err := nn.ParseWeights(file)
	if err != nil {
		t.Fatal(err)
	}
	r := new(Reading)
	r.Read(w.Net, s, true)
	return w.Net, s, r
}

func TestReadingIsTheNetworksOwn(t *testing.T) {
	net, s, r := read(t)
	out := make([]float64, nn.Digits)
	wrong := 0
	for i := range s.Digits {
		net.Predict(s.Digits[i][:], out)
		if got, want := int(r.Answers[i]), nn.ArgMax(out); got != want {
			t.Fatalf("digit %d: answer %d, want %d", i, got, want)
		}
		if (r.Margins[i] < 0) == r.Right(i) {
			t.Errorf("digit %d: margin %v, right %v", i, r.Margins[i], r.Right(i))
		}
		if got := r.Neurons[r.Index(2, 4)][i]; got != out[4] {
			t.Fatalf("digit %d: output 4 is %v, want %v", i, got, out[4])
		}
		if !r.Right(i) {
			wrong++
		}
	}
	c := r.Confusion()
	if a := c.Accuracy(); wrong == 0 || c.Total() != 1000 || a != 1-float64(wrong)/1000 {
		t.Errorf("accuracy %v of %d with %d wrong", a, c.Total(), wrong)
	}
	if a := c.Accuracy(); a < 0.965 || a > 0.99 { // all 10,000: 97.78 %
		t.Errorf("accuracy %v: this is not the shipped network, or not a fair sample", a)
	}
}

func TestReadingFollowsTheNetwork(t *testing.T) {
	net, s, r := read(t)
	if r.Read(net, s, false) {
		t.Error("read the same network again")
	}
	c := r.Confusion()
	before := c.Accuracy()
	net.SetBias(2, 1, net.Layers[2].B[1]+100) // now everything is a 1
	if !r.Read(net, s, false) {
		t.Fatal("a turned knob went unseen")
	}
	c = r.Confusion()
	if after := c.Accuracy(); after > 0.2 || after >= before {
		t.Errorf("accuracy %v where everything is called 1, %v before", after, before)
	}
}

func TestOrders(t *testing.T) {
	_, s, r := read(t)
	easy := r.Easiest()
	for k := range easy[1:] {
		if r.Margins[easy[k]] < r.Margins[easy[k+1]] {
			t.Fatalf("place %d: %v before %v", k, r.Margins[easy[k]], r.Margins[easy[k+1]])
		}
	}
	if r.Right(easy[999]) || !r.Right(easy[0]) {
		t.Error("the hardest digit is right, or the easiest wrong")
	}
	// Output 7 is lit by sevens.
	seven := r.Index(2, 7)
	for _, i := range r.Brightest(seven)[:20] {
		if s.Labels[i] != 7 {
			t.Errorf("a %d is among the 20 that light output 7 most", s.Labels[i])
		}
	}
	means := r.Means(seven)
	if nn.ArgMax(means[:]) != 7 || means[7] < 0.8 || means[0] > 0.2 {
		t.Errorf("means of output 7: %.3f", means)
	}
}
