package main

import (
	"net/http"
	"path"
	"regexp"
	"strings"

	"inkling/server/policy"
)

// permissionsPolicy denies every device and sensor the page has no use for.
// Only features that browsers know everywhere: an unknown one is an error in
// the page's console.
const permissionsPolicy = "accelerometer=(), camera=(), display-capture=(), geolocation=(), " +
	"gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"

// Caching by kind of file name.
const (
	cacheForever    = "public, max-age=31536000, immutable"
	cacheRevalidate = "no-cache"
)

// hashedName matches the base name of a file that carries its content hash:
// name.<16 lower-case hex>.ext, as the site generator writes it.
var hashedName = regexp.MustCompile(`^[^.].*\.[0-9a-f]{16}\.[^.]`)

// contentTypes maps lower-case extensions to media types. The machine's own
// table is not asked: it differs from machine to machine.
var contentTypes = map[string]string{
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".gif":         "image/gif",
	".htm":         "text/html; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".jsonl":       "application/jsonl",
	".map":         "application/json",
	".md":          "text/markdown; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".safetensors": defaultContentType,
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
	".zip":         "application/zip",
}

const defaultContentType = "application/octet-stream"

// contentType is the media type of the file with this name.
func contentType(name string) string {
	if t, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return defaultContentType
}

// cacheControl is for how long a browser may keep the file with this name.
func cacheControl(name string) string {
	if hashedName.MatchString(path.Base(name)) {
		return cacheForever
	}
	return cacheRevalidate
}

// setCommonHeaders sets what every answer carries, errors too: the security
// headers for this URL path and no caching without revalidation. Only pages
// under /embed/ may be framed by other sites, by any page at all: not even
// frame-ancestors * would let in files and sandboxed pages. Every file may be
// fetched by them, since a sandboxed frame of our own page counts as another site.
func setCommonHeaders(h http.Header, urlPath string) {
	for _, c := range common {
		h[c.name] = c.value
	}
	h["Content-Security-Policy"] = framedHere
	if strings.HasPrefix(urlPath, "/embed/") {
		h["Content-Security-Policy"] = framedAnywhere
		if urlPath == "/embed/one.html" {
			h["Content-Security-Policy"] = oneFile
		}
		h["Cross-Origin-Embedder-Policy"] = isolated
	}
}

// The headers, their values made once.
var (
	framedHere     = []string{policy.ContentSecurity + "; frame-ancestors 'self'"}
	framedAnywhere = []string{policy.ContentSecurity}
	oneFile        = []string(nil)            // the file says it, with the hashes of what stands in it
	isolated       = []string{"require-corp"} // so that pages that are isolated may frame it
	common         = []struct {
		name  string // in canonical form
		value []string
	}{
		{"X-Content-Type-Options", []string{"nosniff"}},
		{"Referrer-Policy", []string{"no-referrer"}},
		{"Permissions-Policy", []string{permissionsPolicy}},
		{"Access-Control-Allow-Origin", []string{"*"}},
		{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
		{"Cache-Control", []string{cacheRevalidate}},
	}
)
