package main

import (
	"bytes"
	"os"
	"testing"
)

func TestTheShippedFileIsWhatTheRuleGives(t *testing.T) {
	want, err := makeFile()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../../web/samples/mnist-test-1000.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("web/samples/mnist-test-1000.bin has %d bytes and differs from the %d that MNIST gives; make sample writes it", len(got), len(want))
	}
}
