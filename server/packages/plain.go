package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"path"
	"strings"

	"inkling/app"
	"inkling/app/i18n"
	"inkling/app/lesson/text"
	"inkling/server/archive"
)

// thirdParty holds the licences of what the program is built with.
const thirdParty = "web/third-party.txt"

// filesArea is the site for an LMS's file area, which sends files as they are and
// has no place for a service worker.
func (m *maker) filesArea() ([]archive.File, error) {
	files := append([]archive.File{{Name: "LICENSE", Data: m.licence}, {Name: "unpack.js", Data: unpacker}}, m.packedProgram()...)
	for _, f := range m.site {
		switch {
		case path.Ext(f.Name) == ".br", path.Ext(f.Name) == ".gz": // side-cars
		case f.Name == "worker.js", f.Name == "manifest.webmanifest", strings.HasPrefix(f.Name, "web/offline."):
		case f.Name == "404.html": // its addresses begin at the host's root
		case offlineName.Match(f.Data) && path.Ext(f.Name) == ".html":
			page, err := m.plain(f.Data)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.Name, err)
			}
			files = append(files, archive.File{Name: f.Name, Data: page})
		default:
			files = append(files, f)
		}
	}
	return files, nil
}

//go:embed start.html
var startPage string

//go:embed readme.txt
var readme []byte

var startTemplate = template.Must(template.New("start.html").Parse(startPage))

// startSide is the start page in one language.
type startSide struct {
	Tagline  string
	Chapters []startChapter
}

type startChapter struct {
	Number int
	Title  string
}

// stick is a folder for a USB stick.
func (m *maker) stick() ([]archive.File, error) {
	var sides []startSide
	for _, l := range i18n.Langs {
		script, err := text.Script(l)
		if err != nil {
			return nil, err
		}
		side := startSide{Tagline: i18n.T(l, i18n.Tagline)}
		for i, c := range script.Chapters {
			side.Chapters = append(side.Chapters, startChapter{i + 1, c.Title})
		}
		sides = append(sides, side)
	}
	var start bytes.Buffer
	if err := startTemplate.Execute(&start, map[string]any{"English": sides[i18n.English], "Chinese": sides[i18n.Chinese], "Version": app.Version}); err != nil {
		return nil, err
	}
	return []archive.File{
		{Name: "LICENSE", Data: m.licence},
		{Name: "inkling.html", Data: m.single},
		{Name: "readme.txt", Data: readme},
		{Name: "start.html", Data: start.Bytes()},
		{Name: "teach.html", Data: m.teach},
		{Name: "third-party.txt", Data: m.byName[thirdParty]},
	}, nil
}
