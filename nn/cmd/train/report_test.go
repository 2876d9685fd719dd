package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"inkling/nn"
)

// TestReplaceFile replaces a file, with nothing left over beside it.
func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	for _, content := range []string{"first, a long one", "second", ""} {
		if err := replaceFile(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got := readFile(t, path); got != content {
			t.Errorf("got %q, want %q", got, content)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("mode %v, error %v, want 0644: a web server must be able to read it", info.Mode(), err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Errorf("files %q, want a alone", got)
	}
}

// TestReplaceFileFails fails at each step; what was there stays.
func TestReplaceFileFails(t *testing.T) {
	dir := t.TempDir()
	long := filepath.Join(dir, strings.Repeat("n", 250)) // too long with anything behind it
	folder := filepath.Join(dir, "folder")
	inside := filepath.Join(folder, "file")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	writeFile(t, long, []byte("old"))
	writeFile(t, inside, []byte("old"))
	before := names(t, dir)
	for _, test := range []struct{ name, path string }{
		{"no such folder", filepath.Join(dir, "missing", "file")},
		{"a file as folder", filepath.Join(inside, "file")},
		{"no room for the new file's name", long},
		{"a folder in its place", folder},
	} {
		if err := replaceFile(test.path, []byte("new")); err == nil {
			t.Errorf("%s: no error", test.name)
		}
		if readFile(t, long) != "old" || readFile(t, inside) != "old" || !slices.Equal(names(t, dir), before) {
			t.Errorf("%s: something changed: %q", test.name, names(t, dir))
		}
	}
	if err := replaceFile(filepath.Join(dir, "missing", "file"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want %v", err, fs.ErrNotExist)
	}
}

// TestWriteFails gives write what it must refuse; the old files stay.
func TestWriteFails(t *testing.T) {
	_, test := smallMNIST(t)
	run := *learnt(t)
	run.net = run.net.Clone()
	report := run.finish(test)
	broken := run.net.Clone()
	broken.SetBias(2, 9, math.NaN())
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	writeFile(t, file, nil)
	weights, card := filepath.Join(dir, "mlp-16-16.safetensors"), filepath.Join(dir, "mlp-16-16.md")
	writeFile(t, weights, []byte("old weights"))
	writeFile(t, card, []byte("old card"))
	var refused *nn.WeightsError
	unsound := report
	unsound.net = broken
	if err := unsound.write(dir); !errors.As(err, &refused) || refused.Rule != nn.RuleFinite {
		t.Errorf("not a number: error %v, want rule %q", err, nn.RuleFinite)
	}
	if readFile(t, weights) != "old weights" || readFile(t, card) != "old card" || len(names(t, dir)) != 3 {
		t.Errorf("something changed: %q", names(t, dir))
	}
	if err := report.write(file); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("a file as folder: error %v, want one that names it", err)
	}
	deep := filepath.Join(dir, "new", "deep")
	if err := report.write(deep); err != nil || len(names(t, deep)) != 4 {
		t.Errorf("a new folder: error %v", err)
	}
}

// TestCard looks for the figures that a reader of the card needs.
func TestCard(t *testing.T) {
	_, test := smallMNIST(t)
	run := *learnt(t)
	run.net = run.net.Clone()
	report := run.finish(test)
	if report.test.Total() != test.Len() || report.raw.Total() != test.Len() {
		t.Errorf("%d and %d scored, want all %d", report.test.Total(), report.raw.Total(), test.Len())
	}
	for actual, row := range report.test {
		n := 0
		for _, v := range row {
			n += v
		}
		want := 0
		for _, label := range test.Labels {
			if int(label) == actual {
				want++
			}
		}
		if n != want {
			t.Errorf("%d of %d scored, want %d", n, actual, want)
		}
	}
	card := report.card()
	for _, want := range []string{
		fmt.Sprintf("| accuracy, all steps | %.2f %% |", 100*report.test.Accuracy()),
		fmt.Sprintf("| accuracy, no step | %.2f %% |", 100*report.raw.Accuracy()),
		"Seed 1;",
		"784-16-16-10 sigmoid, 13002 parameters",
		fmt.Sprintf("scaled by %.3f and shifted by %.3f", report.scale, report.shift),
		"\n| 1 | ", "\n| 2 | ", // the epochs
		"CC BY-SA 3.0", "Apache-2.0",
	} {
		if !strings.Contains(card, want) {
			t.Errorf("no %q in\n%s", want, card)
		}
	}
	if strings.Contains(card, "NaN") || strings.Contains(card, "%!") {
		t.Errorf("broken figures in\n%s", card)
	}
}
