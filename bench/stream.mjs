// A file that no memory should hold whole: millions of orders in pieces of 1 MiB, and what the module's memory comes to.
//
// `node bench/stream.mjs [5]`: so many millions of orders, of about 100 MB each; after `cargo xtask package`.
import { readFileSync } from "node:fs";
import start, { Ledger } from "../dist/package/ledger_engine.js";
import { orders } from "./orders.mjs";
import { settings } from "./peers/ledger.mjs";

const MILLION = 1_000_000;
const CHUNK = 1 << 20;
const millions = Number(process.argv[2] ?? "5");

/** A million orders with names of their own; only the first has the names of the columns. */
function block(number) {
  const text = new TextDecoder().decode(orders(MILLION, 1000 + number));
  const rows = number === 0 ? text : text.slice(text.indexOf("\n") + 1);
  return new TextEncoder().encode(rows.replace(/^C/gm, `C${number}-`).replace(/,N1/g, `,N${number}-1`));
}

const { memory } = await start({ module_or_path: readFileSync(new URL("../dist/package/ledger_bg.wasm", import.meta.url)) });
const ledger = new Ledger(settings);
let [bytes, took] = [0, 0];
for (let number = 0; number < millions; number++) {
  const rows = block(number);
  const before = performance.now();
  for (let at = 0; at < rows.length; at += CHUNK) ledger.write(rows.subarray(at, at + CHUNK));
  took += performance.now() - before;
  bytes += rows.length;
}
const before = performance.now();
while (!ledger.judge());
took += performance.now() - before;
const { orders: count, refused } = ledger.totals();
console.log(
  `${(bytes / 1e6).toFixed(0)} MB, ${count} orders, ${refused} refused, ${(took / 1000).toFixed(1)} s; ` +
    `the module's memory is ${(memory.buffer.byteLength / 1e6).toFixed(0)} MB, ${(memory.buffer.byteLength / count).toFixed(1)} bytes an order`,
);
