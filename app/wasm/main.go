// Command wasm is the browser's entry point: the Go program behind the page.
// It is a main of its own, because one shared with a server would carry the
// server's packages into every learner's download.
package main

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app"
)

func main() {
	app.Register()
	goapp.RunWhenOnBrowser()
}
