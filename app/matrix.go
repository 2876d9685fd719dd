package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
)

// matrixTab is a layer as matrices. The table belongs to matrixPainter.
func (r *root) matrixTab() goapp.UI {
	layer, layers := r.state.MatrixLayer(), len(r.state.Sizes)-1
	activation := nn.Sigmoid
	if r.lab.net != nil && layer < len(r.lab.net.Layers) {
		activation = r.lab.net.Layers[layer].Act
	}
	return goapp.Div().Class("matrices").Body(
		goapp.Div().Class("matrix-head").Body(
			goapp.Div().Class("matrix-layers").Attr("role", "group").Aria("label", r.t(i18n.MatrixLayers)).Body(
				goapp.Range(make([]struct{}, layers)).Slice(func(l int) goapp.UI {
					onClick := func(goapp.Context, goapp.Event) { r.apply(state.MatrixChosenMsg{Layer: l}) }
					return goapp.Button().Type("button").Class("pill").DataSet("matrix", l+1).
						Attr("aria-pressed", strconv.FormatBool(l == layer)).OnClick(onClick, l).Text(view.LayerName(l+1, layers, r.state.Lang))
				}),
			),
			goapp.Div().Class("matrix-equation").Body(goapp.Raw(view.Equation(activation, layer+1))),
		),
		goapp.P().Class("muted").Text(r.t(i18n.MatrixWhat, "in", view.Count(r.state.Sizes[layer]))),
		goapp.Div().Class("matrix-place").DataSet("part", "matrix").TabIndex(0).Attr("role", "region").Aria("label", r.t(i18n.TabMatrix)),
		goapp.H2().Text(r.t(i18n.MatrixCode)),
		goapp.P().Class("muted").Text(r.codeNote()),
		goapp.Div().Class("matrix-code").Body(
			goapp.Elem("pre").DataSet("part", "numpy").TabIndex(0).Attr("role", "region").Aria("label", "NumPy").Attr("translate", "no"),
			goapp.P().Class("muted").Text(r.t(i18n.MatrixCodeGo)),
			goapp.Elem("pre").DataSet("part", "go").TabIndex(0).Attr("role", "region").Aria("label", "Go").Attr("translate", "no").
				Text(view.GoLayer(activation)),
			goapp.Div().Class("sum-copy").Body(
				goapp.Button().Type("button").Class("pill").DataSet("part", "copy-numpy").OnClick(r.onCopyNumPy).Text(r.t(i18n.CopyNumPy)),
				goapp.Button().Type("button").Class("pill").DataSet("part", "copy-go").OnClick(r.onCopyGo).Text(r.t(i18n.CopyGo)),
			),
			r.copyNote("code"),
		),
	)
}

// weightsFile is the file that the copied programs read.
func (r *root) weightsFile() string {
	if r.lab.net == nil {
		return "mlp-16-16.safetensors"
	}
	if r.changed() {
		return saved + ".safetensors"
	}
	return view.WeightsFile(r.lab.net)
}

// changed reports whether the network is not the page's own as trained.
func (r *root) changed() bool { return r.state.Foreign() || r.lab.tuning.changed > 0 }

// codeNote says what the copied programs need.
func (r *root) codeNote() string {
	if r.changed() {
		return r.t(i18n.MatrixCodeSaved, "file", r.weightsFile())
	}
	return r.t(i18n.MatrixCodeNote, "file", r.weightsFile())
}

func (r *root) onCopyNumPy(goapp.Context, goapp.Event) {
	if b := r.lab; b.net != nil {
		r.copyOut("code", view.NumPy(b.net, b.digit[:], r.weightsFile()))
	}
}

func (r *root) onCopyGo(goapp.Context, goapp.Event) {
	if b := r.lab; b.net != nil {
		r.copyOut("code", view.GoCode(b.net, b.digit[:], r.weightsFile()))
	}
}
