// <inkling-pad>: Inkling in a course page of any site, as an element.
//
//   <script src="https://…/web/embed.js" async></script>
//   <inkling-pad lang="en" parts="pad,answer">what is seen without scripts</inkling-pad>
//
// A classic script without dependencies, of which a second copy does nothing. It
// works under a strict Content-Security-Policy: styles are set by script alone,
// and no text becomes markup or program. The README lists attributes, methods
// and messages. The page in the frame is web/frame.js's. One file however long:
// course pages name one.
(function () {
  "use strict";

  if (!window.customElements || customElements.get("inkling-pad")) return;

  const script = document.currentScript || document.querySelector('script[src$="/web/embed.js"]');
  const SITE = script && script.src ? new URL("../embed/", script.src).href : "";

  // Attributes that go into the address, and what is said when one is taken away.
  const KEYS = {
    lang: null, theme: "auto", d: null, off: "none", net: "mlp-16-16", sel: null, view: "signal", ch: null, tab: "sum",
    knobs: null, hide: "none", parts: "pad,seen,answer,outputs", play: null, keep: null,
  };
  const LISTS = ["off", "hide", "parts"];
  const PATIENCE = 60_000; // milliseconds until calls of a page that says nothing are refused
  const LOWEST = 40, HIGHEST = 20_000; // of a frame, in CSS pixels
  // Messages. What the page has not answered may reach it all at once when it was
  // busy: with the burst that is less than it takes, so it refuses none.
  const BURST = 50, PER_SECOND = 50, UNANSWERED = 50;

  const WORDS = {
    en: { title: "Inkling: draw a digit", open: "Open Inkling ↗" },
    zh: { title: "Inkling：写一个数字", open: "打开 Inkling ↗" },
  };

  // Styles of the element itself, weaker than any of the page's.
  let sheet = null;
  try {
    sheet = new CSSStyleSheet();
    sheet.insertRule(":host { display: block }");
    sheet.insertRule(":host([hidden]) { display: none }", 1);
  } catch (_) {
    sheet = null; // an older browser
  }

  function style(element, properties) {
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  }

  // settled is a promise to be settled from outside, for which nobody need wait.
  function settled() {
    const d = {};
    d.promise = new Promise((resolve, reject) => Object.assign(d, { resolve, reject }));
    d.promise.catch(() => {});
    return d;
  }

  let ids = 0;

  class InklingPad extends HTMLElement {
    static observedAttributes = [...Object.keys(KEYS), "width", "height", "title", "src", "sandbox"];

    #box = document.createElement("div");
    #slot = document.createElement("slot"); // what is seen until there is a frame
    #link = document.createElement("a");
    #frame = null;
    #here = false; // in a document
    #asked = false; // for ready, before it was in one
    #alive = false; // the page in the frame has something to show
    #known = true; // what loads next is the frame's first document, or has spoken
    #isReady = false;
    #failure = ""; // why there is no answer
    #version = null;
    #origin = "*"; // the page's
    #ready = settled();
    #calls = new Map(); // id → {resolve, reject, quiet, posted}, until they are answered
    #queue = []; // the messages of those that have not been posted
    #tokens = BURST;
    #spentAt = 0;
    #pumping = 0;
    #patience = 0;
    #sizes = { count: 0, since: 0 };
    #changed = null; // attributes since the last message
    #near = null; // watches for the element to come near
    #mine = new Map(); // what the learner drew and turned, as the page told last; "" is nothing
    #listeners = new Map(); // name → function → listener

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      this.#link.target = "_blank";
      this.#link.rel = "noopener";
      this.#slot.append(this.#link);
      this.#box.append(this.#slot);
      style(this.#box, { position: "relative", "max-width": "100%" });
      try {
        root.adoptedStyleSheets = [sheet];
      } catch (_) {
        sheet = null;
      }
      root.append(this.#box);
    }

    connectedCallback() {
      this.#here = true;
      if (!sheet && !this.hidden) this.style.display = "block";
      this.#dress();
      if (this.hasAttribute("eager") || this.#asked || !window.IntersectionObserver) return this.#begin();
      this.#near = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && this.#begin(), { rootMargin: "100%" });
      this.#near.observe(this);
    }

    connectedMoveCallback() {} // moveBefore: the frame goes on

    disconnectedCallback() {
      this.#here = false;
      this.#stop("the element was taken out of its document or moved, which ends what a frame does");
    }

    attributeChangedCallback(name, before, after) {
      this.#mine.delete(name);
      if (!this.#here) return;
      if (name === "src" || name === "sandbox") {
        const begun = this.#frame || this.#failure;
        if (before === after) return;
        this.#stop(`the attribute ${name} was changed`);
        this.#dress();
        if (begun) this.#begin();
        return;
      }
      this.#dress();
      if (name === "height" && this.#frame) this.#tell({ type: "hello" }); // it tells its size
      if (!(name in KEYS) || name === "keep" || !this.#frame) return;
      if (!this.#changed) queueMicrotask(() => this.#tellChanges());
      (this.#changed = this.#changed || new Set()).add(name);
    }

    // ---- the interface: window.inkling's, with promises ----

    get version() { return this.#version; } // null until ready

    get ready() {
      if (this.#here) this.#begin();
      else this.#asked = true;
      return this.#ready.promise;
    }

    classify(pixels) { return this.#call("classify", { pixels }); }
    read(strokes) { return this.#call("read", { strokes }); }
    draw(strokes) { return this.#call("draw", { strokes }); }
    clear() { return this.#call("clear").then(() => {}); }
    image() { return this.#call("image").then((v) => Float32Array.from(v)); }
    link() { return this.#call("link"); }
    benchmark(n) { return this.#call("benchmark", { n }); }

    // focus takes the keyboard's focus into the page.
    async focus() {
      if (this.#here) await this.ready; // else the call is refused
      if (this.#frame) this.#frame.focus();
      await this.#call("focus");
    }

    on(name, fn) {
      if (!this.#listeners.has(name)) this.#listeners.set(name, new Map());
      const of = this.#listeners.get(name);
      if (of.has(fn)) return;
      of.set(fn, (e) => e.target === this && fn(e.detail));
      this.addEventListener(name, of.get(fn));
    }

    off(name, fn) {
      const of = this.#listeners.get(name);
      if (!of || !of.has(fn)) return;
      this.removeEventListener(name, of.get(fn));
      of.delete(fn);
    }

    // ---- the address ----

    // lang is the element's language, else that of what it stands in.
    #lang() {
      let on = this;
      while (on && !on.getAttribute("lang")) on = on.parentElement || (on.getRootNode().host ?? null);
      return ((/^(zh|en)\b/i.exec(on ? on.getAttribute("lang") : "") || [""])[0] || "").toLowerCase();
    }

    #value(name) {
      if (name === "lang") return this.#lang();
      const v = this.getAttribute(name);
      if (v === null) return "";
      if (name === "play" || name === "keep") return v === "0" || v === "false" ? "" : "1";
      return LISTS.includes(name) ? v.trim().split(/[\s,]+/).join(",") : v.trim();
    }

    #address() {
      const given = this.getAttribute("src");
      if (!given && !SITE) throw new Error("it is not known where the page is: give the element src=\"https://…/embed/\", or load web/embed.js from the site as a classic script");
      const url = new URL(given || SITE, document.baseURI);
      if (!/^(https?|file):$/.test(url.protocol)) throw new Error(`src leads to ${url.protocol}, expected https, http or file`);
      // A folder of files has no page, and a page without an origin may frame no other.
      const nobody = self.origin === "null" && location.protocol !== "file:";
      if ((url.protocol === "file:" || nobody) && url.pathname.endsWith("/")) url.pathname += "one.html";
      const fragment = new URLSearchParams(url.hash.slice(1));
      for (const name of Object.keys(KEYS)) {
        const value = this.#value(name);
        if (value) fragment.set(name, value);
      }
      for (const [key, value] of this.#mine) {
        if (value) fragment.set(key, value);
        else fragment.delete(key); // cleared, whatever the attribute said
      }
      url.hash = fragment.toString();
      return url;
    }

    #tellChanges() {
      const fragment = new URLSearchParams();
      for (const name of this.#changed || []) {
        const value = this.#value(name) || KEYS[name];
        if (value) fragment.set(name, value);
      }
      this.#changed = null;
      if (this.#frame && fragment.toString()) this.#tell({ type: "set", fragment: fragment.toString() });
    }

    // ---- how it looks ----

    // dress sizes the element as its attributes say, and while there is no page
    // as that is likely to be.
    #dress() {
      const length = (name) => {
        const v = (this.getAttribute(name) || "").trim();
        return /^\d+(\.\d+)?$/.test(v) ? v + "px" : v;
      };
      const words = WORDS[this.#lang() || "en"];
      const height = CSS.supports("height", length("height")) ? length("height") : "";
      const width = CSS.supports("width", length("width")) ? length("width") : "";
      style(this.#box, { width, height, "min-height": height || this.#alive || this.#failure ? "" : this.#likely() + "px" });
      style(this.#slot, { display: this.#alive ? "none" : "" });
      this.#link.textContent = words.open;
      try {
        this.#link.href = this.#address().href;
      } catch (_) {
        this.#link.removeAttribute("href"); // begin says what is wrong
      }
      if (!this.#frame) return;
      this.#frame.title = this.getAttribute("title") || words.title;
      // Before it has spoken a frame is unseen behind what stands in its place.
      style(this.#frame, this.#alive ? { position: "", opacity: "", "pointer-events": "" } : { position: "absolute", opacity: "0", "pointer-events": "none" });
      if (height || !this.#alive) style(this.#frame, { height: "100%" });
      else if (this.#frame.style.height === "100%") style(this.#frame, { height: this.#likely() + "px" });
    }

    // likely is about how high the page will be: its parts side by side.
    #likely() {
      const HEIGHTS = { pad: 560, seen: 560, answer: 190, outputs: 370, network: 720, inspector: 420 };
      const names = (this.#value("parts") || KEYS.parts).split(",");
      const columns = Math.max(1, Math.floor((this.#box.clientWidth - 4) / 300));
      const high = names.map((name) => HEIGHTS[name] || 400);
      const sum = high.reduce((a, b) => a + b, 0);
      return Math.round(Math.max(sum / Math.min(columns, 3), ...high)) + 80;
    }

    #size({ height }) {
      if (!Number.isFinite(height) || !this.#frame) return;
      const now = performance.now();
      if (now - this.#sizes.since > 1000) this.#sizes = { count: 0, since: now };
      if (++this.#sizes.count > 60) return; // a loop somewhere
      if (!this.#box.style.height) style(this.#frame, { height: Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(height))) + "px" });
    }

    // ---- the frame ----

    #begin() {
      if (this.#frame || this.#failure || !this.#here) return;
      if (this.#near) this.#near.disconnect();
      this.#asked = false;
      let address;
      try {
        address = this.#address();
      } catch (err) {
        return this.#fail(err.message);
      }
      const frame = document.createElement("iframe");
      if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", "allow-scripts");
      frame.allow = "clipboard-write; fullscreen";
      frame.referrerPolicy = "no-referrer";
      frame.src = address.href;
      style(frame, { display: "block", width: "100%", border: "0", top: "0", left: "0" });
      this.#frame = frame;
      window.addEventListener("message", this.#hear);
      document.addEventListener("securitypolicyviolation", this.#forbidden);
      frame.addEventListener("load", () => this.#loaded());
      this.#wait();
      this.#dress();
      this.#box.append(frame);
    }

    // wait gives the page time to speak. The frame stays afterwards: over a slow
    // line the page may speak yet, and then all is well.
    #wait() {
      const { origin, pathname } = new URL(this.#frame.src);
      const why = `${origin} did not answer within ${PATIENCE / 1000} s. It may still be loading, or be forbidden here. Does ${origin}${pathname} open in a tab? If so, this page may forbid frames: its Content-Security-Policy needs frame-src ${origin}`;
      clearTimeout(this.#patience);
      this.#patience = setTimeout(() => this.#nowFailed(why), PATIENCE);
    }

    // loaded hears of a document that is there. One after the first that has not
    // said that it begins is something else, where nobody answers.
    #loaded() {
      const known = this.#known;
      this.#known = false;
      if (known) return;
      this.#anew();
      this.#wait();
      this.#frame.contentWindow.postMessage({ inkling: 1, type: "hello" }, "*"); // if it can speak after all
    }

    #forbidden = (e) => {
      if (this.#alive || e.disposition !== "enforce" || !/^(frame|child|default)-src/.test(e.effectiveDirective) || !e.blockedURI.startsWith(this.#address().origin)) return;
      this.#fail(`this page forbids the frame: its Content-Security-Policy needs frame-src ${this.#address().origin}`);
    };

    // stop takes the frame away; whoever waits hears why.
    #stop(why) {
      const error = new Error(`inkling-pad: ${why}`);
      this.#ready.reject(error);
      for (const call of this.#calls.values()) call.reject(error);
      window.removeEventListener("message", this.#hear);
      document.removeEventListener("securitypolicyviolation", this.#forbidden);
      clearTimeout(this.#patience);
      clearTimeout(this.#pumping);
      if (this.#near) this.#near.disconnect();
      if (this.#frame) this.#frame.remove();
      this.#ready = settled();
      this.#calls.clear();
      this.#queue = [];
      this.#frame = this.#changed = this.#near = this.#version = null;
      this.#alive = this.#isReady = false;
      this.#known = true;
      this.#tokens = BURST;
      this.#pumping = 0;
      this.#failure = "";
      this.#origin = "*";
    }

    // fail is stop for good: what is asked later is refused for the same reason.
    #fail(why) {
      this.#stop(why);
      this.#failure = why;
      this.#ready.reject(new Error(`inkling-pad: ${why}`));
      this.#dress();
      this.#emit("failed", { reason: why });
    }

    #emit(type, detail) {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    }

    // ---- messages ----

    #call(type, fields) {
      if (!this.#here) return Promise.reject(new Error(`inkling-pad: ${type}: the element is not in a document`));
      this.#begin();
      if (this.#failure) return Promise.reject(new Error(`inkling-pad: ${this.#failure}`));
      return new Promise((resolve, reject) => {
        const message = { ...(window.structuredClone ? structuredClone(fields) : fields), type }; // as it is now
        this.#send(message, { resolve, reject, quiet: false });
      });
    }

    // tell sends what nobody waits for. It is answered all the same, and counted.
    #tell(message) {
      this.#send(message, { resolve() {}, reject() {}, quiet: true });
    }

    #send(message, call) {
      message.id = ++ids;
      this.#calls.set(message.id, { ...call, posted: false });
      this.#queue.push(message);
      this.#pump();
    }

    // pump posts what waits, no faster than the page takes it by the clock, and no
    // further than so much ahead of its answers.
    #pump() {
      if (!this.#isReady || this.#pumping) return;
      const now = performance.now();
      this.#tokens = Math.min(BURST, this.#tokens + ((now - this.#spentAt) / 1000) * PER_SECOND);
      this.#spentAt = now;
      const full = () => this.#calls.size - this.#queue.length >= UNANSWERED;
      while (this.#queue.length && this.#tokens >= 1 && !full()) {
        this.#tokens--;
        const message = this.#queue.shift();
        this.#calls.get(message.id).posted = true;
        this.#frame.contentWindow.postMessage({ inkling: 1, ...message }, this.#origin);
      }
      if (this.#queue.length === 0 || full()) return; // the next answer pumps
      this.#pumping = setTimeout(() => { this.#pumping = 0; this.#pump(); }, 1000 / PER_SECOND);
    }

    #hear = (e) => {
      const m = e.data;
      if (!this.#frame || e.source !== this.#frame.contentWindow || typeof m !== "object" || m === null || m.inkling !== 1) return;
      clearTimeout(this.#patience);
      if (!this.#alive && m.type !== "begun") {
        this.#alive = true;
        this.#dress();
      }
      this.#origin = /^https?:/.test(e.origin) ? e.origin : "*"; // "null" cannot be named
      const call = this.#calls.get(m.id);
      switch (m.type) {
        case "answer":
        case "error":
          if (!call || !call.posted) return;
          this.#calls.delete(m.id);
          if (m.type === "answer") call.resolve(m.value);
          else call.reject(new Error(String(m.error)));
          return this.#pump();
        case "begun":
          this.#known = true;
          return this.#anew();
        case "ready": return this.#nowReady(String(m.version));
        case "failed": return this.#nowFailed(String(m.reason));
        case "size": return this.#size(m);
        case "leave": return this.#leave();
        case "change": return this.#emit("change", m.result);
        case "select": return this.#emit("select", m.selection);
        case "chapter": return this.#emit("chapter", m.chapter);
        case "link": return this.#keep(String(m.fragment));
      }
    };

    // keep remembers what is the learner's, for when the frame has to begin anew.
    #keep(fragment) {
      const all = new URLSearchParams(fragment);
      for (const key of ["d", "knobs", "off", "net"]) this.#mine.set(key, all.get(key) || "");
      this.#emit("link", fragment);
    }

    // anew awaits a page that begins: the first, or another within the frame.
    #anew() {
      this.#lose("the page in the frame was loaded anew", (call) => call.posted);
      if (this.#isReady || this.#failure) this.#ready = settled();
      this.#isReady = false;
      this.#version = null;
      this.#failure = "";
    }

    #nowReady(version) {
      if (this.#isReady) return; // it was greeted
      if (this.#failure) this.#ready = settled();
      this.#failure = "";
      this.#version = version;
      this.#isReady = true;
      this.#ready.resolve();
      this.#emit("ready", { version });
      this.#pump();
    }

    // The page cannot read a digit and says so itself, or says nothing. It may be
    // tried again there, or speak later; what attributes said waits for that.
    #nowFailed(reason) {
      this.#lose(reason, (call) => call.posted || !call.quiet);
      this.#queue = this.#queue.filter((message) => this.#calls.has(message.id));
      this.#failure = reason;
      this.#ready.reject(new Error(`inkling-pad: ${reason}`));
      this.#dress();
      this.#emit("failed", { reason });
    }

    #lose(why, which) {
      for (const [id, call] of this.#calls) {
        if (!which(call)) continue;
        this.#calls.delete(id);
        call.reject(new Error(`inkling-pad: ${why}`));
      }
    }

    // leave gives the keyboard's focus back to the page around the frame: to the
    // element, which takes it no longer than that. With a tabindex of -1 the Tab
    // key would never enter it.
    #leave() {
      if (this.getRootNode().activeElement !== this) return;
      if (!this.hasAttribute("tabindex")) {
        this.tabIndex = -1;
        this.addEventListener("blur", () => this.removeAttribute("tabindex"), { once: true });
      }
      super.focus({ preventScroll: true });
    }
  }

  customElements.define("inkling-pad", InklingPad);
})();
