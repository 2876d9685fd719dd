package mnist

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Side and Pixels are an image's size.
const (
	Side   = 28
	Pixels = Side * Side
)

// Image is one digit, row-major: 0 is background, 255 is ink.
type Image [Pixels]uint8

// Input writes the image as the network's input to x, [Pixels]: 0 background … 1 ink.
func (m *Image) Input(x []float64) {
	if len(x) != Pixels {
		panic(fmt.Sprintf("mnist: Input: len(x) = %d, want %d", len(x), Pixels))
	}
	for i, v := range m {
		x[i] = float64(v) / 255
	}
}

// The first four bytes of an IDX file: 0, 0, type (8: unsigned byte), dimensions.
const (
	magicImages = 0x00000803
	magicLabels = 0x00000801
)

const (
	maxItems   = 100_000 // MNIST has 60,000; more is taken for a broken header
	firstAlloc = 1024    // items allocated on a header's word alone
)

// FormatError says what is wrong with the bytes of an IDX file.
type FormatError struct{ Place, Found, Expected string }

// Error is like "mnist: image 3 of 60000: found the end, expected 784 pixels".
func (e *FormatError) Error() string {
	return fmt.Sprintf("mnist: %s: found %s, expected %s", e.Place, e.Found, e.Expected)
}

// ReadImages reads an IDX file of images, plain or gzip'ed. The rules:
//
//   - big-endian header: magic 0x00000803, a count of at most 100,000, 28 rows,
//     28 columns;
//   - then exactly count × 784 bytes, and the end.
//
// A broken rule is a *FormatError, a failing or damaged stream another error.
// Memory grows with the data that is really there, never with the count.
func ReadImages(r io.Reader) ([]Image, error) {
	images, err := readIDX(r, "image", magicImages, []uint32{Side, Side}, func(r io.Reader, m *Image) error {
		_, err := io.ReadFull(r, m[:])
		return err
	})
	if err != nil {
		return nil, err
	}
	return images, nil
}

// ReadLabels reads an IDX file of labels, plain or gzip'ed. The rules:
//
//   - big-endian header: magic 0x00000801, a count of at most 100,000;
//   - then exactly count bytes, each 0 … 9, and the end.
//
// Errors and memory are as in ReadImages.
func ReadLabels(r io.Reader) ([]uint8, error) {
	labels, err := readIDX(r, "label", magicLabels, nil, func(r io.Reader, label *uint8) error {
		var b [1]byte
		_, err := io.ReadFull(r, b[:])
		*label = b[0]
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, label := range labels {
		if label > 9 {
			return nil, &FormatError{place("label", i, len(labels)), fmt.Sprint(label), "0 … 9"}
		}
	}
	return labels, nil
}

// readIDX reads header and items. dims are the sizes that the header must
// state behind the count; item reads one.
func readIDX[T any](r io.Reader, name string, magic uint32, dims []uint32, item func(io.Reader, *T) error) ([]T, error) {
	r, err := decompress(r)
	if err != nil {
		return nil, err
	}
	header := make([]byte, 4*(2+len(dims)))
	if n, err := io.ReadFull(r, header); err != nil {
		return nil, endError(err, "header", fmt.Sprintf("%d bytes", n), fmt.Sprintf("%d bytes", len(header)))
	}
	word := func(i int) uint32 { return binary.BigEndian.Uint32(header[4*i:]) }
	if word(0) != magic {
		return nil, &FormatError{"magic", fmt.Sprintf("%#08x", word(0)), fmt.Sprintf("%#08x (%ss)", magic, name)}
	}
	for i, size := range dims {
		if found := word(2 + i); found != size {
			return nil, &FormatError{fmt.Sprintf("dimension %d of an %s", i, name), fmt.Sprint(found), fmt.Sprint(size)}
		}
	}
	if word(1) > maxItems {
		return nil, &FormatError{"count", fmt.Sprint(word(1)), fmt.Sprintf("at most %d", maxItems)}
	}
	count := int(word(1))
	items := make([]T, 0, min(count, firstAlloc))
	for i := range count {
		var zero T
		items = append(items, zero)
		if err := item(r, &items[i]); err != nil {
			return nil, endError(err, place(name, i, count), "the end", "a whole "+name)
		}
	}
	if n, err := io.ReadFull(r, make([]byte, 1)); n > 0 {
		return nil, &FormatError{"end", "more data", "the end after the last " + name}
	} else if err != io.EOF {
		return nil, fmt.Errorf("mnist: end: %w", err)
	}
	return items, nil
}

// decompress buffers r and, if it begins like gzip, unpacks it.
func decompress(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReader(r)
	start, err := buffered.Peek(2)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("mnist: %w", err)
	}
	if !bytes.Equal(start, []byte{0x1f, 0x8b}) {
		return buffered, nil
	}
	unpacked, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, fmt.Errorf("mnist: %w", err)
	}
	return bufio.NewReader(unpacked), nil
}

// endError is a *FormatError if err means that the data ended, or else err.
func endError(err error, place, found, expected string) error {
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return &FormatError{place, found, expected}
	}
	return fmt.Errorf("mnist: %s: %w", place, err)
}

// place is like "image 3 of 60000", counted from 0.
func place(name string, i, count int) string { return fmt.Sprintf("%s %d of %d", name, i, count) }
