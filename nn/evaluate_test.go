package nn

import "testing"

func TestConfusion(t *testing.T) {
	var c Confusion
	if c.Accuracy() != 0 {
		t.Errorf("accuracy of nothing = %v", c.Accuracy())
	}
	c.Add(3, 3)
	c.Add(3, 8)
	c.Add(7, 7)
	c.Add(7, 7)
	if c.Total() != 4 || c.Accuracy() != 0.75 || c[3][8] != 1 {
		t.Errorf("total %d, accuracy %v, 3 taken for 8 %d times", c.Total(), c.Accuracy(), c[3][8])
	}
}

func TestCalibration(t *testing.T) {
	c := NewCalibration(10)
	c.Add(0.91, true)
	c.Add(0.99, false)
	c.Add(1, true)
	c.Add(0, false)
	bins := c.Bins()
	if b := bins[9]; b.N != 3 || !closeTo(b.Confidence, (0.91+0.99+1)/3, 1e-12) || !closeTo(b.Accuracy, 2.0/3, 1e-12) {
		t.Errorf("top bin %+v", b)
	}
	if b := bins[0]; b.N != 1 || b.Accuracy != 0 {
		t.Errorf("bottom bin %+v", b)
	}
}

func TestArgMaxTakesTheFirstOfEquals(t *testing.T) {
	if got := ArgMax([]float64{0.1, 0.7, 0.7}); got != 1 {
		t.Errorf("got %d", got)
	}
}
