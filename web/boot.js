// The first script of every page. Before anything is drawn it settles theme
// and language; then it loads the Go program and the weights, says truthfully
// how far that is, and defines window.inkling, which the program completes. It
// is long because a script more is a request more before the first digit.
(function () {
  "use strict";

  const script = document.currentScript; // its data attributes say where everything is
  const page = document.documentElement;
  const { wasm, wasmSize, exec, weights, detector, sample, lessonEn, lessonZh, nets, offline, alone, version } = script.dataset;

  // ---- storage that may be blocked ----

  // go-app reads localStorage when it starts and dies where reading throws, as
  // in a sandboxed frame: there, both stores live in memory. So they do in a
  // course page, which keeps nothing on the machine unless its link says keep=1.
  const keeps = page.dataset.page !== "embed" || /[#&]keep=1(&|$)/.test(location.hash);
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      if (!keeps) throw 0;
      window[name].getItem("inkling");
    } catch (_) {
      Object.defineProperty(window, name, { value: memoryStore() });
    }
  }

  function memoryStore() {
    const items = new Map();
    return {
      get length() { return items.size; },
      key: (i) => [...items.keys()][i] ?? null,
      getItem: (k) => items.get(k) ?? null,
      setItem: (k, v) => void items.set(k, String(v)),
      removeItem: (k) => void items.delete(k),
      clear: () => items.clear(),
    };
  }

  if (self.origin === "null") page.dataset.nowhere = ""; // links lead nowhere, see embed.css
  // A sandboxed frame has no origin, so that most hosts let it fetch nothing
  // (Access-Control-Allow-Origin). There the page as one file takes over, with
  // what has been drawn.
  const carried = /^inkling-strokes (\{.*\})$/.exec(window.name);
  if (carried && alone === "") { // here it is
    sessionStorage.setItem("inkling-kept", carried[1]);
    window.name = "";
  }
  function moveToOneFile() {
    if (window.inklingPen) { // else nobody can have drawn
      window.inklingPen.keep();
      window.name = "inkling-strokes " + sessionStorage.getItem("inkling-kept");
    }
    location.replace(alone + location.hash);
    return new Promise(() => {}); // there is nothing to say about it
  }

  // go-app reads the address, and dies of a % in it that begins no escape.
  const mendHash = () => {
    const mended = location.hash.replace(/%(?![0-9a-f]{2})/gi, "%25");
    if (mended !== location.hash) history.replaceState(history.state, "", mended);
  };
  mendHash();
  addEventListener("popstate", mendHash); // before go-app hears of it

  // ---- theme and language, before the first paint ----

  const fragment = new URLSearchParams(location.hash.slice(1));
  const choice = (key, allowed) =>
    [fragment.get(key), localStorage.getItem("inkling-" + key)].find((v) => allowed.includes(v));

  const theme = choice("theme", ["light", "dark", "auto"]);
  if (theme && theme !== "auto") page.dataset.theme = theme;

  const spoken = (navigator.languages || [navigator.language]).find((l) => /^(zh|en)\b/i.test(l)) || "en";
  let lang = choice("lang", ["zh", "en"]) || spoken.slice(0, 2).toLowerCase();
  page.lang = lang === "zh" ? "zh-Hans" : "en";

  // The page holds its text in both languages: English in place, Chinese in a
  // template. As soon as all of it has been read, the chosen one takes its place.
  const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  let bodies; // {en, zh} → {content, title}
  parsed.then(() => {
    const zh = document.getElementById("page-zh");
    if (zh) {
      bodies = {
        en: { content: document.body.firstElementChild, title: document.title },
        zh: { content: zh.content.firstElementChild, title: zh.dataset.title },
      };
      speak(lang);
    }
    show(...said);
  });

  function speak(l) {
    lang = l;
    page.lang = l === "zh" ? "zh-Hans" : "en";
    document.body.firstElementChild.replaceWith(bodies[l].content);
    document.title = bodies[l].title;
  }

  function store(key, value) {
    try {
      localStorage.setItem("inkling-" + key, value);
    } catch (_) {} // full: the choice holds as long as the page
  }

  // Until the program runs, its two choices are made here.
  document.addEventListener("click", (e) => {
    if (window.inklingHost.running || !(e.target instanceof Element)) return;
    if (bodies && e.target.closest('[data-part="lang"]')) {
      speak(lang === "zh" ? "en" : "zh");
      store("lang", lang);
      show(...said);
      window.inklingPen.adopt();
    } else if (e.target.closest('[data-part="theme"]')) {
      const system = matchMedia("(prefers-color-scheme: dark)").matches;
      const dark = page.dataset.theme ? page.dataset.theme === "dark" : system;
      page.dataset.theme = dark ? "light" : "dark";
      store("theme", page.dataset.theme);
      window.inklingPen.repaint();
    }
  });

  // ---- window.inkling ----

  const listeners = new Map(); // name → Set of functions
  let program = null; // what the Go program answers with
  let resolveReady, rejectReady;
  const ready = new Promise((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  ready.catch(() => {}).then(() => keeps && (window.requestIdleCallback || setTimeout)(() => loadScript(offline).catch(() => {}), { timeout: 5000 }));

  // ask calls the Go program. It answers {value}, or {error} with what was
  // found and what was expected; Go itself cannot throw.
  function ask(name, ...args) {
    if (!program) throw new Error(`inkling.${name}: not ready yet; await inkling.ready first`);
    const answer = program[name](...args);
    if (answer.error) throw new TypeError(`inkling.${name}: ${answer.error}`);
    return answer.value;
  }

  // numbers copies pixels into one typed array that Go can take whole. Bytes
  // stay bytes: 0 … 255 instead of 0 … 1.
  function numbers(pixels) {
    const isBytes = pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray;
    if (!isBytes && !Array.isArray(pixels) && !(pixels instanceof Float32Array) && !(pixels instanceof Float64Array)) {
      throw new TypeError(`inkling.classify: found ${describe(pixels)}, expected 784 numbers in an Array, Float32Array, Uint8Array or Uint8ClampedArray`);
    }
    const strange = Array.prototype.findIndex.call(pixels, (v) => typeof v !== "number");
    if (strange >= 0) throw new TypeError(`inkling.classify: found ${describe(pixels[strange])} at ${strange}, expected a number`);
    return { isBytes, bytes: new Uint8Array(Float64Array.from(pixels).buffer) };
  }

  // points flattens strokes to the form of pen.js: kind, x, y, pressure, time.
  function points(name, strokes) {
    const flat = [];
    const wrong = (what, where) => {
      throw new TypeError(`inkling.${name}: found ${describe(what)} ${where}, expected strokes as [[[x, y], …], …]`);
    };
    if (!Array.isArray(strokes)) wrong(strokes, "as strokes");
    strokes.forEach((stroke, i) => {
      if (!Array.isArray(stroke)) wrong(stroke, `as stroke ${i}`);
      stroke.forEach((point, k) => {
        if (!Array.isArray(point) || point.length < 2) wrong(point, `as point ${k} of stroke ${i}`);
        for (const v of point.slice(0, 2)) {
          if (typeof v !== "number" || !Number.isFinite(v)) wrong(v, `in point ${k} of stroke ${i}`);
        }
        flat.push(k === 0 ? 0 : 1, point[0], point[1], 0, 0);
      });
    });
    return new Uint8Array(new Float64Array(flat).buffer);
  }

  function describe(v) {
    if (v === null || v === undefined || typeof v === "number") return String(v);
    if (Array.isArray(v)) return `an array of ${v.length}`;
    return typeof v === "object" ? (v.constructor && v.constructor.name) || "an object" : `a ${typeof v}`;
  }

  window.inkling = {
    version,
    ready,
    classify(pixels) {
      if (!program) ask("classify");
      const { isBytes, bytes } = numbers(pixels);
      return ask("classify", bytes, isBytes);
    },
    read: (strokes) => ask("read", points("read", strokes)),
    draw: async (strokes) => {
      const bytes = points("draw", strokes);
      await ready;
      return ask("draw", bytes);
    },
    clear: () => ask("clear"),
    image: () => ask("image"),
    benchmark: (n) => ask("benchmark", n),
    link: () => ask("link"),
    on(name, fn) {
      if (!listeners.has(name)) listeners.set(name, new Set());
      listeners.get(name).add(fn);
    },
    off: (name, fn) => void (listeners.has(name) && listeners.get(name).delete(fn)),
  };

  // ---- the Go program ----

  // go-app asks for its settings by name. All paths of ours are relative to
  // the page, so there is no prefix.
  window.goappGetenv = (name) => (name === "GOAPP_INTERNAL_URLS" ? "[]" : "");

  window.inklingHost = {
    running: false, // the program has taken the page over
    weights: {}, // Promises of the weights files, each a Uint8Array
    sample: () => fetchBytes(sample), // this and the next: when a digit can be read
    lesson: (l) => fetchBytes(l === "zh" ? lessonZh : lessonEn),
    net: (name) => fetchBytes(`${nets}${name}.safetensors`),
    // install completes window.inkling and ends the loading.
    install(api) {
      program = api;
      page.dataset.ready = "true";
      performance.mark("inkling-ready"); // since navigation: the wait for the first answer
      resolveReady();
    },
    emit(name, value) {
      for (const fn of listeners.get(name) || []) {
        try {
          fn(value);
        } catch (err) {
          console.error(err); // a listener's fault must not stop the page
        }
      }
    },
    listening: (name) => listeners.has(name) && listeners.get(name).size > 0,
    fail,
    open: (fragment) => ask("open", fragment), // does what an address says behind #: frame.js
    // fault says that something went wrong in a program that goes on.
    fault(message) {
      console.error(message);
      const line = document.querySelector('[data-part="fault"]');
      line.textContent = line.dataset.text.replace("{detail}", message);
    },
  };

  // show fills the loading line from the sentences it carries, in the page's
  // language. What is said before the page has been read is said then. Only a
  // failure interrupts a screen reader.
  let said = ["progress", 0];
  function show(key, detail) {
    said = [key, detail];
    const line = document.querySelector('[data-part="loading"]');
    if (!line) return;
    line.dataset.state = key;
    if (key === "failed") line.setAttribute("role", "alert");
    line.querySelector("[data-text]").firstChild.nodeValue = line.dataset[key].replace("{detail}", detail);
  }

  // fail says that a digit cannot be read.
  function fail(reason) {
    const message = String((reason && reason.message) || reason);
    if (program) return window.inklingHost.fault(message); // it could: the program has ended
    page.dataset.ready = "false";
    show("failed", message);
    rejectReady(new Error(message));
  }

  // fetchAll reads url whole; onBytes hears how many bytes have been unpacked.
  // The page as one file has its own way to get them (server/site/single.js).
  async function fetchAll(url, onBytes) {
    const response = await (window.inklingFetch || fetch)(url).catch((err) => {
      if (alone && self.origin === "null" && !program) return moveToOneFile();
      throw err;
    });
    if (!response.ok) throw new Error(`${new URL(url, document.baseURI).pathname}: ${response.status} ${response.statusText}`);
    const counted = response.body.pipeThrough(
      new TransformStream({
        transform(chunk, out) {
          onBytes(chunk.byteLength);
          out.enqueue(chunk);
        },
      })
    );
    return new Response(counted, { headers: { "Content-Type": response.headers.get("Content-Type") || "" } });
  }

  const fetchBytes = (url) => fetchAll(url, () => {}).then((r) => r.arrayBuffer()).then((b) => new Uint8Array(b));

  function loadScript(src) {
    return new Promise((resolve, reject) => {
      if (!src) return resolve(); // one file: it is there already
      const s = document.createElement("script");
      s.src = src;
      s.onload = resolve;
      s.onerror = () => reject(new Error(`${src}: could not be loaded`));
      document.head.append(s);
    });
  }

  // instantiate compiles while it downloads where the server says that the
  // file is WebAssembly, and afterwards where it does not.
  async function instantiate(response, imports) {
    if (/^application\/wasm/.test(response.headers.get("Content-Type"))) {
      return WebAssembly.instantiateStreaming(response, imports);
    }
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  }

  async function start() {
    let unpacked = 0;
    const progress = (n) => show("progress", Math.min(100, Math.floor((100 * (unpacked += n)) / wasmSize)));
    const body = fetchAll(wasm, progress);
    body.catch(() => {}); // awaited below, when the support script is there
    for (const [name, url] of Object.entries({ network: weights, detector })) {
      (window.inklingHost.weights[name] = fetchBytes(url)).catch(() => {}); // Go awaits it and says so
    }
    await loadScript(exec);
    const go = new window.Go();
    const { instance } = await instantiate(await body, go.importObject);
    await parsed; // a quick program must not find half a page
    await go.run(instance); // returns only when the program has ended
    throw new Error("the program has stopped; please reload the page");
  }

  // Links are the browser's to follow: go-app would stay in this document. To
  // another page, and over a reload, the drawing comes along.
  document.addEventListener("click", (e) => {
    const on = e.target instanceof Element && e.target.closest('a[href], [data-part="retry"]');
    if (!on) return;
    if (on.href) e.stopPropagation();
    const away = on.pathname !== location.pathname && !e.ctrlKey && !e.metaKey && !e.shiftKey;
    if (!on.href || away) window.inklingPen.keep();
    if (!on.href) location.reload();
  });

  start().catch(fail);
})();
