package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func status(sure, unsure, notADigit, empty float64) shares {
	return shares{"sure": sure, "unsure": unsure, "not-a-digit": notADigit, "empty": empty}
}

// TestStrokes compares -json with counts made by hand.
func TestStrokes(t *testing.T) {
	mixed := result{
		N: 6, Accuracy: 4. / 6, Status: status(4./6, 1./6, 0, 1./6), AccuracyWhenSure: 3. / 4,
		NonDigits: nonDigits{3, status(1./3, 1./3, 0, 1./3)},
	}
	mixed.Confusion[1][1] = 2
	mixed.Confusion[7][7] = 1
	mixed.Confusion[4][7] = 1 // unsure, but counted: the largest output
	mixed.Confusion[0][0] = 1 // empty
	mixed.Confusion[2][1] = 1
	unsure := result{N: 1, Accuracy: 1, Status: status(0, 1, 0, 0), NonDigits: nonDigits{0, status(0, 0, 0, 0)}}
	unsure.Confusion[7][7] = 1
	weights := barWeights(t)
	for _, test := range []struct {
		name, file string
		want       result
	}{
		{"mixed", `{"label":1,"strokes":` + upright + `}
{"writer":"ann","label":1.0,"strokes":` + rich + `,"Label":"x","time":"today"}

  {"label":7,"strokes":` + level + "}\t\r\n" + `{"label":4,"strokes":` + plus + `}
{"label":"letter","strokes":` + plus + `}
{"label":0,"strokes":[]}
{"label":"1","strokes":` + upright + `}
{"label":"","strokes":[[]]}
{"label":2,"strokes":` + upright + `}`, mixed},
		{"nothing sure", `{"label":7,"strokes":` + plus + "}\n", unsure},
		{"no digit", `{"label":"plus","strokes":` + plus + "}\n", result{
			Status: status(0, 0, 0, 0), NonDigits: nonDigits{1, status(0, 1, 0, 0)},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, err := evaluate("-weights", weights, "-strokes", writeFile(t, "a.jsonl", test.file), "-json")
			if err != nil {
				t.Fatal(err)
			}
			var got result
			if err := json.Unmarshal([]byte(out), &got); err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("error %v, got\n%swant\n%+v", err, out, test.want)
			}
		})
	}
}

// TestJSONKeys holds the keys to those promised.
func TestJSONKeys(t *testing.T) {
	file := writeFile(t, "a.jsonl", `{"label":7,"strokes":`+level+"}\n")
	out, err := evaluate("-json", "-weights", barWeights(t), "-strokes", file)
	if err != nil {
		t.Fatal(err)
	}
	row := `[0,0,0,0,0,0,0,0,0,0]`
	want := `{"n":1,"accuracy":1,"confusion":[` + strings.Repeat(row+",", 7) + `[0,0,0,0,0,0,0,1,0,0],` + row + `,` + row + `],` +
		`"status":{"empty":0,"not-a-digit":0,"sure":1,"unsure":0},"accuracyWhenSure":1,` +
		`"nonDigits":{"n":0,"status":{"empty":0,"not-a-digit":0,"sure":0,"unsure":0}}}` + "\n"
	if out != want {
		t.Errorf("got\n%swant\n%s", out, want)
	}
}

// TestSummary reads what people read.
func TestSummary(t *testing.T) {
	file := writeFile(t, "a.jsonl", `{"label":7,"strokes":`+level+`}
{"label":7,"strokes":`+upright+`}
{"label":"plus","strokes":`+plus+"}\n")
	weights := barWeights(t)
	out, err := evaluate("-weights", weights, "-strokes", file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		weights + ": 784-10 sigmoid, 7850 parameters\n",
		"2 digits: 50.00 % right\n",
		"answers: 100.0 % sure, 0.0 % unsure, 0.0 % not-a-digit, 0.0 % empty; when sure, 50.00 % right\n",
		"\n   7     0     1     0     0     0     0     0     1     0     0\n",
		"1 non-digits: 0.0 % sure, 100.0 % unsure, 0.0 % not-a-digit, 0.0 % empty\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

// TestLongLine reads a line of several megabytes with a short one behind it.
func TestLongLine(t *testing.T) {
	var stroke strings.Builder
	const points = 200_000
	for i := range points {
		fmt.Fprintf(&stroke, ",[250,%.6f]", 500*float64(i)/points)
	}
	lines := `{"label":1,"strokes":[[` + stroke.String()[1:] + `]]}
{"label":7,"strokes":` + level + `}`
	if len(lines) < 3<<20 {
		t.Fatalf("%d bytes are not long", len(lines))
	}
	out, err := evaluate("-weights", barWeights(t), "-strokes", writeFile(t, "long.jsonl", lines))
	if err != nil || !strings.Contains(out, "2 digits: 100.00 % right") {
		t.Errorf("error %v, got\n%s", err, out)
	}
}
