package main

import (
	"context"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"inkling/nn/mnist"
)

// smallest is how many training digits a training can do with: as many to
// train on as to hold out.
const smallest = 2 * heldOut

// loadSmall reads the beginning of MNIST: the smallest training set, 500 test
// digits; and all of those.
var loadSmall = sync.OnceValue(func() (sets struct {
	train, test, allTest *mnist.Dataset
	err                  error
}) {
	dir, err := mnist.Dir()
	if err == nil {
		sets.train, sets.allTest, err = mnist.Load(dir)
	}
	if sets.err = err; err == nil {
		sets.train, sets.test = first(sets.train, smallest), first(sets.allTest, 500)
	}
	return sets
})

// smallMNIST is real data: 10,000 digits to train on and hold out, 500 to test with.
func smallMNIST(t *testing.T) (train, test *mnist.Dataset) {
	t.Helper()
	sets := loadSmall()
	if sets.err != nil {
		t.Fatal(sets.err)
	}
	return sets.train, sets.test
}

// first is the beginning of data.
func first(data *mnist.Dataset, n int) *mnist.Dataset {
	return &mnist.Dataset{Images: data.Images[:n:n], Labels: data.Labels[:n:n]}
}

// quick is the lesson's recipe for few digits: many steps, and long ones.
func quick(seed uint64, epochs int) recipe {
	r := lesson
	r.Peak, r.BatchSize, r.Epochs, r.Seed = 2e-2, 16, epochs, seed
	return r
}

// train runs a quick training on the given number of digits, and 1,000 held out.
func train(t *testing.T, r recipe, examples int) *training {
	t.Helper()
	data, _ := smallMNIST(t)
	run := newTraining(r, data)
	run.trainer.Examples = examples
	run.valid, run.validDigits = first(run.valid, 1000), run.validDigits[:1000]
	if err := run.run(context.Background(), io.Discard); err != nil {
		t.Fatal(err)
	}
	return run
}

// learnt is a training on 2,000 digits over two epochs, made once. It is not
// to be changed.
func learnt(t *testing.T) *training {
	t.Helper()
	learntOnce.Do(func() { learntTraining = train(t, quick(1, 2), 2000) })
	if learntTraining == nil {
		t.Fatal("no training: see the test that failed first")
	}
	return learntTraining
}

var (
	learntOnce     sync.Once
	learntTraining *training
)

// pretendMNIST makes the two sets all that the command finds of MNIST, with a
// stand-in for the go command.
func pretendMNIST(t *testing.T, train, test *mnist.Dataset) {
	t.Helper()
	module := t.TempDir()
	data, script := filepath.Join(module, "data"), filepath.Join(module, "go")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho '"+module+"'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", module)
	for name, set := range map[string]*mnist.Dataset{"train": train, "t10k": test} {
		n := uint32(set.Len())
		images := idxHeader(0x803, n, mnist.Side, mnist.Side)
		for i := range set.Images {
			images = append(images, set.Images[i][:]...)
		}
		writeFile(t, filepath.Join(data, name+"-images-idx3-ubyte.gz"), images)
		writeFile(t, filepath.Join(data, name+"-labels-idx1-ubyte.gz"), append(idxHeader(0x801, n), set.Labels...))
	}
}

func idxHeader(words ...uint32) (b []byte) {
	for _, w := range words {
		b = binary.BigEndian.AppendUint32(b, w)
	}
	return b
}

func writeFile(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// names are the files of a folder, sorted.
func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// containsAll reports whether all of the parts are in text.
func containsAll(text string, parts ...string) bool {
	return !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(text, part) })
}
