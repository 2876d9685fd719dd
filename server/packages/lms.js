// Finds the LMS's API, SCORM 1.2's or 2004's, and calls it. What an LMS says is
// wrong is handed on, never thrown.
const inklingLMS = (version) => {
  "use strict";

  const digits = (n, width) => String(Math.floor(n)).padStart(width, "0");

  // What differs between the versions. room is how many characters suspend_data
  // may have.
  const model = {
    "1.2": {
      api: "API", initialize: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit",
      terminate: "LMSFinish", lastError: "LMSGetLastError", errorString: "LMSGetErrorString",
      room: 4096, core: "cmi.core.", status: "cmi.core.lesson_status", location: "cmi.core.lesson_location",
      mode: "cmi.core.lesson_mode", language: "cmi.student_preference.language",
      kind: "performance", answer: "student_response", time: "time", wrong: "wrong",
      clock: () => new Date().toTimeString().slice(0, 8),
      span: (ms) => `${digits(ms / 3600000, 4)}:${digits((ms / 60000) % 60, 2)}:${digits((ms / 1000) % 60, 2)}.${digits((ms / 10) % 100, 2)}`,
    },
    "2004": {
      api: "API_1484_11", initialize: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit",
      terminate: "Terminate", lastError: "GetLastError", errorString: "GetErrorString",
      room: 64000, core: "cmi.", status: "cmi.completion_status", location: "cmi.location",
      mode: "cmi.mode", language: "cmi.learner_preference.language",
      kind: "other", answer: "learner_response", time: "timestamp", wrong: "incorrect",
      clock: () => new Date().toISOString().slice(0, 19) + ".0Z",
      span: (ms) => `PT${Math.floor(ms / 3600000)}H${Math.floor((ms / 60000) % 60)}M${digits((ms / 1000) % 60, 1)}.${digits((ms / 10) % 100, 2)}S`,
    },
  }[version];

  // lookUp asks a window and those around it. A parent of another origin may not
  // be asked, but its own parent may.
  function lookUp(from) {
    for (let w = from, i = 0; w && i < 500; i++) {
      try {
        if (w[model.api]) return w[model.api];
      } catch (_) {}
      if (w.parent === w) return null;
      w = w.parent;
    }
    return null;
  }

  function openerOf(w) {
    try {
      return w.opener;
    } catch (_) {
      return null;
    }
  }

  const api = lookUp(window) || lookUp(openerOf(window)) || lookUp(openerOf(window.top));

  let thrown = null; // what the call before threw, as words

  function call(method, ...args) {
    thrown = null;
    try {
      return String(api[model[method]](...args));
    } catch (err) {
      thrown = String((err && err.message) || err);
      return "";
    }
  }

  // fault is what the LMS has to say of the call before.
  function fault() {
    if (thrown) return { code: "thrown", detail: thrown };
    const code = call("lastError");
    const words = call("errorString", code);
    return { code, detail: [code, words].filter(Boolean).join(" ") || "false" };
  }

  const sent = new Map(); // element → what the LMS took
  const lacking = new Set(); // elements that it does not have
  const took = (answer) => answer === "true" || answer === "1";

  return {
    model, fault, sent,
    found: Boolean(api),
    get: (element) => call("get", element),
    ask: (method) => took(call(method, "")),

    // set is "" when the LMS took a value, or had it, or has no place for it and
    // need not; else why it did not.
    set(element, value, need) {
      value = String(value);
      if (sent.get(element) === value || lacking.has(element)) return "";
      if (took(call("set", element, value))) {
        sent.set(element, value);
        this.pending = true;
        return "";
      }
      const { code, detail } = fault();
      if (need || !/^40[12]$/.test(code)) return `${element}: ${detail}`;
      lacking.add(element);
      return "";
    },

    pending: false, // something was set and not yet committed
  };
};
