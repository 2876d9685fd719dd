package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestSideCars(t *testing.T) {
	h := newHandler(folder(writeSite(t, testSite)), "")
	tests := []struct {
		name, target, accept string
		encoding, body       string
		vary                 string
		contentType          string
	}{
		{"br", "/", "gzip, deflate, br", "br", "BR lab", "Accept-Encoding", "text/html; charset=utf-8"},
		{"gzip", "/", "gzip", "gzip", "GZIP lab", "Accept-Encoding", "text/html; charset=utf-8"},
		{"identity", "/", "", "", "<title>lab</title>", "Accept-Encoding", "text/html; charset=utf-8"},
		{"br refused", "/", "br;q=0, gzip", "gzip", "GZIP lab", "Accept-Encoding", "text/html; charset=utf-8"},
		{"br asked, gzip there", "/web/only.js", "br", "", "let only", "Accept-Encoding", "text/javascript; charset=utf-8"},
		{"any asked, gzip there", "/web/only.js", "*", "gzip", "GZIP only", "Accept-Encoding", "text/javascript; charset=utf-8"},
		{"wasm", "/web/" + hashedWasm, "br", "br", "BR wasm", "Accept-Encoding", "application/wasm"},
		{"no side-car", "/web/style.css", "br, gzip", "", "body{}", "", "text/css; charset=utf-8"},
		{"side-car is a folder", "/sidecar-folder.txt", "br", "", "plain", "", "text/plain; charset=utf-8"},
		{"missing page", "/missing", "br", "", "<title>missing page</title>", "", "text/html; charset=utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := ask(h, "GET", tt.target, "Accept-Encoding", tt.accept)
			if got := w.Body.String(); got != tt.body {
				t.Errorf("body = %q, want %q", got, tt.body)
			}
			for name, want := range map[string]string{
				"Content-Encoding": tt.encoding,
				"Vary":             tt.vary,
				"Content-Type":     tt.contentType,
				"Content-Length":   strconv.Itoa(len(tt.body)),
			} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s = %q, want %q", name, got, want)
				}
			}
		})
	}
}

func TestConditionsAndRanges(t *testing.T) {
	dir := writeSite(t, testSite)
	changed := time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC)
	for _, name := range []string{"index.html", "web/0123456789.txt"} {
		if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(name)), changed, changed); err != nil {
			t.Fatal(err)
		}
	}
	h := newHandler(folder(dir), "")
	const digits = "/web/0123456789.txt"
	plain := ask(h, "GET", "/").Header().Get("ETag")
	br := ask(h, "GET", "/", "Accept-Encoding", "br").Header().Get("ETag")
	gz := ask(h, "GET", "/", "Accept-Encoding", "gzip").Header().Get("ETag")
	digitsTag := ask(h, "GET", digits).Header().Get("ETag")
	if plain == br || br == gz || gz == plain {
		t.Errorf("ETags = %s, %s, %s, want one per coding", plain, br, gz)
	}
	for _, tag := range []string{plain, br, gz} {
		if !strings.HasPrefix(tag, `"`) {
			t.Errorf("ETag = %s, want a strong one", tag)
		}
	}

	tests := []struct {
		name, target string
		headers      []string
		status       int
		body         string
	}{
		{"same tag", "/", []string{"If-None-Match", plain}, 304, ""},
		{"same tag, br", "/", []string{"Accept-Encoding", "br", "If-None-Match", br}, 304, ""},
		{"weak comparison", "/", []string{"If-None-Match", "W/" + plain}, 304, ""},
		{"tag of another coding", "/", []string{"Accept-Encoding", "br", "If-None-Match", gz}, 200, "BR lab"},
		{"other tag", "/", []string{"If-None-Match", `"x"`}, 200, "<title>lab</title>"},
		{"absurd tag", "/", []string{"If-None-Match", `"""W/,,`}, 200, "<title>lab</title>"},
		{"not modified since", "/", []string{"If-Modified-Since", changed.Format(http.TimeFormat)}, 304, ""},
		{"modified since", "/", []string{"If-Modified-Since", changed.Add(-time.Hour).Format(http.TimeFormat)}, 200, "<title>lab</title>"},
		{"absurd date", "/", []string{"If-Modified-Since", "yesterday"}, 200, "<title>lab</title>"},
		{"tag before date", "/", []string{"If-None-Match", `"x"`, "If-Modified-Since", changed.Format(http.TimeFormat)}, 200, "<title>lab</title>"},
		{"wrong If-Match", "/", []string{"Accept-Encoding", "br", "If-Match", `"x"`}, 412, ""},
		{"range", digits, []string{"Range", "bytes=2-4"}, 206, "234"},
		{"last bytes", digits, []string{"Range", "bytes=-2"}, 206, "89"},
		{"range of a side-car", "/", []string{"Accept-Encoding", "br", "Range", "bytes=3-"}, 206, "lab"},
		{"range, same version", digits, []string{"Range", "bytes=0-0", "If-Range", digitsTag}, 206, "0"},
		{"range, other version", digits, []string{"Range", "bytes=0-0", "If-Range", `"x"`}, 200, "0123456789"},
		{"ranges larger than the file", digits, []string{"Range", "bytes=" + strings.Repeat("0-,", 500) + "0-"}, 200, "0123456789"},
		{"range of an empty file", "/web/empty.txt", []string{"Range", "bytes=0-"}, 200, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := ask(h, "GET", tt.target, tt.headers...)
			if w.Code != tt.status || w.Body.String() != tt.body {
				t.Errorf("answer = %d %q, want %d %q", w.Code, w.Body, tt.status, tt.body)
			}
			want := ""
			if w.Code == 200 || w.Code == 206 {
				want = strconv.Itoa(len(tt.body))
			}
			if got := w.Header().Get("Content-Length"); got != want {
				t.Errorf("Content-Length = %q, want %q", got, want)
			}
			if w.Code == 304 && tt.target == "/" && w.Header().Get("Vary") == "" {
				t.Error("304 without Vary")
			}
		})
	}

	for _, bad := range []string{"bytes=99-", "bytes=5-1", "bytes=x", "bytes=-", "lines=1-2"} {
		w := ask(h, "GET", digits, "Range", bad)
		if w.Code != http.StatusRequestedRangeNotSatisfiable {
			t.Errorf("Range %q: status = %d, want 416", bad, w.Code)
		}
	}
}

// openFile opens a new file with this text.
func openFile(t *testing.T, name, text string) (*os.File, os.FileInfo) {
	t.Helper()
	write(t, name, text)
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	return f, info
}

// The tag of a version is computed once: even bytes that change behind an
// unchanged version, here another file's, are not read again.
func TestTagComputedOncePerVersion(t *testing.T) {
	dir := t.TempDir()
	f, info := openFile(t, filepath.Join(dir, "f"), "one")
	other, otherInfo := openFile(t, filepath.Join(dir, "g"), "two")
	var c tagCache
	tag := func(f *os.File, info os.FileInfo) string {
		t.Helper()
		got, err := c.of("f", identity, f, info)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	first := tag(f, info)
	if got := tag(other, info); got != first {
		t.Errorf("same version: tag = %s, want %s", got, first)
	}
	if got := tag(other, otherInfo); got == first {
		t.Errorf("other version: tag = %s, want another", got)
	}
}

func TestTagOfShrunkFile(t *testing.T) {
	f, info := openFile(t, filepath.Join(t.TempDir(), "f"), "four")
	if err := os.Truncate(f.Name(), 2); err != nil {
		t.Fatal(err)
	}
	var c tagCache
	if tag, err := c.of("f", identity, f, info); err == nil {
		t.Errorf("tag = %s, want an error: 2 of 4 bytes are left", tag)
	}
}

func TestTagCacheIsBounded(t *testing.T) {
	f, info := openFile(t, filepath.Join(t.TempDir(), "f"), "x")
	var c tagCache
	for i := range maxTags + 10 {
		if _, err := c.of(strconv.Itoa(i), identity, f, info); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(c.byName); got != maxTags {
		t.Errorf("entries = %d, want %d", got, maxTags)
	}
}

// Many first requests at once: one tag, whole bodies (and no data race).
func TestConcurrentRequests(t *testing.T) {
	big := bytes.Repeat([]byte("0123456789abcdef"), 4096)
	h := newHandler(folder(writeSite(t, map[string]string{"index.html": string(big)})), "")
	const n = 16
	tags := make([]string, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			w := ask(h, "GET", "/")
			tags[i] = w.Header().Get("ETag")
			if !bytes.Equal(w.Body.Bytes(), big) {
				t.Errorf("request %d: %d bytes, want %d, equal", i, w.Body.Len(), len(big))
			}
		})
	}
	all.Wait()
	for i, tag := range tags {
		if tag != tags[0] || tag == "" {
			t.Errorf("request %d: ETag = %q, want %q", i, tag, tags[0])
		}
	}
}
