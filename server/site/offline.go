package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"

	"inkling/app"
	"inkling/app/i18n"
)

// The files that let the site be kept on a device, by their names in the site.
const (
	manifestName = "manifest.webmanifest"
	workerName   = "worker.js" // at the root: what a worker may serve is its own folder
	offlineName  = "web/offline.js"
)

// kept are the files that a device keeps to work without a network, beside the
// pages: what has a hash in its name, as only pages know it, what course pages
// know by its plain name, and these kinds.
// What is written about the site's files is not among them.
var kept = regexp.MustCompile(`^web/(embed\.js|.*(\.[0-9a-f]{16}\.[a-z]+|\.safetensors|\.bin|\.png))$`)

// addOffline fills in the words of offline.js and returns its hashed name.
func (f files) addOffline() (string, error) {
	words := map[string][len(i18n.Langs)]string{}
	for _, w := range i18n.Offline {
		words[w.Name] = w.Words
	}
	script, err := fillIn(f[offlineName], map[string]any{"words": words})
	if err != nil {
		return "", fmt.Errorf("%s: %w", offlineName, err)
	}
	delete(f, offlineName)
	return f.addHashed(offlineName, script), nil
}

// fillIn replaces each "{{name}}" of a script, quotes and all, by a value as
// JSON. Every name must be there, once.
func fillIn(script []byte, values map[string]any) ([]byte, error) {
	for name, value := range values {
		data, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		marker := []byte(`"{{` + name + `}}"`)
		if n := bytes.Count(script, marker); n != 1 {
			return nil, fmt.Errorf("found %s %d times, expected it once", marker, n)
		}
		script = bytes.Replace(script, marker, data, 1)
	}
	return script, nil
}

// addWorker writes the service worker, which knows every file that is kept:
// what the first prediction needs comes first. Call it last.
func (f files) addWorker() error {
	const source = "web/" + workerName
	type entry [3]any // path, hash, 1 if the first prediction needs it
	var list []entry
	needed := f.firstNames()
	add := func(name string, first int) {
		sum := sha256.Sum256(f[name])
		list = append(list, entry{name, hex.EncodeToString(sum[:]), first})
	}
	for _, name := range needed {
		add(name, 1)
	}
	for _, name := range f.keptNames() {
		if !slices.Contains(needed, name) {
			add(name, 0)
		}
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	script, err := fillIn(f[source], map[string]any{"version": hex.EncodeToString(sum[:8]), "files": list})
	if err != nil {
		return fmt.Errorf("%s: %w", source, err)
	}
	delete(f, source)
	f[workerName] = script
	return nil
}

// firstNames are the front page and the files that it names for the first
// prediction, each once.
func (f files) firstNames() []string {
	names := []string{"index.html"}
	for _, m := range referred.FindAllSubmatch(f["index.html"], -1) {
		if name := string(m[1]); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// keptNames are all files that a device keeps, sorted, without those that
// only the front page names.
func (f files) keptNames() []string {
	var names []string
	for name := range f {
		if path.Base(name) == "index.html" || kept.MatchString(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// manifest makes the site installable. Its addresses are relative to itself.
// The format has one language: where there is room, words stand in both.
func manifest() ([]byte, error) {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
	}
	type shortcut struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	both := func(key i18n.Key) string { return i18n.T(i18n.English, key) + " · " + i18n.T(i18n.Chinese, key) }
	front := app.Pages()[0]
	m := struct {
		Name            string     `json:"name"`
		ShortName       string     `json:"short_name"`
		Description     string     `json:"description"`
		Lang            string     `json:"lang"`
		StartURL        string     `json:"start_url"`
		Scope           string     `json:"scope"`
		Display         string     `json:"display"`
		BackgroundColor string     `json:"background_color"`
		ThemeColor      string     `json:"theme_color"`
		Categories      []string   `json:"categories"`
		Icons           []icon     `json:"icons"`
		Shortcuts       []shortcut `json:"shortcuts"`
	}{
		Name: i18n.T(i18n.English, front.Title), ShortName: "Inkling", Description: both(front.Description), Lang: i18n.English.Tag(),
		StartURL: "./", Scope: "./", Display: "standalone", BackgroundColor: "#f7f4ee", ThemeColor: "#f7f4ee",
		Categories: []string{"education"},
		Icons: []icon{
			{"web/icons/icon.svg", "any", "image/svg+xml", "any"},
			{"web/icons/icon-192.png", "192x192", "image/png", "any"},
			{"web/icons/icon-512.png", "512x512", "image/png", "any"},
			{"web/icons/maskable-512.png", "512x512", "image/png", "maskable"},
		},
		Shortcuts: []shortcut{{both(i18n.Lesson), "./#ch=1"}, {both(i18n.GalleryTab), "./#tab=gallery"}},
	}
	return json.Marshal(m)
}
