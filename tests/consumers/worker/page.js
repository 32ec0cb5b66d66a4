// A page that has its figures worked out beside it.
const worker = new Worker("worker.js", { type: "module" });
worker.addEventListener("message", ({ data }) => {
  document.querySelector("#total").textContent = data.total;
});
const scenario = await (await fetch("scenario.json")).json();
worker.postMessage(scenario);
