package permalink

import (
	"testing"

	"inkling/app/i18n"
	"inkling/app/state"
)

func TestRoundTrip(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, theme := range []state.Theme{state.AutoTheme, state.LightTheme, state.DarkTheme} {
			want, got := state.New(), state.New()
			want.Lang, want.Theme = lang, theme
			Parse(got, Encode(want))
			if got.Lang != lang || got.Theme != theme {
				t.Errorf("%s came back as %v, %v", Encode(want), got.Lang, got.Theme)
			}
		}
	}
}

// Links that have been given away keep working.
func TestGoldenLinks(t *testing.T) {
	for _, c := range []struct {
		fragment string
		lang     i18n.Lang
		theme    state.Theme
	}{
		{"v=1&lang=zh&theme=dark", i18n.Chinese, state.DarkTheme},
		{"lang=zh", i18n.Chinese, state.AutoTheme},
		{"theme=light&unknown=7", i18n.English, state.LightTheme},
		{"lang=zh&lang=en", i18n.Chinese, state.AutoTheme},
		{"lang=klingon&theme=%zz", i18n.English, state.AutoTheme},
		{"", i18n.English, state.AutoTheme},
		{"====&&&&", i18n.English, state.AutoTheme},
	} {
		s := state.New()
		Parse(s, c.fragment)
		if s.Lang != c.lang || s.Theme != c.theme {
			t.Errorf("%q: %v, %v", c.fragment, s.Lang, s.Theme)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("v=1&lang=zh&theme=dark")
	f.Add("lang=%e4%b8&theme==&v=99999")
	f.Fuzz(func(t *testing.T, fragment string) {
		s := state.New()
		Parse(s, fragment)
		again := state.New()
		Parse(again, Encode(s))
		if again.Lang != s.Lang || again.Theme != s.Theme {
			t.Errorf("%q does not survive a round trip", fragment)
		}
	})
}
