package text

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"inkling/app/i18n"
)

// The curves of chapter 10 are the shipped training's own: drawn from the
// history that make train wrote beside the weights.
func TestTrainingCurvesAreTheHistory(t *testing.T) {
	file, err := os.ReadFile("../../../web/weights/mlp-16-16-history.json")
	if err != nil {
		t.Fatal(err)
	}
	var h struct {
		Epochs             []int
		Cost, Train, Valid []float64
	}
	if err := json.Unmarshal(file, &h); err != nil {
		t.Fatal(err)
	}
	last := len(h.Epochs) - 1
	if last < 1 || h.Epochs[0] != 1 || h.Epochs[last] != 300 {
		t.Fatalf("epochs %v: the axis of the picture is for 1 to 300", h.Epochs)
	}
	// place is where the picture has a value: 288 wide from 30, 74 high from 84.
	place := func(i int, v, low, high float64) string {
		return fmt.Sprintf("%.1f %.1f", 30+288*float64(h.Epochs[i]-1)/299, 84-74*(v-low)/(high-low))
	}
	for _, l := range i18n.Langs {
		body, err := parse("10." + l.Code() + ".html")
		if err != nil {
			t.Fatal(err)
		}
		drawn := map[string]string{}
		labels := ""
		for e := range elements(body) {
			drawn[attr(e, "data-history")] = attr(e, "d")
			labels += attr(e, "aria-label")
		}
		for name, curve := range map[string]struct {
			values    []float64
			low, high float64
		}{"cost": {h.Cost, 0, 1.6}, "train": {h.Train, 0.92, 0.98}, "valid": {h.Valid, 0.92, 0.98}} {
			var places []string
			for i, v := range curve.values {
				places = append(places, place(i, v, curve.low, curve.high))
			}
			if want := "M" + strings.Join(places, "L"); drawn[name] != want {
				t.Errorf("%s, %s: the picture has\n%s\nthe training\n%s", l.Code(), name, drawn[name], want)
			}
			for _, v := range []float64{curve.values[0], curve.values[last]} {
				said := fmt.Sprintf("%.2f", v)
				if name != "cost" {
					said = fmt.Sprintf("%.1f", 100*v)
				}
				if !strings.Contains(labels, said) {
					t.Errorf("%s, %s: what the picture is called does not say %s", l.Code(), name, said)
				}
			}
		}
	}
}
