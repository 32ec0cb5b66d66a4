// The bench: all contestants in one process, in turns, over the same orders; checks that they agree, and writes RESULTS.md.
//
// `node bench/run.mjs [--orders 1000000] [--rounds 5] [--native <program>] [--criterion <folder>] [--write]`, as `cargo xtask bench` runs it, which
// names the browsers in CHROMIUM and FIREFOX. The measure is
// the processor's time of the whole process with its collector of garbage, so that other work on the machine counts less; only
// ratios within one round are compared.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { evaluate, init as initEngine } from "../dist/package/index.js";
import { init as initLedger, Ledger } from "../dist/package/ledger.js";
import { inBrowser } from "./browsers.mjs";
import { orders, shuffled } from "./orders.mjs";
import { facts, jsonRules, publicodes, zen } from "./peers/engines.mjs";
import { ledger, settings } from "./peers/ledger.mjs";
import { withCents, withDecimals } from "./peers/papaparse.mjs";
import { scanner } from "./peers/scanner.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const count = Number(option("orders", "1000000"));
const rounds = Number(option("rounds", "5"));
const native = option("native");

await initEngine();
await initLedger();
const bytes = orders(count);
const probe = new Ledger(settings);
const { reasons } = probe;
probe.free();

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const file = join(folder, "orders.csv");
writeFileSync(file, bytes);

/** Nanoseconds of the processor's time. */
const spent = (before) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
};

// ---- files of orders ----

const OURS = "this package, in WebAssembly";
const SHUFFLED = "this package, rows in any order";
const NATIVE = "the same engine, native";
const SLOW = "papaparse + decimal.js";
const SCANNER = "bytes and whole cents by hand";
const mixed = shuffled(bytes);
const contestants = new Map([
  [OURS, () => ledger(bytes, count)],
  [SHUFFLED, () => ledger(mixed, count)],
  [SCANNER, () => scanner(bytes, count, reasons)],
  ["papaparse + whole cents", () => withCents(bytes, count, reasons)],
  [SLOW, () => withDecimals(bytes, count, reasons)],
]);
const times = new Map([...contestants.keys(), ...(native ? [NATIVE] : [])].map((name) => [name, []]));

function same(name, found, wanted) {
  if (found.total !== wanted.total) throw new Error(`${name} comes to ${found.total}, the ledger to ${wanted.total}`);
  // Its rows are the same ones at other places.
  if (name === SHUFFLED) return;
  for (const column of ["rewards", "counted", "why"]) {
    for (let row = 0; row < count; row++) {
      if (Number(found[column][row]) !== Number(wanted[column][row])) {
        throw new Error(`${name}: ${column} of row ${row} is ${found[column][row]}, the ledger's ${wanted[column][row]}`);
      }
    }
  }
}

// Everyone runs once for nothing, so that all code is compiled; what they find is compared.
const wanted = ledger(bytes, count);
for (const [name, run] of contestants) same(name, run(), wanted);
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of contestants) {
    globalThis.gc?.();
    const before = process.cpuUsage();
    run();
    times.get(name).push(spent(before) / count);
  }
  if (native) {
    const said = JSON.parse(execFileSync(native, [file, JSON.stringify(settings), "2"], { encoding: "utf8" }).trim().split("\n").at(-1));
    if (said.cents !== wanted.total) throw new Error(`native comes to ${said.cents}`);
    times.get(NATIVE).push((said.processor * 1000) / count);
  }
  console.log(`round ${round + 1}: ${[...times].map(([name, list]) => `${name} ${list.at(-1).toFixed(0)}`).join(", ")} ns an order`);
}

// ---- rule engines, one order after another ----

const few = Math.min(count, 2000);
const small = orders(few);
const own = new Ledger(settings);
own.write(small);
own.finish();
const billing = new TextDecoder().decode(small).trimEnd().split("\n").slice(1).map((line) => line.slice(line.lastIndexOf(",") + 1));
const known = facts(own.page(0, few), billing);
const cents = Math.round(Number(own.total) * 100);
own.free();
const asked = publicodes();
const engines = new Map([
  [OURS, () => ledger(small, few).total],
  ["json-rules-engine", () => jsonRules(known)],
  ["GoRules ZEN", () => zen(known)],
  ["publicodes", () => known.reduce((sum, order) => sum + asked(order), 0)],
]);
const engineTimes = new Map([...engines.keys()].map((name) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const [name, run] of engines) {
    const before = process.cpuUsage();
    const total = await run();
    const took = spent(before) / few;
    if (total !== cents) throw new Error(`${name} comes to ${total}, the ledger to ${cents}`);
    if (round >= 0) engineTimes.get(name).push(took);
  }
}

// ---- one scenario with its explanation ----

const example = JSON.parse(readFileSync(new URL("example.json", import.meta.url), "utf8"));
const both = [
  { counts: 99, left: 1e9, isListed: true, isPrepaid: true, isExisting: false, isLinked: true, earns: true, isStrategic: false, isLater: false },
  { counts: 20000, left: 3000, isListed: true, isPrepaid: true, isExisting: false, isLinked: true, earns: true, isStrategic: false, isLater: true },
];
const scenarios = new Map([
  ["evaluate(), from a JavaScript object to one, with every step", [2000, () => Math.round(Number(evaluate(example).total) * 100)]],
  ["publicodes, the reward of two orders", [50, () => both.reduce((sum, order) => sum + asked(order), 0)]],
]);
// Within a module, to which nothing is handed over: compiled as the package's engine is, and as the ledger's.
const within = process.argv.flatMap((word, place, all) => (word === "--within" ? [all[place + 1]] : []));
const compiled = ["for size, as the package is", "for speed, as the ledger is"].slice(0, within.length);
for (const [place, how] of compiled.entries()) {
  const { instance } = await WebAssembly.instantiate(readFileSync(within[place]));
  const many = 500;
  scenarios.set(`the evaluation alone, within a module compiled ${how}`, [40, () => instance.exports.evaluate_times(many), many]);
}
const scenarioTimes = new Map([...scenarios.keys()].map((name) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const [name, [times, run, each = 1]] of scenarios) {
    const before = process.cpuUsage();
    for (let time = 0; time < times; time++) if (run() !== 302475) throw new Error(`${name} does not come to 3024.75`);
    if (round >= 0) scenarioTimes.get(name).push(spent(before) / times / each);
  }
}
rmSync(folder, { recursive: true });

// ---- browsers ----

const browsers = new Map();
for (const name of ["Chromium", "Firefox"]) {
  const said = await inBrowser(name, count, rounds);
  if (said) browsers.set(name, said);
}

// ---- what came out ----

const median = (list) => list.toSorted((one, other) => one - other)[list.length >> 1];
const digits = (number) => (number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number.toFixed(2));
/** The ratio in each round, in the middle and from end to end. */
function ratio(all, one, other) {
  const each = all.get(one).map((time, round) => time / all.get(other)[round]);
  return `${digits(median(each))} (${digits(Math.min(...each))} to ${digits(Math.max(...each))})`;
}
const table = (all, bases) =>
  [
    `| what | ns | ${bases.map((base) => `${base} = 1`).join(" | ")} |`,
    `|---|---|${bases.map(() => "---|").join("")}`,
    ...[...all.keys()].map((name) => `| ${name} | ${digits(median(all.get(name)))} | ${bases.map((base) => ratio(all, name, base)).join(" | ")} |`),
  ].join("\n");
/** The ratio of the least times in a browser. */
const least = (said, one, other) => digits(Math.min(...said[one]) / Math.min(...said[other]));
const inBrowsers = [...browsers].map(
  ([name, said]) => `| ${name} | ${least(said, "decimals", "ours")} | ${least(said, "cents", "ours")} | ${least(said, "scanner", "ours")} |`,
);
/** What criterion found, in nanoseconds. */
const criterion = (name) => {
  const folder = option("criterion");
  return folder && JSON.parse(readFileSync(join(folder, name, "new/estimates.json"), "utf8")).median.point_estimate;
};
const [scenario, codes] = [...scenarios.keys()];
const [alone, texts] = [criterion("evaluate"), criterion("JSON to JSON")];
const text = `# What the ledger is measured beside

Written by \`cargo xtask bench\`. Node ${process.versions.node}, ${cpus()[0].model.trim()}; ${rounds} rounds in one process, everyone in turn; the
processor's time; the median, and in brackets the least and the most of the rounds. Only the ratios say anything. Every row of every
contestant has the same reward, the same counted amount and the same reason.

## ${count.toLocaleString("en")} orders, ${(bytes.length / 1e6).toFixed(0)} MB: bytes in, totals and the result of every row out

${table(times, [OURS, SCANNER, SLOW])}

papaparse + decimal.js takes ${ratio(times, SLOW, OURS)} times as long as this package; by hand it takes ${ratio(times, SCANNER, OURS)} times as
long.${native ? ` In WebAssembly it takes ${ratio(times, OURS, NATIVE)} times as long as native.` : ""} The peers hold what these orders need and no more: one edition and tier, rows that are in the order of payment,
facts that never differ, no id twice. The ledger checks all of that, reads any order of rows, and keeps what it needs to explain each.

${
  inBrowsers.length === 0
    ? ""
    : `In browsers, by the clock, the least of ${rounds} rounds; how many times as long as this package each takes:

| browser | papaparse + decimal.js | papaparse + whole cents | bytes and whole cents by hand |
|---|---|---|---|
${inBrowsers.join("\n")}
`
}
## Rule engines, ${few.toLocaleString("en")} orders, one after another, for each order

${table(engineTimes, [OURS])}

The engines are asked for rate and reward alone; parsing, history and limits are worked out before and not measured.

## One scenario: the published example of ¥50,000

${table(scenarioTimes, [scenario])}

publicodes takes ${ratio(scenarioTimes, codes, scenario)} times as long.${
  alone
    ? ` Natively, by criterion (\`bench/engine\`), the evaluation alone takes ${digits(alone / 1000)} µs, from JSON text to JSON text ${digits(texts / 1000)} µs.`
    : ""
}
`;
console.log(text);
if (process.argv.includes("--write")) writeFileSync(new URL("RESULTS.md", import.meta.url), text);
