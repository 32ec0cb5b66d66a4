// A page by esbuild, with the engine inside of the bundle: one file.
import { evaluate, init } from "referral-statement/slim";
import engine from "referral-statement/engine_bg.wasm";
import scenario from "./scenario.json";

await init(engine);
document.querySelector("#total").textContent = evaluate(scenario).total;
