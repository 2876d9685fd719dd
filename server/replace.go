package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"time"

	"inkling/server/weights"
)

// Files of the site that -weights replaces.
const (
	weightsFile = "web/weights/mlp-16-16.safetensors"
	workerFile  = "worker.js" // knows the hashes of the files that it keeps
)

// withWeights is src with the weights file at name, checked, in place of the
// network it comes with. Pages name that file without a hash and the content
// security policy names no hash either, so nothing else changes but the
// service worker, which would refuse a file that is not the one it knows. What
// is replaced is settled here: a folder that is built anew needs a new start.
func withWeights(src source, name string) (source, error) {
	file, changed, err := weights.Read(name)
	if err != nil {
		return nil, err
	}
	files, closer, err := src.open()
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	old, err := fs.ReadFile(files, weightsFile)
	if err != nil {
		return nil, fmt.Errorf("the site has no network to replace: %w", err)
	}
	o := &overlaid{src, map[string]*memory{}}
	if err := o.replace(weightsFile, file, changed); err != nil {
		return nil, err
	}
	worker, err := fs.ReadFile(files, workerFile)
	if errors.Is(err, fs.ErrNotExist) {
		return o, nil
	} else if err != nil {
		return nil, err
	}
	if worker, err = mendWorker(worker, old, file); err != nil {
		return nil, err
	}
	return o, o.replace(workerFile, worker, changed)
}

// replace puts data in the place of a file and its side-cars: all that are
// served then are made of data.
func (o *overlaid) replace(name string, data []byte, changed time.Time) error {
	for _, c := range codings {
		o.files[name+c.suffix] = nil
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(data); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	base := path.Base(name)
	o.files[name] = &memory{base, data, changed}
	o.files[name+".gz"] = &memory{base + ".gz", b.Bytes(), changed}
	return nil
}

// workerVersion is where the service worker says which version of the site it
// keeps: another version, another cache.
var workerVersion = regexp.MustCompile(`(const VERSION = ")[0-9a-f]{16}(")`)

// mendWorker is the service worker that keeps the file fresh where it kept old:
// it knows files by their SHA-256.
func mendWorker(worker, old, fresh []byte) ([]byte, error) {
	was, is := sha256.Sum256(old), sha256.Sum256(fresh)
	mended := bytes.ReplaceAll(worker, []byte(hex.EncodeToString(was[:])), []byte(hex.EncodeToString(is[:])))
	if was == is {
		return worker, nil
	}
	if bytes.Equal(mended, worker) || !workerVersion.Match(worker) {
		return nil, fmt.Errorf("%s: found no hash of %s or no version, expected both", workerFile, weightsFile)
	}
	version := sha256.Sum256(mended)
	return workerVersion.ReplaceAll(mended, []byte("${1}"+hex.EncodeToString(version[:8])+"${2}")), nil
}
