package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/view"
	"inkling/nn/ink"
)

// crisp is the side in pixels of one of the 28×28 in a saved picture.
const crisp = 20

// saveRow is the buttons that save what is to be seen.
func (r *root) saveRow() goapp.UI {
	drawn, kept := !r.state.Drawing.Empty(), len(r.state.Tray.Kept) > 0
	return goapp.Div().Class("chips").Body(
		r.saveButton("save-drawing", i18n.SaveDrawing, drawn, r.onSaveDrawing),
		r.saveButton("save-seen", i18n.SaveSeen, drawn, r.onSaveSeen),
		r.saveButton("save-network", i18n.SaveNetwork, r.running(), r.onSaveNetwork),
		r.saveButton("save-tray", i18n.SaveTray, kept, r.onSaveTray),
		r.saveButton("save-tray-csv", i18n.SaveTrayCSV, kept, r.onSaveTrayCSV))
}

// saveButton is pale while there is nothing to save.
func (r *root) saveButton(part string, text i18n.Key, useful bool, save func()) goapp.UI {
	return goapp.Button().Type("button").Class("chip").DataSet("part", part).
		Attr("aria-disabled", strconv.FormatBool(!useful)).OnClick(func(goapp.Context, goapp.Event) { dom.Guard(save) }, part).Text(r.t(text))
}

func (r *root) onSaveDrawing() {
	if !r.state.Drawing.Empty() {
		dom.DownloadView("inkling-drawing.png", dom.Part("pad-frame"))
	}
}

func (r *root) onSaveSeen() {
	if r.state.Drawing.Empty() {
		return
	}
	r.lab.read(r.state)
	pixels := view.InkPixels(nil, r.lab.digit[:], view.PaletteFor(r.state.Dark()))
	dom.DownloadPixels("inkling-28x28.png", ink.Side, ink.Side, pixels, crisp)
}

func (r *root) onSaveNetwork() {
	r.lab.live.net.lines = linesKey{} // a graphics card's canvas is blank but in the frame it is drawn in
	r.lab.frame(r.state)
	dom.DownloadView("inkling-network.png", dom.Part("network"))
}

// onSaveRow saves what the network sees as one row of numbers.
func (r *root) onSaveRow(label int) {
	if r.state.Drawing.Empty() {
		return
	}
	r.lab.read(r.state)
	saveCSV("inkling-"+strconv.Itoa(label)+".csv", view.CSVRow(label, &r.lab.digit))
}

func (r *root) onSaveTray() {
	if len(r.state.Tray.Kept) == 0 {
		return
	}
	t := &r.data.tray
	t.build(r.lab, r.state)
	pictures := make([][]float64, t.set.Len())
	for i := range pictures {
		pictures[i] = t.set.Digits[i][:]
	}
	pixels, width := view.SheetPixels(nil, pictures, view.PaletteFor(r.state.Dark()))
	dom.DownloadPixels("inkling-digits.png", width, ink.Side, pixels, crisp/2)
}

func (r *root) onSaveTrayCSV() {
	if len(r.state.Tray.Kept) == 0 {
		return
	}
	t := &r.data.tray
	t.build(r.lab, r.state)
	var rows []byte
	for i := range t.set.Digits {
		rows = append(rows, view.CSVRow(int(t.set.Labels[i]), &t.set.Digits[i])...)
	}
	saveCSV("inkling-digits.csv", rows)
}

// saveCSV saves rows under the line that names their columns.
func saveCSV(name string, rows []byte) {
	dom.Download(name, "text/csv", append(view.CSVHead(), rows...))
}
