package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// unpacker finds the files inside the page, for boot.js.
//
//go:embed single.js
var unpacker string

// labFile is the front page as one file, which other pages as one file expect
// beside them.
const labFile = "inkling.html"

// outward hides links to the site's other pages, which are not in the file.
const outward = "\na:not([href^=\"#\"], [href^=\"" + labFile + "\"]) { display: none !important; }\n"

// singleFile makes a page into one file that needs no other: styles, scripts and
// icon stand in it, and what boot.js loads lies packed behind the page's words,
// so that these are there first.
func singleFile(all files, cache, name string) ([]byte, error) {
	page, err := html.Parse(bytes.NewReader(all[name]))
	if err != nil {
		return nil, err
	}
	s := &single{files: all, name: name}
	for n := range page.Descendants() {
		if n.Type == html.ElementNode {
			s.elements = append(s.elements, n)
		}
	}
	for _, n := range s.elements {
		if err := s.bring(n); err != nil {
			return nil, err
		}
	}
	if s.policy == nil || s.body == nil || len(s.parts) == 0 {
		return nil, fmt.Errorf("%s: no policy, no body or nothing to load", name)
	}
	setAttr(s.policy, "content", s.contentSecurity())
	for _, name := range s.parts {
		part, err := packed(all, cache, name)
		if err != nil {
			return nil, err
		}
		s.body.AppendChild(textNode("\n"))
		s.body.AppendChild(part)
	}
	s.body.AppendChild(textNode("\n"))
	var b bytes.Buffer
	err = html.Render(&b, page)
	return b.Bytes(), err
}

// single is a page on its way to being one file.
type single struct {
	files           files
	name            string // of the page
	elements        []*html.Node
	policy, body    *html.Node
	scripts, styles []string // their hashes, as a policy names them
	parts           []string // names of the files that boot.js loads
}

// bring puts what an element refers to into the page.
func (s *single) bring(n *html.Node) error {
	switch {
	case n.Data == "body":
		s.body = n
	case n.Data == "meta" && attr(n, "http-equiv") != "":
		s.policy = n
	case n.Data == "a" && strings.HasPrefix(attr(n, "href"), "../#"): // into the lab
		setAttr(n, "href", labFile+strings.TrimPrefix(attr(n, "href"), "../"))
	case n.Data == "link" && attr(n, "rel") == "icon":
		icon, err := s.file(attr(n, "href"))
		if err != nil {
			return err
		}
		setAttr(n, "href", "data:"+attr(n, "type")+";base64,"+base64.StdEncoding.EncodeToString(icon))
	case n.Data == "link" && attr(n, "rel") == "stylesheet":
		sheet, err := s.file(attr(n, "href"))
		if err != nil {
			return err
		}
		style, hash, err := inline("style", string(sheet)+outward)
		if err != nil {
			return err
		}
		s.styles = append(s.styles, hash)
		replace(n, style)
	case n.Data == "link":
		n.Parent.RemoveChild(n) // what installs the page is of no use to a file
	case n.Data == "script":
		return s.bringScript(n)
	}
	return nil
}

// bringScript puts a script into the page, before it what it needs, and notes
// what it would load. boot.js is the one that loads.
func (s *single) bringScript(n *html.Node) error {
	script, err := s.file(attr(n, "src"))
	if err != nil {
		return err
	}
	if attr(n, "data-wasm") != "" {
		support, err := s.file(attr(n, "data-exec"))
		if err != nil {
			return err
		}
		for _, first := range []string{string(support), unpacker} {
			if err := s.addScript(n, first, nil); err != nil {
				return err
			}
		}
		for i, a := range n.Attr {
			name := s.path(a.Val)
			switch {
			case path.Ext(name) == ".js", path.Ext(name) == ".html":
				n.Attr[i].Val = "" // is there already, or of no use to a file
			case s.files[name] != nil:
				s.parts = append(s.parts, name)
				n.Attr[i].Val = name
			case a.Key == "data-nets":
				for f := range s.files {
					if path.Dir(f) == name && path.Ext(f) == ".safetensors" {
						s.parts = append(s.parts, f)
					}
				}
				n.Attr[i].Val = name + "/"
			}
		}
		slices.Sort(s.parts)
		s.parts = slices.Compact(s.parts)
	}
	var data []html.Attribute
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "data-") {
			data = append(data, a)
		}
	}
	if err := s.addScript(n, string(script), data); err != nil {
		return err
	}
	n.Parent.RemoveChild(n)
	return nil
}

// addScript puts a script before a node and into the policy.
func (s *single) addScript(before *html.Node, script string, data []html.Attribute) error {
	n, hash, err := inline("script", script)
	if err != nil {
		return err
	}
	n.Attr = data
	before.Parent.InsertBefore(n, before)
	s.scripts = append(s.scripts, hash)
	return nil
}

// contentSecurity allows what stands in the file, and no request at all.
func (s *single) contentSecurity() string {
	return "default-src 'none'; script-src 'wasm-unsafe-eval' " + strings.Join(s.scripts, " ") +
		"; style-src " + strings.Join(s.styles, " ") + "; img-src data: blob:; base-uri 'none'; form-action 'none'"
}

// path is where in the site an address in the page leads.
func (s *single) path(address string) string { return path.Join(path.Dir(s.name), address) }

func (s *single) file(address string) ([]byte, error) {
	data := s.files[s.path(address)]
	if data == nil {
		return nil, fmt.Errorf("%s names %q, which is no file of the site", s.name, address)
	}
	return data, nil
}

// inline is an element with its text, and the text's hash for a policy.
func inline(tag, content string) (*html.Node, string, error) {
	lower := strings.ToLower(content)
	if strings.Contains(lower, "</"+tag) || strings.Contains(lower, "<!--") || strings.ContainsAny(content, "\r\x00") {
		return nil, "", fmt.Errorf("a %s would not survive within the page: it holds </%s, <!-- or a carriage return", tag, tag)
	}
	n := &html.Node{Type: html.ElementNode, Data: tag}
	n.AppendChild(textNode(content))
	sum := sha256.Sum256([]byte(content))
	return n, "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'", nil
}

// packed is a file as an element: of a type that no browser runs.
func packed(all files, cache, name string) (*html.Node, error) {
	small, err := compressed(cache, all[name], gzipEncoding)
	if err != nil {
		return nil, err
	}
	kind := "application/octet-stream"
	if path.Ext(name) == ".wasm" {
		kind = "application/wasm" // so it is compiled while it is unpacked
	}
	n := &html.Node{Type: html.ElementNode, Data: "script", Attr: []html.Attribute{
		{Key: "type", Val: kind}, {Key: "data-file", Val: name}, {Key: "data-bytes", Val: strconv.Itoa(len(small))},
	}}
	n.AppendChild(textNode(text85(small)))
	return n, nil
}

// groupsInLine keeps the lines of a packed file short enough for editors.
const groupsInLine = 200

// text85 writes bytes as text, five characters for four: a quarter more, where
// base64 adds a third. The digits are the 85 characters from ( to |, but } in
// place of <, so that no end of an element can come about.
func text85(data []byte) string {
	data = append(slices.Clone(data), make([]byte, -len(data)&3)...)
	var b strings.Builder
	for i := 0; i < len(data); i += 4 {
		if i%(4*groupsInLine) == 0 {
			b.WriteByte('\n')
		}
		n := binary.BigEndian.Uint32(data[i:])
		var group [5]byte
		for k := range group {
			digit := byte(n%85) + '('
			if digit == '<' {
				digit = '}'
			}
			group[len(group)-1-k] = digit
			n /= 85
		}
		b.Write(group[:])
	}
	return b.String()
}

func textNode(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

func replace(old, by *html.Node) {
	old.Parent.InsertBefore(by, old)
	old.Parent.RemoveChild(old)
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func setAttr(n *html.Node, key, value string) {
	for i, a := range n.Attr {
		if a.Key == key {
			n.Attr[i].Val = value
		}
	}
}
