//go:build e2e

package e2e

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"inkling/app"
)

// staticServer is a program that serves a folder at an address.
type staticServer struct {
	name    string
	command func(t *testing.T, folder string, port int) *exec.Cmd
}

var staticServers = []staticServer{
	{"ours", func(t *testing.T, folder string, port int) *exec.Cmd {
		return exec.Command(serverProgram, "-addr", fmt.Sprintf("127.0.0.1:%d", port), "-dir", folder)
	}},
	{"nginx", func(t *testing.T, folder string, port int) *exec.Cmd {
		own := t.TempDir()
		conf := filepath.Join(own, "nginx.conf")
		if err := os.WriteFile(conf, []byte(nginxConf(own, folder, port)), 0o600); err != nil {
			t.Fatal(err)
		}
		program := "nginx"
		if _, err := exec.LookPath(program); err != nil {
			program = "/usr/sbin/nginx" // where Debian has it, not on everybody's path
		}
		return exec.Command(program, "-e", filepath.Join(own, "error.log"), "-c", conf)
	}},
	{"python", func(t *testing.T, folder string, port int) *exec.Cmd {
		return exec.Command("python3", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder, fmt.Sprint(port))
	}},
}

// nginxConf is the least that nginx needs; what the README adds makes it
// quicker, not more able.
func nginxConf(own, folder string, port int) string {
	user := ""
	if os.Getuid() == 0 {
		user = "user root;" // the folders of a test are for their owner only
	}
	return fmt.Sprintf(`%s daemon off; worker_processes 1; pid %[2]s/pid; error_log %[2]s/error.log;
events {}
http {
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path %[2]s/a; proxy_temp_path %[2]s/b; fastcgi_temp_path %[2]s/c; uwsgi_temp_path %[2]s/d; scgi_temp_path %[2]s/e;
  server { listen 127.0.0.1:%[4]d; root %[3]s; }
}
`, user, own, folder, port)
}

// serveFolder starts a server for the length of a test; stop ends it earlier.
func (s staticServer) serveFolder(t *testing.T, folder string) (address string, stop func()) {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	c := s.command(t, folder, port)
	if err := c.Start(); err != nil {
		t.Fatalf("%v; server/e2e/install nginx python3 installs what is missing", err)
	}
	stop = func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait()
	}
	t.Cleanup(stop)
	address = fmt.Sprintf("http://127.0.0.1:%d", port)
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		r, err := http.Get(address + "/manifest.webmanifest")
		if err == nil {
			r.Body.Close()
			return address, stop
		}
		if time.Now().After(end) {
			t.Fatalf("%s does not serve: %v", s.name, err)
		}
	}
}

// The same bytes work wherever the folder lies, on servers that know nothing of
// them, and there too without a network.
func TestTheFolderWorksAnywhere(t *testing.T) {
	prefixes := []string{"/", "/a/b/", "/x/"}
	folder := t.TempDir()
	for _, prefix := range prefixes {
		if err := os.CopyFS(filepath.Join(folder, prefix), os.DirFS("../../dist")); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range staticServers {
		t.Run(s.name, func(t *testing.T) {
			address, stop := s.serveFolder(t, folder)
			p := launch(t, keeper())
			for _, prefix := range prefixes {
				form := ""
				if prefix == "/a/b/" {
					form = "index.html?from=mail#lang=zh"
				}
				p.navigate(address + prefix + form)
				p.reads()
				p.keptWhole()
			}
			p.navigate(address + "/a/b/#lang=zh")
			p.ready()
			p.want("the language of the link", `document.documentElement.lang`, "zh-Hans")
			p.want("a worker for each copy", `navigator.serviceWorker.getRegistrations().then(r => r.map(x => new URL(x.scope).pathname).sort().join())`, strings.Join(prefixes, ","))
			pages := func() {
				for _, other := range app.Pages()[1:] { // the first has been drawn on
					for _, form := range []string{"", "index.html"} {
						p.navigate(address + "/a/b" + other.Path + form)
						p.ready().wait(`document.documentElement.dataset.page === "` + other.Name + `"`)
					}
				}
			}
			pages()
			for _, line := range p.console {
				t.Errorf("console: %s", line)
			}
			stop()
			p.navigate(address + "/a/b/index.html")
			p.reads()
			p.navigate(address + "/x/")
			p.ready()
			pages()
		})
	}
}
