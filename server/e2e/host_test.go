//go:build e2e

package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// host passes on what the server under test says, below any prefix, as a proxy
// would. It can go away, be updated, and answer wrongly.
type host struct {
	*httptest.Server
	t testing.TB

	mu       sync.Mutex
	down     bool                         // no network
	copies   map[string]map[string]string // prefix → name → what stands in place of the file
	faults   map[string]http.HandlerFunc  // name → how it is answered wrongly
	requests []string
	bytes    int // of bodies, as transferred
}

// newHost has a copy of the site under each prefix: "/", "/x/".
func newHost(t testing.TB, prefixes ...string) *host {
	t.Helper()
	behind, err := url.Parse(site)
	if err != nil {
		t.Fatal(err)
	}
	h := &host{t: t, copies: map[string]map[string]string{}, faults: map[string]http.HandlerFunc{}}
	for _, p := range prefixes {
		h.copies[p] = nil
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(behind) }}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		down, faults := h.down, h.faults
		h.requests = append(h.requests, r.URL.Path)
		prefix := ""
		for p := range h.copies {
			if strings.HasPrefix(r.URL.Path, p) && len(p) > len(prefix) {
				prefix = p
			}
		}
		name := strings.TrimPrefix(r.URL.Path, prefix)
		changed, isChanged := h.copies[prefix][indexed(name)]
		h.mu.Unlock()
		if down {
			panic(http.ErrAbortHandler) // the connection breaks off
		}
		w = &countingWriter{w, h}
		if fault := faults[name]; fault != nil {
			fault(w, r)
			return
		}
		if isChanged {
			w.Header().Set("Content-Type", map[bool]string{true: "text/javascript", false: "text/html"}[strings.HasSuffix(name, ".js")])
			fmt.Fprint(w, changed)
			return
		}
		r.URL.Path = "/" + name
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(h.Close)
	return h
}

func indexed(name string) string {
	if name == "" || strings.HasSuffix(name, "/") {
		return name + "index.html"
	}
	return name
}

type countingWriter struct {
	http.ResponseWriter
	h *host
}

func (w *countingWriter) Write(b []byte) (int, error) {
	w.h.mu.Lock()
	w.h.bytes += len(b)
	w.h.mu.Unlock()
	return w.ResponseWriter.Write(b)
}

// set changes the host between two requests.
func (h *host) set(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
}

// cut ends the network, open connections included.
func (h *host) cut() {
	h.set(func() { h.down = true })
	h.CloseClientConnections()
}

// traffic is how many requests and bytes there were since it was last asked.
func (h *host) traffic() (requests []string, bytes int) {
	h.set(func() {
		requests, bytes = h.requests, h.bytes
		h.requests, h.bytes = nil, 0
	})
	return requests, bytes
}

var (
	listedVersion = regexp.MustCompile(`const VERSION = "[0-9a-f]+"`)
	pageVersion   = regexp.MustCompile(`data-version="[^"]*"`)
)

// update puts the next version of the site under a prefix: another front page
// and one more file.
func (h *host) update(prefix, version string) {
	h.t.Helper()
	read := func(name string) string {
		b, err := os.ReadFile("../../dist/" + name)
		if err != nil {
			h.t.Fatal(err)
		}
		return string(b)
	}
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return hex.EncodeToString(sum[:])
	}
	before := read("index.html")
	page := pageVersion.ReplaceAllString(before, `data-version="`+version+`"`)
	worker := listedVersion.ReplaceAllString(read("worker.js"), `const VERSION = "`+hash(page)[:16]+`"`)
	worker = strings.Replace(worker, hash(before), hash(page), 1)
	worker = strings.Replace(worker, "const FILES = [", `const FILES = [["`+newFile+`","`+hash(version)+`",1],`, 1)
	h.set(func() {
		h.copies[prefix] = map[string]string{"index.html": page, "worker.js": worker, newFile: version}
	})
}

// newFile is in every version of host.update, and differs from one to the next.
const newFile = "web/new.js"
