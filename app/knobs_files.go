package app

import (
	"bytes"
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
)

// breakPanel spoils the network on purpose.
func (r *root) breakPanel() goapp.UI {
	layer, index := r.state.KnobNeuron()
	button := func(part, text string, onClick goapp.EventHandler) goapp.UI {
		return goapp.Button().Type("button").Class("pill").DataSet("part", part).OnClick(onClick).Text(text)
	}
	return goapp.Section().Class("panel").Body(
		goapp.H3().Text(r.t(i18n.BreakTitle)),
		goapp.Div().Class("knobs-buttons").Body(
			button("break-neuron", r.t(i18n.BreakNeuron, "name", view.KnobNeuron(r.state.Sizes, layer, index, r.state.Lang)), r.onBreakNeuron),
			button("break-biases", r.t(i18n.BreakBiases), r.onBreakBiases),
			button("break-random", r.t(i18n.BreakRandom), r.onBreakRandom),
			button("break-noise", r.t(i18n.BreakNoise), r.onBreakNoise),
		),
		goapp.Label().Class("break-strength").Body(
			goapp.Span().Class("muted").DataSet("part", "break-strength"),
			goapp.Input().Type("range").Class("knob-slider").DataSet("row", strconv.Itoa(strengthRow)).Min(5).Max(300).Step(5).Value(50),
		),
	)
}

func (r *root) onBreakNeuron(goapp.Context, goapp.Event) {
	layer, index := r.state.KnobNeuron()
	r.apply(state.NeuronSwitchedOffMsg{Layer: layer, Index: index})
}

func (r *root) onBreakBiases(goapp.Context, goapp.Event) { r.apply(state.BiasesSwitchedOffMsg{}) }

func (r *root) onBreakNoise(goapp.Context, goapp.Event) {
	k := &r.state.Knobs
	r.apply(state.NoiseAddedMsg{Seed: k.NextSeed(), Strength: k.Noise()})
}

func (r *root) onBreakRandom(goapp.Context, goapp.Event) {
	r.apply(state.RandomisedMsg{Seed: r.state.Knobs.NextSeed()})
}

// functions are the activations that a layer can have, sigmoid first.
var functions = [...]struct {
	f    nn.Activation
	name i18n.Key
}{
	{nn.Sigmoid, i18n.ActSigmoid}, {nn.ReLU, i18n.ActReLU}, {nn.Tanh, i18n.ActTanh}, {nn.Identity, i18n.ActIdentity},
}

// filesPanel saves the network and loads another.
func (r *root) filesPanel() goapp.UI {
	save := func(part, text string, onClick goapp.EventHandler) goapp.UI {
		return goapp.Button().Type("button").Class("pill").DataSet("part", part).OnClick(onClick).Text(text)
	}
	return goapp.Section().Class("panel").Body(
		goapp.H3().Text(r.t(i18n.FilesTitle)),
		goapp.P().Text(r.t(i18n.FilesSave)),
		goapp.Div().Class("knobs-buttons").Body(
			save("save-safetensors", "safetensors", r.onSaveSafetensors), save("save-csv", "CSV", r.onSaveCSV), save("save-json", "JSON", r.onSaveJSON)),
		goapp.P().Class("muted").Text(r.t(i18n.FilesSaveNote)),
		goapp.Div().Body(
			goapp.Label().Class("pill file-choice").Body(
				goapp.Span().Text(r.t(i18n.FilesLoad)),
				goapp.Input().Type("file").Class("spoken").DataSet("part", "file").Accept(".safetensors"))),
		goapp.P().Class("muted").Text(r.t(i18n.FilesNote)),
		goapp.P().Class("refused").DataSet("part", "file-refused").Attr("role", "alert").Text(r.refusal()),
		goapp.Div().DataSet("part", "file-offer").Body(r.offer()...),
		goapp.Div().DataSet("part", "file-shown").Body(r.shownFile()...),
	)
}

// refusal says why a file did not fit.
func (r *root) refusal() string {
	f := r.state.Source.Refused
	if f.Name == "" {
		return ""
	}
	return r.t(i18n.FilesRefused, "name", f.Name, "reason", f.Reason)
}

// offer asks for the activations of a file that does not tell them.
func (r *root) offer() []goapp.UI {
	o := r.state.Source.Offer
	if o == nil {
		return nil
	}
	return []goapp.UI{
		goapp.P().Text(r.t(i18n.FilesOffer, "name", o.Name, "network", shape(o.Sizes))),
		goapp.Div().Class("offer-layers").Body(goapp.Range(o.Activations).Slice(func(l int) goapp.UI {
			return goapp.Label().Body(
				goapp.Span().Class("muted").Text(r.t(i18n.FilesLayer, "number", strconv.Itoa(l+1), "size", strconv.Itoa(o.Sizes[l+1]))),
				goapp.Select().Class("choice").DataSet("part", "offer-layer").OnChange(r.onActivation(l), l).Body(
					goapp.Range(functions[:]).Slice(func(i int) goapp.UI {
						f := functions[i]
						return goapp.Option().Value(strconv.Itoa(int(f.f))).Selected(f.f == o.Activations[l]).Text(r.t(f.name))
					})))
		})),
		goapp.Div().Class("knobs-buttons").Body(
			goapp.Button().Type("button").Class("pill").DataSet("part", "offer-accept").OnClick(r.onOfferAccepted).Text(r.t(i18n.FilesAccept)),
			goapp.Button().Type("button").Class("pill").DataSet("part", "offer-decline").OnClick(r.onOfferDeclined).Text(r.t(i18n.FilesDecline))),
	}
}

// shape is like "784-16-16-10".
func shape(sizes []int) string {
	s := ""
	for i, n := range sizes {
		if i > 0 {
			s += "-"
		}
		s += strconv.Itoa(n)
	}
	return s
}

func (r *root) onActivation(layer int) goapp.EventHandler {
	return func(ctx goapp.Context, _ goapp.Event) {
		r.apply(state.ActivationChosenMsg{Layer: layer, Activation: nn.Activation(max(chosen(ctx), 0))})
	}
}

func (r *root) onOfferAccepted(goapp.Context, goapp.Event) { r.apply(state.OfferAcceptedMsg{}) }
func (r *root) onOfferDeclined(goapp.Context, goapp.Event) { r.apply(state.OfferDeclinedMsg{}) }

// shownFile says that the page shows a file's network, and leads back.
func (r *root) shownFile() []goapp.UI {
	if !r.state.Foreign() {
		return nil
	}
	name := shape(r.state.Sizes)
	for l, f := range r.state.Source.Activations {
		name += [...]string{" ", ", "}[min(l, 1)] + f.String()
	}
	return []goapp.UI{
		goapp.P().Text(r.t(i18n.FilesShown, "name", r.state.Source.Name, "network", name)),
		goapp.Div().Class("knobs-buttons").Body(
			goapp.Button().Type("button").Class("pill").DataSet("part", "own-network").OnClick(r.onOwnNetwork).Text(r.t(i18n.FilesOwn))),
	}
}

func (r *root) onOwnNetwork(goapp.Context, goapp.Event) { r.apply(state.OwnNetworkShownMsg{}) }

// onFile takes a file that was chosen or dropped.
func (r *root) onFile(f dom.File) {
	r.ctx.Dispatch(func(goapp.Context) { r.open(f) })
}

// open reads a file as weights; what does not fit changes nothing.
func (r *root) open(f dom.File) {
	if r.lab.net == nil {
		return
	}
	w, err := (*nn.Weights)(nil), f.Err
	if err == nil {
		w, err = nn.ParseWeights(f.Data)
	}
	r.apply(state.TabOpenedMsg{Tab: state.KnobsTab}) // where the answer stands
	if err != nil {
		r.apply(state.NetworkRefusedMsg{Name: f.Name, Reason: err.Error()})
		return
	}
	r.lab.tuning.offered = w.Net
	r.apply(state.NetworkOpenedMsg{Name: f.Name, Sizes: w.Net.Sizes(), Activations: w.Net.Config().Activations, Named: w.HasActivations})
}

// saved is the name of a file that the network is saved in.
const saved = "inkling-weights"

func (r *root) onSaveSafetensors(goapp.Context, goapp.Event) {
	if r.lab.net == nil {
		return
	}
	r.lab.tune(r.state)
	var b bytes.Buffer
	if err := nn.WriteWeights(&b, r.lab.net, map[string]string{"made_with": "Inkling"}); err != nil {
		r.apply(state.NetworkRefusedMsg{Name: saved + ".safetensors", Reason: err.Error()})
		return
	}
	dom.Download(saved+".safetensors", "application/octet-stream", b.Bytes())
}

func (r *root) onSaveCSV(goapp.Context, goapp.Event) {
	if r.lab.net != nil {
		r.lab.tune(r.state)
		dom.Download(saved+".csv", "text/csv", view.WeightsCSV(r.lab.net))
	}
}

func (r *root) onSaveJSON(goapp.Context, goapp.Event) {
	if r.lab.net != nil {
		r.lab.tune(r.state)
		dom.Download(saved+".json", "application/json", view.WeightsJSON(r.lab.net))
	}
}
