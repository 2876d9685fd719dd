package text

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/lesson/rules"
)

func script(t *testing.T, l i18n.Lang) *lesson.Script {
	t.Helper()
	s, err := Script(l)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What the page receives is what was written.
func TestScriptSurvivesTheWire(t *testing.T) {
	for _, l := range i18n.Langs {
		wire, err := json.Marshal(script(t, l))
		if err != nil {
			t.Fatal(err)
		}
		got, err := lesson.Parse(wire)
		if err != nil {
			t.Fatal(err)
		}
		for n, c := range script(t, l).Chapters {
			if got.Chapters[n] != c {
				t.Errorf("%s, chapter %d: got %q", l.Code(), n+1, got.Chapters[n])
			}
		}
	}
}

// skeleton is a file's structure: elements and attributes, without what is said.
func skeleton(t *testing.T, name string) []string {
	t.Helper()
	body, err := parse(name)
	if err != nil {
		t.Fatal(err)
	}
	spoken := []string{"aria-label", "title", "alt", "placeholder", "lang"}
	var lines []string
	for e := range elements(body) {
		line := e.Data
		for _, a := range e.Attr {
			if slices.Contains(spoken, a.Key) {
				a.Val = ""
			}
			line += fmt.Sprintf(" %s=%q", a.Key, a.Val)
		}
		lines = append(lines, line)
	}
	return lines
}

var holes = regexp.MustCompile(`\{[a-z]+\}`)

// Both languages say the same in the same places.
func TestLanguagesMatch(t *testing.T) {
	names, err := fs.Glob(files, "*.en.html")
	if err != nil || len(names) < lesson.Chapters {
		t.Fatalf("found %v, %v", names, err)
	}
	for _, name := range names {
		en, zh := skeleton(t, name), skeleton(t, strings.Replace(name, ".en.", ".zh.", 1))
		for i := range max(len(en), len(zh)) {
			if i >= len(en) || i >= len(zh) || en[i] != zh[i] {
				t.Errorf("%s: element %d is\n%s\nin English and\n%s\nin Chinese", name, i, at(en, i), at(zh, i))
				break
			}
		}
	}
	en, zh := script(t, i18n.English), script(t, i18n.Chinese)
	for key, sentence := range en.Says {
		a, b := holes.FindAllString(sentence, -1), holes.FindAllString(zh.Says[key], -1)
		slices.Sort(a)
		slices.Sort(b)
		if zh.Says[key] == "" || !slices.Equal(slices.Compact(a), slices.Compact(b)) {
			t.Errorf("%s: %q and %q do not match", key, sentence, zh.Says[key])
		}
	}
	if len(en.Says) != len(zh.Says) {
		t.Errorf("%d sentences in English, %d in Chinese", len(en.Says), len(zh.Says))
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

// Every sentence is said by somebody, and nobody is speechless: the keys in the
// words are those declared in package lesson.
func TestSentencesAreThoseThatAreSaid(t *testing.T) {
	declared := map[lesson.Key]bool{}
	names, err := filepath.Glob("../*.go")
	if err != nil || len(names) == 0 {
		t.Fatalf("found %v, %v", names, err)
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if id, ok := spec.Type.(*ast.Ident); ok && id.Name == "Key" {
				for _, v := range spec.Values {
					key, err := strconv.Unquote(v.(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					declared[lesson.Key(key)] = true
				}
			}
			return true
		})
	}
	said := script(t, i18n.English).Says
	for key := range said {
		if !declared[key] {
			t.Errorf("%s: in the words, but no Key of package lesson", key)
		}
	}
	for key := range declared {
		if said[key] == "" {
			t.Errorf("%s: a Key of package lesson, but not in the words", key)
		}
	}
}

// Buttons do something, pictures and controls have names, and nothing comes
// from elsewhere or is blocked by the content security policy.
func TestMarkupIsSound(t *testing.T) {
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		body, err := parse(name)
		if err != nil {
			t.Fatal(err)
		}
		for e := range elements(body) {
			where := fmt.Sprintf("%s: <%s>", name, e.Data)
			if do := attr(e, "data-do"); do != "" {
				if _, err := lesson.ParseAction(do); err != nil {
					t.Errorf("%s: %v", where, err)
				}
			}
			named := attr(e, "aria-label") != "" || attr(e, "aria-hidden") == "true" || attr(e, "aria-labelledby") != ""
			switch e.Data {
			case "script", "style", "iframe", "img", "link":
				t.Errorf("%s is not for a chapter", where)
			case "canvas", "svg":
				if !named {
					t.Errorf("%s has neither aria-label nor aria-hidden", where)
				}
			case "input", "select":
				if !named && e.Parent.Data != "label" {
					t.Errorf("%s has no name", where)
				}
			case "button":
				if attr(e, "type") != "button" || attr(e, "data-do") == "" && attr(e, "data-act") == "" {
					t.Errorf("%s: expected type=button and data-do or data-act", where)
				}
			}
			for _, a := range e.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.Contains(a.Val, "//") {
					t.Errorf("%s: found %s=%q", where, a.Key, a.Val)
				}
			}
		}
	}
}

// A chapter is read in the language of its file.
func TestWordsAreInTheirLanguage(t *testing.T) {
	for n, c := range script(t, i18n.English).Chapters {
		if strings.ContainsFunc(c.Title+plain(t, c.HTML), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("chapter %d in English has Chinese characters", n+1)
		}
	}
	for n, c := range script(t, i18n.Chinese).Chapters {
		if !strings.ContainsFunc(c.Title, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("chapter %d in Chinese has no Chinese title", n+1)
		}
	}
}

// Chapter 1 has every rule in words and their program as it is.
func TestRulesInWords(t *testing.T) {
	for _, l := range i18n.Langs {
		markup := script(t, l).Chapters[0].HTML
		if n := strings.Count(markup, "<li hidden"); n != rules.Rules {
			t.Errorf("%s: %d rules in words, want %d", l.Code(), n, rules.Rules)
		}
		if count := strconv.Itoa(rules.Rules - 2); !strings.Contains(markup, count) { // two of them decide nothing
			t.Errorf("%s: nobody says that there are %s rules", l.Code(), count)
		}
		if !strings.Contains(html.UnescapeString(markup), rules.Source) {
			t.Errorf("%s: the program of the rules is not there as it is", l.Code())
		}
	}
}

func plain(t *testing.T, markup string) string {
	t.Helper()
	node, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	return inner(node)
}
