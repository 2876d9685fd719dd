package text

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/nn"
)

// teacher is the teacher's page as the site has it, parsed.
func teacher(t *testing.T, l i18n.Lang, networks map[string]map[string]string) *html.Node {
	t.Helper()
	markup, err := Teacher(l, networks)
	if err != nil {
		t.Fatal(err)
	}
	node, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	return node
}

var cards = map[string]map[string]string{"mlp-16-16": {"test_accuracy": "0.9737", "test_accuracy_raw": "0.9403"}}

func TestTeacherTellsWhatTheFilesSay(t *testing.T) {
	for _, l := range i18n.Langs {
		said := inner(teacher(t, l, cards))
		if !strings.Contains(said, "97.37") || !strings.Contains(said, "94.03") || !strings.Contains(said, "90.04") || strings.ContainsAny(said, "{}") {
			t.Errorf("%s: the accuracies are not there, or more than they", l.Code())
		}
		if strings.Contains(said, "784-10,") || strings.Contains(said, "784-10，") {
			t.Errorf("%s: tells of a network that is not there", l.Code())
		}
	}
	if _, err := Teacher(i18n.English, map[string]map[string]string{"mlp-16-16": {}}); err == nil {
		t.Error("took a network that says nothing of itself")
	}
}

// The minutes of a path add up to its title, and every chapter has its link, its
// goal, and two or three questions.
func TestTeacherPathsAndChapters(t *testing.T) {
	titles := script(t, i18n.English).Chapters
	for _, l := range i18n.Langs {
		if l == i18n.Chinese {
			titles = script(t, l).Chapters
		}
		chapters := 0
		for e := range elements(teacher(t, l, cards)) {
			if want := attr(e, "data-minutes"); want != "" {
				sum := 0
				for td := range elements(e) {
					if minutes, err := strconv.Atoi(inner(td)); td.Data == "td" && err == nil {
						sum += minutes
					}
				}
				if strconv.Itoa(sum) != want {
					t.Errorf("%s: the path of %s minutes takes %d", l.Code(), want, sum)
				}
			}
			if n, ok := strings.CutPrefix(attr(e, "href"), "../#ch="); ok {
				number, err := strconv.Atoi(n)
				if err != nil || number < 1 || number > lesson.Chapters {
					t.Fatalf("%s: link to chapter %q", l.Code(), n)
				}
				if want := n + " · " + titles[number-1].Title; inner(e) != want {
					t.Errorf("%s: link to chapter %s says %q, want %q", l.Code(), n, inner(e), want)
				}
			}
			if attr(e, "class") == "teach-chapter" {
				chapters++
				questions := 0
				for d := range elements(e) {
					if d.Data == "details" {
						questions++
					}
				}
				if questions < 2 || questions > 3 {
					t.Errorf("%s, chapter %d: %d questions", l.Code(), chapters, questions)
				}
			}
		}
		if chapters != lesson.Chapters {
			t.Errorf("%s: %d chapters", l.Code(), chapters)
		}
	}
}

// There is one glossary: the one at the top of package i18n.
func TestTeacherHasTheGlossary(t *testing.T) {
	source, err := os.ReadFile("../../i18n/i18n.go")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	_, comment, _ := strings.Cut(string(source), "One glossary")
	comment, _, _ = strings.Cut(comment, "package i18n")
	for _, m := range regexp.MustCompile(`([a-z][a-z -]*?) +(\p{Han}+)`).FindAllStringSubmatch(comment, -1) {
		want = append(want, m[1]+" "+m[2])
	}
	if len(want) < 20 {
		t.Fatalf("found %d words in the glossary", len(want))
	}
	for _, l := range i18n.Langs {
		var got []string
		for e := range elements(teacher(t, l, cards)) {
			if e.Data == "th" && attr(e, "lang") == "en" {
				got = append(got, inner(e)+" "+inner(e.NextSibling))
			}
		}
		for _, pair := range want {
			if !slices.Contains(got, pair) {
				t.Errorf("%s: %q is in the glossary, but not on the teacher's page", l.Code(), pair)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d words, the glossary has %d", l.Code(), len(got), len(want))
		}
	}
}

// What the key says of counts and of σ is so.
func TestTeacherKeyIsRight(t *testing.T) {
	for _, l := range i18n.Langs {
		page := teacher(t, l, cards)
		said := inner(page)
		for _, sizes := range [][]int{{784, 16, 16, 10}, {784, 100, 10}} {
			n := nn.New(nn.Config{Sizes: sizes}).NumParams()
			if want := fmt.Sprintf("%d,%03d", n/1000, n%1000); strings.Count(said, want) < 2 {
				t.Errorf("%s: %v has %s numbers, which it does not say", l.Code(), sizes, want)
			}
		}
		for e := range elements(page) {
			if attr(e, "class") != "sheet-sigma" {
				continue
			}
			var cells []string
			for d := range elements(e) {
				if d.Data == "td" {
					cells = append(cells, strings.Replace(inner(d), "−", "-", 1))
				}
			}
			for i, half := 0, len(cells)/2; i < half; i++ {
				z, err := strconv.ParseFloat(cells[i], 64)
				if want := strconv.FormatFloat(1/(1+math.Exp(-z)), 'f', 3, 64); err != nil || cells[half+i] != want {
					t.Errorf("%s: σ(%s) is %s, printed %s", l.Code(), cells[i], want, cells[half+i])
				}
			}
		}
	}
}

// Both languages stand in one document: what leads about the page leads to its
// own language, and what is Chinese in the English words says so.
func TestTeacherLanguagesStandSideBySide(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range i18n.Langs {
		page := teacher(t, l, cards)
		var links []string
		for e := range elements(page) {
			if id := attr(e, "id"); id != "" {
				if seen[id] {
					t.Errorf("%s: id %q is there twice", l.Code(), id)
				}
				seen[id] = true
			}
			if to, ok := strings.CutPrefix(attr(e, "href"), "#"); ok {
				links = append(links, to)
			}
			if l == i18n.English && attr(e, "lang") == "" && e.FirstChild != nil && e.FirstChild.Type == html.TextNode &&
				strings.ContainsFunc(e.FirstChild.Data, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				t.Errorf("Chinese in English: %q", e.FirstChild.Data)
			}
		}
		if len(links) < 5 {
			t.Errorf("%s: links about the page: %v", l.Code(), links)
		}
		for _, to := range links {
			if !seen[to] {
				t.Errorf("%s: #%s leads nowhere", l.Code(), to)
			}
		}
	}
}
