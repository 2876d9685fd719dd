//go:build e2e

package e2e

import (
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// below is the first of the parts that ends below the window, or "".
const below = `["pad", "answer", "network"].find(n => document.querySelector('[data-part="' + n + '"]').getBoundingClientRect().bottom > innerHeight) || ""`

func TestEverythingFitsTheScreens(t *testing.T) {
	for _, c := range []struct {
		name   string
		device device
		hash   string
	}{
		{"desktop-light-en", desktop, "#lang=en&theme=light"},
		{"desktop-light-zh", desktop, "#lang=zh&theme=light"},
		{"desktop-dark-en", desktop, "#lang=en&theme=dark"},
		{"phone-light-en", phone, "#lang=en&theme=light"},
		{"phone-dark-en", phone, "#lang=en&theme=dark"},
		{"phone-dark-zh", phone, "#lang=zh&theme=dark"},
		{"tablet-light-en", device{width: 820, height: 1180, scale: 2, touch: true, lang: "en-US"}, "#lang=en&theme=light"},
		{"small-phone-light-en", device{width: 320, height: 640, scale: 2, touch: true, lang: "en-US"}, "#lang=en&theme=light"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, c.device, c.hash).ready()
			p.sample("3")
			p.wait(digit + ` === "3"`)
			p.shot("fit-" + c.name)
			p.want("sideways scrolling", `document.documentElement.scrollWidth > innerWidth`, "false")
			if c.device.width >= 1440 {
				p.want("below the first screen", below, "")
			}
			if c.device.width == 390 {
				p.want("the outputs are on the first screen", `Math.max(0, Math.ceil([...document.querySelectorAll('[data-part="output"]')].at(-1).getBoundingClientRect().bottom - innerHeight)) + " px too low"`, "0 px too low")
			}
			p.want("text cut off", `[...document.querySelectorAll("button, h1, h2, h3, .output-value, .neuron")].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent).join()`, "")
			if c.device.touch {
				p.want("controls under 44 px", `[...document.querySelectorAll(".pill, .switch, .sample")].filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.9).map(e => e.textContent).join()`, "")
			}
			p.quiet()
		})
	}
}

func TestNothingJumpsWhileDrawing(t *testing.T) {
	p := open(t, desktop, "").ready()
	where := `JSON.stringify(["pad", "seen", "network", "undo"].map(n => { const r = document.querySelector('[data-part="' + n + '"]').getBoundingClientRect(); return [r.top, r.left] }).concat([...document.querySelectorAll('[data-part="output"]')].map(e => e.getBoundingClientRect().top)))`
	before := p.text(where)
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.want("places with a sure answer", where, before)
	p.sample("10")
	p.want("places with an unsure answer", where, before)
}

// Whatever is selected, the tabs below stay where they are, apart from the
// network's legend.
func TestNothingJumpsWhileSelecting(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		p := open(t, desktop, "#theme=light&lang="+lang).ready()
		const tabs = `Math.round(document.querySelector(".tabs").getBoundingClientRect().top + scrollY)`
		const apart = `Math.round(document.querySelector(".tabs").getBoundingClientRect().top - Math.max(...[".legend", ".inspect"].map(s => document.querySelector(s).getBoundingClientRect().bottom)))`
		before := ""
		look := func(what string) {
			t.Helper()
			p.settled()
			t.Logf("%s, %s: tabs at %s, %s below, inspector %s", lang, what, p.text(tabs), p.text(apart), p.text(`document.querySelector(".inspect").getBoundingClientRect().height`))
			if before == "" {
				before = p.text(tabs)
			}
			p.want(lang+", "+what+": the tabs' place", tabs, before)
			if gap := eval[int](p, apart); gap < 8 {
				t.Errorf("%s, %s: %d px between network or inspector and the tabs", lang, what, gap)
			}
		}
		look("an empty pad")
		p.sample("3")
		p.wait(digit + ` === "3"`)
		look("a 3")
		for _, id := range []string{"1.4", "2.11", "3.3"} {
			eval[bool](p, `(`+neuronAt(id)+`.click(), true)`)
			p.wait(pressed1 + ` === "` + id + `"`)
			look("neuron " + id)
		}
		for _, x := range []float64{5.5 / 28, 14.5 / 28} {
			p.pointAt(part("network-input"), x, 10.5/28, true)
			p.wait(`document.querySelector('[data-part="network-ring"]').style.display === "block"`)
			look("a pixel")
		}
		for _, id := range []string{"1.4", "3.3"} {
			p.chooseNeuron(id)
			eval[bool](p, `(document.querySelectorAll('[data-part="term"]')[5].click(), true)`)
			p.wait(`document.querySelector('[data-part="term"][aria-current]')`)
			look("a line into " + id)
		}
		p.shot("selecting-" + lang)
		p.quiet()
	}
}

// afterFirst are the files that are asked for when a digit can be read.
var afterFirst = regexp.MustCompile(`/web/(samples/|lesson-|offline\.)`)

// What a first visit transfers until a digit can be read: the bound is 1.6 MB.
func TestFirstVisitIsSmall(t *testing.T) {
	total, later := 0.0, map[network.RequestID]bool{} // later: what comes after the first prediction
	p := open(t, desktop, "", func(p *page) {
		err := chromedp.Listen(p.ctx, func(event any) {
			p.mu.Lock()
			defer p.mu.Unlock()
			switch e := event.(type) {
			case *network.EventRequestWillBeSent:
				later[e.RequestID] = afterFirst.MatchString(e.Request.URL)
			case *network.EventLoadingFinished:
				if !later[e.RequestID] {
					total += e.EncodedDataLength
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}).ready()
	p.settled()
	p.mu.Lock()
	defer p.mu.Unlock()
	t.Logf("%.0f bytes", total)
	if total < 1e6 || total > 1.6e6 {
		t.Errorf("%.0f bytes, want at most 1,600,000 (and the program among them)", total)
	}
}
