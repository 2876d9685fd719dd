package main

import (
	"strings"
	"testing"
)

func TestContentType(t *testing.T) {
	tests := []struct{ name, want string }{
		{"index.html", "text/html; charset=utf-8"},
		{"a/b.css", "text/css; charset=utf-8"},
		{"boot.js", "text/javascript; charset=utf-8"},
		{"boot.mjs", "text/javascript; charset=utf-8"},
		{hashedWasm, "application/wasm"},
		{"APP.WASM", "application/wasm"},
		{"x.json", "application/json"},
		{"x.webmanifest", "application/manifest+json"},
		{"x.svg", "image/svg+xml"},
		{"x.png", "image/png"},
		{"favicon.ico", "image/x-icon"},
		{"robots.txt", "text/plain; charset=utf-8"},
		{"mlp-16-16.md", "text/markdown; charset=utf-8"},
		{"mlp-16-16.safetensors", "application/octet-stream"},
		{"x.woff2", "font/woff2"},
		{"LICENSE", "application/octet-stream"},
		{"x.exe", "application/octet-stream"},
		{"html", "application/octet-stream"},
	}
	for _, tt := range tests {
		if got := contentType(tt.name); got != tt.want {
			t.Errorf("contentType(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCacheControl(t *testing.T) {
	const hash = "0123456789abcdef"
	tests := []struct{ name, want string }{
		{hashedWasm, cacheForever},
		{"web/css/style." + hash + ".css", cacheForever},
		{"mlp-16-16." + hash + ".safetensors", cacheForever},
		{"x." + hash + ".tar.zip", cacheForever},
		{"index.html", cacheRevalidate},
		{"app.wasm", cacheRevalidate},
		{"app." + hash, cacheRevalidate},
		{"app." + hash + ".", cacheRevalidate},
		{hash + ".wasm", cacheRevalidate},
		{"." + hash + ".wasm", cacheRevalidate},
		{"app-" + hash + ".wasm", cacheRevalidate},
		{"app." + strings.ToUpper(hash) + ".wasm", cacheRevalidate},
		{"app." + hash[1:] + ".wasm", cacheRevalidate},
		{"app." + hash + "0.wasm", cacheRevalidate},
		{"app." + hash + ".d/index.html", cacheRevalidate},
	}
	for _, tt := range tests {
		if got := cacheControl(tt.name); got != tt.want {
			t.Errorf("cacheControl(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Every answer carries the security headers, whatever its status; only hashed
// files that are there are cached.
func TestCommonHeaders(t *testing.T) {
	h := newHandler(folder(writeSite(t, testSite)), "")
	tests := []struct {
		name, method, target string
		headers              []string
		status               int
		ancestors, cache     string
	}{
		{"page", "GET", "/", nil, 200, "'self'", "no-cache"},
		{"embed", "GET", "/embed/", nil, 200, "*", "no-cache"},
		{"embed as one file", "GET", "/embed/one.html", nil, 200, "*", "no-cache"},
		{"missing below embed", "GET", "/embed/x", nil, 404, "*", "no-cache"},
		{"only a like-named path", "GET", "/embedded/", nil, 404, "'self'", "no-cache"},
		{"redirect", "GET", "/embed", nil, 301, "'self'", "no-cache"},
		{"hashed", "GET", "/web/" + hashedWasm, nil, 200, "'self'", "public, max-age=31536000, immutable"},
		{"hashed side-car", "GET", "/web/" + hashedWasm, []string{"Accept-Encoding", "br"}, 200, "'self'", "public, max-age=31536000, immutable"},
		{"hashed, missing", "GET", "/web/gone.0123456789abcdef.wasm", nil, 404, "'self'", "no-cache"},
		{"missing", "GET", "/x", nil, 404, "'self'", "no-cache"},
		{"bad path", "GET", "/../x", nil, 400, "'self'", "no-cache"},
		{"bad method", "POST", "/", nil, 405, "'self'", "no-cache"},
		{"not modified", "GET", "/", []string{"If-None-Match", "*"}, 304, "'self'", "no-cache"},
		{"part", "GET", "/", []string{"Range", "bytes=0-1"}, 206, "'self'", "no-cache"},
		{"bad range", "GET", "/web/" + hashedWasm, []string{"Range", "bytes=99-"}, 416, "'self'", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := ask(h, tt.method, tt.target, tt.headers...)
			if w.Code != tt.status {
				t.Errorf("status = %d, want %d", w.Code, tt.status)
			}
			security := "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
				"img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; " +
				"base-uri 'none'; form-action 'none'"
			if tt.ancestors != "*" {
				security += "; frame-ancestors " + tt.ancestors
			}
			if tt.target == "/embed/one.html" {
				security = "" // it says the rest itself
			}
			embedder := ""
			if tt.ancestors == "*" {
				embedder = "require-corp"
			}
			for name, want := range map[string]string{
				"Content-Security-Policy":      security,
				"Cross-Origin-Embedder-Policy": embedder,
				"X-Content-Type-Options":       "nosniff",
				"Referrer-Policy":              "no-referrer",
				"Permissions-Policy":           permissionsPolicy,
				"Access-Control-Allow-Origin":  "*",
				"Cross-Origin-Resource-Policy": "cross-origin",
				"Cache-Control":                tt.cache,
			} {
				if got := w.Header().Values(name); strings.Join(got, "|") != want {
					t.Errorf("%s = %q, want %q", name, got, want)
				}
			}
		})
	}
}
