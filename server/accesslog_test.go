package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestAccessLog(t *testing.T) {
	var out bytes.Buffer
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	h := &accessLog{handler: newHandler(folder(writeSite(t, testSite)), ""), out: &out, now: func() time.Time { return now }}
	tests := []struct{ method, target, want string }{
		{"GET", "/?drawing=secret", `2026-01-02T03:04:05Z "GET" "/" 200 18 0s`},
		{"HEAD", "/web/style.css", `2026-01-02T03:04:05Z "HEAD" "/web/style.css" 200 0 0s`},
		{"GET", "/a%0ab%22", `2026-01-02T03:04:05Z "GET" "/a\nb\"" 400 62 0s`},
		{"POST", "/", `2026-01-02T03:04:05Z "POST" "/" 405 41 0s`},
	}
	for _, tt := range tests {
		out.Reset()
		ask(h, tt.method, tt.target, "User-Agent", "someone", "X-Forwarded-For", "192.0.2.1")
		if got := out.String(); got != tt.want+"\n" {
			t.Errorf("%s %s: %q, want %q", tt.method, tt.target, got, tt.want)
		}
	}
	out.Reset()
	ask(h, "GET", "/"+strings.Repeat("x", 5000))
	if n := out.Len(); n > maxLogPath+100 {
		t.Errorf("a long path makes a line of %d bytes", n)
	}
}

func TestAccessLogDoesNotFlood(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(1000, 0)
	h := &accessLog{handler: http.NotFoundHandler(), out: &out, now: func() time.Time { return now }}
	for range 10 * maxLogLines {
		ask(h, "GET", "/")
	}
	if got := strings.Count(out.String(), "\n"); got != maxLogLines {
		t.Errorf("%d lines in a second, want %d", got, maxLogLines)
	}
	now = now.Add(time.Second)
	ask(h, "GET", "/next")
	if want := "… and 900 more requests\n"; !strings.Contains(out.String(), want) || !strings.Contains(out.String(), `"/next"`) {
		t.Errorf("no %q and the next line in …%q", want, out.String()[len(out.String())-100:])
	}
}

// readerFrom is a ResponseWriter that notes whether it may read the file itself.
type readerFrom struct {
	http.ResponseWriter
	used bool
}

func (w *readerFrom) ReadFrom(r io.Reader) (int64, error) {
	w.used = true
	return io.Copy(w.ResponseWriter, r)
}

// The system's way of sending files is not lost behind a wrapper.
func TestWrappersPassFilesOn(t *testing.T) {
	fresh := func() http.Handler { return newHandler(folder(writeSite(t, testSite)), "") }
	for name, h := range map[string]http.Handler{"plain": fresh(), "with a log": &accessLog{handler: fresh(), out: io.Discard, now: time.Now}} {
		w := &readerFrom{ResponseWriter: httptest.NewRecorder()}
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Accept-Encoding", "br")
		h.ServeHTTP(w, r)
		if !w.used {
			t.Errorf("%s: a side-car was copied by hand", name)
		}
	}
}
