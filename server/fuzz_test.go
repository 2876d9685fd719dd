package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzRequest: whatever is asked for, the answer is one of a few, hides what
// is hidden, stays on this host and names the coding it has.
func FuzzRequest(f *testing.F) {
	for _, target := range []string{
		"/", "/index.html", "/embed", "/embed/", "//evil", "/%2f%2fevil", "/web/" + hashedWasm, "/a:b", "*",
		"/../outside.txt", "/%2e%2e/outside.txt", "/..%2foutside.txt", "/..%5coutside.txt", "/%252e%252e/outside.txt",
		"/up/outside.txt", "/.secret", "/.git/config", "/index.html.br", "/index.html%00", "/\xff", "/embed?#", "http://x/embed",
		"/" + strings.Repeat("a/", 600),
	} {
		f.Add(target, "gzip, br;q=0.5")
	}
	for _, accept := range []string{"", "br", "*;q=0", "identity;q=0", "br;q=0, *", "br;q=1.0001", ",;q=,;;", "x-gzip;Q=0.3"} {
		f.Add("/", accept)
	}
	dir := writeSite(f, testSite)
	if err := os.Symlink("..", filepath.Join(dir, "up")); err != nil {
		f.Fatal(err)
	}
	h := newHandler(folder(dir), "")

	f.Fuzz(func(t *testing.T, target, accept string) {
		u, err := url.ParseRequestURI(target)
		if err != nil {
			u = &url.URL{Path: target}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, &http.Request{Method: "GET", URL: u, Header: http.Header{"Accept-Encoding": {accept}}})

		switch w.Code {
		case 200, 301, 400, 404:
		default:
			t.Errorf("status = %d, want 200, 301, 400 or 404", w.Code)
		}
		body := w.Body.String()
		if strings.Contains(body, secret) {
			t.Errorf("served what is hidden: %q", body)
		}
		enc := w.Header().Get("Content-Encoding")
		if want := map[string]string{"BR": "br", "GZIP": "gzip"}[strings.SplitN(body, " ", 2)[0]]; enc != want {
			t.Errorf("Content-Encoding = %q, want %q for body %q", enc, want, body)
		}
		if enc != "" && !strings.Contains(strings.ToLower(accept), enc) && !strings.Contains(accept, "*") {
			t.Errorf("Content-Encoding = %q, not in Accept-Encoding %q", enc, accept)
		}
		if w.Header().Get("Content-Security-Policy") == "" {
			t.Error("no Content-Security-Policy")
		}
		if location := w.Header().Get("Location"); w.Code == 301 {
			base := &url.URL{Scheme: "http", Host: "site.test", Path: u.Path, RawPath: u.RawPath}
			to, err := base.Parse(location)
			if err != nil || to.Host != base.Host || to.Scheme != base.Scheme || to.Path != u.Path+"/" {
				t.Errorf("Location %q leads to %v (%v), want %s/ on this host", location, to, err, u.Path)
			}
		}
	})
}
