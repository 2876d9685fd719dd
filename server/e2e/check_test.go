//go:build e2e

package e2e

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What is no digit.
var (
	scribble = func() [][]point {
		var s []point
		for i := range 90 {
			t := float64(i) / 89
			s = append(s, point{.5 + .38*math.Sin(61*t), .5 + .38*math.Sin(47*t+1)})
		}
		return [][]point{s}
	}()
	letterM   = [][]point{{{.2, .8}, {.22, .6}, {.24, .4}, {.26, .2}, {.38, .45}, {.5, .68}, {.62, .45}, {.74, .2}, {.76, .4}, {.78, .6}, {.8, .8}}}
	twoDigits = append(placed(three, -.06, .2, .55), placed(seven, .44, .2, .55)...)
)

// placed is a drawing made smaller and moved.
func placed(strokes [][]point, x, y, scale float64) [][]point {
	var out [][]point
	for _, s := range strokes {
		var moved []point
		for _, q := range s {
			moved = append(moved, point{x + scale*q.x, y + scale*q.y})
		}
		out = append(out, moved)
	}
	return out
}

const (
	shown    = `document.querySelector('[data-show="digit"]').textContent`
	sentence = `document.querySelector('[data-show="reason"]').textContent`
)

func TestWhatIsNoDigitIsRefused(t *testing.T) {
	p := open(t, desktop, "").ready()
	for _, c := range []struct {
		name    string
		strokes [][]point
		want    string // in the sentence
	}{
		{"a scribble", scribble, "only a scribble"},
		{"two digits", twoDigits, "two digits?"},
		{"a letter", letterM, ""},
		{"a tap", [][]point{{{.5, .5}, {.5, .5}}}, "only a dot"},
	} {
		p.mouse(c.strokes)
		p.settled()
		p.want(c.name, status, "not-a-digit")
		p.want(c.name+" shows", shown, "?")
		p.want(c.name+" keeps its largest output in the data", digit+` === String(inkling.classify(inkling.image()).digit)`, "true")
		if said := p.text(sentence); !strings.Contains(said, c.want) || !strings.Contains(said, "The switch shows what the network says") {
			t.Errorf("%s: said %q", c.name, said)
		}
		p.click("clear")
	}
	for name, strokes := range map[string][][]point{"3": three, "7": seven} {
		p.mouse(strokes)
		p.settled()
		p.want("a "+name+" by hand", status+" + "+digit, "sure"+name)
		p.click("clear")
	}
	for d := range 10 {
		p.sample(string(rune('0' + d)))
		p.want("a sample", status+" + "+digit, "sure"+string(rune('0'+d)))
	}
	p.quiet()
}

func TestTheSwitchHasTheNetworkAnswerAnyway(t *testing.T) {
	const (
		checked  = `document.querySelector('[data-part="anyway"]').getAttribute("aria-checked")`
		off      = `document.querySelector('[data-part="check-off"]').textContent`
		announce = `document.querySelector('[data-part="announcement"]').textContent`
	)
	p := open(t, desktop, "").ready()
	p.want("at first", checked+" + "+off, "false")
	p.mouse(scribble)
	p.wait(status + ` === "not-a-digit"`)
	outputs := `[...document.querySelectorAll('[data-part="output"]')].map(e => e.dataset.activation).join()`
	before := p.text(outputs)
	strokes := asJSON(t, scribble)
	eval[bool](p, `(window.heard = [], inkling.on("change", r => heard.push(r.status)), true)`)

	p.click("anyway")
	p.wait(checked + ` + ": " + ` + off + ` === "true: The check is off"`)
	p.wait(status + ` === "sure" || ` + status + ` === "unsure"`)
	bare := p.text(status)
	p.want("scripts read", `inkling.read(`+strokes+`).status`, bare)
	p.want("scripts heard of it", `heard.join()`, bare)
	p.want("the outputs stay", outputs, before)
	p.wait(announce + `.includes(document.querySelector('[data-show="status"]').textContent)`)

	eval[bool](p, `(`+part("anyway")+`.focus(), true)`)
	p.keys(" ")
	p.wait(status + ` === "not-a-digit"`)
	p.wait(checked + " + " + off + ` === "false"`)
	p.want("scripts read again", `inkling.read(`+strokes+`).status + inkling.classify(inkling.image()).status`, "not-a-digitnot-a-digit")
	p.wait(announce + `.startsWith("Not a digit. ")`)
	p.keys(kb.Enter)
	p.wait(status + ` === "` + bare + `"`)
	p.want("the focus stays", `document.activeElement.dataset.part`, "anyway")
	p.click("clear")
	p.click("lang")
	p.want("it stays on", checked+` + ": " + `+off, "true: 检查已关闭")
	p.visit("")
	p.ready()
	p.want("it is not stored", checked+" + "+off, "false")
	p.quiet()
}

// The check is a second network and says how large it is.
func TestTheCheckSaysWhatItIs(t *testing.T) {
	p := open(t, desktop, "").ready()
	const note = `document.querySelector('[data-part="check"]').textContent`
	p.wait(`/separate network: [1-9][0-9,]* numbers, apart from the 13,002/.test(` + note + `)`)
	p.want("the switch is described by it", part("check")+`.contains(document.getElementById(`+part("anyway")+`.getAttribute("aria-describedby")))`, "true")
	p.click("lang")
	p.wait(`/小网络来做：共 [1-9][0-9,]* 个数/.test(` + note + `)`)
}

// later waits until the expression is true on the page that takes this one's
// place.
func (p *page) later(js string) {
	p.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if done, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("Boolean("+js+")")); err == nil && done {
			return
		}
	}
	p.t.Fatalf("waiting for %s; console: %q", js, p.heard())
}

func TestWithoutTheCheckThePageReads(t *testing.T) {
	const note = `document.querySelector('[data-part="check"]').textContent`
	for _, c := range []struct {
		name string
		code int64
		body string
		want string
	}{
		{"missing", 404, "", "not-a-digit.safetensors: 404"},
		{"corrupted", 200, "this is no weights file", "not-a-digit.safetensors: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, desktop, "", func(p *page) { replace(p, "not-a-digit.safetensors", c.code, c.body) }).ready()
			p.wait(note + `.includes("The check for non-digits could not be loaded (")`)
			if said := p.text(note); !strings.Contains(said, c.want) || !strings.Contains(said, "the network answers everything") || strings.Contains(said, "Error:") {
				t.Errorf("said %q", said)
			}
			p.want("a screen reader is told", part("announcement")+`.textContent.includes("could not be loaded")`, "true")
			p.want("nothing to switch", `["aria-disabled", "aria-checked"].map(a => `+part("anyway")+`.getAttribute(a)).join()`, "true,true")
			p.mouse(three)
			p.wait(status + ` + ` + digit + ` === "sure3"`)
			p.click("clear")
			p.mouse(scribble)
			p.wait(status + ` === "sure" || ` + status + ` === "unsure"`)
			p.click("anyway")
			p.want("the switch does nothing", part("anyway")+`.getAttribute("aria-checked") + `+part("check-off")+`.textContent`, "true")
			p.shot("check-" + c.name)
			p.click("lang")
			p.wait(note + `.includes("非数字检查载入失败（")`)
			command(p, fetch.Disable, cdp.Empty{})
			eval[bool](p, `(document.querySelector('.anyway [data-part="retry"]').click(), true)`)
			p.later(status + ` === "not-a-digit" && ` + note + `.includes("不算在")`) // the drawing has come along
		})
	}
}

// The page waits for the check: before it there is no answer to take back.
func TestThePageIsReadyWithItsCheck(t *testing.T) {
	var release func()
	p := open(t, desktop, "", func(p *page) { release = hold(p, "not-a-digit.safetensors") })
	p.wait(`window.inklingHost.running`)
	p.mouse(scribble)
	p.settled()
	p.want("ready without it", `document.documentElement.dataset.ready`, "undefined")
	p.want("answered without it", status, "undefined")
	release()
	p.ready()
	p.wait(status + ` === "not-a-digit"`)
	p.quiet()
}

func TestRefusalAndSwitchFitTheScreens(t *testing.T) {
	const places = `JSON.stringify(["pad", "answer", "output", "anyway", "network"].map(n => { const r = document.querySelector('[data-part="' + n + '"]').getBoundingClientRect(); return [n, r.left, r.top, r.bottom] }))`
	for _, c := range []struct {
		name   string
		device device
		hash   string
	}{
		{"desktop-light-en", desktop, "#lang=en&theme=light"},
		{"desktop-dark-zh", desktop, "#lang=zh&theme=dark"},
		{"phone-dark-en", phone, "#lang=en&theme=dark"},
		{"phone-light-zh", phone, "#lang=zh&theme=light"},
		{"small-phone-light-en", device{width: 320, height: 640, scale: 2, touch: true, lang: "en-US"}, "#lang=en&theme=light"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, c.device, c.hash).ready()
			p.settled()
			before := p.text(places)
			for _, strokes := range [][][]point{letterM, twoDigits, scribble} {
				eval[bool](p, `inkling.draw(`+asJSON(t, strokes)+`).then(() => true)`)
				p.want("places under "+p.text(sentence), places, before)
			}
			p.wait(status + ` === "not-a-digit"`)
			p.shot("refused-" + c.name)
			if c.device.width >= 390 {
				p.want("below the first screen", `["pad", "answer", "anyway"].filter(n => document.querySelector('[data-part="' + n + '"]').getBoundingClientRect().bottom > innerHeight).join()`, "")
			}
			p.want("sideways scrolling", `document.documentElement.scrollWidth > innerWidth`, "false")
			if c.device == desktop {
				p.want("the network's foot below the first screen", part("network")+`.getBoundingClientRect().bottom > innerHeight`, "false")
			}
			eval[bool](p, `(`+part("anyway")+`.click(), true)`)
			p.wait(part("check-off") + `.textContent !== "" && ` + status + ` !== "not-a-digit"`)
			p.want("places with the switch on", places, before)
			p.shot("anyway-" + c.name)
			p.sample("10")
			p.want("places between two digits", places, before)
			p.want("digits, status and note stand apart", `[...document.querySelectorAll(".answer-row > *")].map(e => { const r = document.createRange(); r.selectNodeContents(e); return [r.getBoundingClientRect().left, r.getBoundingClientRect().right] }).every(([l], i, all) => !i || l - all[i - 1][1] >= 8) && `+part("check-off")+`.getBoundingClientRect().right <= `+part("answer")+`.getBoundingClientRect().right`, "true")
			p.shot("anyway-unsure-" + c.name)
			p.quiet()
		})
	}
}
