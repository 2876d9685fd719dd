// The speed benchmark's page: it has every contender take its turn, round
// after round, in one page of one browser, so that whatever else the machine
// does falls on all of them alike.

import { plainScript, onnx, tensorflow } from "./rivals.mjs"

// A contender is {task, name, run(n), outputs()}: run does the task on n
// pictures and gives the milliseconds that took, outputs what it answers.
// Either may give a promise.

const warmup = 500     // milliseconds that a contender runs untimed, for the browser to compile it well
const turn = 40        // milliseconds that a contender's turn should then last
const agreement = 1e-4 // the largest difference of an output; the rivals reckon in float32

let contenders

async function fetched(path) {
	const response = await fetch(path)
	if (!response.ok) throw new Error(`${path}: ${response.status}`)
	return new Uint8Array(await response.arrayBuffer())
}

async function material() {
	const go = new Go()
	const { instance } = await WebAssembly.instantiate(await fetched("/speed.wasm"), go.importObject)
	go.run(instance)
	return goSpeed.load(await fetched("/mlp-16-16.safetensors"), await fetched("/not-a-digit.safetensors"))
}

// prepare loads all contenders, has them warm up, and checks that they compute
// the same. It says who they are.
async function prepare() {
	const m = await material()
	contenders = [...m.contenders, plainScript(m), await onnx(m, "/model.onnx"), ...await tensorflow(m, ["wasm", "cpu"])].flat()
	const differences = await compare(m)
	for (const c of contenders) c.n = await calls(c, m.batch)
	return {
		versions: `onnxruntime-web ${ort.env.versions.web}, @tensorflow/tfjs ${tf.version.tfjs}, @tensorflow/tfjs-backend-wasm ${tf.wasm.version_wasm}`,
		contenders: contenders.map(({ task, name }, i) => ({ task, name, difference: differences[i] })),
	}
}

// compare gives each contender's largest difference from the first of its
// task. Timing networks that differ would be worthless, so that is an error,
// as is training that leaves the outputs where they were.
async function compare(m) {
	const first = {}, differences = []
	for (const c of contenders) {
		const outputs = c.outputs ? await c.outputs() : []
		first[c.task] ??= outputs
		const d = distance(first[c.task], outputs)
		if (!(d <= agreement)) throw new Error(`${c.task}: ${c.name} differs by ${d}`)
		differences.push(d)
	}
	const learnt = distance(first.forward, first.training)
	if (!(learnt > 10 * agreement)) throw new Error(`training moves no output by more than ${learnt}`)
	return differences
}

function distance(a, b) {
	if (a.length !== b.length) return NaN
	let worst = 0
	for (let i = 0; i < a.length; i++) {
		if (!(Math.abs(a[i] - b[i]) <= worst)) worst = Math.abs(a[i] - b[i])
	}
	return worst
}

// calls warms a contender up and gives how many pictures, a multiple of batch,
// fill its turn.
async function calls(c, batch) {
	for (let n = batch, begun = performance.now(); ;) {
		const ms = await c.run(n)
		if (ms < turn / 2) n *= 2
		else if (performance.now() - begun > warmup) return Math.max(1, Math.round(n * turn / ms / batch)) * batch
	}
}

// round has each contender take one turn and gives its microseconds a picture.
async function round() {
	const times = []
	for (const c of contenders) times.push(1000 * await c.run(c.n) / c.n)
	return times
}

window.speed = { prepare, round }
