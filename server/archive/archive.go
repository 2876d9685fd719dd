// Package archive packs files into .zip and .tar.gz: same files, same bytes,
// whenever and wherever it is done.
package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// File is a file in an archive.
type File struct {
	Name       string // "/" between folders
	Data       []byte
	Executable bool
}

func (f File) mode() int64 {
	if f.Executable {
		return 0o755
	}
	return 0o644
}

// Stamp is the time that all files of a release carry, made from the site's
// names and bytes: the same for the same site wherever and whenever it is built,
// and another for another site. Hosts such as nginx tell a page's versions by
// time and length alone, and the front page is as long in every version.
func Stamp(site []File) time.Time {
	h := sha256.New()
	for _, f := range site {
		sum := sha256.Sum256(f.Data)
		io.WriteString(h, f.Name+"\x00")
		h.Write(sum[:])
	}
	const years = 4 * 365 * 24 * 3600 / 2 // in pairs of seconds, the grain of a zip file
	pairs := binary.BigEndian.Uint64(h.Sum(nil)) % years
	return time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(pairs) * 2 * time.Second)
}

// Tar is a .tar.gz of the files, in their order.
func Tar(all []File, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(z)
	for _, f := range all {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: f.Name, Size: int64(len(f.Data)), Mode: f.mode(), ModTime: when, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := t.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := t.Close(); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Zip is a .zip of the files, in their order. What is compressed already is
// only stored.
func Zip(all []File, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, f := range all {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: when}
		if ext := path.Ext(f.Name); ext == ".br" || ext == ".gz" {
			h.Method = zip.Store
		}
		h.SetMode(0o644)
		if f.Executable {
			h.SetMode(0o755)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// ReadFolder is all regular files of a folder, sorted by name; it must have an
// index.html.
func ReadFolder(dir string) ([]File, error) {
	var all []File
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			return fmt.Errorf("%s: found %s, expected a regular file", name, d.Type())
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		all = append(all, File{filepath.ToSlash(rel), data, false})
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	if !slices.ContainsFunc(all, func(f File) bool { return f.Name == "index.html" }) {
		return nil, fmt.Errorf("%s: found no index.html", dir)
	}
	return all, nil
}
