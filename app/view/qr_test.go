package view

import (
	"strings"
	"testing"
)

// The three corner marks stand where scanners look for them.
func TestQRHasItsMarks(t *testing.T) {
	for _, text := range []string{"x", strings.Repeat("https://example.org/#d=", 25)} {
		rgba, side := QR(text)
		if len(rgba) != 4*side*side || side < 21+2*quiet {
			t.Fatalf("%d bytes for a side of %d", len(rgba), side)
		}
		dark := func(x, y int) bool { return rgba[4*(y*side+x)] == 0 }
		for _, corner := range [][2]int{{quiet, quiet}, {side - quiet - 7, quiet}, {quiet, side - quiet - 7}} {
			for i := range 7 {
				for k := range 7 {
					ring := min(i, k, 6-i, 6-k)
					if got := dark(corner[0]+i, corner[1]+k); got != (ring != 1) {
						t.Fatalf("module %d, %d of the mark at %v is %t", i, k, corner, got)
					}
				}
			}
		}
		if dark(quiet-1, quiet) || dark(0, 0) {
			t.Error("the margin is not quiet")
		}
	}
	if _, side := QR(strings.Repeat("x", 3000)); side != 0 {
		t.Errorf("3000 characters in a code of side %d", side)
	}
}
