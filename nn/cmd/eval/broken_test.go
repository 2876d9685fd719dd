package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inkling/nn"
)

// TestBrokenLines has a good line before each broken one.
func TestBrokenLines(t *testing.T) {
	const (
		object  = `, expected an object like {"label":7,"strokes":[[[x,y],…],…]}`
		label   = `, expected a whole number 0 … 9, or a string for a non-digit`
		strokes = `, expected a list of strokes, each a list of points [x,y]`
		point   = `, expected at least x and y`
	)
	weights := barWeights(t)
	for _, test := range []struct{ name, line, want string }{
		{"cut off", `{"label":7,"strokes":[[[1,`, `found {"label":7,"strokes":[[[1, (unexpected end of JSON input)` + object},
		{"no JSON", `7,1,2`, `found 7,1,2 (invalid character ',' after top-level value)` + object},
		{"long and broken", `{"label":7,"writer":"` + strings.Repeat("ü", 99), `found {"label":7,"writer":"` + strings.Repeat("ü", 9) + `… (unexpected`},
		{"two objects", `{"label":7,"strokes":[]} {}`, `(invalid character '{' after top-level value)` + object},
		{"a list", `[[[1,2]]]`, `found [[[1,2]]]` + object},
		{"null", `null`, `found null` + object},

		{"no label", `{"strokes":[]}`, `label: found nothing` + label},
		{"label in capitals", `{"LABEL":7,"strokes":[]}`, `label: found nothing` + label},
		{"label null", `{"label":null,"strokes":[]}`, `label: found null` + label},
		{"label 10", `{"label":10,"strokes":[]}`, `label: found 10` + label},
		{"label −1", `{"label":-1,"strokes":[]}`, `label: found -1` + label},
		{"label 7.5", `{"label":7.5,"strokes":[]}`, `label: found 7.5` + label},
		{"label 1e99", `{"label":1e99,"strokes":[]}`, `label: found 1e99` + label},
		{"label 1e999", `{"label":1e999,"strokes":[]}`, `label: found 1e999` + label},
		{"label true", `{"label":true,"strokes":[]}`, `label: found true` + label},
		{"label a list", `{"label":[7],"strokes":[]}`, `label: found [7]` + label},

		{"no strokes", `{"label":7}`, `strokes: found nothing` + strokes},
		{"strokes null", `{"label":7,"strokes":null}`, `strokes: found null` + strokes},
		{"strokes a string", `{"label":7,"strokes":"M0 0"}`, `strokes: found string at byte 6 of "M0 0"` + strokes},
		{"points as strokes", `{"label":7,"strokes":[[1,2]]}`, `strokes: found number at byte 3 of [[1,2]]` + strokes},
		{"points as objects", `{"label":7,"strokes":[[{"x":1,"y":2}]]}`, `strokes: found object at byte 3 of [[{"x":1,"y":2}]]` + strokes},
		{"a coordinate as text", `{"label":7,"strokes":[[[1,"2"]]]}`, `strokes: found string at byte 8 of [[[1,"2"]]]` + strokes},
		{"a coordinate too large", `{"label":7,"strokes":[[[1,1e999]]]}`, `strokes: found number 1e999 at byte`},
		{"a stroke null", `{"label":7,"strokes":[[],null]}`, `strokes: stroke 1: found null, expected a list of points [x,y]`},
		{"a point null", `{"label":7,"strokes":[[[1,2],null]]}`, `strokes: stroke 0: point 1: found 0 numbers` + point},
		{"one number", `{"label":7,"strokes":[[[1,2]],[[3]]]}`, `strokes: stroke 1: point 0: found 1 numbers` + point},
		{"x null", `{"label":7,"strokes":[[[null,2]]]}`, `strokes: stroke 0: point 0: found null, expected numbers x and y`},
		{"y null", `{"label":7,"strokes":[[[1,null]]]}`, `strokes: stroke 0: point 0: found null, expected numbers x and y`},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := writeFile(t, "a.jsonl", `{"label":7,"strokes":`+level+"}\n\n"+test.line+"\n")
			out, err := evaluate("-weights", weights, "-strokes", path, "-json")
			if err == nil || !strings.HasPrefix(err.Error(), path+": line 3: ") || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want line 3: %s", err, test.want)
			}
			if out != "" {
				t.Errorf("printed %s", out)
			}
		})
	}
}

// TestBrokenCalls is about flags and files.
func TestBrokenCalls(t *testing.T) {
	weights, drawings := barWeights(t), writeFile(t, "a.jsonl", `{"label":7,"strokes":[]}`)
	blank, folder := writeFile(t, "blank.jsonl", "\n \n"), t.TempDir()
	missing, pngFolder := filepath.Join(folder, "missing"), filepath.Join(folder, "folder.png")
	if err := os.Mkdir(pngFolder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		args []string
		want string // in the error
	}{
		{"nothing", nil, "found no -weights, expected a weights file" + hint},
		{"no weights", []string{"-mnist"}, "found no -weights, expected a weights file" + hint},
		{"no mode", []string{"-weights", weights}, "found neither -mnist nor -strokes, expected one of them" + hint},
		{"both modes", []string{"-weights", weights, "-mnist", "-strokes", drawings}, "found both -mnist and -strokes, expected one of them" + hint},
		{"unknown flag", []string{"-weigths", weights}, "flag provided but not defined: -weigths" + hint},
		{"flag without value", []string{"-weights"}, "flag needs an argument: -weights" + hint},
		{"argument", []string{"-weights", weights, "-strokes", drawings, "more"}, `found arguments ["more"], expected none` + hint},
		{"weights missing", []string{"-weights", missing, "-mnist"}, missing},
		{"drawings missing", []string{"-weights", weights, "-strokes", missing}, missing},
		{"weights a folder", []string{"-weights", folder, "-mnist"}, folder + ": weights: "},
		{"drawings a folder", []string{"-weights", weights, "-strokes", folder}, folder + ": line 1: "},
		{"no drawing", []string{"-weights", weights, "-strokes", blank}, blank + `: found no drawing, expected one a line, like {"label":7`},
		{"weights swapped with drawings", []string{"-weights", drawings, "-strokes", weights}, drawings + ": weights: header length"},
		{"-sheet-of alone", []string{"-weights", weights, "-strokes", drawings, "-sheet-of", "all"}, "found -sheet-of without -sheet, expected both or neither" + hint},
		{"unknown kind of sheet", []string{"-weights", missing, "-mnist", "-sheet", "a.png", "-sheet-of", "sure"}, "found -sheet-of sure, expected one of errors, sure-errors, refused, accepted-non-digits, all" + hint},
		{"sheet no PNG", []string{"-weights", missing, "-mnist", "-sheet", drawings}, "found -sheet " + drawings + ", expected a name that ends in .png" + hint},
		{"sheet a folder", []string{"-weights", missing, "-mnist", "-sheet", pngFolder}, "found -sheet " + pngFolder + ", which is no file"},
		{"sheet's folder missing", []string{"-weights", weights, "-mnist", "-sheet", filepath.Join(missing, "a.png")}, "-sheet " + filepath.Join(missing, "a.png") + " cannot be written: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, err := evaluate(test.args...)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("error %v, want %s", err, test.want)
			}
			if out != "" {
				t.Errorf("printed %s", out)
			}
			if gone := strings.HasSuffix(test.name, "missing"); gone != errors.Is(err, fs.ErrNotExist) {
				t.Errorf("error %v is of the wrong type", err)
			}
			var broken *nn.WeightsError
			if swapped := strings.HasPrefix(test.name, "weights swapped"); swapped != errors.As(err, &broken) {
				t.Errorf("error %v is of the wrong type", err)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	if out, err := evaluate("-help"); err != nil || out != usage {
		t.Errorf("error %v, printed %q", err, out)
	}
}
