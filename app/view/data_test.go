package view

import (
	"os"
	"slices"
	"strings"
	"testing"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/nn"
	"inkling/nn/ink"
	digits "inkling/nn/sample"
)

// reading is the shipped network's reading of the shipped test digits.
func reading(t *testing.T) (*digits.Set, *digits.Reading) {
	t.Helper()
	file := func(name string) []byte {
		b, err := os.ReadFile("../../web/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	s, err := digits.Parse(file("samples/mnist-test-1000.bin"))
	if err != nil {
		t.Fatal(err)
	}
	s.See(new(ink.Normalizer), ink.All, 0, s.Len())
	w, err := nn.ParseWeights(file("weights/mlp-16-16.safetensors"))
	if err != nil {
		t.Fatal(err)
	}
	r := new(digits.Reading)
	r.Read(w.Net, s, true)
	return s, r
}

func TestPicked(t *testing.T) {
	s, r := reading(t)
	c := r.Confusion()
	everything := state.Gallery{Digit: state.AnyDigit, Answer: state.AnyDigit}
	pick := func(change func(*state.Gallery)) []int {
		g := everything
		change(&g)
		return Picked(g, s, r)
	}
	all := pick(func(*state.Gallery) {})
	if len(all) != s.Len() || !slices.IsSorted(all) {
		t.Errorf("all: %d, sorted %v", len(all), slices.IsSorted(all))
	}
	wrong := pick(func(g *state.Gallery) { g.Which = state.WrongDigits })
	if want := c.Total() - int(c.Accuracy()*1000+0.5); len(wrong) != want {
		t.Errorf("%d read wrong, the confusion matrix counts %d", len(wrong), want)
	}
	hard := pick(func(g *state.Gallery) { g.Which = state.HardDigits })
	if r.Right(hard[0]) || r.Margins[hard[0]] > r.Margins[hard[1]] || len(hard) != s.Len() {
		t.Errorf("the hardest are %v", hard[:5])
	}
	easy := pick(func(g *state.Gallery) { g.Which = state.EasyDigits; g.Digit = 7 })
	if len(easy) != c[7][7] || r.Margins[easy[0]] < r.Margins[easy[1]] {
		t.Errorf("%d easy sevens, want the %d that are read right", len(easy), c[7][7])
	}
	for a := range c {
		for p, n := range c[a] {
			if got := pick(func(g *state.Gallery) { g.Digit, g.Answer = a, p }); len(got) != n {
				t.Errorf("cell %d, %d opens %d digits and says %d", a, p, len(got), n)
			}
		}
	}
}

func TestPage(t *testing.T) {
	picked := make([]int, 2*GalleryTiles+1)
	for _, c := range []struct{ page, shown, at int }{{0, GalleryTiles, 0}, {2, 1, 2}, {9, 1, 2}, {-1, GalleryTiles, 0}} {
		shown, at, pages := Page(picked, c.page)
		if len(shown) != c.shown || at != c.at || pages != 3 {
			t.Errorf("page %d: %d shown, page %d of %d", c.page, len(shown), at, pages)
		}
	}
	if shown, at, pages := Page(nil, 3); len(shown) != 0 || at != 0 || pages != 1 {
		t.Errorf("of nothing: %d shown, page %d of %d", len(shown), at, pages)
	}
	if got, want := PageText(1, 121, 2, i18n.English), "121 to 121 of 121"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestGalleryTileSaysWhatIsWrongInWords(t *testing.T) {
	s, r := reading(t)
	wrong := 0
	for i := range s.Len() {
		tile := GalleryTile(i, s, r, i18n.English)
		if tile.Wrong == r.Right(i) || tile.Wrong != strings.Contains(tile.Caption, "→") || tile.Wrong != strings.Contains(tile.Label, "read as") {
			t.Fatalf("digit %d: %+v", i, tile)
		}
		if tile.Wrong {
			wrong++
		}
	}
	if wrong == 0 {
		t.Error("none is wrong")
	}
}

func TestLiked(t *testing.T) {
	sizes := []int{784, 16, 16, 10}
	for _, c := range []struct {
		s            state.Selection
		layer, index int
	}{
		{state.Selection{}, 1, 0}, {state.Pixel(300), 1, 0}, {state.Neuron(2, 5), 2, 5}, {state.Line(3, 7, 4), 3, 7}, {state.Neuron(4, 0), 1, 0},
	} {
		if l, i := Liked(c.s, sizes); l != c.layer || i != c.index {
			t.Errorf("%+v: %d, %d", c.s, l, i)
		}
	}
}

func TestLikesOfAnOutput(t *testing.T) {
	s, r := reading(t)
	f := NewLikes(3, 7, []int{784, 16, 16, 10}, s, r, i18n.English)
	if len(f.Most) != LikesTiles || len(f.Least) != LikesTiles {
		t.Fatalf("%d and %d tiles", len(f.Most), len(f.Least))
	}
	if got := f.Most[0].Label; !strings.HasPrefix(got, "7, activation 0.99") && !strings.HasPrefix(got, "7, activation 1.00") {
		t.Errorf("most: %q", got)
	}
	if f.Least[0].Caption != "0.0000" {
		t.Errorf("least: %q", f.Least[0].Caption)
	}
	if !f.Means[7].Largest || f.Means[0].Largest || f.Means[7].Share < 0.8 {
		t.Errorf("means: %+v", f.Means)
	}
	if !strings.HasPrefix(f.Sentence, "output 7: lit most by 7 (mean 0.9") {
		t.Errorf("%q", f.Sentence)
	}
	if got, want := PlaceName(2, 4, []int{784, 16, 16, 10}, i18n.English), "hidden layer 2, neuron 5"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestConfusionCellsCanBeRead(t *testing.T) {
	var c nn.Confusion
	for a := range c {
		for p := range c[a] {
			c[a][p] = (a*7 + p*3) % 5
			if a == p {
				c[a][p] = 3 * a * a
			}
		}
	}
	for _, dark := range []bool{false, true} {
		p := PaletteFor(dark)
		for a, row := range ConfusionCells(&c, i18n.English) {
			for q, cell := range row {
				fill, text := cell.Shade(p)
				if got := contrast(fill, text); got < 4.5 {
					t.Errorf("dark %v, cell %d, %d: contrast %.2f", dark, a, q, got)
				}
				if cell.None != (c[a][q] == 0) || cell.Right != (a == q) {
					t.Errorf("cell %d, %d: %+v", a, q, cell)
				}
			}
		}
	}
}

func TestConfusionSentence(t *testing.T) {
	var c nn.Confusion
	c[1][1], c[4][4], c[4][9], c[9][4] = 990, 3, 5, 2
	if got, want := ConfusionSentence(&c, i18n.English), "993 of 1,000 are read right. Most often confused: 4 read as 9 (5×)."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	c = nn.Confusion{}
	c[1][1] = 2
	if got, want := ConfusionSentence(&c, i18n.English), "2 of 2 are read right."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestMetadataShare(t *testing.T) {
	for in, want := range map[string]string{"0.9778": "97.78%", "": "", "good": "", "1.5": "", "NaN": ""} {
		if got := MetadataShare(in, i18n.Chinese); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCSVIsInMNISTsForm(t *testing.T) {
	var d ink.Digit
	d[0], d[783] = ink.Level(7), 1
	row := strings.Split(strings.TrimSuffix(string(CSVRow(5, &d)), "\n"), ",")
	if len(row) != 785 || row[0] != "5" || row[1] != "7" || row[2] != "0" || row[784] != "255" {
		t.Errorf("%d columns: %q … %q", len(row), row[:3], row[784])
	}
	head := strings.Split(strings.TrimSuffix(string(CSVHead()), "\n"), ",")
	if len(head) != 785 || head[0] != "label" || head[1] != "pixel0" || head[784] != "pixel783" {
		t.Errorf("head: %d columns, %q … %q", len(head), head[:2], head[784])
	}
}

func TestDifferenceTellsTheTwoApart(t *testing.T) {
	p := PaletteFor(false)
	got := DifferencePixels(nil, []float64{1, 0, 0, 1}, []float64{0, 1, 0, 1}, p)
	at := func(i int) RGB { return RGB{got[4*i], got[4*i+1], got[4*i+2]} }
	if at(0) != p.Positive || at(1) != p.Negative || at(2) != p.Paper || at(3) != mix(p.Paper, p.Ink, 0.25) {
		t.Errorf("%v", got)
	}
}

func TestSheetPutsPicturesSideBySide(t *testing.T) {
	first, second := make([]float64, 784), make([]float64, 784)
	first[0], second[783] = 1, 1
	p := PaletteFor(false)
	pixels, w := SheetPixels(nil, [][]float64{first, second}, p)
	if w != 57 || len(pixels) != 4*57*28 {
		t.Fatalf("%d wide, %d bytes", w, len(pixels))
	}
	inked := func(i int) bool { return (RGB{pixels[4*i], pixels[4*i+1], pixels[4*i+2]}) == p.Ink }
	for i := range w * 28 {
		if want := i == 0 || i == w*28-1; inked(i) != want {
			t.Errorf("pixel %d: inked %v", i, inked(i))
		}
	}
}

func TestCompareOutputsAreTheNetworks(t *testing.T) {
	_, r := reading(t)
	rows := CompareOutputs(0, 1, r) // a 7 and a 0
	if !rows[7].First.Largest || !rows[0].Second.Largest || rows[7].Second.Largest {
		t.Errorf("%+v", rows)
	}
	if want := Activation(r.Neurons[r.Index(2, 7)][0]); rows[7].First.Text != want {
		t.Errorf("output 7 of the first is %s, want %s", rows[7].First.Text, want)
	}
}
