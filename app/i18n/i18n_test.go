package i18n

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

var placeholder = regexp.MustCompile(`\{[a-zA-Z]*\}`)

func TestEverySentenceIsThereInBothLanguages(t *testing.T) {
	for key, pair := range sentences {
		for _, l := range Langs {
			if strings.TrimSpace(pair[l]) == "" {
				t.Errorf("sentence %d has no text in %s", key, l.Tag())
			}
		}
		en, zh := placeholder.FindAllString(pair[English], -1), placeholder.FindAllString(pair[Chinese], -1)
		slices.Sort(en)
		slices.Sort(zh)
		if !slices.Equal(en, zh) {
			t.Errorf("sentence %d has placeholders %v in English and %v in Chinese: %q, %q", key, en, zh, pair[English], pair[Chinese])
		}
	}
}

func TestChineseIsChinese(t *testing.T) {
	for key, pair := range sentences {
		if Key(key) == SwitchLanguage || Key(key) == SwitchLanguageLabel || Key(key) == Sample49 {
			continue // written in the language it leads to, or a name
		}
		if strings.ContainsFunc(pair[English], func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("sentence %d: Chinese in the English text %q", key, pair[English])
		}
		letters := strings.ContainsFunc(pair[Chinese], func(r rune) bool { return unicode.Is(unicode.Han, r) })
		if text := placeholder.ReplaceAllString(pair[Chinese], ""); !letters && strings.ContainsFunc(text, unicode.IsLetter) {
			t.Errorf("sentence %d is not Chinese: %q", key, pair[Chinese])
		}
	}
}

func TestT(t *testing.T) {
	if got, want := T(English, ReasonStandsClear, "digit", "3", "value", "0.99", "next", "8", "nextValue", "0.18"), "Output 3 stands clear at 0.99. Next is 8 at 0.18."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParseLang(t *testing.T) {
	for in, want := range map[string]Lang{"en": English, "en-GB": English, "zh": Chinese, "zh-Hans-CN": Chinese, "ZH": Chinese} {
		if got, ok := ParseLang(in); !ok || got != want {
			t.Errorf("%q: %v, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "fr", "zhx", "english"} {
		if _, ok := ParseLang(in); ok {
			t.Errorf("%q was taken for a language", in)
		}
	}
}
