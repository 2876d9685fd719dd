// Command packages makes what a teacher puts into a course or onto a stick: the
// lesson for an LMS that speaks SCORM 1.2 or 2004, the site for an LMS's file
// area, and the page as one file with a page to start from. Same sources, same
// bytes.
//
//	go run ./server/packages -dist dist -single build/inkling.html -teach build/teach.html -out build/packages
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"inkling/app/i18n"
	"inkling/server/archive"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "packages: error: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("packages", flag.ContinueOnError)
	dist := flags.String("dist", "dist", "the generated site")
	single := flags.String("single", "build/inkling.html", "the page in one file")
	teach := flags.String("teach", "build/teach.html", "the teacher's page in one file")
	out := flags.String("out", "build/packages", "the folder to write; what was there is replaced")
	lang := flags.String("lang", "", "en or zh: titles in this language only, and chapters that begin in it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	made, err := read(*dist, *single, *teach, *lang)
	if err != nil {
		return err
	}
	packages, err := made.packages()
	if err != nil {
		return err
	}
	if err := errors.Join(os.RemoveAll(*out), os.MkdirAll(*out, 0o755)); err != nil {
		return err
	}
	when := archive.Stamp(made.site)
	for _, p := range packages {
		data, err := archive.Zip(p.files, when)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*out, p.name), data, 0o644); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(stdout, "%9d  %s\n", len(data), p.name); err != nil {
			return err
		}
	}
	return nil
}

// pack is one package: a file name and what is in it.
type pack struct {
	name  string
	files []archive.File
}

// maker makes packages of the site.
type maker struct {
	site    []archive.File
	byName  map[string][]byte
	single  []byte // the page, and the teacher's, each in one file
	teach   []byte
	licence []byte
	langs   []i18n.Lang // that titles are in
	lang    string      // that chapters begin in, "" for the learner's
}

// read takes in what packages are made of.
func read(dist, single, teach, lang string) (*maker, error) {
	m := &maker{byName: map[string][]byte{}, langs: i18n.Langs[:], lang: lang}
	if lang != "" {
		l, ok := i18n.ParseLang(lang)
		if !ok || l.Code() != lang {
			return nil, fmt.Errorf("-lang %s: expected en, zh or nothing, which is both", lang)
		}
		m.langs = []i18n.Lang{l}
	}
	var err error
	if m.site, err = archive.ReadFolder(dist); err != nil {
		return nil, fmt.Errorf("%w; run make site first", err)
	}
	for _, f := range m.site {
		m.byName[f.Name] = f.Data
	}
	if m.single, err = os.ReadFile(single); err != nil {
		return nil, fmt.Errorf("%w; make scorm writes it first", err)
	}
	if m.teach, err = os.ReadFile(teach); err != nil {
		return nil, fmt.Errorf("%w; make scorm writes it first", err)
	}
	m.licence, err = os.ReadFile("LICENSE")
	return m, err
}

// packages are all of them.
func (m *maker) packages() ([]pack, error) {
	var all []pack
	for _, v := range versions {
		files, err := m.course(v)
		if err != nil {
			return nil, err
		}
		all = append(all, pack{v.name + ".zip", files})
	}
	plain, err := m.filesArea()
	if err != nil {
		return nil, err
	}
	stick, err := m.stick()
	if err != nil {
		return nil, err
	}
	return append(all, pack{"inkling-lms-files.zip", plain}, pack{"inkling-usb.zip", stick}), nil
}
