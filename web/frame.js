// The page inside a course page: shows the parts that its address asks for from
// the first moment on. The program takes them over (app/link.go).
(function () {
  "use strict";

  const page = document.documentElement;
  const parts = new URLSearchParams(location.hash.slice(1)).get("parts");
  if (parts) page.dataset.parts = parts.replaceAll(",", " ");
})();
