package lesson

import (
	"testing"

	"inkling/nn/ink"
)

func TestFindPixel(t *testing.T) {
	var d ink.Digit
	for _, kind := range []string{PixelDarkest, PixelGrey} {
		if got := FindPixel(&d, kind); got != -1 {
			t.Errorf("%s of an empty picture: pixel %d", kind, got)
		}
	}
	const middle = ink.Pixels/2 + ink.Side/2
	if got := FindPixel(&d, PixelBlank); got != middle {
		t.Errorf("blank of an empty picture: pixel %d, want %d", got, middle)
	}
	d[3], d[5], d[7], d[9], d[middle] = 0.9, 1, 0.35, 0.1, 0.9
	for kind, want := range map[string]int{PixelDarkest: 5, PixelGrey: 7} {
		if got := FindPixel(&d, kind); got != want {
			t.Errorf("%s: pixel %d, want %d", kind, got, want)
		}
	}
	if got := FindPixel(&d, PixelBlank); got < 0 || d[got] != 0 || got == middle {
		t.Errorf("blank: pixel %d", got)
	}
}

func TestStepsUpTo(t *testing.T) {
	for count, want := range []ink.Steps{ink.Raw, ink.Box, ink.Box, ink.Box | ink.Centre, ink.Box | ink.Centre} {
		if got := StepsUpTo(ink.Box|ink.Centre, count); got != want {
			t.Errorf("the first %d of box and centre: %q, want %q", count, got, want)
		}
	}
}

// The way through the challenge of chapter 2, with every wrong turn.
func TestMisread(t *testing.T) {
	m := &Misread{Meant: -1}
	drawn := Drawn{Steps: ink.All}
	judge := func(want Key, done bool) {
		t.Helper()
		if a, ok := m.Seen(&drawn); ok {
			m.Act(a)
		}
		if got := m.Judge(&drawn); got.Say != want || got.Done != done {
			t.Errorf("got %+v, want %s, %t", got, want, done)
		}
	}
	judge(C2NoInk, false)
	drawn.Raw[100], drawn.Read = 1, 7
	judge(C2NoMeaning, false)
	m.Act(Act{Name: "meant", Index: 7})
	judge(C2NotSeen, false)
	drawn.Steps = ink.Box
	judge(C2SomeSteps, false)
	drawn.Steps = ink.Raw
	judge(C2StillRead, false)
	drawn.Read = 2
	judge(C2Seen, false)

	other := drawn
	drawn.Steps, drawn.Read = ink.All, 7
	drawn.Raw[100] = 0.5 // another drawing
	judge(C2NotSeen, false)
	drawn.Raw = other.Raw
	drawn.Read = 1
	judge(C2Unclear, false)
	drawn.Read = 7
	judge(C2Done, true)
	if m.As != 2 {
		t.Errorf("misread as %d, want 2", m.As)
	}
	m.Act(Act{Name: "meant", Index: 7})
	judge(C2NotSeen, false) // what was seen belonged to what was meant
}
