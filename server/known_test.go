package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is remembered answers as the first time, until the file is another.
func TestKnownFiles(t *testing.T) {
	dir := writeSite(t, testSite)
	s := &site{source: folder(dir)}
	for _, accept := range []string{"br", "gzip", "", "br", "gzip", ""} {
		first := ask(newHandler(folder(dir), ""), "GET", "/", "Accept-Encoding", accept)
		again := ask(s, "GET", "/", "Accept-Encoding", accept)
		if again.Body.String() != first.Body.String() || fmt.Sprint(again.Header()) != fmt.Sprint(first.Header()) {
			t.Errorf("%q: %q %v, want %q %v", accept, again.Body, again.Header(), first.Body, first.Header())
		}
	}
	if n := len(s.known.get(indexPage).variants); n != 3 {
		t.Errorf("%d variants are remembered, want 3", n)
	}
	if err := os.Remove(filepath.Join(dir, "index.html.br")); err != nil {
		t.Fatal(err)
	}
	if w := ask(s, "GET", "/", "Accept-Encoding", "br"); w.Header().Get("Content-Encoding") != "" || w.Body.String() != "<title>lab</title>" {
		t.Errorf("without the side-car: %q, Content-Encoding %q", w.Body, w.Header().Get("Content-Encoding"))
	}
	write(t, filepath.Join(dir, "index.html.gz"), "GZIP another")
	if w := ask(s, "GET", "/", "Accept-Encoding", "gzip"); w.Body.String() != "GZIP another" {
		t.Errorf("with another side-car: %q", w.Body)
	}
	if err := os.Remove(filepath.Join(dir, "web", "style.css")); err != nil {
		t.Fatal(err)
	}
	if w := ask(s, "GET", "/web/style.css"); w.Code != 404 {
		t.Errorf("removed: status = %d, want 404", w.Code)
	}
}

// A file that becomes a link out of the folder is not followed.
func TestKnownFileBecomesALink(t *testing.T) {
	dir := writeSite(t, testSite)
	s := &site{source: folder(dir)}
	ask(s, "GET", "/web/style.css")
	style := filepath.Join(dir, "web", "style.css")
	if err := os.Remove(style); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../../outside.txt", style); err != nil {
		t.Fatal(err)
	}
	if w := ask(s, "GET", "/web/style.css"); w.Code != 404 || strings.Contains(w.Body.String(), secret) {
		t.Errorf("%d %q, want 404", w.Code, w.Body)
	}
}

func TestKnownFilesAreBounded(t *testing.T) {
	files := map[string]string{"big.txt": strings.Repeat("x", maxHeldFile+1), "held.txt": strings.Repeat("x", maxHeldFile)}
	const many = maxHeldTotal/maxHeldFile + 5
	for i := range many {
		files[fmt.Sprintf("%d.txt", i)] = strings.Repeat("y", maxHeldFile)
	}
	s := &site{source: folder(writeSite(t, files))}
	for i := range many {
		ask(s, "GET", fmt.Sprintf("/%d.txt", i))
		sum := 0
		for _, k := range s.known.byName {
			sum += k.size()
		}
		if sum != s.known.held || sum > maxHeldTotal {
			t.Fatalf("%d bytes are held and %d counted, want at most %d", sum, s.known.held, maxHeldTotal)
		}
	}
	if ask(s, "GET", "/big.txt"); s.known.get("big.txt") != nil {
		t.Error("a big file is held")
	}
	if ask(s, "GET", "/held.txt"); s.known.get("held.txt") == nil {
		t.Error("a small file is not held")
	}
}
