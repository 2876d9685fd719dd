package mnist_test

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inkling/nn/mnist"
)

// TestLoadReal holds the data to what is known of MNIST.
func TestLoadReal(t *testing.T) {
	dir, err := mnist.Dir()
	if err != nil {
		t.Fatal(err)
	}
	train, test, err := mnist.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if train.Len() != 60_000 || len(train.Labels) != 60_000 || test.Len() != 10_000 || len(test.Labels) != 10_000 {
		t.Fatalf("train %d images, %d labels, test %d images, %d labels, want 60,000 and 10,000",
			train.Len(), len(train.Labels), test.Len(), len(test.Labels))
	}
	for _, c := range []struct {
		name string
		set  *mnist.Dataset
		want [10]int
	}{
		{"train", train, [10]int{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}},
		{"test", test, [10]int{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}},
	} {
		var counts [10]int
		for _, label := range c.set.Labels {
			counts[label]++
		}
		if counts != c.want {
			t.Errorf("%s: labels %v, want %v", c.name, counts, c.want)
		}
	}
	sum, squares := 0.0, 0.0
	for i := range train.Images {
		for _, v := range train.Images[i] {
			x := float64(v) / 255
			sum += x
			squares += x * x
		}
	}
	n := float64(train.Len() * mnist.Pixels)
	mean := sum / n
	if deviation := math.Sqrt(squares/n - mean*mean); math.Abs(mean-0.1307) > 5e-5 || math.Abs(deviation-0.3081) > 5e-5 {
		t.Errorf("mean pixel %.5f, deviation %.5f, want 0.1307 and 0.3081", mean, deviation)
	}
}

func TestSplit(t *testing.T) {
	d := &mnist.Dataset{Images: make([]mnist.Image, 5), Labels: []uint8{0, 1, 2, 3, 4}}
	for valid := range 6 {
		train, validation := d.Split(valid)
		if train.Len() != 5-valid || len(train.Labels) != 5-valid || validation.Len() != valid || len(validation.Labels) != valid {
			t.Errorf("split at %d: %d and %d", valid, train.Len(), validation.Len())
		}
		if valid > 0 && (validation.Labels[0] != uint8(5-valid) || &validation.Images[0] != &d.Images[5-valid]) {
			t.Errorf("split at %d: the validation set is not the last %d", valid, valid)
		}
		_ = append(train.Labels, 99) // must not write into the validation set
	}
	for label, got := range d.Labels {
		if got != uint8(label) {
			t.Errorf("label %d became %d", label, got)
		}
	}
	for _, valid := range []int{-1, 6} {
		func() {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, "mnist: Split: valid = ") {
					t.Errorf("split at %d: panic %q", valid, message)
				}
			}()
			d.Split(valid)
		}()
	}
}

func TestLoadBroken(t *testing.T) {
	const trainImages, trainLabels, testImages, testLabels = "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
		"t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"
	whole := func() map[string][]byte {
		images, labels := packed(idx(ramp(2*784), 0x803, 2, 28, 28)), packed(idx([]byte{7, 2}, 0x801, 2))
		return map[string][]byte{trainImages: images, trainLabels: labels, testImages: images, testLabels: labels}
	}
	for _, test := range []struct {
		name, file string
		content    []byte // nil: the file is missing
		want       string // "": no error
	}{
		{"whole", testLabels, whole()[testLabels], ""},
		{"no training images", trainImages, nil, trainImages},
		{"no test labels", testLabels, nil, testLabels},
		{"fewer labels", trainLabels, idx([]byte{7}, 0x801, 1), trainLabels + ": mnist: count: found 1 labels, expected 2, one an image"},
		{"more labels", testLabels, idx([]byte{7, 2, 1}, 0x801, 3), testLabels + ": mnist: count: found 3 labels, expected 2, one an image"},
		{"swapped", testImages, whole()[testLabels], testImages + ": mnist: header: found 10 bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			files := whole()
			files[test.file] = test.content
			for name, content := range files {
				if content == nil {
					continue
				}
				if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			train, tests, err := mnist.Load(dir)
			if test.want == "" {
				if err != nil || train.Len() != 2 || tests.Len() != 2 {
					t.Errorf("error %v", err)
				}
				return
			}
			var format *mnist.FormatError
			if train != nil || tests != nil || err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("error %v, want %s", err, test.want)
			}
			if missing := test.content == nil; missing != errors.Is(err, fs.ErrNotExist) || missing == errors.As(err, &format) {
				t.Errorf("error %v is of the wrong type", err)
			}
		})
	}
}

// TestDir runs Dir with stand-ins for the go command.
func TestDir(t *testing.T) {
	const hint = "\nhint: run inside the repository, with the go command in PATH; go mod download fetches the data"
	for _, test := range []struct{ name, script, want, wantErr string }{
		{"there", `echo /module`, "/module/data", ""},
		{"downloaded", `case $1 in mod) : > "$0.done";; list) test ! -e "$0.done" || echo /module;; esac`, "/module/data", ""},
		{"never there", `true`, "", "go list names no folder"},
		{"no module", `echo "no go.mod" >&2; exit 1`, "", "go list: exit status 1: no go.mod"},
		{"no network", `test $1 = list || { echo "no network" >&2; exit 1; }`, "", "go mod: exit status 1: no network"},
		{"no go command", "", "", "executable file not found"},
	} {
		t.Run(test.name, func(t *testing.T) {
			bin := t.TempDir()
			if test.script != "" {
				if err := os.WriteFile(filepath.Join(bin, "go"), []byte("#!/bin/sh\n"+test.script+"\n"), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			t.Setenv("PATH", bin)
			dir, err := mnist.Dir()
			if test.wantErr == "" {
				if err != nil || dir != test.want {
					t.Errorf("%q, error %v, want %q", dir, err, test.want)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), test.wantErr) || !strings.HasSuffix(err.Error(), hint) {
				t.Errorf("%q, error %v, want %s", dir, err, test.wantErr)
			}
		})
	}
}
