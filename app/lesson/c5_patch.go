package lesson

import (
	"math"
)

// The sentences of chapter 5.
const (
	C5Excites  Key = "c5.excites"
	C5Inhibits Key = "c5.inhibits"
	C5Zero     Key = "c5.zero"
	C5Off      Key = "c5.off"
	C5Paint    Key = "c5.paint"
	C5Right    Key = "c5.right"
	C5Wrong    Key = "c5.wrong"
	C5Cell     Key = "c5.cell"
	C5Edge     Key = "c5.edge"
	C5Blob     Key = "c5.blob"
	C5Shifted  Key = "c5.shifted"
	C5Done     Key = "c5.done"
	C5Half     Key = "c5.half"
)

// The patch that the neuron of chapter 5 looks at. Its cells count row by row.
const (
	PatchSide  = 9
	PatchCells = PatchSide * PatchSide
	PatchTests = 3 // pictures that the neuron is tried on

	patchMiddle = PatchSide / 2
	patchFirst  = 1 // column of the first and of the last cell with ink
	patchLast   = PatchSide - 2
	patchTouch  = 0.5 // what one stroke of a brush changes
)

// The three pictures, and what is wanted of their weighted sums.
const (
	PatchEdge    = iota // a row of ink in the middle
	PatchBlob           // a filled square
	PatchShifted        // the edge three rows lower
)

// The brushes of chapter 5.
const (
	PatchPositive = iota
	PatchNegative
	PatchErase
)

// GuessSame is the guess that edge and blob have the same sum; the guesses for
// one of the two are PatchEdge and PatchBlob.
const GuessSame = 2

// What the learner does to the patch itself; the other names are in the words.
const (
	PatchDown = "patch-down" // a stroke begins in a cell
	PatchOn   = "patch-on"   // and is led on to another
	PatchMove = "patch-move" // the keyboard's cell moves
	PatchKey  = "patch-key"  // a brush, at the keyboard's cell
)

// Patch is the work of chapter 5: one weight with what comes through it, and
// a neuron that looks at 9×9 pixels.
type Patch struct {
	A, W     float64
	Weights  [PatchCells]float64
	Brush    int
	Cell     int
	Guessed  bool
	Guess    int
	Revealed bool // the guess was tried: a positive row stood alone

	touched [PatchCells]bool // in this stroke
}

func newPatch() *Patch { return &Patch{A: 0.8, W: 1.5, Cell: PatchCells / 2} }

// patchInk reports whether a cell of a picture has ink.
func patchInk(picture, cell int) bool {
	row, column := cell/PatchSide, cell%PatchSide
	if column < patchFirst || column > patchLast {
		return false
	}
	switch picture {
	case PatchEdge:
		return row == patchMiddle
	case PatchBlob:
		return row >= patchFirst && row <= patchLast
	}
	return row == patchMiddle+3
}

// PatchInput is pixel cell of a picture: 1 is ink.
func PatchInput(picture, cell int) float64 {
	if patchInk(picture, cell) {
		return 1
	}
	return 0
}

// Sum is the weighted sum of a picture.
func (p *Patch) Sum(picture int) float64 {
	return p.sum(func(cell int) bool { return patchInk(picture, cell) })
}

func (p *Patch) sum(ink func(cell int) bool) float64 {
	s := 0.0
	for cell, w := range p.Weights {
		if ink(cell) {
			s += w
		}
	}
	return s
}

// Act implements Work.
func (p *Patch) Act(a Act) {
	switch a.Name {
	case "a":
		p.A = within(a.Value, 0, 1, p.A)
	case "w":
		p.W = within(a.Value, -3, 3, p.W)
	case "brush":
		p.Brush = a.Index
	case "guess":
		p.Guessed, p.Guess, p.Revealed = true, a.Index, p.rowAlone()
	case "clear":
		p.Weights = [PatchCells]float64{}
	case "row":
		p.rows(0)
	case "solve":
		p.rows(-1)
	case PatchDown:
		p.touched = [PatchCells]bool{}
		p.Cell = a.Index
		p.touch(p.Brush, a.Index)
	case PatchOn:
		p.lead(a.Index)
	case PatchMove:
		p.Cell = a.Index
	case PatchKey:
		p.touched = [PatchCells]bool{}
		p.touch(a.Index, p.Cell)
	}
	if p.Guessed && p.rowAlone() {
		p.Revealed = true
	}
}

// rows paints the positive row, and beside says what stands directly above and
// below it.
func (p *Patch) rows(beside float64) {
	p.Weights = [PatchCells]float64{}
	for cell := range p.Weights {
		switch cell / PatchSide {
		case patchMiddle:
			p.Weights[cell] = 1
		case patchMiddle - 1, patchMiddle + 1:
			p.Weights[cell] = beside
		}
	}
}

// touch changes a cell by a brush, once in a stroke.
func (p *Patch) touch(brush, cell int) {
	if p.touched[cell] {
		return
	}
	p.touched[cell] = true
	w := &p.Weights[cell]
	switch brush {
	case PatchPositive:
		*w = min(*w+patchTouch, 1)
	case PatchNegative:
		*w = max(*w-patchTouch, -1)
	default:
		*w = 0
	}
}

// lead leads the stroke in a straight line on to a cell.
func (p *Patch) lead(to int) {
	row, column := p.Cell/PatchSide, p.Cell%PatchSide
	down, right := to/PatchSide-row, to%PatchSide-column
	n := max(down, -down, right, -right)
	for k := 1; k <= n; k++ {
		share := float64(k) / float64(n)
		r, c := row+int(math.Round(share*float64(down))), column+int(math.Round(share*float64(right)))
		p.touch(p.Brush, r*PatchSide+c)
	}
	p.Cell = to
}

// rowAlone reports whether there is a positive middle row and nothing else.
func (p *Patch) rowAlone() bool {
	for cell, w := range p.Weights {
		if middle := cell/PatchSide == patchMiddle; middle && patchInk(PatchEdge, cell) && w <= 0 || !middle && w != 0 {
			return false
		}
	}
	return true
}

// What the challenge asks of the sums.
const (
	patchEdgeLeast = 3
	patchOtherMost = 0
)

// Judge says whether the neuron finds the edge and is not fooled.
func (p *Patch) Judge() Judgement {
	for picture, key := range [...]Key{C5Edge, C5Blob, C5Shifted} {
		sum := p.Sum(picture)
		if picture == PatchEdge && sum < patchEdgeLeast || picture != PatchEdge && sum > patchOtherMost {
			return Missing(key, "value", Fixed(sum, 2))
		}
	}
	value := max(p.half(1), p.half(-1))
	if value > 0 {
		return Done(C5Half, "value", Fixed(value, 2))
	}
	return Done(C5Done)
}

// half is the weighted sum where ink begins in the middle row and goes on to
// the last row of the blob, or, the other way, to its first: an end of
// something large, and no row of ink.
func (p *Patch) half(way int) float64 {
	return p.sum(func(cell int) bool {
		return patchInk(PatchBlob, cell) && (cell/PatchSide-patchMiddle)*way >= 0
	})
}

// Said is what one weight makes of what comes through it.
func (p *Patch) Said() (Key, []string) {
	key := C5Zero
	switch {
	case p.W != 0 && p.A == 0:
		key = C5Off
	case p.W > 0:
		key = C5Excites
	case p.W < 0:
		key = C5Inhibits
	}
	return key, []string{"w", Fixed(p.W, 1), "a", Fixed(p.A, 1), "product", Fixed(p.W*p.A, 2)}
}

// Reply is what is said of the guess which sum is larger.
func (p *Patch) Reply() (Key, []string) {
	if !p.Revealed {
		return C5Paint, nil
	}
	key := C5Wrong
	if p.Guess == GuessSame {
		key = C5Right
	}
	return key, nil
}

// within is v held between two bounds, or what was there if v is no number.
func within(v, low, high, was float64) float64 {
	if v != v {
		return was
	}
	return min(max(v, low), high)
}
