package main

import (
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// readSheet decodes a PNG.
func readSheet(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// alone wants path to be the only file of its folder.
func alone(t *testing.T, path string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 || files[0].Name() != filepath.Base(path) {
		t.Errorf("files %v, error %v, want %s alone", files, err, path)
	}
}

// mixed has, with barWeights, a 2 taken for a sure 1, in line 2, and a 4 taken
// for an unsure 7, in line 1.
const mixed = `{"label":4,"strokes":` + plus + `}
{"label":2,"strokes":` + upright + `}
{"label":1,"strokes":` + upright + `}
{"label":"letter","strokes":` + plus + `}
{"label":"2","strokes":` + upright + `}
{"label":"","strokes":[]}
`

// TestSheet has the file replaced, of the right size, with the words printed
// as they are without it.
func TestSheet(t *testing.T) {
	path, weights, drawings := writeFile(t, "sheet.png", "old"), barWeights(t), writeFile(t, "a.jsonl", mixed)
	for _, form := range []string{"-json=false", "-json"} {
		args := []string{"-weights", weights, "-anyway", "-strokes", drawings, form}
		plain, err := evaluate(args...)
		if err != nil {
			t.Fatal(err)
		}
		out, messages, err := evaluateAloud(append(args, "-sheet", path)...)
		if err != nil || out != plain {
			t.Errorf("error %v, printed\n%swithout a sheet\n%s", err, out, plain)
		}
		if want := "eval: wrote " + path + ", misread digits: 2\n"; messages != want {
			t.Errorf("messages %q, want %q", messages, want)
		}
	}
	alone(t, path)
	got := readSheet(t, path).Bounds().Size()
	if want := image.Pt(sheetW, headH+spaceY+2*(headH+cellH+spaceY)); got != want {
		t.Errorf("%v pixels, want %v", got, want)
	}
}

func TestSheetOfNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sheet.png")
	_, messages, err := evaluateAloud("-weights", barWeights(t), "-anyway", "-strokes",
		writeFile(t, "a.jsonl", `{"label":1,"strokes":`+upright+"}"), "-sheet", path)
	if want := "eval: no misread digits: " + path + " is not written\n"; err != nil || messages != want {
		t.Errorf("error %v, messages %q, want %q", err, messages, want)
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) > 0 {
		t.Errorf("files %v, error %v, want none", files, err)
	}
}

// TestSheetThatCannotBeWritten has a folder take the file's place meanwhile.
func TestSheetThatCannotBeWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sheet.png")
	s, err := newSheet(path, "all")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	s.add(drawing{}, nil, new(ink.Digit), verdict.Verdict{})
	if err := s.write(io.Discard); err == nil || !strings.HasPrefix(err.Error(), "-sheet "+path+": ") {
		t.Errorf("error %v", err)
	}
	alone(t, path)
}

// TestKinds has one answer of each sort, told apart by number.
func TestKinds(t *testing.T) {
	say := func(status verdict.Status, digit int) verdict.Verdict {
		return verdict.Verdict{Status: status, Digit: digit}
	}
	four := drawing{digit: true, label: 4, name: "4"}
	letter := drawing{name: "letter"}
	answers := []struct {
		drawing
		said verdict.Verdict
	}{
		{four, say(verdict.Sure, 4)}, {four, say(verdict.Sure, 9)}, {four, say(verdict.Unsure, 9)},
		{four, say(verdict.NotADigit, 4)}, {four, say(verdict.NotADigit, 9)}, {four, say(verdict.Empty, 0)},
		{letter, say(verdict.Sure, 4)}, {letter, say(verdict.Unsure, 0)},
		{letter, say(verdict.NotADigit, 0)}, {letter, say(verdict.Empty, 0)},
	}
	for of, want := range map[string][]int{
		"":                    {1, 2, 4, 5},
		"errors":              {1, 2, 4, 5},
		"sure-errors":         {1},
		"refused":             {3, 4},
		"accepted-non-digits": {6, 7},
		"all":                 {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
	} {
		s, err := newSheet(filepath.Join(t.TempDir(), "a.png"), of)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range answers {
			a.number = i
			s.add(a.drawing, nil, new(ink.Digit), a.said)
		}
		if got := numbers(s.found); !reflect.DeepEqual(got, want) {
			t.Errorf("-sheet-of %s: found %v, want %v", of, got, want)
		}
	}
}

func numbers(answers []*answer) (n []int) {
	for _, a := range answers {
		n = append(n, a.number)
	}
	return n
}

func TestOrder(t *testing.T) {
	found := []*answer{
		{drawing: drawing{number: 5, name: "2"}},
		{drawing: drawing{number: 4, digit: true, label: 9, name: "9"}, said: verdict.Verdict{Digit: 3}},
		{drawing: drawing{number: 3, digit: true, label: 9, name: "9"}, said: verdict.Verdict{Digit: 3}},
		{drawing: drawing{number: 2, digit: true, label: 9, name: "9"}, said: verdict.Verdict{Digit: 1}},
		{drawing: drawing{number: 1, digit: true, label: 2, name: "2"}, said: verdict.Verdict{Digit: 8}},
		{drawing: drawing{number: 6, name: "letter"}},
	}
	shown := pick(found, maxShown)
	if got, want := numbers(shown), []int{1, 2, 3, 4, 5, 6}; !reflect.DeepEqual(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
	if got, want := numbers(pick(found, 3)), []int{1, 3, 5}; !reflect.DeepEqual(got, want) {
		t.Errorf("thinned to %v, want %v", got, want)
	}
	s := sheet{kind: kinds[0], found: found}
	if got, want := s.title(3), "misread digits: 6, of which 3 are shown, evenly picked"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	var headings []string
	for _, g := range grouped(shown) {
		headings = append(headings, heading(g))
	}
	want := []string{"2: 1 here, 1 as 8", "9: 3 here, 1 as 1, 2 as 3", "non-digit 2: 1 here, 1 as 0", "non-digit letter: 1 here, 1 as 0"}
	if !reflect.DeepEqual(headings, want) {
		t.Errorf("headings %q, want %q", headings, want)
	}
}
