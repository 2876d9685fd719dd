package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn"
)

// answerPanel is the verdict and the ten outputs; everything in it that
// follows the pen belongs to live.go and is empty here.
func (r *root) answerPanel() goapp.UI {
	return goapp.Section().Class("panel answer-panel").Aria("labelledby", "answer-title").Body(
		goapp.H2().ID("answer-title").Text(r.t(i18n.AnswerTitle)),
		goapp.Div().Class("answer-place").Body(
			goapp.Div().Class("answer").DataSet("part", "answer").Body(
				goapp.P().Class("answer-row").Body(
					goapp.Span().Class("answer-digit").DataSet("show", "digit"),
					goapp.Span().Class("answer-status").DataSet("show", "status"),
					goapp.Span().Class("answer-unchecked").DataSet("part", "check-off").Text(r.checkOff()),
				),
				goapp.P().Class("answer-reason").DataSet("show", "reason"),
			),
			r.loading(),
		),
		goapp.P().Class("spoken").DataSet("part", "announcement").Attr("role", "status").Aria("live", "polite"),
		goapp.H3().DataSet("part", "outputs-title").Text(r.t(r.outputsTitle())),
		goapp.Ol().Class("outputs").DataSet("shares", r.lab.shares()).Body(
			goapp.Range(make([]struct{}, nn.Digits)).Slice(func(d int) goapp.UI {
				return goapp.Li().Class("output").DataSet("part", "output").DataSet("digit", d).Body(
					goapp.Span().Class("spoken").Text(r.t(i18n.OutputLabel, "digit", strconv.Itoa(d))),
					goapp.Span().Class("output-digit").Aria("hidden", "true").Text(strconv.Itoa(d)),
					goapp.Span().Class("output-bar").Aria("hidden", "true").Body(goapp.Span()),
					goapp.Span().Class("output-value"),
				)
			}),
		),
		r.anyway(),
	)
}

// outputsTitle says what the outputs can be.
func (r *root) outputsTitle() i18n.Key {
	if r.lab.net == nil {
		return i18n.OutputsTitle
	}
	return [...]i18n.Key{nn.Identity: i18n.OutputsFree, nn.Sigmoid: i18n.OutputsTitle, nn.ReLU: i18n.OutputsReLU, nn.Tanh: i18n.OutputsTanh}[r.lab.net.Layers[len(r.lab.net.Layers)-1].Act]
}

// loading says how far the page is, in the place where the answer will stand,
// and nothing once it is there. boot.js fills it while this program is still on
// its way; it finds the sentences in the data attributes.
func (r *root) loading() goapp.UI {
	line := goapp.P().Class("loading").DataSet("part", "loading").
		DataSet("progress", r.t(i18n.LoadingProgress)).
		DataSet("failed", r.t(i18n.LoadingFailed))
	text := r.t(i18n.LoadingProgress, "detail", "0")
	switch {
	case r.state.Loading == state.Ready:
		line, text = line.DataSet("state", "done"), ""
	case r.state.Loading == state.Failed:
		line, text = line.DataSet("state", "failed").Attr("role", "alert"), r.t(i18n.LoadingFailed, "detail", r.state.Failure)
	case r.running():
		line, text = line.DataSet("state", "progress"), r.t(i18n.LoadingWeights)
	default:
		line = line.DataSet("state", "progress")
	}
	return line.Body(
		goapp.Span().DataSet("text", "").Text(text),
		goapp.Button().Type("button").Class("pill").DataSet("part", "retry").Text(r.t(i18n.Retry)))
}
