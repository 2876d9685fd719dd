package view

import (
	"strconv"
	"strings"

	"inkling/nn"
)

// sparse is the places and the values of what is not 0 in x, as lists.
func sparse(x []float64) (places, values string) {
	var p, v []string
	for i, a := range x {
		if a != 0 {
			p, v = append(p, strconv.Itoa(i)), append(v, Exact(a))
		}
	}
	return strings.Join(p, ", "), strings.Join(v, ", ")
}

// NumPy is the forward pass of n over x in four lines of Python, reading the
// weights from file.
func NumPy(n *nn.Network, x []float64, file string) string {
	functions := [...]string{nn.Identity: "z", nn.Sigmoid: "1 / (1 + np.exp(-z))", nn.ReLU: "np.maximum(z, 0)", nn.Tanh: "np.tanh(z)"}
	places, values := sparse(x)
	b := "import numpy as np; from safetensors.numpy import load_file\n" +
		"n = load_file(" + strconv.Quote(file) + "); a = np.zeros(" + strconv.Itoa(len(x)) + "); a[[" + places + "]] = [" + values + "]\n"
	if len(places) == 0 {
		b = strings.Replace(b, "; a[[]] = []", "", 1)
	}
	same := true
	for _, d := range n.Layers {
		same = same && d.Act == n.Layers[0].Act
	}
	if same {
		var layers []string
		for l := range n.Layers {
			layers = append(layers, strconv.Itoa(2*l))
		}
		list := strings.Join(layers, ", ")
		if len(layers) == 1 {
			list += ","
		}
		b += "for l in (" + list + "): z = n[f\"{l}.weight\"] @ a + n[f\"{l}.bias\"]; a = " + functions[n.Layers[0].Act] + "\n"
	} else {
		for l, d := range n.Layers {
			k := strconv.Itoa(2 * l)
			b += "z = n[\"" + k + ".weight\"] @ a + n[\"" + k + ".bias\"]; a = " + functions[d.Act] + "\n"
		}
	}
	return b + "print(a.round(4))\n"
}

// goFunctions are the activation functions of z in Go.
var goFunctions = [...]string{nn.Identity: "z", nn.Sigmoid: "1 / (1 + math.Exp(-z))", nn.ReLU: "max(z, 0)", nn.Tanh: "math.Tanh(z)"}

// GoLayer is a layer with this activation in four lines of Go, as in GoCode: w
// are its weights row by row, z at first its biases and at last what it gives.
func GoLayer(f nn.Activation) string {
	squash := "z[o] = " + strings.Replace(goFunctions[f], "z", "z[o]", 1)
	if f == nn.Identity {
		squash = "// z[o] stays as it is"
	}
	return "for o := range z {\n\tfor i := range a { z[o] += w[o*len(a)+i] * a[i] }\n\t" + squash + "\n}\n"
}

// GoCode is the same as a program of its own in Go, for which nothing is
// needed but Go: four lines compute, the others read the file.
func GoCode(n *nn.Network, x []float64, file string) string {
	places, values := sparse(x)
	var squash []string
	for _, d := range n.Layers {
		squash = append(squash, "func(z float64) float64 { return "+goFunctions[d.Act]+" }")
	}
	return `package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
)

func main() {
	a, f := make([]float64, ` + strconv.Itoa(len(x)) + `), []func(float64) float64{` + strings.Join(squash, ", ") + `}
	values := []float64{` + values + `}
	for k, i := range []int{` + places + `} {
		a[i] = values[k]
	}
	for l := range f {
		w, z := read(fmt.Sprint(2*l, ".weight")), read(fmt.Sprint(2*l, ".bias"))
		for o := range z {
			for i := range a {
				z[o] += w[o*len(a)+i] * a[i]
			}
			z[o] = f[l](z[o])
		}
		a = z
	}
	fmt.Printf("%.4f\n", a)
}

func read(name string) (numbers []float64) {
	file, err := os.ReadFile(` + strconv.Quote(file) + `)
	if err != nil {
		panic(err)
	}
	data := file[8+binary.LittleEndian.Uint64(file):]
	tensors := map[string]struct{ Data_offsets []int }{}
	if err := json.Unmarshal(file[8:len(file)-len(data)], &tensors); err != nil {
		panic(err)
	}
	for at := tensors[name].Data_offsets[0]; at < tensors[name].Data_offsets[1]; at += 4 {
		numbers = append(numbers, float64(math.Float32frombits(binary.LittleEndian.Uint32(data[at:]))))
	}
	return
}
`
}

// WeightsFile is the name of the file that a network of these sizes is read
// from: the lesson's own has one.
func WeightsFile(n *nn.Network) string {
	if strings.HasPrefix(n.String(), "784-16-16-10 sigmoid,") {
		return "mlp-16-16.safetensors"
	}
	return "weights.safetensors"
}
