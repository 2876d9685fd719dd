// Package weights checks a network that is served in place of the page's own.
// It is all the server knows of networks.
package weights

import (
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"inkling/nn"
)

// shape is the only one that the page can begin with: its lesson, its links
// and its counts are about these 13,002 numbers.
var shape = []int{784, 16, 16, 10}

// Read reads a weights file that the page can begin with, and when it was
// changed. A file that breaks a rule of nn.ValidateWeights is refused with
// that rule, and so is a network of another shape or other activations than
// the lesson's; a file that names no activations is taken as sigmoid, as the
// page does.
func Read(name string) (file []byte, changed time.Time, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, changed, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, changed, err
	}
	if file, err = io.ReadAll(io.LimitReader(f, nn.MaxWeightsFile+1)); err != nil {
		return nil, changed, err
	}
	if err := check(file); err != nil {
		return nil, changed, fmt.Errorf("%s: %w", name, err)
	}
	return file, info.ModTime(), nil
}

func check(file []byte) error {
	w, err := nn.ParseWeights(file)
	if err != nil {
		return err
	}
	other := func(a nn.Activation) bool { return a != nn.Sigmoid }
	if !slices.Equal(w.Net.Sizes(), shape) || slices.ContainsFunc(w.Net.Config().Activations, other) {
		return fmt.Errorf("weights: found %v with %v, expected %v with sigmoid; "+
			"other networks can be opened on the page itself", w.Net.Sizes(), w.Net.Config().Activations, shape)
	}
	return nil
}
