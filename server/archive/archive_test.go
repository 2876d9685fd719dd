package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// folder writes a small site, its files in this order and changed at this time.
func folder(t *testing.T, changed time.Time, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.Repeat("content of "+name+"\n", 100)), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, changed, changed); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// archives are a folder's two archives.
func archives(t *testing.T, dir string) (tgz, zip []byte, when time.Time) {
	t.Helper()
	all, err := ReadFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	all[0].Executable = true
	when = Stamp(all)
	if tgz, err = Tar(all, when); err != nil {
		t.Fatal(err)
	}
	if zip, err = Zip(all, when); err != nil {
		t.Fatal(err)
	}
	return tgz, zip, when
}

func TestSameInputSameBytes(t *testing.T) {
	tgz, zip, when := archives(t, folder(t, time.Now(), "index.html", "index.html.br", "web/a.js", "web/style/b.css"))
	again, zipAgain, _ := archives(t, folder(t, time.Now().Add(-9999*time.Hour), "web/style/b.css", "web/a.js", "index.html.br", "index.html"))
	if !bytes.Equal(tgz, again) {
		t.Error("two .tar.gz of one content differ")
	}
	if !bytes.Equal(zip, zipAgain) {
		t.Error("two .zip of one content differ")
	}
	other, otherZip, otherWhen := archives(t, folder(t, time.Now(), "index.html", "index.html.br", "web/a.js", "web/style/c.css"))
	if bytes.Equal(tgz, other) || bytes.Equal(zip, otherZip) {
		t.Error("another content has the same bytes")
	}
	if otherWhen.Equal(when) {
		t.Errorf("another content has the same time, %v: hosts would take its front page for the old one", when)
	}
	if when.Before(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)) || !when.Before(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)) || when.Unix()%2 != 0 {
		t.Errorf("time %v, want an even second of 2020 to 2023", when)
	}
}

func TestArchivesHoldTheFiles(t *testing.T) {
	dir := folder(t, time.Now(), "index.html", "index.html.br", "web/a.js")
	tgz, zipFile, when := archives(t, dir)
	want := map[string]string{}
	for _, name := range []string{"index.html", "index.html.br", "web/a.js"} {
		want[name] = strings.Repeat("content of "+name+"\n", 100)
	}

	z, err := gzip.NewReader(bytes.NewReader(tgz))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		data, err2 := io.ReadAll(r)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		got[h.Name] = string(data)
		if mode := map[bool]int64{true: 0o755, false: 0o644}[h.Name == "index.html"]; h.Mode != mode || !h.ModTime.Equal(when) || h.Uid != 0 || h.Uname != "" {
			t.Errorf("%s: mode %o, time %v, owner %d %q", h.Name, h.Mode, h.ModTime, h.Uid, h.Uname)
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf(".tar.gz holds %q", got)
	}

	r, err := zip.NewReader(bytes.NewReader(zipFile), int64(len(zipFile)))
	if err != nil {
		t.Fatal(err)
	}
	clear(got)
	for _, f := range r.File {
		c, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(c)
		if err != nil {
			t.Fatal(err)
		}
		got[f.Name] = string(data)
		if f.Mode().Perm() != map[bool]os.FileMode{true: 0o755, false: 0o644}[f.Name == "index.html"] || !f.Modified.Equal(when) {
			t.Errorf("%s: mode %v, time %v", f.Name, f.Mode(), f.Modified)
		}
		if method := map[bool]uint16{true: zip.Store, false: zip.Deflate}[f.Name == "index.html.br"]; f.Method != method {
			t.Errorf("%s: method %d, want %d", f.Name, f.Method, method)
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf(".zip holds %q", got)
	}
}

func TestAFolderWithoutASiteIsRefused(t *testing.T) {
	if _, err := ReadFolder(folder(t, time.Now(), "web/a.js")); err == nil || !strings.Contains(err.Error(), "found no index.html") {
		t.Errorf("got %v", err)
	}
	dir := folder(t, time.Now(), "index.html")
	if err := os.Symlink("index.html", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFolder(dir); err == nil || !strings.Contains(err.Error(), "expected a regular file") {
		t.Errorf("a link: got %v", err)
	}
}
