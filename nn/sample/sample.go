// Package sample is the page's built-in test sample: 1,000 of MNIST's test
// digits as they are, in one small file. It knows the file, not MNIST's own:
// cmd/sample makes the one from the other.
//
// # The file
//
// Little-endian: the eight bytes "inkdigit", version (uint16), count (uint16),
// the CRC-32 (IEEE) of all that follows (uint32), and then each digit: label,
// top, left, height, width of the box with all its ink (a byte each) and the
// box's pixels row by row, a byte each, 0 background … 255 ink. What lies
// outside the box is background.
package sample

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"inkling/nn/ink"
)

// Picture is a digit as MNIST has it: 28×28, row-major, 0 background … 255 ink.
type Picture [ink.Pixels]uint8

// Set is the digits of a sample file.
type Set struct {
	Raw    []Picture
	Labels []uint8     // 0 … 9; as many as Raw
	Digits []ink.Digit // Raw as the network sees it: made by See
}

const (
	magic      = "inkdigit"
	version    = 1
	headerSize = len(magic) + 2 + 2 + 4
	labels     = 10
	digitSize  = 5     // bytes a digit before its pixels
	most       = 10000 // digits in a file
)

// Parse reads a sample file and checks all of it. Digits are empty pictures
// until See has filled them.
func Parse(file []byte) (*Set, error) {
	if len(file) < headerSize || string(file[:len(magic)]) != magic {
		return nil, errors.New("sample: not a sample file: it does not begin with " + magic)
	}
	head, body := file[len(magic):headerSize], file[headerSize:]
	if v := binary.LittleEndian.Uint16(head); v != version {
		return nil, fmt.Errorf("sample: version %d, expected %d", v, version)
	}
	n := int(binary.LittleEndian.Uint16(head[2:]))
	if n < 1 || n > most {
		return nil, fmt.Errorf("sample: %d digits, expected 1 to %d", n, most)
	}
	if got, want := crc32.ChecksumIEEE(body), binary.LittleEndian.Uint32(head[4:]); got != want {
		return nil, fmt.Errorf("sample: checksum %08x, expected %08x: the file is damaged or cut short", got, want)
	}
	s := &Set{Raw: make([]Picture, n), Labels: make([]uint8, n), Digits: make([]ink.Digit, n)}
	for i := range n {
		rest, err := s.read(i, body)
		if err != nil {
			return nil, fmt.Errorf("sample: digit %d: %w", i, err)
		}
		body = rest
	}
	if len(body) > 0 {
		return nil, fmt.Errorf("sample: %d bytes after the last digit", len(body))
	}
	return s, nil
}

// read takes digit i from the front of b and returns what is behind it.
func (s *Set) read(i int, b []byte) ([]byte, error) {
	if len(b) < digitSize {
		return nil, fmt.Errorf("%d bytes left, expected at least %d", len(b), digitSize)
	}
	label, top, left, h, w := b[0], int(b[1]), int(b[2]), int(b[3]), int(b[4])
	b = b[digitSize:]
	if label >= labels {
		return nil, fmt.Errorf("label %d, expected 0 to 9", label)
	}
	if h < 1 || w < 1 || top+h > ink.Side || left+w > ink.Side {
		return nil, fmt.Errorf("a box of %d×%d at row %d, column %d: outside 28×28, or empty", h, w, top, left)
	}
	if len(b) < h*w {
		return nil, fmt.Errorf("%d bytes left, expected %d pixels", len(b), h*w)
	}
	s.Labels[i] = label
	for r := range h {
		copy(s.Raw[i][(top+r)*ink.Side+left:], b[r*w:(r+1)*w])
	}
	return b[h*w:], nil
}

// Encode is the file that Parse reads back. Every picture has ink.
func Encode(raw []Picture, labels []uint8) []byte {
	var body []byte
	for i := range raw {
		top, left, h, w := raw[i].box()
		body = append(body, labels[i], byte(top), byte(left), byte(h), byte(w))
		for r := top; r < top+h; r++ {
			body = append(body, raw[i][r*ink.Side+left:][:w]...)
		}
	}
	file := []byte(magic)
	file = binary.LittleEndian.AppendUint16(file, version)
	file = binary.LittleEndian.AppendUint16(file, uint16(len(raw)))
	file = binary.LittleEndian.AppendUint32(file, crc32.ChecksumIEEE(body))
	return append(file, body...)
}

// box is the smallest box with all of the ink.
func (p *Picture) box() (top, left, h, w int) {
	top, left = ink.Side, ink.Side
	bottom, right := 0, 0
	for i, v := range p {
		if v > 0 {
			r, c := i/ink.Side, i%ink.Side
			top, left, bottom, right = min(top, r), min(left, c), max(bottom, r+1), max(right, c+1)
		}
	}
	return top, left, bottom - top, right - left
}

// Len is the number of digits.
func (s *Set) Len() int { return len(s.Raw) }

// See makes Digits from to to-1 what the network sees of them after the given
// steps.
func (s *Set) See(n *ink.Normalizer, steps ink.Steps, from, to int) {
	var levels [ink.Pixels]float64
	for i := from; i < to; i++ {
		s.Raw[i].Levels(&levels)
		n.Bitmap(&s.Digits[i], ink.Bitmap{W: ink.Side, H: ink.Side, Pix: levels[:]}, steps)
	}
}

// Levels writes the picture's values, 0 background … 1 ink, to dst.
func (p *Picture) Levels(dst *[ink.Pixels]float64) {
	for i, v := range p {
		dst[i] = ink.Level(v)
	}
}
