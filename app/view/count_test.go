package view

import (
	"strings"
	"testing"

	"inkling/nn"
)

func TestTheCount(t *testing.T) {
	for _, c := range []struct {
		sizes []int
		days  int
	}{{[]int{784, 16, 16, 10}, 130}, {[]int{784, 10}, 79}, {[]int{784, 30, 20, 10}, 244}} {
		blocks := Blocks(c.sizes)
		if got, want := Total(blocks), nn.New(nn.Config{Sizes: c.sizes}).NumParams(); got != want {
			t.Errorf("%v: %d numbers, the network has %d", c.sizes, got, want)
		}
		if got := Days(Total(blocks)); got != c.days {
			t.Errorf("%v: %d days, want %d", c.sizes, got, c.days)
		}
		diagram := CountDiagram(c.sizes)
		for _, b := range blocks {
			if got := strings.Count(diagram, `data-lit="`+string(rune('0'+b.Number))+`"`); got != 1 {
				t.Errorf("%v: block %d lights %d parts, want 1", c.sizes, b.Number, got)
			}
		}
	}
	if got := Count(Total(Blocks([]int{784, 16, 16, 10}))); got != "13,002" {
		t.Errorf("the lesson's network has %s numbers", got)
	}
}
