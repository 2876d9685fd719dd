package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"inkling/nn"
	"inkling/nn/detect"
	"inkling/nn/ink"
	"inkling/nn/mnist"
	"inkling/nn/verdict"
)

// How many drawings, none of them trained on, the detector is scored with:
// digits and all others, and of what it finds hardest among these.
const (
	freshDrawings = 5000
	freshHardest  = 1000
)

// answers counts what came of one sort of drawing.
type answers struct {
	what                       string
	n, refused                 int
	sure, right, sureUnchecked int // right: of the sure ones; unchecked: by the outputs alone
}

func (a *answers) share(n int) float64 { return 100 * float64(n) / float64(max(a.n, 1)) }

// detectorReport is what a finished training says of the detector.
type detectorReport struct {
	training *detectorTraining
	sorts    []*answers
}

// finish scores the detector together with net, the network of the lesson.
func (t *detectorTraining) finish(net *nn.Network, test *mnist.Dataset) detectorReport {
	out := make([]float64, net.Outputs())
	score := func(a *answers, x *ink.Digit, label int) {
		net.Predict(x[:], out)
		v := verdict.Judge(out, x.Empty(), t.detector.Read(x))
		a.n++
		switch v.Status {
		case verdict.NotADigit:
			a.refused++
		case verdict.Sure:
			a.sure++
			if v.Digit == label {
				a.right++
			}
		}
		if verdict.Judge(out, x.Empty(), verdict.Finding{}).Status == verdict.Sure {
			a.sureUnchecked++
		}
	}
	mnistDigits := &answers{what: "MNIST's test digits"}
	for i, x := range normalised(test, ink.All) {
		score(mnistDigits, &x, int(test.Labels[i]))
	}
	penDigits := &answers{what: "digits of the trainer's pens"}
	fresh := t.recipe
	fresh.Seed++
	fresh.Digits, fresh.Synthetic = 1, 1
	var x ink.Digit
	drawer := newDrawer(fresh, nil, t.shards[0].pens, t.shards[0].others)
	for i := range freshDrawings {
		class := drawer.draw(&x, uint64(i))
		score(penDigits, &x, class)
	}
	others := map[int]*answers{
		detect.TwoDigits:  {what: "several digits"},
		detect.Scribble:   {what: "scribbles"},
		detect.Unfamiliar: {what: "letters, signs, spoilt digits"},
	}
	drawer.recipe.Digits = 0
	for i := range freshDrawings {
		class := drawer.draw(&x, uint64(i))
		score(others[class], &x, -1)
	}
	hardest := []*answers{{what: "… one above the other"}, {what: "… a small one beside a large one"}}
	rng := rand.New(rand.NewPCG(fresh.Seed, 1<<62))
	for k, draw := range []func(*rand.Rand) []ink.Stroke{drawer.others.stack, drawer.others.withSmall} {
		for range freshHardest {
			drawer.augment.norm.Strokes(&x, ink.Fit(draw(rng)), ink.All)
			score(hardest[k], &x, -1)
		}
	}
	return detectorReport{t, []*answers{mnistDigits, penDigits,
		others[detect.TwoDigits], hardest[0], hardest[1], others[detect.Scribble], others[detect.Unfamiliar]}}
}

// metadata is what the file says of itself.
func (r detectorReport) metadata() map[string]string {
	return map[string]string{
		"architecture":  "28x28-conv5x12-conv3x24-32-13, relu, softmax",
		"normalisation": ink.All.String(),
		"trained_on":    "MNIST training set, synthetic pen digits, synthetic non-digits",
		"seed":          fmt.Sprint(r.training.recipe.Seed),
		"license":       "Apache-2.0",
	}
}

// write puts the numbers and the card into dir, each complete or not at all.
func (r detectorReport) write(dir string) error {
	var file bytes.Buffer
	if err := r.training.detector.Write(&file, r.metadata()); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := replaceFile(filepath.Join(dir, detectorName+".md"), []byte(r.card())); err != nil {
		return err
	}
	return replaceFile(filepath.Join(dir, detectorName+".safetensors"), file.Bytes())
}

// String is the table of the card.
func (r detectorReport) String() string {
	var b strings.Builder
	b.WriteString("| drawings | | refused | sure | right when sure | sure without the check |\n| --- | ---: | ---: | ---: | ---: | ---: |\n")
	for i, a := range r.sorts {
		right := "–"
		if i < 2 {
			right = fmt.Sprintf("%.2f %%", 100*float64(a.right)/float64(max(a.sure, 1)))
		}
		fmt.Fprintf(&b, "| %s | %d | %.1f %% | %.1f %% | %s | %.1f %% |\n",
			a.what, a.n, a.share(a.refused), a.share(a.sure), right, a.share(a.sureUnchecked))
	}
	return b.String()
}

// card is the model card, in Markdown.
func (r detectorReport) card() string {
	t := r.training
	var b strings.Builder
	fmt.Fprintf(&b, "# not-a-digit\n\nA convolutional network of %d numbers that tells one digit from everything else, made by `make train`.\n"+
		"It stands apart from the lesson's network and its 13,002 numbers: it never changes which digit is read, it only\n"+
		"says when none should be. The page's switch *Let the network answer anyway* turns it off.\n\n", t.detector.NumParams())
	fmt.Fprintf(&b, "Reads 28×28 pictures after the steps %s of `nn/ink`, whichever of them the learner has switched off. Thirteen\n"+
		"classes: the ten digits, several digits, a scribble, anything else. A drawing is refused when the last three\n"+
		"together have at least %.2f, and the largest of the three is the reason given; from %.2f on no answer is called sure\n"+
		"(`nn/verdict`).\n\n", ink.All, verdict.Refuse, verdict.Doubt)
	b.WriteString("## How good it is\n\n" + r.String())
	b.WriteString("\nOnly MNIST's digits here were drawn by people. The rest comes from the same generators that it was trained\n" +
		"with, other random numbers: on what other people draw expect less.\n")
	b.WriteString("\n## How it was made\n\n")
	fmt.Fprintf(&b, "Every drawing is made anew, %d epochs of %d. A share of %g is digits: %g of those from the trainer's pens, the\n"+
		"others from MNIST's training set, varied like the lesson's. The others are letters of five scripts\n"+
		"(`nn/cmd/train/letters.go`), signs and small pictures (`symbols.go`), scribbles, several digits beside or above\n"+
		"each other or a small one beside a large one, digits left too early and digits crossed out. Letters that can be\n"+
		"taken for a digit (O, l, S, Z, b, q) are in neither: the check lets some of them pass, and should. Zeros with a thin\n"+
		"dot are among the digits; those with a thick one, which the lesson's network takes for an 8, are in neither.\n\n",
		t.recipe.Epochs, t.recipe.Examples, t.recipe.Digits, t.recipe.Synthetic)
	fmt.Fprintf(&b, "Adam, peak rate %g on a cosine, mini-batches of %d, weight decay %g, averaged weights (decay %g), rounded to\n"+
		"multiples of 1/%g so that the file compresses. Seed %d; %v with %d cores. Licence of this file: Apache-2.0.\n",
		t.recipe.Peak, t.recipe.BatchSize, t.recipe.Decay, t.recipe.Averaging, 1/weightGrid, t.recipe.Seed,
		t.took.Round(1e9), runtime.GOMAXPROCS(0))
	return b.String()
}
