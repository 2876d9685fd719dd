// Command server, released as inkling, serves the generated site as any static
// host would: files, their pre-compressed side-cars, caching and security
// headers, and nothing that depends on this program. It needs nothing but the
// folder, and as released not even that. It speaks plain HTTP: encryption is
// the work of the proxy or the host in front.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"syscall"
	"time"

	"inkling/server/inside"
)

const usage = `Usage: inkling [-addr HOST:PORT] [-dir FOLDER] [-prefix /PATH] [-weights FILE] [-log] [-version]

Serves the generated site as any static host would, until Ctrl-C.

  -addr HOST:PORT   where to listen (default 127.0.0.1:8080); port 0 takes a free one
  -dir FOLDER       the folder that "make site" wrote (default dist; a released
                    inkling has the site inside and needs no folder)
  -prefix /PATH     serve the site below this path, as in /course/digits/
  -weights FILE     serve this network, 784-16-16-10 sigmoid, in place of the site's
  -log              print a line for each request, without addresses, on stderr
  -version          print the version and end

/healthz answers 200 as long as there is a site to serve.

Example:
  make site
  go run ./server -addr 127.0.0.1:8080 -dir dist
`

// version is set by make release.
var version = "unreleased"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		os.Exit(1)
	}
}

// run serves until ctx is cancelled and every open answer is finished. It
// prints the site's address on stdout once it listens. An error is printed on
// stderr, with a hint where one is known, and returned for the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	err := listenAndServe(ctx, args, stdout, stderr)
	if err == nil {
		return nil
	}
	fmt.Fprintf(stderr, "inkling: error: %v\n", err)
	if h, ok := errors.AsType[*hinted](err); ok {
		fmt.Fprintf(stderr, "hint: %s\n", h.hint)
	}
	return err
}

// listenAndServe is run without the reporting of errors.
func listenAndServe(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("inkling", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	addr := flags.String("addr", "127.0.0.1:8080", "")
	dir := flags.String("dir", "", "")
	below := flags.String("prefix", "", "")
	network := flags.String("weights", "", "")
	logs := flags.Bool("log", false, "")
	tell := flags.Bool("version", false, "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return nil
	case err != nil:
		return &hinted{fmt.Errorf("arguments: %w", err), "inkling -h lists them"}
	case flags.NArg() > 0:
		return &hinted{fmt.Errorf("arguments: found %q, expected flags only", flags.Arg(0)), "inkling -h lists them"}
	case *tell:
		fmt.Fprintf(stdout, "inkling %s\n", version)
		return nil
	}

	src, err := siteIn(*dir)
	if err != nil {
		return &hinted{err, "run `make site`, which writes dist/, or name another folder with -dir"}
	}
	prefix, err := parsePrefix(*below)
	if err != nil {
		return &hinted{err, "expected letters, digits, - _ ~ and . between slashes, as in -prefix /course/digits"}
	}
	if *network != "" {
		if src, err = withWeights(src, *network); err != nil {
			return &hinted{fmt.Errorf("-weights: %w", err), "expected a weights file of a 784-16-16-10 network, such as the page itself saves"}
		}
	}
	if _, _, err := net.SplitHostPort(*addr); err != nil {
		return &hinted{fmt.Errorf("-addr: %w", err), "expected HOST:PORT, as in -addr 127.0.0.1:8080"}
	}
	ln, err := net.Listen("tcp", *addr)
	if err != nil {
		return &hinted{
			fmt.Errorf("cannot listen: %w", err),
			"choose another address with ADDR=127.0.0.1:8081 make run, or -addr 127.0.0.1:8081 (port 0 takes a free one)",
		}
	}
	handler := newHandler(src, prefix)
	if *logs {
		handler = &accessLog{handler: handler, out: stderr, now: time.Now}
	}
	fmt.Fprintf(stdout, "Inkling is at %s\n", siteURL(ln.Addr(), prefix))
	return serve(ctx, ln, handler, usual)
}

// siteIn is the site in the folder dir; without a name, the one inside this
// program or else dist. It must hold a regular index.html.
func siteIn(dir string) (source, error) {
	if inner := inside.Site(); dir == "" && inner != nil {
		return fixed{inner}, nil
	}
	src := folder(cmp.Or(dir, "dist"))
	files, closer, err := src.open()
	if err != nil {
		return nil, fmt.Errorf("no site in %q: %w", string(src), err)
	}
	defer closer.Close()
	info, err := fs.Stat(files, indexPage)
	if err != nil {
		return nil, fmt.Errorf("no site in %q: %w", string(src), err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("no site in %q: %s: found %s, expected a regular file", string(src), indexPage, info.Mode().Type())
	}
	return src, nil
}

// prefixPart is one part of a prefix: nothing that a URL would escape, and no
// dot in front.
var prefixPart = regexp.MustCompile(`^[A-Za-z0-9_~-][A-Za-z0-9_~.-]*$`)

// parsePrefix brings a prefix into the form "/course/digits", or "" for the
// root; slashes at its ends may be there or not.
func parsePrefix(s string) (string, error) {
	s = strings.Trim(s, "/")
	if s == "" {
		return "", nil
	}
	for part := range strings.SplitSeq(s, "/") {
		if !prefixPart.MatchString(part) {
			return "", fmt.Errorf("-prefix: found the part %q", part)
		}
	}
	return "/" + s, nil
}

// siteURL is the address to type into a browser for a listener on a. A
// listener on every interface is reached as localhost.
func siteURL(a net.Addr, prefix string) string {
	if tcp, ok := a.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d%s/", tcp.Port, prefix)
	}
	return fmt.Sprintf("http://%s%s/", a, prefix)
}

// hinted is an error with a line that says what to do about it.
type hinted struct {
	err  error
	hint string
}

func (h *hinted) Error() string { return h.err.Error() }
func (h *hinted) Unwrap() error { return h.err }
