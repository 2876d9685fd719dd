// Command site generates the static site: pages from app.Pages(), the Go
// program, styles, scripts, weights and icons, everything also compressed.
//
//	go run ./server/site -wasm build/app.wasm -web web -out dist
//	go run ./server/site -wasm build/app.wasm -web web -single build/inkling.html
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "site: error: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("site", flag.ContinueOnError)
	wasm := flags.String("wasm", "build/app.wasm", "the compiled Go program")
	web := flags.String("web", "web", "the folder of files that ship as they are")
	out := flags.String("out", "dist", "the folder to write; what was there is replaced")
	single := flags.String("single", "", "write the front page as this one file that needs no other, and no folder")
	address := flags.String("url", "", "where the site will be, https://…/, for pages that ask how to embed it; not needed otherwise")
	cache := flags.String("cache", "build/cache", "keeps compressed files between runs")
	if err := flags.Parse(args); err != nil {
		return err
	}
	where, err := siteURL(*address)
	if err != nil {
		return err
	}
	exec, err := wasmExec()
	if err != nil {
		return err
	}
	s := &site{wasm: *wasm, web: *web, exec: exec, cache: *cache, url: where}
	files, err := s.files()
	if err != nil {
		return err
	}
	if *single != "" {
		return writeSingle(stdout, *single, *cache, files)
	}
	// Written beside the old site, which then changes places with it.
	fresh, old := *out+".new", *out+".old"
	if err := errors.Join(os.RemoveAll(fresh), os.RemoveAll(old)); err != nil {
		return err
	}
	if err := write(fresh, *cache, files); err != nil {
		return err
	}
	if err := os.Rename(*out, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, *out); err != nil {
		return err
	}
	if err := os.RemoveAll(old); err != nil {
		return err
	}
	return summarise(stdout, *out)
}

// summarise prints what a first visit transfers, with brotli, until a digit
// can be read.
func summarise(stdout io.Writer, out string) error {
	total, err := firstVisit(out)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "site: %s: %.3f MB over the wire until a digit can be read\n", filepath.Clean(out), float64(total)/1e6)
	return err
}

// writeSingle writes the page as one file and prints how large it is.
func writeSingle(stdout io.Writer, name, cache string, all files) error {
	page, err := singleFile(all, cache, "index.html")
	if err != nil {
		return err
	}
	if err := writeFile(name, page); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "site: %s: %.2f MB, the whole page in one file: open it in a browser\n", name, float64(len(page))/1e6)
	return err
}
