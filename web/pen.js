// The pen: takes Pointer Events on the pad, inks them at once, and keeps them
// until the Go program has taken them over, so that a stroke drawn while the
// page is still loading is not lost. Before that it also minds undo and clear.
//
// Go is the owner of the drawing once it runs: it takes the events once a frame
// (connect) and has its own drawing shown after undo, load and the like (show).
// Coordinates are shares of the pad, 0 … 1, y down. One file however long: what is
// captured and what is painted must never part.
(function () {
  "use strict";

  const BEGIN = 0, EXTEND = 1, END = 2, UNDO = 3, CLEAR = 4; // app/dom/pen.go has the same
  const WIDTH = 0.06; // of the pad's side: ink.PadPen
  const FIELDS = 5; // kind, x, y, pressure, milliseconds

  let strokes = []; // what the pad shows: arrays of [x, y, pressure, …]
  let picture = null; // or, in their place, 28×28 bytes, 0 … 255 ink
  let queue = []; // events that Go has not taken yet, FIELDS numbers each
  let pointer = null; // {id, type} of the pointer that is drawing
  let receive = null; // Go's function, once connected
  let frame = 0;
  let observed = null; // the pad that is watched
  let focused = null;

  const pad = () => document.querySelector('[data-part="pad"]');

  // ---- what the pad shows ----

  // Finished strokes are painted once, on a canvas of their own; each frame
  // takes that and adds the stroke under the pen, drawn whole and smooth.
  const finished = document.createElement("canvas");

  // context is a canvas's drawing context, at the pad's size and in its colour.
  function context(canvas, side, colour) {
    if (canvas.width !== side || canvas.height !== side) canvas.width = canvas.height = side;
    const c = canvas.getContext("2d");
    c.lineCap = c.lineJoin = "round";
    c.strokeStyle = c.fillStyle = colour;
    return c;
  }

  // A pen that tells its pressure is drawn a little thinner or wider; what is
  // read stays the same.
  const width = (side, pressure) => side * WIDTH * (pressure > 0 ? 0.6 + 0.8 * pressure : 1);

  // trace inks a stroke: curves through the middles between its points, with
  // the points as controls. A line of one width is one path.
  function trace(c, s) {
    const side = c.canvas.width;
    const x = (i) => s[3 * i] * side, y = (i) => s[3 * i + 1] * side;
    const n = s.length / 3;
    let pressure = s[2];
    c.lineWidth = width(side, pressure);
    c.beginPath(); // a dot, and the beginning of a line that goes nowhere
    c.arc(x(0), y(0), c.lineWidth / 2, 0, 2 * Math.PI);
    c.fill();
    c.beginPath();
    c.moveTo(x(0), y(0));
    for (let i = 1; i < n - 1; i++) {
      const mx = (x(i) + x(i + 1)) / 2, my = (y(i) + y(i + 1)) / 2;
      c.quadraticCurveTo(x(i), y(i), mx, my);
      if (s[3 * i + 2] !== pressure) {
        c.stroke();
        pressure = s[3 * i + 2];
        c.lineWidth = width(side, pressure);
        c.beginPath();
        c.moveTo(mx, my);
      }
    }
    c.lineTo(x(n - 1), y(n - 1));
    c.stroke();
  }

  // stamp inks the picture over the whole of c, smooth, in its colour.
  function stamp(c) {
    const small = document.createElement("canvas");
    small.width = small.height = Math.sqrt(picture.length);
    const image = new ImageData(small.width, small.height);
    picture.forEach((v, i) => { image.data[4 * i + 3] = v; });
    const s = small.getContext("2d");
    s.putImageData(image, 0, 0);
    s.globalCompositeOperation = "source-in";
    s.fillStyle = c.fillStyle;
    s.fillRect(0, 0, small.width, small.height);
    c.imageSmoothingQuality = "high";
    c.drawImage(small, 0, 0, c.canvas.width, c.canvas.height);
  }

  // paint shows the finished strokes and the one under the pen. all paints the
  // finished ones anew.
  function paint(all) {
    const canvas = pad();
    if (!canvas) return;
    const side = Math.round(canvas.clientWidth * (window.devicePixelRatio || 1));
    if (side === 0) return;
    const colour = getComputedStyle(canvas).color;
    const under = pointer ? strokes.length - 1 : strokes.length;
    if (all || finished.width !== side) {
      const f = context(finished, side, colour);
      f.clearRect(0, 0, side, side);
      if (picture) stamp(f);
      for (const s of strokes.slice(0, under)) trace(f, s);
    }
    const c = context(canvas, side, colour);
    c.clearRect(0, 0, side, side);
    c.drawImage(finished, 0, 0);
    if (pointer) trace(c, strokes[under]);
  }

  const repaint = () => paint(true);

  // ---- events for Go ----

  function push(kind, x, y, pressure, time) {
    queue.push(kind, x, y, pressure, time);
    if (!receive) mark();
    if (!frame) frame = requestAnimationFrame(tick);
  }

  function tick() {
    frame = 0;
    paint(false);
    flush();
  }

  function flush() {
    if (!receive || queue.length === 0) return;
    const events = new Uint8Array(new Float64Array(queue).buffer);
    queue = [];
    receive(events);
  }

  // ---- pointers ----

  // place is where e is on the pad. Beyond its edge the ink stays on the edge:
  // what is read is what is seen.
  function place(canvas, e) {
    const r = canvas.getBoundingClientRect();
    const share = (v) => Math.min(Math.max(v, 0), 1);
    return [share((e.clientX - r.left) / r.width), share((e.clientY - r.top) / r.height)];
  }

  const pressure = (e) => (e.pointerType === "pen" ? e.pressure : 0);

  function capture(canvas, id) {
    try {
      canvas.setPointerCapture(id);
    } catch (_) {
      // The pointer is already gone; document still hears what comes.
    }
  }

  function down(e) {
    const canvas = e.target instanceof Element && e.target.closest('[data-part="pad"]');
    if (!canvas || pointer || e.button !== 0) return;
    capture(canvas, e.pointerId);
    const [x, y] = place(canvas, e);
    pointer = { id: e.pointerId, type: e.pointerType };
    strokes.push([x, y, pressure(e)]);
    if (picture) { // a stroke takes its place
      picture = null;
      repaint();
    }
    push(BEGIN, x, y, pressure(e), e.timeStamp);
  }

  const ours = (e) => pointer && e.pointerId === pointer.id;

  function move(e) {
    if (!ours(e)) return;
    if (pointer.type === "mouse" && (e.buttons & 1) === 0) { // the release happened out of sight
      lift();
      return;
    }
    const coalesced = e.getCoalescedEvents ? e.getCoalescedEvents() : [];
    extend(coalesced.length > 0 ? coalesced : [e]);
  }

  function extend(events) {
    const canvas = pad();
    if (!canvas) return;
    const s = strokes[strokes.length - 1];
    for (const e of events) {
      const [x, y] = place(canvas, e);
      const n = s.length;
      const step = Math.hypot(x - s[n - 3], y - s[n - 2]) * canvas.clientWidth;
      if (step < 0.5) continue; // CSS pixels: a resting hand trembles
      s.push(x, y, pressure(e));
      push(EXTEND, x, y, pressure(e), e.timeStamp);
    }
  }

  function up(e) {
    if (!ours(e)) return;
    try {
      if (e.type === "pointerup") extend([e]);
    } finally {
      lift();
    }
  }

  function lift() {
    pointer = null;
    repaint();
    push(END, 0, 0, 0, performance.now());
  }

  // The pad may be replaced under the pen when the program takes the page
  // over: the new one goes on with the stroke.
  function lost(e) {
    const canvas = pad();
    if (ours(e) && canvas && e.target !== canvas) capture(canvas, e.pointerId);
  }

  // ---- before Go runs: undo and clear ----

  function early(e) {
    if (receive || !(e.target instanceof Element)) return;
    if (e.target.closest('[data-part="undo"]') && strokes.length > 0) {
      strokes.pop();
      push(UNDO, 0, 0, 0, 0);
    } else if (e.target.closest('[data-part="clear"]') && strokes.length > 0) {
      strokes = [];
      push(CLEAR, 0, 0, 0, 0);
    } else {
      return;
    }
    repaint();
  }

  // mark shows what undo and clear are good for.
  function mark() {
    for (const button of document.querySelectorAll('[data-part="undo"], [data-part="clear"]')) {
      button.setAttribute("aria-disabled", String(strokes.length === 0));
    }
  }

  // adopt takes over a page that has just come into its place: it watches and
  // paints its pad, and puts the keyboard's focus back where it was.
  function adopt() {
    const canvas = pad();
    if (!canvas || canvas === observed) return;
    if (observed) resized.disconnect();
    observed = canvas;
    resized.observe(canvas);
    if (pointer) capture(canvas, pointer.id);
    if (!receive) mark();
    const last = focused && document.activeElement === document.body && document.querySelector(focused);
    if (last) last.focus({ preventScroll: true });
    repaint();
  }

  // track remembers, as a selector, what has the keyboard's focus.
  function track(e) {
    const { part, sample } = e.target instanceof HTMLElement ? e.target.dataset : {};
    focused = part ? `[data-part="${part}"]` + (sample ? `[data-sample="${sample}"]` : "") : null;
  }

  // ---- over a reload, when loading is tried again or a new version begins ----

  const KEPT = "inkling-kept";

  function keep() {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ strokes, whole: Boolean(receive) }));
    } catch (_) {
      // Full: the page reloads without the drawing rather than not at all.
    }
  }

  function restore() {
    const kept = sessionStorage.getItem(KEPT);
    if (!kept) return;
    sessionStorage.removeItem(KEPT);
    let before, whole;
    try {
      ({ strokes: before, whole } = JSON.parse(kept));
    } catch (_) {} // not of our making
    if (!Array.isArray(before) || !before.every(Array.isArray)) return;
    strokes = before;
    if (whole) push(CLEAR, 0, 0, 0, 0); // they stand for what the address says as well
    for (const s of strokes) {
      for (let i = 0; i < s.length; i += 3) push(i === 0 ? BEGIN : EXTEND, s[i], s[i + 1], s[i + 2], 0);
      push(END, 0, 0, 0, 0);
    }
  }

  const resized = new ResizeObserver(repaint);
  restore();
  document.addEventListener("pointerdown", down);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", up);
  document.addEventListener("lostpointercapture", lost, true);
  document.addEventListener("click", early);
  document.addEventListener("focusin", track);
  window.addEventListener("resize", repaint); // page zoom changes the resolution
  document.addEventListener("DOMContentLoaded", adopt);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

  window.inklingPen = {
    adopt,
    repaint,
    flush,
    keep,
    // connect hands every event so far, and from now on those of each frame,
    // to fn as the bytes of a Float64Array of FIELDS numbers an event.
    connect(fn) {
      receive = fn;
      adopt();
      flush();
    },
    // show replaces what the pad shows: FIELDS numbers a point as in events,
    // of which kind is BEGIN for the first point of a stroke. open says that the
    // last stroke is still being drawn; otherwise a pen that is down has had
    // its stroke ended, and must be put down anew.
    show(bytes, open) {
      if (!open) pointer = null;
      const points = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
      strokes = [];
      picture = null;
      for (let i = 0; i < points.length; i += FIELDS) {
        if (points[i] === BEGIN) strokes.push([]);
        strokes[strokes.length - 1].push(points[i + 1], points[i + 2], points[i + 3]);
      }
      repaint();
    },
    // picture shows 28×28 bytes, 0 background … 255 ink, instead.
    picture(bytes) {
      pointer = null;
      strokes = [];
      picture = bytes;
      repaint();
    },
  };
})();
