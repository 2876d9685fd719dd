package main

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app"
	"inkling/app/i18n"
	"inkling/app/lesson/text"
	"inkling/app/state"
	"inkling/server/policy"
)

// pageTemplate is every page. English stands in place, Chinese in a template
// that boot.js puts there for who reads it. Words that are not the program's
// stand behind it in both, of which the style shows one. All addresses are relative, so
// that the folder can lie anywhere.
var pageTemplate = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en" data-page="{{.Name}}"{{with .Parts}} data-parts="{{.}}"{{end}}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{.Policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>{{.Title}}</title>
<meta name="description" content="{{.Description}}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f7f4ee">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12161c">
<link rel="icon" type="image/svg+xml" href="{{.Root}}{{.Icon}}">
<link rel="stylesheet" href="{{.Root}}{{.Style}}">
{{- if .Boot}}
<link rel="manifest" href="{{.Root}}{{.Manifest}}">
{{- with .OEmbed}}
<link rel="alternate" type="application/json+oembed" href="{{.}}">
{{- end}}
<script src="{{.Root}}{{.Boot}}" data-version="{{.Version}}" data-wasm="{{.Root}}{{.Wasm}}" data-wasm-size="{{.WasmSize}}" data-exec="{{.Root}}{{.Exec}}" data-weights="{{.Root}}{{.Weights}}" data-detector="{{.Root}}{{.Detector}}" data-sample="{{.Root}}{{.Sample}}" data-lesson-en="{{.Root}}{{index .Lesson 0}}" data-lesson-zh="{{.Root}}{{index .Lesson 1}}" data-nets="{{.Root}}web/weights/" data-offline="{{.Root}}{{.Offline}}"{{with .Alone}} data-alone="{{.}}"{{end}}></script>
<script src="{{.Root}}{{.Pen}}"></script>
{{- end}}
{{- if .Script}}
<script src="{{.Root}}{{.Script}}"></script>
{{- end}}
</head>
<body>
{{.English}}
{{- if .Words}}
<main class="teach">{{.Words}}</main>
{{- end}}
{{- if .Chinese}}
<template id="page-zh" data-title="{{.ChineseTitle}}">{{.Chinese}}</template>
{{- end}}
{{- if .Boot}}
<noscript><p class="page">{{.NoScript}}</p></noscript>
{{- end}}
</body>
</html>
`))

// pageData fills pageTemplate. Root leads from the page to the site's root.
type pageData struct {
	Name, Root, Policy, Version                string
	Title, ChineseTitle, Description, NoScript string
	Icon, Style, Boot, Pen, Wasm, Exec         string
	Weights, Detector, Sample                  string
	Manifest, Offline                          string
	WasmSize                                   int
	Lesson                                     [len(i18n.Langs)]string
	English, Chinese                           template.HTML // what the program takes over
	Words                                      template.HTML // what is not the program's, in both languages
	Script                                     string        // of this page only
	Parts                                      string        // that a course page shows at first
	Alone                                      string        // the same page as one file, beside it
	OEmbed                                     string        // the whole address of what tells how to embed the page
}

// renderPage is one page as a file.
func renderPage(p app.Page, a assets) ([]byte, error) {
	data := pageData{
		Name: p.Name, Root: rootFrom(p.Path), Policy: policy.ContentSecurity, Version: app.Version,
		Title: i18n.T(i18n.English, p.Title), ChineseTitle: i18n.T(i18n.Chinese, p.Title),
		Description: i18n.T(i18n.English, p.Description) + " " + i18n.T(i18n.Chinese, p.Description),
		NoScript:    i18n.T(i18n.English, i18n.NoScript) + " " + i18n.T(i18n.Chinese, i18n.NoScript),
		Icon:        a.icon, Style: a.style, Boot: a.boot, Pen: a.pen,
		Wasm: a.wasm, Exec: a.exec, Weights: a.weights, Detector: a.detector, Sample: a.sample, Lesson: a.lesson, WasmSize: a.wasmSize,
		Manifest: manifestName, Offline: a.offline,
	}
	for _, side := range []struct {
		lang i18n.Lang
		into *template.HTML
	}{{i18n.English, &data.English}, {i18n.Chinese, &data.Chinese}} {
		body, err := prerender(p.Component(side.lang))
		if err != nil {
			return nil, err
		}
		*side.into = template.HTML(body)
	}
	if p.Name != "teach" && a.url != "" {
		data.OEmbed = a.url + oembedName
	}
	switch p.Name {
	case "embed":
		data.Script, data.Parts, data.Alone = a.frame, strings.Join(state.DefaultParts, " "), path.Base(onePage)
	case "teach":
		data.Script = a.teach
		for _, l := range i18n.Langs {
			words, err := text.Teacher(l, a.networks)
			if err != nil {
				return nil, err
			}
			data.Words += template.HTML(fmt.Sprintf("\n<article lang=%q>\n%s\n</article>", l.Tag(), words))
		}
	}
	return execute(data)
}

// renderNotFound is 404.html. Hosts send it for addresses of any depth, so its
// own addresses begin at the host's root; it brings its words in both languages.
func renderNotFound(a assets) ([]byte, error) {
	var b strings.Builder
	b.WriteString(`<main class="page">`)
	for _, l := range i18n.Langs {
		text := func(key i18n.Key) string { return template.HTMLEscapeString(i18n.T(l, key)) }
		fmt.Fprintf(&b, `<section class="panel" lang="%s"><h1>%s</h1><p>%s</p><p><a href="/">%s</a></p></section>`,
			l.Tag(), text(i18n.NotFoundTitle), text(i18n.NotFoundText), text(i18n.NotFoundLink))
	}
	b.WriteString(`</main>`)
	return execute(pageData{
		Name: "not-found", Root: "/", Policy: policy.ContentSecurity, Title: "Inkling", Icon: a.icon, Style: a.style,
		English: template.HTML(b.String()),
	})
}

func execute(data pageData) ([]byte, error) {
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// rootFrom is the relative way from a page's folder to the site's root: "" for
// "/", "../" for "/embed/".
func rootFrom(path string) string {
	return strings.Repeat("../", strings.Count(path, "/")-1)
}

// prerender is a component's HTML before the program runs.
func prerender(c goapp.Composer) (string, error) {
	tester := goapp.NewServerTester(c)
	defer tester.Close()
	var b bytes.Buffer
	goapp.PrintHTML(&b, c)
	return mendHTML(b.String())
}
