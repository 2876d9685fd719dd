package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
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

// site serves the files of one folder.
type site struct {
	dir  string
	tags tagCache
}

// newHandler serves the folder dir, and nothing outside it. The folder is
// opened anew for each request, so that a site built while the server runs is
// seen whole, also when the builder puts a new folder in the old one's place.
func newHandler(dir string) http.Handler {
	return &site{dir: dir}
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setCommonHeaders(w.Header(), r.URL.Path)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed: expected GET or HEAD", http.StatusMethodNotAllowed)
		return
	}
	name, err := fileName(r.URL)
	if err != nil {
		http.Error(w, "bad request: "+err.Error(), http.StatusBadRequest)
		return
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		http.Error(w, "the site's folder cannot be read; run `make site`", http.StatusServiceUnavailable)
		return
	}
	defer root.Close()

	switch {
	case hidden(name):
		serveMissing(w, r, root)
	case isFile(root, name):
		s.serveFile(w, r, root, name)
	case isFile(root, path.Join(name, indexPage)):
		redirectToFolder(w, r.URL)
	default:
		serveMissing(w, r, root)
	}
}

// fileName maps a URL to the slash-separated name of a file in the site's
// folder; a path that ends in a slash means the index page there. The error
// says what makes the path unfit: it names no file here, or hides what it
// names.
func fileName(u *url.URL) (string, error) {
	name, rooted := strings.CutPrefix(u.Path, "/")
	switch {
	case !rooted:
		return "", errors.New("path: expected a leading slash")
	case len(u.Path) > maxPathBytes:
		return "", fmt.Errorf("path: found %d bytes, expected at most %d", len(u.Path), maxPathBytes)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return "", errors.New("path: found a control character or invalid UTF-8")
	case strings.Contains(name, `\`):
		return "", errors.New("path: found a backslash")
	case strings.Contains(strings.ToLower(u.EscapedPath()), "%2f"):
		return "", errors.New("path: found an encoded slash")
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += indexPage
	}
	if _, err := filepath.Localize(name); err != nil {
		return "", errors.New("path: found an empty, . or .. part, or a name that no file can have")
	}
	return name, nil
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

// isFile tells whether name is a regular file inside root. What is no regular
// file (a folder, a named pipe) is never opened.
func isFile(root *os.Root, name string) bool {
	info, err := root.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// serveFile answers with the file name, in the coding that the client prefers
// among those that lie beside it.
func (s *site) serveFile(w http.ResponseWriter, r *http.Request, root *os.Root, name string) {
	h := w.Header()
	enc := identity
	if there := sideCars(root, name); len(there) > 0 {
		h.Set("Vary", "Accept-Encoding")
		enc = negotiate(r.Header.Values("Accept-Encoding"), there)
	}
	f, err := root.Open(name + enc.suffix)
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
	tag, err := s.tags.of(name, enc, f, info)
	if err != nil {
		unreadable(w)
		return
	}
	h.Set("Content-Type", contentType(name))
	h.Set("Cache-Control", cacheControl(name))
	h.Set("ETag", tag)
	if enc != identity {
		h.Set("Content-Encoding", enc.name)
		w = &sizedWriter{w, info.Size()}
	}
	http.ServeContent(w, r, name, info.ModTime(), f)
}

// unreadable answers for a file that is there but cannot be read.
func unreadable(w http.ResponseWriter) {
	http.Error(w, "the file cannot be read, or changed meanwhile; try again", http.StatusInternalServerError)
}

// sizedWriter gives a whole answer its Content-Length, which ServeContent
// leaves out when there is a Content-Encoding.
type sizedWriter struct {
	http.ResponseWriter
	size int64 // bytes of the body
}

func (w *sizedWriter) WriteHeader(status int) {
	if status == http.StatusOK {
		w.Header().Set("Content-Length", strconv.FormatInt(w.size, 10))
	}
	w.ResponseWriter.WriteHeader(status)
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
// of text when there is none.
func serveMissing(w http.ResponseWriter, r *http.Request, root *os.Root) {
	var page []byte
	if isFile(root, missingPage) {
		page, _ = root.ReadFile(missingPage)
	}
	if len(page) == 0 {
		http.Error(w, "not found: the site has no such page", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", contentType(missingPage))
	w.Header().Set("Content-Length", strconv.Itoa(len(page)))
	w.WriteHeader(http.StatusNotFound)
	if r.Method == http.MethodGet {
		w.Write(page)
	}
}
