package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// server is a running server of the site.
type server struct {
	process *exec.Cmd
	address string // http://127.0.0.1:PORT
	tag     string // of the front page, in brotli
}

// start runs cmd and waits until it answers at address.
func start(cmd *exec.Cmd, address string) (*server, error) {
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{process: cmd, address: "http://" + address}
	for begin := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		resp, err := http.Get(s.address)
		if err == nil {
			return s, resp.Body.Close()
		}
		if time.Since(begin) > patience {
			s.stop()
			return nil, fmt.Errorf("%s does not answer: %w", cmd.Path, err)
		}
	}
}

func (s *server) stop() {
	s.process.Process.Signal(os.Interrupt)
	s.process.Wait()
}

// freeAddress is an address that nobody listens on.
func freeAddress() (string, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return ln.Addr().String(), ln.Close()
}

// ask is one request with brotli allowed.
func (s *server) ask(path, tag string) (*http.Response, []byte, error) {
	r, err := http.NewRequest("GET", s.address+path, nil)
	if err != nil {
		return nil, nil, err
	}
	r.Header.Set("Accept-Encoding", "gzip, br")
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return resp, body, err
}

// own are headers that each server makes itself.
var own = []string{"Accept-Ranges", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Etag", "Last-Modified", "Server", "Vary"}

// startNginx starts Debian's nginx with the same site, side-cars and headers.
func startNginx(dir, temporary string, ours *server) (*server, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	hashed, _, err := hashedNames(root)
	if err != nil {
		return nil, err
	}
	page, _, err := ours.ask("/", "")
	if err != nil {
		return nil, err
	}
	program, _, err := ours.ask("/"+hashed, "")
	if err != nil {
		return nil, err
	}
	conf := filepath.Join(temporary, "nginx.conf")
	text := configuration(address, root, temporary, headers(page.Header), headers(program.Header))
	if err := os.WriteFile(conf, []byte(text), 0o644); err != nil {
		return nil, err
	}
	return start(exec.Command("/usr/sbin/nginx", "-p", temporary, "-c", conf, "-e", "stderr"), address)
}

// headers are nginx's lines for the headers that it would not send by itself.
func headers(h http.Header) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(h)) {
		if !slices.Contains(own, name) {
			fmt.Fprintf(&b, "add_header %s %q;\n", name, h.Get(name))
		}
	}
	return b.String()
}

// configuration is nginx's: one worker a processor, as Debian has it; no log,
// as we have none; connections stay open, as ours do.
func configuration(address, root, temporary, page, hashed string) string {
	return `daemon off;
worker_processes auto;
pid ` + temporary + `/nginx.pid;
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
events { worker_connections 1024; }
http {
include /etc/nginx/mime.types;
default_type application/octet-stream;
access_log off;
sendfile on;
tcp_nopush on;
keepalive_requests 1000000000;
client_body_temp_path ` + temporary + `/body;
proxy_temp_path ` + temporary + `/proxy;
fastcgi_temp_path ` + temporary + `/fastcgi;
scgi_temp_path ` + temporary + `/scgi;
uwsgi_temp_path ` + temporary + `/uwsgi;
server {
listen ` + address + `;
root ` + root + `;
gzip_static on;
brotli_static on;
gzip_vary on;
` + page + `location ~ "\.[0-9a-f]{16}\.[a-z]+$" {
` + hashed + `}
}
}
`
}

// testCase is what wrk asks for.
type testCase struct {
	name, path  string
	conditional bool // with the tag that the server gave
}

// hashedNames are the program, by its name in the site, and its size in brotli.
func hashedNames(root string) (program string, size int64, err error) {
	found, err := filepath.Glob(filepath.Join(root, "web", "app.*.wasm"))
	if err != nil || len(found) != 1 {
		return "", 0, fmt.Errorf("%s: found %d programs, expected one; run make site", root, len(found))
	}
	info, err := os.Stat(found[0] + ".br")
	if err != nil {
		return "", 0, err
	}
	return "web/" + filepath.Base(found[0]), info.Size(), nil
}

// casesOf are the cases, after a look whether both servers answer them alike.
func casesOf(dir string, ours, nginx *server) ([]testCase, error) {
	program, size, err := hashedNames(dir)
	if err != nil {
		return nil, err
	}
	for _, path := range []string{"/" + program, "/"} {
		mine, body, err := ours.ask(path, "")
		if err != nil {
			return nil, err
		}
		theirs, other, err := nginx.ask(path, "")
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(body, other) || mine.StatusCode != 200 || theirs.StatusCode != 200 {
			return nil, fmt.Errorf("%s: ours %d with %d bytes, nginx %d with %d bytes; expected 200 with the same",
				path, mine.StatusCode, len(body), theirs.StatusCode, len(other))
		}
		for _, name := range []string{"Content-Encoding", "Cache-Control", "Content-Security-Policy"} {
			if a, b := mine.Header.Get(name), theirs.Header.Get(name); a != b {
				return nil, fmt.Errorf("%s: %s: ours %q, nginx %q", path, name, a, b)
			}
		}
		ours.tag, nginx.tag = mine.Header.Get("Etag"), theirs.Header.Get("Etag") // the page's in the end
	}
	for _, s := range []*server{ours, nginx} {
		if resp, _, err := s.ask("/", s.tag); err != nil || resp.StatusCode != 304 {
			return nil, fmt.Errorf("%s: expected 304 for its own tag %s (%v)", s.address, s.tag, err)
		}
	}
	return []testCase{
		{fmt.Sprintf("the program, %d kB", size/1000), "/" + program, false},
		{"the page", "/", false},
		{"the page, 304", "/", true},
	}, nil
}
