package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"path"
	"time"
)

// file is a file in an archive.
type file struct {
	name       string // "/" between folders
	data       []byte
	executable bool
}

func (f file) mode() int64 {
	if f.executable {
		return 0o755
	}
	return 0o644
}

// stamp is the time that all files of a release carry, made from the site's
// names and bytes: the same for the same site wherever and whenever it is built,
// and another for another site. Hosts such as nginx tell a page's versions by
// time and length alone, and the front page is as long in every version.
func stamp(site []file) time.Time {
	h := sha256.New()
	for _, f := range site {
		sum := sha256.Sum256(f.data)
		io.WriteString(h, f.name+"\x00")
		h.Write(sum[:])
	}
	const years = 4 * 365 * 24 * 3600 / 2 // in pairs of seconds, the grain of a zip file
	pairs := binary.BigEndian.Uint64(h.Sum(nil)) % years
	return time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(pairs) * 2 * time.Second)
}

// tarred is a .tar.gz of the files, in their order.
func tarred(all []file, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(z)
	for _, f := range all {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: f.name, Size: int64(len(f.data)), Mode: f.mode(), ModTime: when, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := t.Write(f.data); err != nil {
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

// zipped is a .zip of the files, in their order. What is compressed already is
// only stored.
func zipped(all []file, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, f := range all {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: when}
		if ext := path.Ext(f.name); ext == ".br" || ext == ".gz" {
			h.Method = zip.Store
		}
		h.SetMode(0o644)
		if f.executable {
			h.SetMode(0o755)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
