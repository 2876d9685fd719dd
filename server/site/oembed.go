package main

import (
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strings"

	"inkling/app/i18n"
)

const (
	oembedName  = "oembed.json"
	elementName = "web/embed.js" // keeps its plain name: course pages know it by that
)

// The size of the frame in oembed.json, with room for the pad beside the answer.
const (
	oembedWidth  = 720
	oembedHeight = 760
)

// siteURL is where the site will be, with a slash at the end, or "".
func siteURL(given string) (string, error) {
	if given == "" {
		return "", nil
	}
	u, err := url.Parse(given)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("-url: found %q, expected https://host/folder/", given)
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}

// oembed tells other sites how to show the embeddable page (oEmbed 1.0). Without
// the site's address the frame's is relative to this file.
func oembed(site string) ([]byte, error) {
	title := i18n.T(i18n.English, i18n.Title)
	b := struct {
		Type         string `json:"type"`
		Version      string `json:"version"`
		Title        string `json:"title"`
		ProviderName string `json:"provider_name"`
		ProviderURL  string `json:"provider_url,omitempty"`
		Width        int    `json:"width"`
		Height       int    `json:"height"`
		HTML         string `json:"html"`
	}{
		Type: "rich", Version: "1.0", Title: title, ProviderName: "Inkling", ProviderURL: site,
		Width: oembedWidth, Height: oembedHeight,
		HTML: fmt.Sprintf(`<iframe src="%sembed/" title="%s" width="%d" height="%d" style="border:0;max-width:100%%" allow="clipboard-write; fullscreen" referrerpolicy="no-referrer" loading="lazy"></iframe>`,
			html.EscapeString(site), html.EscapeString(title), oembedWidth, oembedHeight),
	}
	return json.Marshal(b)
}
