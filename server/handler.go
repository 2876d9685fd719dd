package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pages with a meaning of their own, in the site's folder.
const (
	indexPage   = "index.html"
	missingPage = "404.html"
)

// maxPathBytes bounds the decoded path of a request.
const maxPathBytes = 1024

// healthPath tells whether the server can serve its site. It stands beside the
// prefix: it is asked by whoever runs the server, not by learners.
const healthPath = "/healthz"

// site serves the files of one source below a prefix.
type site struct {
	source source
	prefix string // "", or like "/course/digits"
	tags   tagCache
	known  knownFiles
}

func newHandler(src source, prefix string) http.Handler {
	return &site{source: src, prefix: prefix}
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	local, below := strings.CutPrefix(r.URL.Path, s.prefix)
	if below = below && (local == "" || strings.HasPrefix(local, "/")); !below {
		local = ""
	}
	setCommonHeaders(w.Header(), local)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed: expected GET or HEAD", http.StatusMethodNotAllowed)
		return
	}
	if err := checkPath(r.URL); err != nil {
		http.Error(w, "bad request: "+err.Error(), http.StatusBadRequest)
		return
	}
	name := fileName(local)
	if k := s.known.get(name); k != nil && local != "" && s.serveKnown(w, r, k) {
		return
	}
	files, closer, err := s.source.open()
	if err != nil {
		http.Error(w, "the site's folder cannot be read; run `make site`", http.StatusServiceUnavailable)
		return
	}
	defer closer.Close()

	switch {
	case r.URL.Path == healthPath:
		serveHealth(w, files)
	case !below || hidden(name):
		s.serveMissing(w, r, files)
	case local == "":
		redirectToFolder(w, r.URL)
	case isFile(files, name):
		s.serveFile(w, r, files, name)
	case isFile(files, path.Join(name, indexPage)):
		redirectToFolder(w, r.URL)
	default:
		s.serveMissing(w, r, files)
	}
}

// checkPath tells what makes the path of a URL unfit: it can name no file
// here, or hides what it names.
func checkPath(u *url.URL) error {
	name, rooted := strings.CutPrefix(u.Path, "/")
	switch {
	case !rooted:
		return errors.New("path: expected a leading slash")
	case len(u.Path) > maxPathBytes:
		return fmt.Errorf("path: found %d bytes, expected at most %d", len(u.Path), maxPathBytes)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return errors.New("path: found a control character or invalid UTF-8")
	case strings.Contains(name, `\`):
		return errors.New("path: found a backslash")
	case strings.Contains(strings.ToLower(u.EscapedPath()), "%2f"):
		return errors.New("path: found an encoded slash")
	}
	if _, err := filepath.Localize(fileName(u.Path)); err != nil {
		return errors.New("path: found an empty, . or .. part, or a name that no file can have")
	}
	return nil
}

// fileName maps a path to the slash-separated name of a file in the site's
// folder; a path that ends in a slash means the index page there.
func fileName(path string) string {
	name := strings.TrimPrefix(path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += indexPage
	}
	return name
}

// hidden tells whether name is not to be served even if it is there: dotfiles,
// whatever lies below a dot folder, and side-cars.
func hidden(name string) bool {
	if slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.HasPrefix(part, ".") }) {
		return true
	}
	ext := strings.ToLower(path.Ext(name))
	return slices.ContainsFunc(codings, func(c coding) bool { return c.suffix == ext })
}

// isFile tells whether name is a regular file. What is none (a folder, a named
// pipe) is never opened.
func isFile(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.Mode().IsRegular()
}

// serveFile answers with the file name, in the coding that the client prefers
// among those that lie beside it.
func (s *site) serveFile(w http.ResponseWriter, r *http.Request, files fs.FS, name string) {
	k := &known{name: name, there: sideCars(files, name), contentType: contentType(name), cacheControl: cacheControl(name)}
	enc := k.negotiate(r)
	f, err := files.Open(name + enc.suffix)
	if err != nil {
		unreadable(w)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		unreadable(w)
		return
	}
	data, ok := f.(content)
	if !ok {
		unreadable(w)
		return
	}
	tag, err := s.tags.of(name, enc, data, info)
	if err != nil {
		unreadable(w)
		return
	}
	v := variant{enc, info, tag, nil}
	s.known.learn(k, v, data)
	k.serve(w, r, v, data)
}

// content is an open file as far as it is served from.
type content interface {
	io.ReadSeeker
	io.ReaderAt
}

// unreadable answers for a file that is there but cannot be read.
func unreadable(w http.ResponseWriter) {
	http.Error(w, "the file cannot be read, or changed meanwhile; try again", http.StatusInternalServerError)
}

// serveHealth answers 200 when there is a site to serve, else 503.
func serveHealth(w http.ResponseWriter, files fs.FS) {
	w.Header().Set("Cache-Control", "no-store")
	if !isFile(files, indexPage) {
		http.Error(w, "no site: "+indexPage+" is missing", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", contentType("healthz.txt"))
	io.WriteString(w, "ok\n")
}

// redirectToFolder sends /folder to /folder/, query kept, so that relative
// links work there. The target is relative to the request: it stays on this
// host, and right below any prefix that a proxy adds.
func redirectToFolder(w http.ResponseWriter, u *url.URL) {
	target := url.URL{Path: path.Base(u.Path) + "/", RawQuery: u.RawQuery}
	w.Header().Set("Location", target.String())
	w.WriteHeader(http.StatusMovedPermanently)
}

// serveMissing answers 404 with the site's own page for it, or with one line
// of text when there is none. It is the one page whose addresses begin at the
// site's root, as it may be shown anywhere; the prefix is put before them.
func (s *site) serveMissing(w http.ResponseWriter, r *http.Request, files fs.FS) {
	var page []byte
	if isFile(files, missingPage) {
		page, _ = fs.ReadFile(files, missingPage)
	}
	if len(page) == 0 {
		http.Error(w, "not found: the site has no such page", http.StatusNotFound)
		return
	}
	page = bytes.ReplaceAll(page, []byte(`="/`), []byte(`="`+s.prefix+"/"))
	w.Header().Set("Content-Type", contentType(missingPage))
	w.Header().Set("Content-Length", strconv.Itoa(len(page)))
	w.WriteHeader(http.StatusNotFound)
	if r.Method == http.MethodGet {
		w.Write(page)
	}
}
