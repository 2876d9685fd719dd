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
		f.Add(target, "gzip, br;q=0.5", "", "")
	}
	for _, accept := range []string{"", "br", "*;q=0", "identity;q=0", "br;q=0, *", "br;q=1.0001", ",;q=,;;", "x-gzip;Q=0.3"} {
		f.Add("/", accept, "", "")
	}
	for _, bytes := range []string{"bytes=0-0", "bytes=-1", "bytes=9-", "bytes=0-,0-,1-2", "bytes=-", "bytes=99999999999999999999-", "lines=1"} {
		f.Add("/course/digits/", "br", bytes, "")
		f.Add("/course/digits/web/0123456789.txt", "", bytes, `"x", W/"y", *`)
	}
	dir := writeSite(f, testSite)
	if err := os.Symlink("..", filepath.Join(dir, "up")); err != nil {
		f.Fatal(err)
	}
	atRoot, below := newHandler(folder(dir), ""), newHandler(folder(dir), "/course/digits")

	f.Fuzz(func(t *testing.T, target, accept, bytes, match string) {
		h := atRoot
		if strings.HasPrefix(target, "/course/") {
			h = below
		}

		u, err := url.ParseRequestURI(target)
		if err != nil {
			u = &url.URL{Path: target}
		}
		w := httptest.NewRecorder()
		header := http.Header{"Accept-Encoding": {accept}}
		if bytes != "" {
			header.Set("Range", bytes)
		}
		if match != "" {
			header.Set("If-None-Match", match)
		}
		h.ServeHTTP(w, &http.Request{Method: "GET", URL: u, Header: header})

		switch w.Code {
		case 200, 301, 400, 404:
		case 206, 416:
			if bytes == "" {
				t.Errorf("status = %d without a range", w.Code)
			}
		case 304:
			if match == "" || w.Body.Len() > 0 {
				t.Errorf("status = 304 for If-None-Match %q, body %q", match, w.Body)
			}
		default:
			t.Errorf("status = %d", w.Code)
		}
		body := w.Body.String()
		if strings.Contains(body, secret) {
			t.Errorf("served what is hidden: %q", body)
		}
		enc := w.Header().Get("Content-Encoding")
		if want := map[string]string{"BR": "br", "GZIP": "gzip"}[strings.SplitN(body, " ", 2)[0]]; enc != want && w.Code == 200 {
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
