package main

import (
	"cmp"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/verdict"
)

// answer is a drawing or a picture with what was said of it.
type answer struct {
	drawing
	picture *mnist.Image // the original, of MNIST only
	read    [ink.Pixels]byte
	said    verdict.Verdict
}

func (a *answer) misread() bool { return a.digit && a.said.Digit != a.label }

// kind is what a sheet can show.
type kind struct {
	name  string // as -sheet-of has it
	what  string // as the title has it, in the plural
	shows func(*answer) bool
}

var kinds = [...]kind{
	{"errors", "misread digits", (*answer).misread},
	{"sure-errors", "misread digits with a sure answer", func(a *answer) bool {
		return a.misread() && a.said.Status == verdict.Sure
	}},
	{"refused", "digits taken for none", func(a *answer) bool {
		return a.digit && a.said.Status == verdict.NotADigit
	}},
	{"accepted-non-digits", "non-digits with a sure or unsure answer", func(a *answer) bool {
		return !a.digit && (a.said.Status == verdict.Sure || a.said.Status == verdict.Unsure)
	}},
	{"all", "drawings", func(*answer) bool { return true }},
}

// kindNames is what -sheet-of understands, for people.
func kindNames() string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return strings.Join(names, ", ")
}

// maxShown bounds the cells of one sheet, so that a viewer can open it.
const maxShown = 360

// sheet collects the answers of one kind and shows them in a PNG. A nil sheet
// collects and writes nothing.
type sheet struct {
	path  string
	kind  kind
	found []*answer
}

// newSheet is a sheet for a path, nil when that is empty, of the kind with the
// given name, by default of errors. It makes sure now that the file can be
// written later.
func newSheet(path, of string) (*sheet, error) {
	if path == "" {
		if of != "" {
			return nil, errors.New("found -sheet-of without -sheet, expected both or neither" + hint)
		}
		return nil, nil
	}
	i := slices.IndexFunc(kinds[:], func(k kind) bool { return k.name == cmp.Or(of, kinds[0].name) })
	if i < 0 {
		return nil, fmt.Errorf("found -sheet-of %s, expected one of %s%s", of, kindNames(), hint)
	}
	if filepath.Ext(path) != ".png" {
		return nil, fmt.Errorf("found -sheet %s, expected a name that ends in .png%s", path, hint)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("found -sheet %s, which is no file, expected a file to write%s", path, hint)
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return nil, fmt.Errorf("-sheet %s cannot be written: %w", path, err)
	}
	return &sheet{path: path, kind: kinds[i]}, errors.Join(f.Close(), os.Remove(f.Name()))
}

// add keeps an answer if it is of the sheet's kind. read is copied.
func (s *sheet) add(d drawing, picture *mnist.Image, read *ink.Digit, said verdict.Verdict) {
	if s == nil {
		return
	}
	if a := (&answer{d, picture, read.Bytes(), said}); s.kind.shows(a) {
		s.found = append(s.found, a)
	}
}

// inOrder compares answers: digits before non-digits, by what they are, then
// by the answer, then as they came.
func inOrder(a, b *answer) int {
	if a.digit != b.digit {
		if a.digit {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.said.Digit, b.said.Digit), cmp.Compare(a.number, b.number))
}

// pick is the answers to show, in order. When there are more than most, they
// are thinned evenly, so that each group keeps its share.
func pick(found []*answer, most int) []*answer {
	sorted := slices.SortedStableFunc(slices.Values(found), inOrder)
	if len(sorted) <= most {
		return sorted
	}
	shown := make([]*answer, most)
	for i := range shown {
		shown[i] = sorted[i*len(sorted)/most]
	}
	return shown
}

// title says what the sheet shows.
func (s *sheet) title(shown int) string {
	what := fmt.Sprintf("%s: %d", s.kind.what, len(s.found))
	if shown < len(s.found) {
		what += fmt.Sprintf(", of which %d are shown, evenly picked", shown)
	}
	return what
}

// write writes the file, whole or not at all, and tells people of it. Nothing
// found means no file.
func (s *sheet) write(messages io.Writer) error {
	if s == nil {
		return nil
	}
	if len(s.found) == 0 {
		fmt.Fprintf(messages, "eval: no %s: %s is not written\n", s.kind.what, s.path)
		return nil
	}
	shown := pick(s.found, maxShown)
	title := s.title(len(shown))
	picture := paintSheet(title, shown)
	err := replaceFile(s.path, func(w io.Writer) error { return png.Encode(w, picture) })
	if err != nil {
		return fmt.Errorf("-sheet %s: %w", s.path, err)
	}
	fmt.Fprintf(messages, "eval: wrote %s, %s\n", s.path, title)
	return nil
}

// replaceFile writes beside the old file and takes its place at the end.
func replaceFile(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := errors.Join(write(f), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
