package main

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"inkling/app"
	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/lesson/text"
	"inkling/server/archive"
)

// What stands between a chapter's page and the LMS.
var (
	//go:embed lms.js
	callsLMS string
	//go:embed scorm.js
	reports string
	//go:embed scorm.css
	style []byte
)

// unpacker has a page fetch the program packed.
//
//go:embed unpack.js
var unpacker []byte

// version is one of the two versions of SCORM that courses come in. Of 2004 it
// is the 3rd edition: the 4th says nothing more of a course like this, and every
// LMS that takes the 4th takes the 3rd.
type version struct {
	name     string // of the package
	scorm    string // as scorm.js knows it
	manifest *template.Template
}

//go:embed imsmanifest12.xml
var manifest12 string

//go:embed imsmanifest2004.xml
var manifest2004 string

var versions = []version{
	{"inkling-scorm12", "1.2", manifestTemplate(manifest12)},
	{"inkling-scorm2004", "2004", manifestTemplate(manifest2004)},
}

func manifestTemplate(source string) *template.Template {
	return template.Must(template.New("imsmanifest.xml").Funcs(template.FuncMap{"xml": func(s string) (string, error) {
		var b strings.Builder
		err := xml.EscapeText(&b, []byte(s))
		return b.String(), err
	}}).Parse(source))
}

// course is a course of ten chapters: a page for each, the files that all of
// them use, and the manifest that tells an LMS of them.
func (m *maker) course(v version) ([]archive.File, error) {
	titles, err := m.titles()
	if err != nil {
		return nil, err
	}
	data := struct {
		Name, Version, Title string
		Chapters             []chapterPage
		Shared               []string
	}{Name: v.name, Version: app.Version, Title: "Inkling: " + m.both(func(l i18n.Lang) string { return i18n.T(l, i18n.Tagline) })}
	shared := []archive.File{
		{Name: "LICENSE", Data: m.licence},
		{Name: "scorm.css", Data: style},
		{Name: "scorm.js", Data: []byte(callsLMS + "\n" + reports)},
		{Name: "unpack.js", Data: unpacker},
		{Name: thirdParty, Data: m.byName[thirdParty]},
	}
	shared = append(shared, m.packedProgram()...)
	page, err := m.plain(m.byName["index.html"])
	if err != nil {
		return nil, fmt.Errorf("index.html: %w", err)
	}
	for _, name := range m.usedBy(page) {
		shared = append(shared, archive.File{Name: name, Data: m.byName[name]})
	}
	slices.SortFunc(shared, func(a, b archive.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range shared {
		data.Shared = append(data.Shared, f.Name)
	}
	files := shared
	for i, title := range titles {
		c := chapterPage{ID: fmt.Sprintf("chapter-%d", i+1), Title: title}
		launch, err := m.launch(page, v, i+1, title)
		if err != nil {
			return nil, fmt.Errorf("index.html: %w", err)
		}
		data.Chapters = append(data.Chapters, c)
		files = append(files, archive.File{Name: c.ID + ".html", Data: launch})
	}
	var manifest bytes.Buffer
	if err := v.manifest.Execute(&manifest, data); err != nil {
		return nil, err
	}
	return append([]archive.File{{Name: "imsmanifest.xml", Data: manifest.Bytes()}}, files...), nil
}

// chapterPage is an item of a course.
type chapterPage struct{ ID, Title string }

// titles are those of the chapters, with their numbers.
func (m *maker) titles() ([]string, error) {
	var scripts [len(i18n.Langs)]*lesson.Script
	for _, l := range i18n.Langs {
		var err error
		if scripts[l], err = text.Script(l); err != nil {
			return nil, err
		}
	}
	var titles []string
	for i := range lesson.Chapters {
		titles = append(titles, fmt.Sprintf("%d %s", i+1, m.both(func(l i18n.Lang) string { return scripts[l].Chapters[i].Title })))
	}
	return titles, nil
}

// both is a text in the languages that titles are in.
func (m *maker) both(say func(i18n.Lang) string) string {
	var said []string
	for _, l := range m.langs {
		said = append(said, say(l))
	}
	return strings.Join(said, " · ")
}

// launch is the lab as the page of one chapter, with what reports to the LMS
// before its first script.
func (m *maker) launch(page []byte, v version, chapter int, title string) ([]byte, error) {
	ours := fmt.Sprintf("<link rel=\"stylesheet\" href=\"scorm.css\">\n<script src=\"scorm.js\" data-scorm=%q data-chapter=\"%d\" data-lang=%q data-title=\"%s\"></script>\n",
		v.scorm, chapter, m.lang, html.EscapeString(title))
	n := 0
	page = bootScript.ReplaceAllFunc(page, func(boot []byte) []byte {
		n++
		return append([]byte(ours), boot...)
	})
	if n != 1 {
		return nil, fmt.Errorf("found the script boot.js %d times, expected it once", n)
	}
	return page, nil
}

var (
	bootScript   = regexp.MustCompile(`<script src="((?:\.\./)*)web/boot\.`)
	manifestLink = regexp.MustCompile(`<link rel="manifest"[^>]*>\n`)
	offlineName  = regexp.MustCompile(` data-offline="[^"]*"`)
	attribute    = regexp.MustCompile(`="([^"]+)"`)
	netsFolder   = regexp.MustCompile(` data-nets="([^"]+)"`)
)

// plain is a page of the site that does not keep itself on the device, and
// fetches its program packed.
func (m *maker) plain(page []byte) ([]byte, error) {
	if n := len(offlineName.FindAll(page, -1)); n != 1 {
		return nil, fmt.Errorf("found data-offline %d times, expected it once", n)
	}
	page = manifestLink.ReplaceAll(page, nil)
	page = bootScript.ReplaceAll(page, []byte("<script src=\"${1}unpack.js\"></script>\n$0"))
	return offlineName.ReplaceAll(page, []byte(` data-offline=""`)), nil
}

// usedBy are the files of the site that a page at its root names, and the
// networks that it may load.
func (m *maker) usedBy(page []byte) []string {
	var names []string
	for _, found := range attribute.FindAllSubmatch(page, -1) {
		if name := string(found[1]); m.byName[name] != nil {
			names = append(names, name)
		}
	}
	for _, found := range netsFolder.FindAllSubmatch(page, -1) {
		for _, f := range m.site {
			if strings.HasPrefix(f.Name, string(found[1])) && strings.HasSuffix(f.Name, ".safetensors") {
				names = append(names, f.Name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// packedProgram is the program as unpack.js fetches it: as the site's gzip
// beside it.
func (m *maker) packedProgram() []archive.File {
	var packed []archive.File
	for _, f := range m.site {
		if name, is := strings.CutSuffix(f.Name, ".wasm.gz"); is {
			packed = append(packed, archive.File{Name: name + ".bin", Data: f.Data})
		}
	}
	return packed
}
