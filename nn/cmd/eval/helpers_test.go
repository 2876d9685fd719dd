package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"inkling/nn"
	"inkling/nn/ink"
)

// evaluate runs the command and returns what it printed.
func evaluate(args ...string) (string, error) {
	out, _, err := evaluateAloud(args...)
	return out, err
}

// evaluateAloud returns the messages too.
func evaluateAloud(args ...string) (out, messages string, err error) {
	var stdout, stderr bytes.Buffer
	err = run(args, &stdout, &stderr)
	return stdout.String(), stderr.String(), err
}

// writeFile writes content to a new file of its own folder.
func writeFile(t *testing.T, name, content string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// barWeights is a weights file made by hand. Its network looks at two pixels:
// one above the middle, inked by an upright bar, lights output 1, one left of
// the middle, inked by a level bar, lights output 7 a little more. With
// neither lit, 0 is the largest output.
func barWeights(t *testing.T) (path string) {
	t.Helper()
	net := nn.New(nn.Config{Sizes: []int{ink.Pixels, nn.Digits}})
	for o := range nn.Digits {
		net.SetBias(0, o, -10)
	}
	net.SetBias(0, 0, -9)
	net.SetWeight(0, 1, 7*ink.Side+14, 20)
	net.SetWeight(0, 7, 14*ink.Side+7, 21)
	var file bytes.Buffer
	if err := nn.WriteWeights(&file, net, nil); err != nil {
		t.Fatal(err)
	}
	return writeFile(t, "bars.safetensors", file.String())
}

// Strokes for barWeights.
const (
	upright = `[[[5,0],[5,10]]]`
	level   = `[[[0,0.5],[1,0.5]]]`
	plus    = `[[[5,0],[5,10]],[[0,5],[10,5]]]`
	// rich is an upright bar with a pen's pressure and time, in another scale
	rich = `[[[-250,100,0.5,0],[-250,-300,null,8.25]],[]]`
)
