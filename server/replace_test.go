package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inkling/nn"
)

// savedNetwork writes a seeded network's weights file and returns its path.
func savedNetwork(t *testing.T, act nn.Activation, sizes ...int) (name, file string) {
	t.Helper()
	activations := make([]nn.Activation, len(sizes)-1)
	for l := range activations {
		activations[l] = act
	}
	net := nn.New(nn.Config{Sizes: sizes, Activations: activations})
	net.InitXavier(rand.New(rand.NewPCG(1, 2)))
	var b bytes.Buffer
	if err := nn.WriteWeights(&b, net, nil); err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), "mine.safetensors")
	write(t, name, b.String())
	return name, b.String()
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// The service worker as the site generator writes it, as far as it matters here.
func worker(version, weights string) string {
	return `"use strict"; const VERSION = "` + version + `"; const FILES = [["index.html","` + hash("lab") + `",1],["` +
		weightsFile + `","` + hash(weights) + `",1]];`
}

func TestWeightsReplaceTheNetwork(t *testing.T) {
	const shipped = "the shipped network"
	dir := writeSite(t, map[string]string{
		"index.html": "lab", weightsFile: shipped, weightsFile + ".br": "BR " + shipped, weightsFile + ".gz": "GZIP " + shipped,
		"web/weights/linear.safetensors": "linear", workerFile: worker("0123456789abcdef", shipped), workerFile + ".br": "BR worker",
	})
	name, file := savedNetwork(t, nn.Sigmoid, 784, 16, 16, 10)
	src, err := withWeights(folder(dir), name)
	if err != nil {
		t.Fatal(err)
	}
	h := newHandler(src, "")
	plain := newHandler(folder(dir), "")

	before := ask(plain, "GET", "/"+weightsFile).Header().Get("ETag")
	w := ask(h, "GET", "/"+weightsFile)
	if w.Body.String() != file {
		t.Error("the weights served are not those of the file")
	}
	if got := w.Header().Get("ETag"); got == before || got == "" {
		t.Errorf("ETag = %s, want another than %s", got, before)
	}
	zipped := ask(h, "GET", "/"+weightsFile, "Accept-Encoding", "br, gzip")
	if got := zipped.Header().Get("Content-Encoding"); got != "gzip" {
		t.Errorf("Content-Encoding = %q, want gzip: the .br beside is of the old file", got)
	}
	z, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || string(got) != file {
		t.Errorf("unpacked, the weights are not those of the file (%v)", err)
	}
	if w := ask(h, "GET", "/"+weightsFile, "If-None-Match", before); w.Code != 200 {
		t.Errorf("tag of the shipped file: status = %d, want 200", w.Code)
	}
	if w := ask(h, "GET", "/"+weightsFile, "If-None-Match", w.Header().Get("ETag")); w.Code != 304 {
		t.Errorf("tag of the file: status = %d, want 304", w.Code)
	}
	if w := ask(h, "GET", "/"+weightsFile, "Range", "bytes=0-7"); w.Code != 206 || w.Body.String() != file[:8] {
		t.Errorf("range: %d %q, want 206 %q", w.Code, w.Body, file[:8])
	}
	for target, want := range map[string]string{"/": "lab", "/web/weights/linear.safetensors": "linear"} {
		if got := ask(h, "GET", target).Body.String(); got != want {
			t.Errorf("%s = %q, want %q", target, got, want)
		}
	}

	got := ask(h, "GET", "/"+workerFile, "Accept-Encoding", "br").Body.String()
	_, rest, _ := strings.Cut(got, `const VERSION = "`)
	version, _, _ := strings.Cut(rest, `"`)
	if got != worker(version, file) || version == "0123456789abcdef" {
		t.Errorf("worker = %s, want the file's hash and another version", got)
	}
}

func TestTheSameWeightsLeaveTheWorkerAlone(t *testing.T) {
	name, file := savedNetwork(t, nn.Sigmoid, 784, 16, 16, 10)
	was := worker("0123456789abcdef", file)
	src, err := withWeights(folder(writeSite(t, map[string]string{"index.html": "", weightsFile: file, workerFile: was})), name)
	if err != nil {
		t.Fatal(err)
	}
	if got := ask(newHandler(src, ""), "GET", "/"+workerFile).Body.String(); got != was {
		t.Errorf("worker = %s, want %s", got, was)
	}
}

func TestWeightsRefused(t *testing.T) {
	good, _ := savedNetwork(t, nn.Sigmoid, 784, 16, 16, 10)
	relu, _ := savedNetwork(t, nn.ReLU, 784, 16, 16, 10)
	wide, _ := savedNetwork(t, nn.Sigmoid, 784, 32, 10)
	short := filepath.Join(t.TempDir(), "short")
	if err := os.WriteFile(short, []byte("too"), 0o644); err != nil {
		t.Fatal(err)
	}
	huge := filepath.Join(t.TempDir(), "huge")
	if err := errors.Join(os.WriteFile(huge, nil, 0o644), os.Truncate(huge, 1<<40)); err != nil {
		t.Fatal(err)
	}
	site := map[string]string{"index.html": "", weightsFile: "shipped"}
	tests := []struct {
		name, file string
		files      map[string]string
		want       string
	}{
		{"missing", short + "er", site, "no such file"},
		{"too short", short, site, "file size: found 3 bytes"},
		{"a terabyte", huge, site, "file size"},
		{"other activations", relu, site, "found [784 16 16 10] with [relu relu relu], expected [784 16 16 10] with sigmoid"},
		{"other shape", wide, site, "found [784 32 10]"},
		{"a site without weights", good, map[string]string{"index.html": ""}, "the site has no network to replace"},
		{"a worker that knows no such file", good, map[string]string{
			"index.html": "", weightsFile: "shipped", workerFile: worker("0123456789abcdef", "another")}, "worker.js: found no hash"},
		{"a worker without a version", good, map[string]string{
			"index.html": "", weightsFile: "shipped", workerFile: worker("", "shipped")}, "or no version"},
	}
	for _, tt := range tests {
		if _, err := withWeights(folder(writeSite(t, tt.files)), tt.file); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want …%s…", tt.name, err, tt.want)
		}
	}
}
