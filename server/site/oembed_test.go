package main

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestSiteURL(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "https://x.example": "https://x.example/", "https://x.example/": "https://x.example/",
		"http://127.0.0.1:8080/a/b": "http://127.0.0.1:8080/a/b/",
	} {
		if got, err := siteURL(given); got != want || err != nil {
			t.Errorf("siteURL(%q) = %q, %v; want %q", given, got, err, want)
		}
	}
	for _, bad := range []string{"x.example", "/a/", "ftp://x.example/", "https://", "https://x.example/?q", "https://x.example/#a", "javascript:alert(1)"} {
		if got, err := siteURL(bad); err == nil {
			t.Errorf("siteURL(%q) = %q, want an error", bad, got)
		}
	}
}

// frameIn is the address that the frame in an oembed.json has.
func frameIn(t *testing.T, file []byte) string {
	t.Helper()
	var o struct {
		Type, Version, Title, HTML string
		Provider                   string `json:"provider_name"`
		Width, Height              int
	}
	if err := json.Unmarshal(file, &o); err != nil {
		t.Fatal(err)
	}
	if o.Type != "rich" || o.Version != "1.0" || o.Title == "" || o.Provider != "Inkling" || o.Width < 300 || o.Height < 300 {
		t.Errorf("oembed.json is %+v", o)
	}
	page, err := html.Parse(strings.NewReader(o.HTML))
	if err != nil {
		t.Fatal(err)
	}
	for n := range page.Descendants() {
		if n.Data == "iframe" {
			return attr(n, "src")
		}
	}
	t.Fatalf("no frame in %q", o.HTML)
	return ""
}

func TestOtherSitesAreToldHowToEmbed(t *testing.T) {
	dir, _ := generate(t)
	if got := frameIn(t, []byte(read(t, dir, oembedName))); got != "embed/" {
		t.Errorf("without an address the frame's is %q", got)
	}
	if page := read(t, dir, "index.html"); strings.Contains(page, "oembed") {
		t.Error("without an address the front page names oembed.json")
	}
	args := []string{"-wasm", filepath.Join(filepath.Dir(dir), "app.wasm"), "-web", "../../web", "-out", dir, "-cache", "../../build/cache", "-url", "https://x.example/digits"}
	if err := run(args, io.Discard); err != nil {
		t.Fatal(err)
	}
	if got := frameIn(t, []byte(read(t, dir, oembedName))); got != "https://x.example/digits/embed/" {
		t.Errorf("the frame's address is %q", got)
	}
	const link = `<link rel="alternate" type="application/json+oembed" href="https://x.example/digits/oembed.json">`
	for name, want := range map[string]bool{"index.html": true, "embed/index.html": true, "teach/index.html": false, onePage: false} {
		if got := strings.Contains(read(t, dir, filepath.FromSlash(name)), link); got != want {
			t.Errorf("%s names oembed.json: %v, want %v", name, got, want)
		}
	}
}
