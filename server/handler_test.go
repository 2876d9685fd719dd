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

// secret is the text of every file that must never be served.
const secret = "SECRET: outside the site or hidden in it"

// hashedWasm is a name as the site generator writes it.
const hashedWasm = "app.0123456789abcdef.wasm"

// testSite is a site folder with everything the handler decides on: side-cars,
// folders with and without an index, hidden files.
var testSite = map[string]string{
	"index.html":                "<title>lab</title>",
	"index.html.br":             "BR lab",
	"index.html.gz":             "GZIP lab",
	"404.html":                  "<title>missing page</title>",
	"404.html.br":               "BR missing page",
	"embed/index.html":          "<title>embed</title>",
	"embed/one.html":            "<title>one</title>",
	"web/style.css":             "body{}",
	"web/only.js":               "let only",
	"web/only.js.gz":            "GZIP only",
	"web/empty.txt":             "",
	"web/0123456789.txt":        "0123456789",
	"web/" + hashedWasm:         "\x00asm long plain bytes",
	"web/" + hashedWasm + ".br": "BR wasm",
	"a:b/index.html":            "colon",
	".secret":                   secret,
	".git/config":               secret,
	"web/.hidden/index.html":    secret,
	"orphan.txt.br":             secret,
	"sidecar-folder.txt":        "plain",
	"sidecar-folder.txt.br/x":   secret,
}

// writeSite writes files under a new folder "dist" and returns its path. A
// file with the secret lies beside the folder.
func writeSite(t testing.TB, files map[string]string) string {
	t.Helper()
	top := t.TempDir()
	dir := filepath.Join(top, "dist")
	write(t, filepath.Join(top, "outside.txt"), secret)
	for name, text := range files {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	return dir
}

func write(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ask sends one request, with headers given as name, value, name, value….
func ask(h http.Handler, method, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPaths(t *testing.T) {
	h := newHandler(folder(writeSite(t, testSite)), "")
	const missing = "<title>missing page</title>"
	tests := []struct {
		name, target string
		status       int
		body         string // wanted whole when not empty
		location     string
	}{
		{name: "root", target: "/", status: 200, body: "<title>lab</title>"},
		{name: "index by name", target: "/index.html", status: 200, body: "<title>lab</title>"},
		{name: "query ignored", target: "/?lang=zh", status: 200, body: "<title>lab</title>"},
		{name: "file", target: "/web/style.css", status: 200, body: "body{}"},
		{name: "escaped letter", target: "/web/styl%65.css", status: 200, body: "body{}"},
		{name: "absolute form", target: "http://elsewhere.example/web/style.css", status: 200, body: "body{}"},
		{name: "folder", target: "/embed/", status: 200, body: "<title>embed</title>"},
		{name: "folder without slash", target: "/embed", status: 301, location: "embed/"},
		{name: "query kept", target: "/embed?x=//evil", status: 301, location: "embed/?x=//evil"},
		{name: "no scheme out of a name", target: "/a:b", status: 301, location: "./a:b/"},
		{name: "no open redirect", target: "//evil", status: 400},
		{name: "no open redirect to a folder", target: "//embed", status: 400},
		{name: "no open redirect, encoded", target: "/%2fembed", status: 400},
		{name: "no open redirect, backslash", target: "/%5cembed", status: 400},
		{name: "file as folder", target: "/web/style.css/", status: 404, body: missing},
		{name: "no listing", target: "/web/", status: 404, body: missing},
		{name: "no listing without slash", target: "/web", status: 404, body: missing},
		{name: "missing", target: "/nothing", status: 404, body: missing},
		{name: "missing page by name", target: "/404.html", status: 200, body: missing},
		{name: "dotfile", target: "/.secret", status: 404, body: missing},
		{name: "below a dot folder", target: "/.git/config", status: 404, body: missing},
		{name: "index of a dot folder", target: "/web/.hidden/", status: 404, body: missing},
		{name: "no redirect to a dot folder", target: "/web/.hidden", status: 404, body: missing},
		{name: "side-car", target: "/index.html.br", status: 404, body: missing},
		{name: "side-car, upper case", target: "/index.html.BR", status: 404, body: missing},
		{name: "side-car without its file", target: "/orphan.txt.br", status: 404, body: missing},
		{name: "file that is only a side-car", target: "/orphan.txt", status: 404, body: missing},
		{name: "parent", target: "/../outside.txt", status: 400},
		{name: "parent of folder", target: "/web/../../outside.txt", status: 400},
		{name: "parent, encoded dots", target: "/%2e%2e/outside.txt", status: 400},
		{name: "parent, encoded slash", target: "/..%2foutside.txt", status: 400},
		{name: "parent, encoded twice", target: "/%252e%252e/outside.txt", status: 404},
		{name: "parent, slash encoded twice", target: "/..%252foutside.txt", status: 404},
		{name: "parent, backslash", target: "/..%5coutside.txt", status: 400},
		{name: "parent, overlong UTF-8", target: "/%c0%ae%c0%ae/outside.txt", status: 400},
		{name: "this folder", target: "/./index.html", status: 400},
		{name: "empty part", target: "/web//style.css", status: 400},
		{name: "NUL", target: "/index.html%00.txt", status: 400},
		{name: "line break", target: "/a%0d%0aSet-Cookie:%20x", status: 400},
		{name: "overlong path", target: "/" + strings.Repeat("a/", maxPathBytes), status: 400},
		{name: "overlong name", target: "/" + strings.Repeat("a", 300), status: 404, body: missing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := ask(h, "GET", tt.target)
			if w.Code != tt.status {
				t.Errorf("status = %d, want %d", w.Code, tt.status)
			}
			if tt.body != "" && w.Body.String() != tt.body {
				t.Errorf("body = %q, want %q", w.Body, tt.body)
			}
			if got := w.Header().Get("Location"); got != tt.location {
				t.Errorf("Location = %q, want %q", got, tt.location)
			}
		})
	}
}

// Requests that no parser lets through still get an answer.
func TestUnparsedPaths(t *testing.T) {
	h := newHandler(folder(writeSite(t, testSite)), "")
	for _, p := range []string{"", "*", "index.html", "..", "\x00", "/\xff", "C:/x"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, &http.Request{Method: "GET", URL: &url.URL{Path: p}})
		if w.Code != http.StatusBadRequest {
			t.Errorf("path %q: status = %d, want 400", p, w.Code)
		}
	}
}

func TestSymlinks(t *testing.T) {
	dir := writeSite(t, testSite)
	links := map[string]string{ // in the site → target
		"inside.css":     "web/style.css",
		"outside.txt":    "../outside.txt",
		"absolute.txt":   filepath.Join(filepath.Dir(dir), "outside.txt"),
		"up":             "..",
		"circle":         "circle",
		"web/only.js.br": "../../outside.txt",
	}
	for name, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	h := newHandler(folder(dir), "")
	tests := []struct {
		target string
		status int
	}{
		{"/inside.css", 200},
		{"/outside.txt", 404},
		{"/absolute.txt", 404},
		{"/up/outside.txt", 404},
		{"/up", 404},
		{"/up/", 404},
		{"/circle", 404},
		{"/web/only.js", 200}, // its .br leads outside and is not there
	}
	for _, tt := range tests {
		w := ask(h, "GET", tt.target, "Accept-Encoding", "br")
		if w.Code != tt.status {
			t.Errorf("%s: status = %d, want %d", tt.target, w.Code, tt.status)
		}
		if strings.Contains(w.Body.String(), secret) {
			t.Errorf("%s: served what lies outside", tt.target)
		}
	}
}

func TestMethods(t *testing.T) {
	h := newHandler(folder(writeSite(t, testSite)), "")
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "BREW"} {
		w := ask(h, method, "/index.html")
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: status = %d, Allow = %q, want 405, %q", method, w.Code, w.Header().Get("Allow"), "GET, HEAD")
		}
	}
}

// HEAD answers with the headers of GET and no body.
func TestHead(t *testing.T) {
	h := newHandler(folder(writeSite(t, testSite)), "")
	for _, target := range []string{"/", "/web/style.css", "/embed", "/missing", "/web/" + hashedWasm} {
		get := ask(h, "GET", target, "Accept-Encoding", "br")
		head := ask(h, "HEAD", target, "Accept-Encoding", "br")
		if head.Code != get.Code {
			t.Errorf("%s: status = %d, want %d", target, head.Code, get.Code)
		}
		if head.Body.Len() != 0 {
			t.Errorf("%s: body = %q, want none", target, head.Body)
		}
		for name := range get.Header() {
			if got, want := head.Header().Get(name), get.Header().Get(name); got != want {
				t.Errorf("%s: %s = %q, want %q", target, name, got, want)
			}
		}
	}
}

func TestMissingWithoutPage(t *testing.T) {
	h := newHandler(folder(writeSite(t, map[string]string{"index.html": "lab"})), "")
	w := ask(h, "GET", "/nothing")
	if w.Code != 404 || !strings.HasPrefix(w.Body.String(), "not found") {
		t.Errorf("answer = %d %q, want 404 %q", w.Code, w.Body, "not found…")
	}
	if got, want := w.Header().Get("Content-Type"), "text/plain; charset=utf-8"; got != want {
		t.Errorf("Content-Type = %q, want %q", got, want)
	}
}

// A site rebuilt while the server runs is served at once: files rewritten in
// place, the folder replaced (by a file of equal size and time), and the time
// in between.
func TestRebuild(t *testing.T) {
	dir := writeSite(t, map[string]string{"index.html": "one"})
	h := newHandler(folder(dir), "")
	first := ask(h, "GET", "/")

	write(t, filepath.Join(dir, indexPage), "second")
	second := ask(h, "GET", "/", "If-None-Match", first.Header().Get("ETag"))
	if second.Code != 200 || second.Body.String() != "second" {
		t.Errorf("rewritten: answer = %d %q, want 200 %q", second.Code, second.Body, "second")
	}

	info, err := os.Stat(filepath.Join(dir, indexPage))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, dir+".old"); err != nil {
		t.Fatal(err)
	}
	if w := ask(h, "GET", "/"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("no folder: status = %d, want 503", w.Code)
	}

	write(t, filepath.Join(dir, indexPage), "third!")
	if err := os.Chtimes(filepath.Join(dir, indexPage), info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	third := ask(h, "GET", "/", "If-None-Match", second.Header().Get("ETag"))
	if third.Code != 200 || third.Body.String() != "third!" {
		t.Errorf("replaced: answer = %d %q, want 200 %q", third.Code, third.Body, "third!")
	}
}
