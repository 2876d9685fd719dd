package nn

// Digits is how many classes a confusion matrix counts.
const Digits = 10

// Confusion counts answers: Confusion[actual][predicted].
type Confusion [Digits][Digits]int

// Add counts one answer.
func (c *Confusion) Add(actual, predicted int) { c[actual][predicted]++ }

// Total is the number of answers counted.
func (c *Confusion) Total() int {
	n := 0
	for _, row := range c {
		for _, v := range row {
			n += v
		}
	}
	return n
}

// Accuracy is the share of right answers, 0 … 1; 0 when none was counted.
func (c *Confusion) Accuracy() float64 {
	right := 0
	for d := range c {
		right += c[d][d]
	}
	if n := c.Total(); n > 0 {
		return float64(right) / float64(n)
	}
	return 0
}

// ArgMax is the index of the largest value, the first of equals. a is not empty.
func ArgMax(a []float64) int {
	best := 0
	for i, v := range a {
		if v > a[best] {
			best = i
		}
	}
	return best
}

// Bin is one column of a calibration plot: the answers whose confidence fell
// into it, their mean confidence and the share of them that were right.
type Bin struct {
	N                    int
	Confidence, Accuracy float64 // sums while counting, means after Bins
}

// Calibration sorts answers into equal bins of confidence 0 … 1.
type Calibration struct{ bins []Bin }

// NewCalibration makes a calibration of the given number of bins, at least 1.
func NewCalibration(bins int) *Calibration { return &Calibration{bins: make([]Bin, bins)} }

// Add counts one answer of the given confidence, 0 … 1.
func (c *Calibration) Add(confidence float64, right bool) {
	b := &c.bins[min(max(int(confidence*float64(len(c.bins))), 0), len(c.bins)-1)]
	b.N++
	b.Confidence += confidence
	if right {
		b.Accuracy++
	}
}

// Bins are the columns in rising order of confidence.
func (c *Calibration) Bins() []Bin {
	out := make([]Bin, len(c.bins))
	for i, b := range c.bins {
		if b.N > 0 {
			b.Confidence /= float64(b.N)
			b.Accuracy /= float64(b.N)
		}
		out[i] = b
	}
	return out
}
