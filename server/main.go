// Command server serves the generated site folder as any static host would:
// files, their pre-compressed side-cars, caching and security headers, and
// nothing that depends on this program. It needs nothing but the folder.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"syscall"
)

const usage = `Usage: server [-addr HOST:PORT] [-dir FOLDER]

Serves the generated site as any static host would, until Ctrl-C.

  -addr HOST:PORT   where to listen (default 127.0.0.1:8080); port 0 takes a free one
  -dir FOLDER       the folder that "make site" wrote (default dist)

Example:
  make site
  go run ./server -addr 127.0.0.1:8080 -dir dist
`

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
	err := listenAndServe(ctx, args, stdout)
	if err == nil {
		return nil
	}
	fmt.Fprintf(stderr, "server: error: %v\n", err)
	if h, ok := errors.AsType[*hinted](err); ok {
		fmt.Fprintf(stderr, "hint: %s\n", h.hint)
	}
	return err
}

// listenAndServe is run without the reporting of errors.
func listenAndServe(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("server", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	addr := flags.String("addr", "127.0.0.1:8080", "")
	dir := flags.String("dir", "dist", "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return nil
	case err != nil:
		return &hinted{fmt.Errorf("arguments: %w", err), "server -h lists them"}
	case flags.NArg() > 0:
		return &hinted{fmt.Errorf("arguments: found %q, expected flags only", flags.Arg(0)), "server -h lists them"}
	}

	if err := checkSite(*dir); err != nil {
		return &hinted{err, "run `make site`, which writes dist/, or name another folder with -dir"}
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
	fmt.Fprintf(stdout, "Inkling is at %s\n", siteURL(ln.Addr()))
	return serve(ctx, ln, newHandler(*dir), shutdownGrace)
}

// checkSite tells whether dir holds a site, that is a regular index.html.
func checkSite(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("no site in %q: %w", dir, err)
	}
	defer root.Close()
	info, err := root.Stat(indexPage)
	if err != nil {
		return fmt.Errorf("no site in %q: %w", dir, err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("no site in %q: %s: found %s, expected a regular file", dir, indexPage, info.Mode().Type())
	}
	return nil
}

// siteURL is the address to type into a browser for a listener on a. A
// listener on every interface is reached as localhost.
func siteURL(a net.Addr) string {
	if tcp, ok := a.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d/", tcp.Port)
	}
	return fmt.Sprintf("http://%s/", a)
}

// hinted is an error with a line that says what to do about it.
type hinted struct {
	err  error
	hint string
}

func (h *hinted) Error() string { return h.err.Error() }
func (h *hinted) Unwrap() error { return h.err }
