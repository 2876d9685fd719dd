//go:build !embedsite

// Package inside holds the whole site where the server is built with the tag
// embedsite, as make release does, and nothing elsewhere: the usual build stays
// small and needs no site.
package inside

import "io/fs"

// Site is the site's folder, or nil.
func Site() fs.FS { return nil }
