package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"inkling/app"
	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/lesson/text"
	"inkling/nn"
)

// site is what a site is made of.
type site struct {
	wasm string // path of the compiled program
	web  string // folder that ships as it is
	exec string // path of the toolchain's wasm_exec.js

	cache string // folder of files that were compressed before
	url   string // where the site will be, with a slash at the end; "" if that is not known
}

// files is the whole site by path, "/" between folders.
type files map[string][]byte

// wasmExec finds the support script of the toolchain that compiles the
// program: the two belong together.
func wasmExec() (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"), nil
}

// assets are the files that pages refer to, by role. Those with a content hash
// in their name may be cached for good.
type assets struct {
	wasm, exec, boot, pen, style, weights, detector, sample, icon string
	offline                                                       string                       // the script that keeps the site on the device
	teach, frame                                                  string                       // the scripts of the teacher's page and of course pages
	networks                                                      map[string]map[string]string // what the weights files say of themselves
	lesson                                                        [len(i18n.Langs)]string      // by language
	wasmSize                                                      int
	url                                                           string // of the site, if it is known
}

// files makes the site in memory.
func (s *site) files() (files, error) {
	out := files{}
	if err := s.copyWeb(out); err != nil {
		return nil, err
	}
	program, err := os.ReadFile(s.wasm)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: not found; run make site, which compiles it first", s.wasm)
	} else if err != nil {
		return nil, err
	}
	support, err := os.ReadFile(s.exec)
	if err != nil {
		return nil, err
	}
	a := assets{
		wasmSize: len(program), icon: "web/icons/icon.svg", url: s.url,
		weights: "web/weights/mlp-16-16.safetensors", detector: "web/weights/not-a-digit.safetensors",
		sample: "web/samples/mnist-test-1000.bin",
	}
	out.bundleStyles()
	a.wasm = out.addHashed("web/app.wasm", program)
	a.exec = out.addHashed("web/wasm_exec.js", support)
	for role, name := range map[*string]string{&a.boot: "web/boot.js", &a.pen: "web/pen.js", &a.teach: "web/teach.js", &a.frame: "web/frame.js", &a.style: "web/style.css"} {
		*role = out.addHashed(name, out[name])
		delete(out, name)
	}
	if a.offline, err = out.addOffline(); err != nil {
		return nil, err
	}
	if out[manifestName], err = manifest(); err != nil {
		return nil, err
	}
	if out[oembedName], err = oembed(s.url); err != nil {
		return nil, err
	}
	for _, l := range i18n.Langs {
		script, err := text.Script(l)
		if err != nil {
			return nil, err
		}
		words, err := json.Marshal(script)
		if err != nil {
			return nil, err
		}
		a.lesson[l] = out.addHashed("web/lesson-"+l.Code()+".json", words)
	}
	for _, required := range []string{a.icon, a.weights, a.detector, a.sample, elementName} {
		if out[required] == nil {
			return nil, fmt.Errorf("%s: not found in %s; make train writes the weights, make sample the test digits", required, s.web)
		}
	}
	if a.networks, err = out.networks(); err != nil {
		return nil, err
	}
	for _, p := range app.Pages() {
		html, err := renderPage(p, a)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", p.Path, err)
		}
		out[strings.TrimPrefix(path.Join(p.Path, "index.html"), "/")] = html
	}
	if out["404.html"], err = renderNotFound(a); err != nil {
		return nil, err
	}
	if err := out.addWorker(); err != nil {
		return nil, err
	}
	out[onePage], err = singleFile(out, s.cache, "embed/index.html")
	return out, err
}

// onePage is the embeddable page as one file: for frames that have no origin,
// on hosts that let those fetch nothing.
const onePage = "embed/one.html"

// networks are what the weights files of the lesson's networks say of
// themselves, by name.
func (f files) networks() (map[string]map[string]string, error) {
	said := map[string]map[string]string{}
	for _, name := range lesson.Networks {
		file := "web/weights/" + name + ".safetensors"
		if f[file] == nil {
			continue
		}
		w, err := nn.ParseWeights(f[file])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		said[name] = w.Metadata
	}
	return said, nil
}

// bundleStyles puts the sheets of web/style behind web/style.css, in the order
// of their names: one request instead of many.
func (f files) bundleStyles() {
	var sheets []string
	for name := range f {
		if path.Dir(name) == "web/style" {
			sheets = append(sheets, name)
		}
	}
	slices.Sort(sheets)
	for _, name := range sheets {
		f["web/style.css"] = slices.Concat(f["web/style.css"], []byte("\n"), f[name])
		delete(f, name)
	}
}

// copyWeb takes every file of the web folder.
func (s *site) copyWeb(out files) error {
	return filepath.WalkDir(s.web, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(s.web, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		out[path.Join("web", filepath.ToSlash(rel))] = data
		return nil
	})
}

// addHashed adds data under a name with its content hash before the extension
// and returns that name: app.wasm becomes app.0123456789abcdef.wasm.
func (f files) addHashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:8]) + ext
	f[hashed] = data
	return hashed
}
