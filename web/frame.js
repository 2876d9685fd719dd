// The page inside a course page: shows the parts that its address asks for from
// the first moment on (the program takes them over, app/link.go), and talks with
// the page around it. The README lists the messages. It hears its parent only,
// believes nothing that it is told, and tells nothing that a page may not know
// which shows it.
(function () {
  "use strict";

  const page = document.documentElement;
  const parts = new URLSearchParams(location.hash.slice(1)).get("parts");
  if (parts) page.dataset.parts = parts.replaceAll(",", " ");

  const host = window.parent;
  if (host === window) return;

  const MOST = { id: 64, strokes: 200, points: 20_000, scale: 1e9, passes: 100_000, fragment: 40_000, waiting: 200 };
  const KEYS = ["v", "lang", "theme", "d", "off", "net", "sel", "view", "tab", "knobs", "ch", "hide", "parts", "play"];

  // ---- what may be asked ----

  const isPoint = (p) => Array.isArray(p) && p.length >= 2 && p.length <= 4 && [p[0], p[1]].every((v) => typeof v === "number" && Math.abs(v) <= MOST.scale);

  // wrongStrokes is what is wrong with strokes, if anything is. A sparse array's
  // holes are undefined here.
  function wrongStrokes({ strokes }) {
    const expected = `expected strokes as [[[x, y], …], …], at most ${MOST.strokes} with ${MOST.points} points`;
    if (!Array.isArray(strokes)) return `found ${describe(strokes)} as strokes, ${expected}`;
    if (strokes.length > MOST.strokes) return `found ${strokes.length} strokes, ${expected}`;
    let points = 0;
    for (const [i, stroke] of strokes.entries()) {
      if (!Array.isArray(stroke)) return `found ${describe(stroke)} as stroke ${i}, ${expected}`;
      if ((points += stroke.length) > MOST.points) return `found ${points} points or more, ${expected}`;
      for (const [k, point] of stroke.entries()) {
        if (!isPoint(point)) return `found ${describe(point)} as point ${k} of stroke ${i}, ${expected}, x and y within ±${MOST.scale}`;
      }
    }
    return "";
  }

  const KINDS = [Array, Float32Array, Float64Array, Uint8Array, Uint8ClampedArray];

  function wrongPixels({ pixels }) {
    const is = KINDS.some((kind) => pixels instanceof kind) && pixels.length === 784; // which 784, inkling.classify says
    return is ? "" : `found ${describe(pixels)} as pixels, expected 784 numbers, 0 … 1 or bytes`;
  }

  // CALLS are the types of messages: what is wrong with one, and what it does.
  // A quiet one need not be answered.
  const CALLS = {
    draw: { wrong: wrongStrokes, run: (m) => window.inkling.draw(m.strokes) },
    read: { wrong: wrongStrokes, run: (m) => window.inkling.read(m.strokes) },
    classify: { wrong: wrongPixels, run: (m) => window.inkling.classify(m.pixels) },
    clear: { run: () => window.inkling.clear() },
    image: { run: () => window.inkling.image() },
    link: { run: () => window.inkling.link() },
    benchmark: {
      wrong: ({ n }) => (Number.isInteger(n) && n >= 1 && n <= MOST.passes ? "" : `found ${describe(n)} as n, expected a whole number from 1 to ${MOST.passes}`),
      run: (m) => window.inkling.benchmark(m.n),
    },
    set: {
      quiet: true,
      wrong: ({ fragment }) => (typeof fragment === "string" && fragment.length <= MOST.fragment ? "" : `found ${describe(fragment)} as fragment, expected at most ${MOST.fragment} characters`),
      run: (m) => open(m.fragment),
    },
    focus: { quiet: true, early: true, run: enter },
    hello: { quiet: true, early: true, run: greet },
  };

  function describe(v) {
    if (v === null || v === undefined || typeof v === "number") return String(v);
    if (typeof v === "string") return v.length > 40 ? `a string of ${v.length} characters` : JSON.stringify(v);
    if (Array.isArray(v)) return `an array of ${v.length}`;
    return ArrayBuffer.isView(v) && v.length !== undefined ? `${v.length} numbers` : `a value of type ${typeof v}`;
  }

  // open does what an address says behind #, and puts it into the page's address,
  // which a reload begins with. Whether the page keeps something was settled when
  // it began.
  function open(fragment) {
    const now = new URLSearchParams(location.hash.slice(1));
    const all = new URLSearchParams(fragment);
    const asked = KEYS.filter((key) => all.has(key)).map((key) => [key, all.get(key)]);
    for (const [key, value] of asked) now.set(key, value);
    try {
      history.replaceState(history.state, "", "#" + now);
    } catch (_) {
      // Too often for this browser: only a reload would miss it.
    }
    window.inklingHost.open(new URLSearchParams(asked).toString());
  }

  // ---- hearing ----

  // A bucket of tokens: one for each message, so many a second come in.
  const bucket = { tokens: 120, most: 120, perSecond: 60, at: performance.now(), complained: -Infinity };

  function spend() {
    const now = performance.now();
    bucket.tokens = Math.min(bucket.most, bucket.tokens + ((now - bucket.at) / 1000) * bucket.perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens--;
    return true;
  }

  const isId = (id) => (typeof id === "string" && id.length <= MOST.id) || Number.isFinite(id);

  let before = Promise.resolve(); // everything is done in the order it was asked
  let waiting = 0;

  addEventListener("message", (e) => {
    const m = e.data;
    if (e.source !== host || typeof m !== "object" || m === null || Array.isArray(m) || m.inkling !== 1) return;
    const id = m.id;
    const has = isId(id);
    // A page without an origin, or in a file, cannot be named.
    const to = /^https?:/.test(e.origin) ? e.origin : "*";
    const refuse = (error) => has && host.postMessage({ inkling: 1, type: "error", id, error: String(error) }, to);
    if (!spend() || waiting >= MOST.waiting) {
      if (bucket.at - bucket.complained < 1000) return;
      bucket.complained = bucket.at;
      return refuse("too many messages");
    }
    const call = typeof m.type === "string" && Object.hasOwn(CALLS, m.type) ? CALLS[m.type] : null;
    if (!call) return refuse(`found ${describe(m.type)} as type, expected one of ${Object.keys(CALLS).join(", ")}`);
    if (!has && (id !== undefined || !call.quiet)) return; // nobody could be answered
    const wrong = call.wrong ? call.wrong(m) : "";
    if (wrong) return refuse(wrong);
    const run = async () => {
      const value = await call.run(m);
      if (has) host.postMessage({ inkling: 1, type: "answer", id, value: value === undefined ? null : value }, to);
    };
    const failed = (err) => refuse((err && err.message) || err);
    if (call.early) return void run().catch(failed);
    waiting++;
    before = before.then(() => window.inkling.ready).then(run).catch(failed).then(() => waiting--);
  });

  // ---- telling ----

  // tell says something to whoever shows the page. Nothing of it is a secret
  // from them, and a page without an origin could not be told otherwise.
  const tell = (type, fields) => host.postMessage({ inkling: 1, type, ...fields }, "*");

  tell("begun", {});

  let state = null; // ready or failed, once it is one of them
  const settle = (type, fields) => tell(...(state = [type, fields]));
  window.inkling.ready.then(
    () => settle("ready", { version: window.inkling.version }),
    (err) => settle("failed", { reason: String((err && err.message) || err) })
  );

  window.inkling.on("select", (selection) => tell("select", { selection }));
  window.inkling.on("chapter", (chapter) => tell("chapter", { chapter }));

  // A change at most every frame, the last one always. Not by the browser's own
  // frames: out of sight there are none.
  const FRAME = 1000 / 60;
  let result = null, told = -Infinity;
  function tellChange() {
    told = performance.now();
    tell("change", { result });
    result = null;
  }
  window.inkling.on("change", (r) => {
    const first = !result;
    result = r;
    const wait = told + FRAME - performance.now();
    if (first && wait > 0) setTimeout(tellChange, wait);
    else if (first) tellChange();
  });

  // When the pen rests, the link to what is shown: an element that is moved in its
  // document, which ends what a frame does, brings it back from that.
  const REST = 150;
  let resting = 0;
  window.inkling.on("change", () => {
    clearTimeout(resting);
    resting = setTimeout(() => tell("link", { fragment: window.inkling.link() }), REST);
  });

  // ---- how high the page would like its frame ----

  // The content's height never hangs on the frame's (web/style/embed.css). Should
  // it after all, growing ends when it never ended by itself.
  const GROWTHS = 24; // beyond all before at this width, less than a second apart
  let content = null, width = 0, height = 0, highest = 0, growths = 0, grewAt = -Infinity;

  function measure() {
    if (!content || !content.isConnected) return;
    const box = content.getBoundingClientRect();
    const now = { width: innerWidth, height: Math.ceil(box.bottom + scrollY) };
    if (now.width === 0 || box.height === 0 || (now.width === width && now.height === height)) return;
    if (now.width !== width) highest = growths = 0;
    if (now.height > highest) {
      if (performance.now() - grewAt > 1000) growths = 0;
      grewAt = performance.now();
      if (++growths > GROWTHS) return;
      highest = now.height;
    }
    ({ width, height } = now);
    tell("size", { width, height });
  }

  // The page's content is replaced when its language or the program comes.
  const sizes = new ResizeObserver(measure);
  function watch() {
    const now = document.body && document.body.firstElementChild;
    if (!now || now === content) return;
    sizes.disconnect();
    sizes.observe((content = now));
  }
  function begin() {
    watch();
    new MutationObserver(watch).observe(document.body, { childList: true });
    addEventListener("resize", measure);
    measure();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();

  function greet() {
    if (state) tell(...state);
    if (height) tell("size", { width, height });
  }

  // ---- the keyboard's focus, in and out ----

  // enter puts it on the pad, else on the first that takes it.
  function enter() {
    const all = document.querySelectorAll('[data-part="pad"], button, select, input, summary, a[href], [tabindex="0"]');
    const on = [...all].find((e) => e.matches('[data-part="pad"]') && e.getClientRects().length) || [...all].find((e) => e.getClientRects().length && !e.disabled);
    window.focus();
    if (on) on.focus();
  }

  // Escape that nobody had a use for leads out, if the host follows.
  addEventListener("keydown", (e) => {
    if (e.key === "Escape" && !e.defaultPrevented && !e.repeat && !e.isComposing) tell("leave", {});
  });
})();
