//go:build embedsite

// Package inside holds the whole site; make release put it here.
package inside

import (
	"embed"
	"io/fs"
)

//go:embed all:site
var files embed.FS

// Site is the site's folder.
func Site() fs.FS {
	site, err := fs.Sub(files, "site")
	if err != nil {
		panic("inside: " + err.Error()) // the name is a constant
	}
	return site
}
