package lesson

import (
	"math"
	"testing"

	"inkling/nn/ink"
)

// drawnL is an L, off the middle.
func drawnL() []ink.Stroke {
	return []ink.Stroke{strokeThrough([2]float64{0.3, 0.2}, [2]float64{0.3, 0.8}), strokeThrough([2]float64{0.3, 0.8}, [2]float64{0.5, 0.8})}
}

func seeChanged(s Subject, c Change, v float64, steps ink.Steps) (d ink.Digit) {
	s.See(new(ink.Normalizer), &d, c, v, steps)
	return d
}

func TestNoChangeChangesNothing(t *testing.T) {
	strokes := Subject{Strokes: drawnL()}
	raw := seeChanged(strokes, ShiftRight, 0, ink.Raw)
	picture := Subject{Picture: raw[:]}
	for c := range Change(Changes) {
		for _, steps := range [...]ink.Steps{ink.Raw, ink.All} {
			var want ink.Digit
			new(ink.Normalizer).Strokes(&want, drawnL(), steps)
			if seeChanged(strokes, c, c.Range().None, steps) != want {
				t.Errorf("change %d by none, steps %q: the strokes are seen otherwise", c, steps)
			}
		}
		for i, a := range seeChanged(picture, c, c.Range().None, ink.Raw) {
			if math.Abs(a-raw[i]) > 1e-6 {
				t.Errorf("change %d by none: pixel %d of a picture became %v of %v", c, i, a, raw[i])
				break
			}
		}
	}
}

// A shift by whole pixels moves the picture by so many, strokes and pixels alike.
func TestShiftMovesByPixels(t *testing.T) {
	still := seeChanged(Subject{Strokes: drawnL()}, ShiftRight, 0, ink.Raw)
	for c, far := range map[Change]int{ShiftRight: 3, ShiftDown: 3 * ink.Side} {
		for _, s := range []Subject{{Strokes: drawnL()}, {Picture: still[:]}} {
			got := seeChanged(s, c, 3, ink.Raw)
			for i := range len(got) - far {
				if math.Abs(got[i+far]-still[i]) > 0.01 && i%ink.Side < ink.Side-3 {
					t.Fatalf("change %d: pixel %d is %v, want %v", c, i+far, got[i+far], still[i])
				}
			}
		}
	}
}

// What box, scale and centre undo, the network never sees.
func TestStepsUndoShiftAndScale(t *testing.T) {
	s := Subject{Strokes: drawnL()}
	want := seeChanged(s, ShiftRight, 0, ink.All)
	for c, v := range map[Change]float64{ShiftRight: 5, ShiftDown: -7, Scale: 0.5} {
		got := seeChanged(s, c, v, ink.All)
		for i := range got {
			if math.Abs(got[i]-want[i]) > 0.02 {
				t.Fatalf("change %d by %v: pixel %d is %v, want %v", c, v, i, got[i], want[i])
			}
		}
	}
}

func TestTurnIsClockwiseAboutTheMiddle(t *testing.T) {
	got := ChangedStrokes([]ink.Stroke{strokeThrough([2]float64{0.2, 0.5}, [2]float64{0.6, 0.5})}, Turn, 90)
	for k, want := range []ink.Point{{X: 0.4, Y: 0.3}, {X: 0.4, Y: 0.7}} {
		if p := got[0][k]; math.Abs(p.X-want.X) > 1e-12 || math.Abs(p.Y-want.Y) > 1e-12 {
			t.Errorf("point %d: got %v, want %v", k, p, want)
		}
	}
	strokes := []ink.Stroke{strokeThrough([2]float64{0.5, 0.2}, [2]float64{0.5, 0.8}, [2]float64{0.7, 0.8})}
	raw := seeChanged(Subject{Strokes: strokes}, Turn, 0, ink.Raw)
	a, b := seeChanged(Subject{Strokes: strokes}, Turn, 45, ink.Raw), seeChanged(Subject{Picture: raw[:]}, Turn, 45, ink.Raw)
	off := 0.0
	for i := range a {
		off += math.Abs(a[i] - b[i])
	}
	if off/ink.Pixels > 0.03 {
		t.Errorf("strokes and pixels turn differently: mean difference %v", off/ink.Pixels)
	}
}

func inkOf(d ink.Digit) (sum float64) {
	for _, a := range d {
		sum += a
	}
	return sum
}

func TestThickenAndThin(t *testing.T) {
	s := Subject{Strokes: drawnL()}
	thin, same, thick := inkOf(seeChanged(s, Thicken, -0.5, ink.All)), inkOf(seeChanged(s, Thicken, 0, ink.All)), inkOf(seeChanged(s, Thicken, 1, ink.All))
	if !(thin < 0.8*same && thick > 1.4*same) {
		t.Errorf("ink %v, %v, %v", thin, same, thick)
	}
	var d ink.Digit
	d[10*ink.Side+10] = 1
	thicken(&d, 1)
	if d[10*ink.Side+11] != 1 || d[9*ink.Side+10] != 1 || math.Abs(d[9*ink.Side+9]-(2-math.Sqrt2)) > 1e-12 || d[8*ink.Side+10] != 0 {
		t.Errorf("a pixel grown by one: %v, %v, %v", d[9*ink.Side+10], d[9*ink.Side+9], d[8*ink.Side+10])
	}
}

func TestNoiseIsAlwaysTheSame(t *testing.T) {
	s := Subject{Strokes: drawnL()}
	if seeChanged(s, Noise, 0.5, ink.All) != seeChanged(s, Noise, 0.5, ink.All) {
		t.Error("two noises")
	}
	for i, a := range seeChanged(s, Noise, 1, ink.All) {
		if a < 0 || a > 1 {
			t.Fatalf("pixel %d is %v", i, a)
		}
	}
	if *RandomDots(1) == *RandomDots(2) || *RandomDots(7) != *RandomDots(7) {
		t.Error("dots do not follow their seed")
	}
	if n := inkOf(*RandomDots(3)); n < 80 || n > 160 {
		t.Errorf("%v dots of about 118", n)
	}
}

func TestPlacesHitWhereNothingChanges(t *testing.T) {
	for c := range Change(Changes) {
		r, found := c.Range(), false
		for i := range Places {
			found = found || math.Abs(r.At(i)-r.None) < 1e-9
		}
		if !found || r.At(0) != r.From || math.Abs(r.At(Places-1)-r.To) > 1e-9 {
			t.Errorf("change %d: places from %v to %v, none among them %t", c, r.At(0), r.At(Places-1), found)
		}
	}
}

func TestStrongCurves(t *testing.T) {
	var c Curves
	for i := range c {
		c[i].Outputs[3], c[i].Outputs[6] = 0.9, 0.3
	}
	if own, rival := c.Strong(28); own != 3 || rival != 6 {
		t.Errorf("without a flip: %d, %d", own, rival)
	}
	c[4].Outputs[7] = 1
	c[40].Outputs[5] = 0.95
	if _, rival := c.Strong(28); rival != 5 {
		t.Errorf("the nearest flip: %d, want 5", rival)
	}
	c[40].Blank = true
	if _, rival := c.Strong(28); rival != 7 {
		t.Errorf("without ink nothing flips: %d, want 7", rival)
	}
}

// flipAt reads 4 between below and above, 9 beyond.
func flipAt(below, above float64) Flip {
	return FindFlip(ShiftRight.Range(), func(v float64) (int, bool) {
		if v > below && v < above {
			return 4, true
		}
		return 9, true
	})
}

func TestFindFlip(t *testing.T) {
	f := flipAt(-2.6, 3.1)
	if f.Before != 4 || f.Below != -2.75 || f.Above != 3.25 {
		t.Errorf("got %+v", f)
	}
	if v, ok := f.Smallest(); v != -2.75 || !ok {
		t.Errorf("smallest %v, %t", v, ok)
	}
	f = flipAt(-100, 3.1)
	if v, ok := f.Smallest(); v != 3.25 || !ok {
		t.Errorf("to the right only: %v, %t", v, ok)
	}
	f = flipAt(-100, 100)
	if _, ok := f.Smallest(); ok {
		t.Error("found a flip where there is none")
	}
	f = FindFlip(ShiftRight.Range(), func(v float64) (int, bool) { return int(math.Abs(v)) / 5, math.Abs(v) < 5 })
	if _, ok := f.Smallest(); ok {
		t.Error("found a flip where no ink is left")
	}
}

func TestJudgeC9SaysWhatIsMissing(t *testing.T) {
	both, right, none := flipAt(-5.1, 3.1), flipAt(-100, 3.1), flipAt(-100, 100)
	for _, c := range []struct {
		facts C9Facts
		done  bool
		want  Key
	}{
		{C9Facts{Empty: true, Flip: both}, false, C9Draw},
		{C9Facts{Change: Turn, Flip: both}, false, C9Shift},
		{C9Facts{Flip: none, Value: 4, Digit: 4}, false, C9Holds},
		{C9Facts{Flip: both, Value: 2, Digit: 4}, false, C9NotYet},
		{C9Facts{Flip: both, Value: -2, Digit: 4}, false, C9NotYet},
		{C9Facts{Flip: both, Value: 6, Digit: 9}, false, C9Earlier},
		{C9Facts{Flip: both, Value: 3.75, Digit: 9}, false, C9Earlier},
		{C9Facts{Flip: both, Value: 12, Digit: 4}, false, C9Earlier},
		{C9Facts{Flip: both, Value: -5.25, Digit: 9}, false, C9OtherSide},
		{C9Facts{Flip: both, Value: 3, Digit: 4}, true, C9Done},
		{C9Facts{Flip: both, Value: 3.25, Digit: 9}, true, C9Done},
		{C9Facts{Flip: right, Change: ShiftDown, Value: 3.5, Digit: 9}, true, C9Done},
		{C9Facts{Flip: flipAt(-3.1, 3.1), Value: -3.25, Digit: 9}, true, C9Done},
	} {
		got := JudgeC9(c.facts)
		if got.Done != c.done || got.Say != c.want {
			t.Errorf("%+v: got %t %s, want %t %s", c.facts, got.Done, got.Say, c.done, c.want)
		}
	}
}

func TestC9KeepsAPlaceForEachChange(t *testing.T) {
	w := NewC9()
	w.Act(Act{Name: "much", Value: 3})
	w.Act(Act{Name: "change", Index: int(Scale)})
	if w.Change != Scale || w.Value() != 1 {
		t.Errorf("got %+v", w)
	}
	w.Act(Act{Name: "much", Value: 20})
	w.Act(Act{Name: "change", Index: 17})
	w.Act(Act{Name: "dots"})
	if w.Change != Scale || w.Value() != 1 || w.Values[ShiftRight] != 3 || w.Dots != 1 {
		t.Errorf("got %+v", w)
	}
}

func TestSigned(t *testing.T) {
	for v, want := range map[float64]string{2.5: "+2.50", -0.25: "−0.25", 0: "0.00"} {
		if got := Signed(v); got != want {
			t.Errorf("%v: got %q, want %q", v, got, want)
		}
	}
}
