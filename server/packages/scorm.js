// Stands between the page and an LMS; lms.js stands before it in the same file.
// It runs before boot.js: it gives the page a storage of its own that the LMS
// keeps for this learner, and puts the learner back where they were. Then it
// reports what the page tells of the chapter. Whatever the LMS refuses is said
// on the page, tried again, and stops nothing.
(function () {
  "use strict";

  const { scorm, chapter, lang, title } = document.currentScript.dataset;
  const lms = inklingLMS(scorm);
  const { model } = lms;
  const SUSPEND = "cmi.suspend_data";
  let session = lms.found ? "new" : "none"; // then "open", "refused" or "ended"

  // ---- what the LMS keeps ----

  // suspend_data is a list as in an address, of letters that every LMS stores
  // unchanged: what the page keeps under its own names, with "kept-" before them,
  // and the fragment that leads to what the page showed.
  const KEPT = "kept-";
  const items = new Map();
  let link = new URLSearchParams(location.hash.slice(1));
  let unread = ""; // why it could not be read: then it is not written either

  function read() {
    const text = lms.get(SUSPEND);
    if (!text) {
      const { code, detail } = lms.fault();
      if (!["", "0", "403"].includes(code)) unread = detail; // 403: nothing there yet
    }
    const fields = new URLSearchParams(text);
    if (fields.get("inkling") !== "1") return;
    lms.sent.set(SUSPEND, text);
    for (const [key, value] of fields) {
      if (key.startsWith(KEPT)) items.set(key.slice(KEPT.length), value);
      else if (key !== "inkling") link.set(key, value);
    }
  }

  // suspended is what to keep, as far as there is room: the drawing and the
  // knobs give way to what was solved, the longer first.
  function suspended() {
    const fields = new URLSearchParams({ inkling: "1" });
    for (const [key, value] of items) if (key.startsWith("inkling-")) fields.set(KEPT + key, value);
    for (const [key, value] of link) fields.set(key, value);
    const length = (key) => (fields.get(key) || "").length;
    const fits = () => fields.toString().length <= model.room;
    const large = ["d", "knobs"].sort((a, b) => length(b) - length(a));
    const cut = !fits();
    while (!fits() && large.length > 0) fields.delete(large.shift());
    return { text: fields.toString(), cut };
  }

  // ---- a storage of this learner's own ----

  const within = window.parent !== window || Boolean(window.opener); // most likely an LMS
  if (lms.found || within) Object.defineProperty(window, "localStorage", { value: {
    get length() { return items.size; },
    key: (i) => [...items.keys()][i] ?? null,
    getItem: (k) => items.get(String(k)) ?? null,
    setItem: (k, v) => {
      items.set(String(k), String(v));
      later(SOON);
    },
    removeItem: (k) => void items.delete(String(k)),
    clear: () => items.clear(),
  } });

  // ---- reporting ----

  const SOON = 300, REST = 2500, AGAIN = 20000; // milliseconds
  const began = Date.now();
  let challenges = null; // as the page told last
  let told = null; // as the LMS was told, or as they were when the page began
  let least = 0; // of the score: what was reached on an earlier visit
  let finished = false; // on an earlier visit
  let reviewed = false;
  let failure = "";
  let timer = 0, waiting = 0, down = false;

  const set = (element, value, need) => { failure = lms.set(element, value, need) || failure; };

  // later saves after a while in which nothing more happens; never while a
  // stroke is drawn, for an LMS may take its time.
  function later(ms) {
    if (timer && ms > waiting) return;
    clearTimeout(timer);
    waiting = ms;
    timer = setTimeout(() => {
      timer = 0;
      if (down) later(REST);
      else save(false);
    }, ms);
  }

  function report() {
    const solved = challenges.filter((c) => c.solved).length;
    const share = Math.max(least, solved / challenges.length);
    const done = solved === challenges.length;
    if (!finished) set(model.status, done ? "completed" : "incomplete", true);
    set(model.core + "score.min", 0);
    set(model.core + "score.max", 100);
    set(model.core + "score.raw", Math.round(100 * share));
    if (scorm === "2004") {
      set("cmi.score.scaled", share);
      set("cmi.progress_measure", share);
      if (done) set("cmi.success_status", "passed");
    }
    challenges.forEach(interaction);
  }

  // interaction reports a challenge that was worked on since the LMS was told.
  // Solved, it stays as it was solved.
  function interaction(c, i) {
    const was = told[i];
    if (was.solved || JSON.stringify(c) === JSON.stringify(was)) return;
    const at = (n, field) => `cmi.interactions.${n}.${field}`;
    const count = Number(lms.get("cmi.interactions._count")) || 0;
    const before = failure;
    failure = "";
    for (let n = Math.min(count, i); n <= i; n++) { // there may be no gap
      set(at(n, "id"), `chapter-${chapter}-challenge-${n + 1}`);
      set(at(n, "type"), model.kind);
    }
    const answers = c.tries + (c.solved ? 1 : 0);
    const yes = (b) => (b ? "yes" : "no");
    set(at(i, model.time), model.clock());
    if (scorm === "2004") set(at(i, "description"), `${title} (${i + 1})`);
    set(at(i, model.answer), `answers ${answers}, hint ${yes(c.hint)}, solution ${yes(c.solution)}`);
    if (answers > 0) set(at(i, "result"), c.solved ? "correct" : model.wrong);
    if (!failure) told[i] = c;
    failure = failure || before;
  }

  // save reports what changed and has the LMS keep it. On leaving, the time
  // spent is said as well.
  function save(leaving) {
    if (session !== "open") return;
    clearTimeout(timer);
    timer = 0;
    failure = "";
    let cut = false;
    if (challenges) report();
    if (!unread) {
      if (document.documentElement.dataset.ready === "true") {
        try {
          link = new URLSearchParams(window.inkling.link());
        } catch (err) {
          console.error(err); // the program has ended: what was known before stays
        }
      }
      const kept = suspended();
      cut = kept.cut;
      set(SUSPEND, kept.text, true);
    }
    set(model.location, chapter);
    set(model.core + "exit", "suspend");
    if (leaving || lms.pending) set(model.core + "session_time", model.span(Date.now() - began));
    if (lms.pending) {
      if (lms.ask("commit")) lms.pending = false;
      else failure = failure || lms.fault().detail;
    }
    if (failure) {
      say("failed", failure);
      later(AGAIN);
    } else if (unread) say("unread", unread);
    else if (cut) say("large", model.room);
    else say(reviewed ? "review" : "kept");
  }

  // leave ends the session, once.
  function leave() {
    if (session !== "open") return;
    save(true);
    clearTimeout(timer);
    session = "ended";
    lms.ask("terminate");
  }

  // ---- what is said on the page ----

  const WORDS = {
    kept: ["Everything is computed on this device. What you solve and draw is kept by your course site.", "所有计算都在本机完成。你完成的题目和画的内容由学习平台保存。"],
    none: ["Opened outside a course site: nothing is reported. What you solve is kept in this browser.", "在学习平台之外打开：不上报任何内容，完成情况保存在此浏览器中。"],
    lost: ["No connection to a course site was found: nothing is reported, and what you do is gone when you close this page.", "没有找到学习平台：不上报任何内容，关闭页面后不保留所做的内容。"],
    review: ["Opened for review: what you do now may not be kept.", "以复习方式打开：现在所做的内容可能不会保存。"],
    refused: ["Your course site did not begin this chapter. The page works, but nothing is reported or kept. Close it and open it again. ({detail})", "学习平台没有启动本章。页面可以使用，但不会上报，也不会保存。请关闭后重新打开。（{detail}）"],
    unread: ["Your course site could not give back what it keeps of you here. That is left as it is: what you solve now is reported, your drawing is not kept. ({detail})", "学习平台没能取回你在这里的记录。原记录保持不变：现在完成的题目会上报，画的内容不会保存。（{detail}）"],
    failed: ["Your course site did not take what you did. Leave this page open: it is tried again. ({detail})", "学习平台没有接收你的进度。请不要关闭页面，会继续重试。（{detail}）"],
    large: ["What you drew or changed is more than this course site can keep ({detail} characters). What you solved is kept.", "你画的或改动的内容超出了学习平台的容量（{detail} 个字符）。已完成的题目会保存。"],
    ended: ["This session has ended. Close this page and open the chapter again.", "本次学习已结束。请关闭页面，重新打开本章。"],
    close: ["Close this message", "关闭提示"],
  };
  const QUIET = ["kept", "none", "lost", "review"]; // said at the page's end; all else stands before it

  let said = "", detail = "", line = null, text = null, close = null;

  function say(what, about = "") {
    if (said === what && detail === about) return; // it may have been closed
    said = what;
    detail = about;
    show();
  }

  const word = (name) => WORDS[name][document.documentElement.lang.startsWith("zh") ? 1 : 0];

  function show() {
    if (!line) return;
    line.hidden = !said;
    line.dataset.state = said;
    line.classList.toggle("lms-trouble", !QUIET.includes(said));
    close.hidden = QUIET.includes(said);
    close.title = word("close");
    close.setAttribute("aria-label", word("close"));
    text.textContent = said && word(said).replace("{detail}", () => detail);
  }

  function build() {
    line = document.createElement("aside");
    line.className = "lms";
    line.dataset.part = "lms";
    text = document.createElement("p");
    text.setAttribute("role", "status");
    close = document.createElement("button");
    close.type = "button";
    close.className = "pill";
    close.textContent = "✕";
    close.addEventListener("click", () => { line.hidden = true; });
    line.append(text, close);
    document.body.append(line);
    new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["lang"] });
    show();
  }

  // ---- the beginning ----

  // begin asks the LMS to begin; it, or a page of its own around this one, may
  // have done so already. It is "" or why there is no session.
  function begin() {
    if (lms.ask("initialize")) return "";
    const { code, detail } = lms.fault();
    return code === "103" || lms.get(model.status) !== "" ? "" : detail;
  }

  const refusal = lms.found ? begin() : "";
  if (!lms.found) {
    say(within ? "lost" : "none");
  } else if (refusal) {
    session = "refused";
    say("refused", refusal);
  } else {
    session = "open";
    read();
    finished = /^(completed|passed)$/.test(lms.get(model.status));
    least = Math.min(1, (Number(lms.get(model.core + "score.raw")) || 0) / 100);
    reviewed = /^(review|browse)$/.test(lms.get(model.mode));
    if (!finished) set(model.status, "incomplete", true);
    later(SOON);
  }

  // The page speaks as the learner chose, else as the LMS says, else as the
  // package does.
  const asked = session === "open" ? lms.get(model.language).slice(0, 2).toLowerCase() : "";
  const language = ["zh", "en"].includes(asked) ? asked : lang;
  if (language && !items.has("inkling-lang") && !link.has("lang")) link.set("lang", language);
  link.set("ch", chapter);
  history.replaceState(history.state, "", "#" + link);

  document.addEventListener("DOMContentLoaded", () => {
    build();
    if (session !== "open") return;
    window.inkling.on("chapter", (c) => {
      if (String(c.number) !== chapter) return;
      challenges = c.challenges;
      told = told || [...challenges];
      later(SOON);
    });
    for (const name of ["click", "keyup", "change", "input"]) document.addEventListener(name, () => later(REST), true);
    document.addEventListener("pointerdown", () => { down = true; }, true);
    for (const name of ["pointerup", "pointercancel"]) {
      document.addEventListener(name, () => {
        down = false;
        later(REST);
      }, true);
    }
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save(true));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (e) => e.persisted && session === "ended" && say("ended"));
})();
