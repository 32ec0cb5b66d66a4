// The ledger of the package: a file of orders as a stream, and what is asked of it.
import assert from "node:assert/strict";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL, fileURLToPath } from "node:url";

const packaged = fileURLToPath(new URL("../../dist/consumers/node/node_modules/referral-statement/", import.meta.url));
const { EngineError, Ledger, ScenarioError, guess, init, template } = await import(pathToFileURL(join(packaged, "ledger.js")));
const { orders } = await import("../../bench/orders.mjs");
const { scanner } = await import("../../bench/peers/scanner.mjs");

const folder = mkdtempSync(join(tmpdir(), "referral-ledger-"));
after(() => rmSync(folder, { recursive: true }));
const settings = { program: "cn-ambassador" };
const file = "customer,linked_at,order,paid_at,paid\nB,2024-06-10,B-1,2024-06-11,99.00\nB,2024-06-10,B-2,2024-06-12,99.00\n";

test("before init() it says so", () => {
  assert.throws(() => new Ledger(settings), (error) => error instanceof EngineError && error.code === "not-started");
});

test("a file is read as a stream, and every order has the row of its statement", async () => {
  await init();
  writeFileSync(join(folder, "orders.csv"), file);
  const ledger = new Ledger(settings);
  for await (const chunk of createReadStream(join(folder, "orders.csv"), { highWaterMark: 7 })) ledger.write(chunk);
  ledger.finish();
  assert.equal(ledger.total, "39.60");
  assert.deepEqual([...ledger.rewards(0, 9)], [2475n, 1485n]);
  assert.deepEqual([...ledger.rateNumbers(0, 9)].map((number) => ledger.rates[number - 1]), ["0.25", "0.15"]);
  assert.deepEqual(ledger.page(1, 1)[0].reward, "14.85");
  const statement = ledger.explain(1);
  assert.equal(statement.total, "39.60");
  assert.equal(statement.customers[0].orders[1].steps.at(-1).kind, "payout");
  assert.equal(ledger.totals().by_month[0].name, "2024-06");
  assert.match(ledger.csv(0, 9), /\r\n3,B,B-2,/);
  ledger.free();
  assert.throws(() => ledger.total, EngineError);
});

test("ten thousand orders are what a hand-written pass over the bytes makes of them, row by row", async () => {
  await init();
  const bytes = orders(10_000, 7);
  const ledger = new Ledger(settings);
  for (let at = 0; at < bytes.length; at += 65_536) ledger.write(bytes.subarray(at, at + 65_536));
  let steps = 1;
  while (!ledger.judge()) steps += 1;
  assert.deepEqual([ledger.orders, ledger.faultCount, ledger.judged], [10_000, 0, 10_000]);
  const byHand = scanner(bytes, 10_000, ledger.reasons);
  assert.deepEqual(Array.from(ledger.rewards(0, 10_000), Number), Array.from(byHand.rewards));
  assert.deepEqual(Array.from(ledger.counted(0, 10_000), Number), Array.from(byHand.counted));
  assert.deepEqual(Array.from(ledger.reasonNumbers(0, 10_000)), Array.from(byHand.why));
  const limited = ledger.select({ reason: "customer-reward", sort: "reward", descending: true });
  assert.ok(limited > 0);
  const rewards = Array.from(ledger.rewards(0, limited));
  assert.deepEqual(rewards, rewards.toSorted((one, other) => Number(other - one)));
  ledger.free();
});

test("rows that are no orders are told and can be mended", async () => {
  await init();
  const ledger = new Ledger(settings);
  ledger.write(`${file}B,2024-06-10,B-3,2024-06-13,9x\n`);
  ledger.finish();
  const [fault] = ledger.faults(0, 9);
  assert.deepEqual([fault.line, fault.column, fault.read, fault.code], [4, 5, "9x", "bad-number"]);
  assert.equal(ledger.faults(0, 9, "zh-CN")[0].message, "`9x` 不是十进制数");
  assert.equal(ledger.mend(0, "B,2024-06-10,B-3,2024-06-13,100.00"), true);
  ledger.finish();
  assert.deepEqual([ledger.faultCount, ledger.total], [0, "54.60"]);
  ledger.free();
});

test("what is wrong with settings is thrown as by every function of the package", async () => {
  await init();
  assert.throws(() => new Ledger({ program: "none" }), (error) => error instanceof ScenarioError && error.code === "unknown-program");
  assert.throws(() => guess("a,b\n", "none"), ScenarioError);
  assert.deepEqual(guess("客户;订单号\n", "cn-ambassador"), { delimiter: ";", header: ["客户", "订单号"], columns: ["customer", "order"], first: [] });
  assert.match(template("intl-referral"), /^\ufeffcustomer,registered_on,/);
});

test("an order takes at most 150 bytes of memory, file and results together", async () => {
  // A copy of its own, so that its memory is that of this file alone.
  const { default: start, Ledger: Own } = await import(`${pathToFileURL(join(packaged, "ledger_engine.js"))}?own`);
  const { readFileSync } = await import("node:fs");
  const { memory } = await start({ module_or_path: readFileSync(join(packaged, "ledger_bg.wasm")) });
  const count = 300_000;
  const bytes = orders(count);
  const before = memory.buffer.byteLength;
  const ledger = new Own(settings);
  for (let at = 0; at < bytes.length; at += 1 << 20) ledger.write(bytes.subarray(at, at + (1 << 20)));
  ledger.finish();
  ledger.totals();
  const each = (memory.buffer.byteLength - before) / count;
  assert.ok(each <= 150, `${each} bytes an order`);
});
