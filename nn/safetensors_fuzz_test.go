package nn_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"inkling/nn"
)

// parseCounted also returns the bytes that ParseWeights allocated in all.
func parseCounted(file []byte) (w *nn.Weights, allocated uint64, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	w, err = nn.ParseWeights(file)
	runtime.ReadMemStats(&after)
	return w, after.TotalAlloc - before.TotalAlloc, err
}

func TestParseWeightsBroken(t *testing.T) {
	if _, err := nn.ParseWeights(brokenFile(wholeHeader, make([]byte, 3220))); err != nil {
		t.Fatalf("the whole file: %v", err)
	}
	rules := make(map[nn.WeightsRule]bool)
	for _, test := range allBroken() {
		w, allocated, err := parseCounted(test.file)
		var typed *nn.WeightsError
		if w != nil || !errors.As(err, &typed) {
			t.Errorf("%s: %v, error %v, want a *WeightsError", test.name, w, err)
			continue
		}
		rules[typed.Rule] = true
		if !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error\n%v\nwant\n%s", test.name, err, test.want)
		}
		if len(err.Error()) > 400 {
			t.Errorf("%s: an error of %d bytes", test.name, len(err.Error()))
		}
		if most := uint64(8*len(test.file) + 64<<10); allocated > most {
			t.Errorf("%s: allocated %d bytes for a file of %d", test.name, allocated, len(test.file))
		}
		if again := nn.ValidateWeights(test.file); again == nil || again.Error() != err.Error() {
			t.Errorf("%s: ValidateWeights says %v", test.name, again)
		}
	}
	for _, rule := range []nn.WeightsRule{
		nn.RuleFileSize, nn.RuleHeaderLength, nn.RuleHeader, nn.RuleDuplicate, nn.RuleName, nn.RuleFields, nn.RuleType, nn.RuleMetadata,
		nn.RuleShape, nn.RuleRange, nn.RuleGaps, nn.RuleLayers, nn.RuleCount, nn.RuleArchitecture, nn.RuleActivations, nn.RuleFinite,
	} {
		if !rules[rule] {
			t.Errorf("no broken file breaks the rule %q", rule)
		}
	}
}

// TestParseWeightsMemory: good files, and full headers, cost a small
// multiple of their size. (The network holds float64 twice, W and packed.)
func TestParseWeightsMemory(t *testing.T) {
	var keys strings.Builder
	for i := range nn.MaxWeightsMetadata {
		fmt.Fprintf(&keys, `"%x":%q,`, i, strings.Repeat("\n", 300))
	}
	for _, test := range []struct {
		name string
		file []byte
	}{
		{"lesson", denseFile("F32", [3]int{16, 784, 16}, [3]int{16, 16, 16}, [3]int{10, 16, 10})},
		{"largest", denseFile("F64", [3]int{251, 784, 251}, [3]int{10, 251, 10})},
		{"full header", brokenFile(strings.Replace(wholeHeader, `{"arch`, `{`+keys.String()+`"arch`, 1), make([]byte, 3220))},
	} {
		_, allocated, err := parseCounted(test.file)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if most := uint64(8*len(test.file) + 64<<10); allocated > most {
			t.Errorf("%s: allocated %d bytes for a file of %d, want at most %d", test.name, allocated, len(test.file), most)
		}
	}
}

// FuzzParseWeights: no bytes panic, and what was read can be written and read
// again. Header and data come apart, so that a mutation of the header does not
// break its length; lie is added to the length that the file states.
func FuzzParseWeights(f *testing.F) {
	add := func(file []byte) {
		length, rest := binary.LittleEndian.Uint64(file), file[8:]
		n := min(length, uint64(len(rest)))
		f.Add(rest[:n], rest[n:], length-n)
	}
	add(brokenFile(wholeHeader, make([]byte, 3220)))
	for _, test := range allBroken() {
		if 8 <= len(test.file) && len(test.file) < 8<<10 { // large ones only slow the fuzzer down
			add(test.file)
		}
	}
	f.Fuzz(func(t *testing.T, header, data []byte, lie uint64) {
		file := brokenFile(string(header), data)
		binary.LittleEndian.PutUint64(file, uint64(len(header))+lie)
		first, err := nn.ParseWeights(file)
		if err != nil {
			var typed *nn.WeightsError
			if !errors.As(err, &typed) {
				t.Fatalf("error %T %v, want a *WeightsError", err, err)
			}
			return
		}
		var encoded bytes.Buffer
		if err := nn.WriteWeights(&encoded, first.Net, first.Metadata); err != nil {
			// Some characters grow when escaped: a nearly full header may no longer fit.
			if n := binary.LittleEndian.Uint64(file); n < nn.MaxWeightsHeader/2-1024 {
				t.Fatalf("read, but not written: %v", err)
			}
			return
		}
		second, err := nn.ParseWeights(encoded.Bytes())
		if err != nil {
			t.Fatalf("written, but not read: %v", err)
		}
		if got, want := second.Net.String(), first.Net.String(); got != want {
			t.Errorf("read again: %s, want %s", got, want)
		}
		for i, p := range first.Net.Params() {
			if got := second.Net.Params()[i]; got != float64(float32(p)) {
				t.Errorf("parameter %d: %v became %v", i, p, got)
			}
		}
		again := weightsFile(t, second.Net, second.Metadata)
		if !bytes.Equal(again, encoded.Bytes()) {
			t.Error("written again, the bytes differ")
		}
		delete(second.Metadata, "architecture")
		delete(second.Metadata, "activations")
		for key, value := range second.Metadata {
			if first.Metadata[key] != value {
				t.Errorf("metadata %q: %q became %q", key, first.Metadata[key], value)
			}
		}
	})
}
