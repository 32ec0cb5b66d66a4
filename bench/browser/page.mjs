// The same files of orders as in Node, by the same contestants, in the page of a browser; the ratios go back to the server.
import { init, Ledger } from "../../dist/package/ledger.js";
import { orders } from "../orders.mjs";
import { ledger, settings } from "../peers/ledger.mjs";
import { withCents, withDecimals } from "../peers/papaparse.mjs";
import { scanner } from "../peers/scanner.mjs";

const asked = new URLSearchParams(location.search);
const count = Number(asked.get("orders"));
const rounds = Number(asked.get("rounds"));

async function measure() {
  await init();
  const probe = new Ledger(settings);
  const { reasons } = probe;
  probe.free();
  const bytes = orders(count);
  const contestants = [
    ["ours", () => ledger(bytes, count)],
    ["scanner", () => scanner(bytes, count, reasons)],
    ["cents", () => withCents(bytes, count, reasons)],
    ["decimals", () => withDecimals(bytes, count, reasons)],
  ];
  const wanted = ledger(bytes, count).total;
  const times = {};
  // The first round compiles everyone's code.
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of contestants) {
      // What waits to be done for the page is done between two of them.
      await new Promise((go) => setTimeout(go, 50));
      const before = performance.now();
      const { total } = run();
      const took = performance.now() - before;
      if (total !== wanted) throw new Error(`${name} comes to ${total}, the ledger to ${wanted}`);
      if (round >= 0) (times[name] ??= []).push(took);
    }
  }
  return { times };
}

const said = await measure().catch((error) => ({ error: String(error?.stack ?? error) }));
await fetch("/done", { method: "POST", body: JSON.stringify(said) });
