package main

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// TestHistoryFile checks the format that the page reads.
func TestHistoryFile(t *testing.T) {
	file, err := historyFile([]epochStats{{1, 1.52384, 0.92984, 0.94536}, {30, 0.29628, 1, 0.97036}})
	want := `{"epochs":[1,30],"cost":[1.5238,0.2963],"train":[0.9298,1],"valid":[0.9454,0.9704]}` + "\n"
	if err != nil || string(file) != want {
		t.Errorf("got %s, %v, want %s", file, err, want)
	}
	if _, err := historyFile([]epochStats{{1, math.NaN(), 0, 0}}); err == nil {
		t.Error("a cost that is no number is written")
	}
}

// TestHistoryPoints checks that a history file has the first epoch, the last,
// all those of the card, and not too many.
func TestHistoryPoints(t *testing.T) {
	for _, c := range []struct{ epochs, card, file int }{
		{1, 1, 1}, {2, 2, 2}, {10, 10, 10}, {60, 11, 60}, {100, 11, 51}, {119, 12, 12}, {200, 11, 51}, {300, 11, 61},
	} {
		t.Run(fmt.Sprint(c.epochs), func(t *testing.T) {
			var all []epochStats
			for e := range c.epochs {
				all = append(all, epochStats{Epoch: e + 1})
			}
			card, file := pick(all, cardEvery(c.epochs)), pick(all, historyEvery(c.epochs))
			if len(card) != c.card || len(file) != c.file {
				t.Errorf("%d points in the card, %d in the file, want %d and %d", len(card), len(file), c.card, c.file)
			}
			for _, s := range append(card, all[0], all[len(all)-1]) {
				if !slices.Contains(file, s) {
					t.Errorf("epoch %d is not in the file", s.Epoch)
				}
			}
		})
	}
}
