package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// patience ends a test that hangs; no time is measured.
const patience = time.Minute

// serving runs serve with these limits until the test ends, and waits for it.
func serving(t testing.TB, h http.Handler, l limits) (addr string) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, ln, h, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("serve = %v, want nil", err)
		}
	})
	return ln.Addr().String()
}

// dial opens a connection that the test closes.
func dial(t testing.TB, addr string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	conn.SetDeadline(time.Now().Add(patience))
	return conn
}

// answered asks for / on conn, keeping it open, and reports whether an answer came.
func answered(conn net.Conn) bool {
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return false
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return err == nil && resp.StatusCode == 200
}

// ok answers everything.
var ok = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") })

// Whoever says nothing, or half a request, makes room for whoever asks.
func TestQuietConnectionsMakeRoom(t *testing.T) {
	const most = 8
	l := usual
	l.conns = most
	l.readHeader, l.idle = patience, patience // so that only the bound can close them
	for name, begin := range map[string]string{
		"half-open":           "",
		"half a request line": "GET / HT",
		"half a header":       "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
		"idle":                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			addr := serving(t, ok, l)
			closed := make(chan bool, 5*most)
			for range 5 * most {
				conn := dial(t, addr)
				fmt.Fprint(conn, begin)
				go func() {
					_, err := io.Copy(io.Discard, conn)
					closed <- err == nil || strings.Contains(err.Error(), "reset")
				}()
			}
			for tries := 1; !answered(dial(t, addr)); tries++ { // all may be busy for once
				if tries == 100 {
					t.Fatal("no answer behind the quiet ones")
				}
			}
			for range 4 * most {
				if !<-closed {
					t.Fatal("too many are still open")
				}
			}
		})
	}
}

// When everybody is being answered, nobody loses the answer: the newcomer goes.
func TestOpenAnswersAreNotCutForNewcomers(t *testing.T) {
	const most = 4
	release := make(chan struct{})
	var entered sync.WaitGroup
	entered.Add(most)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		entered.Done()
		<-release
		io.WriteString(w, "ok")
	})
	l := usual
	l.conns = most
	addr := serving(t, h, l)
	results := make(chan bool, most)
	for range most {
		conn := dial(t, addr)
		go func() { results <- answered(conn) }()
	}
	entered.Wait()
	if answered(dial(t, addr)) {
		t.Error("one too many was answered")
	}
	close(release)
	for range most {
		if !<-results {
			t.Error("an answer was lost")
		}
	}
}

// A slow client is told so, or is cut off; the next one is served.
func TestSlowClients(t *testing.T) {
	l := usual
	l.readHeader, l.read, l.idle = 50*time.Millisecond, 50*time.Millisecond, 50*time.Millisecond
	addr := serving(t, newHandler(folder(writeSite(t, testSite)), ""), l)
	for _, begin := range []string{
		"", "G", "GET / HTTP/1.1\r\nHost: x\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nx", "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
	} {
		conn := dial(t, addr)
		fmt.Fprint(conn, begin)
		if _, err := io.Copy(io.Discard, conn); err != nil && !strings.Contains(err.Error(), "reset") {
			t.Errorf("after %q: %v, want the connection closed", begin, err)
		}
	}
	if !answered(dial(t, addr)) {
		t.Error("no answer after the slow ones")
	}
}

// Who does not read gets no more than the time for an answer.
func TestSlowReader(t *testing.T) {
	big := writeSite(t, map[string]string{"index.html": strings.Repeat("x", 16<<20)})
	l := usual
	l.write = 50 * time.Millisecond
	handler := newHandler(folder(big), "")
	left := make(chan struct{})
	addr := serving(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, r)
		close(left)
	}), l)
	conn := dial(t, addr)
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	select {
	case <-left:
	case <-time.After(patience):
		t.Error("the answer is still held open")
	}
}

// Thousands of idle connections cost little memory each, and the bound on
// their number does the rest.
func TestIdleConnectionsAreCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("measures memory")
	}
	const n, most = 1000, 64 << 10 // bytes a connection; both ends are in this process
	addr := serving(t, newHandler(folder(writeSite(t, testSite)), ""), usual)
	memory := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse + m.StackInuse
	}
	before := memory()
	for range n {
		if !answered(dial(t, addr)) {
			t.Fatal("no answer")
		}
	}
	if each := (int64(memory()) - int64(before)) / n; each > most {
		t.Errorf("%d bytes a connection, want at most %d", each, most)
	}
}

// While the server stops, clients go on asking: an answer that has begun is
// whole, and the server ends without having cut one off.
func TestStoppingLosesNoAnswer(t *testing.T) {
	body := strings.Repeat("0123456789abcdef", 1<<16)
	h := newHandler(folder(writeSite(t, map[string]string{"index.html": body})), "")
	for range 5 {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- serve(ctx, ln, h, usual) }()
		var clients sync.WaitGroup
		var answers atomic.Int32
		for range 8 {
			clients.Go(func() {
				for {
					resp, err := http.Get("http://" + ln.Addr().String())
					if err != nil {
						return // refused, or closed before the answer began
					}
					got, err := io.ReadAll(resp.Body)
					resp.Body.Close()
					if err != nil || string(got) != body {
						t.Errorf("an answer of %d bytes (%v), want %d", len(got), err, len(body))
						return
					}
					if answers.Add(1) == 20 {
						cancel()
					}
				}
			})
		}
		clients.Wait()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("serve = %v, want nil", err)
		}
	}
}

// FuzzConnection: whatever bytes come in, what goes out is a row of HTTP
// answers of known kinds that give nothing away, and the server goes on.
func FuzzConnection(f *testing.F) {
	for _, request := range []string{
		"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "HEAD /web/style.css HTTP/1.1\r\nHost: x\r\n\r\nGET /.secret HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET /\x00 HTTP/1.1\r\n\r\n", "GET http://a/../outside.txt HTTP/1.1\r\nHost: x\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\x16\x03\x01\x02\x00\x01",
		"GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=0-,1-,2-\r\nIf-None-Match: *\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nGET /",
		"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", "GET /web/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "\r\n\r\n", "GET",
	} {
		f.Add([]byte(request))
	}
	known := map[int]bool{200: true, 206: true, 301: true, 304: true, 400: true, 404: true, 405: true, 412: true, 416: true, 417: true, 431: true, 501: true, 505: true}
	addr := serving(f, newHandler(folder(writeSite(f, testSite)), ""), usual)
	f.Fuzz(func(t *testing.T, request []byte) {
		conn := dial(t, addr)
		conn.Write(request)
		conn.(*net.TCPConn).CloseWrite()
		all, err := io.ReadAll(conn)
		if err != nil && !strings.Contains(err.Error(), "reset") {
			t.Fatal(err)
		}
		if bytes.Contains(all, []byte(secret)) {
			t.Errorf("served what is hidden: %q", all)
		}
		if len(all) > 0 {
			resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(all)), nil)
			if err != nil || !known[resp.StatusCode] && resp.StatusCode != http.StatusContinue {
				t.Errorf("answered %q (%v)", all, err)
			}
		}
	})
}
