// A module worker: it finds the engine as a page does, and answers scenarios with statements.
import { evaluate, init } from "./node_modules/referral-statement/index.js";

const ready = init();
addEventListener("message", async ({ data }) => {
  await ready;
  postMessage(evaluate(data));
});
