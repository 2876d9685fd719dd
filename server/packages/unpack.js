// An LMS mostly sends files as they are: 8 MB of program to every learner. Where
// the browser can unpack, it is fetched packed, from beside the other, under a
// name that no host unpacks or mistakes for anything.
(function () {
  "use strict";

  if (!window.DecompressionStream) return;

  // boot.js asks this in place of fetch.
  window.inklingFetch = async (name) => {
    if (!name.endsWith(".wasm")) return fetch(name);
    const packed = await fetch(name.replace(/wasm$/, "bin"));
    if (!packed.ok) return fetch(name);
    const unpacked = packed.body.pipeThrough(new DecompressionStream("gzip"));
    return new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
  };
})();
