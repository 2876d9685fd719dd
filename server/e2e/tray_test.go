//go:build e2e

package e2e

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"testing"
)

func TestTheTrayKeepsComparesAndGivesBack(t *testing.T) {
	p := open(t, desktop, "#lang=en").ready().tests()
	p.tab("tray")
	kept := `[...document.querySelectorAll(".kept:not([hidden])")]`
	p.want("at first", kept+`.length`, "0")
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	drawn := p.text(image)
	p.press(`[data-part="keep"][data-digit="3"]`)
	p.wait(kept + `.length === 1`)
	p.click("clear")
	p.sample("7")
	p.press(`[data-part="keep"][data-digit="1"]`)
	p.wait(kept + `.length === 2`)
	p.want("what is said of them", kept+`.map(e => e.querySelector(".tile-caption").textContent).join("; ")`, "3, read right; 1, read as 7")
	p.want("own accuracy", part("tray-sentence")+`.textContent`, "1 of 2 are read right. Most often confused: 1 read as 7 (1×).")
	p.want("two are compared", part("tray-compare")+`.dataset.two`, "true")
	p.want("their largest outputs", `[...document.querySelectorAll('[data-part="tray-compare"] .output[data-largest="true"] .output-digit')].map(e => e.textContent).join()`, "3,7")
	p.shot("tray-two")
	p.press(`.kept [data-do="load"]`)
	p.wait(digit + ` === "3"`)
	p.want("the drawing is back", image, drawn)
	p.press(`.kept:nth-child(2) [data-do="compare"]`)
	p.want("one is left", part("tray-compare")+`.dataset.two`, "false")
	p.press(`.kept [data-do="remove"]`)
	p.wait(kept + `.length === 1`)
	p.want("the other one stayed", kept+`[0].querySelector(".tile-caption").textContent`, "1, read as 7")
	p.quiet()
}

func TestWhatIsSeenCanBeSaved(t *testing.T) {
	p := open(t, desktop, "#lang=en&theme=light").ready().tests()
	eval[bool](p, `(() => {
		window.saved = {};
		const make = URL.createObjectURL, blobs = new Map();
		URL.createObjectURL = b => { const u = make.call(URL, b); blobs.set(u, b); return u };
		HTMLAnchorElement.prototype.click = function () { saved[this.download] = blobs.get(this.href) };
		return true;
	})()`)
	// size is a saved picture's, and how many of its pixels are ink.
	size := func(name string) string {
		return p.text(`(async () => { const i = await createImageBitmap(saved["` + name + `"]); const k = document.createElement("canvas"); k.width = i.width; k.height = i.height; const x = k.getContext("2d"); x.drawImage(i, 0, 0); const d = x.getImageData(0, 0, i.width, i.height).data; let n = 0; for (let j = 0; j < d.length; j += 4) n += d[j] < 64; return i.width + "x" + i.height + " " + (n > 500) })()`)
	}
	p.tab("tray")
	p.click("save-drawing")
	p.want("nothing to save", `Object.keys(saved).length`, "0")
	eval[bool](p, `(scrollTo(0, 0), true)`)
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	for part, want := range map[string]struct{ name, size string }{
		"save-drawing": {"inkling-drawing.png", p.text(`(() => { const r = `+part("pad-frame")+`.getBoundingClientRect(); return Math.floor(2 * r.width) + "x" + Math.floor(2 * r.height) })()`) + " true"},
		"save-seen":    {"inkling-28x28.png", "560x560 true"},
		"save-network": {"inkling-network.png", p.text(`(() => { const r = `+part("network")+`.getBoundingClientRect(); return Math.floor(2 * r.width) + "x" + Math.floor(2 * r.height) })()`) + " true"},
	} {
		p.click(part)
		p.wait(`saved["` + want.name + `"]`)
		if got := size(want.name); got != want.size {
			t.Errorf("%s: %s, want %s", want.name, got, want.size)
		}
	}
	// Over the image lie lines, as on the page, and around it its border.
	p.want("lines over the saved image, and its border", `(async () => {
		const picture = await createImageBitmap(saved["inkling-network.png"]), c = document.createElement("canvas"), g = c.getContext("2d", {willReadFrequently: true});
		[c.width, c.height] = [picture.width, picture.height];
		g.drawImage(picture, 0, 0);
		const net = `+part("network")+`.getBoundingClientRect(), input = `+part("network-input")+`, r = input.getBoundingClientRect();
		const at = (x, y, w, h) => g.getImageData(2 * (r.left - net.left + x), 2 * (r.top - net.top + y), 2 * w, 2 * h).data;
		let coloured = 0, d = at(4, 4, r.width - 8, r.height - 8);
		for (let i = 0; i < d.length; i += 4) if (Math.abs(d[i] - d[i + 2]) > 60) coloured++;
		const rim = getComputedStyle(input).borderTopColor.match(/\d+/g).map(Number);
		const edge = [...at(20, -1, 1, 3)];
		const near = k => rim.every((v, i) => Math.abs(v - edge[k + i]) < 48);
		return (coloured > 300) + " " + edge.some((_, k) => k % 4 === 0 && near(k));
	})()`, "true true")
	p.press(`[data-part="save-row"][data-digit="3"]`)
	p.want("the row is what the network sees", `(async () => { const [head, row, rest] = (await saved["inkling-3.csv"].text()).split("\n"); const v = row.split(",").map(Number); return head.startsWith("label,pixel0,") && rest === "" && v[0] === 3 && v.slice(1).every((b, i) => b === Math.round(inkling.image()[i] * 255)) && v.length === 785 })()`, "true")
	p.press(`[data-part="keep"][data-digit="3"]`)
	p.press(`[data-part="keep"][data-digit="5"]`)
	p.click("save-tray-csv")
	p.want("a row each", `(async () => (await saved["inkling-digits.csv"].text()).trim().split("\n").map(l => l.split(",")[0]).join())()`, "label,3,5")
	p.click("save-tray")
	p.wait(`saved["inkling-digits.png"]`)
	if got := size("inkling-digits.png"); got != "570x280 true" {
		t.Errorf("the sheet: %s", got)
	}
	if dir := os.Getenv("INKLING_SHOTS"); dir != "" {
		for _, name := range []string{"inkling-network", "inkling-drawing"} {
			data := p.text(`(async () => { const b = new Uint8Array(await saved["` + name + `.png"].arrayBuffer()); let s = ""; for (const v of b) s += String.fromCharCode(v); return btoa(s) })()`)
			png, err := base64.StdEncoding.DecodeString(data)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "saved-"+name+".png"), png, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	p.quiet()
}
