// Command release makes what is handed out: the server with the site inside
// for every system, the site for static hosts, and checksums. Same sources and
// same tools, same bytes.
//
//	go run ./server/release -dist dist -out build/release
//
// Files named behind the flags are handed out as they are.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"inkling/app"
	"inkling/server/archive"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "release: error: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("release", flag.ContinueOnError)
	dist := flags.String("dist", "dist", "the generated site")
	out := flags.String("out", "build/release", "the folder to write; what was there is replaced")
	inner := flags.String("inside", "server/inside/site", "where the server looks for its site while it is built")
	if err := flags.Parse(args); err != nil {
		return err
	}
	site, err := archive.ReadFolder(*dist)
	if err != nil {
		return fmt.Errorf("%w; run make site first", err)
	}
	licence, err := os.ReadFile("LICENSE")
	if err != nil {
		return err
	}
	if err := errors.Join(os.RemoveAll(*out), os.MkdirAll(*out, 0o755)); err != nil {
		return err
	}
	when := archive.Stamp(site)
	write := func(name string, data []byte) error {
		_, err := fmt.Fprintf(stdout, "%9d  %s\n", len(data), name)
		return errors.Join(err, os.WriteFile(filepath.Join(*out, name), data, 0o644))
	}
	data, err := archive.Zip(site, when)
	if err != nil {
		return err
	}
	if err := write("inkling-site.zip", data); err != nil {
		return err
	}
	if err := writeFolder(*inner, site); err != nil {
		return err
	}
	defer os.RemoveAll(*inner)
	for _, t := range targets {
		binary, err := t.build(app.Version, when)
		if err != nil {
			return err
		}
		folder := fmt.Sprintf("inkling-%s-%s-%s", app.Version, t.os, t.arch)
		name, data, err := t.pack([]archive.File{
			{Name: folder + "/" + t.binary(), Data: binary, Executable: true},
			{Name: folder + "/LICENSE", Data: licence},
		}, when)
		if err != nil {
			return err
		}
		if err := write(folder+name, data); err != nil {
			return err
		}
	}
	for _, name := range flags.Args() {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := write(filepath.Base(name), data); err != nil {
			return err
		}
	}
	return writeSums(*out)
}

// writeSums writes SHA256SUMS, which sha256sum -c reads, about all files of dir.
func writeSums(dir string) error {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		fmt.Fprintf(&b, "%s  %s\n", hex.EncodeToString(sum[:]), e.Name())
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(b.String()), 0o644)
}

// writeFolder writes the files into dir; what was there is replaced.
func writeFolder(dir string, all []archive.File) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	for _, f := range all {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
