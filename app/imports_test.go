package app

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// pkg is what go list tells of a package, test files left out.
type pkg struct {
	ImportPath string
	Standard   bool
	Imports    []string
}

// list is every package of the module as built for a platform.
func list(t *testing.T, environment ...string) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Standard,Imports", "inkling/...")
	cmd.Env = append(os.Environ(), environment...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// The rules of the design: numbers → intent → pixels and text → DOM, and
// JavaScript behind one door.
func TestImportRules(t *testing.T) {
	const goapp = "github.com/maxence-charriere/go-app"
	foreign := func(path string) bool { return strings.Contains(strings.SplitN(path, "/", 2)[0], ".") }
	in := func(path string, roots ...string) bool {
		for _, r := range roots {
			if path == r || strings.HasPrefix(path, r+"/") {
				return true
			}
		}
		return false
	}
	serving := func(p string) bool { // part of the server, not a tool beside it
		return in(p, "inkling/server") && !in(p, "inkling/server/site", "inkling/server/release", "inkling/server/packages", "inkling/server/e2e")
	}
	rules := []struct {
		name      string
		applies   func(path string) bool
		forbidden func(imported string) bool
	}{
		{"the core imports the standard library and itself", func(p string) bool { return in(p, "inkling/nn") && !in(p, "inkling/nn/cmd") },
			func(i string) bool { return foreign(i) || in(i, "inkling") && !in(i, "inkling/nn") }},
		{"state, view, lesson, links and words know no go-app", func(p string) bool {
			return in(p, "inkling/app/state", "inkling/app/view", "inkling/app/lesson", "inkling/app/permalink", "inkling/app/i18n")
		}, func(i string) bool { return in(i, goapp) || in(i, "inkling/app/dom") || i == "inkling/app" }},
		{"the rule-based reader knows pictures only, and its own source", func(p string) bool { return in(p, "inkling/app/lesson/rules") },
			func(i string) bool { return i != "inkling/nn/ink" && i != "embed" }},
		{"state knows no view", func(p string) bool { return in(p, "inkling/app/state") }, func(i string) bool { return in(i, "inkling/app/view") }},
		{"only dom touches JavaScript", func(p string) bool {
			return in(p, "inkling") && !in(p, "inkling/app/dom") && !in(p, "inkling/server/e2e/speed") // which is no part of the page
		}, func(i string) bool { return i == "syscall/js" }},
		{"the page does not carry MNIST", func(p string) bool { return in(p, "inkling/app") }, func(i string) bool { return in(i, "inkling/nn/mnist") }},
		{"only eval paints with foreign fonts", func(p string) bool { return in(p, "inkling") && p != "inkling/nn/cmd/eval" },
			func(i string) bool { return in(i, "golang.org/x/image") }},
		{"the page carries no yardstick", func(p string) bool { return in(p, "inkling/app") },
			func(i string) bool { return in(i, "inkling/nn/plain") || in(i, "inkling/server") }},
		{"the textbook network shares nothing with ours", func(p string) bool { return in(p, "inkling/nn/plain") }, func(i string) bool { return in(i, "inkling") }},
		{"the server knows no page", func(p string) bool { return serving(p) }, func(i string) bool { return in(i, "inkling/app", "inkling/server/site") }},
		{"and of a network only whether its file will do", func(p string) bool { return serving(p) && p != "inkling/server/weights" },
			func(i string) bool { return in(i, "inkling/nn") }},
	}
	packages := append(list(t), list(t, "GOOS=js", "GOARCH=wasm")...)
	if len(packages) < 20 {
		t.Fatalf("go list found %d packages only", len(packages))
	}
	for _, rule := range rules {
		met := 0
		for _, p := range packages {
			if !rule.applies(p.ImportPath) {
				continue
			}
			met++
			for _, i := range p.Imports {
				if rule.forbidden(i) {
					t.Errorf("%s: %s imports %s", rule.name, p.ImportPath, i)
				}
			}
		}
		if met == 0 {
			t.Errorf("%s: the rule meets no package", rule.name)
		}
	}
}
