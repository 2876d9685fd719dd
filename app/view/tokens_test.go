package view

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// tokens reads the colours of the style sheet's block that begins with selector.
func tokens(t *testing.T, selector string) map[string]RGB {
	t.Helper()
	css, err := os.ReadFile("../../web/style.css")
	if err != nil {
		t.Fatal(err)
	}
	_, block, found := strings.Cut(string(css), selector+" {")
	if !found {
		t.Fatalf("style.css has no block %q", selector)
	}
	block, _, _ = strings.Cut(block, "}")
	colours := map[string]RGB{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(block, -1) {
		var c RGB
		if _, err := fmt.Sscanf(m[2], "%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
			t.Fatal(err)
		}
		colours[m[1]] = c
	}
	return colours
}

// WCAG AA: 4.5:1 for text, 3:1 for what shows a control or a state.
func TestTokensStandOut(t *testing.T) {
	for _, selector := range []string{":root", `:root[data-theme="dark"]`, `:root:not([data-theme="light"])`} {
		c := tokens(t, selector)
		if len(c) < 12 {
			t.Fatalf("%s: %d colours only", selector, len(c))
		}
		for _, pair := range []struct {
			front, back string
			least       float64
		}{
			{"ink", "background", 4.5}, {"ink", "surface", 4.5}, {"on-ink", "ink", 4.5},
			{"muted", "background", 4.5}, {"muted", "surface", 4.5},
			{"negative", "background", 4.5}, {"positive", "background", 4.5},
			{"rim", "background", 3}, {"rim", "surface", 3},
			{"selected", "background", 3}, {"selected", "surface", 3},
			{"muted", "track", 3}, {"ink", "track", 3},
		} {
			if got := contrast(c[pair.front], c[pair.back]); got < pair.least {
				t.Errorf("%s: %s on %s is %.2f:1, want %v:1", selector, pair.front, pair.back, got, pair.least)
			}
		}
	}
}

// Pictures painted from Go have the style sheet's colours.
func TestPalettesAreTheTokens(t *testing.T) {
	for selector, dark := range map[string]bool{":root": false, `:root[data-theme="dark"]`: true} {
		c, p := tokens(t, selector), PaletteFor(dark)
		for name, got := range map[string]RGB{
			"background": p.Background, "surface": p.Paper, "ink": p.Ink, "lit": p.Lit, "positive": p.Positive, "negative": p.Negative, "selected": p.Selected,
		} {
			if got != c[name] {
				t.Errorf("%s: --%s is %s, painted %s", selector, name, c[name].CSS(), got.CSS())
			}
		}
	}
}
