package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
)

// likes is the tab about what a neuron likes. Tiles, bars and sentence follow
// the network and are painted here.
type likes struct {
	most, least *tileGrid
	shown       likesShown

	sentence dom.Element
	means    [nn.Digits]outputRow
}

// likesShown is what the tab was last painted from.
type likesShown struct {
	rev           int
	layer, neuron int
	lang          i18n.Lang
	dark          bool
	onPad         int
	answer        int
}

func (r *root) likesBody() goapp.UI {
	layer, index := view.Liked(r.state.Selected, r.state.Sizes)
	neurons := make([]struct{}, r.state.Sizes[layer])
	return goapp.Div().Class("data-tab likes").DataSet("part", "likes").Body(
		goapp.P().Text(r.t(i18n.LikesIntro, "count", r.testCount())),
		r.testsNote(),
		goapp.Div().Class("filters").Body(
			goapp.Div().Class("chips").Attr("role", "group").Aria("label", r.t(i18n.LikesLayer)).Body(
				goapp.Range(r.state.Sizes[1:]).Slice(func(l int) goapp.UI { return r.layerChip(l+1, layer) })),
			goapp.Div().Class("chips").Attr("role", "group").Aria("label", r.t(i18n.LikesNeuron)).Body(
				goapp.Range(neurons).Slice(func(i int) goapp.UI { return r.neuronChip(layer, i, i == index) })),
		),
		goapp.P().Class("likes-sentence").DataSet("part", "likes-sentence").Attr("role", "status"),
		goapp.Div().Class("likes-columns").Body(
			goapp.Div().Class("panel").Body(
				goapp.H3().Text(r.t(i18n.LikesMost)), &tiles{Grid: r.data.likes.most},
				goapp.H3().Text(r.t(i18n.LikesLeast)), &tiles{Grid: r.data.likes.least}),
			goapp.Div().Class("panel").Body(
				goapp.H3().Text(r.t(i18n.LikesMeans)),
				goapp.Ol().Class("outputs").DataSet("part", "likes-means").Body(
					goapp.Range(make([]struct{}, nn.Digits)).Slice(r.meanRow))),
		),
		r.onPadNote("likes"),
		r.testsCredit(),
	)
}

// testCount is how many test digits there are, or will be.
func (r *root) testCount() string {
	if r.state.Sample.Loading != state.Ready {
		return view.Count(1000)
	}
	return view.Count(r.state.Sample.Count)
}

func (r *root) layerChip(l, chosen int) goapp.UI {
	name := r.t(i18n.LayerHidden, "layer", strconv.Itoa(l))
	if l == len(r.state.Sizes)-1 {
		name = r.t(i18n.LayerOutput)
	}
	return chip(name, l == chosen).DataSet("layer", l).
		OnClick(func(goapp.Context, goapp.Event) { r.apply(state.SelectedMsg{Selection: state.Neuron(l, 0)}) }, l)
}

func (r *root) neuronChip(l, i int, chosen bool) goapp.UI {
	number := i + 1
	if l == len(r.state.Sizes)-1 {
		number = i
	}
	return chip(strconv.Itoa(number), chosen).DataSet("likes", strconv.Itoa(l)+"."+strconv.Itoa(i)).
		Aria("label", view.PlaceName(l, i, r.state.Sizes, r.state.Lang)).
		OnClick(func(goapp.Context, goapp.Event) { r.apply(state.SelectedMsg{Selection: state.Neuron(l, i)}) }, l, i)
}

// meanRow is the bar of one digit.
func (r *root) meanRow(d int) goapp.UI {
	return goapp.Li().Class("output").Body(
		goapp.Span().Class("spoken").Text(r.t(i18n.LikesMeanLabel, "digit", strconv.Itoa(d))),
		goapp.Span().Class("output-digit").Aria("hidden", "true").Text(strconv.Itoa(d)),
		goapp.Span().Class("output-bar").Aria("hidden", "true").Body(goapp.Span()),
		goapp.Span().Class("output-value"),
	)
}

// find looks the elements up, once they are there.
func (k *likes) find() {
	if k.sentence.OK() {
		return
	}
	k.sentence = dom.Part("likes-sentence")
	for d, row := range dom.Part("likes-means").QueryAll(".output") {
		k.means[d] = outputRow{row, row.Query(".output-value"), row.Query(".output-bar span").Style()}
	}
}

// paint implements painter.
func (k *likes) paint(b *lab, s *state.State) {
	if s.Tab != state.LikesTab || !b.readTests(s) {
		return
	}
	k.find()
	t := &b.tests
	layer, index := view.Liked(s.Selected, s.Sizes)
	now := likesShown{t.rev, layer, index, s.Lang, s.Dark(), b.testOnPad(s), b.testAnswer(s)}
	if now == k.shown || layer > len(t.reading.Layers) || index >= t.reading.Layers[layer-1] {
		return
	}
	f := view.NewLikes(layer, index, s.Sizes, t.set, &t.reading, s.Lang)
	k.most.show(f.Most, t.set.Raw, now.onPad, now.dark)
	k.least.show(f.Least, t.set.Raw, now.onPad, now.dark)
	k.sentence.SetText(f.Sentence)
	for d, m := range f.Means {
		k.means[d].row.SetAttr("data-largest", strconv.FormatBool(m.Largest))
		k.means[d].value.SetText(m.Text)
		k.means[d].bar.Set("width:" + percent(m.Share))
	}
	paintOnPad("likes", b, s)
	k.shown = now
}
