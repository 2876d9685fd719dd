package nn

import (
	"encoding/json"
	"os"
	"testing"
)

// golden is one case of testdata/golden.json, made by testdata/golden.py.
type golden struct {
	Name        string
	Sizes       []int
	Activations []string
	Loss        string
	Params      []float64
	X, Target   []float64
	Cost        float64
	Z, A        [][]float64
	Grads       []float64
}

func TestGoldenVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []golden
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	losses := map[string]Loss{}
	for _, l := range []Loss{Quadratic, CrossEntropy, Softmax} {
		losses[l.String()] = l
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			config := Config{Sizes: c.Sizes}
			for _, name := range c.Activations {
				f, err := ParseActivation(name)
				if err != nil {
					t.Fatal(err)
				}
				config.Activations = append(config.Activations, f)
			}
			n := New(config)
			copy(n.Params(), c.Params)
			n.Refresh()
			trace, g := n.NewTrace(), n.NewGrads()
			n.Forward(c.X, trace)
			for l := range n.Layers {
				checkClose(t, "z", trace.Z[l], c.Z[l], 1e-12)
				checkClose(t, "a", trace.A[l], c.A[l], 1e-12)
			}
			got := n.Backward(trace, c.Target, []Term{{losses[c.Loss], 1}}, g)
			checkClose(t, "cost", []float64{got}, []float64{c.Cost}, 1e-12)
			checkClose(t, "gradients", g.Params(), c.Grads, 1e-12)
		})
	}
}
