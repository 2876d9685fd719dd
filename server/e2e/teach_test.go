//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdp "github.com/chromedp/cdproto/page"

	"inkling/app/i18n"
)

// sheetPart is a JavaScript expression for an element of the worksheet or its
// key, in the language that is shown.
func sheetPart(sheet, selector string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('[data-part=%q] %s')].find(e => e.offsetParent)`, sheet, selector)
}

// tenThousandths reads a number printed with four decimals, exactly.
func tenThousandths(t *testing.T, printed string) int {
	t.Helper()
	if !regexp.MustCompile(`^−?\d+\.\d{4}$`).MatchString(printed) {
		t.Fatalf("printed %q, want four decimals", printed)
	}
	n, err := strconv.Atoi(strings.NewReplacer("−", "-", ".", "").Replace(printed))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// readds fails the test unless the printed numbers of the key add up exactly.
func (p *page) readds(t *testing.T) {
	t.Helper()
	products := strings.Split(p.text(`[...`+sheetPart("key", "tbody[data-sheet]")+`.querySelectorAll("td:nth-of-type(3)")].map(e => e.textContent).join()`), ",")
	if len(products) != 16 {
		t.Fatalf("%d products: %q", len(products), products)
	}
	sum := 0
	for _, printed := range products {
		sum += tenThousandths(t, printed)
	}
	line := func(name string) int {
		return tenThousandths(t, p.text(sheetPart("key", `[data-fill="`+name+`"]`)+`.textContent`))
	}
	if got := line("products"); got != sum {
		t.Errorf("the products add up to %d, printed %d", sum, got)
	}
	if got := line("weighted"); got != sum+line("rounding") {
		t.Errorf("with rounding %d, printed %d", sum+line("rounding"), got)
	}
	if got := line("z"); got != line("weighted")+line("bias") {
		t.Errorf("with the bias %d, printed %d", line("weighted")+line("bias"), got)
	}
}

// pageFits fails the test if the page is wider than its window.
func (p *page) pageFits() {
	p.t.Helper()
	p.want("nothing hangs over", `document.documentElement.scrollWidth <= document.documentElement.clientWidth`, "true")
}

func TestTeacherOnADesktop(t *testing.T) {
	p := open(t, desktop, "")
	p.ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	eval[bool](p, `(document.querySelector('.foot a').click(), true)`)
	p.later(`document.documentElement.dataset.page === "teach" && ` + digit + ` === "3"`) // the drawing came along
	p.want("title", `document.title`, i18n.T(i18n.English, i18n.TeacherTitle))
	p.readds(t)
	p.want("no spoiler", `getComputedStyle(`+sheetPart("worksheet", `[data-part="term"] td:nth-of-type(3)`)+`).fontSize`, "0px")
	p.pageFits()
	p.shot("teach-desktop")
	eval[bool](p, `(`+sheetPart("worksheet", "h4")+`.scrollIntoView(), true)`)
	p.shot("teach-desktop-sheet")

	p.click("clear")
	p.want("no sheet of nothing", `document.querySelectorAll(".sheet").length > 0 && ![...document.querySelectorAll(".sheet")].some(e => e.offsetParent)`, "true")
	p.mouse(seven)
	p.wait(sheetPart("key", `[data-fill="digit"]`) + `?.textContent === "7"`)
	p.readds(t)

	p.click("lang")
	p.wait(`document.title === "` + i18n.T(i18n.Chinese, i18n.TeacherTitle) + `"`)
	p.want("words follow", `[...document.querySelectorAll("article > h2")].find(e => e.offsetParent).textContent`, "给老师")
	p.want("the verdict follows", sheetPart("key", `[data-fill="status"]`)+`.textContent`, i18n.T(i18n.Chinese, i18n.StatusSure))
	p.readds(t)

	eval[bool](p, `([...document.querySelectorAll('a[href="../#ch=7"]')].find(e => e.offsetParent).click(), true)`)
	p.later(`document.documentElement.dataset.page === "lab" && ` + part("chapter") + `?.dataset.number === "7"`)
	p.wait(digit + ` === "7"`)
	p.quiet()
}

func TestTeacherOnAPhone(t *testing.T) {
	p := open(t, phone, "teach/").ready()
	p.want("language of the browser", `document.documentElement.lang`, "zh-Hans")
	p.pageFits()
	p.shot("teach-phone")
	p.touch(three)
	p.wait(sheetPart("key", `[data-fill="digit"]`) + `?.textContent === "3"`)
	p.readds(t)
	p.pageFits()
	eval[bool](p, `(`+sheetPart("worksheet", "h4")+`.scrollIntoView(), true)`)
	p.shot("teach-phone-sheet")
	eval[bool](p, `(document.querySelector('article:lang(zh) .teach-nav').scrollIntoView(), true)`)
	p.shot("teach-phone-words")
	p.want("a question is closed", `document.querySelector("article:lang(zh) details").open`, "false")
	eval[bool](p, `(document.querySelector("article:lang(zh) summary").click(), true)`)
	p.want("and opens", `document.querySelector("article:lang(zh) details").open`, "true")
	p.quiet()
}

// What a teacher needs of the page can be read while the program is on its way.
func TestTeacherWithoutTheProgram(t *testing.T) {
	p := open(t, desktop, "teach/", func(p *page) { hold(p, ".wasm") })
	p.wait(`document.querySelector("article:lang(en) h2").offsetParent`)
	p.want("the other language", `document.querySelector("article:lang(zh) h2").offsetParent`, "null")
	p.click("lang")
	p.want("switched", `document.querySelector("article:lang(zh) h2").offsetParent !== null`, "true")
	p.want("back", `document.querySelector("article:lang(en) h2").offsetParent`, "null")
	p.quiet()
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// print makes a PDF of the page on a paper of so many inches and counts its
// pages. Into the folder of INKLING_SHOTS it is written, too.
func (p *page) print(name string, width, height float64) int {
	p.t.Helper()
	margin := 0.55
	pdf := command(p, cdp.PrintToPDF, cdp.PrintToPDFParams{
		PaperWidth: width, PaperHeight: height,
		MarginTop: &margin, MarginBottom: &margin, MarginLeft: &margin, MarginRight: &margin,
	})
	if dir := os.Getenv("INKLING_SHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf.Data, 0o644); err != nil {
			p.t.Fatal(err)
		}
	}
	if !bytes.HasPrefix(pdf.Data, []byte("%PDF")) {
		p.t.Fatalf("%s is no PDF", name)
	}
	return len(pdfPage.FindAll(pdf.Data, -1))
}

func TestTeacherPrints(t *testing.T) {
	dark := desktop
	dark.dark = true
	for _, d := range []struct {
		name string
		device
		draw func(*page, [][]point)
	}{{"en", dark, (*page).mouse}, {"zh", phone, (*page).touch}} {
		t.Run(d.name, func(t *testing.T) {
			p := open(t, d.device, "teach/").ready()
			d.draw(p, three)
			p.wait(sheetPart("key", `[data-fill="digit"]`) + `?.textContent === "3"`)
			eval[bool](p, `(window.print = () => {}, [...document.querySelectorAll('[data-print="sheet"]')].find(e => e.offsetParent).click(), true)`)
			for _, paper := range []struct {
				name          string
				width, height float64
			}{{"a4", 8.27, 11.69}, {"letter", 8.5, 11}} {
				eval[bool](p, `(document.documentElement.dataset.print = "sheet", true)`)
				if got := p.print("teach-sheet-"+d.name+"-"+paper.name, paper.width, paper.height); got != 3 {
					t.Errorf("worksheet and key on %s: %d pages, want 3", paper.name, got)
				}
				eval[bool](p, `(delete document.documentElement.dataset.print, true)`)
				if got := p.print("teach-all-"+d.name+"-"+paper.name, paper.width, paper.height); got < 6 || got > 14 {
					t.Errorf("the whole page on %s: %d pages", paper.name, got)
				}
			}
			p.want("answers closed again", `document.querySelectorAll("details[open]").length`, "0")
			command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
			p.want("black on white", `["body", ".sheet"].map(s => getComputedStyle(document.querySelector(s))).map(c => c.color + " " + c.backgroundColor).join()`,
				"rgb(0, 0, 0) rgb(255, 255, 255),rgb(0, 0, 0) rgb(255, 255, 255)")
			p.want("no controls", `[...document.querySelectorAll("button, .pad, .bench")].filter(e => e.offsetParent).length`, "0")
			p.want("questions and sheets", `["details", ".sheet", ".teach-words"].map(s => [...document.querySelectorAll(s)].filter(e => e.offsetParent).length > 0).join()`, "true,true,true")
			eval[bool](p, `(document.documentElement.dataset.print = "sheet", true)`)
			p.want("only sheets", `["details", ".teach-words", ".sheet"].map(s => [...document.querySelectorAll(s)].filter(e => e.offsetParent).length).join()`, "0,0,2")
			p.quiet()
		})
	}
}

// The lab on paper is the drawing, the network and the answer, from a chalkboard
// too.
func TestLabPrints(t *testing.T) {
	dark := desktop
	dark.dark = true
	p := open(t, dark, "#ch=3").ready()
	p.mouse(three)
	p.wait(digit + ` === "3"`)
	p.settled()
	if got := p.print("lab-dark", 8.27, 11.69); got != 2 {
		t.Errorf("the lab: %d pages, want 2", got)
	}
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	shown := `["pad", "seen", "answer", "output", "network", "clear", "workbench", "lesson", "lang"].filter(n => document.querySelector('[data-part="' + n + '"]').offsetParent).join()`
	p.want("what is on paper", shown, "pad,seen,answer,output,network")
	p.quiet()
}
