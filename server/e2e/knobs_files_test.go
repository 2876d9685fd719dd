//go:build e2e

package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"inkling/nn"
)

// foreign is a network of another shape that answers at random.
func foreign(t *testing.T, c nn.Config) (*nn.Network, []byte) {
	t.Helper()
	n := nn.New(c)
	n.InitHe(rand.New(rand.NewPCG(3, 4)))
	var b bytes.Buffer
	if err := nn.WriteWeights(&b, n, nil); err != nil {
		t.Fatal(err)
	}
	w, err := nn.ParseWeights(b.Bytes()) // rounded, as the file is
	if err != nil {
		t.Fatal(err)
	}
	return w.Net, b.Bytes()
}

// bare is a weights file without metadata, as PyTorch writes it.
func bare(t *testing.T, file []byte) []byte {
	t.Helper()
	length := binary.LittleEndian.Uint64(file)
	var header map[string]json.RawMessage
	if err := json.Unmarshal(file[8:8+length], &header); err != nil {
		t.Fatal(err)
	}
	delete(header, "__metadata__")
	text, err := json.Marshal(header)
	if err != nil {
		t.Fatal(err)
	}
	return append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(text))), text...), file[8+length:]...)
}

// asFile is JavaScript for a DataTransfer with the file in it.
func asFile(name string, data []byte) string {
	return fmt.Sprintf(`(() => { const d = new DataTransfer(); d.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], %q)); return d })()`,
		base64.StdEncoding.EncodeToString(data), name)
}

// pick chooses a file in the file field.
func (p *page) pick(name string, data []byte) {
	p.t.Helper()
	eval[bool](p, `(() => { const e = `+part("file")+`; e.files = `+asFile(name, data)+`.files; e.dispatchEvent(new Event("change", {bubbles: true})); return true })()`)
}

// drop drops a file on the page.
func (p *page) drop(name string, data []byte) {
	p.t.Helper()
	eval[bool](p, `(() => { const dataTransfer = `+asFile(name, data)+`, o = {dataTransfer, bubbles: true, cancelable: true};
		document.body.dispatchEvent(new DragEvent("dragover", o)); window.hinted = !`+part("drop-hint")+`.hidden;
		document.body.dispatchEvent(new DragEvent("drop", o)); return true })()`)
}

// saved clicks a button and is the bytes of the file that it hands over.
func (p *page) saved(name string) (file string, data []byte) {
	p.t.Helper()
	text := p.text(`(async () => {
		const make = URL.createObjectURL, click = HTMLAnchorElement.prototype.click; let blob, name;
		URL.createObjectURL = b => { blob = b; return make.call(URL, b) };
		HTMLAnchorElement.prototype.click = function () { name = this.download };
		` + part(name) + `.click();
		URL.createObjectURL = make; HTMLAnchorElement.prototype.click = click;
		const bytes = new Uint8Array(await blob.arrayBuffer()); let s = "";
		for (let i = 0; i < bytes.length; i += 8192) s += String.fromCharCode(...bytes.subarray(i, i + 8192));
		return name + " " + btoa(s);
	})()`)
	file, coded, _ := strings.Cut(text, " ")
	data, err := base64.StdEncoding.DecodeString(coded)
	if err != nil {
		p.t.Fatal(err)
	}
	return file, data
}

// The ten outputs of a network at what is on the page.
func (p *page) outputsAre(what string, n *nn.Network) {
	p.t.Helper()
	p.settled()
	got := eval[[]float64](p, `inkling.classify(inkling.image()).activations`)
	x := eval[[]float64](p, `Array.from(inkling.image())`)
	want := make([]float64, 10)
	n.Predict(x, want)
	for d := range want {
		if math.Abs(got[d]-want[d]) > 1e-9*max(1, math.Abs(want[d])) {
			p.t.Errorf("%s: output %d is %v, want %v", what, d, got[d], want[d])
		}
	}
}

// A saved file, turned knobs and all, is the network when it is loaded again.
func TestSavedNumbersAreLoadedAgain(t *testing.T) {
	p := knobs(t, desktop, "#lang=en&theme=light")
	p.slide(0, 2.5)
	p.release(0)
	p.click("break-noise")
	turned := p.text(outputs)
	name, file := p.saved("save-safetensors")
	w, err := nn.ParseWeights(file)
	if err != nil || name != "inkling-weights.safetensors" || !w.HasActivations {
		t.Fatalf("%s: %v", name, err)
	}
	p.outputsAre("the saved network", w.Net)
	if name, text := p.saved("save-csv"); name != "inkling-weights.csv" || bytes.Count(text, []byte("\n")) != 13003 {
		t.Errorf("%s has %d lines", name, bytes.Count(text, []byte("\n")))
	}
	var object struct{ Sizes []int }
	if name, text := p.saved("save-json"); json.Unmarshal(text, &object) != nil || len(object.Sizes) != 4 {
		t.Errorf("%s: %.80s", name, text)
	}
	p.click("knob-reset")
	if p.text(outputs) == turned {
		t.Fatal("the reset changed nothing")
	}
	p.pick("mine.safetensors", file)
	p.wait(part("own-network") + ` && ` + outputs + ` === "` + turned + `"`)
	p.want("nothing is turned in the loaded network", knobCount, "0 of 13,002 changed")
	p.quiet()
}

func TestAForeignNetworkIsShownAndLeft(t *testing.T) {
	p := knobs(t, desktop, "#lang=en&theme=light")
	own := p.text(outputs)
	n, file := foreign(t, nn.Config{Sizes: []int{784, 24, 80, 10}, Activations: []nn.Activation{nn.ReLU, nn.Tanh, nn.Sigmoid}})
	p.drop("relu.safetensors", file)
	p.want("a hanging file is greeted", `window.hinted`, "true")
	p.wait(part("own-network"))
	p.outputsAre("the dropped network", n)
	p.want("what is shown", `/relu.safetensors: 784-24-80-10 relu, tanh, sigmoid/.test(document.getElementById("panel-knobs").textContent)`, "true")
	p.want("the count", knobCount, "0 of 21,650 changed")
	p.want("the check is off and says so", part("check")+`.textContent.includes("rests on the outputs alone") + " " + `+part("anyway")+`.getAttribute("aria-disabled")`, "true true")
	p.choose("knob-layer", "2")
	p.choose("knob-neuron", "79")
	p.want("its 24 weights and its bias", `[...document.querySelectorAll('[data-part="knob"]')].filter(e => !e.hidden).length`, "25")
	p.slide(2+23, 1)
	p.release(2 + 23)
	p.want("a knob of it turns", knobCount, "1 of 21,650 changed")
	p.choose("knob-layer", "3")
	p.wait(part("knob-from"))
	p.want("80 weights are too many for a list", `[...document.querySelectorAll('[data-part="knob"]')].filter(e => !e.hidden).length`, "2")
	p.choose("knob-from", "80")
	p.want("one of them", knob(1)+`.querySelector(".knob-name").textContent`, "weight from neuron 80")
	p.shot("knobs-foreign-light-en")
	p.mouse(scribble)
	p.settled()
	p.want("a scribble is answered", status+` !== "not-a-digit"`, "true")
	p.click("undo")
	p.click("own-network")
	p.want("back", knobCount+` + `+outputs, "0 of 13,002 changed"+own)
	p.want("the check is on again", part("anyway")+`.getAttribute("aria-disabled")`, "false")
	p.quiet()
}

// Outputs that are not from 0 to 1 are called what they are, judged by their
// lead, and their numbers stay in the circles.
func TestOutputsOfAnyScaleAreShownAsTheyAre(t *testing.T) {
	for _, c := range []struct {
		lang, title, lead string
	}{{"en", "Ten outputs, any size: the lead counts", "only the lead counts"}, {"zh", "十个输出，可以是任何数：看领先多少", "只看领先多少"}} {
		p := knobs(t, desktop, "#theme=light&lang="+c.lang)
		own := p.text(part("outputs-title") + `.textContent`)
		n, _ := foreign(t, nn.Config{Sizes: []int{784, 16, 16, 10}, Activations: []nn.Activation{nn.ReLU, nn.ReLU, nn.Identity}})
		copy(n.Layers[2].B, []float64{-2.11, 12.5, -12.5, 2.75, -1})
		n.Refresh()
		var b bytes.Buffer
		if err := nn.WriteWeights(&b, n, nil); err != nil {
			t.Fatal(err)
		}
		p.pick("logits.safetensors", b.Bytes())
		w, err := nn.ParseWeights(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		p.wait(part("outputs-title") + `.textContent === "` + c.title + `"`)
		p.outputsAre("the loaded network", w.Net)
		p.settled()
		p.want("some are below −1, some above 10", `(a => a.some(v => v < -1) && a.some(v => v > 10))(inkling.classify(inkling.image()).activations)`, "true")
		p.want("numbers wider than their circle", `[...document.querySelectorAll(".neuron")].filter(e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().width > e.getBoundingClientRect().width - 4 }).map(e => e.textContent).join()`, "")
		p.want("what is said of it", part("check")+`.textContent.includes("`+c.lead+`")`, "true")
		eval[bool](p, `(scrollTo(0, 0), true)`)
		p.shot("foreign-logits-" + c.lang)
		p.want("the heading is one line", part("outputs-title")+`.getBoundingClientRect().height < 30`, "true")
		p.want("text cut off", `[...document.querySelectorAll("h2, h3, .output-value, .neuron")].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent).join()`, "")
		p.click("own-network")
		p.wait(part("outputs-title") + `.textContent === "` + own + `"`)
		p.quiet()
	}
}

func TestAFileWithoutMetadataAsksForItsActivations(t *testing.T) {
	p := knobs(t, phone, "#lang=zh&theme=light")
	own := p.text(outputs)
	n, file := foreign(t, nn.Config{Sizes: []int{784, 12, 10}, Activations: []nn.Activation{nn.ReLU, nn.Sigmoid}})
	p.pick("torch.safetensors", bare(t, file))
	p.wait(part("offer-accept"))
	p.want("sigmoid is proposed", `[...document.querySelectorAll('[data-part="offer-layer"]')].map(e => e.value).join()`, fmt.Sprintf("%d,%d", nn.Sigmoid, nn.Sigmoid))
	p.want("nothing is loaded yet", outputs, own)
	eval[bool](p, `(`+part("offer-accept")+`.scrollIntoView({block: "center"}), true)`)
	p.shot("knobs-offer-phone-zh")
	p.choose("offer-layer", fmt.Sprint(int(nn.ReLU)))
	p.click("offer-accept")
	p.wait(part("own-network"))
	p.outputsAre("with ReLU chosen", n)
	p.quiet()
}

func TestAFileThatDoesNotFitChangesNothing(t *testing.T) {
	p := knobs(t, desktop, "#lang=en&theme=light")
	p.slide(0, 1)
	p.release(0)
	before := p.text(outputs)
	_, file := foreign(t, nn.Config{Sizes: []int{784, 12, 10}})
	for name, c := range map[string]struct {
		data []byte
		rule string
	}{
		"cut.safetensors":   {file[:len(file)-4], "byte range"},
		"photo.png":         {[]byte("\x89PNG this is a picture"), "header length"},
		"empty.safetensors": {nil, "file size"},
		"huge.safetensors":  {make([]byte, nn.MaxWeightsFile+10), "file size"},
	} {
		p.pick(name, c.data)
		p.wait(part("file-refused") + `.textContent.startsWith("` + name + `")`)
		p.want(name+" names its rule", part("file-refused")+`.textContent.includes("`+c.rule+`")`, "true")
		p.want(name+" changed nothing", knobCount+` + `+outputs, "1 of 13,002 changed"+before)
	}
	eval[bool](p, `(`+part("file-refused")+`.scrollIntoView({block: "center"}), true)`)
	p.shot("knobs-refused-light-en")
	p.click("lang")
	p.wait(part("file-refused") + `.textContent.includes("违反的规则：")`)
	eval[bool](p, `(`+part("file-refused")+`.scrollIntoView({block: "center"}), true)`)
	p.shot("knobs-refused-light-zh")
	p.quiet()
}
