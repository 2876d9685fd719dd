package lesson

import (
	"math"
	"strconv"

	"inkling/nn/ink"
)

// What chapter 2 says.
const (
	C2Pixel   Key = "c2.pixel"
	C2Picture Key = "c2.picture"
	C2Nothing Key = "c2.nothing"

	C2NoMeaning Key = "c2.nomeaning"
	C2NoInk     Key = "c2.noink"
	C2SomeSteps Key = "c2.somesteps"
	C2StillRead Key = "c2.stillread"
	C2Seen      Key = "c2.seen"
	C2NotSeen   Key = "c2.notseen"
	C2Unclear   Key = "c2.unclear"
	C2Done      Key = "c2.done"
)

// Pixels that chapter 2 has a button for.
const (
	PixelDarkest = "darkest"
	PixelGrey    = "grey"
	PixelBlank   = "blank"
)

// grey is the value of the chapter's example.
const grey = 0.3

// FindPixel is a pixel of a kind in a picture: the darkest, the one nearest to
// the grey of the example among those that are neither ink nor paper, or the
// blank one nearest to the middle. It is −1 where there is none.
func FindPixel(d *ink.Digit, kind string) int {
	best, least := -1, math.Inf(1)
	for i, v := range d {
		cost := math.Inf(1)
		switch {
		case kind == PixelDarkest && v > 0:
			cost = -v
		case kind == PixelGrey && v > 0 && v < 1:
			cost = math.Abs(v - grey)
		case kind == PixelBlank && v == 0:
			cost = math.Hypot(float64(i/ink.Side)-ink.Side/2, float64(i%ink.Side)-ink.Side/2)
		}
		if cost < least {
			best, least = i, cost
		}
	}
	return best
}

// StepsUpTo are those of the steps that are among the first count of the four.
func StepsUpTo(steps ink.Steps, count int) ink.Steps { return steps & (1<<count - 1) }

// Corner is a small 7 in the lower right corner of the pad: with no step on it
// is misread, with all of them it is not.
func Corner() []ink.Stroke {
	return []ink.Stroke{ink.Spline(ink.Stroke{{X: .66, Y: .62}, {X: .74, Y: .615}, {X: .82, Y: .61}}),
		ink.Spline(ink.Stroke{{X: .82, Y: .61}, {X: .775, Y: .74}, {X: .73, Y: .87}})}
}

// Misread is the work of chapter 2: the digit that the learner means, and the
// drawing of it that was misread with no step on.
type Misread struct {
	Meant int    // −1: not said yet
	Raw   string // the picture that was misread, as bytes; "" where none was
	As    int
}

// Act implements Work.
func (m *Misread) Act(a Act) {
	switch a.Name {
	case "meant":
		*m = Misread{Meant: a.Index}
	case "misread":
		m.Raw, m.As = a.Text, a.Index
	}
}

// Drawn is what is on the pad when chapter 2 judges.
type Drawn struct {
	Steps ink.Steps
	Raw   ink.Digit // with no step on
	Read  int       // the largest output as the steps are
}

// raw is the picture without any step, as Misread keeps it.
func (d *Drawn) raw() string {
	b := d.Raw.Bytes()
	return string(b[:])
}

// Seen is what is to be remembered of a drawing that is misread with no step
// on, the first half of the challenge; ok is false where it is not.
func (m *Misread) Seen(d *Drawn) (a Act, ok bool) {
	ok = m.Meant >= 0 && !d.Raw.Empty() && d.Steps == ink.Raw && d.Read != m.Meant
	return Act{Name: "misread", Index: d.Read, Text: d.raw()}, ok
}

// Judge judges the drawing: misread with no step on, and then, the same, read
// right with all of them.
func (m *Misread) Judge(d *Drawn) Judgement {
	meant, read := strconv.Itoa(m.Meant), strconv.Itoa(d.Read)
	switch {
	case d.Raw.Empty():
		return Missing(C2NoInk)
	case m.Meant < 0:
		return Missing(C2NoMeaning)
	case d.Steps == ink.Raw && d.Read == m.Meant:
		return Missing(C2StillRead, "digit", read)
	case d.Steps == ink.Raw:
		return Missing(C2Seen, "meant", meant, "digit", read)
	case d.Steps != ink.All:
		return Missing(C2SomeSteps)
	case d.Read != m.Meant:
		return Missing(C2Unclear, "meant", meant, "digit", read)
	case m.Raw != d.raw():
		return Missing(C2NotSeen, "digit", read)
	}
	return Done(C2Done, "meant", meant, "digit", strconv.Itoa(m.As))
}
