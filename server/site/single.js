// The page as one file: what boot.js would fetch lies in this document, in
// scripts of types that no browser runs: gzip, five characters for four bytes
// (text85 in single.go). Nothing is asked of anyone.
(function () {
  "use strict";

  const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));

  function bytes(part) {
    const text = part.textContent.replaceAll("\n", "");
    const view = new DataView(new ArrayBuffer((text.length / 5) * 4));
    for (let i = 0; i < text.length; i += 5) {
      let n = 0;
      for (let k = i; k < i + 5; k++) {
        const c = text.charCodeAt(k);
        n = 85 * n + (c === 125 ? 20 : c - 40); // } stands for <
      }
      view.setUint32((i / 5) * 4, n);
    }
    return new Uint8Array(view.buffer, 0, Number(part.dataset.bytes));
  }

  // boot.js asks this in place of fetch.
  window.inklingFetch = async (name) => {
    if (!window.DecompressionStream) {
      throw new Error("this browser cannot unpack the page: it takes Chrome or Edge 97, Firefox 113, Safari 16.4");
    }
    await parsed;
    const part = [...document.querySelectorAll("script[data-file]")].find((s) => s.dataset.file === name);
    if (!part) throw new Error(`${name}: not in this file`);
    const unpacked = new Response(bytes(part)).body.pipeThrough(new DecompressionStream("gzip"));
    return new Response(unpacked, { headers: { "Content-Type": part.type } });
  };
})();
