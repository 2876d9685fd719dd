package lesson

import "strconv"

// What chapter 7 says.
const (
	C7Added  Key = "c7.added"
	C7Times  Key = "c7.times"
	C7Number Key = "c7.number"

	C7Counted  Key = "c7.counted"
	C7NoBias   Key = "c7.nobias"
	C7One      Key = "c7.one"
	C7OneBare  Key = "c7.onebare"
	C7Second   Key = "c7.second"
	C7Hidden   Key = "c7.hidden"
	C7Outputs  Key = "c7.outputs"
	C7InBias   Key = "c7.inbias"
	C7Neurons  Key = "c7.neurons"
	C7Biases   Key = "c7.biases"
	C7Product  Key = "c7.product"
	C7Ours     Key = "c7.ours"
	C7CountOff Key = "c7.countoff"

	C7Whole    Key = "c7.whole"
	C7Undone   Key = "c7.undone"
	C7Loading  Key = "c7.loading"
	C7NoTurn   Key = "c7.noturn"
	C7TooMany  Key = "c7.toomany"
	C7NoBetter Key = "c7.nobetter"
	C7More     Key = "c7.more"
	C7Mended   Key = "c7.mended"
	C7Knob     Key = "c7.knob"
	C7Turns    Key = "c7.turns"
	C7Points   Key = "c7.points"
)

// C7Blocks are the layers that chapter 7 counts: how many neurons each block of
// weights leads from and to.
var C7Blocks = [...][2]int{{784, 16}, {16, 16}, {16, 10}}

// C7 is what the learner has made in chapter 7.
type C7 struct {
	Known  [len(C7Blocks)]bool   // the products that were worked out, or told
	Tried  [len(C7Blocks)]string // what was typed for each
	Wrong  Judgement             // what is said of the last of them that is wrong
	Days   int                   // the guess of how many days, from 1; 0 is none
	Typed  string                // the answer to the first challenge
	Broken bool                  // the network was broken for the second
}

// Act implements Work.
func (w *C7) Act(a Act) {
	switch a.Name {
	case "product":
		if a.Index >= 0 && a.Index < len(C7Blocks) {
			w.try(a)
		}
	case "tell":
		w.Wrong = Judgement{}
		for i := range w.Known {
			if !w.Known[i] {
				w.know(i)
				return
			}
		}
	case "days":
		w.Days = a.Index + 1
	case "count":
		w.Typed = a.Text
	case "break":
		w.Broken = true
	case "again":
		if a.Index == 0 {
			w.Typed = ""
		} else {
			w.Broken = false
		}
	}
}

// try takes a product that was typed: the right one at once, a wrong one when
// the field is left.
func (w *C7) try(a Act) {
	block := C7Blocks[a.Index]
	n, ok := Whole(a.Text)
	w.Tried[a.Index] = a.Text
	switch {
	case ok && n == block[0]*block[1]:
		w.know(a.Index)
		w.Wrong = Judgement{}
	case !a.Done || w.Known[a.Index] || a.Text == "":
	case ok && n == block[0]+block[1]:
		w.Wrong = Missing(C7Added, "found", strconv.Itoa(n), "in", strconv.Itoa(block[0]), "out", strconv.Itoa(block[1]))
	default:
		w.Wrong = Missing(C7Times, "found", a.Text, "in", strconv.Itoa(block[0]), "out", strconv.Itoa(block[1]))
	}
}

// know has a product stand in its field.
func (w *C7) know(i int) {
	w.Known[i] = true
	w.Tried[i] = grouped(C7Blocks[i][0] * C7Blocks[i][1])
}

// AllKnown reports whether the count is complete.
func (w *C7) AllKnown() bool { return w.Known == [len(C7Blocks)]bool{true, true, true} }

// grouped is a number of knobs with its thousands apart.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// c7Slips are wrong counts of a 784-100-10 network, and what went wrong.
var c7Slips = [...]struct {
	count int
	say   Key
}{
	{784*100 + 100*10, C7NoBias},
	{784*100 + 100, C7One},
	{784 * 100, C7OneBare},
	{100*10 + 10, C7Second},
	{100 * 10, C7Second},
	{784*100 + 100*10 + 10, C7Hidden},
	{784*100 + 100*10 + 100, C7Outputs},
	{784*100 + 100*10 + 784 + 100 + 10, C7InBias},
	{784 + 100 + 10, C7Neurons},
	{100 + 10, C7Biases},
	{784 * 100 * 10, C7Product},
	{13002, C7Ours},
}

// JudgeCount judges a count of the knobs of a 784-100-10 network.
func JudgeCount(typed string) Judgement {
	n, ok := Whole(typed)
	if !ok || n < 0 {
		return Missing(C7Number)
	}
	if n == 784*100+100+100*10+10 {
		return Done(C7Counted)
	}
	for _, slip := range c7Slips {
		if n == slip.count {
			return Missing(slip.say, "found", grouped(n))
		}
	}
	return Missing(C7CountOff, "found", grouped(n))
}
