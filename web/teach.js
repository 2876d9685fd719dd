// The teacher's page prints: the worksheet with its key, or everything. In
// print every answer is open, whatever the reader has opened.
(function () {
  "use strict";

  const page = document.documentElement;
  let opened = [];

  document.addEventListener("click", (e) => {
    const button = e.target instanceof Element && e.target.closest('[data-act="print"]');
    if (!button) return;
    page.dataset.print = button.dataset.print;
    window.print();
  });

  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const answer of opened) answer.open = true;
  });

  window.addEventListener("afterprint", () => {
    for (const answer of opened) answer.open = false;
    opened = [];
    delete page.dataset.print;
  });
})();
