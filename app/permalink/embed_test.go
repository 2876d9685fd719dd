package permalink

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn/ink"
)

// picked is a page with a drawing and what is picked for a course page.
func picked(messages ...state.Message) *state.State {
	s := state.New()
	s.Apply(state.StrokesLoadedMsg{Strokes: []ink.Stroke{{{X: 0.5, Y: 0.25}, {X: 0.5, Y: 0.75}}}})
	for _, m := range messages {
		s.Apply(m)
	}
	return s
}

func set(o state.EmbedOption, v int) state.Message {
	return state.EmbedOptionSetMsg{Option: o, Value: v}
}

func chosen(parts ...string) state.Message { return state.EmbedChosenMsg{Parts: parts} }

func TestWhatACoursePageShows(t *testing.T) {
	for _, c := range []struct {
		what     string
		messages []state.Message
		want     string
	}{
		{"usual", nil, "v=1&lang=en&d=AQKAAoABAIAC&parts=pad,answer"},
		{"empty, in the reader's language, dark", []state.Message{set(state.EmbedEmpty, 1), set(state.EmbedLang, 1), set(state.EmbedTheme, 2)},
			"v=1&theme=dark&parts=pad,answer"},
		{"another language, controls hidden", []state.Message{set(state.EmbedLang, 3), set(state.EmbedNoLang, 1), set(state.EmbedNoTheme, 1)},
			"v=1&lang=zh&d=AQKAAoABAIAC&hide=lang,theme&parts=pad,answer"},
		{"the page's theme and hidden parts are its own", []state.Message{state.ThemeLinkedMsg{Theme: state.DarkTheme}, state.HiddenLinkedMsg{Names: []string{"samples"}}},
			"v=1&lang=en&d=AQKAAoABAIAC&parts=pad,answer"},
		{"nothing is selected where nothing shows it", []state.Message{state.SelectedMsg{Selection: state.Neuron(1, 4)}, state.LinesChosenMsg{Lines: state.WeightLines}, state.TabOpenedMsg{Tab: state.GalleryTab}},
			"v=1&lang=en&d=AQKAAoABAIAC&parts=pad,answer"},
		{"the network as it is, played", []state.Message{chosen("network"), set(state.EmbedPlay, 1), state.SelectedMsg{Selection: state.Neuron(1, 4)}, state.LinesChosenMsg{Lines: state.WeightLines}},
			"v=1&lang=en&d=AQKAAoABAIAC&view=weight&parts=network&sel=1.4&play=1"},
		{"no network, nothing played", []state.Message{set(state.EmbedPlay, 1)}, "v=1&lang=en&d=AQKAAoABAIAC&parts=pad,answer"},
		{"the workbench at its tab", []state.Message{chosen("workbench"), state.TabOpenedMsg{Tab: state.GalleryTab}}, "v=1&lang=en&d=AQKAAoABAIAC&tab=gallery&parts=workbench"},
		{"a tab says so itself", []state.Message{chosen("sum"), state.TabOpenedMsg{Tab: state.GalleryTab}}, "v=1&lang=en&d=AQKAAoABAIAC&parts=sum"},
		{"the open chapter", []state.Message{state.ChapterOpenedMsg{Chapter: 7}, chosen("challenge")}, "v=1&lang=en&d=AQKAAoABAIAC&ch=7&parts=challenge"},
		{"the chapter, closed meanwhile", []state.Message{state.ChapterOpenedMsg{Chapter: 7}, state.LessonToggledMsg{}, chosen("chapter")}, "v=1&lang=en&d=AQKAAoABAIAC&ch=7&parts=chapter"},
		{"a piece needs no chapter", []state.Message{state.ChapterOpenedMsg{Chapter: 7}, chosen("pad", "detector")}, "v=1&lang=en&d=AQKAAoABAIAC&parts=pad,detector"},
		{"steps and knobs", []state.Message{state.StepToggledMsg{Step: ink.Scale}, state.NeuronSwitchedOffMsg{Layer: 2, Index: 7}},
			"v=1&lang=en&d=AQKAAoABAIAC&off=scale&parts=pad,answer&knobs=AQIH"},
	} {
		s := picked(c.messages...)
		if got := EmbedFragment(Embed(s)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.what, got, c.want)
		}
	}
}

// A course page is as it was picked.
func TestAnEmbedIsReadAsItWasPicked(t *testing.T) {
	s := full()
	s.Apply(chosen("pad", "network", "inspector"))
	s.Apply(set(state.EmbedPlay, 1))
	link := Parse(EmbedFragment(Embed(s)))
	got := opened(EmbedFragment(Embed(s)))
	if !link.Play || strings.Join(got.Parts, " ") != "pad network inspector" || got.Selected != s.Selected ||
		got.Lang != i18n.Chinese || encodeEdits(got.Knobs.Edits()) != encodeEdits(s.Knobs.Edits()) || encodeDrawing(&got.Drawing) != encodeDrawing(&s.Drawing) {
		t.Errorf("%s came back as %+v", EmbedFragment(Embed(s)), got)
	}
	if s.Theme != state.DarkTheme || !s.Lesson.Open || len(s.Hidden) == 0 {
		t.Error("picking changed the page")
	}
}

func TestSnippets(t *testing.T) {
	pairs := []Pair{{"lang", "zh"}, {"d", "AQ"}, {"parts", "pad,answer"}}
	const site = "https://example.org/digits/"
	const frame = `="https://example.org/digits/embed/#v=1&amp;lang=zh&amp;d=AQ&amp;parts=pad,answer" title="Inkling" width="100%" height="520"`
	for host, want := range [state.Hosts]string{
		"<script src=\"https://example.org/digits/web/embed.js\" async></script>\n<inkling-pad lang=\"zh\" d=\"AQ\" parts=\"pad,answer\"></inkling-pad>",
		`<iframe src` + frame + ` style="border:0" loading="lazy" allow="clipboard-write"></iframe>`,
		"from IPython.display import IFrame\nIFrame(\"https://example.org/digits/embed/#v=1&lang=zh&d=AQ&parts=pad,answer\", width=\"100%\", height=520)",
		`<iframe src` + frame + ` frameBorder="0" loading="lazy" allow="clipboard-write"></iframe>`,
		"<script src=\"https://example.org/digits/web/embed.js\" async></script>\n<section>\n  <inkling-pad lang=\"zh\" d=\"AQ\" parts=\"pad,answer\" height=\"520\"></inkling-pad>\n</section>",
	} {
		if got := Snippet(state.Host(host), site, pairs, 0, 520); got != want {
			t.Errorf("host %d: got\n%s\nwant\n%s", host, got, want)
		}
	}
}

// A height that was asked for is everyone's, the element's too, but for what is
// higher than a slide.
func TestSnippetsOfAHeight(t *testing.T) {
	for host, want := range [state.Hosts]string{`<inkling-pad d="AQ" height="640"></inkling-pad>`, `height="640"`, "height=640)", `height="640"`, `<inkling-pad d="AQ" height="600"></inkling-pad>`} {
		if got := Snippet(state.Host(host), "/", []Pair{{"d", "AQ"}}, 640, 520); !strings.Contains(got, want) || strings.Contains(got, "520") {
			t.Errorf("host %d: %s", host, got)
		}
	}
}

func TestHeight(t *testing.T) {
	for _, c := range []struct {
		host              state.Host
		asked, fits, want int
	}{
		{state.FrameHost, 0, 880, 880}, {state.FrameHost, 1000, 880, 1000}, {state.ElementHost, 0, 650, 650},
		{state.SlidesHost, 0, 880, 600}, {state.SlidesHost, 1000, 340, 600}, {state.SlidesHost, 0, 340, 340}, {state.SlidesHost, 400, 880, 400},
	} {
		if got := Height(c.host, c.asked, c.fits); got != c.want {
			t.Errorf("%+v: got %d", c, got)
		}
	}
}

func TestSite(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/":                            "https://example.org/",
		"https://example.org/a/b/index.html?from=a/b#c/d": "https://example.org/a/b/",
		"http://127.0.0.1:8080/#parts=pad/x":              "http://127.0.0.1:8080/",
	} {
		if got := Site(address); got != want {
			t.Errorf("%s: got %s", address, got)
		}
	}
}

func TestFresh(t *testing.T) {
	of := func(keys string) (pairs []Pair) {
		for _, k := range strings.Fields(keys) {
			pairs = append(pairs, Pair{k, "x"})
		}
		return pairs
	}
	for _, c := range []struct {
		before, now string
		fresh       bool
	}{
		{"", "lang parts", false}, {"lang parts", "lang parts", false}, {"lang parts", "lang theme d parts play", false},
		{"lang d parts", "lang parts", true}, {"lang parts play", "lang parts", true}, {"lang parts", "parts", true}, {"d", "lang", true},
	} {
		if got := Fresh(of(c.before), of(c.now)); got != c.fresh {
			t.Errorf("%q, then %q: %v", c.before, c.now, got)
		}
	}
}

// Whatever the values, and wherever the site lies, a browser and Python read from
// the snippet exactly what went in.
func FuzzSnippet(f *testing.F) {
	f.Add("https://example.org/a/", "parts", "pad,answer", 300)
	f.Add(`https://example.org/"><script>/`, "d", `"&quot;<b>&amp;'\`+"\n{}", 1)
	f.Add("https://example.org/å&amp;/", "knobs", "%2C,&parts=x#", 0)
	f.Fuzz(func(t *testing.T, site, key, value string, height int) {
		if strings.ContainsAny(site+value, "\r\x00") || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz") != "" || key == "" {
			return // HTML has no place for the first; keys are the table's
		}
		if strings.ToValidUTF8(site+value, "") != site+value {
			return
		}
		pairs := []Pair{{key, value}, {"zz", "1"}}
		address := site + "embed/#" + EmbedFragment(pairs)
		values, err := url.ParseQuery(EmbedFragment(pairs))
		if err != nil || key != "v" && values.Get(key) != value {
			t.Fatalf("the fragment %q has %q, %v", EmbedFragment(pairs), values, err)
		}
		for host := range state.Hosts {
			snippet := Snippet(host, site, pairs, 0, height)
			if host == state.JupyterHost {
				_, cell, _ := strings.Cut(snippet, "IFrame(")
				quoted, err := strconv.QuotedPrefix(cell)
				if text, _ := strconv.Unquote(quoted); err != nil || text != address {
					t.Fatalf("%s: %q, %v", snippet, text, err)
				}
				continue
			}
			var elements, got []string
			for z := html.NewTokenizer(strings.NewReader(snippet)); ; {
				kind := z.Next()
				if kind == html.ErrorToken {
					break
				}
				token := z.Token()
				if kind == html.StartTagToken {
					elements = append(elements, token.Data)
				}
				if kind == html.TextToken && strings.TrimSpace(token.Data) != "" {
					t.Fatalf("text %q in %s", token.Data, snippet)
				}
				for _, a := range token.Attr {
					if strings.HasSuffix(a.Key, "src") || token.Data == "inkling-pad" {
						got = append(got, a.Key+"="+a.Val)
					}
				}
			}
			want, wantElements := "src="+address, "iframe"
			switch host {
			case state.ElementHost:
				want, wantElements = "src="+site+"web/embed.js|"+key+"="+value+"|zz=1", "script inkling-pad"
			case state.SlidesHost:
				want, wantElements = "src="+site+"web/embed.js|"+key+"="+value+"|zz=1|height="+strconv.Itoa(min(height, 600)), "script section inkling-pad"
			}
			if strings.Join(got, "|") != want || strings.Join(elements, " ") != wantElements {
				t.Fatalf("%s: got %q in %q, want %q", snippet, got, elements, want)
			}
		}
	})
}

// What a snippet of a real drawing weighs, a course page carries.
func TestASnippetIsShort(t *testing.T) {
	s := picked(state.StrokesLoadedMsg{Strokes: view.Sample(3)})
	if got := Snippet(state.FrameHost, "https://example.org/", Embed(s), 0, 400); len(got) > 500 {
		t.Errorf("%d characters: %s", len(got), got)
	}
}
