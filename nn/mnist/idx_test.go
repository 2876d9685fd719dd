package mnist_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"inkling/nn/mnist"
)

// idx is a file: header words, then data.
func idx(data []byte, words ...uint32) []byte {
	var file []byte
	for _, w := range words {
		file = binary.BigEndian.AppendUint32(file, w)
	}
	return append(file, data...)
}

func packed(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// ramp is n bytes that count up.
func ramp(n int) []byte {
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(i)
	}
	return data
}

func TestReadImages(t *testing.T) {
	file := idx(ramp(3*784), 0x803, 3, 28, 28)
	for name, file := range map[string][]byte{"plain": file, "gzip": packed(file)} {
		images, err := mnist.ReadImages(iotest.OneByteReader(bytes.NewReader(file)))
		if err != nil || len(images) != 3 {
			t.Fatalf("%s: %d images, error %v", name, len(images), err)
		}
		for i := range images {
			for p, v := range images[i] {
				if v != byte(i*784+p) {
					t.Fatalf("%s: image %d, pixel %d is %d, want %d", name, i, p, v, byte(i*784+p))
				}
			}
		}
	}
}

func TestReadLabels(t *testing.T) {
	want := []byte{0, 9, 5, 5}
	for name, file := range map[string][]byte{"plain": idx(want, 0x801, 4), "gzip": packed(idx(want, 0x801, 4))} {
		if labels, err := mnist.ReadLabels(bytes.NewReader(file)); err != nil || !slices.Equal(labels, want) {
			t.Errorf("%s: %v, error %v", name, labels, err)
		}
	}
	if labels, err := mnist.ReadLabels(bytes.NewReader(idx(nil, 0x801, 0))); err != nil || len(labels) != 0 {
		t.Errorf("none: %v, error %v", labels, err)
	}
}

func TestImageInput(t *testing.T) {
	m := mnist.Image{0: 255, 783: 51}
	x := make([]float64, 784)
	x[5] = 9
	m.Input(x)
	if x[0] != 1 || x[5] != 0 || x[783] != 0.2 {
		t.Errorf("input %v … %v … %v, want 1 … 0 … 0.2", x[0], x[5], x[783])
	}
	defer func() {
		if got, want := recover(), "mnist: Input: len(x) = 783, want 784"; got != want {
			t.Errorf("panic %v, want %s", got, want)
		}
	}()
	m.Input(x[1:])
}

var brokenImages = []struct {
	name string
	file []byte
	want string // "" if it is the stream that is broken
}{
	{"nothing", nil, "mnist: header: found 0 bytes, expected 16 bytes"},
	{"one byte", []byte{0x1f}, "mnist: header: found 1 bytes, expected 16 bytes"},
	{"header cut", idx(nil, 0x803, 1, 28), "mnist: header: found 12 bytes, expected 16 bytes"},
	{"labels", idx(ramp(784), 0x801, 1, 28, 28), "mnist: magic: found 0x00000801, expected 0x00000803 (images)"},
	{"little-endian", idx(ramp(784), 0x03080000, 1, 28, 28), "mnist: magic: found 0x03080000"},
	{"rows", idx(ramp(784), 0x803, 1, 27, 28), "mnist: dimension 0 of an image: found 27, expected 28"},
	{"columns", idx(ramp(784), 0x803, 1, 28, 0xffffffff), "mnist: dimension 1 of an image: found 4294967295, expected 28"},
	{"huge count", idx(ramp(784), 0x803, 0xffffffff, 28, 28), "mnist: count: found 4294967295, expected at most 100000"},
	{"lying count", idx(ramp(784), 0x803, 100_000, 28, 28), "mnist: image 1 of 100000: found the end, expected a whole image"},
	{"image cut", idx(ramp(1000), 0x803, 2, 28, 28), "mnist: image 1 of 2: found the end, expected a whole image"},
	{"one byte more", idx(ramp(785), 0x803, 1, 28, 28), "mnist: end: found more data, expected the end after the last image"},
	{"gzip cut", packed(idx(make([]byte, 9*784), 0x803, 9, 28, 28))[:40], "mnist: image "},
	{"gzip end cut", packed(idx(ramp(784), 0x803, 1, 28, 28))[:300], ""},
	{"gzip header", []byte{0x1f, 0x8b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, ""},
	{"gzip checksum", flipped(packed(idx(ramp(784), 0x803, 1, 28, 28)), -8), ""},
	{"gzip data", flipped(packed(idx(ramp(784), 0x803, 1, 28, 28)), 40), ""},
}

var brokenLabels = []struct {
	name string
	file []byte
	want string
}{
	{"nothing", nil, "mnist: header: found 0 bytes, expected 8 bytes"},
	{"images", idx([]byte{1}, 0x803, 1), "mnist: magic: found 0x00000803, expected 0x00000801 (labels)"},
	{"huge count", idx([]byte{1}, 0x801, 100_001), "mnist: count: found 100001, expected at most 100000"},
	{"lying count", idx([]byte{1}, 0x801, 99_999), "mnist: label 1 of 99999: found the end, expected a whole label"},
	{"one byte more", idx([]byte{1, 2}, 0x801, 1), "mnist: end: found more data, expected the end after the last label"},
	{"not a digit", idx([]byte{1, 9, 10}, 0x801, 3), "mnist: label 2 of 3: found 10, expected 0 … 9"},
}

// flipped inverts the bits of byte i, counted from the end if negative.
func flipped(data []byte, i int) []byte {
	if i < 0 {
		i += len(data)
	}
	data[i] ^= 0xff
	return data
}

func checkBroken(t *testing.T, name string, err error, want string) {
	t.Helper()
	var format *mnist.FormatError
	switch {
	case err == nil || !strings.HasPrefix(err.Error(), "mnist: "):
		t.Errorf("%s: error %v", name, err)
	case want != "" && (!errors.As(err, &format) || !strings.HasPrefix(err.Error(), want)):
		t.Errorf("%s: error %v, want a *FormatError, %s", name, err, want)
	}
}

func TestReadBroken(t *testing.T) {
	for _, test := range brokenImages {
		images, err := mnist.ReadImages(bytes.NewReader(test.file))
		checkBroken(t, test.name, err, test.want)
		if images != nil {
			t.Errorf("%s: %d images", test.name, len(images))
		}
	}
	for _, test := range brokenLabels {
		labels, err := mnist.ReadLabels(bytes.NewReader(test.file))
		checkBroken(t, test.name, err, test.want)
		if labels != nil {
			t.Errorf("%s: %d labels", test.name, len(labels))
		}
	}
	dead := errors.New("the line is dead")
	for _, alive := range []int{0, 10, 500} {
		r := io.MultiReader(bytes.NewReader(idx(ramp(784), 0x803, 1, 28, 28)[:alive]), iotest.ErrReader(dead))
		if _, err := mnist.ReadImages(r); !errors.Is(err, dead) {
			t.Errorf("dead after %d bytes: error %v, want %v", alive, err, dead)
		}
	}
}

// TestReadLyingCountMemory: 78 MB are claimed and one image is there.
func TestReadLyingCountMemory(t *testing.T) {
	var before, after runtime.MemStats
	file := idx(ramp(784), 0x803, 100_000, 28, 28)
	runtime.ReadMemStats(&before)
	_, err := mnist.ReadImages(bytes.NewReader(file))
	runtime.ReadMemStats(&after)
	if allocated := after.TotalAlloc - before.TotalAlloc; err == nil || allocated > 1<<20 {
		t.Errorf("allocated %d bytes, error %v", allocated, err)
	}
}

// FuzzReadIDX: no bytes panic, and what was read is what the bytes say.
func FuzzReadIDX(f *testing.F) {
	f.Add(idx(ramp(2*784), 0x803, 2, 28, 28))
	f.Add(packed(idx([]byte{3, 1, 4}, 0x801, 3)))
	for _, test := range brokenImages {
		f.Add(test.file)
	}
	for _, test := range brokenLabels {
		f.Add(test.file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		plain := !bytes.HasPrefix(file, []byte{0x1f, 0x8b})
		if images, err := mnist.ReadImages(bytes.NewReader(file)); err == nil {
			var data []byte
			for i := range images {
				data = append(data, images[i][:]...)
			}
			again := idx(data, 0x803, uint32(len(images)), 28, 28)
			if plain && !bytes.Equal(again, file) {
				t.Error("the images are not those of the file")
			}
			if back, err := mnist.ReadImages(bytes.NewReader(packed(again))); err != nil || !slices.Equal(back, images) {
				t.Errorf("read again: error %v", err)
			}
		}
		if labels, err := mnist.ReadLabels(bytes.NewReader(file)); err == nil {
			again := idx(labels, 0x801, uint32(len(labels)))
			if plain && !bytes.Equal(again, file) {
				t.Error("the labels are not those of the file")
			}
			if back, err := mnist.ReadLabels(bytes.NewReader(packed(again))); err != nil || !slices.Equal(back, labels) {
				t.Errorf("read again: error %v", err)
			}
		}
	})
}
