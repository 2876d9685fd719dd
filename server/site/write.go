package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// encodings are the side-cars written beside a file, best first.
var encodings = []struct {
	suffix string
	writer func(io.Writer) (io.WriteCloser, error)
}{
	{".br", func(w io.Writer) (io.WriteCloser, error) {
		return brotli.NewWriterLevel(w, brotli.BestCompression), nil
	}},
	{".gz", func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, gzip.BestCompression) }},
}

// gzipEncoding is the encoding that browsers unpack on a page's word.
const gzipEncoding = 1

// write puts the files and their side-cars into dir.
func write(dir, cache string, all files) error {
	for name, data := range all {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := writeFile(path, data); err != nil {
			return err
		}
		for i, e := range encodings {
			small, err := compressed(cache, data, i)
			if err != nil {
				return err
			}
			if len(small) < len(data)*19/20 { // less is not worth a second file
				if err := writeFile(path+e.suffix, small); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func writeFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// compressed is data in encoding i, from the cache where it has been made
// before: brotli takes half a minute for the program.
func compressed(cache string, data []byte, i int) ([]byte, error) {
	sum := sha256.Sum256(data)
	path := filepath.Join(cache, hex.EncodeToString(sum[:])+encodings[i].suffix)
	if old, err := os.ReadFile(path); err == nil {
		return old, nil
	}
	var b bytes.Buffer
	w, err := encodings[i].writer(&b)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if err := writeFile(path+".new", b.Bytes()); err != nil {
		return nil, err
	}
	return b.Bytes(), os.Rename(path+".new", path)
}

// referred are the files that a page names and loads; links are not loaded, nor
// is a whole address.
var referred = regexp.MustCompile(`(?:<link [^>]*href|src|data-wasm|data-exec|data-weights|data-detector)="([^":]+)"`)

// firstVisit is how many bytes a browser that takes brotli transfers from the
// site in dir until a digit can be read: the front page and all it names.
func firstVisit(dir string) (int64, error) {
	page, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		return 0, err
	}
	names := []string{"index.html"}
	for _, m := range referred.FindAllStringSubmatch(string(page), -1) {
		names = append(names, m[1])
	}
	var total int64
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(name, "./")))
		info, err := os.Stat(path + ".br")
		if err != nil {
			if info, err = os.Stat(path); err != nil {
				return 0, err
			}
		}
		total += info.Size()
	}
	return total, nil
}
