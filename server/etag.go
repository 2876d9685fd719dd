package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
)

// maxTags bounds the entries of a tagCache.
const maxTags = 1024

// tagCache knows the entity tags of the files served, at most maxTags of them.
// The zero value is ready. Safe for concurrent use.
type tagCache struct {
	mu     sync.Mutex
	byName map[string]*tagEntry
}

// tagEntry is one file version and its tag; empty until first asked for.
type tagEntry struct {
	mu   sync.Mutex
	info fs.FileInfo
	tag  string
}

// of gives the strong entity tag, quotes included, of the open file f, which
// is served from name in this coding: a hash of its bytes, so that each coding
// has its own. Computed once per version of the file (same file, size and
// modification time). The error says that f could not be read whole.
func (c *tagCache) of(name string, enc coding, f io.ReaderAt, info fs.FileInfo) (string, error) {
	entry := c.entry(name + enc.suffix)
	entry.mu.Lock()
	defer entry.mu.Unlock()
	if entry.info != nil && sameVersion(entry.info, info) {
		return entry.tag, nil
	}
	hash := sha256.New()
	n, err := io.Copy(hash, io.NewSectionReader(f, 0, info.Size()))
	if err != nil {
		return "", fmt.Errorf("etag: %w", err)
	}
	if n != info.Size() {
		return "", fmt.Errorf("etag: %s: found %d bytes, expected %d", name, n, info.Size())
	}
	tag := hex.EncodeToString(hash.Sum(nil)[:16])
	if enc != identity {
		tag += "-" + enc.name
	}
	entry.info, entry.tag = info, `"`+tag+`"`
	return entry.tag, nil
}

// entry finds or makes the entry of key; a full cache forgets any other one.
func (c *tagCache) entry(key string) *tagEntry {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.byName[key]; ok {
		return e
	}
	if c.byName == nil {
		c.byName = make(map[string]*tagEntry)
	}
	for other := range c.byName {
		if len(c.byName) < maxTags {
			break
		}
		delete(c.byName, other)
	}
	e := &tagEntry{}
	c.byName[key] = e
	return e
}

// sameVersion tells whether two looks at one name saw the same bytes. A file
// that is held in memory, with no system behind it, never changes.
func sameVersion(a, b fs.FileInfo) bool {
	if a.Sys() == nil && b.Sys() == nil {
		return true
	}
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && os.SameFile(a, b)
}
