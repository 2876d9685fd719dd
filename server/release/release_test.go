package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSums(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.zip", "a.zip"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("abc"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSums(dir); err != nil {
		t.Fatal(err)
	}
	const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	got, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if want := abc + "  a.zip\n" + abc + "  b.zip\n"; err != nil || string(got) != want {
		t.Errorf("SHA256SUMS = %q, %v, want %q", got, err, want)
	}
}

func TestNoSiteIsSaid(t *testing.T) {
	if err := run([]string{"-dist", filepath.Join(t.TempDir(), "none")}, io.Discard); err == nil || !strings.Contains(err.Error(), "make site") {
		t.Errorf("no folder: got %v", err)
	}
}
