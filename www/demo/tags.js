// A tag manager, as hosts have them: when the page has loaded it puts in scripts of which the page's own text says nothing.
const TAGS = ["https://calculator.example/embed/1/loader.js"];

addEventListener("load", () => {
  for (const address of TAGS) {
    const made = document.createElement("script");
    made.async = true;
    made.src = address;
    document.head.append(made);
  }
});
