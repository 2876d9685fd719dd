//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What the page shows travels in a link: drawing, knobs, selection, chapter.
func TestALinkShowsTheSamePage(t *testing.T) {
	p := open(t, desktop, "").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.click("step-straighten")
	p.press(`[data-neuron="2.7"]`)
	p.click("share")
	p.wait(part("share-link") + `.value.includes("sel=2.7")`)
	link := p.text(part("share-link") + `.value`)
	if !strings.HasPrefix(link, site+"#v=1&") || len(link) > len(site)+600 {
		t.Errorf("the link is %q, %d characters", link, len(link))
	}
	p.want("the QR code", part("share-qr")+`.width > 40`, "true")
	p.shot("share-desktop")
	seen := p.text(`JSON.stringify([...inkling.image()].map(v => Math.round(v * 10)))`)
	p.quiet()

	q := open(t, desktop, strings.TrimPrefix(link, site)).ready()
	q.wait(digit + ` === "3"`)
	q.want("the step that was off", part("step-straighten")+`.getAttribute("aria-checked")`, "false")
	q.wait(`document.querySelector('[data-neuron="2.7"]').getAttribute("aria-pressed") === "true"`)
	differ := eval[int](q, `(a => [...inkling.image()].filter((v, i) => Math.abs(v * 10 - a[i]) > 2).length)(`+seen+`)`)
	if differ > 20 {
		t.Errorf("%d of 784 pixels differ by more than a fifth", differ)
	}
	q.click("undo")
	q.wait(status + ` === "empty"`)
	q.quiet()
}

func TestLinksHideAndGarbageDoesNothing(t *testing.T) {
	p := open(t, phone, "#hide=workbench,samples,nonsense&lang=en&ch=2").ready()
	p.want("hidden", `[".workbench", ".samples"].map(s => getComputedStyle(document.querySelector(s)).display).join()`, "none,none")
	p.wait(part("chapter") + `.dataset.number === "2"`)
	p.click("lesson-close")
	p.click("share")
	p.wait(part("share-link") + `.value.includes("hide=workbench%2Csamples")`)
	p.shot("share-phone")
	p.want("fits", `document.documentElement.scrollWidth <= innerWidth`, "true")

	q := open(t, desktop, "#d=AAAA&knobs=!!&sel=99.99&net=none&ch=77&off=x&hide=%%%&view=2&&&=").ready()
	eval[bool](q, `(location.hash = "%zz%", true)`)
	q.settled()
	q.want("an empty page", status+` + String(`+part("lesson")+`.hidden)`, "emptytrue")
	q.quiet()
	eval[bool](q, `(location.hash = "tab=gallery", true)`)
	q.wait(`document.getElementById("tab-gallery").getAttribute("aria-selected") === "true"`)
	for _, ch := range []string{"3", "5"} {
		eval[bool](q, `(location.hash = "ch=`+ch+`", true)`)
		q.wait(part("chapter") + `.dataset.number === "` + ch + `"`)
	}
	if _, err := chromedp.Run(q.ctx, chromedp.Evaluate[any](`history.back()`)); err != nil {
		t.Fatal(err)
	}
	q.wait(part("chapter") + `.dataset.number === "3"`)
	q.quiet()
}
