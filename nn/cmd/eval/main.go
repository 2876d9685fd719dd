// Command eval scores a weights file through the same path as the page: a
// drawing is fitted to the pad, normalised with all steps, given to the
// detector of non-digits and to the network, and judged; so is a picture of
// MNIST, fitting apart.
//
//	go run ./nn/cmd/eval -weights web/weights/mlp-16-16.safetensors -mnist
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"inkling/nn"
	"inkling/nn/detect"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "eval: error: %v\n", err)
		os.Exit(1)
	}
}

const usage = `usage: go run ./nn/cmd/eval -weights FILE (-mnist | -strokes FILE.jsonl) [-json]
                             [-detector FILE | -anyway] [-sheet FILE.png [-sheet-of KIND]]

Scores a weights file through the same path as the page.

  -weights FILE         the network, a safetensors file
  -mnist                read MNIST's 10,000 test pictures
  -strokes FILE.jsonl   read drawings, one a line: ` + form + `
                        y down, any scale; further numbers of a point and further fields are
                        left aside; a label that is a string, "7" too, marks a non-digit
  -detector FILE        the check for non-digits; where none is named,
                        not-a-digit.safetensors beside the network
  -anyway               no check: the network answers anyway
  -json                 print one JSON object instead of a summary
  -sheet FILE.png       draw the errors side by side, as drawn and as the network saw them;
                        #7 is line 7, with -mnist picture 7, counted from 0
  -sheet-of KIND        draw others instead: errors, sure-errors, refused (digits taken for none),
                        accepted-non-digits or all; of very many an even choice

example: go run ./nn/cmd/eval -weights web/weights/mlp-16-16.safetensors -mnist
`

const hint = "\nhint: go run ./nn/cmd/eval -help shows how to use it"

// run does what args, without the program's name, ask for and prints the
// result to stdout: nothing of it when the error is not nil. What there is to
// say of a sheet goes to messages.
func run(args []string, stdout, messages io.Writer) error {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	weights := flags.String("weights", "", "")
	pictures := flags.Bool("mnist", false, "")
	strokes := flags.String("strokes", "", "")
	asJSON := flags.Bool("json", false, "")
	detector := flags.String("detector", "", "")
	anyway := flags.Bool("anyway", false, "")
	sheetPath := flags.String("sheet", "", "")
	sheetOf := flags.String("sheet-of", "", "")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		_, err := io.WriteString(stdout, usage)
		return err
	} else if err != nil {
		return fmt.Errorf("%w%s", err, hint)
	}
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("found arguments %q, expected none%s", flags.Args(), hint)
	case *weights == "":
		return fmt.Errorf("found no -weights, expected a weights file%s", hint)
	case *pictures && *strokes != "":
		return fmt.Errorf("found both -mnist and -strokes, expected one of them%s", hint)
	case *detector != "" && *anyway:
		return fmt.Errorf("found both -detector and -anyway, expected one of them%s", hint)
	case !*pictures && *strokes == "":
		return fmt.Errorf("found neither -mnist nor -strokes, expected one of them%s", hint)
	}
	s, err := newSheet(*sheetPath, *sheetOf)
	if err != nil {
		return err
	}
	net, err := readNetwork(*weights)
	if err != nil {
		return err
	}
	var check *detect.Detector
	if !*anyway {
		if check, err = readDetector(*detector, *weights, messages); err != nil {
			return err
		}
	}
	r := newReader(net, check)
	evaluate := func() (result, error) { return evaluateStrokes(r, *strokes, s) }
	if *pictures {
		evaluate = func() (result, error) { return evaluateMNIST(r, s) }
	}
	res, err := evaluate()
	if err != nil {
		return err
	}
	if err := s.write(messages); err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(stdout).Encode(res)
	}
	_, err = fmt.Fprintf(stdout, "%s: %v\n%v", *weights, net, res)
	return err
}

// readNetwork reads a weights file. Errors name the path.
func readNetwork(path string) (*nn.Network, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w, err := nn.ReadWeights(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return w.Net, nil
}

// readDetector reads the check for non-digits from path or, if that is empty,
// from the folder of the weights file. Where nobody named a file, a missing one
// is only worth a message: then the network answers anyway.
func readDetector(path, weights string, messages io.Writer) (*detect.Detector, error) {
	named := path != ""
	if !named {
		path = filepath.Join(filepath.Dir(weights), "not-a-digit.safetensors")
	}
	file, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !named {
		fmt.Fprintf(messages, "eval: no %s: the network answers everything\n", path)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	d, err := detect.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}
