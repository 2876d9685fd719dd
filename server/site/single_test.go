package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// generateSingle makes the site and, from the same files, the page as one file.
func generateSingle(t *testing.T) (dir, page string) {
	t.Helper()
	dir, _ = generate(t)
	base := filepath.Dir(dir)
	name := filepath.Join(base, "one", "inkling.html")
	args := []string{"-wasm", filepath.Join(base, "app.wasm"), "-web", "../../web", "-single", name, "-cache", "../../build/cache"}
	if err := run(args, io.Discard); err != nil {
		t.Fatal(err)
	}
	return dir, read(t, name)
}

// elements are a page's, those of the Chinese template as well.
func elements(t *testing.T, page string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func content(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

// unpack85 is what single.js does, by another way: digit by digit from a list.
func unpack85(t *testing.T, text string, size int) []byte {
	t.Helper()
	const digits = "()*+,-./0123456789:;}=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|"
	var out []byte
	text = strings.ReplaceAll(text, "\n", "")
	for group := range slices.Chunk([]byte(text), 5) {
		var n uint64
		for _, c := range group {
			digit := strings.IndexByte(digits, c)
			if digit < 0 {
				t.Fatalf("%q is no digit", c)
			}
			n = 85*n + uint64(digit)
		}
		out = binary.BigEndian.AppendUint32(out, uint32(n))
	}
	return out[:size]
}

func TestText85(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 2, 3, 4, 5, 799, 800, 801, 5000} {
		for _, fill := range []func() byte{func() byte { return 0 }, func() byte { return 255 }, func() byte { return byte(random.Uint32()) }} {
			data := make([]byte, size)
			for i := range data {
				data[i] = fill()
			}
			text := text85(data)
			if strings.ContainsAny(text, "<&'\"\r") {
				t.Errorf("%d bytes: %q could end an element or an attribute", size, text)
			}
			if got := unpack85(t, text, size); !bytes.Equal(got, data) {
				t.Errorf("%d bytes: %x, want %x", size, got, data)
			}
		}
	}
}

func TestOneFileHoldsWhatTheSiteHolds(t *testing.T) {
	dir, page := generateSingle(t)
	parts := map[string]string{}
	loads := map[string]bool{}
	for _, n := range elements(t, page) {
		if name := attr(n, "data-file"); name != "" {
			size, err := strconv.Atoi(attr(n, "data-bytes"))
			if err != nil {
				t.Fatal(err)
			}
			z, err := gzip.NewReader(bytes.NewReader(unpack85(t, content(n), size)))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			data, err := io.ReadAll(z)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			parts[name] = string(data)
		}
	}
	for name, data := range parts {
		if data != read(t, dir, filepath.FromSlash(name)) {
			t.Errorf("%s is not the site's", name)
		}
	}
	for _, n := range elements(t, read(t, dir, "index.html")) {
		for _, a := range n.Attr {
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(a.Val))); n.Data == "script" && strings.HasPrefix(a.Key, "data-") && filepath.Ext(a.Val) != ".js" && a.Val != "" && err == nil {
				loads[a.Val] = true
			}
		}
	}
	delete(loads, "web/weights/") // the folder; by name:
	for _, name := range []string{"mlp-16-16", "linear", "mlp-16-16-relu", "not-a-digit"} {
		loads["web/weights/"+name+".safetensors"] = true
	}
	if len(loads) < 8 {
		t.Errorf("the site loads only %v", loads)
	}
	for name := range loads {
		if _, ok := parts[name]; !ok {
			t.Errorf("%s is loaded by the site and not in the file", name)
		}
	}
}

func TestOneFileNamesNothingElse(t *testing.T) {
	_, page := generateSingle(t)
	var policy string
	var scripts, styles []string
	for _, n := range elements(t, page) {
		sum := sha256.Sum256([]byte(content(n)))
		hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		switch {
		case attr(n, "http-equiv") != "":
			policy = attr(n, "content")
		case n.Data == "script" && attr(n, "type") == "":
			scripts = append(scripts, hash)
		case n.Data == "style":
			styles = append(styles, hash)
			if strings.Contains(content(n), "url(") || strings.Contains(content(n), "@import") {
				t.Error("the style refers to a file")
			}
		}
		for _, a := range n.Attr {
			leads := slices.Contains([]string{"src", "href", "srcset", "data", "action", "poster", "style"}, a.Key)
			if leads && !strings.HasPrefix(a.Val, "data:") && !(n.Data == "a" && a.Key == "href") {
				t.Errorf(`<%s %s="%.80s">`, n.Data, a.Key, a.Val)
			}
			if a.Key == "data-exec" && a.Val != "" {
				t.Errorf("boot.js would load %s", a.Val)
			}
		}
	}
	want := "default-src 'none'; script-src 'wasm-unsafe-eval' " + strings.Join(scripts, " ") + "; style-src " + strings.Join(styles, " ") +
		"; img-src data: blob:; base-uri 'none'; form-action 'none'"
	if len(scripts) != 4 || len(styles) != 1 || policy != want {
		t.Errorf("the policy is\n%s, want\n%s", policy, want)
	}
	if _, again := generateSingle(t); again != page {
		t.Error("the same input gave another file")
	}
}

func TestWhatWouldEndAnElementIsRefused(t *testing.T) {
	for _, bad := range []string{"a = '</SCRIPT>'", "<!-- a", "a\r\nb"} {
		if _, _, err := inline("script", bad); err == nil {
			t.Errorf("%q went in", bad)
		}
	}
	if _, _, err := inline("script", "a < b"); err != nil {
		t.Error(err)
	}
}
