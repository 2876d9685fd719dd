package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRunErrors(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	good := writeSite(t, testSite)
	file := filepath.Join(good, indexPage)
	folderIndex := writeSite(t, map[string]string{"index.html/x": ""})
	tests := []struct {
		name      string
		args      []string
		err, hint string // parts of the two lines
	}{
		{"no folder", []string{"-dir", filepath.Join(good, "dist")}, "no site in", "make site"},
		{"folder without index", []string{"-dir", filepath.Join(good, "web")}, "index.html", "make site"},
		{"folder is a file", []string{"-dir", file}, "no site in", "make site"},
		{"index is a folder", []string{"-dir", folderIndex}, "expected a regular file", "make site"},
		{"port taken", []string{"-dir", good, "-addr", taken.Addr().String()}, "cannot listen: listen tcp " + taken.Addr().String(), "ADDR=127.0.0.1:8081 make run"},
		{"address without port", []string{"-dir", good, "-addr", "localhost"}, "-addr: address localhost: missing port", "HOST:PORT"},
		{"port not a number", []string{"-dir", good, "-addr", "127.0.0.1:http2000"}, "cannot listen", "-addr"},
		{"prefix with a dot part", []string{"-dir", good, "-prefix", "/a/../b"}, `-prefix: found the part ".."`, "/course/digits"},
		{"prefix with an empty part", []string{"-dir", good, "-prefix", "/a//b"}, `-prefix: found the part ""`, "/course/digits"},
		{"prefix to escape", []string{"-dir", good, "-prefix", "/a b"}, `-prefix: found the part "a b"`, "/course/digits"},
		{"no weights", []string{"-dir", good, "-weights", filepath.Join(good, "none")}, "-weights: open ", "784-16-16-10"},
		{"weights are none", []string{"-dir", good, "-weights", file}, "header length", "784-16-16-10"},
		{"unknown flag", []string{"-port", "1"}, "-port", "inkling -h"},
		{"stray argument", []string{"dist"}, `found "dist"`, "inkling -h"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if err := run(t.Context(), tt.args, &stdout, &stderr); err == nil {
				t.Error("run returned nil, want an error")
			}
			first, second, _ := strings.Cut(stderr.String(), "\n")
			if !strings.HasPrefix(first, "inkling: error: ") || !strings.Contains(first, tt.err) {
				t.Errorf("error line = %q, want inkling: error: …%s…", first, tt.err)
			}
			if !strings.HasPrefix(second, "hint: ") || !strings.Contains(second, tt.hint) {
				t.Errorf("hint line = %q, want hint: …%s…", second, tt.hint)
			}
			if stdout.Len() != 0 {
				t.Errorf("stdout = %q, want nothing", &stdout)
			}
		})
	}
}

func TestRunHelp(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if err := run(t.Context(), []string{"-h"}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	if stdout.String() != usage || stderr.Len() != 0 {
		t.Errorf("stdout = %q, stderr = %q, want the usage and nothing", &stdout, &stderr)
	}
}

func TestSiteURL(t *testing.T) {
	tests := []struct{ ip, prefix, want string }{
		{"127.0.0.1", "", "http://127.0.0.1:8080/"},
		{"::1", "", "http://[::1]:8080/"},
		{"0.0.0.0", "", "http://localhost:8080/"},
		{"::", "/course/digits", "http://localhost:8080/course/digits/"},
	}
	for _, tt := range tests {
		if got := siteURL(&net.TCPAddr{IP: net.ParseIP(tt.ip), Port: 8080}, tt.prefix); got != tt.want {
			t.Errorf("siteURL(%s) = %s, want %s", tt.ip, got, tt.want)
		}
	}
}

func TestRunVersion(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if err := run(t.Context(), []string{"-version"}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	if stdout.String() != "inkling unreleased\n" || stderr.Len() != 0 {
		t.Errorf("stdout = %q, stderr = %q, want the version and nothing", &stdout, &stderr)
	}
}

func TestParsePrefix(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "/": "", "course": "/course", "/course/digits": "/course/digits", "course/digits/": "/course/digits", "/~a.b/c_d-1": "/~a.b/c_d-1",
	} {
		if got, err := parsePrefix(in); err != nil || got != want {
			t.Errorf("parsePrefix(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
}

// start runs the server on a free port and returns its host:port, what stops
// it, and the channel that carries run's result.
func start(t *testing.T, dir string) (addr string, stop func(), ended <-chan error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	result := make(chan error, 1)
	go func() {
		err := run(ctx, []string{"-addr", "127.0.0.1:0", "-dir", dir}, in, io.Discard)
		in.CloseWithError(fmt.Errorf("run ended: %v", err))
		result <- err
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscanf(line, "Inkling is at http://%s\n", &addr); err != nil {
		t.Fatalf("stdout = %q, want Inkling is at http://HOST:PORT/", line)
	}
	return strings.TrimSuffix(addr, "/"), cancel, result
}

// untilRefused dials addr until nobody listens there any more.
func untilRefused(addr string) {
	for {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			return
		}
		c.Close()
	}
}

// A response that is being sent when the server is told to stop arrives whole.
// It is larger than what the sockets between can hold, so it cannot have been
// sent before the client, who waits for the listener to close, reads on.
func TestRunFinishesOpenAnswer(t *testing.T) {
	const size = 32 << 20
	dir := writeSite(t, testSite)
	if err := os.Truncate(filepath.Join(dir, indexPage), size); err != nil {
		t.Fatal(err)
	}
	addr, stop, ended := start(t, dir)

	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.(*net.TCPConn).SetReadBuffer(64 << 10); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: test\r\n\r\n")
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	stop()
	untilRefused(addr)
	select {
	case err := <-ended:
		t.Fatalf("run ended with an answer open: %v", err)
	default:
	}
	n, err := io.Copy(io.Discard, resp.Body)
	if err != nil || n != size {
		t.Errorf("read %d bytes (%v), want %d", n, err, size)
	}
	if err := <-ended; err != nil {
		t.Errorf("run = %v, want nil", err)
	}
}

// An answer that never ends cannot hold up the end: it is cut off, with an error.
func TestServeShutdownIsBounded(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	entered := make(chan struct{})
	stuck := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done() // closed with the connection
	})
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, ln, stuck, limits{grace: 1, conns: 1}) }()
	got := make(chan error, 1)
	go func() {
		_, err := http.Get("http://" + ln.Addr().String())
		got <- err
	}()
	<-entered
	cancel()
	if err := <-ended; !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("serve = %v, want %v", err, context.DeadlineExceeded)
	}
	if err := <-got; err == nil {
		t.Error("the client's error is nil, want a closed connection")
	}
}

func TestServeReportsListenerError(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	if err := serve(t.Context(), ln, http.NotFoundHandler(), usual); !errors.Is(err, net.ErrClosed) {
		t.Errorf("serve = %v, want %v", err, net.ErrClosed)
	}
}

// Over a real connection: what no request object can express.
func TestRawRequests(t *testing.T) {
	addr, stop, ended := start(t, writeSite(t, testSite))
	tests := []struct {
		name, request string
		status        int
	}{
		{"page", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 200},
		{"HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 200},
		{"options of the server", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 405},
		{"star", "GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
		{"parent", "GET /../outside.txt HTTP/1.1\r\nHost: x\r\n\r\n", 400},
		{"two slashes", "GET //evil HTTP/1.1\r\nHost: x\r\n\r\n", 400},
		{"backslash", "GET /\\evil HTTP/1.1\r\nHost: x\r\n\r\n", 400},
		{"raw NUL", "GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
		{"bad escape", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400},
		{"no host", "GET / HTTP/1.1\r\n\r\n", 400},
		{"not HTTP", "hello\r\n\r\n", 400},
		{"long header", "GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 2*usual.headerBytes) + "\r\n\r\n", 431},
		{"many codings", "GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + strings.Repeat("a,", usual.headerBytes/4) + "br\r\n\r\n", 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			conn, err := net.Dial("tcp", addr)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			fmt.Fprint(conn, tt.request)
			resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatal(err)
			}
			if resp.StatusCode != tt.status {
				t.Errorf("status = %d, want %d", resp.StatusCode, tt.status)
			}
		})
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("run = %v, want nil", err)
	}
}
