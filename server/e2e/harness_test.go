//go:build e2e

// Package e2e drives the finished site in a real browser: the server binary
// serves dist/, Chromium opens it, and mouse, touch and keys do what a learner
// does. Run by make test; it needs dist/ and Chromium.
package e2e

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	browser "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// site is the address of the server under test, with a slash at the end;
// serverProgram is its binary.
var site, serverProgram string

// patience bounds every wait: a fault ends a test, a slow machine does not.
const patience = 60 * time.Second

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "inkling-e2e")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(dir)
	serverProgram = filepath.Join(dir, "server")
	if out, err := exec.Command("go", "build", "-o", serverProgram, "inkling/server").CombinedOutput(); err != nil {
		return fail(fmt.Errorf("%w: %s", err, out))
	}
	serve := exec.Command(serverProgram, "-addr", "127.0.0.1:0", "-dir", "../../dist")
	serve.Stderr = os.Stderr
	stdout, err := serve.StdoutPipe()
	if err != nil {
		return fail(err)
	}
	if err := serve.Start(); err != nil {
		return fail(err)
	}
	defer serve.Process.Kill()
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		return fail(fmt.Errorf("the server said nothing: %w", err))
	}
	site = regexp.MustCompile(`http://\S+`).FindString(line)
	return m.Run()
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "e2e:", err)
	return 1
}

// device is what a page is opened on.
type device struct {
	width, height int64
	scale         float64
	touch         bool
	dark          bool
	lang          string // the browser's language
	keeps         bool   // may keep the site for use without a network
}

var (
	desktop = device{width: 1440, height: 900, scale: 1, lang: "en-US"}
	phone   = device{width: 390, height: 844, scale: 2, touch: true, lang: "zh-CN"}
)

// page is one open browser page that keeps what it heard.
type page struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	console  []string // errors and warnings
	all      []string // every line of the console, to explain a failure
	requests []string
}

// open starts a browser with a fresh profile on a device and goes to path,
// below the site's root. before runs on the blank page.
func open(t testing.TB, d device, path string, before ...func(*page)) *page {
	t.Helper()
	p := launch(t, d)
	for _, f := range before {
		f(p)
	}
	p.visit(path)
	return p
}

// launch starts a browser with a fresh profile and a blank page on a device.
func launch(t testing.TB, d device) *page {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", d.lang), chromedp.Flag("accept-lang", d.lang),
		chromedp.WindowSize(int(d.width), int(d.height)),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	t.Cleanup(func() { stopBrowser(); stopAllocator() })
	p := &page{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	scheme := "light"
	if d.dark {
		scheme = "dark"
	}
	command(p, network.Enable, network.EnableParams{})
	command(p, runtime.Enable, cdp.Empty{})
	command(p, log.Enable, cdp.Empty{})
	if !d.keeps { // most tests are about the page alone
		script := browser.AddScriptToEvaluateOnNewDocumentParams{Source: "delete Navigator.prototype.serviceWorker"}
		command(p, browser.AddScriptToEvaluateOnNewDocument, script)
	}
	command(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: d.width, Height: d.height, DeviceScaleFactor: d.scale, Mobile: d.touch,
	})
	if d.touch {
		command(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 5})
	}
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	return p
}

// visit goes to path, below the site's root.
func (p *page) visit(path string) {
	p.t.Helper()
	p.navigate(site + path)
}

// navigate goes to a whole address.
func (p *page) navigate(url string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Navigate(url)); err != nil {
		p.t.Fatal(err)
	}
}

// command sends one command of the DevTools protocol.
func command[P, R any](p *page, c cdp.Command[P, R], params P) R {
	p.t.Helper()
	r, err := chromedp.Call(p.ctx, c, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return r
}

// ready waits until a digit can be read.
func (p *page) ready() *page {
	p.t.Helper()
	p.wait(`document.documentElement.dataset.ready === "true"`)
	return p
}

func (p *page) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		var said []string
		for _, a := range e.Args {
			if a.Description == "" {
				a.Description = string(a.Value)
			}
			said = append(said, a.Description)
		}
		line := string(e.Type) + ": " + strings.Join(said, " ")
		p.all = append(p.all, line)
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			p.console = append(p.console, line)
		}
	case *runtime.EventExceptionThrown:
		p.console = append(p.console, e.ExceptionDetails.Text+" "+e.ExceptionDetails.Exception.Description)
	case *log.EventEntryAdded:
		// Without a graphics card Chromium complains of its own way to draw WebGL.
		own := strings.Contains(e.Entry.Text, "GL Driver Message")
		if !own && (e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning) {
			p.console = append(p.console, e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	}
}

// eval evaluates JavaScript, awaiting promises.
func eval[T any](p *page, js string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](js, awaited))
	if err != nil {
		p.t.Fatalf("%s: %v", js, err)
	}
	return v
}

// awaited has an evaluation wait for the promise it gives.
func awaited(e *runtime.EvaluateParams) {
	yes := true
	e.AwaitPromise = &yes
}

// text is the value of a JavaScript expression, awaited, as a string.
func (p *page) text(js string) string {
	p.t.Helper()
	return eval[string](p, "(async () => String(await ("+js+")))()")
}

// wait polls in the page, once a frame, until the expression is true.
func (p *page) wait(js string) {
	p.t.Helper()
	if _, err := chromedp.Run(p.ctx, chromedp.Poll[bool]("Boolean("+js+")", chromedp.WithPollingTimeout(patience))); err != nil {
		p.t.Fatalf("waiting for %s: %v; console: %q", js, err, p.heard())
	}
}

// want checks that an expression has a value.
func (p *page) want(what, js, want string) {
	p.t.Helper()
	if got := p.text(js); got != want {
		p.t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// heard is what the console said, errors and warnings first.
func (p *page) heard() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append(append([]string(nil), p.console...), p.all...)
}

// quiet fails the test if the console has an error or warning, or if anything
// was asked of another host.
func (p *page) quiet() {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range p.console {
		p.t.Errorf("console: %s", line)
	}
	for _, url := range p.requests {
		if !strings.HasPrefix(url, site) && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") {
			p.t.Errorf("foreign request: %s", url)
		}
	}
}

// shot writes a screenshot into the folder named by INKLING_SHOTS, for people
// to look at; without it nothing is written.
func (p *page) shot(name string) {
	p.t.Helper()
	dir := os.Getenv("INKLING_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// part is a JavaScript expression for the element of a part.
func part(name string) string { return fmt.Sprintf(`document.querySelector('[data-part=%q]')`, name) }
