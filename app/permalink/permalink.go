// Package permalink reads and writes the URL's fragment. One table holds every
// key; unknown keys are ignored and bad values fall back to what is there.
package permalink

import (
	"net/url"
	"strconv"
	"strings"

	"inkling/app/i18n"
	"inkling/app/lesson"
	"inkling/app/state"
)

// Version is the version of the table, the value of key v.
const Version = "1"

// keys is the table: how each setting is read into a state, and how it is
// written, "" when it need not be said.
var keys = []struct {
	name   string
	parse  func(s *state.State, value string)
	format func(s *state.State) string
}{
	{"lang", func(s *state.State, v string) {
		if l, ok := i18n.ParseLang(v); ok {
			s.Lang = l
		}
	}, func(s *state.State) string { return s.Lang.Code() }},
	{"theme", func(s *state.State, v string) {
		if t, ok := state.ParseTheme(v); ok {
			s.Theme = t
		}
	}, func(s *state.State) string {
		if s.Theme == state.AutoTheme {
			return ""
		}
		return s.Theme.String()
	}},
	{"ch", func(s *state.State, v string) {
		if n, err := strconv.Atoi(v); err == nil && n >= 1 && n <= lesson.Chapters {
			s.Lesson.Open, s.Lesson.Chapter = true, n
		}
	}, func(s *state.State) string {
		if !s.Lesson.Open {
			return ""
		}
		return strconv.Itoa(s.Lesson.Chapter)
	}},
}

// Parse takes the settings of a fragment (without #) into s. Any text will do:
// what cannot be read changes nothing. A later version's fragment is read as
// far as its keys are known.
func Parse(s *state.State, fragment string) {
	values := map[string]string{}
	for _, pair := range strings.Split(fragment, "&") {
		name, raw, found := strings.Cut(pair, "=")
		if value, err := url.QueryUnescape(raw); found && err == nil {
			if _, twice := values[name]; !twice {
				values[name] = value
			}
		}
	}
	for _, k := range keys {
		if v, ok := values[k.name]; ok {
			k.parse(s, v)
		}
	}
}

// Encode is the fragment (without #) that Parse reads back.
func Encode(s *state.State) string {
	var b strings.Builder
	b.WriteString("v=" + Version)
	for _, k := range keys {
		if v := k.format(s); v != "" {
			b.WriteString("&" + k.name + "=" + url.QueryEscape(v))
		}
	}
	return b.String()
}
