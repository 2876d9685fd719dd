package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/permalink"
	"inkling/app/state"
	"inkling/app/view"
)

// sharePill opens the panel with the link, which only the lab has.
func (r *root) sharePill() goapp.UI {
	if r.page != labPage {
		return box("")
	}
	return goapp.Button().Type("button").Class("pill").DataSet("part", "share").Aria("label", r.t(i18n.Share)).Title(r.t(i18n.Share)).
		Attr("aria-expanded", strconv.FormatBool(r.state.Sharing)).OnClick(r.onShareClick).Text("↗")
}

// sharePanel holds the link to what the page shows; shareView fills it.
func (r *root) sharePanel() goapp.UI {
	panel := goapp.Section().Class("share panel").DataSet("part", "share-panel").Aria("label", r.t(i18n.Share)).
		DataSet("embed", r.state.Embed.Options[state.EmbedOpen])
	if !r.state.Sharing {
		panel = panel.Hidden(true)
	}
	note, file := i18n.ShareNote, ""
	if r.state.Foreign() && !r.state.Source.Shipped {
		note = i18n.ShareOwn
	}
	if dom.Local() {
		file = r.t(i18n.ShareFile)
	}
	return panel.Body(
		group("chips", r.t(i18n.Share), many(2, r.shareChoice)...),
		box("panel share-as-link",
			say("h2", "", r.t(i18n.ShareTitle)),
			box("share-row",
				goapp.Elem("input").Attr("type", "text").Attr("readonly", true).DataSet("part", "share-link").Attr("aria-label", r.t(i18n.ShareLink)),
				pill("share-copy", r.t(i18n.ShareCopy), r.onShareCopy),
				pill("share-native", r.t(i18n.ShareNative), r.onShareNative)),
			goapp.P().Class("muted").DataSet("part", "share-said").Attr("role", "status"),
			say("p", "muted", r.t(note)),
			say("p", "muted", file),
			goapp.Canvas().Class("pixels share-qr").DataSet("part", "share-qr").Attr("role", "img").Attr("aria-label", r.t(i18n.ShareQR))),
		box("embed-this", r.embedThis()...),
	)
}

// shareChoice chooses between the link and what is for course pages.
func (r *root) shareChoice(i int) goapp.UI {
	return r.embedChip([...]i18n.Key{i18n.EmbedLink, i18n.EmbedTitle}[i], i == r.state.Embed.Options[state.EmbedOpen],
		[...]string{"link", "embed"}[i], state.EmbedOptionSetMsg{Option: state.EmbedOpen, Value: i})
}

func (r *root) onShareClick(goapp.Context, goapp.Event) { r.apply(state.ShareToggledMsg{}) }

// link is the address of what the page shows.
func (r *root) link() string { return dom.Address() + "#" + permalink.Encode(r.state) }

func (r *root) onShareCopy(goapp.Context, goapp.Event) { r.copy(r.link(), "share-link", "share-said") }

// copy copies what stands in a field and says how that went.
func (r *root) copy(text, field, said string) {
	dom.Copy(text, func(ok bool) {
		how := i18n.ShareDone
		if !ok {
			how = i18n.ShareFailed
			dom.Part(field).SelectText()
		}
		dom.Part(said).SetText(r.t(how))
	})
}

func (r *root) onShareNative(goapp.Context, goapp.Event) { dom.ShareLink(r.t(i18n.Title), r.link()) }

// shareView keeps the shown link that of the page as it is.
type shareView struct {
	root  *root
	shown string
	qr    *dom.Picture
}

// paint implements painter.
func (v *shareView) paint(_ *lab, s *state.State) {
	if !s.Sharing || s.Embedding() || s.Drawing.Drawing() {
		return
	}
	if v.qr == nil {
		v.qr = dom.Part("share-qr").Picture()
		dom.Part("share-native").SetHidden(!dom.CanShare())
	}
	link := v.root.link()
	if link == v.shown {
		return
	}
	v.shown = link
	dom.Part("share-link").SetValue(link)
	var rgba []byte
	var side int
	if !dom.Local() { // no other device could open it
		rgba, side = view.QR(link)
	}
	dom.Part("share-qr").SetHidden(side == 0)
	v.qr.Paint(side, side, rgba)
	said := ""
	if side == 0 && !dom.Local() {
		said = v.root.t(i18n.ShareNoQR)
	}
	dom.Part("share-said").SetText(said)
}
