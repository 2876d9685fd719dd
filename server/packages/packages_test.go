package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil { // the licence is at the root
		panic(err)
	}
	os.Exit(m.Run())
}

// frontPage is what a page of the site has that packages look at.
const frontPage = `<!doctype html>
<html lang="en" data-page="lab">
<head>
<link rel="stylesheet" href="web/style.0123456789abcdef.css">
<link rel="manifest" href="manifest.webmanifest">
<script src="web/boot.0123456789abcdef.js" data-wasm="web/app.0123456789abcdef.wasm" data-nets="web/weights/" data-offline="web/offline.0123456789abcdef.js"></script>
</head>
<body><a href="teach/">For teachers</a></body>
</html>
`

// build runs the command on a small site and returns what it wrote by package
// and file name; under "\x00" the package itself.
func build(t *testing.T, args ...string) map[string]map[string]string {
	t.Helper()
	dir := t.TempDir()
	site := map[string]string{
		"index.html": frontPage, "teach/index.html": strings.ReplaceAll(frontPage, "web/", "../web/"), "404.html": "not found",
		"worker.js": "worker", "manifest.webmanifest": "{}", "web/offline.0123456789abcdef.js": "offline",
		"web/weights/linear.md": "card",
	}
	for _, name := range []string{"style.0123456789abcdef.css", "boot.0123456789abcdef.js", "app.0123456789abcdef.wasm", "weights/linear.safetensors", "weights/mlp-16-16.safetensors", "third-party.txt", "teach.0123456789abcdef.js"} {
		site["web/"+name] = "content of " + name
		site["web/"+name+".br"] = "small"
		site["web/"+name+".gz"] = "small"
	}
	site["single.html"], site["teach.html"] = "one file", "another"
	for name, content := range site {
		path := filepath.Join(dir, "dist", filepath.FromSlash(name))
		if name == "single.html" || name == "teach.html" {
			path = filepath.Join(dir, name)
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	if err := run(append([]string{"-dist", filepath.Join(dir, "dist"), "-single", filepath.Join(dir, "single.html"), "-teach", filepath.Join(dir, "teach.html"), "-out", out}, args...), io.Discard); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(out, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		made[e.Name()] = contents(t, data)
		made[e.Name()]["\x00"] = string(data)
	}
	return made
}

// contents are the files in a .zip.
func contents(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := files[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		files[f.Name] = string(b)
	}
	return files
}

// A chapter's page names only files of the package, and nothing that an LMS has
// no use for.
func TestLaunchPages(t *testing.T) {
	files := build(t, "-lang", "zh")["inkling-scorm2004.zip"]
	for n := 1; n <= 10; n++ {
		page := files[fmt.Sprintf("chapter-%d.html", n)]
		ours := strings.Index(page, `<script src="scorm.js" data-scorm="2004" data-chapter="`+fmt.Sprint(n)+`" data-lang="zh" data-title="`)
		if boot := strings.Index(page, "web/boot."); ours < 0 || ours > boot || !strings.Contains(page, `<script src="unpack.js">`) {
			t.Errorf("chapter %d: what reports stands at %d, boot.js at %d", n, ours, boot)
		}
		for _, m := range regexp.MustCompile(`(?:src|href|data-wasm)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if files[m[1]] == "" && m[1] != "teach/" { // which scorm.css hides
				t.Errorf("chapter %d names %q, which is not there", n, m[1])
			}
		}
		for _, not := range []string{"manifest.webmanifest", "offline.0"} {
			if strings.Contains(page, not) {
				t.Errorf("chapter %d has %s", n, not)
			}
		}
	}
	if !strings.Contains(files["chapter-3.html"], `data-title="3 十个输出"`) || !strings.Contains(files["imsmanifest.xml"], "<title>3 十个输出</title>") {
		t.Error("titles of one language only are not")
	}
	if _, ok := files["web/weights/linear.safetensors"]; !ok {
		t.Error("the further networks are missing")
	}
}

func TestTheFilesArea(t *testing.T) {
	files := build(t)["inkling-lms-files.zip"]
	delete(files, "\x00")
	want := []string{"LICENSE", "index.html", "teach/index.html", "unpack.js", "web/app.0123456789abcdef.bin", "web/app.0123456789abcdef.wasm", "web/boot.0123456789abcdef.js", "web/style.0123456789abcdef.css", "web/teach.0123456789abcdef.js", "web/third-party.txt", "web/weights/linear.md", "web/weights/linear.safetensors", "web/weights/mlp-16-16.safetensors"}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("holds %q, want %q", got, want)
	}
	for _, page := range []string{"index.html", "teach/index.html"} {
		if !strings.Contains(files[page], `unpack.js"></script>`+"\n"+`<script src="`) || !strings.Contains(files[page], `data-offline=""`) || strings.Contains(files[page], "webmanifest") {
			t.Errorf("%s: %s", page, files[page])
		}
	}
}

func TestTheStick(t *testing.T) {
	files := build(t)["inkling-usb.zip"]
	delete(files, "\x00")
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, []string{"LICENSE", "inkling.html", "readme.txt", "start.html", "teach.html", "third-party.txt"}) {
		t.Errorf("holds %q", got)
	}
	start := files["start.html"]
	links := regexp.MustCompile(`href="([^"#]+)(?:#[^"]*)?"`).FindAllStringSubmatch(start, -1)
	for _, m := range links {
		if files[m[1]] == "" {
			t.Errorf("start.html leads to %s, which is not there", m[1])
		}
	}
	if len(links) != 26 || !strings.Contains(start, `<a href="inkling.html#lang=zh&amp;ch=10">`) || strings.Contains(start, "<script") {
		t.Errorf("%d links: %s", len(links), start)
	}
}

// Whatever was there first and whenever it is done; and nothing leads outside.
func TestPackagesAreReproducibleAndStayInside(t *testing.T) {
	made := build(t)
	again := map[string]string{}
	for name, files := range build(t) {
		again[name] = files["\x00"]
	}
	address := regexp.MustCompile(`(?:https?:)?//[\w-]+\.[\w.-]+`)
	spaces := regexp.MustCompile(`xmlns(:\w+)?="[^"]*"`)
	for name, files := range made {
		if files["\x00"] != again[name] {
			t.Errorf("%s: two of one content differ", name)
		}
		delete(files, "\x00")
		for file, content := range files {
			if found := address.FindString(spaces.ReplaceAllString(content, "")); found != "" && file != "LICENSE" {
				t.Errorf("%s: %s has the address %s", name, file, found)
			}
		}
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	dir := t.TempDir()
	for want, args := range map[string][]string{
		"run make site first": {"-dist", filepath.Join(dir, "none")},
		"expected en, zh":     {"-lang", "fr"},
	} {
		if err := run(args, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %q", args, err, want)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{"-dist", dir, "-single", filepath.Join(dir, "none")}, io.Discard); err == nil || !strings.Contains(err.Error(), "make scorm writes it first") {
		t.Errorf("got %v", err)
	}
	m := &maker{}
	if _, err := m.plain([]byte("<script>")); err == nil {
		t.Error("a page without data-offline is taken")
	}
	if _, err := m.launch([]byte("<script>"), versions[0], 1, "t"); err == nil {
		t.Error("a page without boot.js is taken")
	}
}
