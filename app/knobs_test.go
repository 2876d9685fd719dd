package app

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"inkling/app/dom"
	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
	"inkling/nn"
	"inkling/nn/ink"
	"inkling/nn/mnist"
)

// testSample is every tenth of MNIST's test digits as the network sees them.
func testSample(t *testing.T) (digits []ink.Digit, labels []uint8) {
	t.Helper()
	dir, err := mnist.Dir()
	if err != nil {
		t.Fatal(err)
	}
	_, test, err := mnist.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	var n ink.Normalizer
	pix := make([]float64, ink.Pixels)
	for i := 0; i < test.Len(); i += 10 {
		for k, v := range test.Images[i] {
			pix[k] = ink.Level(v)
		}
		var d ink.Digit
		n.Bitmap(&d, ink.Bitmap{W: ink.Side, H: ink.Side, Pix: pix}, ink.All)
		digits, labels = append(digits, d), append(labels, test.Labels[i])
	}
	return digits, labels
}

// confusion is what a network makes of digits, computed from nothing.
func confusion(n *nn.Network, digits []ink.Digit, labels []uint8) (c nn.Confusion) {
	out := make([]float64, nn.Digits)
	for i := range digits {
		n.Predict(digits[i][:], out)
		c.Add(int(labels[i]), nn.ArgMax(out))
	}
	return c
}

func TestAccuracyFollowsEveryKnob(t *testing.T) {
	r := loaded(t)
	digits, labels := testSample(t)
	r.apply(state.TabOpenedMsg{Tab: state.KnobsTab})
	r.apply(state.BiasesSwitchedOffMsg{}) // turned before the digits have come
	r.lab.setSample(digits, labels)
	trained := confusion(r.lab.tuning.own, digits, labels)
	if a := trained.Accuracy(); a < 0.96 {
		t.Fatalf("the trained network reads %.3f", a)
	}
	for _, m := range []state.Message{
		state.KnobUndoneMsg{},
		state.KnobTurnedMsg{Index: 5*784 + 400, Value: 9},
		state.KnobTurnedMsg{Index: 5*784 + 400, Value: -9},
		state.KnobsPaintedMsg{Knobs: []state.Knob{{Index: 300, Value: 3}, {Index: 301, Value: 3}, {Index: 328, Value: -3}}},
		state.NeuronSwitchedOffMsg{Layer: 2, Index: 3},
		state.NoiseAddedMsg{Seed: 1, Strength: 1},
		state.RandomisedMsg{Seed: 2},
		state.KnobUndoneMsg{},
		state.StepToggledMsg{Step: ink.Centre},
		state.KnobsResetMsg{},
	} {
		r.apply(m)
		r.lab.frame(r.state)
		score := &r.lab.tuning
		if !score.scored() || *score.before != trained {
			t.Fatalf("%#v: scored %v", m, score.scored())
		}
		if want := confusion(r.lab.net, digits, labels); score.now != want {
			t.Fatalf("%#v: accuracy %v, want %v", m, score.now.Accuracy(), want.Accuracy())
		}
	}
	if r.lab.tuning.now != trained || r.lab.tuning.changed != 0 {
		t.Error("after the reset the network is not the trained one")
	}
}

func TestTurnedKnobsReachScriptsAtOnce(t *testing.T) {
	r := loaded(t)
	before := r.draw(view.Sample(3)).Activations[8]
	r.apply(state.KnobTurnedMsg{Index: r.state.BiasIndex(3, 8), Value: 20})
	got, err := r.api().Classify(r.api().Image())
	if err != nil || got.Activations[8] <= before {
		t.Errorf("output 8 went from %v to %v, %v", before, got.Activations[8], err)
	}
	if r.lab.tuning.changed != 1 {
		t.Errorf("%d numbers are changed, want 1", r.lab.tuning.changed)
	}
}

func TestAForeignNetworkTakesThePlaceAndGoes(t *testing.T) {
	r := loaded(t)
	digits, labels := testSample(t)
	r.lab.setSample(digits[:200], labels[:200])
	r.apply(state.TabOpenedMsg{Tab: state.KnobsTab})
	own := r.draw(view.Sample(3))
	foreign := nn.New(nn.Config{Sizes: []int{784, 40, 7, 20, 10}, Activations: []nn.Activation{nn.ReLU, nn.Tanh, nn.ReLU, nn.Identity}})
	foreign.Params()[50] = 0.5
	var b bytes.Buffer
	if err := nn.WriteWeights(&b, foreign, nil); err != nil {
		t.Fatal(err)
	}
	r.open(dom.File{Name: "f", Data: b.Bytes()})
	r.lab.frame(r.state)
	if got := r.draw(view.Sample(3)); len(got.Layers) != 4 || got.Status == "not-a-digit" {
		t.Errorf("%d layers, %s", len(got.Layers), got.Status)
	}
	r.apply(state.KnobTurnedMsg{Index: foreign.NumParams() - 1, Value: 2}) // its last bias
	r.lab.frame(r.state)
	if got, want := r.lab.tuning.now, confusion(r.lab.net, digits[:200], labels[:200]); got != want || !r.lab.tuning.scored() {
		t.Errorf("accuracy %v, want %v", got.Accuracy(), want.Accuracy())
	}
	if html := mount(t, r); !strings.Contains(html, "784-40-7-20-10 relu, tanh, relu, identity") {
		t.Error("the page does not say what it shows")
	}
	r.apply(state.OwnNetworkShownMsg{})
	if got := r.draw(view.Sample(3)); math.Abs(got.Confidence-own.Confidence) > 0 || got.Digit != 3 {
		t.Errorf("back: %d at %v, want 3 at %v", got.Digit, got.Confidence, own.Confidence)
	}
}

// Outputs that are no shares are not judged by thresholds for shares, and the
// page says what they are.
func TestOutputsOfAnyScaleAreJudgedByTheirLead(t *testing.T) {
	for _, c := range []struct {
		last           nn.Activation
		biases         [nn.Digits]float64
		status, titled string
	}{
		{nn.Sigmoid, [nn.Digits]float64{3: 3, 8: -2}, "unsure", "each 0 to 1 on its own"}, // its quiet outputs are 0.5
		{nn.Identity, [nn.Digits]float64{3: 0.3, 8: -2.21}, "sure", "any size"},
		{nn.Identity, [nn.Digits]float64{3: 2.7965, 8: 2.5}, "unsure", "any size"},
		{nn.ReLU, [nn.Digits]float64{3: 0.5, 8: 0.1}, "sure", "outputs, 0 or more"},
		{nn.Tanh, [nn.Digits]float64{3: 0.6}, "sure", "outputs, −1 to 1"},
	} {
		r := loaded(t)
		net := nn.New(nn.Config{Sizes: []int{784, 5, 10}, Activations: []nn.Activation{nn.ReLU, c.last}})
		copy(net.Layers[1].B, c.biases[:])
		var b bytes.Buffer
		if err := nn.WriteWeights(&b, net, nil); err != nil {
			t.Fatal(err)
		}
		r.open(dom.File{Name: "f", Data: b.Bytes()})
		drawn := r.draw(view.Sample(3))
		classified, err := r.api().Classify(r.api().Image())
		if drawn.Status != c.status || classified.Status != c.status || err != nil || drawn.Digit != 3 {
			t.Errorf("%v %v: %d, drawn %s, classified %s, want %s; %v", c.last, c.biases, drawn.Digit, drawn.Status, classified.Status, c.status, err)
		}
		html := mount(t, r)
		if !strings.Contains(html, c.titled) || strings.Contains(html, i18n.T(i18n.English, i18n.ForeignLead)) != (c.last != nn.Sigmoid) {
			t.Errorf("%v: the page does not say what the outputs are, %q", c.last, c.titled)
		}
	}
}

// A file that was only offered does not take the place of the one that was
// loaded, which the lesson gives back.
func TestTheLoadedFileComesBackWhateverWasOffered(t *testing.T) {
	r := loaded(t)
	net := func(hidden int) *nn.Network {
		return nn.New(nn.Config{Sizes: []int{784, hidden, 10}, Activations: []nn.Activation{nn.Sigmoid, nn.Sigmoid}})
	}
	var b bytes.Buffer
	if err := nn.WriteWeights(&b, net(12), nil); err != nil {
		t.Fatal(err)
	}
	r.open(dom.File{Name: "f", Data: b.Bytes()})
	r.lab.frame(r.state)
	other := net(7)
	r.lab.tuning.offered = &nn.Weights{Net: other} // a file without activations, as open leaves it
	r.apply(state.NetworkOpenedMsg{Name: "other", Sizes: other.Sizes(), Activations: other.Config().Activations})
	r.apply(state.LessonDidMsg{What: state.OwnNetworkShownMsg{}})
	r.apply(state.MineRestoredMsg{})
	r.lab.frame(r.state)
	if got, want := r.lab.net.Sizes(), r.state.Sizes; !slices.Equal(got, want) || want[1] != 12 {
		t.Errorf("the network is %v, the page shows %v", got, want)
	}
}

func TestPaintKeysMoveAndPaint(t *testing.T) {
	r := loaded(t)
	r.state.Apply(state.CellMovedMsg{Cell: 0})
	for _, key := range []string{"ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"} {
		if !r.onPaintKey(key, false) {
			t.Errorf("%s was not used", key)
		}
	}
	if got := r.state.KnobCell(); got != 29 {
		t.Errorf("at cell %d, want 29: the edge held the first two", got)
	}
	r.onPaintKey("ArrowRight", true)
	r.onPaintKey("+", false)
	was := r.lab.tuning.own.Layers[0].Row(0)[33]
	if got := r.lab.net.Layers[0].Row(0)[33]; got <= was {
		t.Errorf("+ led from %v to %v", was, got)
	}
	if r.onPaintKey("Tab", false) || r.onPaintKey("q", false) {
		t.Error("a key that is not the picture's was taken")
	}
	r.onPaint(dom.StrokeDown, 1.2, -3) // beside the picture
	if got := r.state.KnobCell(); got != 27 {
		t.Errorf("painted at cell %d, want the corner 27", got)
	}
}

func TestTypingCountsOnlyWhatIsANumber(t *testing.T) {
	r := loaded(t)
	r.onTurn(dom.Turn{Row: biasRow, Value: math.NaN(), Typed: true})
	if len(r.state.Knobs.Edits()) != 0 {
		t.Error("an empty field turned a knob")
	}
	r.onTurn(dom.Turn{Row: biasRow, Value: 2, Typed: true})
	if r.lab.tuning.typing != biasRow || r.lab.net.Layers[0].B[0] != 2 {
		t.Errorf("typing in %d, bias %v", r.lab.tuning.typing, r.lab.net.Layers[0].B[0])
	}
	r.onTurn(dom.Turn{Row: biasRow, Value: 2, Typed: true, Done: true})
	if r.lab.tuning.typing != nobody {
		t.Error("still typing")
	}
	r.onTurn(dom.Turn{Row: 2, Value: 1}) // a row that a first-layer neuron has not
	if len(r.state.Knobs.Edits()) != 1 {
		t.Errorf("%d edits, want 1", len(r.state.Knobs.Edits()))
	}
}

func TestKnobsArePrerenderedInBothLanguages(t *testing.T) {
	for _, l := range i18n.Langs {
		html := mount(t, prerendered(labPage, l))
		for _, part := range []string{"knobs", "knob", "knobs-canvas", "knob-undo", "knob-reset", "break-noise", "file", "save-csv"} {
			if !strings.Contains(html, `data-part="`+part+`"`) {
				t.Errorf("%s: no part %q", l.Tag(), part)
			}
		}
		if !strings.Contains(html, i18n.T(l, i18n.BreakTitle)) {
			t.Errorf("%s: the text is in another language", l.Tag())
		}
	}
}

// TestFiguresBelongToTheNetworkShown loads a network that nobody measured.
func TestFiguresBelongToTheNetworkShown(t *testing.T) {
	r := loaded(t)
	own := r.lab.metadata["test_accuracy"]
	if own == "" {
		t.Fatal("the page's own file tells no accuracy")
	}
	var file bytes.Buffer
	if err := nn.WriteWeights(&file, nn.New(nn.Config{Sizes: []int{784, 10}}), nil); err != nil {
		t.Fatal(err)
	}
	r.open(dom.File{Name: "", Data: file.Bytes()})
	r.lab.read(r.state)
	if got := r.lab.metadata["test_accuracy"]; !r.state.Foreign() || len(r.lab.net.Layers) != 1 || got != "" {
		t.Errorf("foreign %v, %v, said to read %q of the test digits", r.state.Foreign(), r.lab.net, got)
	}
	if name := r.weightsFile(); name != saved+".safetensors" {
		t.Errorf("the programs read %s", name)
	}
	r.apply(state.OwnNetworkShownMsg{})
	r.lab.read(r.state)
	if got := r.lab.metadata["test_accuracy"]; got != own || r.weightsFile() != "mlp-16-16.safetensors" {
		t.Errorf("back with the own network: %q and %s", got, r.weightsFile())
	}
	r.apply(state.KnobTurnedMsg{Index: 3, Value: 2})
	r.lab.read(r.state)
	if name := r.weightsFile(); name != saved+".safetensors" {
		t.Errorf("with a turned knob the programs read %s", name)
	}
}

// TestKeysOnAnEmptyGridDoNothing is about grids whose digits have not come.
func TestKeysOnAnEmptyGridDoNothing(t *testing.T) {
	for _, key := range []string{"ArrowUp", "ArrowDown", "ArrowLeft", "Home", "End"} {
		if to, ok := moved(nil, 0, key); ok || to != 0 {
			t.Errorf("%s leads to %d, %v", key, to, ok)
		}
	}
}
