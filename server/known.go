package main

import (
	"bytes"
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"sync"
)

// Bounds of what is remembered of files.
const (
	maxKnown     = 1024      // files
	maxHeldFile  = 256 << 10 // bytes of one that is held in memory
	maxHeldTotal = 16 << 20  // bytes of all of them
)

// known is what the server remembers of a small file: enough to answer again
// after no more than a look whether what it would send is still the same.
type known struct {
	name                      string
	there                     []coding
	contentType, cacheControl string
	variants                  []variant // those asked for so far, held
}

// variant is a file in one coding.
type variant struct {
	coding
	info fs.FileInfo
	tag  string
	data []byte // nil when it is not held
}

// negotiate is the coding to answer in.
func (k *known) negotiate(r *http.Request) coding {
	if len(k.there) == 0 {
		return identity
	}
	return negotiate(r.Header.Values("Accept-Encoding"), k.there)
}

// serveKnown answers from what is remembered, or reports false without having
// answered when that may be out of date.
func (s *site) serveKnown(w http.ResponseWriter, r *http.Request, k *known) bool {
	enc := k.negotiate(r)
	for _, v := range k.variants {
		if v.coding == enc && s.source.same(k.name+enc.suffix, v.info) {
			k.serve(w, r, v, bytes.NewReader(v.data))
			return true
		}
	}
	return false
}

// serve answers with a variant: whole, a part of it, or only that it is the same.
func (k *known) serve(w http.ResponseWriter, r *http.Request, v variant, data io.ReadSeeker) {
	h := w.Header()
	if len(k.there) > 0 {
		h["Vary"] = []string{"Accept-Encoding"}
	}
	h["Content-Type"] = []string{k.contentType}
	h["Cache-Control"] = []string{k.cacheControl}
	h["Etag"] = []string{v.tag}
	if v.coding != identity {
		h["Content-Encoding"] = []string{v.name}
	}
	http.ServeContent(&sizedWriter{ResponseWriter: w, variant: v}, r, k.name, v.info.ModTime(), data)
}

// sizedWriter gives a whole answer its Content-Length, which ServeContent
// leaves out when there is a Content-Encoding, and sends it the shortest way.
type sizedWriter struct {
	http.ResponseWriter
	variant
	whole bool
}

func (w *sizedWriter) WriteHeader(status int) {
	if w.whole = status == http.StatusOK; w.whole {
		w.Header().Set("Content-Length", strconv.FormatInt(w.info.Size(), 10))
	}
	w.ResponseWriter.WriteHeader(status)
}

// ReadFrom lets the system send a file without its passing through here, and
// sends what is held in one piece.
func (w *sizedWriter) ReadFrom(r io.Reader) (int64, error) {
	if w.whole && w.data != nil {
		n, err := w.ResponseWriter.Write(w.data)
		return int64(n), err
	}
	return io.Copy(w.ResponseWriter, r)
}

// knownFiles are the files remembered, by name. The zero value is ready. Safe
// for concurrent use; a known is not changed once it is in here.
type knownFiles struct {
	mu     sync.RWMutex
	byName map[string]*known
	held   int // bytes
}

func (f *knownFiles) get(name string) *known {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.byName[name]
}

// learn remembers k with a variant of it, if that is small enough to be held,
// and with those remembered before.
func (f *knownFiles) learn(k *known, v variant, data io.ReaderAt) {
	if v.info.Size() > maxHeldFile {
		return
	}
	v.data = make([]byte, v.info.Size())
	if n, _ := data.ReadAt(v.data, 0); n < len(v.data) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	k.variants = []variant{v}
	if old := f.byName[k.name]; old != nil {
		for _, o := range old.variants {
			if o.coding != v.coding {
				k.variants = append(k.variants, o)
			}
		}
		f.held -= old.size()
	}
	f.held += k.size()
	if f.byName == nil || f.held > maxHeldTotal || len(f.byName) >= maxKnown {
		f.byName, f.held = make(map[string]*known), k.size() // begins anew: a site is smaller than that
	}
	f.byName[k.name] = k
}

// size is how many bytes are held of k.
func (k *known) size() int {
	n := 0
	for _, v := range k.variants {
		n += len(v.data)
	}
	return n
}
