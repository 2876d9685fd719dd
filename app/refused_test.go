package app

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"slices"
	"strings"
	"testing"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/nn"
)

// broken are weights files that break one rule after the other, by what was done
// to them.
func broken(t *testing.T) map[string][]byte {
	t.Helper()
	write := func(sizes ...int) []byte {
		var b bytes.Buffer
		if err := nn.WriteWeights(&b, nn.New(nn.Config{Sizes: sizes}), nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	file := write(784, 12, 10)
	edit := func(old, now string) []byte {
		length := binary.LittleEndian.Uint64(file)
		header := strings.Replace(string(file[8:8+length]), old, now, 1)
		if header == string(file[8:8+length]) {
			t.Fatalf("no %q in %s", old, header)
		}
		return append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(header))), header...), file[8+length:]...)
	}
	nan := slices.Clone(file)
	copy(nan[len(nan)-4:], "\xff\xff\xff\xff")
	return map[string][]byte{
		"empty": nil, "huge": make([]byte, nn.MaxWeightsFile+1), "picture": []byte("\x89PNG this is a picture"),
		"cut": file[:len(file)-4], "longer": append(slices.Clone(file), 0, 0, 0, 0), "not a number": nan,
		"no object": edit("{", "["), "more behind": edit("}}", "}}{"), "broken JSON": edit(":", ";"),
		"another type": edit(`"F32"`, `"I64"`), "another name": edit("2.weight", "head.weight"),
		"twice": edit(`"2.bias"`, `"0.bias"`), "no dtype": edit(`"dtype":"F32",`, ""), "another field": edit(`"dtype"`, `"kind"`),
		"sizes": edit("784-12-10", "784-13-10"), "function": edit("sigmoid,", "gelu,"), "functions": edit("sigmoid,sigmoid", "sigmoid"),
		"a layer left out": edit("2.", "4."), "offsets": edit(`"data_offsets":[0,`, `"data_offsets":[4,`), "half": edit(`"data_offsets":[0,`, `"data_offsets":[0.5,`),
		"three dimensions": edit("[12,784]", "[12,28,28]"), "columns": edit("[12,784]", "[784,12]"),
	}
}

// A refused file is told about in the page's language, with nothing of what nn
// says lost: tensor, numbers, names.
func TestARefusalIsToldInChinese(t *testing.T) {
	kept := regexp.MustCompile(`\d+|"[^"]*"|\[[^\]]*\]`)
	word := regexp.MustCompile(`[A-Za-z]{3,}`)
	known := strings.Fields("weight bias JSON UTF dtype shape data_offsets data offsets begin end float sigmoid relu tanh identity NaN")
	rules := map[nn.WeightsRule]bool{}
	for name, data := range broken(t) {
		r := loaded(t)
		r.open(dom.File{Name: "a", Data: data})
		e := r.state.Source.Refused.Rule
		if e == nil {
			t.Errorf("%s: %+v", name, r.state.Source.Refused)
			continue
		}
		rules[e.Rule] = true
		if english := r.refusal(); !strings.Contains(english, e.Error()) {
			t.Errorf("%s: %q", name, english)
		}
		r.state.Lang = i18n.Chinese
		chinese := r.refusal()
		if e.Rule == nn.RuleHeader {
			continue // it quotes what is wrong
		}
		for _, k := range kept.FindAllString(e.Tensor+" "+e.Found+" "+e.Expected, -1) {
			if !strings.Contains(chinese, k) {
				t.Errorf("%s: no %s in %q", name, k, chinese)
			}
		}
		unquoted := regexp.MustCompile(`"[^"]*"`).ReplaceAllString(chinese, "")
		for _, w := range word.FindAllString(unquoted, -1) {
			if !slices.Contains(known, w) {
				t.Errorf("%s: %q in %q", name, w, chinese)
			}
		}
	}
	if len(rules) < 12 {
		t.Errorf("only %d rules are broken: %v", len(rules), rules)
	}
}
