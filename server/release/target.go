package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"inkling/server/archive"
)

// target is a system that the server is built for.
type target struct{ os, arch string }

var targets = []target{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

// binary is the program's file name.
func (t target) binary() string {
	if t.os == "windows" {
		return "inkling.exe"
	}
	return "inkling"
}

// pack puts files into the kind of archive that is at home there, and names its
// extension.
func (t target) pack(all []archive.File, when time.Time) (ext string, data []byte, err error) {
	if t.os == "windows" {
		data, err = archive.Zip(all, when)
		return ".zip", data, err
	}
	data, err = archive.Tar(all, when)
	return ".tar.gz", data, err
}

// build compiles the server with the site inside. Nothing of the machine, the
// folder or the time gets into it; in the place of Go's build id, which macOS
// makes the program's identity of, stands the site's.
func (t target) build(version string, when time.Time) ([]byte, error) {
	dir, err := os.MkdirTemp("", "inkling-release")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, t.binary())
	identity := fmt.Sprintf("inkling-%s-%d", version, when.Unix())
	build := exec.Command("go", "build", "-tags", "embedsite", "-trimpath", "-buildvcs=false",
		"-ldflags", "-s -w -buildid="+identity+" -X main.version="+version, "-o", out, "inkling/server")
	build.Env = append(os.Environ(), "GOOS="+t.os, "GOARCH="+t.arch, "CGO_ENABLED=0", "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0")
	if said, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s/%s: %w: %s", t.os, t.arch, err, said)
	}
	return os.ReadFile(out)
}
