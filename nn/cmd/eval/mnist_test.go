package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"inkling/nn"
	"inkling/nn/verdict"
)

const shipped = "../../../web/weights/mlp-16-16.safetensors"

// TestMNIST holds the shipped weights to what they promise on all 10,000 test
// pictures: at least 97 %, and as many as the file itself says.
func TestMNIST(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sheet.png")
	out, err := evaluate("-weights", shipped, "-mnist", "-json", "-sheet", path)
	if err != nil {
		t.Fatal(err)
	}
	if b := readSheet(t, path).Bounds(); b.Dx() != sheetW || b.Dy() < nn.Digits*(headH+cellH) {
		t.Errorf("the sheet of errors has %v pixels", b.Size())
	}
	var got result
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.N != 10_000 || got.Confusion.Total() != 10_000 || got.NonDigits.N != 0 {
		t.Errorf("n %d, confusion of %d, %d non-digits, want 10,000 twice and none", got.N, got.Confusion.Total(), got.NonDigits.N)
	}
	for digit, want := range [nn.Digits]int{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009} {
		n := 0
		for _, v := range got.Confusion[digit] {
			n += v
		}
		if n != want {
			t.Errorf("%d pictures of %d, want %d", n, digit, want)
		}
	}
	if got.Accuracy < 0.97 || got.Accuracy != got.Confusion.Accuracy() {
		t.Errorf("accuracy %v, confusion's %v, want at least 0.97 and the same", got.Accuracy, got.Confusion.Accuracy())
	}
	if got.AccuracyRaw == nil {
		t.Fatal("no accuracyRaw")
	}
	file, err := os.Open(shipped)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	weights, err := nn.ReadWeights(file)
	if err != nil {
		t.Fatal(err)
	}
	for key, found := range map[string]float64{"test_accuracy": got.Accuracy, "test_accuracy_raw": *got.AccuracyRaw} {
		want, err := strconv.ParseFloat(weights.Metadata[key], 64)
		if err != nil || math.Abs(found-want) > 0.0003 { // rounding may tip an answer on another machine
			t.Errorf("%s: found %v, the file says %v, error %v", key, found, weights.Metadata[key], err)
		}
	}
	checkShares(t, got)
	if refused := got.Status[verdict.NotADigit.String()]; refused > 0.03 || refused == 0 {
		t.Errorf("%v of the digits refused, want some, but at most 0.03", refused)
	}
	if sure := got.Status[verdict.Sure.String()]; sure < 0.8 || got.AccuracyWhenSure < 0.97 {
		t.Errorf("sure of %v and then right in %v, want at least 0.8 and 0.97", sure, got.AccuracyWhenSure)
	}
}

// checkShares wants the shares of one whole and sure answers to be right more
// often than others.
func checkShares(t *testing.T, r result) {
	t.Helper()
	sum := 0.0
	for _, share := range r.Status {
		sum += share
	}
	if len(r.Status) != 4 || math.Abs(sum-1) > 1e-9 || r.Status[verdict.Empty.String()] != 0 {
		t.Errorf("status %v, want four shares of 1, none empty", r.Status)
	}
	if r.AccuracyWhenSure < r.Accuracy || r.AccuracyWhenSure > 1 {
		t.Errorf("sure answers right in %v, all in %v", r.AccuracyWhenSure, r.Accuracy)
	}
}
