package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"inkling/app"
	"inkling/app/i18n"
	"inkling/server/policy"
)

// generate makes a site around a small stand-in for the compiled program.
func generate(t *testing.T) (dir string, wasm []byte) {
	t.Helper()
	base := t.TempDir()
	wasm = bytes.Repeat([]byte("\x00asm not really "), 1000)
	program := filepath.Join(base, "app.wasm")
	if err := os.WriteFile(program, wasm, 0o644); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(base, "dist")
	args := []string{"-wasm", program, "-web", "../../web", "-out", dir, "-cache", "../../build/cache"}
	if err := run(args, io.Discard); err != nil {
		t.Fatal(err)
	}
	return dir, wasm
}

func read(t *testing.T, elements ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(elements...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// links are what a page leads to, without the place in it.
var links = regexp.MustCompile(`<a [^>]*href="([^"#]+)(?:#[^"]*)?"`)

func TestEverythingAPageNamesIsThere(t *testing.T) {
	dir, _ := generate(t)
	for _, p := range app.Pages() {
		folder := filepath.Join(dir, filepath.FromSlash(strings.Trim(p.Path, "/")))
		html := read(t, folder, "index.html")
		for _, m := range links.FindAllStringSubmatch(html, -1) {
			if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(m[1]), "index.html")); err != nil {
				t.Errorf("%s leads to %q: %v", p.Path, m[1], err)
			}
		}
		names := referred.FindAllStringSubmatch(html, -1)
		if len(names) < 8 {
			t.Errorf("%s names only %v", p.Path, names)
		}
		for _, m := range names {
			if strings.HasPrefix(m[1], "/") || strings.Contains(m[1], ":") {
				t.Errorf("%s names %q, want a relative address", p.Path, m[1])
			}
			if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(m[1]))); err != nil {
				t.Errorf("%s: %v", p.Path, err)
			}
		}
	}
}

func TestPageHoldsBothLanguagesPolicyAndName(t *testing.T) {
	dir, wasm := generate(t)
	html := read(t, dir, "index.html")
	for _, want := range []string{
		`<html lang="en" data-page="lab">`, `<template id="page-zh" data-title="` + i18n.T(i18n.Chinese, i18n.Title),
		i18n.T(i18n.English, i18n.DrawTitle), i18n.T(i18n.Chinese, i18n.DrawTitle), i18n.T(i18n.English, i18n.NoScript),
		`data-version="` + app.Version + `"`, `data-part="pad"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("index.html lacks %q", want)
		}
	}
	if !strings.Contains(strings.ReplaceAll(html, "&#39;", "'"), policy.ContentSecurity) {
		t.Error("index.html lacks the content security policy")
	}
	if m := regexp.MustCompile(`data-wasm-size="(\d+)"`).FindStringSubmatch(html); m == nil || m[1] != strconv.Itoa(len(wasm)) {
		t.Errorf("size of the program %v, want %d", m, len(wasm))
	}
	teachersWords(t, read(t, dir, "teach", "index.html"), html)
}

// teachersWords checks that the teacher's words stand in their own page, in both
// languages, with what the network's file says of itself, and not in the front
// page, which leads to them.
func teachersWords(t *testing.T, html, front string) {
	t.Helper()
	for _, want := range []string{
		`data-page="teach"`, "<body>\n<div class=\"page\">", `<article lang="en">`, `<article lang="zh-Hans">`,
		`data-title="` + i18n.T(i18n.Chinese, i18n.TeacherTitle), `href="../#ch=10"`, `src="../web/teach.`,
		"97.37 %", "97.37%", `id="worksheet-en"`, `href="#worksheet-zh"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("teach/index.html lacks %q", want)
		}
	}
	if strings.Contains(front, "<article") || strings.Contains(front, "web/teach.") || !strings.Contains(front, `href="teach/"`) {
		t.Error("the front page carries the teacher's words, or does not lead to them")
	}
}

func TestNotFoundLeadsBack(t *testing.T) {
	dir, _ := generate(t)
	html := read(t, dir, "404.html")
	for _, want := range []string{`<a href="/">`, i18n.T(i18n.Chinese, i18n.NotFoundLink), `href="/web/style.`} {
		if !strings.Contains(html, want) {
			t.Errorf("404.html lacks %q", want)
		}
	}
}

func TestNoInlineScriptOrStyleAndNoOtherHost(t *testing.T) {
	dir, _ := generate(t)
	for _, name := range []string{"index.html", "teach/index.html", "404.html"} {
		html := read(t, dir, name)
		for _, bad := range []string{`<script>`, `<style`, ` style="`, ` onclick=`, `http://`, `https://`, `disabled="false"`, `="//`} {
			if strings.Contains(html, bad) {
				t.Errorf("%s contains %q", name, bad)
			}
		}
		if bare := regexp.MustCompile(`aria-[a-z]+(=""|[ >])`).FindString(html); bare != "" {
			t.Errorf("%s has a bare %q", name, bare)
		}
	}
}

func TestSideCarsUnpackToTheFile(t *testing.T) {
	dir, wasm := generate(t)
	names, err := filepath.Glob(filepath.Join(dir, "web", "app.*.wasm"))
	if err != nil || len(names) != 1 {
		t.Fatalf("programs %v, %v", names, err)
	}
	if got := []byte(read(t, names[0])); !bytes.Equal(got, wasm) {
		t.Error("the program changed")
	}
	br, err := io.ReadAll(brotli.NewReader(strings.NewReader(read(t, names[0]+".br"))))
	if err != nil || !bytes.Equal(br, wasm) {
		t.Errorf("brotli side-car: %v", err)
	}
	z, err := gzip.NewReader(strings.NewReader(read(t, names[0]+".gz")))
	if err != nil {
		t.Fatal(err)
	}
	if gz, err := io.ReadAll(z); err != nil || !bytes.Equal(gz, wasm) {
		t.Errorf("gzip side-car: %v", err)
	}
}

// TestNetworksToCompareWithWait: what the lesson compares its network with is
// there, also compressed, but no page names it, so that a first visit neither
// waits for it nor counts it.
func TestNetworksToCompareWithWait(t *testing.T) {
	dir, _ := generate(t)
	html := read(t, dir, "index.html")
	for _, name := range []string{"linear", "mlp-16-16-relu"} {
		weights := "web/weights/" + name + ".safetensors"
		for _, suffix := range []string{".br", ".gz"} {
			if read(t, dir, filepath.FromSlash(weights+suffix)) == "" {
				t.Errorf("%s%s is empty", weights, suffix)
			}
		}
		if read(t, dir, filepath.FromSlash(weights)) != read(t, "../../"+weights) {
			t.Errorf("%s changed", weights)
		}
		if strings.Contains(html, name+".safetensors") || strings.Contains(html, name+"-history.json") {
			t.Errorf("index.html names %s, and so loads or counts it", name)
		}
	}
	if read(t, dir, "web", "weights", "mlp-16-16-history.json") == "" {
		t.Error("no training curve of the lesson's network")
	}
}

func TestSameInputSameSite(t *testing.T) {
	a, _ := generate(t)
	b, _ := generate(t)
	for _, name := range []string{"index.html", "teach/index.html", "404.html"} {
		if read(t, a, name) != read(t, b, name) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

func TestMissingProgramIsNamed(t *testing.T) {
	err := run([]string{"-wasm", "nowhere.wasm", "-web", "../../web", "-out", filepath.Join(t.TempDir(), "d")}, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "nowhere.wasm: not found; run make site") {
		t.Errorf("got %v", err)
	}
}

func TestAFailedRunLeavesTheOldSite(t *testing.T) {
	dir, _ := generate(t)
	before := read(t, dir, "index.html")
	if err := run([]string{"-wasm", "nowhere.wasm", "-web", "../../web", "-out", dir}, io.Discard); err == nil {
		t.Fatal("ran without a program")
	}
	if read(t, dir, "index.html") != before {
		t.Error("the old site changed")
	}
}

func TestMendHTML(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"false booleans go", `<button disabled="false" b="2" a="1">x</button>`, `<button a="1" b="2">x</button>`},
		{"bare aria is true", `<p aria-expanded>x</p>`, `<p aria-expanded="true">x</p>`},
		{"indentation goes, text stays", "<div>\n  <p>\n a b </p>\n</div>", "<div><p>\n a b </p></div>"},
	} {
		if got, err := mendHTML(c.in); err != nil || got != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestRootFrom(t *testing.T) {
	for in, want := range map[string]string{"/": "", "/embed/": "../", "/a/b/": "../../"} {
		if got := rootFrom(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
