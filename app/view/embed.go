package view

import (
	"slices"

	"inkling/app/lesson"
	"inkling/app/state"
)

// partHeights are how high the parts are in the columns that course pages have,
// 640 to 1300 CSS pixels: where and in which language they are highest, in the
// order of state.EmbedParts. What is higher than a frame is to be, is scrolled.
var partHeights = [len(state.EmbedParts)]int{
	588, 235, 222, 265, 820, 515, 1000,
	980, 890, 900, 1500, 1000, 950, 400, 840,
	1300, 0, // of the challenge: below
	405, 285, 135, 410, 555, 345, 375, 455, 145, 630, 385, 400,
}

// challengeHeights are the same of the challenges of each chapter.
var challengeHeights = [lesson.Chapters]int{210, 350, 205, 370, 275, 960, 680, 1310, 225, 415}

const (
	frameFoot  = 60  // what a frame holds beside the parts
	partGap    = 20  // between two of them
	mostHeight = 900 // of a frame that a page can still be scrolled past
)

// EmbedHeight is how high, in CSS pixels, a frame of these parts is to be in a
// course page, while this is the open chapter.
func EmbedHeight(parts []string, chapter int) int {
	height, beside := 0, 0
	for i, name := range state.EmbedParts {
		if !slices.Contains(parts, name) {
			continue
		}
		h := partHeights[i] + partGap
		if name == lesson.ChallengePart {
			h = challengeHeights[chapter-1] + partGap
		}
		if i >= 1 && i <= 3 { // picture, answer and outputs stand beside the pad
			beside += h
		} else {
			height += h
		}
	}
	if slices.Contains(parts, state.EmbedParts[0]) {
		beside = max(beside-partHeights[0]-partGap, 0) // the pad is in it already
	}
	height += beside - partGap + frameFoot
	return min((height+9)/10*10, mostHeight)
}
