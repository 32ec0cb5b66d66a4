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
  // What is pressed before the program is there is pressed again when it is (`app/src/shell/early.rs`): each as an id and the way
  // from there through the children, `content/2/0`. The program takes the list away when it begins to draw.
  const way = (element) =>
    element.id || `${way(element.parentElement)}/${[...element.parentElement.children].indexOf(element)}`;
  window.referralPressed = [];
  place.addEventListener("click", (event) => {
    const pressed = event.target.closest("button, summary");
    if (pressed) window.referralPressed?.push(way(pressed));
  });
})();
