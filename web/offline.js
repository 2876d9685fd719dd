// Keeps the page on the device and says so in the footer; loaded when a digit
// can be read. The work is the service worker's (worker.js). It never reloads a
// page by itself: a new version waits for the learner's word.
(function () {
  "use strict";

  const WORDS = "{{words}}"; // {name: [English, Chinese]}
  const root = new URL("../", document.currentScript.src);
  let service = null;
  try {
    service = navigator.serviceWorker; // a sandboxed frame has none, or throws
  } catch (_) {}
  if (!service || !/^https?:$/.test(location.protocol) || self.origin === "null") return;

  let registration = null;
  let asked = false; // the learner has given the word
  let said = null; // the name of what the line says, and the report it fills in

  // ---- the line in the footer ----

  const word = (name) => WORDS[name][document.documentElement.lang.startsWith("zh") ? 1 : 0];

  function show() {
    const line = document.querySelector('[data-part="offline"]');
    if (!line || !said) return;
    const { name, report } = said;
    const detail = report ? word(report.what).replace("{file}", () => report.file).replace("{detail}", () => report.detail) : "";
    line.dataset.state = name;
    if (name !== "kept") line.setAttribute("role", "status"); // that it works offline is no news
    line.textContent = word(name).replace("{detail}", () => detail);
    if (name !== "update") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pill";
    button.dataset.part = "update";
    button.textContent = word("change");
    button.addEventListener("click", change);
    line.append(" ", button);
  }

  function say(name, report) {
    if (said && said.name === "update") return; // nothing matters more
    said = { name, report };
    show();
  }

  // complain says what went wrong, once: not again at every visit.
  const SAID = "inkling-offline";
  function complain(name, report) {
    if (report.what === "network") return; // nothing new: it is tried again
    const text = JSON.stringify([name, report]);
    try {
      if (localStorage.getItem(SAID) === text) return;
      localStorage.setItem(SAID, text);
    } catch (_) {
      // Full or blocked: then it is said at each visit.
    }
    say(name, report);
  }

  // over forgets a complaint whose cause has gone.
  function over(name) {
    if ((localStorage.getItem(SAID) || "").startsWith(`["${name}"`)) localStorage.removeItem(SAID);
  }

  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["lang"] });

  // ---- versions ----

  // A page whose worker was changed by the word given in another one may stay
  // as it is, for as long as it likes.
  function change() {
    asked = true;
    if (registration && registration.waiting) registration.waiting.postMessage({ inkling: "change" });
    else reload();
  }

  function reload() {
    window.inklingPen.keep();
    location.reload();
  }

  // Another copy's worker, of a folder above, does not count.
  const workerURL = new URL("worker.js", root).href;
  const controlledByOurs = () => Boolean(service.controller) && service.controller.scriptURL === workerURL;
  let controlled = controlledByOurs();
  service.addEventListener("controllerchange", () => {
    if (asked) reload();
    else if (controlled) say("update");
    controlled = controlledByOurs();
  });

  service.addEventListener("message", ({ data }) => {
    const message = data && data.inklingWorker;
    if (!message) return;
    if (message.type === "failed") return complain(message.update ? "stale" : "refused", message.report);
    over("refused");
    say("kept");
  });

  const watched = new Set();
  function watch(worker) {
    if (!worker || watched.has(worker)) return;
    watched.add(worker);
    const look = () => {
      if (worker.state === "installed" && registration.active) {
        over("stale");
        say("update");
      }
      if (worker.state === "activated" && registration.active === worker) worker.postMessage({ inkling: "complete" });
    };
    worker.addEventListener("statechange", look);
    look();
  }

  async function start() {
    // A page that failed registers nothing; a version that mends it may wait.
    const works = document.documentElement.dataset.ready === "true";
    registration = works ? await service.register(workerURL) : await service.getRegistration(root);
    if (!registration) return;
    registration.addEventListener("updatefound", () => watch(registration.installing));
    watch(registration.active);
    watch(registration.waiting);
    watch(registration.installing);
  }

  start().catch((err) => {
    if (navigator.onLine) complain("refused", { what: "browser", file: "worker.js", detail: err.message });
  });
})();
