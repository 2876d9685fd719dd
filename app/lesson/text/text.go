// Package text holds the words of the lesson: a file for each chapter and
// language, N.en.html and N.zh.html, of the same structure. The site generator
// makes a lesson.Script of them; the program does not carry them.
//
// A file begins with the chapter's title in an h2. What follows is shown as it
// is, with these meanings:
//
//	data-do="select 1.4"     a button that does something in the lab (lesson.Action)
//	data-act="w" data-index  a control of the chapter's own (lesson.Act)
//	data-part="challenge"    a challenge: its task and controls, a [data-hint] and
//	                         a [data-solution]; buttons and verdict are added here
//	data-source="rules.go"   a pre that is filled with the source of the rules
//	data-say="c6.low"        a sentence that the program says: taken out of the
//	                         markup; {name} stands for what the program knows
package text

import (
	"bytes"
	"embed"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/lesson/rules"
)

//go:embed *.html
var files embed.FS

// Script is the lesson in one language.
func Script(l i18n.Lang) (*lesson.Script, error) {
	s := &lesson.Script{Says: map[lesson.Key]string{}}
	for n := 1; n <= lesson.Chapters; n++ {
		chapter, err := read(n, l, s.Says)
		if err != nil {
			return nil, err
		}
		s.Chapters = append(s.Chapters, chapter)
	}
	return s, nil
}

// read makes a chapter of its file and puts its sentences into says.
func read(n int, l i18n.Lang, says map[lesson.Key]string) (lesson.Chapter, error) {
	name := fmt.Sprintf("%d.%s.html", n, l.Code())
	body, err := parse(name)
	if err != nil {
		return lesson.Chapter{}, err
	}
	var c lesson.Chapter
	challenges := 0
	for node := range elements(body) {
		switch {
		case node.DataAtom == atom.H2 && c.Title == "":
			c.Title = inner(node)
			node.Parent.RemoveChild(node)
		case attr(node, "data-say") != "":
			key := lesson.Key(attr(node, "data-say"))
			if _, twice := says[key]; twice {
				return c, fmt.Errorf("%s: data-say %q is there twice", name, key)
			}
			says[key] = inner(node)
			node.Parent.RemoveChild(node)
		case attr(node, "data-part") == "challenge":
			if err := equip(node, challenges, l); err != nil {
				return c, fmt.Errorf("%s: %w", name, err)
			}
			challenges++
		}
	}
	if c.Title == "" {
		return c, fmt.Errorf("%s: found no title, expected an h2 at the beginning", name)
	}
	if challenges != lesson.Challenges[n-1] {
		return c, fmt.Errorf("%s: found %d challenges, expected %d", name, challenges, lesson.Challenges[n-1])
	}
	var b bytes.Buffer
	for node := body.FirstChild; node != nil; node = node.NextSibling {
		if err := html.Render(&b, node); err != nil {
			return c, err
		}
	}
	c.HTML = strings.TrimSpace(spaces.ReplaceAllString(b.String(), " "))
	c.HTML = strings.Replace(c.HTML, sourceHere, sourceHere+html.EscapeString(rules.Source), 1)
	return c, nil
}

// sourceHere is where the source of the rules goes: after the spaces were
// tidied, for in a program they matter.
const sourceHere = `<pre data-source="rules.go">`

var spaces = regexp.MustCompile(`\s*\n\s*`)

// parse reads a file as the content of a body.
func parse(name string) (*html.Node, error) {
	file, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(bytes.NewReader(file), body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, node := range nodes {
		body.AppendChild(node)
	}
	return body, nil
}

// elements are all elements below a node as they stood when it was asked.
func elements(n *html.Node) func(func(*html.Node) bool) {
	var all []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			all = append(all, d)
		}
	}
	return func(yield func(*html.Node) bool) {
		for _, e := range all {
			if !yield(e) {
				return
			}
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// inner is the text in an element.
func inner(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(spaces.ReplaceAllString(b.String(), " "))
}

// Every challenge ends with these, by the page's language.
var tools = [...]string{
	i18n.English: `<p class="challenge-said" data-show="said" role="status"></p><div class="challenge-tools">` +
		`<button type="button" class="pill primary" data-challenge-do="check">Check</button>` +
		`<button type="button" class="pill" data-challenge-do="hint">Hint</button>` +
		`<button type="button" class="pill" data-challenge-do="solution" hidden>Show a solution</button>` +
		`<button type="button" class="pill" data-challenge-do="again" hidden>Do it again</button></div>`,
	i18n.Chinese: `<p class="challenge-said" data-show="said" role="status"></p><div class="challenge-tools">` +
		`<button type="button" class="pill primary" data-challenge-do="check">检查</button>` +
		`<button type="button" class="pill" data-challenge-do="hint">提示</button>` +
		`<button type="button" class="pill" data-challenge-do="solution" hidden>看一个解法</button>` +
		`<button type="button" class="pill" data-challenge-do="again" hidden>再做一次</button></div>`,
}

// equip gives a challenge its number, its buttons and a place for the verdict.
func equip(section *html.Node, number int, l i18n.Lang) error {
	section.Attr = append(section.Attr,
		html.Attribute{Key: "data-challenge", Val: fmt.Sprint(number)}, html.Attribute{Key: "data-state", Val: "open"})
	for _, help := range [...]string{"data-hint", "data-solution"} {
		found := false
		for node := range elements(section) {
			for i, a := range node.Attr {
				if a.Key == help {
					node.Attr = append(node.Attr[:i:i], append(node.Attr[i:], html.Attribute{Key: "hidden"})...)
					found = true
					break
				}
			}
		}
		if !found {
			return fmt.Errorf("challenge %d has no [%s]", number, help)
		}
	}
	nodes, err := html.ParseFragment(strings.NewReader(tools[l]), section)
	if err != nil {
		return err
	}
	for _, node := range nodes {
		section.AppendChild(node)
	}
	return nil
}
