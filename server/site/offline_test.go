package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"image/png"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"inkling/app"
	"inkling/app/i18n"
)

// listedFile is one line of the worker's list.
type listedFile struct {
	name, hash string
	first      bool
}

// listed is the list in the worker of a site.
func listed(t *testing.T, dir string) (list []listedFile) {
	t.Helper()
	m := regexp.MustCompile(`const FILES = (\[.*\]);`).FindStringSubmatch(read(t, dir, workerName))
	if m == nil {
		t.Fatal("the worker has no list")
	}
	var raw [][3]any
	if err := json.Unmarshal([]byte(m[1]), &raw); err != nil {
		t.Fatal(err)
	}
	for _, r := range raw {
		list = append(list, listedFile{r[0].(string), r[1].(string), r[2].(float64) == 1})
	}
	return list
}

func TestTheWorkerListsWhatPagesNeedWithTheirHashes(t *testing.T) {
	dir, _ := generate(t)
	names := map[string]bool{}
	for _, f := range listed(t, dir) {
		if names[f.name] {
			t.Errorf("%s is listed twice", f.name)
		}
		names[f.name] = true
		sum := sha256.Sum256([]byte(read(t, dir, f.name)))
		if got := hex.EncodeToString(sum[:]); got != f.hash {
			t.Errorf("%s: hash %s, the file has %s", f.name, f.hash, got)
		}
	}
	var want []string
	address := regexp.MustCompile(`(?:href|src|data-[a-z-]+)="([^"#]*\.[^"]*)"`)
	for _, p := range app.Pages() {
		page := strings.TrimPrefix(path.Join(p.Path, "index.html"), "/")
		want = append(want, page)
		for _, m := range address.FindAllStringSubmatch(read(t, dir, page), -1) {
			name := path.Join(path.Dir(page), m[1])
			if name == onePage {
				continue // twice what is there already, for frames that no worker reaches
			}
			if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.Mode().IsRegular() {
				want = append(want, name)
			}
		}
	}
	networks, err := filepath.Glob("../../web/weights/*.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range networks {
		want = append(want, "web/weights/"+filepath.Base(n))
	}
	want = append(want, elementName)
	if len(want) < 17 {
		t.Errorf("pages name only %v", want)
	}
	for _, name := range want {
		if !names[name] {
			t.Errorf("%s is not listed", name)
		}
	}
	for name := range names {
		if name == workerName || name == "404.html" || path.Ext(name) == ".md" {
			t.Errorf("%s is listed", name)
		}
	}
}

func TestWhatTheFirstPredictionNeedsIsListedFirst(t *testing.T) {
	dir, _ := generate(t)
	list := listed(t, dir)
	last := 0
	var first []string
	for i, f := range list {
		if f.first {
			first = append(first, f.name)
			last = i
		}
	}
	if last != len(first)-1 {
		t.Errorf("what is needed first is not in front: %v", list)
	}
	for _, want := range []string{"index.html", "web/style.", "web/boot.", "web/pen.", "web/wasm_exec.", "web/app.", "web/weights/mlp-16-16.", "web/weights/not-a-digit.", "web/icons/icon.svg"} {
		if !slices.ContainsFunc(first, func(name string) bool { return strings.HasPrefix(name, want) }) {
			t.Errorf("%s… is not among the first: %v", want, first)
		}
	}
	if slices.ContainsFunc(first, func(name string) bool { return strings.Contains(name, "samples") || strings.Contains(name, "lesson") }) {
		t.Errorf("what can wait is among the first: %v", first)
	}
}

// With the compiled program in place of the stand-in.
func TestEverythingOfflineIsSmall(t *testing.T) {
	dir, _ := generate(t)
	var total int64
	for _, f := range listed(t, dir) {
		if path.Ext(f.name) == ".wasm" {
			continue
		}
		total += transferred(t, filepath.Join(dir, filepath.FromSlash(f.name)))
	}
	program, err := os.ReadFile("../../build/app.wasm")
	if err != nil {
		t.Skip("build/app.wasm: make site compiles it")
	}
	small, err := compressed("../../build/cache", program, 0)
	if err != nil {
		t.Fatal(err)
	}
	total += int64(len(small))
	t.Logf("everything offline: %.3f MB", float64(total)/1e6)
	if total > 3_000_000 {
		t.Errorf("everything offline is %d bytes, want at most 3,000,000", total)
	}
}

// transferred is what a file takes with brotli.
func transferred(t *testing.T, name string) int64 {
	t.Helper()
	info, err := os.Stat(name + ".br")
	if err != nil {
		if info, err = os.Stat(name); err != nil {
			t.Fatal(err)
		}
	}
	return info.Size()
}

func TestAnotherFileMakesAnotherVersion(t *testing.T) {
	version := func(page string) string {
		f := files{"index.html": []byte(page), "web/worker.js": []byte(`"{{version}}" "{{files}}"`)}
		if err := f.addWorker(); err != nil {
			t.Fatal(err)
		}
		return string(f[workerName][:18])
	}
	first, same, other := version("a"), version("a"), version("b")
	if first != same || first == other {
		t.Errorf("versions %s, %s, %s", first, same, other)
	}
}

func TestNoMarkerIsLeft(t *testing.T) {
	dir, _ := generate(t)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".js" && bytes.Contains([]byte(read(t, name)), []byte(`{{`)) {
			t.Errorf("%s has a marker left", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fillIn([]byte(`"{{a}}" "{{a}}"`), map[string]any{"a": 1}); err == nil {
		t.Error("a marker twice was taken")
	}
	if _, err := fillIn(nil, map[string]any{"a": 1}); err == nil {
		t.Error("a missing marker was taken")
	}
}

func TestManifest(t *testing.T) {
	dir, _ := generate(t)
	var m struct {
		Name      string
		StartURL  string `json:"start_url"`
		Scope     string
		Icons     []struct{ Src, Sizes, Purpose string }
		Shortcuts []struct{ Name, URL string }
	}
	if err := json.Unmarshal([]byte(read(t, dir, manifestName)), &m); err != nil {
		t.Fatal(err)
	}
	if m.Name == "" || m.StartURL != "./" || m.Scope != "./" || len(m.Shortcuts) == 0 || !strings.Contains(m.Shortcuts[0].Name, i18n.T(i18n.Chinese, i18n.Lesson)) {
		t.Errorf("manifest %+v", m)
	}
	sizes := map[string]bool{}
	for _, i := range m.Icons {
		data := read(t, dir, i.Src)
		if path.Ext(i.Src) != ".png" {
			continue
		}
		c, err := png.DecodeConfig(strings.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", i.Src, err)
		}
		if side := strconv.Itoa(c.Width); side+"x"+strconv.Itoa(c.Height) != i.Sizes {
			t.Errorf("%s is %d×%d, the manifest says %s", i.Src, c.Width, c.Height, i.Sizes)
		}
		sizes[i.Sizes+" "+i.Purpose] = true
	}
	for _, want := range []string{"192x192 any", "512x512 any", "512x512 maskable"} {
		if !sizes[want] {
			t.Errorf("no icon %s", want)
		}
	}
}

func TestWhatOfflineSaysIsInBothLanguages(t *testing.T) {
	placeholder := regexp.MustCompile(`\{[a-z]+\}`)
	source, err := os.ReadFile("../../web/offline.js")
	if err != nil {
		t.Fatal(err)
	}
	worker, err := os.ReadFile("../../web/worker.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range i18n.Offline {
		en, zh := placeholder.FindAllString(w.Words[i18n.English], -1), placeholder.FindAllString(w.Words[i18n.Chinese], -1)
		if slices.Sort(en); w.Words[i18n.English] == "" || w.Words[i18n.Chinese] == "" {
			t.Errorf("%s is not in both languages", w.Name)
		}
		if slices.Sort(zh); !slices.Equal(en, zh) {
			t.Errorf("%s: placeholders %v and %v", w.Name, en, zh)
		}
		if name := []byte(`"` + w.Name + `"`); !bytes.Contains(source, name) && !bytes.Contains(worker, name) {
			t.Errorf("nobody says %s", w.Name)
		}
	}
}
