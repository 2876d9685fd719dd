// Command sample makes the page's built-in test sample: every tenth of MNIST's
// 10,000 test digits, as they are, whatever any network says of them. The same
// data gives the same file.
package main

import (
	"flag"
	"fmt"
	"os"

	"inkling/nn/mnist"
	"inkling/nn/sample"
)

// every is the rule that chooses: the test set's first half is written more
// carefully than its second, so that the first thousand would flatter.
const every = 10

func main() {
	out := flag.String("out", "web/samples/mnist-test-1000.bin", "the `file` to write")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "sample:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	file, err := makeFile()
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, file, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", out, len(file))
	return nil
}

// makeFile is the sample file, made from MNIST.
func makeFile() ([]byte, error) {
	dir, err := mnist.Dir()
	if err != nil {
		return nil, err
	}
	_, test, err := mnist.Load(dir)
	if err != nil {
		return nil, err
	}
	var raw []sample.Picture
	var labels []uint8
	for i := 0; i < test.Len(); i += every {
		raw = append(raw, sample.Picture(test.Images[i]))
		labels = append(labels, test.Labels[i])
	}
	return sample.Encode(raw, labels), nil
}
