// What goes wrong with the engine itself: not started, not found, stopped in the middle of a call. No call leaves a broken engine.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const packaged = new URL("../../dist/consumers/node/node_modules/referral-statement/", import.meta.url);
const bytes = readFileSync(new URL("engine_bg.wasm", packaged));

/** Copies of the package that nobody has started yet, each in a folder of its own. */
const copies = mkdtempSync(join(tmpdir(), "referral-statement-"));
after(() => rmSync(copies, { recursive: true }));
let count = 0;
function fresh() {
  const folder = join(copies, `${count++}`);
  cpSync(packaged, folder, { recursive: true });
  return (file) => import(pathToFileURL(join(folder, file)));
}

const scenario = (program = "intl-referral") => ({
  program,
  customers: [
    {
      id: "friend",
      registered_on: "2026-03-01",
      orders: [{ id: "first", paid_at: "2026-03-10", paid: "520.00", product: "ecs" }],
    },
  ],
});

const own = `
  program = { id = "mine", name = "Mine", currency = "EUR", pays = "cash", basis = "orders", zone = "UTC" }
  products = { assumed = "none" }
  edition = [{ edition = "all", grade = "own" }]
`;

/** The engine with a trap in the place of one function's code: what it does there is `unreachable`. */
function trapped(name) {
  const planted = Uint8Array.from(bytes);
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = planted[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return new TextDecoder().decode(planted.subarray(at - length, at));
  };
  let imported = 0;
  let wanted;
  while (at < planted.length) {
    const section = planted[at++];
    const end = number() + at;
    if (section === 2) {
      // Imports: module, name, kind; only functions count, and all of the engine's are.
      for (let left = number(); left > 0; left--) {
        text();
        text();
        assert.equal(planted[at++], 0, "the engine imports something else than functions");
        number();
        imported += 1;
      }
    } else if (section === 7) {
      for (let left = number(); left > 0; left--) {
        const exported = text();
        const kind = planted[at++];
        const index = number();
        if (exported === name && kind === 0) wanted = index - imported;
      }
    } else if (section === 10) {
      number();
      for (let place = 0; ; place++) {
        const length = number();
        if (place < wanted) {
          at += length;
          continue;
        }
        const bodyEnd = at + length;
        for (let locals = number(); locals > 0; locals--) {
          number();
          number();
        }
        // unreachable, then nothing (nop) up to the body's own end.
        planted[at] = 0x00;
        planted.fill(0x01, at + 1, bodyEnd - 1);
        return planted;
      }
    }
    at = end;
  }
  throw new Error(`the engine exports no ${name}`);
}

/** The address of an engine that `answer` answers for, until the test ends. */
function served(t, answer) {
  const server = createServer(answer).listen(0);
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${server.address().port}/engine_bg.wasm`;
}

test("a call before init says what to do", async () => {
  const { evaluate, EngineError } = await fresh()("index.js");
  assert.throws(
    () => evaluate(scenario()),
    (error) => {
      assert.ok(error instanceof EngineError && error instanceof Error);
      const { name, code, path, message, hint } = error;
      assert.deepEqual(
        { name, code, path, message, hint },
        {
          name: "EngineError",
          code: "not-started",
          path: "",
          message: "evaluate() was called before the engine was ready",
          hint: "await init() first",
        },
      );
      return true;
    },
  );
});

test("a trap is reported, and the next call works, with the programs that were brought", async () => {
  const { init, EngineError, evaluate, explain, load } = await fresh()("slim.js");
  await init(trapped("explain"));
  const before = evaluate(scenario());
  assert.deepEqual(load(own), ["mine"]);
  for (let time = 0; time < 3; time++) {
    assert.throws(
      () => explain(before, { lang: "en" }),
      (error) => {
        assert.ok(error instanceof EngineError, `threw ${error}`);
        assert.equal(error.code, "stopped");
        assert.equal(error.message, "the engine stopped in explain(): unreachable");
        assert.ok(error.cause instanceof WebAssembly.RuntimeError);
        assert.match(error.hint, /the next call starts the engine again/);
        return true;
      },
    );
    assert.deepEqual(evaluate(scenario()), before);
    assert.equal(evaluate({ program: "mine", customers: [] }).total, "0.00");
  }
});

test("objects that throw when they are read leave the engine sound, however many", async () => {
  const { init, EngineError, checkProgram, evaluate } = await fresh()("index.js");
  await init();
  const mine = new TypeError("not today");
  const wrong = {
    get text() {
      throw mine;
    },
  };
  // Each leaves a piece of the engine's stack in use, which would be used up by then.
  for (let time = 0; time < 2500; time++) {
    assert.throws(() => checkProgram(wrong), (error) => error instanceof EngineError && error.cause === mine);
  }
  assert.equal(evaluate(scenario()).total, "70.00");
});

test("a call from the end of the stack is survived", async () => {
  const { init, evaluate } = await fresh()("index.js");
  await init();
  let caught = 0;
  const deeper = () => {
    try {
      deeper();
    } catch {
      // Called again on the way up, with a little more room each time.
      if (caught++ < 50) {
        try {
          evaluate(scenario());
        } catch {
          // There was not room enough yet.
        }
      }
    }
  };
  deeper();
  assert.equal(evaluate(scenario()).total, "70.00");
});

test("a scenario without end is refused", async () => {
  const { init, evaluate, ScenarioError } = await fresh()("index.js");
  await init();
  let deep = [];
  for (let depth = 0; depth < 200_000; depth++) deep = [deep];
  assert.throws(() => evaluate({ ...scenario(), customers: deep }), ScenarioError);
  const round = scenario();
  round.customers[0].orders.push(round);
  assert.throws(() => evaluate(round), ScenarioError);
  assert.equal(evaluate(scenario()).total, "70.00");
});

test("the slim entry takes a module, bytes, an answer to fetch, or a promise of one", async (t) => {
  const address = served(t, (_, response) => response.setHeader("Content-Type", "application/wasm").end(bytes));
  for (const given of [
    new WebAssembly.Module(bytes),
    bytes,
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    fetch(address),
    new URL(address),
    address,
  ]) {
    const { init, evaluate } = await fresh()("slim.js");
    await init(given);
    assert.equal(evaluate(scenario()).total, "70.00");
  }
});

test("both entries are doors of one engine", async () => {
  const copy = fresh();
  const front = await copy("index.js");
  const slim = await copy("slim.js");
  await Promise.all([slim.init(bytes), front.init(), front.init()]);
  assert.equal(front.evaluate, slim.evaluate);
  assert.equal(front.evaluate(scenario()).total, "70.00");
});

test("an engine that cannot be had is said, and init can be called again", async (t) => {
  const address = served(t, (_, response) => response.writeHead(404).end());
  const { init, evaluate, EngineError } = await fresh()("slim.js");
  for (const [given, why] of [
    [undefined, /^the engine cannot be loaded: nothing was given to load it from$/],
    [fetch(address), /^the engine cannot be loaded: http:.*engine_bg\.wasm answered 404$/],
    [new Uint8Array(8), /^the engine cannot be loaded: .*magic/],
    ["http://127.0.0.1:1/", /^the engine cannot be loaded: /],
  ]) {
    await assert.rejects(init(given), (error) => {
      assert.ok(error instanceof EngineError, `threw ${error}`);
      assert.equal(error.code, "cannot-load");
      assert.match(error.message, why);
      assert.match(error.hint, /engine_bg\.wasm/);
      return true;
    });
  }
  await init(bytes);
  assert.equal(evaluate(scenario()).total, "70.00");
});
