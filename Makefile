# `make run` builds and serves the page, `make test` proves it. The other
# targets are parts of these two, and `make train` remakes the weights.

ADDR   ?= 127.0.0.1:8080
TITLES ?=
GO     ?= go

# Without inlining the program is smaller on the wire; what runs in every frame
# keeps it, for its speed.
WASM_FLAGS := -trimpath -buildvcs=false -ldflags="-s -w" -gcflags=all=-l -gcflags=inkling/nn/...= -gcflags=inkling/app/view= -gcflags=math=
WASM_FILES := go.mod go.sum $(shell find app nn -name '*.go' -not -name '*_test.go')

# What the page's network is timed beside. For make bench only; none of it ships.
RIVALS := onnxruntime-web@1.30.0 @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0

.PHONY: run site single scorm check test race e2e train sample bench release load fmt clean
.DELETE_ON_ERROR:

run: site
	$(GO) run ./server -addr $(ADDR) -dir dist

# URL=https://…/ is where the site will be, for pages that ask how to embed it.
site: build/app.wasm
	$(GO) run ./server/site -wasm build/app.wasm -web web -out dist $(if $(URL),-url $(URL))

# The page as one file, for a USB stick: not in dist/, which is the site as it
# is served and is replaced whole.
single: build/app.wasm
	$(GO) run ./server/site -wasm build/app.wasm -web web -single build/inkling.html

# For an LMS, its file area and a USB stick, in build/packages. TITLES=zh or
# TITLES=en: in one language only.
scorm: site single
	$(GO) run ./server/site -wasm build/app.wasm -web web -single build/teach.html -page teach/index.html
	$(GO) run ./server/packages -dist dist -single build/inkling.html -teach build/teach.html -out build/packages -lang "$(TITLES)"

build/app.wasm: $(WASM_FILES) build/wasm.mod Makefile
	GOOS=js GOARCH=wasm $(GO) build -modfile build/wasm.mod $(WASM_FLAGS) -o $@ ./app/wasm

# go-app for the browser: the same sources less what a browser has no use for,
# its HTTP server, patterns of paths, ciphers. Linked in, the server keeps
# net/http and all of TLS alive; together they are a third of the download.
GOAPP := github.com/maxence-charriere/go-app/v9
build/wasm.mod: go.mod go.sum $(wildcard app/wasm/goapp/*) Makefile
	test ! -d build/go-app || chmod -R u+w build/go-app
	rm -rf build/go-app build/uuid
	mkdir -p build/uuid
	$(GO) mod download $(GOAPP)
	cp -r "$$($(GO) list -m -f '{{.Dir}}' $(GOAPP))" build/go-app
	chmod -R u+w build/go-app
	cd build/go-app/pkg/app && rm static.go resource.go *_test.go
	for f in http route crypto; do cp app/wasm/goapp/$$f.go.txt build/go-app/pkg/app/$$f.go; done
	cp app/wasm/goapp/uuid.go.txt build/uuid/uuid.go
	echo "module github.com/google/uuid" > build/uuid/go.mod
	cp go.sum build/wasm.sum
	cp go.mod $@
	$(GO) mod edit -replace $(GOAPP)=./build/go-app -replace github.com/google/uuid=./build/uuid $@

# The inner loop: no browser.
check: build/app.wasm build/staticcheck
	@test -z "$$(gofmt -l app nn server)" || { echo "not gofmt'ed (make fmt):"; gofmt -l app nn server; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags e2e ./server/e2e
	GOOS=js GOARCH=wasm $(GO) vet ./app/... ./nn ./nn/detect ./nn/ink ./nn/sample ./nn/verdict ./server/e2e/speed
	build/staticcheck -tags e2e ./...
	GOOS=js GOARCH=wasm build/staticcheck ./app/... ./server/e2e/speed
	$(GO) test ./...

# Built for this machine first: it also looks at the files of js/wasm.
build/staticcheck: go.mod
	$(GO) build -o $@ honnef.co/go/tools/cmd/staticcheck

# Everything, the browser included.
test: check race e2e

race:
	server/e2e/install gcc
	CGO_ENABLED=1 $(GO) test -race -short ./...

e2e: scorm
	server/e2e/install chromium fonts nginx python3
	$(GO) test -count=1 -timeout 40m -tags e2e ./server/e2e

# Weights and model cards, seeded; about three quarters of an hour on two cores.
train:
	$(GO) run ./nn/cmd/train -out web/weights

# The page's built-in test digits, from MNIST.
sample:
	$(GO) run ./nn/cmd/sample -out web/samples/mnist-test-1000.bin

bench: site build/speed.wasm build/rivals
	server/e2e/install chromium
	$(GO) test -run '^$$' -bench . ./nn ./nn/detect ./nn/ink
	$(GO) test -run '^$$' -bench . -benchtime 5x -tags e2e ./server/e2e

# Timed with the page's own flags.
build/speed.wasm: $(WASM_FILES) $(wildcard server/e2e/speed/*.go) Makefile
	GOOS=js GOARCH=wasm $(GO) build $(WASM_FLAGS) -o $@ ./server/e2e/speed

build/rivals: Makefile
	server/e2e/install npm
	npm install --prefix build/npm --no-save --no-package-lock --no-audit --no-fund --ignore-scripts $(RIVALS)
	touch $@

# What is handed out, in build/release. Same sources and tools, same bytes.
release: scorm
	$(GO) run ./server/release -dist dist -out build/release build/packages/*.zip

# Our server beside Debian's nginx, on this machine. Minutes; best when nothing
# else runs.
load: site
	server/e2e/install wrk nginx brotli
	$(GO) run ./server/load -dir dist

fmt:
	gofmt -w app nn server

clean:
	test ! -d build/go-app || chmod -R u+w build/go-app
	rm -rf build dist
