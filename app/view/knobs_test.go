package view

import (
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/nn"
)

func TestKnobPictureShowsSignChangeAndCursor(t *testing.T) {
	for _, dark := range []bool{false, true} {
		p := PaletteFor(dark)
		weights, trained := make([]float64, 784), make([]float64, 784)
		weights[0], trained[0] = 2, 2
		weights[1], trained[1] = -2, -2
		weights[2], trained[2] = 0, 1
		pix := KnobPicture(nil, weights, trained, 29, 2, p)
		at := func(cell, x, y int) RGB {
			i := 4 * ((cell/28*KnobCell+y)*KnobSide + cell%28*KnobCell + x)
			return RGB{pix[i], pix[i+1], pix[i+2]}
		}
		if at(0, 3, 3) != p.Positive || at(0, 7, 7) != p.Positive {
			t.Error("a strong positive weight is not in the positive colour")
		}
		if at(1, 1, 1) != p.Negative || at(1, 3, 3) == p.Negative {
			t.Error("a strong negative weight has not its colour, or no bar")
		}
		if at(2, 1, 1) != p.Paper || at(2, 7, 7) != changedMark(p) || at(3, 7, 7) != p.Paper {
			t.Error("what changed is not marked, or what did not is")
		}
		if at(29, 0, 0) != p.Ink || at(29, 7, 3) != p.Ink || at(29, 3, 3) != p.Paper {
			t.Error("the cursor has no frame")
		}
		for i := range trained {
			trained[i]++
		}
		if pix = KnobPicture(pix, weights, trained, 29, 2, p); at(2, 7, 7) != p.Paper {
			t.Error("where all is changed the marks hide the picture")
		}
		if contrast(changedMark(p), p.Paper) < 3 || contrast(p.Negative, mix(p.Negative, p.Paper, 0.6)) < 1.5 {
			t.Error("a mark does not stand out")
		}
	}
}

func TestMarksHaveTheColourOfTheStyleSheet(t *testing.T) {
	for selector, dark := range map[string]bool{":root": false, `:root[data-theme="dark"]`: true} {
		if got, want := changedMark(PaletteFor(dark)), tokens(t, selector)["selected"]; got != want {
			t.Errorf("%s: --selected is %s, painted %s", selector, want.CSS(), got.CSS())
		}
	}
}

func TestKnobScaleLeavesRoom(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   float64
	}{{nil, 1}, {[]float64{0.1, -0.2}, 1}, {[]float64{1, -4}, 6}, {[]float64{2.01}, 3.1}} {
		if got := KnobScale(c.values); got != c.want {
			t.Errorf("%v: %v, want %v", c.values, got, c.want)
		}
	}
}

func TestNewScore(t *testing.T) {
	var before, worse nn.Confusion
	before[3][3], before[3][5] = 975, 25
	worse[3][3], worse[3][5] = 970, 30
	got := NewScore(&before, &worse, i18n.English)
	if want := (Score{Before: "97.5 %", Now: "97.0 %", Cost: "5 more are misread", Worse: true}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	got = NewScore(&worse, &before, i18n.Chinese)
	if want := (Score{Before: "97.0%", Now: "97.5%", Cost: "多认对 5 个", Better: true}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	one := before
	one[3][3], one[3][5] = 974, 26
	if lost, gained := NewScore(&before, &one, i18n.English).Cost, NewScore(&one, &before, i18n.English).Cost; lost != "1 more is misread" || gained != "1 more is right" {
		t.Errorf("one digit: %q and %q", lost, gained)
	}
	if got := NewScore(&before, &before, i18n.English); got.Worse || got.Better || got.Cost == "" {
		t.Errorf("no change: %+v", got)
	}
}

func TestKnobNames(t *testing.T) {
	sizes := []int{784, 16, 16, 10}
	for want, got := range map[string]string{
		"weight of row 15, column 1": KnobInput(1, 14*28, i18n.English),
		"weight from neuron 3":       KnobInput(2, 2, i18n.English),
		"neuron 1 of hidden layer 2": KnobNeuron(sizes, 2, 0, i18n.English),
		"output 0":                   KnobNeuron(sizes, 3, 0, i18n.English),
		"3 of 13,002 changed":        KnobsChanged(3, 13002, i18n.English),
		"13,002 个数中改了 1,700 个":       KnobsChanged(1700, 13002, i18n.Chinese),
		"第 1 隐藏层第 16 个神经元":           KnobNeuron(sizes, 1, 15, i18n.Chinese),
		"第 28 行第 28 列的权重":            KnobInput(1, 783, i18n.Chinese),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// filled is a network with another number everywhere.
func filled(c nn.Config) *nn.Network {
	n := nn.New(c)
	n.InitXavier(rand.New(rand.NewPCG(1, 2)))
	for _, d := range n.Layers {
		for o := range d.B {
			d.B[o] = float64(o) / 3
		}
	}
	return n
}

func TestWeightsCSVHoldsEveryNumberInFull(t *testing.T) {
	n := filled(nn.Config{Sizes: []int{784, 16, 16, 10}})
	rows, err := csv.NewReader(strings.NewReader(string(WeightsCSV(n)))).ReadAll()
	if err != nil || len(rows) != 13003 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for k, row := range rows[1:] {
		at := n.Knob(k)
		input := strconv.Itoa(at.Input)
		if at.Bias {
			input = ""
		}
		if v, err := strconv.ParseFloat(row[3], 64); err != nil || v != n.Params()[k] ||
			row[0] != strconv.Itoa(at.Layer) || row[1] != strconv.Itoa(at.Neuron) || row[2] != input {
			t.Fatalf("row %d is %v, want %+v = %v", k, row, at, n.Params()[k])
		}
	}
}

func TestWeightsJSONHoldsEveryNumberInFull(t *testing.T) {
	n := filled(nn.Config{Sizes: []int{784, 5, 10}, Activations: []nn.Activation{nn.ReLU, nn.Identity}})
	var got struct {
		Sizes       []int
		Activations []string
		Layers      []struct {
			Weights [][]float64
			Biases  []float64
		}
	}
	if err := json.Unmarshal(WeightsJSON(n), &got); err != nil {
		t.Fatal(err)
	}
	var params []float64
	for _, l := range got.Layers {
		params = append(append(params, slices.Concat(l.Weights...)...), l.Biases...)
	}
	if !slices.Equal(got.Sizes, n.Sizes()) || !slices.Equal(got.Activations, []string{"relu", "identity"}) || !slices.Equal(params, n.Params()) {
		t.Errorf("%v %v, %d numbers", got.Sizes, got.Activations, len(params))
	}
}
