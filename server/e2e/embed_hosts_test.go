//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readmeSnippet is the first block of code of the README below the host's name, with
// the site's address in place.
func readmeSnippet(t testing.TB, name, at string) string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)\n\*\*` + regexp.QuoteMeta(name) + `\*\*[^` + "`" + `].*?\n` + "```[a-z]+\n(.*?)\n```").FindStringSubmatch("\n" + string(readme))
	if found == nil || !strings.Contains(found[1], example) && !strings.Contains(found[1], "<inkling-pad") {
		t.Fatalf("README has no snippet for %s", name)
	}
	return strings.ReplaceAll(found[1], example, at)
}

const example = "https://example.org/digits/"

// The page around, as a course author would write it.
func courseBody(snippet string) string {
	return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><link rel="icon" href="data:,"><h1>Week 1</h1><p>Draw a digit:</p>` + snippet + `<p>Read on.</p>`
}

// courseHost serves pages on a site that is not ours: another name, another port.
func courseHost(t testing.TB, header map[string]string, files map[string]string) (address string) {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		content, ok := files[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		for k, v := range header {
			w.Header().Set(k, v)
		}
		kind := "text/html; charset=utf-8"
		if strings.HasSuffix(name, ".js") {
			kind = "text/javascript"
		} else if strings.HasSuffix(name, ".css") {
			kind = "text/css"
		}
		w.Header().Set("Content-Type", kind)
		fmt.Fprint(w, content)
	}))
	t.Cleanup(s.Close)
	return strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/"
}

// asJupyter is what Jupyter makes of a cell: the HTML of its output.
func asJupyter(t testing.TB, cell string) string {
	t.Helper()
	if html := regexp.MustCompile(`(?s)HTML\("""(.*)"""\)`).FindStringSubmatch(cell); html != nil {
		return html[1]
	}
	frame := regexp.MustCompile(`IFrame\("([^"]*)", width="([^"]*)", height=(\d+)\)`).FindStringSubmatch(cell)
	if frame == nil {
		t.Fatalf("no IFrame in %s", cell)
	}
	return fmt.Sprintf(`<div class="output_html rendered_html"><iframe width="%s" height="%s" src="%s" frameborder="0" allowfullscreen></iframe></div>`,
		frame[2], frame[3], strings.ReplaceAll(frame[1], "&", "&amp;"))
}

// MkDocs' and Docusaurus' habits: a bar that stays, a narrow column, media that
// may not be wider than it.
const docsHead = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><link rel="icon" href="data:,"><style>
	*, *::before { box-sizing: border-box } body { margin: 0; font: 16px/1.6 sans-serif; color: #404040 }
	nav { position: sticky; top: 0; z-index: 5; height: 60px; background: #2980b9 } main { max-width: 800px; margin: auto; padding: 1.6em 3em }
	main * { max-width: 100% } iframe, img { vertical-align: middle } p { line-height: 24px; margin: 0 0 24px; font-size: 16px } </style>`

const relay = `<script>addEventListener("message", (e) => parent.postMessage(e.data, "*"))</script>`

// quoted is text for an attribute.
var quoted = strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace

// Each kind of page around: a digit is drawn in the frame, read, and told to it.
func TestCoursePages(t *testing.T) {
	element, iframe, sandboxed := readmeSnippet(t, "Any page, the element", site), readmeSnippet(t, "Any page, a plain iframe", site), readmeSnippet(t, "Any page, sandboxed", site)
	origin := strings.TrimSuffix(site, "/")
	pages := []struct {
		name   string
		body   string
		header map[string]string
		outer  string // the address of the frame around the frame, if there is one
		heard  string // what the console says
	}{
		{name: "the element", body: courseBody(element)},
		{name: "an iframe", body: courseBody(iframe)},
		{name: "sandboxed", body: courseBody(sandboxed)},
		{name: "the element, sandboxed", body: courseBody(strings.Replace(element, "<inkling-pad ", "<inkling-pad sandbox ", 1))},
		{name: "Moodle, Canvas", body: courseBody(readmeSnippet(t, "Moodle, Canvas", site))},
		{name: "Jupyter", body: courseBody(asJupyter(t, readmeSnippet(t, "Jupyter", site)))},
		{name: "Jupyter, the element", body: courseBody(asJupyter(t, readmeSnippet(t, "Jupyter, the element", site)))},
		{name: "MkDocs", body: docsHead + `<nav>A course</nav><main role="main"><h1>Week 1</h1>` + strings.Replace(strings.Replace(element, "<inkling-pad", "<p><inkling-pad", 1), "</inkling-pad>", "</inkling-pad></p>", 1) + `<p>Read on.</p></main>`},
		{name: "Docusaurus", body: docsHead + `<nav>A course</nav><main><article>` + strings.Replace(readmeSnippet(t, "Docusaurus", site), "{{border: 0}}", `"border:0"`, 1) + `</article></main>`},
		{name: "strict policy, the element", body: courseBody(element), header: map[string]string{
			"Content-Security-Policy": "default-src 'none'; img-src data:; script-src " + origin + "; frame-src " + origin + "; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"}},
		{name: "strict policy without our script", body: courseBody(element + strings.Replace(iframe, ` style="border: 0"`, "", 1)), heard: "script", header: map[string]string{
			"Content-Security-Policy": "default-src 'none'; img-src data:; script-src 'self'; frame-src " + origin}},
		{name: "cross-origin isolated", body: courseBody(element), header: isolatedPage},
		{name: "cross-origin isolated, an iframe", body: courseBody(iframe), header: isolatedPage},
		{name: "srcdoc in a sandbox", body: courseBody(`<iframe sandbox="allow-scripts" width="900" height="800" srcdoc="` + quoted(courseBody(relay+element)) + `"></iframe>`), outer: "about:srcdoc"},
		{name: "srcdoc in a sandbox, an iframe", body: courseBody(`<iframe sandbox="allow-scripts" width="900" height="800" srcdoc="` + quoted(courseBody(relay+strings.Replace(iframe, "embed/#", "embed/one.html#", 1))) + `"></iframe>`), outer: "about:srcdoc"},
		{name: "a blob in a sandbox", body: courseBody(`<iframe sandbox="allow-scripts allow-popups" width="900" height="800" data-page="` + quoted(courseBody(relay+element)) + `"></iframe>
			<script>const f = document.querySelector("iframe"); f.src = URL.createObjectURL(new Blob([f.dataset.page], {type: "text/html"}))</script>`), outer: "blob:"},
	}
	p := launch(t, desktop)
	hearing(p)
	for _, c := range pages {
		t.Run(c.name, func(t *testing.T) {
			p.t, p.console, p.all = t, nil, nil
			p.navigate(courseHost(t, c.header, map[string]string{"": c.body}))
			var f *frame
			if c.outer != "" {
				f = p.frame(c.outer).frame(site + "embed/")
			} else {
				f = p.frame(site + "embed/")
			}
			f.ready().draw(three, false)
			p.told("3")
			f.want("in the frame", status+" + "+digit, "sure3")
			f.want("cut off", `[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight].filter((v) => v > 0).join()`, "")
			p.shot("host-" + strings.ReplaceAll(strings.ReplaceAll(c.name, " ", "-"), ",", ""))
			if c.header["Cross-Origin-Opener-Policy"] != "" {
				p.want("isolated", `crossOriginIsolated`, "true")
			}
			for _, line := range p.console {
				if c.heard == "" || !strings.Contains(line, c.heard) {
					t.Errorf("console: %s", line)
				}
			}
		})
	}
	p.t = t
}

var isolatedPage = map[string]string{"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}

// Hosts of the site that say nothing of other origins: in a frame without one
// the page as one file takes over, with what was drawn before.
func TestASandboxedFrameOfAnyHost(t *testing.T) {
	dist, err := filepath.Abs("../../dist")
	if err != nil {
		t.Fatal(err)
	}
	p := launch(t, desktop)
	hearing(p)
	draws := func(t *testing.T, at string, early func(f *frame)) {
		p.t = t
		p.navigate(courseHost(t, nil, map[string]string{"": courseBody(readmeSnippet(t, "Any page, sandboxed", at))}))
		if early != nil {
			early(p.frame(at + "embed/"))
		}
		f := p.frame(at + "embed/one.html").ready()
		if early == nil {
			f.draw(three, false)
		}
		p.told("3")
		f.want("in the frame", status+" + "+digit, "sure3")
		f.want("the link's language", `document.documentElement.lang`, "en")
	}
	for _, s := range staticServers[1:] { // not ours, which says what is needed
		t.Run(s.name, func(t *testing.T) {
			address, _ := s.serveFolder(t, dist)
			draws(t, address+"/", nil)
		})
	}
	t.Run("drawn before it takes over", func(t *testing.T) {
		release := make(chan bool)
		files := http.FileServer(http.Dir(dist))
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Sec-Fetch-Mode") == "cors" {
				<-release
			}
			files.ServeHTTP(w, r)
		}))
		defer s.Close()
		draws(t, s.URL+"/", func(f *frame) {
			defer close(release)
			f.wait(part("pad"))
			f.draw(three, false)
			f.wait(padInk + ` > 100`)
		})
	})
	p.t = t
}
