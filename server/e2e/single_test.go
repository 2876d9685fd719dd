//go:build e2e

package e2e

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"inkling/nn"
)

// openFile opens the page in one file as a double-click does, from a folder
// whose name is not easy.
func openFile(t *testing.T, d device, fragment string, before ...func(*page)) (p *page, address string) {
	t.Helper()
	file, err := os.ReadFile("../../build/inkling.html")
	if err != nil {
		t.Fatalf("%v; make single writes it", err)
	}
	path := filepath.Join(t.TempDir(), "课件 100% #1", "inkling.html")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	address = (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
	p = launch(t, d)
	for _, f := range before {
		f(p)
	}
	p.navigate(address + fragment)
	return p, address
}

// alone fails the test if the console has an error or warning, or if anything
// but the file itself was asked of anyone.
func (p *page) alone(address string) {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range p.console {
		p.t.Errorf("console: %s", line)
	}
	asked := 0
	for _, url := range p.requests {
		switch {
		case url == address:
			asked++
		case url == "about:blank": // the browser before it opens the file
		case strings.HasPrefix(url, "blob:"): // a file that the page hands over
		default:
			p.t.Errorf("request: %.200s", url)
		}
	}
	if asked == 0 {
		p.t.Errorf("the file itself is not among %d requests", len(p.requests))
	}
}

// fileWithin is what a file holds that the browser is about to write.
func fileWithin(t *testing.T, path string) []byte {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
			return data
		}
	}
	t.Fatalf("%s was not written", path)
	return nil
}

func TestOneFileIsTheWholePage(t *testing.T) {
	saves := t.TempDir()
	p, address := openFile(t, desktop, "#lang=en&theme=light", func(p *page) {
		command(p, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: saves,
		})
	})
	p.ready().mouse(three)
	p.wait(digit + ` === "3"`)
	p.shot("single-desktop-light-en")

	p.want("links that lead nowhere", `[...document.querySelectorAll("a[href]")].filter(e => e.getClientRects().length && !e.getAttribute("href").startsWith("#")).length`, "0")

	// The link: good here only, and said so.
	p.click("share")
	p.wait(part("share-link") + `.value.includes("#v=1&")`)
	p.want("whose link it is", part("share-link")+`.value.split("#")[0]`, address)
	p.want("it says what to send", part("share-panel")+`.textContent.includes("send the file and")`, "true")
	p.want("no code for other devices, no sheet", `[`+part("share-qr")+`, `+part("share-native")+`].map(e => getComputedStyle(e).display).join()`, "none,none")
	p.shot("single-share-desktop")
	link := p.text(part("share-link") + `.value`)
	p.click("share")

	// Everything that the site loads later: test digits, words, further networks.
	p.tests().tab("gallery")
	p.wait(shownTiles + `.length === 60`)
	p.press(`[data-tiles="gallery"] .tile`)
	p.wait(digit + ` === "7"`)
	eval[bool](p, `(location.hash = "#ch=3", true)`)
	p.wait(part("chapter") + `.dataset.number === "3"`)
	p.click("lang")
	p.wait(`document.querySelector(".lesson-title").textContent === "十个输出"`)
	p.click("lesson-close")
	p.click("theme")
	for _, name := range []string{"linear", "mlp-16-16-relu"} {
		eval[bool](p, `(location.hash = "#net=`+name+`", true)`)
		p.wait(part("own-network") + ` && document.getElementById("panel-knobs").textContent.includes("` + name + `")`)
	}
	eval[bool](p, `(location.hash = "#%zz%", true)`)
	p.settled()

	// A file out and in again.
	p.tab("knobs")
	p.click("save-safetensors")
	saved := fileWithin(t, filepath.Join(saves, "inkling-weights.safetensors"))
	if _, err := nn.ParseWeights(saved); err != nil {
		t.Fatalf("the saved file: %v", err)
	}
	p.pick("mine.safetensors", saved)
	p.wait(`document.getElementById("panel-knobs").textContent.includes("mine.safetensors")`)
	p.shot("single-desktop-dark-zh")

	// What was chosen is kept over a reload, and a link opens what it holds.
	p.navigate("about:blank")
	p.navigate(link)
	p.ready().wait(digit + ` === "3"`)
	eval[bool](p, `(history.replaceState(null, "", "#"), true)`)
	if err := chromedp.Do(p.ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	p.ready()
	p.want("language and theme", `document.documentElement.lang + document.documentElement.dataset.theme`, "zh-Hansdark")
	p.alone(address)
}

func TestOneFileNeedsNoNetwork(t *testing.T) {
	p, address := openFile(t, phone, "", func(p *page) {
		command(p, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: true, DownloadThroughput: -1, UploadThroughput: -1})
		command(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{URLPattern: "", Offline: true, DownloadThroughput: -1, UploadThroughput: -1}},
		})
	})
	p.ready().touch(three)
	p.wait(digit + ` === "3"`)
	p.want("no network", `navigator.onLine`, "false")
	p.click("share")
	p.wait(part("share-link") + `.value !== ""`)
	p.want("fits", `document.documentElement.scrollWidth <= innerWidth`, "true")
	p.shot("single-share-phone-zh")
	p.want("a request is refused, not tried", `fetch("https://inkling.invalid/").then(() => "answered", () => "refused")`, "refused")
	p.mu.Lock()
	p.console = nil // the policy said so aloud
	p.mu.Unlock()
	p.alone(address)

	// A browser that is too old says what it takes.
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `delete window.DecompressionStream`})
	if err := chromedp.Do(p.ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	p.wait(part("loading") + ` && ` + part("loading") + `.dataset.state === "failed"`)
	p.want("which browsers will do", part("loading")+`.textContent.includes("Firefox 113")`, "true")
}
