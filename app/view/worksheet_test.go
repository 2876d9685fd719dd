package view

import (
	"os"
	"strconv"
	"testing"

	"inkling/app/i18n"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/verdict"
)

// worksheet is the sheet of a sample digit as the shipped network reads it.
func worksheet(t *testing.T, digit int, l i18n.Lang) (Worksheet, map[string]string) {
	t.Helper()
	file, err := os.ReadFile("../../web/weights/mlp-16-16.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	weights, err := nn.ParseWeights(file)
	if err != nil {
		t.Fatal(err)
	}
	var n ink.Normalizer
	var seen ink.Digit
	n.Strokes(&seen, Sample(digit), ink.All)
	trace := weights.Net.NewTrace()
	weights.Net.Forward(seen[:], trace)
	w := NewWorksheet(weights.Net, trace, verdict.Judge(trace.Output(), false, verdict.Finding{}), l)
	texts := map[string]string{}
	for _, f := range w.Fills {
		if _, twice := texts[f.Name]; twice {
			t.Errorf("%s is filled twice", f.Name)
		}
		texts[f.Name] = f.Text
	}
	return w, texts
}

func TestWorksheetAddsUpAsPrinted(t *testing.T) {
	for d := range nn.Digits {
		w, texts := worksheet(t, d, i18n.English)
		var sum Fixed
		for _, term := range w.Sum.Terms {
			sum += term.Product
		}
		if len(w.Sum.Terms) != 16 || texts["products"] != sum.String() {
			t.Errorf("digit %d: %d terms, together %s, printed %s", d, len(w.Sum.Terms), sum, texts["products"])
		}
		if got := sum + w.Sum.Rounding + w.Sum.Bias; got.String() != texts["z"] {
			t.Errorf("digit %d: the lines add up to %s, printed z is %s", d, got, texts["z"])
		}
		if texts["digit"] != strconv.Itoa(d) || texts["output"+texts["digit"]] != texts["a"] {
			t.Errorf("digit %d: the sum is of output %s, %s, the list says %s", d, texts["digit"], texts["a"], texts["output"+texts["digit"]])
		}
		if got := (-w.Sum.Bias).String(); texts["threshold"] != got {
			t.Errorf("digit %d: threshold %s, want %s", d, texts["threshold"], got)
		}
	}
}

// A byte divided by 255 is the value that the key prints.
func TestWorksheetPixelsCanBeComputed(t *testing.T) {
	for d := range nn.Digits {
		_, texts := worksheet(t, d, i18n.English)
		places := map[string]bool{}
		for i := range worksheetPixels {
			n := strconv.Itoa(i)
			level, err := strconv.Atoi(texts["byte"+n])
			if err != nil || Activation(float64(level)/255) != texts["value"+n] {
				t.Errorf("digit %d: %q / 255 is not %q", d, texts["byte"+n], texts["value"+n])
			}
			places[texts["pixel"+n]] = true
		}
		if len(places) != worksheetPixels || texts["byte0"] != "255" {
			t.Errorf("digit %d: pixels %v, the first is %s", d, places, texts["byte0"])
		}
	}
}

func TestWorksheetSpeaks(t *testing.T) {
	_, texts := worksheet(t, 3, i18n.Chinese)
	if texts["status"] != i18n.T(i18n.Chinese, i18n.StatusSure) {
		t.Errorf("status %q", texts["status"])
	}
}
