package main

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// Bounds of the log: whoever sends bad or many requests must not fill a disk.
const (
	maxLogPath  = 200 // bytes of a path that are logged
	maxLogLines = 100 // in one second
)

// accessLog writes a line for each request: when, method, path, status, bytes
// of the body, time taken. No address and no header: who learns here is
// nobody's business.
type accessLog struct {
	handler http.Handler
	out     io.Writer
	now     func() time.Time

	mu     sync.Mutex
	second int64 // the one that lines are counted in
	lines  int
}

func (l *accessLog) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := l.now()
	counted := &countingWriter{ResponseWriter: w, status: http.StatusOK}
	l.handler.ServeHTTP(counted, r)
	path := r.URL.Path
	if len(path) > maxLogPath {
		path = path[:maxLogPath] + "…"
	}
	end := l.now()
	l.line(end, fmt.Sprintf("%s %.10q %q %d %d %v", end.UTC().Format(time.RFC3339), r.Method, path,
		counted.status, counted.bytes, end.Sub(start).Round(time.Microsecond)))
}

// line writes one line, or counts it when there were too many in this second.
func (l *accessLog) line(now time.Time, text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s := now.Unix(); s != l.second {
		if left := l.lines - maxLogLines; left > 0 {
			fmt.Fprintf(l.out, "… and %d more requests\n", left)
		}
		l.second, l.lines = s, 0
	}
	if l.lines++; l.lines <= maxLogLines {
		fmt.Fprintln(l.out, text)
	}
}

// countingWriter remembers an answer's status and counts its body.
type countingWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *countingWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *countingWriter) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// ReadFrom lets the system send a file without its passing through here.
func (w *countingWriter) ReadFrom(r io.Reader) (int64, error) {
	n, err := io.Copy(w.ResponseWriter, r)
	w.bytes += n
	return n, err
}
