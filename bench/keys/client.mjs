// Takes over the page that was drawn before it was sent.
import { h, hydrate } from "preact";
import { App } from "./app.mjs";

const rows = JSON.parse(document.getElementById("rows").textContent);
hydrate(h(App, { rows }), document.getElementById("app"));
document.documentElement.dataset.ready = "";
