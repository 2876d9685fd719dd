package text

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"inkling/app/i18n"
	"inkling/app/lesson/rules"
)

// Teacher is the words of the teacher's page in one language. networks holds,
// by name, what the weights files say of themselves: in an element of
// data-net="name" {accuracy} and {raw} are filled in from there, and one of a
// network that the site has not goes; data-net="rules" is the rules of chapter
// 1. Names that lead about the page get the language behind them, since both
// languages stand in one document.
func Teacher(l i18n.Lang, networks map[string]map[string]string) (string, error) {
	name := "teach." + l.Code() + ".html"
	body, err := parse(name)
	if err != nil {
		return "", err
	}
	for node := range elements(body) {
		if net := attr(node, "data-net"); net != "" {
			told := networks[net]
			if net == "rules" {
				told = map[string]string{"test_accuracy": strconv.FormatFloat(rules.TestAccuracy, 'f', -1, 64)}
			}
			if told == nil {
				node.Parent.RemoveChild(node)
			} else if err := fillIn(node, told); err != nil {
				return "", fmt.Errorf("%s: %s: %w", name, net, err)
			}
		}
		for i, a := range node.Attr {
			if a.Key == "id" || a.Key == "href" && strings.HasPrefix(a.Val, "#") {
				node.Attr[i].Val += "-" + l.Code()
			}
		}
	}
	var b bytes.Buffer
	for node := body.FirstChild; node != nil; node = node.NextSibling {
		if err := html.Render(&b, node); err != nil {
			return "", err
		}
	}
	return strings.TrimSpace(spaces.ReplaceAllString(b.String(), "\n")), nil
}

var named = regexp.MustCompile(`\{(accuracy|raw)\}`)

// fillIn puts a network's accuracies, in per cent, into the texts of a node.
func fillIn(node *html.Node, metadata map[string]string) error {
	keys := map[string]string{"{accuracy}": "test_accuracy", "{raw}": "test_accuracy_raw"}
	var wrong error
	for d := range node.Descendants() {
		if d.Type != html.TextNode {
			continue
		}
		d.Data = named.ReplaceAllStringFunc(d.Data, func(hole string) string {
			share, err := strconv.ParseFloat(metadata[keys[hole]], 64)
			if err != nil {
				wrong = fmt.Errorf("found %s %q, expected a number 0 … 1", keys[hole], metadata[keys[hole]])
			}
			return strconv.FormatFloat(100*share, 'f', 2, 64)
		})
	}
	return wrong
}
