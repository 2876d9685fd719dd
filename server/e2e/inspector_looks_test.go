//go:build e2e

package e2e

import "testing"

// tooLow is how far the panel reaches below the window.
const tooLow = `Math.max(0, Math.ceil(document.querySelector(".inspect").getBoundingClientRect().bottom - innerHeight)) + " px too low"`

func TestInspectorLooks(t *testing.T) {
	for _, c := range []struct {
		name   string
		device device
		hash   string
	}{
		{"desktop-light-en", desktop, "#lang=en&theme=light"},
		{"desktop-dark-zh", desktop, "#lang=zh&theme=dark"},
		{"phone-light-zh", phone, "#lang=zh&theme=light"},
		{"phone-dark-en", phone, "#lang=en&theme=dark"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, c.device, c.hash).ready()
			p.sample("3")
			p.wait(digit + ` === "3"`)
			p.whole()
			p.shot("inspector-default-" + c.name)
			if c.device.width >= 1440 {
				p.want("the panel of the answer fits the first screen", tooLow, "0 px too low")
			}
			p.chooseNeuron("1.4")
			if c.device.width >= 1440 {
				p.want("the panel of a neuron fits the first screen", tooLow, "0 px too low")
			}
			p.shot("inspector-first-" + c.name)
			for _, to := range []string{".inspect", ".sum"} {
				eval[bool](p, `(document.querySelector("`+to+`").scrollIntoView(), true)`)
				p.settled()
				p.whole()
				p.shot("inspector" + to + "-" + c.name)
			}
			p.want("numbers cut off", `[...document.querySelectorAll(".inspect-row span, .sum-line span, .sum-scroll td")].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map(e => e.textContent).join()`, "")
			for _, tab := range []string{"matrix", "count"} {
				eval[bool](p, `(document.querySelector("#tab-`+tab+`").click(), document.querySelector(".workbench").scrollIntoView(), true)`)
				if tab == "count" {
					eval[bool](p, `(document.querySelector('[data-lights="1"]').click(), true)`)
				} else {
					p.wait(part("numpy") + `.textContent`)
				}
				p.settled()
				p.shot("inspector-" + tab + "-" + c.name)
				p.want("sideways scrolling", `document.documentElement.scrollWidth > innerWidth`, "false")
			}
			p.quiet()
		})
	}
}
