// A page by esbuild, with the engine copied beside the bundle.
import { evaluate, init } from "referral-statement";
import scenario from "./scenario.json";

await init();
document.querySelector("#total").textContent = evaluate(scenario).total;
