package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"inkling/nn"
	"inkling/nn/ink"
)

// form is what a line of a strokes file looks like.
const form = `{"label":7,"strokes":[[[x,y],…],…]}`

// drawing is one line of a strokes file.
type drawing struct {
	number  int          // its line, counted from 1
	digit   bool         // false: known to be no digit
	label   int          // 0 … 9 of a digit
	name    string       // the label as text, of a non-digit too
	strokes []ink.Stroke // any scale, y down
}

// eachDrawing reads a strokes file and hands its drawings to visit in order.
// The rules:
//
//   - a line is empty or one JSON object of any length, with a label and
//     strokes; other fields are left aside;
//   - label is a whole number 0 … 9, or a string for a non-digit;
//   - strokes is a list of strokes, a stroke a list of points, both may be
//     empty, a point a list of numbers: x, y and what else the pen told.
//
// The first broken rule ends it with an error that names the line, counted
// from 1, what was found and what was expected.
func eachDrawing(r io.Reader, visit func(drawing)) error {
	lines := bufio.NewReader(r)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return fmt.Errorf("line %d: %w", number, err)
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			d, err := parseDrawing(line)
			if err != nil {
				return fmt.Errorf("line %d: %w", number, err)
			}
			d.number = number
			visit(d)
		}
		if err == io.EOF {
			return nil
		}
	}
}

func parseDrawing(line []byte) (d drawing, err error) {
	var fields map[string]json.RawMessage // a struct's field names would match in any case
	if err := json.Unmarshal(line, &fields); err != nil || fields == nil {
		return d, fmt.Errorf("found %s%s, expected an object like %s", clip(line), syntax(err), form)
	}
	if err = d.parseLabel(fields["label"]); err != nil {
		return d, fmt.Errorf("label: %w", err)
	}
	if d.strokes, err = parseStrokes(fields["strokes"]); err != nil {
		return d, fmt.Errorf("strokes: %w", err)
	}
	return d, nil
}

// parseLabel reads a label's JSON; nil when there is none.
func (d *drawing) parseLabel(text json.RawMessage) error {
	var value any
	if text != nil {
		if err := json.Unmarshal(text, &value); err != nil { // a number too large
			value = nil
		}
	}
	switch v := value.(type) {
	case string:
		d.name = v
		return nil
	case float64:
		if label := int(v); v >= 0 && v < nn.Digits && float64(label) == v {
			d.digit, d.label, d.name = true, label, strconv.Itoa(label)
			return nil
		}
	}
	return fmt.Errorf("found %s, expected a whole number 0 … 9, or a string for a non-digit", clip(text))
}

// parseStrokes reads strokes' JSON; nil when there are none.
func parseStrokes(text json.RawMessage) ([]ink.Stroke, error) {
	const expected = "a list of strokes, each a list of points [x,y]"
	var lists [][][]*float64 // nil stands for null
	if text != nil {
		if err := json.Unmarshal(text, &lists); err != nil {
			found := err.Error()
			var kind *json.UnmarshalTypeError
			if errors.As(err, &kind) {
				found = fmt.Sprintf("%s at byte %d of %s", kind.Value, kind.Offset, clip(text))
			}
			return nil, fmt.Errorf("found %s, expected %s", found, expected)
		}
	}
	if lists == nil {
		return nil, fmt.Errorf("found %s, expected %s", clip(text), expected)
	}
	strokes := make([]ink.Stroke, len(lists))
	for s, points := range lists {
		if points == nil {
			return nil, fmt.Errorf("stroke %d: found null, expected a list of points [x,y]", s)
		}
		strokes[s] = make(ink.Stroke, len(points))
		for i, p := range points {
			if len(p) < 2 {
				return nil, fmt.Errorf("stroke %d: point %d: found %d numbers, expected at least x and y", s, i, len(p))
			}
			if p[0] == nil || p[1] == nil {
				return nil, fmt.Errorf("stroke %d: point %d: found null, expected numbers x and y", s, i)
			}
			strokes[s][i] = ink.Point{X: *p[0], Y: *p[1]}
		}
	}
	return strokes, nil
}

// syntax is where JSON breaks off, in brackets; empty when it does not.
func syntax(err error) string {
	var broken *json.SyntaxError
	if errors.As(err, &broken) {
		return fmt.Sprintf(" (%v)", broken)
	}
	return ""
}

// clip is JSON as an error shows it: its beginning, or "nothing".
func clip(text []byte) string {
	const most = 40 // bytes
	switch {
	case len(text) == 0:
		return "nothing"
	case len(text) > most:
		return string(bytes.ToValidUTF8(text[:most], nil)) + "…"
	}
	return string(text)
}
