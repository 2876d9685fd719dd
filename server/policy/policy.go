// Package policy holds what the pages may do, said once for the server's
// headers and for the <meta> that serves hosts without headers.
package policy

// ContentSecurity allows the site's own files, WebAssembly and nothing else:
// no inline script or style, no other host. It leaves out frame-ancestors,
// which a <meta> may not hold.
const ContentSecurity = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; " +
	"base-uri 'none'; form-action 'none'"
