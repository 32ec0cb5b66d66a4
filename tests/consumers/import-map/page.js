// A classic script: no module, no bundler. The page's import map says where the package is.
import("referral-statement").then(async ({ evaluate, init }) => {
  await init();
  const scenario = await (await fetch("scenario.json")).json();
  document.querySelector("#total").textContent = evaluate(scenario).total;
});
