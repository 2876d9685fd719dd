package app

import (
	"bytes"
	"cmp"
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
	name := view.KnobNeuron(r.state.Sizes, layer, index, r.state.Lang)
	return box("panel",
		say("h3", "", r.t(i18n.BreakTitle)),
		box("knobs-buttons",
			pill("break-neuron", r.t(i18n.BreakNeuron, "name", name), r.onBreakNeuron),
			pill("break-biases", r.t(i18n.BreakBiases), r.onBreakBiases),
			pill("break-random", r.t(i18n.BreakRandom), r.onBreakRandom),
			pill("break-noise", r.t(i18n.BreakNoise), r.onBreakNoise),
		),
		goapp.Elem("label").Class("break-strength").Body(
			empty("span", "muted", "break-strength"),
			goapp.Elem("input").Attr("type", "range").Class("knob-slider").DataSet("row", strengthRow).
				Attr("min", 5).Attr("max", 300).Attr("step", 5).Attr("value", 50),
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
	return box("panel",
		say("h3", "", r.t(i18n.FilesTitle)),
		say("p", "", r.t(i18n.FilesSave)),
		box("knobs-buttons",
			pill("save-safetensors", "safetensors", r.onSaveSafetensors), pill("save-csv", "CSV", r.onSaveCSV), pill("save-json", "JSON", r.onSaveJSON)),
		say("p", "muted", r.t(i18n.FilesSaveNote)),
		box("", goapp.Elem("label").Class("pill file-choice").Body(
			say("span", "", r.t(i18n.FilesLoad)),
			goapp.Elem("input").Attr("type", "file").Class("spoken").DataSet("part", "file").Attr("accept", ".safetensors"))),
		say("p", "muted", r.t(i18n.FilesNote)),
		goapp.P().Class("refused").DataSet("part", "file-refused").Attr("role", "alert").Text(r.refusal()),
		box("file-part", r.offer()...),
		box("file-part", r.shownFile()...),
	)
}

// refusal says why a file did not fit.
func (r *root) refusal() string {
	f := r.state.Source.Refused
	if f.Name == "" {
		return ""
	}
	reason := f.Reason
	if e := f.Rule; e != nil && r.state.Lang == i18n.Chinese {
		reason = i18n.WeightsRule(string(e.Rule), e.Tensor, e.Found, e.Expected)
	}
	return r.t(i18n.FilesRefused, "name", f.Name, "reason", reason)
}

// offer asks for the activations of a file that does not tell them.
func (r *root) offer() []goapp.UI {
	o := r.state.Source.Offer
	if o == nil {
		return nil
	}
	return []goapp.UI{
		say("p", "", r.t(i18n.FilesOffer, "name", o.Name, "network", view.Shape(o.Sizes))),
		box("offer-layers", goapp.Range(o.Activations).Slice(func(l int) goapp.UI {
			option := func(i int) (int, string, bool) {
				f := functions[i]
				return int(f.f), r.t(f.name), f.f == o.Activations[l]
			}
			return labelled("", r.t(i18n.FilesLayer, "number", strconv.Itoa(l+1), "size", strconv.Itoa(o.Sizes[l+1])),
				choice("offer-layer", len(functions), option, r.onActivation(l), l))
		})),
		box("knobs-buttons",
			pill("offer-accept", r.t(i18n.FilesAccept), r.onOfferAccepted), pill("offer-decline", r.t(i18n.FilesDecline), r.onOfferDeclined)),
	}
}

func (r *root) onActivation(layer int) goapp.EventHandler {
	return func(ctx goapp.Context, _ goapp.Event) {
		r.apply(state.ActivationChosenMsg{Layer: layer, Activation: nn.Activation(max(chosen(ctx), 0))})
	}
}

func (r *root) onOfferAccepted(goapp.Context, goapp.Event) {
	r.lab.tuning.accept()
	r.apply(state.OfferAcceptedMsg{})
}

func (r *root) onOfferDeclined(goapp.Context, goapp.Event) { r.apply(state.OfferDeclinedMsg{}) }

// shownFile says that the page shows a file's network, and leads back.
func (r *root) shownFile() []goapp.UI {
	if !r.state.Foreign() {
		return nil
	}
	name := view.Shape(r.state.Sizes)
	for l, f := range r.state.Source.Activations {
		name += [...]string{" ", ", "}[min(l, 1)] + f.String()
	}
	return []goapp.UI{
		say("p", "", r.t(i18n.FilesShown, "name", r.state.Source.Name, "network", name)),
		box("knobs-buttons", pill("own-network", r.t(i18n.FilesOwn), r.onOwnNetwork)),
	}
}

func (r *root) onOwnNetwork(goapp.Context, goapp.Event) { r.apply(state.OwnNetworkShownMsg{}) }

// onFile takes a file that was chosen or dropped.
func (r *root) onFile(f dom.File) {
	r.ctx.Dispatch(func(goapp.Context) { dom.Guard(func() { r.open(f) }) })
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
		rule, _ := err.(*nn.WeightsError)
		r.apply(state.NetworkRefusedMsg{Name: f.Name, Reason: err.Error(), Rule: rule})
		return
	}
	r.lab.tuning.offered = w
	if w.HasActivations {
		r.lab.tuning.accept()
	}
	r.apply(state.NetworkOpenedMsg{Name: cmp.Or(f.Name, "weights.safetensors"), Sizes: w.Net.Sizes(), Activations: w.Net.Config().Activations, Named: w.HasActivations})
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
