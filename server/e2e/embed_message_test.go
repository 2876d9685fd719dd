//go:build e2e

package e2e

import (
	"strconv"
	"strings"
	"testing"
)

// plain is a course page with a frame of its own and no element. It stands on the
// same host as the frame, so that the test can look inside; messages do not know.
const plain = head + `<iframe id="frame" width="900" height="700"></iframe><script>
	window.got = []; window.sizes = [];
	let next = 0;
	const waiting = new Map();
	addEventListener("message", (e) => {
		if (e.source !== frame.contentWindow) return;
		got.push(e.data);
		if (e.data.type === "size") sizes.push(e.data);
		const answered = waiting.get(e.data.id);
		if (answered) answered(e.data);
	});
	const post = (m) => frame.contentWindow.postMessage(m, "*");
	const ask = (type, fields) => new Promise((answered) => { const id = "q" + next++; waiting.set(id, answered); post({ inkling: 1, type, id, ...fields }) });
	const told = () => got.filter((m) => m.type !== "change" && m.type !== "link"); // those come when it suits the page
	frame.src = "/embed/" + location.hash;
</script>`

// openPlain opens such a page; more is put behind it.
func openPlain(t *testing.T, fragment, more string) *page {
	t.Helper()
	h := newHost(t, "/")
	h.set(func() { h.copies["/"] = map[string]string{"host.html": plain + more} })
	p := launch(t, desktop)
	p.navigate(h.URL + "/host.html#lang=en&theme=light" + fragment)
	p.wait(`got.some((m) => m.type === "ready")`)
	return p
}

func TestMessages(t *testing.T) {
	p := openPlain(t, "&ch=3", "")
	p.want("version", `got.find((m) => m.type === "ready").version.split(".").length`, "3")
	p.want("drawn", `ask("draw", { strokes: `+asJSON(t, three)+` }).then((m) => [m.inkling, m.type, m.value.digit, m.error].join())`, "1,answer,3,")
	p.wait(`got.some((m) => m.type === "change" && m.result.digit === 3)`)
	p.want("set", `ask("set", { fragment: "sel=2.4&ch=5&bogus=1&keep=1" }).then((m) => m.value)`, "null")
	p.wait(`got.some((m) => m.type === "select" && m.selection.layer === 2 && m.selection.index === 4)`)
	p.wait(`got.some((m) => m.type === "chapter" && m.chapter.number === 5 && m.chapter.done === false)`)
	p.want("what was set is in the address", `frame.contentWindow.location.hash`, "#lang=en&theme=light&ch=5&sel=2.4")
	p.want("greeted", `(got.length = 0, ask("hello").then(() => told().map((m) => m.type).join()))`, "ready,size,answer")
	p.want("an answer is not asked for", `(got.length = 0, post({ inkling: 1, type: "set", fragment: "lang=zh" }), post({ inkling: 1, type: "clear" }), ask("image").then((m) => got.filter((m) => m.type === "answer").length + "," + [...m.value].some((v) => v > 0)))`, "1,true")
	p.want("in Chinese", `frame.contentDocument.documentElement.lang`, "zh-Hans")
	p.want("in order", `Promise.all([ask("draw", { strokes: `+asJSON(t, seven)+` }), ask("clear"), ask("image")]).then((all) => [...all[2].value].some((v) => v > 0))`, "false")
	for message, want := range map[string]string{
		`{ inkling: 1, type: "paint", id: 1 }`:                              `found "paint" as type, expected one of draw, read, classify, clear, image, link, benchmark, set, focus, hello`,
		`{ inkling: 1, type: "toString", id: 2 }`:                           `found "toString" as type`,
		`{ inkling: 1, id: "three" }`:                                       `found undefined as type`,
		`{ inkling: 1, type: "benchmark", n: 100001, id: 4 }`:               `found 100001 as n, expected a whole number from 1 to 100000`,
		`{ inkling: 1, type: "set", fragment: "x".repeat(40001), id: 5 }`:   `found a string of 40001 characters as fragment`,
		`{ inkling: 1, type: "set", fragment: ["lang=en"], id: 6 }`:         `found an array of 1 as fragment`,
		`{ inkling: 1, type: "draw", strokes: [[[1e300, -1e300]]], id: 7 }`: `found an array of 2 as point 0 of stroke 0`,
		`{ inkling: 1, type: "classify", pixels: new Map(), id: 8 }`:        `found a value of type object as pixels`,
		`{ inkling: 1, type: "classify", pixels: Array(784), id: 9 }`:       `inkling.classify: found undefined at 0`,
	} {
		got := p.text(`(got.length = 0, post(` + message + `), ask("hello").then(() => told()[0].type + ": " + told()[0].error))`)
		if !strings.HasPrefix(got, "error: "+want) {
			t.Errorf("%s: %q, want %q", message, got, want)
		}
	}
	for _, message := range []string{
		`null`, `"draw"`, `1`, `[]`, `{}`, `{ type: "clear", id: 1 }`, `{ inkling: 2, type: "clear", id: 1 }`, `{ inkling: "1", type: "clear", id: 1 }`,
		`Object.assign([], { inkling: 1, type: "clear", id: 1 })`, `{ inkling: 1, type: "clear", id: {} }`, `{ inkling: 1, type: "clear", id: "x".repeat(65) }`,
		`{ inkling: 1, type: "clear", id: NaN }`, `{ inkling: 1, type: "clear" }`, `{ inkling: 1, type: "bogus" }`, `{ inkling: 1, type: "answer", value: 1 }`,
	} {
		p.want(message, `(got.length = 0, post(`+message+`), ask("image").then(() => told().length))`, "1")
	}
	p.silent()
}

func TestAReloadKeepsWhatWasSet(t *testing.T) {
	p := openPlain(t, "", "")
	p.want("parts", `ask("set", { fragment: "parts=pad,answer&hide=footer" }).then((m) => m.type)`, "answer")
	p.want("lang", `ask("set", { fragment: "lang=zh" }).then((m) => m.type)`, "answer")
	p.want("the parts stay", `frame.contentDocument.documentElement.dataset.parts`, "pad answer")
	eval[bool](p, `(got.length = 0, frame.contentWindow.location.reload(), true)`)
	p.wait(`got.some((m) => m.type === "ready")`)
	p.want("first of all", `got[0].type`, "begun")
	p.want("kept", `(() => { const d = frame.contentDocument; return [d.documentElement.dataset.parts, d.documentElement.lang, d.querySelector(".page").dataset.hide].join() })()`, "pad answer,zh-Hans,footer")
	p.silent()
}

func TestThePageAnswersItsParentOnly(t *testing.T) {
	p := openPlain(t, "", `<iframe id="sibling" srcdoc="<script>window.heard = []; addEventListener('message', (e) => heard.push(e.data))</script>"></iframe>`)
	p.wait(`sibling.contentWindow.heard`)
	p.want("drawn", `ask("draw", { strokes: `+asJSON(t, three)+` }).then((m) => m.value.digit)`, "3")
	p.want("nothing for a sibling", `(async () => {
		for (const type of ["clear", "hello", "image"]) sibling.contentWindow.eval("parent.frames[0].postMessage({ inkling: 1, type: '" + type + "', id: 'x' }, '*')");
		const inked = (await ask("image")).value.some((v) => v > 0);
		return [inked, sibling.contentWindow.heard.length, got.filter((m) => m.id === "x").length].join() })()`, "true,0,0")
	// Opened in a window of its own, the page has no parent: nobody to talk to.
	p.want("nothing for an opener", `(async () => {
		const w = open("/embed/");
		while (!w.inkling) await new Promise((r) => setTimeout(r, 20));
		const heard = [];
		addEventListener("message", (e) => e.source === w && heard.push(e.data));
		await w.inkling.ready;
		await w.inkling.draw(`+asJSON(t, seven)+`);
		for (const type of ["clear", "hello"]) w.postMessage({ inkling: 1, type, id: "x" }, "*");
		await new Promise((done) => { w.addEventListener("message", (e) => e.data === "last" && done()); w.postMessage("last", "*") });
		const inked = w.inkling.image().some((v) => v > 0);
		w.close();
		return [inked, heard.length].join() })()`, "true,0")
	p.silent()
}

func TestTooManyMessages(t *testing.T) {
	p := openPlain(t, "", "")
	p.want("of 2000 at once", `(async () => {
		const before = got.length;
		for (let i = 0; i < 2000; i++) post({ inkling: 1, type: "read", id: i, strokes: [] });
		const last = new Promise((done) => frame.contentWindow.addEventListener("message", (e) => e.data === "last" && done()));
		post("last");
		await last;
		let answer;
		while (!answer || answer.type !== "answer") answer = await Promise.race([ask("read", { strokes: [] }), new Promise((r) => setTimeout(r, 300))]);
		const answered = got.filter((m) => m.type === "answer" && typeof m.id === "number").length;
		const errors = got.filter((m) => m.type === "error");
		return [answered >= 120 && answered < 2000, errors.length >= 1 && errors.length < 60, errors.every((m) => m.error === "too many messages")].join() })()`, "true,true,true")
	p.silent()
}

// While the page is busy, what the element posts piles up, and none is refused.
func TestTheElementWaitsForABusyPage(t *testing.T) {
	p := openCourse(t, desktop, "localhost", courseSite(t, "", map[string]string{"": course}))
	p.want("ready", `pad.ready.then(() => true)`, "true")
	p.want("600 calls", `(async () => {
		const busy = pad.benchmark(100000);
		const all = await Promise.allSettled(Array.from({ length: 600 }, () => pad.read([])));
		return [await busy > 0, all.filter((r) => r.status === "fulfilled").length].join() })()`, "true,600")
	p.silent()
}

// Whatever is posted, the page lives, changes only by what is valid, and answers
// in one form. The generator is seeded; the page's clock runs fast, so that not
// every second message is one too many.
func TestFuzzedMessages(t *testing.T) {
	p := openPlain(t, "&parts=pad,answer,network", "")
	strange := eval[[]string](p, `(async () => {
		const w = frame.contentWindow, clock = w.performance.now.bind(w.performance);
		w.performance.now = () => 1000 * clock();
		let seed = 20261123;
		const random = (n) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor((seed / 2 ** 32) * n); };
		const pick = (list) => list[random(list.length)];
		const number = () => pick([0, 1, -1, 0.5, NaN, Infinity, -Infinity, -0, 1e308, -1e308, 5e-324, 2 ** 53, random(1000), -random(1000) / 7]);
		const text = () => pick(["", "x", "draw", "clear", "__proto__", "constructor", "a".repeat(random(100)), "%", "%zz", "&&==", "#", "<img src=x onerror=alert(1)>", "\u0000\ud800", "数字", "lang=zh", "d=AAAA", "d=" + "_".repeat(random(3000))]);
		const cycle = {}; cycle.self = cycle;
		const value = (depth = 0) => pick([
			number, text, number, text, () => null, () => undefined, () => true, () => 10n, () => cycle, () => new Date(NaN), () => /x/g, () => new Map([[1, 2]]), () => new Set([1]), () => new Error("x"),
			() => new ArrayBuffer(random(100)), () => new Float32Array(random(2) ? 784 : random(1000)), () => new Uint8Array(784).fill(random(256)), () => new BigInt64Array(784), () => new DataView(new ArrayBuffer(784)), () => new Blob(["x"]), () => Array(random(1000)), () => Array(784).fill(number()),
			() => depth > 3 ? 0 : Array.from({ length: random(6) }, () => value(depth + 1)),
			() => depth > 3 ? 0 : Object.fromEntries(Array.from({ length: random(4) }, () => [text(), value(depth + 1)])),
		])();
		const strokes = () => Array.from({ length: random(5) }, () => Array.from({ length: random(8) }, () => [number(), number()]));
		const fragment = () => Array.from({ length: random(5) }, () => pick(["lang", "theme", "d", "off", "net", "view", "tab", "ch", "hide", "parts", "play", "v", "keep", "x", "sel", "knobs"]) + "=" + pick([text(), encodeURIComponent(text().toWellFormed()), "zh", "dark", "box", "weight", "pad", "3", "2.4", "linear", "none"])).join("&");
		const valid = () => pick([
			() => ({ type: "draw", strokes: strokes() }), () => ({ type: "read", strokes: strokes() }), () => ({ type: "classify", pixels: Array(784).fill(random(3) / 2) }), () => ({ type: "clear" }),
			() => ({ type: "image" }), () => ({ type: "benchmark", n: 1 + random(20) }), () => ({ type: "set", fragment: fragment() }), () => ({ type: "hello" }),
		])();
		function mutate(m) {
			const keys = Object.keys(m), key = pick(keys);
			switch (random(6)) {
				case 0: return { ...m, [key]: value() };
				case 1: { const { [key]: _, ...rest } = m; return rest; }
				case 2: return { ...m, [text()]: value() };
				case 3: return Array.isArray(m.strokes) && m.strokes.length ? { ...m, strokes: m.strokes.with(random(m.strokes.length), value()) } : m;
				case 4: return Array.isArray(m.pixels) ? { ...m, pixels: m.pixels.with(random(784), value()) } : m;
				default: return value();
			}
		}
		const snap = async () => {
			const image = (await ask("image")).value, page = w.document;
			return JSON.stringify([[...image].map((v) => v.toFixed(6)).join(), w.location.hash, page.documentElement.lang, page.documentElement.dataset.theme, page.documentElement.dataset.parts]);
		};
		const faults = [], changing = ["draw", "clear", "set"];
		let before = await snap();
		const counts = { answered: 0, refused: 0, ignored: 0 };
		for (let i = 0; i < 2500 && faults.length < 5; i++) {
			let m = { inkling: 1, id: "f" + i, ...valid() };
			for (let k = random(4); k > 0; k--) m = typeof m === "object" && m !== null ? mutate(m) : m;
			got.length = 0;
			try { post(m); } catch (_) { continue; } // no message at all
			const after = await snap();
			const show = (v) => { try { return JSON.stringify(v, (k, v) => typeof v === "bigint" ? "big" : v).slice(0, 300) } catch (_) { return String(v) } };
			const own = got.filter((e) => ["answer", "error"].includes(e.type) && !String(e.id).startsWith("q"));
			if (own.length > 1) faults.push("answered twice: " + show(m));
			for (const e of own) {
				const form = Object.keys(e).sort().join();
				if (e.inkling !== 1 || !Object.is(e.id, m.id) || form !== (e.type === "answer" ? "id,inkling,type,value" : "error,id,inkling,type")) faults.push("a strange answer " + show(e) + " to " + show(m));
				if (e.type === "error" && (typeof e.error !== "string" || e.error.length < 10 || e.error.length > 400)) faults.push("a strange error " + show(e) + " to " + show(m));
			}
			const done = own.some((e) => e.type === "answer");
			const quiet = m && m.type === "set" && m.id === undefined; // valid without an answer
			counts[done ? "answered" : own.length ? "refused" : "ignored"]++;
			if (after !== before && !((done || quiet) && changing.includes(m.type))) faults.push("changed by " + show(m));
			before = after;
		}
		if (counts.answered < 300 || counts.refused < 300 || counts.ignored < 100) faults.push("a poor mix: " + JSON.stringify(counts));
		return faults;
	})()`)
	for _, s := range strange {
		t.Error(s)
	}
	p.want("it still reads", `ask("set", { fragment: "net=mlp-16-16&off=none&knobs=" }).then(() => ask("draw", { strokes: `+asJSON(t, three)+` })).then((m) => m.type + m.value.activations.length)`, "answer10")
	p.silent()
}

// The frame follows its content, and never the other way round.
func TestTheHeightFollowsTheContent(t *testing.T) {
	p := openPlain(t, "&parts=chapter&ch=7", "")
	const inside = `frame.contentDocument`
	const high = `(() => { const b = ` + inside + `.body.firstElementChild.getBoundingClientRect(); return Math.ceil(b.height) === sizes.at(-1).height && sizes.at(-1).width === ` + inside + `.defaultView.innerWidth })()`
	p.wait(inside + `.querySelector('[data-part="challenge"]')`)
	// Words, sums and pictures come one after the other.
	const calm = `(async () => { for (let n = 0, was = 0; n < 30; n = was === sizes.length ? n + 1 : 0, was = sizes.length) await new Promise(requestAnimationFrame); return true })()`
	eval[bool](p, calm)
	p.wait(high)
	before := eval[int](p, `sizes.at(-1).height`)
	p.want("before", `sizes.at(-1).height > 400`, "true")

	// The host sizes the frame as it likes: that is no news of the content.
	count := eval[int](p, `sizes.length`)
	eval[bool](p, `(async () => {
		for (let i = 0; i < 120; i++) {
			frame.height = 200 + (i * 137) % 1500;
			await new Promise(requestAnimationFrame);
		}
		frame.height = sizes.at(-1).height;
		await ask("hello");
		return true })()`)
	if n := eval[int](p, `sizes.filter((s, i) => i >= `+strconv.Itoa(count)+` && s.height !== sizes[i - 1].height && s.width === sizes[i - 1].width).length`); n > 0 {
		t.Errorf("%d heights were told while only the frame changed", n)
	}

	// It grows and shrinks.
	eval[bool](p, `(window.follow = setInterval(() => { frame.height = sizes.at(-1).height }, 10), `+inside+`.querySelector('[data-do="hint"], [data-part="challenge"] button').click(), true)`)
	p.wait(`sizes.at(-1).height !== ` + strconv.Itoa(before))
	eval[bool](p, calm)
	p.wait(high)
	p.want("shown whole", `ask("set", { fragment: "parts=answer&ch=7" }).then((m) => m.type)`, "answer")
	p.wait(`sizes.at(-1).height < ` + strconv.Itoa(before))
	p.wait(high)
	p.want("and back", `ask("set", { fragment: "parts=chapter" }).then((m) => m.type)`, "answer")
	p.wait(`sizes.at(-1).height > 400`)
	eval[bool](p, calm)
	p.wait(high)
	p.want("without a scroll bar", `frame.height === String(sizes.at(-1).height) && `+inside+`.documentElement.scrollHeight <= frame.clientHeight`, "true")

	// Should the content ever follow the frame, it ends.
	eval[bool](p, `(clearInterval(follow), sizes.length = 0, `+inside+`.styleSheets[0].insertRule(":root[data-page] .page { min-height: calc(100vh + 7px) !important }", 0),
		addEventListener("message", (e) => { if (e.data.type === "size") frame.height = e.data.height }), frame.height = 3000, true)`)
	p.wait(`sizes.length > 20`)
	eval[bool](p, `(async () => { for (let i = 0; i < 90; i++) await new Promise(requestAnimationFrame); return true })()`)
	if n := eval[int](p, `sizes.length`); n > 30 {
		t.Errorf("%d sizes in a loop", n)
	}
	p.silent()
}
