// Shows at once what was drawn when the page was built, in the reader's language, until the program draws it itself.
(() => {
  "use strict";
  const place = document.getElementById("app");
  const drawn = place.querySelector(`template[lang="${document.documentElement.lang}"]`);
  if (!drawn) return;
  const page = drawn.content;
  const { hash } = location;
  // The reader's own figures, or another page, are the program's to draw: of the first look only the bar is theirs too.
  if (window.referralKept || (hash && hash !== "#/estimate")) {
    page.querySelector("main").replaceChildren();
    for (const link of page.querySelectorAll(".pages a")) {
      link.removeAttribute("aria-current");
      if (link.getAttribute("href") === hash) link.setAttribute("aria-current", "page");
    }
  }
  place.replaceChildren(page);
})();
