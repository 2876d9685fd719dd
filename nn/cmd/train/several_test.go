package main

import (
	"math"
	"slices"
	"testing"

	"inkling/nn/ink"
)

// counting is pens whose digits have as many strokes as they count, 0 one and 9
// ten, all of them as high as the digit or nearly so.
func counting(t *testing.T) *pens {
	t.Helper()
	p, text := new(pens), "60,10 20,50 60,90"
	for digit := range p.skeletons {
		p.skeletons[digit], p.total[digit] = []skeleton{mustParse(t, text)}, 1
		text += " | 60,10 20,50 60,90"
	}
	return p
}

// TestSeveral finds the digits by the gaps between strokes.
func TestSeveral(t *testing.T) {
	n := newNonDigits(counting(t))
	found := map[string]int{}
	for seed := range uint64(1000) {
		strokes := n.several(newRand(seed))
		beside, stacked := groups(strokes, false, leastGap), groups(strokes, true, leastStack)
		switch {
		case beside == 1 && stacked == 2:
			found["stacked"]++
		case stacked == 1 && (beside == 2 || beside == 3):
			found["beside"]++
		default:
			t.Errorf("seed %d: %d digits side by side, %d one above the other", seed, beside, stacked)
		}
		if beside == 3 {
			found["three"]++
		}
	}
	if found["stacked"] < 300 || found["stacked"] > 400 || found["three"] < 35 || found["three"] > 85 {
		t.Errorf("%v of 1000, want 350 stacked and 60 of three", found)
	}
}

// TestStacks wants every pair that is no digit, and no other, near and far.
func TestStacks(t *testing.T) {
	n := newNonDigits(counting(t))
	seen := map[[2]int]bool{}
	near, larger := 0, [2]int{}
	for seed := range uint64(2000) {
		strokes := n.stack(newRand(seed))
		k := 1 // the first stroke of the lower digit
		for k < len(strokes) && boxOf(strokes[k:k+1]).top < boxOf(strokes[:k]).bottom {
			k++
		}
		upper, lower := boxOf(strokes[:k]), boxOf(strokes[k:])
		seen[[2]int{k - 1, len(strokes) - k - 1}] = true
		gap, high := lower.top-upper.bottom, max(upper.height(), lower.height())
		if gap < leastStack-1e-9 || gap > mostStack || math.Abs(high-1) > 1e-9 || min(upper.height(), lower.height()) < leastOther {
			t.Errorf("seed %d: a gap of %.2f between digits of %.2f and %.2f", seed, gap, upper.height(), lower.height())
		}
		if gap < 0.17 {
			near++
		}
		if upper.height() > lower.height() {
			larger[0]++
		} else {
			larger[1]++
		}
	}
	for pair := range seen {
		if oneDigit[pair] {
			t.Errorf("a %d above a %d is a digit", pair[0], pair[1])
		}
	}
	if len(seen)+len(oneDigit) != 100 || near < 200 || min(larger[0], larger[1]) < 900 {
		t.Errorf("%d pairs, %d of 2000 near, %v with the upper or lower larger", len(seen), near, larger)
	}
}

// TestSmallOnes wants the small digit beside the large one, on either side and
// at any level, and never a 0 or a 1 beside another.
func TestSmallOnes(t *testing.T) {
	n := newNonDigits(counting(t))
	var at [2][2]int // left or right, above or below the middle
	for seed := range uint64(1000) {
		strokes := n.withSmall(newRand(seed))
		k := 1 // the first stroke of the small digit
		for k < len(strokes) {
			b, c := boxOf(strokes[:k]), boxOf(strokes[k:k+1])
			if c.left > b.right || c.right < b.left {
				break
			}
			k++
		}
		large, small := boxOf(strokes[:k]), boxOf(strokes[k:])
		if k <= 2 && len(strokes)-k <= 2 {
			t.Errorf("seed %d: a small %d beside a %d", seed, len(strokes)-k-1, k-1)
		}
		_, middle := large.middle()
		x, y := small.middle()
		right, below := 0, 0
		gap := large.left - small.right
		if x > large.right {
			right, gap = 1, small.left-large.right
		}
		if y > middle {
			below = 1
		}
		at[right][below]++
		if h := small.height() / large.height(); h < leastSmall-1e-9 || h > mostSmall || gap < leastGap-1e-9 || gap > mostGap || y < large.top || y > large.bottom {
			t.Errorf("seed %d: %.2f as high, a gap of %.2f, its middle at %.2f of %.2f … %.2f", seed, h, gap, y, large.top, large.bottom)
		}
	}
	if left := at[0][0] + at[0][1]; left < 290 || left > 410 || min(at[0][0], at[0][1], at[1][0], at[1][1]) < 130 {
		t.Errorf("%v of 1000 to the left and right, above and below, want 350 to the left", at)
	}
}

// groups is how many sets of strokes lie at least gap apart from each other,
// across or, where down is set, up and down.
func groups(strokes []ink.Stroke, down bool, gap float64) int {
	var spans [][2]float64
	for _, s := range strokes {
		b := boxOf([]ink.Stroke{s})
		if down {
			spans = append(spans, [2]float64{b.top, b.bottom})
		} else {
			spans = append(spans, [2]float64{b.left, b.right})
		}
	}
	slices.SortFunc(spans, func(a, b [2]float64) int { return int(math.Copysign(1, a[0]-b[0])) })
	count, end := 1, spans[0][1]
	for _, span := range spans[1:] {
		if span[0]-end > gap-1e-9 {
			count++
		}
		end = max(end, span[1])
	}
	return count
}
