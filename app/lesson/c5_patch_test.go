package lesson

import (
	"math/rand/v2"
	"testing"
)

// do has a learner paint: a stroke with a brush from one cell to another.
func (p *Patch) do(brush, row0, column0, row1, column1 int) {
	p.Act(Act{Name: "brush", Index: brush})
	p.Act(Act{Name: PatchDown, Index: row0*PatchSide + column0})
	p.Act(Act{Name: PatchOn, Index: row1*PatchSide + column1})
}

func (p *Patch) sums() [PatchTests]float64 {
	return [...]float64{p.Sum(PatchEdge), p.Sum(PatchBlob), p.Sum(PatchShifted)}
}

func TestThePositiveRowAloneIsFooled(t *testing.T) {
	p := newPatch()
	if j := p.Judge(); j.Done || j.Say != C5Edge || j.Args[1] != "0.00" {
		t.Errorf("no weights: %+v", j)
	}
	p.do(PatchPositive, 4, 0, 4, 8)
	if got := p.sums(); got != [...]float64{3.5, 3.5, 0} {
		t.Errorf("one stroke along the middle row: %v", got)
	}
	p.do(PatchPositive, 4, 8, 4, 0)
	if got := p.sums(); got != [...]float64{7, 7, 0} {
		t.Errorf("and back: %v", got)
	}
	if j := p.Judge(); j.Done || j.Say != C5Blob || j.Args[1] != "7.00" {
		t.Errorf("the row alone: %+v", j)
	}
	p.do(PatchPositive, 7, 0, 7, 8)
	p.do(PatchNegative, 2, 0, 2, 8)
	p.do(PatchNegative, 3, 0, 3, 8)
	p.do(PatchNegative, 5, 0, 5, 8)
	if got := p.sums(); got[0] != 7 || got[1] > 0 {
		t.Errorf("before the shifted edge is judged: %v", got)
	}
	if j := p.Judge(); j.Done || j.Say != C5Shifted || j.Args[1] != "3.50" {
		t.Errorf("with ink wanted where the shifted edge lies: %+v", j)
	}
}

func TestTheNaturalSolutionPasses(t *testing.T) {
	p := newPatch()
	p.Act(Act{Name: "solve"})
	if got := p.sums(); got != [...]float64{7, -7, 0} {
		t.Errorf("the solution: %v", got)
	}
	if j := p.Judge(); !j.Done || j.Say != C5Done {
		t.Errorf("the solution: %+v", j)
	}
	p = newPatch()
	p.do(PatchPositive, 4, 1, 4, 7)
	p.do(PatchNegative, 3, 1, 3, 7)
	if j := p.Judge(); !j.Done || j.Say != C5Half || j.Args[1] != "3.50" {
		t.Errorf("negative on one side only: %+v", j)
	}
}

func TestNoDetectorByChance(t *testing.T) {
	p := newPatch()
	for cell := range p.Weights {
		p.Weights[cell] = -1
	}
	if j := p.Judge(); j.Say != C5Edge || j.Args[1] != "−7.00" {
		t.Errorf("all negative: %+v", j)
	}
	for cell := range p.Weights {
		p.Weights[cell] = 1
	}
	if j := p.Judge(); j.Say != C5Blob || j.Args[1] != "49.00" {
		t.Errorf("all positive: %+v", j)
	}
	rng, passed := rand.New(rand.NewPCG(5, 5)), 0
	for range 1000 {
		for cell := range p.Weights {
			p.Weights[cell] = float64(rng.IntN(5)-2) / 2
		}
		if p.Judge().Done {
			passed++
		}
	}
	if passed > 50 {
		t.Errorf("%d of 1000 random detectors pass", passed)
	}
}

func TestStrokesTouchEachCellOnce(t *testing.T) {
	p := newPatch()
	p.do(PatchPositive, 0, 0, 8, 8)
	p.Act(Act{Name: PatchOn, Index: 0})
	for i := range PatchSide {
		if w := p.Weights[i*PatchSide+i]; w != 0.5 {
			t.Errorf("cell %d of the diagonal: %v", i, w)
		}
	}
	for range 3 {
		p.do(PatchNegative, 0, 0, 0, 0)
	}
	if p.Weights[0] != -1 {
		t.Errorf("0.5 and three negative touches: %v, want -1", p.Weights[0])
	}
	p.do(PatchErase, 0, 0, 0, 0)
	p.Act(Act{Name: PatchMove, Index: 3})
	p.Act(Act{Name: PatchKey, Index: PatchNegative})
	p.Act(Act{Name: PatchKey, Index: PatchNegative})
	if p.Weights[0] != 0 || p.Weights[3] != -1 {
		t.Errorf("erased %v, keyed %v", p.Weights[0], p.Weights[3])
	}
	p.Act(Act{Name: "clear"})
	if p.Weights != [PatchCells]float64{} {
		t.Error("not cleared")
	}
}

func TestTheGuessIsRevealedWhenItIsTried(t *testing.T) {
	p := newPatch()
	p.Act(Act{Name: "guess", Index: PatchBlob})
	if key, _ := p.Reply(); key != C5Paint {
		t.Errorf("nothing painted: %s", key)
	}
	p.do(PatchPositive, 4, 1, 4, 6)
	if p.Revealed {
		t.Error("revealed by part of the row")
	}
	p.do(PatchPositive, 4, 7, 4, 7)
	if key, _ := p.Reply(); key != C5Wrong {
		t.Errorf("the row painted: %s", key)
	}
	p.Act(Act{Name: "solve"})
	if !p.Revealed {
		t.Error("what was seen is forgotten")
	}
	p.Act(Act{Name: "row"})
	p.Act(Act{Name: "guess", Index: GuessSame})
	if key, _ := p.Reply(); key != C5Right {
		t.Errorf("guessed right: %s", key)
	}
}

func TestOneWeightIsTold(t *testing.T) {
	p := newPatch()
	for _, c := range []struct {
		a, w    float64
		key     Key
		product string
	}{{0.8, 1.5, C5Excites, "1.20"}, {0.5, -3, C5Inhibits, "−1.50"}, {1, 0, C5Zero, "0.00"}, {0, -2, C5Off, "0.00"}, {0, 0, C5Zero, "0.00"}} {
		p.Act(Act{Name: "a", Value: c.a})
		p.Act(Act{Name: "w", Value: c.w})
		if key, args := p.Said(); key != c.key || args[5] != c.product {
			t.Errorf("a = %v, w = %v: %s %v", c.a, c.w, key, args)
		}
	}
}

func TestFixed(t *testing.T) {
	for v, want := range map[float64]string{0: "0.00", -0.001: "0.00", -7: "−7.00", 3.456: "3.46", 49: "49.00"} {
		if got := Fixed(v, 2); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}
