package main

import (
	"sort"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mendHTML repairs what go-app 9.8.0 writes when it prerenders, and sorts the
// attributes, whose order is random there:
//   - an attribute of value "true" comes out bare: aria-* and data-* get it back;
//   - a boolean attribute of value "false" would count as set: it goes.
func mendHTML(fragment string) (string, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, n := range nodes {
		mend(n)
		if err := html.Render(&b, n); err != nil {
			return "", err
		}
	}
	return strings.TrimSpace(b.String()), nil
}

// booleans are HTML's boolean attributes that components use.
var booleans = map[string]bool{"disabled": true, "hidden": true, "checked": true, "selected": true, "readonly": true, "required": true}

func mend(n *html.Node) {
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		if booleans[a.Key] && a.Val == "false" {
			continue
		}
		if a.Val == "" && strings.HasPrefix(a.Key, "aria-") {
			a.Val = "true"
		}
		kept = append(kept, a)
	}
	n.Attr = kept
	sort.Slice(n.Attr, func(i, j int) bool { return n.Attr[i].Key < n.Attr[j].Key })
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
			n.RemoveChild(c) // go-app's line breaks and indentation
		} else {
			mend(c)
		}
		c = next
	}
}
