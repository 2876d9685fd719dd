// The pen: takes Pointer Events on the pad, inks them at once, and keeps them
// until the Go program has taken them over, so that a stroke drawn while the
// page is still loading is not lost. Before that it also minds undo and clear.
//
// Go is the owner of the drawing once it runs: it takes the events once a frame
// (connect) and has its own drawing shown after undo, load and the like (show).
// Coordinates are shares of the pad, 0 … 1, y down.
(function () {
  "use strict";

  const BEGIN = 0, EXTEND = 1, END = 2, UNDO = 3, CLEAR = 4; // app/dom/pen.go has the same
  const WIDTH = 0.06; // of the pad's side: ink.PadPen
  const FIELDS = 5; // kind, x, y, pressure, milliseconds

  let strokes = []; // what the pad shows: arrays of [x, y, pressure, …]
  let queue = []; // events that Go has not taken yet, FIELDS numbers each
  let pointer = null; // {id, type} of the pointer that is drawing
  let receive = null; // Go's function, once connected
  let frame = 0;
  let observed = null;

  const pad = () => document.querySelector('[data-part="pad"]');

  // ---- what the pad shows ----

  function context() {
    const canvas = pad();
    if (!canvas) return null;
    const side = Math.round(canvas.clientWidth * (window.devicePixelRatio || 1));
    if (side > 0 && (canvas.width !== side || canvas.height !== side)) {
      canvas.width = canvas.height = side;
    }
    const c = canvas.getContext("2d");
    c.lineCap = c.lineJoin = "round";
    c.strokeStyle = c.fillStyle = getComputedStyle(canvas).color;
    return c;
  }

  // A pen that tells its pressure is drawn a little thinner or wider; what is
  // read stays the same.
  function width(side, pressure) {
    return side * WIDTH * (pressure > 0 ? 0.6 + 0.8 * pressure : 1);
  }

  // segment inks the stroke s from its point i-1 to point i: a curve through
  // the middles of the steps, then straight on to the pen.
  function segment(c, s, i) {
    const side = c.canvas.width;
    const x = (k) => s[3 * k] * side, y = (k) => s[3 * k + 1] * side;
    c.lineWidth = width(side, s[3 * i + 2]);
    c.beginPath();
    if (i === 0) {
      c.arc(x(0), y(0), c.lineWidth / 2, 0, 2 * Math.PI);
      c.fill();
      return;
    }
    if (i > 1) {
      c.moveTo((x(i - 2) + x(i - 1)) / 2, (y(i - 2) + y(i - 1)) / 2);
      c.quadraticCurveTo(x(i - 1), y(i - 1), (x(i - 1) + x(i)) / 2, (y(i - 1) + y(i)) / 2);
    } else {
      c.moveTo(x(0), y(0));
    }
    c.lineTo(x(i), y(i));
    c.stroke();
  }

  function repaint() {
    const c = context();
    if (!c) return;
    c.clearRect(0, 0, c.canvas.width, c.canvas.height);
    for (const s of strokes) {
      for (let i = 0; 3 * i < s.length; i++) segment(c, s, i);
    }
  }

  // ---- events for Go ----

  function push(kind, x, y, pressure, time) {
    queue.push(kind, x, y, pressure, time);
    if (receive && !frame) frame = requestAnimationFrame(flush);
  }

  function flush() {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!receive || queue.length === 0) return;
    const events = new Uint8Array(new Float64Array(queue).buffer);
    queue = [];
    receive(events);
  }

  // ---- pointers ----

  function place(canvas, e) {
    const r = canvas.getBoundingClientRect();
    return [(e.clientX - r.left) / r.width, (e.clientY - r.top) / r.height];
  }

  function pressure(e) {
    return e.pointerType === "pen" ? e.pressure : 0;
  }

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
    const c = context();
    segment(c, strokes[strokes.length - 1], 0);
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
    const c = context();
    const s = strokes[strokes.length - 1];
    for (const e of events) {
      const [x, y] = place(canvas, e);
      const n = s.length;
      const step = Math.hypot(x - s[n - 3], y - s[n - 2]) * canvas.clientWidth;
      if (step < 0.5) continue; // CSS pixels: a resting hand trembles
      s.push(x, y, pressure(e));
      segment(c, s, n / 3);
      push(EXTEND, x, y, pressure(e), e.timeStamp);
    }
  }

  function up(e) {
    if (!ours(e)) return;
    if (e.type === "pointerup") extend([e]);
    lift();
  }

  function lift() {
    pointer = null;
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

  // adopt watches the pad that is there now and paints it.
  function adopt() {
    const canvas = pad();
    if (!canvas || canvas === observed) return;
    if (observed) resized.disconnect();
    observed = canvas;
    resized.observe(canvas);
    if (pointer) capture(canvas, pointer.id);
    repaint();
  }

  const resized = new ResizeObserver(repaint);
  document.addEventListener("pointerdown", down);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", up);
  document.addEventListener("lostpointercapture", lost, true);
  document.addEventListener("click", early);
  document.addEventListener("DOMContentLoaded", adopt);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

  window.inklingPen = {
    adopt,
    repaint,
    flush,
    // connect hands every event so far, and from now on those of each frame,
    // to fn as the bytes of a Float64Array of FIELDS numbers an event.
    connect(fn) {
      receive = fn;
      adopt();
      flush();
    },
    // show replaces what the pad shows: FIELDS numbers a point as in events,
    // of which kind is BEGIN for the first point of a stroke.
    show(bytes) {
      const points = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
      strokes = [];
      for (let i = 0; i < points.length; i += FIELDS) {
        if (points[i] === BEGIN) strokes.push([]);
        strokes[strokes.length - 1].push(points[i + 1], points[i + 2], points[i + 3]);
      }
      repaint();
    },
  };
})();
