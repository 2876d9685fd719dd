// The contenders that are not written in Go. Each is given a picture as an
// array of numbers and gives its ten outputs as an array of numbers, as nn is
// and does: making a tensor and reading it back is part of using a library.

// plainScript is the textbook loop as a careful hand writes it in JavaScript.
export function plainScript(m) {
	const layers = [...layersOf(m)].map(l => ({ ...l, a: new Float64Array(l.out) }))
	const xs = split(m.pixels, m.sizes[0], Float64Array)
	const read = x => {
		for (const { inputs, out, weights, biases, a } of layers) {
			for (let o = 0, w = 0; o < out; o++) {
				let sum = 0
				for (let i = 0; i < inputs; i++) sum += weights[w++] * x[i]
				a[o] = 1 / (1 + Math.exp(-(sum + biases[o])))
			}
			x = a
		}
		return x
	}
	return reading("plain JavaScript", xs, read)
}

// onnx is ONNX Runtime Web on its WebAssembly back end, one thread.
export async function onnx(m, model) {
	ort.env.wasm.wasmPaths = "/npm/onnxruntime-web/dist/"
	ort.env.wasm.numThreads = 1
	const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] })
	const read = async x => (await session.run({ x: new ort.Tensor("float32", x, [1, x.length]) })).a.data
	return reading("ONNX Runtime Web, wasm", split(m.pixels, m.sizes[0], Float32Array), read)
}

// tensorflow is TensorFlow.js, reading and training, on each of its back ends.
// WebGL is left out: a browser without a graphics card only imitates it.
export async function tensorflow(m, backends) {
	tf.wasm.setWasmPaths("/npm/@tensorflow/tfjs-backend-wasm/dist/")
	const xs = split(m.pixels, m.sizes[0], Float32Array)
	const contenders = []
	for (const backend of backends) {
		const use = async () => {
			if (!await tf.setBackend(backend)) throw new Error(`TensorFlow.js: no back end ${backend}`)
		}
		await use()
		const name = `TensorFlow.js, ${backend}`
		const model = sequential(m)
		const read = x => tf.tidy(() => model.predict(tf.tensor2d(x, [1, x.length])).dataSync())
		contenders.push(reading(name, xs, read, use), training(name, m, xs, use))
	}
	return contenders
}

// training is the mini-batch, again and again, each turn from the shipped
// weights. Keras's cost is the mean over the outputs and ours their sum: the
// rate makes up for it.
function training(name, m, xs, use) {
	const model = sequential(m)
	const start = model.getWeights().map(w => w.clone())
	model.compile({ optimizer: tf.train.sgd(m.rate * m.sizes.at(-1)), loss: "binaryCrossentropy" })
	const batchOf = (values, length) => tf.tensor2d(Float32Array.from(values.subarray(0, m.batch * length)), [m.batch, length])
	const inputs = batchOf(m.pixels, m.sizes[0]), targets = batchOf(m.targets, m.sizes.at(-1))
	const run = async n => {
		await use()
		model.setWeights(start)
		const begun = performance.now()
		for (let k = 0; k < n; k += m.batch) await model.trainOnBatch(inputs, targets)
		return performance.now() - begun
	}
	const read = x => tf.tidy(() => model.predict(tf.tensor2d(x, [1, x.length])).dataSync())
	const outputs = async () => {
		await run(m.batch)
		return gather(xs, read)
	}
	return { task: "training", name, run, outputs }
}

// sequential is the network with the shipped weights.
function sequential(m) {
	const layers = [...layersOf(m)]
	const model = tf.sequential({
		layers: layers.map(l => tf.layers.dense({ inputShape: [l.inputs], units: l.out, activation: "sigmoid" })),
	})
	model.setWeights(layers.flatMap(l => [
		tf.tensor2d(Float32Array.from(l.weights), [l.out, l.inputs]).transpose(),
		tf.tensor1d(Float32Array.from(l.biases)),
	]))
	return model
}

// reading is a contender that reads one picture after another. What read gives
// may be a promise, and then it is awaited each time.
function reading(name, xs, read, use = () => {}) {
	const run = async n => {
		await use()
		const begun = performance.now()
		for (let k = 0; k < n; k++) {
			const outputs = read(xs[k % xs.length])
			if (outputs instanceof Promise) await outputs
		}
		return performance.now() - begun
	}
	const outputs = async () => {
		await use()
		return gather(xs, read)
	}
	return { task: "forward", name, run, outputs }
}

async function gather(xs, read) {
	const all = []
	for (const x of xs) all.push(...await read(x))
	return all
}

// layersOf takes the parameters apart: layer by layer, weights [out][inputs],
// then biases.
function* layersOf({ sizes, params }) {
	let at = 0
	for (let l = 0; l + 1 < sizes.length; l++) {
		const inputs = sizes[l], out = sizes[l + 1]
		const weights = params.slice(at, at += inputs * out)
		const biases = params.slice(at, at += out)
		yield { inputs, out, weights, biases }
	}
}

// split cuts values into arrays of a type, each of the given length.
function split(values, length, type) {
	const parts = []
	for (let at = 0; at < values.length; at += length) parts.push(type.from(values.subarray(at, at + length)))
	return parts
}
