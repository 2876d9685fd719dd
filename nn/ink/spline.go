package ink

// splineSteps is how many points stand for one piece of a spline.
const splineSteps = 8

// Spline is the smooth curve through the given points, at least one: a
// Catmull-Rom spline that begins and ends in the first and the last of them.
// It is in the points' own unit and carries neither pressure nor time.
func Spline(through []Point) Stroke {
	at := func(i int) Point { return through[min(max(i, 0), len(through)-1)] }
	curve := func(a, b, c, d, t float64) float64 {
		return (2*b + (c-a)*t + (2*a-5*b+4*c-d)*t*t + (3*b-a-3*c+d)*t*t*t) / 2
	}
	out := Stroke{{X: at(0).X, Y: at(0).Y}}
	for i := range len(through) - 1 {
		p0, p1, p2, p3 := at(i-1), at(i), at(i+1), at(i+2)
		for k := 1; k <= splineSteps; k++ {
			t := float64(k) / splineSteps
			out = append(out, Point{X: curve(p0.X, p1.X, p2.X, p3.X, t), Y: curve(p0.Y, p1.Y, p2.Y, p3.Y, t)})
		}
	}
	return out
}
