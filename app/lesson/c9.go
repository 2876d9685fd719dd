package lesson

// What chapter 9 says of a picture that the function was given.
const (
	C9Sure    Key = "c9.sure"
	C9Unsure  Key = "c9.unsure"
	C9Refused Key = "c9.refused"
	C9Nothing Key = "c9.nothing"
	C9Chart   Key = "c9.chart"
	C9DotsNo  Key = "c9.dots-no"
	C9DotsYes Key = "c9.dots-yes"
	C9DotsAll Key = "c9.dots-all"
)

// What it says of an answer to the challenge, and of its solution.
const (
	C9Draw      Key = "c9.draw"
	C9Shift     Key = "c9.shift"
	C9Holds     Key = "c9.holds"
	C9NotYet    Key = "c9.not-yet"
	C9Earlier   Key = "c9.earlier"
	C9OtherSide Key = "c9.other-side"
	C9Done      Key = "c9.done"
	C9Solved    Key = "c9.solved"
)

// Change is what the experiment of chapter 9 does to a drawing.
type Change int

// The changes, in the order of their buttons.
const (
	ShiftRight Change = iota // by pixels of the 28×28
	ShiftDown                // the same
	Turn                     // by degrees, clockwise
	Scale                    // to so many times the size
	Thicken                  // every edge outwards by pixels, after the steps
	Noise                    // so much of a fixed noise is added, after the steps
	Changes    = 6
)

// Shifts reports whether the change is a shift.
func (c Change) Shifts() bool { return c == ShiftRight || c == ShiftDown }

// Range is how far a change can go.
type Range struct {
	From, To float64
	Step     float64 // of the slider
	None     float64 // where nothing changes
}

var ranges = [Changes]Range{
	ShiftRight: {-14, 14, 0.25, 0},
	ShiftDown:  {-14, 14, 0.25, 0},
	Turn:       {-84, 84, 1.5, 0},
	Scale:      {0.4, 1.6, 0.02, 1},
	Thicken:    {-1, 2.5, 0.25, 0},
	Noise:      {0, 1, 0.02, 0},
}

// Range is how far the change can go.
func (c Change) Range() Range { return ranges[c] }

// Places is at how many values of a change, evenly far apart, the outputs are
// computed for the chart.
const Places = 57

// At is the value at a place of the chart, counted from 0.
func (r Range) At(place int) float64 { return r.From + (r.To-r.From)*float64(place)/(Places-1) }

// C9 is the learner's work in chapter 9.
type C9 struct {
	Change Change
	Values [Changes]float64 // where the slider stands for each change
	Dots   uint64           // how often random dots were asked for
}

// NewC9 is the work of a learner who has changed nothing yet.
func NewC9() *C9 {
	w := &C9{}
	for c := range ranges {
		w.Values[c] = ranges[c].None
	}
	return w
}

// Value is how far the chosen change goes.
func (w *C9) Value() float64 { return w.Values[w.Change] }

// Act implements Work.
func (w *C9) Act(a Act) {
	switch a.Name {
	case "change":
		if a.Index >= 0 && a.Index < Changes {
			w.Change = Change(a.Index)
		}
	case "much":
		if r := w.Change.Range(); a.Value >= r.From && a.Value <= r.To {
			w.Values[w.Change] = a.Value
		}
	case "dots":
		w.Dots++
	}
}
