package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// source is where a site's files are: a folder, or this program itself.
type source interface {
	// open gives the files as they are now. Whoever has them closes them.
	open() (fs.FS, io.Closer, error)
	// same tells, more cheaply, whether the file that info was of is still there
	// under this name, unchanged.
	same(name string, info fs.FileInfo) bool
}

// folder is a source that is opened anew for each request, so that a site built
// while the server runs is seen whole, also when the builder puts a new folder
// in the old one's place. Nothing outside it is reached.
type folder string

func (dir folder) open() (fs.FS, io.Closer, error) {
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, nil, err
	}
	return root.FS(), root, nil
}

func (dir folder) same(name string, info fs.FileInfo) bool {
	now, err := os.Stat(filepath.Join(string(dir), filepath.FromSlash(name)))
	return err == nil && sameVersion(info, now)
}

// fixed is a source that never changes.
type fixed struct{ fs.FS }

func (f fixed) open() (fs.FS, io.Closer, error) { return f.FS, io.NopCloser(nil), nil }

func (f fixed) same(string, fs.FileInfo) bool { return true }

// overlaid is a source with some files replaced by others, held in memory. A
// nil file hides what is there.
type overlaid struct {
	source
	files map[string]*memory
}

func (o *overlaid) open() (fs.FS, io.Closer, error) {
	files, closer, err := o.source.open()
	if err != nil {
		return nil, nil, err
	}
	return overlay{files, o.files}, closer, nil
}

func (o *overlaid) same(name string, info fs.FileInfo) bool {
	m, replaced := o.files[name]
	return replaced && m != nil || !replaced && o.source.same(name, info)
}

// overlay is the files of an overlaid source.
type overlay struct {
	fs.FS
	files map[string]*memory
}

func (o overlay) Open(name string) (fs.File, error) {
	m, replaced := o.files[name]
	switch {
	case !replaced:
		return o.FS.Open(name)
	case m == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return openMemory{bytes.NewReader(m.data), m}, nil
}

// Stat spares files that are not replaced the opening.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	m, replaced := o.files[name]
	switch {
	case !replaced:
		return fs.Stat(o.FS, name)
	case m == nil:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return m, nil
}

// memory is a file held in memory, and its own fs.FileInfo.
type memory struct {
	name    string // base name
	data    []byte
	changed time.Time
}

func (m *memory) Name() string       { return m.name }
func (m *memory) Size() int64        { return int64(len(m.data)) }
func (m *memory) Mode() fs.FileMode  { return 0o444 }
func (m *memory) ModTime() time.Time { return m.changed }
func (m *memory) IsDir() bool        { return false }
func (m *memory) Sys() any           { return nil }

// openMemory is an open memory file.
type openMemory struct {
	*bytes.Reader
	info *memory
}

func (f openMemory) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f openMemory) Close() error               { return nil }
