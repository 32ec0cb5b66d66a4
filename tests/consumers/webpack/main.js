// A page by webpack, which finds the engine by itself.
import { evaluate, init } from "referral-statement";
import scenario from "./scenario.json";

init().then(() => {
  document.querySelector("#total").textContent = evaluate(scenario).total;
});
