# Two commands do everything: `make run` and `make test`. The rest are parts of
# them. What is missing on the machine for the browser tests is installed by
# tools/install (Debian's apt).

ADDR ?= 127.0.0.1:8080
GO   ?= go

# Without inlining the program is smaller on the wire; nn keeps it for speed.
WASM_FLAGS := -trimpath -ldflags="-s -w" -gcflags=all=-l -gcflags=inkling/nn/...=

.PHONY: run site check test train bench fmt clean e2e
.DELETE_ON_ERROR:

run: site
	$(GO) run ./server -addr $(ADDR) -dir dist

site: build/app.wasm
	$(GO) run ./server/site -wasm build/app.wasm -web web -out dist

build/app.wasm: go.mod go.sum $(shell find app nn -name '*.go' -not -name '*_test.go')
	GOOS=js GOARCH=wasm $(GO) build $(WASM_FLAGS) -o $@ ./app/wasm
