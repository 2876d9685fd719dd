package main

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPrefix(t *testing.T) {
	files := map[string]string{"404.html": `<a href="/">back</a><link href="/web/style.css">`}
	for name, text := range testSite {
		if name != "404.html" && name != "404.html.br" {
			files[name] = text
		}
	}
	h := newHandler(folder(writeSite(t, files)), "/course/digits")
	const missing = `<a href="/course/digits/">back</a><link href="/course/digits/web/style.css">`
	tests := []struct {
		name, target string
		status       int
		body         string
		location     string
	}{
		{"root", "/course/digits/", 200, "<title>lab</title>", ""},
		{"root without slash", "/course/digits", 301, "", "digits/"},
		{"query kept", "/course/digits?a=b", 301, "", "digits/?a=b"},
		{"file", "/course/digits/web/style.css", 200, "body{}", ""},
		{"folder without slash", "/course/digits/embed", 301, "", "embed/"},
		{"escaped letter", "/c%6furse/digits/", 200, "<title>lab</title>", ""},
		{"missing below", "/course/digits/nothing", 404, missing, ""},
		{"hidden below", "/course/digits/.secret", 404, missing, ""},
		{"above", "/", 404, missing, ""},
		{"a file above", "/web/style.css", 404, missing, ""},
		{"half of it", "/course/", 404, missing, ""},
		{"like-named", "/course/digitsweb/style.css", 404, missing, ""},
		{"other case", "/Course/digits/", 404, missing, ""},
		{"twice", "/course/digits/course/digits/", 404, missing, ""},
		{"parent", "/course/digits/../outside.txt", 400, "", ""},
		{"parent and back", "/course/digits/../digits/", 400, "", ""},
		{"encoded slash", "/course%2fdigits/", 400, "", ""},
		{"two slashes", "/course/digits//web/style.css", 400, "", ""},
		{"two slashes before", "//course/digits/", 400, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := ask(h, "GET", tt.target)
			if w.Code != tt.status || tt.body != "" && w.Body.String() != tt.body || w.Header().Get("Location") != tt.location {
				t.Errorf("answer = %d %q, Location %q, want %d %q, %q",
					w.Code, w.Body, w.Header().Get("Location"), tt.status, tt.body, tt.location)
			}
			if strings.Contains(w.Body.String(), secret) {
				t.Error("served what is hidden")
			}
		})
	}
	for target, want := range map[string]bool{"/course/digits/embed/": false, "/embed/": true, "/course/digits/": true} {
		got := ask(h, "GET", target).Header().Get("Content-Security-Policy")
		if got == "" || strings.HasSuffix(got, "; frame-ancestors 'self'") != want {
			t.Errorf("%s: Content-Security-Policy = %q, want frames of other sites forbidden: %v", target, got, want)
		}
	}
}

func TestHealth(t *testing.T) {
	dir := writeSite(t, testSite)
	for _, prefix := range []string{"", "/course"} {
		h := newHandler(folder(dir), prefix)
		for _, method := range []string{"GET", "HEAD"} {
			w := ask(h, method, "/healthz")
			if w.Code != 200 || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s below %q: %d, Cache-Control %q, want 200, no-store", method, prefix, w.Code, w.Header().Get("Cache-Control"))
			}
		}
		if w := ask(h, "GET", prefix+"/healthz/"); w.Code != 404 {
			t.Errorf("with a slash: status = %d, want 404", w.Code)
		}
	}
	if err := os.Remove(dir + "/" + indexPage); err != nil {
		t.Fatal(err)
	}
	if w := ask(newHandler(folder(dir), ""), "GET", "/healthz"); w.Code != 503 {
		t.Errorf("without an index: status = %d, want 503", w.Code)
	}
	if w := ask(newHandler(folder(dir+".gone"), ""), "GET", "/healthz"); w.Code != 503 {
		t.Errorf("without a folder: status = %d, want 503", w.Code)
	}
}

// A site inside the program is served as a folder is: side-cars, conditions,
// ranges, what is hidden. Its files carry no time.
func TestFixedSource(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range testSite {
		files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	h := newHandler(fixed{files}, "")
	tests := []struct {
		target  string
		headers []string
		status  int
		body    string
	}{
		{"/", nil, 200, "<title>lab</title>"},
		{"/", []string{"Accept-Encoding", "gzip, br"}, 200, "BR lab"},
		{"/web/0123456789.txt", []string{"Range", "bytes=2-4"}, 206, "234"},
		{"/embed", nil, 301, ""},
		{"/web/", nil, 404, "<title>missing page</title>"},
		{"/.secret", nil, 404, "<title>missing page</title>"},
		{"/sidecar-folder.txt", []string{"Accept-Encoding", "br"}, 200, "plain"},
		{"/../outside.txt", nil, 400, ""},
		{"/healthz", nil, 200, "ok\n"},
	}
	for _, tt := range tests {
		w := ask(h, "GET", tt.target, tt.headers...)
		if w.Code != tt.status || tt.body != "" && w.Body.String() != tt.body {
			t.Errorf("%s %v: %d %q, want %d %q", tt.target, tt.headers, w.Code, w.Body, tt.status, tt.body)
		}
	}
	w := ask(h, "GET", "/")
	if w.Header().Get("Last-Modified") != "" {
		t.Errorf("Last-Modified = %q, want none", w.Header().Get("Last-Modified"))
	}
	if w = ask(h, "GET", "/", "If-None-Match", w.Header().Get("ETag")); w.Code != 304 {
		t.Errorf("same tag: status = %d, want 304", w.Code)
	}
}
