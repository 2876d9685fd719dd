package lesson

import "strconv"

// C8Example is a layer of three neurons behind two, to be computed by hand.
type C8Example struct {
	W   [3][2]float64
	A   [2]float64
	B   [3]float64
	Row int // the entry of z that is asked for, from 0
}

// C8Examples are the layers of chapter 8's first challenge, one after the other.
var C8Examples = [...]C8Example{
	{[3][2]float64{{1, -2}, {0.5, 3}, {-1, 2}}, [2]float64{1, 0.5}, [3]float64{0.5, -1, 1.5}, 1},
	{[3][2]float64{{-2, 3}, {1, 0.5}, {4, -1}}, [2]float64{0.5, 0.2}, [3]float64{1, -0.5, -2}, 0},
	{[3][2]float64{{1, 2}, {-1, 3}, {-4, 2}}, [2]float64{0.25, 1}, [3]float64{0, 1, 0.5}, 2},
	{[3][2]float64{{2, 1}, {-3, 4}, {1, -1}}, [2]float64{0.5, 1}, [3]float64{-1, 0.5, 1}, 1},
}

// Z is entry i of W·a + b.
func (e *C8Example) Z(i int) float64 { return e.W[i][0]*e.A[0] + e.W[i][1]*e.A[1] + e.B[i] }

// column is what comes out for entry i if the weights are read down a column
// instead of along the row; not ok where there is no such column.
func (e *C8Example) column(i int) (float64, bool) {
	if i >= len(e.A) {
		return 0, false
	}
	return e.W[0][i]*e.A[0] + e.W[1][i]*e.A[1], true
}

// Written is the row that is asked for as it is worked out: "0.5 · 1 + 3 · 0.5 + (−1) = 1".
func (e *C8Example) Written() string {
	i := e.Row
	return enclosed(e.W[i][0]) + " · " + Told(e.A[0], 2) + " + " + enclosed(e.W[i][1]) + " · " + Told(e.A[1], 2) +
		" + " + enclosed(e.B[i]) + " = " + Told(e.Z(i), 2)
}

// enclosed is a number as it stands in a sum, a negative one in brackets.
func enclosed(v float64) string {
	if v < 0 {
		return "(" + Told(v, 2) + ")"
	}
	return Told(v, 2)
}

// C8 is what the learner has made in chapter 8.
type C8 struct {
	Row     int // of the worked example, from 1; 0 is none yet
	Seen    [3]bool
	Which   int // the guess of what W31 is, from 1; 0 is none
	Shape   int // the guess of the last layer's shape, from 1; 0 is none
	Example int // which of C8Examples is asked
	Entry   string
	Z, A    string // the answers to the second challenge
}

// Act implements Work.
func (w *C8) Act(a Act) {
	switch a.Name {
	case "row":
		if a.Index >= 0 && a.Index < len(w.Seen) {
			w.Row = a.Index + 1
			w.Seen[a.Index] = true
		}
	case "which":
		w.Which = a.Index + 1
	case "shape":
		w.Shape = a.Index + 1
	case "entry":
		w.Entry = a.Text
	case "z":
		w.Z = a.Text
	case "a":
		w.A = a.Text
	case "other":
		w.other()
	case "again":
		if a.Index == 0 {
			w.other()
		} else {
			w.Z, w.A = "", ""
		}
	}
}

// other asks for an entry of another example.
func (w *C8) other() {
	w.Example = (w.Example + 1) % len(C8Examples)
	w.Entry = ""
}

// exactly is how far a result worked out by hand may lie off where no digit
// needs rounding.
const exactly = 0.005

func near(a, b, allowed float64) bool { return a-b < allowed && b-a < allowed }

// JudgeEntry judges an entry of z that was worked out by hand.
func JudgeEntry(e *C8Example, typed string) Judgement {
	found, ok := Number(typed)
	if !ok {
		return Missing(C8Number)
	}
	i, is := e.Row, func(v float64) bool { return near(found, v, exactly) }
	said := []string{"found", Told(found, 4), "row", strconv.Itoa(i + 1)}
	if is(e.Z(i)) {
		return Done(C8Entry, append(said, "sum", e.Written())...)
	}
	if is(e.Z(i) - e.B[i]) {
		return Missing(C8EntryBias, said...)
	}
	for k := range e.B {
		if k != i && (is(e.Z(k)) || is(e.Z(k)-e.B[k])) {
			return Missing(C8EntryRow, append(said, "other", strconv.Itoa(k+1))...)
		}
	}
	if c, ok := e.column(i); ok && (is(c) || is(c+e.B[i])) {
		return Missing(C8EntryColumn, said...)
	}
	if near(found, Sigma(e.Z(i)), 2*exactly) {
		return Missing(C8EntrySigma, said...)
	}
	return Missing(C8EntryOff, said...)
}
