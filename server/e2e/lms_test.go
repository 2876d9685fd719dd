//go:build e2e

package e2e

import (
	"archive/zip"
	"cmp"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// lms is an LMS of the least kind: it has one course, opens a chapter of it for
// a learner in a frame, and keeps what its runtime, scorm-again, hands it.
type lms struct {
	*httptest.Server
	t testing.TB

	mu    sync.Mutex
	kept  map[string]json.RawMessage // learner → CMI, as it came last
	full  bool                       // it takes nothing
	twist template.JS                // what is wrong with its runtime
}

// scormVersion is how a version of SCORM looks to an LMS.
type scormVersion struct {
	name, file, class, api string
	finish, spent, span    string // what its runtime tells of, and how a time looks
	core                   string // before some elements
	status, score, answer  string // elements, below cmi
}

var scormVersions = []scormVersion{
	{"1.2", "scorm12", "Scorm12API", "API", "LMSFinish", "LMSSetValue.cmi.core.session_time", `^0000:00:\d\d\.\d\d$`,
		"core.", "core.lesson_status", "core.score.raw", "student_response"},
	{"2004", "scorm2004", "Scorm2004API", "API_1484_11", "Terminate", "SetValue.cmi.session_time", `^PT0H0M\d+\.\d\dS$`,
		"", "completion_status", "score.raw", "learner_response"},
}

var lmsPage = template.Must(template.New("").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>LMS</title><link rel="icon" href="data:,">
<style>html, body { margin: 0; height: 100%; overflow: hidden } body { display: grid; grid-template-rows: 40px 1fr; font: 15px sans-serif; background: #dde } b { padding: 8px } iframe { border: 0; width: 100%; height: 100% }</style>
<b>Course › Chapter {{.Chapter}} › {{.Learner}}</b>
<script src="/runtime/{{.Version.File}}.min.js"></script>
<script>
window.finishes = 0;
const api = window[{{.Version.API}}] = new window[{{.Version.Class}}]({ lmsCommitUrl: "/commit?learner=" + {{.Learner}}, logLevel: 5, useAsynchronousCommits: false });
const kept = {{.Kept}};
if (kept) api.loadFromJSON(kept);
{{.Twist}}
api.on({{.Version.Finish}}, () => finishes++);
api.on({{.Version.Spent}}, (_, value) => { window.spent = value; });
</script>
<iframe id="sco" src="{{.Frame}}"></iframe>`))

// newLMS has the course of a version.
func newLMS(t testing.TB, v scormVersion) *lms {
	t.Helper()
	l := &lms{t: t, kept: map[string]json.RawMessage{}}
	mux := http.NewServeMux()
	mux.Handle("/course/", http.StripPrefix("/course/", http.FileServer(http.Dir(unzipped(t, "inkling-"+v.file+".zip")))))
	mux.Handle("/runtime/", http.StripPrefix("/runtime/", http.FileServer(http.Dir("testdata/scorm-again"))))
	mux.HandleFunc("/commit", l.commit)
	mux.HandleFunc("/launch", func(w http.ResponseWriter, r *http.Request) {
		learner, chapter := r.FormValue("learner"), r.FormValue("chapter")
		frame := "/course/chapter-" + chapter + ".html"
		if via := r.FormValue("via"); via != "" {
			frame = via + "/framed?src=" + template.URLQueryEscaper("http://"+r.Host+frame)
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		_ = lmsPage.Execute(w, map[string]any{
			"Twist": l.twist, "Learner": learner, "Chapter": chapter, "Kept": template.JS(cmp.Or(string(l.kept[learner]), "null")), "Frame": template.URL(frame),
			"Version": map[string]string{"File": v.file, "API": v.api, "Class": v.class, "Finish": v.finish, "Spent": v.spent},
		})
	})
	mux.HandleFunc("/framed", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<!doctype html><link rel="icon" href="data:,"><body style="margin:0"><iframe id="sco" src="%s" style="border:0;width:100%%;height:700px"></iframe>`, template.HTMLEscapeString(r.FormValue("src")))
	})
	l.Server = httptest.NewServer(mux)
	t.Cleanup(l.Close)
	return l
}

// unzipped is a folder with what is in a package.
func unzipped(t testing.TB, name string) string {
	t.Helper()
	z, err := zip.OpenReader("../../build/packages/" + name)
	if err != nil {
		t.Fatalf("%v; make scorm writes it", err)
	}
	defer z.Close()
	dir := t.TempDir()
	for _, f := range z.File {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// commit keeps what the runtime hands over.
func (l *lms) commit(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.full {
		http.Error(w, `{"result": "false", "errorCode": 101}`, http.StatusInsufficientStorage)
		return
	}
	var body struct{ CMI json.RawMessage }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil || body.CMI == nil {
		l.t.Errorf("commit: %v, %v", body, err)
	}
	l.kept[r.FormValue("learner")] = body.CMI
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprint(w, `{"result": "true", "errorCode": 0}`)
}

// set changes the LMS between two requests.
func (l *lms) set(change func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change()
}

// value is an element of what is kept of a learner, like "core.lesson_status".
func (l *lms) value(learner, element string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var at any
	_ = json.Unmarshal(l.kept[learner], &at)
	for name := range strings.SplitSeq(element, ".") {
		switch in := at.(type) {
		case map[string]any:
			at = in[name]
		case []any:
			var i int
			if n, err := fmt.Sscan(name, &i); n != 1 || err != nil || i >= len(in) {
				return ""
			}
			at = in[i]
		default:
			return ""
		}
	}
	if at == nil {
		return ""
	}
	return fmt.Sprint(at)
}

// keeps waits until an element that is kept of a learner has a value that will do.
func (l *lms) keeps(learner, element string, will func(string) bool) {
	l.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if will(l.value(learner, element)) {
			return
		}
	}
	l.t.Fatalf("%s of %s is %q; all: %s", element, learner, l.value(learner, element), l.kept[learner])
}

func is(want string) func(string) bool { return func(got string) bool { return got == want } }
func holds(want string) func(string) bool {
	return func(got string) bool { return strings.Contains(got, want) }
}

// launch opens a chapter for a learner as the LMS does.
func (l *lms) launch(p *page, learner string, chapter int) {
	l.t.Helper()
	p.navigate(fmt.Sprintf("%s/launch?learner=%s&chapter=%d", l.URL, learner, chapter))
	p.framed(chapter)
}

// framed waits for a chapter in the frame.
func (p *page) framed(chapter int) {
	p.t.Helper()
	p.wait(within(fmt.Sprintf(`document.documentElement.dataset.ready === "true" && %s.dataset.number === "%d"`, part("chapter"), chapter)))
}

// end closes the chapter, as leaving it does, and waits until that was said once.
func (l *lms) end(p *page) {
	l.t.Helper()
	eval[bool](p, `(document.getElementById("sco").remove(), true)`)
	p.want("sessions ended", `finishes`, "1")
}

// within is an expression about the page in the frame.
func within(js string) string {
	return `(f => f && f.contentDocument && ((window, document, location, inkling) => ` + js + `)(f.contentWindow, f.contentDocument, f.contentWindow.location, f.contentWindow.inkling))(document.getElementById("sco"))`
}

// inFrame does something in the frame's page.
func (p *page) inFrame(js string) {
	p.t.Helper()
	eval[bool](p, within(`(`+js+`, true)`))
	p.settled()
}

// answer puts three weights and a bias into chapter 6 and has them checked.
func (p *page) answer(first, second, third, bias string) {
	p.t.Helper()
	for i, v := range []string{first, second, third, bias} {
		control := fmt.Sprintf(`[data-act="weight"][data-index="%d"]`, i)
		if i == 3 {
			control = `[data-act="bias"]`
		}
		p.inFrame(fmt.Sprintf(`(e => { e.value = %q; for (const n of ["input", "change"]) e.dispatchEvent(new window.Event(n, {bubbles: true})) })(%s)`, v, inChapter(control)))
	}
	p.inFrame(inChapter(`[data-challenge-do="check"]`) + `.click()`)
}

// drawIn draws with the mouse on the pad in the frame.
func (p *page) drawIn(strokes [][]point) {
	p.t.Helper()
	b := eval[box](p, within(`(r => (o => ({Left: r.left + o.left, Top: r.top + o.top, Width: r.width, Height: r.height}))(window.frameElement.getBoundingClientRect()))(`+part("pad")+`.getBoundingClientRect())`))
	for _, s := range strokes {
		p.mouseAt(b, pressed, s[0], left, 1)
		for _, q := range s[1:] {
			p.mouseAt(b, moved, q, left, 1)
		}
		p.mouseAt(b, released, s[len(s)-1], left, 0)
	}
}

// quietBut fails the test if the console has an error or warning that does not
// hold one of these words, or if anything was asked of another host.
func (p *page) quietBut(host string, expected ...string) {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
lines:
	for _, line := range p.console {
		for _, word := range expected {
			if strings.Contains(line, word) {
				continue lines
			}
		}
		p.t.Errorf("console: %s", line)
	}
	for _, url := range p.requests {
		if !strings.HasPrefix(url, host) && !strings.HasPrefix(url, "data:") && url != "about:blank" {
			p.t.Errorf("foreign request: %s", url)
		}
	}
}
