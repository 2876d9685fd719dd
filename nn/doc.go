// Package nn is a small fully connected neural network: dense layers, an
// activation function behind each, trained by gradient descent. It is the
// whole of the arithmetic behind the page and has no dependency but the
// standard library, no goroutines, no globals and no clock.
//
// # Symbols and shapes
//
// Layers are counted from 0; layer l maps In numbers to Out numbers.
//
//	x        [in of layer 0]  input, one image: 784 pixels, row-major, 0 background … 1 ink
//	W        [out][in]        weights, flat and row-major: W[o*in+i] leads from input i to neuron o
//	b        [out]            biases
//	z = Wa+b [out]            pre-activations, also called logits at the last layer
//	a = f(z) [out]            activations; f is the layer's activation function
//	dW, db   as W, b          gradients of the loss; d means "derivative of the loss by"
//
// With a^(0) = x every layer computes
//
//	a^(l+1) = f(W·a^(l) + b)
//
// Row o of W, W[o*in : (o+1)*in], holds the weights into neuron o: drawn as a
// 28×28 picture it is what neuron o of layer 0 looks for.
//
// # Who allocates
//
// Destinations come in from the caller and are written whole. [Network.Forward]
// fills a [Trace] made once by [Network.NewTrace]; [Network.Predict] writes to
// the slice it is given; [Network.Backward] adds to gradients that the caller
// clears. An input, target or output of the wrong length is a programmer's error
// and panics with "nn: function: found, want", and so is a trace or a gradient
// made by another network; bad data (a weights file, a configuration from
// outside) is returned as an error.
//
// # One addition order
//
// Every path adds a neuron's products in the order of its inputs and adds the
// bias last. Where a layer has many inputs, products with a zero input are left
// out, which changes no sum. So plain nested loops (package nn/plain) and the
// fast Forward and Predict agree to the last bit where the compiler does not
// fuse x*y+z, but for the last bits of the exponential, and to within rounding
// where it does.
//
// # Two layouts
//
// What is public is [out][in]. What computes is a private copy in blocks of
// eight neurons, laid out [in][8], so that one non-zero pixel adds one
// contiguous row to the eight sums: SetWeight keeps it up to date, [Network.Refresh] brings it there after W or
// Params was written directly.
//
// # A worked example
//
// A 2-2-1 network of sigmoids, σ(z) = 1/(1+e^(−z)), at x = (1, 0.5):
//
//	W⁰ = | 1  −2 |   b⁰ = | 0.5 |   z⁰ = | 1·1 − 2·0.5 + 0.5 | = | 0.5 |   a⁰ = | 0.6225 |
//	     | 3   1 |        | −2  |        | 3·1 + 1·0.5 − 2   |   | 1.5 |        | 0.8176 |
//
//	W¹ = | 1  −1 |   b¹ = | 0.1 |   z¹ = 0.6225 − 0.8176 + 0.1 = −0.0951      a¹ = 0.4762
//
// The example of [Network.Forward] prints the same numbers.
package nn
